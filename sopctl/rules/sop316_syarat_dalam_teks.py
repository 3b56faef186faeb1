"""What is done on a condition belongs in the branches of a decision, where the drawing shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sopctl.finding import Finding, Level, finding
from sopctl.model.prosedur import Kegiatan
from sopctl.rules.bahasa import verb_form
from sopctl.rules.context import SopContext
from sopctl.rules.kalimat import MARKS, tokens_of
from sopctl.rules.kata import texts, words
from sopctl.rules.rule import Rule

RULE = Rule("SOP316", "syarat-dalam-teks", Level.PERINGATAN, variants=("tanpa-cabang", "bercabang"))
_Syarat = tuple[str, ...]
"""The words of a condition, with what follows it."""
_BEFORE = ("", "dan", "atau", "tetapi", "namun", "sedangkan", "tapi")


def check(context: SopContext) -> Iterator[Finding]:
    for at, text in texts(context.sop, "SOP316"):
        decides = _decides(context.sop.kegiatan[int(at[1])])
        tokens = tokens_of(text)
        if at[-1] == "keterangan":
            # A remark may tell what the branches mean, or what to mind.
            told = not decides and _two_sides(tokens)
        else:
            told = _two_sides(tokens) or _directs(tokens)
        if told:
            yield finding("SOP316", at, "bercabang" if decides else "tanpa-cabang")


def _decides(row: Kegiatan) -> bool:
    return any(simbol.cabang for simbol in (row, *(row.langkah or ())))


def _conditions(tokens: Sequence[str]) -> list[int]:
    return [i for i, token in enumerate(tokens) if token in words("SOP316")]


def _two_sides(tokens: Sequence[str]) -> bool:
    """`jika ya … jika tidak …`: two conditions, one of them the other's denial."""
    found = _conditions(tokens)
    denied = words("SOP316", "ingkar")
    return len(found) > 1 and any(not denied.isdisjoint(_condition(tokens, i)) for i in found)


def _condition(tokens: Sequence[str], i: int) -> Sequence[str]:
    """The words of a condition, up to a mark, `maka`, or the next one."""
    ends = (j for j in range(i + 1, len(tokens)) if _ends_condition(tokens[j]))
    return tokens[i + 1 : next(ends, len(tokens))]


def _ends_condition(token: str) -> bool:
    return token in MARKS or token == "maka" or token in words("SOP316")


def _directs(tokens: Sequence[str]) -> bool:
    """Whether a condition is followed by what is then done: it sends the flow somewhere."""
    return any(_has_consequence(tokens, i) for i in _conditions(tokens))


def _has_consequence(tokens: Sequence[str], i: int) -> bool:
    condition = _condition(tokens, i)
    if not condition or words("SOP316", "exceptions").issuperset(condition):
        return False
    end = i + 1 + len(condition)
    if tokens[end : end + 1] == ["maka"] or tokens[end : end + 2] == [",", "maka"]:
        return True
    before = tokens[i - 1] if i else ""
    at_the_front = before in MARKS or before in _BEFORE
    if at_the_front and tokens[end : end + 1] == [","] and len(tokens) > end + 1:
        return tokens[end + 1] not in ("dan", "serta", "atau")
    return _state_and_act(condition)


def _state_and_act(condition: Sequence[str]) -> bool:
    """`jika tidak lengkap dikembalikan`: a state of the matter, and at once what is done with it."""
    states = words("SOP316", "keadaan")
    return any(
        token in states and verb_form(act) is not None and act not in states
        for token, act in pairwise(condition)
    )
