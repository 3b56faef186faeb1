"""Every sentence said to a person: key and arguments in, words out, in Indonesian or English.

The words are data: a folder a language, in it a file for the first part of the keys (`lint.yaml`), and
for the rules one a family (`aturan-3.yaml`), so that a command reads what it says and no more. A test
keeps both languages complete. An argument comes from a file that anybody may have written, so its
control characters are made visible before it is spoken.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from sopctl.messages.escape import shorten, visible

LANGUAGES = ("id", "en")
"""The languages, the default one first."""

_RULE = "rule"
_FAMILY = "aturan-"
_EXAMPLES = "contoh"

Args = Mapping[str, str | int] | Iterable[tuple[str, str | int]]


def text(lang: str, key: str, /, **args: str | int) -> str:
    """The text at a dotted key, such as `text("id", "lint.none", files=3)`.

    Raises KeyError for a key that is in no catalogue: a fault of ours.
    """
    return _fill(_words(lang, key)[key], args)


def has_text(lang: str, key: str) -> bool:
    """Whether there is a text at a dotted key."""
    return key in _words(lang, key)


def sentence(lang: str, rule: str, variant: str = "", args: Args = ()) -> str:
    """What a finding says: what is wrong, and where."""
    return _of_variant(lang, rule, "sentence", variant, args)


def mend(lang: str, rule: str, variant: str = "", args: Args = ()) -> str:
    """How to mend a finding; one way may serve all variants of a rule."""
    return _of_variant(lang, rule, "mend", variant, args)


def pattern(lang: str, rule: str, part: str, variant: str = "") -> str:
    """A sentence or a way to mend as a rule's page shows it: an ellipsis where an argument goes."""
    return _spoken(lang, rule, part, variant).format_map(_Ellipses())


def example(rule: str, part: str) -> str | None:
    """The `wrong` or `right` example of a rule as YAML; None where none can be shown."""
    key = f"{_RULE}.{rule}.{part}"
    return _words(_EXAMPLES, key).get(key)


def change_pattern(lang: str, kind: str, *, part: str = "ubah") -> str:
    """The sentence of a kind of change, or its `pokok`: an ellipsis where an argument goes."""
    key = f"{part}.{kind}"
    return _words(lang, key)[key].format_map(_Ellipses())


def change_example(kind: str, part: str) -> str | None:
    """How the YAML reads `semula` or `menjadi` in a kind of change; None where nothing stands there."""
    key = f"ubah.{kind}.{part}"
    return _words(_EXAMPLES, key).get(key)


def keys(lang: str) -> tuple[str, ...]:
    """Every dotted key of a language, by file, in the order of each."""
    files = sorted(name for name in os.listdir(_folder(lang)) if name.endswith(".yaml"))
    return tuple(key for name in files for key in _read(lang, name.removesuffix(".yaml")))


class _Ellipses(dict[str, str | int]):
    """An argument that is not given leaves a gap in the sentence, rather than no sentence at all."""

    def __missing__(self, name: str) -> str:
        return "…"


def _of_variant(lang: str, rule: str, part: str, variant: str, args: Args) -> str:
    return _fill(_spoken(lang, rule, part, variant), dict(args))


def _spoken(lang: str, rule: str, part: str, variant: str) -> str:
    general = f"{_RULE}.{rule}.{part}"
    words = _words(lang, general)
    return words.get(f"{general}.{variant}") or words[general]


def _fill(words: str, args: Mapping[str, str | int]) -> str:
    safe = {
        name: value if isinstance(value, int) else shorten(visible(value)) for name, value in args.items()
    }
    return words.format_map(_Ellipses(safe))


def _words(lang: str, key: str) -> dict[str, str]:
    """What stands in the file of a key; nothing where there is no such file."""
    if lang not in (*LANGUAGES, _EXAMPLES):
        raise KeyError(lang)
    room, _, rest = key.partition(".")
    return _read(lang, f"{_FAMILY}{rest[3:4]}" if room == _RULE else room)


def _folder(lang: str) -> str:
    return os.path.join(os.path.dirname(__file__), lang)


@cache
def _read(lang: str, name: str) -> dict[str, str]:
    prefix = _RULE if name.startswith(_FAMILY) else name
    try:
        with open(os.path.join(_folder(lang), f"{name}.yaml"), encoding="utf-8") as file:
            return dict(_flatten(prefix, file.read()))
    except FileNotFoundError:
        return {}


def _flatten(prefix: str, source: str) -> Iterator[tuple[str, str]]:
    # Events rather than a built document: it is several times faster, and every command waits for it.
    # The pure loader stands in where libyaml is missing, since that very fault must be told in words.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    path = [prefix]
    awaiting_value = False
    for event in yaml.parse(source, Loader=loader):
        if isinstance(event, yaml.ScalarEvent):
            if awaiting_value:
                yield ".".join(path), event.value
                path.pop()
            else:
                path.append(event.value)
            awaiting_value = not awaiting_value
        elif isinstance(event, yaml.MappingStartEvent):
            awaiting_value = False
        elif isinstance(event, yaml.MappingEndEvent):
            path.pop()
