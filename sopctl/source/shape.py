"""What a model wants at a key path, read off its annotations: known keys, and the forms a value may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from sopctl.finding import KeyPath


def _members(annotation: Any) -> Iterator[Any]:
    """The plain types that an annotation allows, without Annotated, Union and None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for argument in get_args(annotation):
            yield from _members(argument)
    elif annotation is not NoneType:
        yield annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _step(kinds: Iterable[Any], part: str | int) -> Iterator[Any]:
    for kind in kinds:
        origin = get_origin(kind)
        if isinstance(part, int):
            if origin is tuple:
                yield from _members(get_args(kind)[0])
        elif origin is dict:
            yield from _members(get_args(kind)[1])
        elif _is_model(kind) and part in kind.model_fields:
            yield from _members(kind.model_fields[part].annotation)


@cache
def _at(model: type[BaseModel], generic: KeyPath) -> tuple[Any, ...]:
    if not generic:
        return (model,)
    return tuple(_step(_at(model, generic[:-1]), generic[-1]))


def kinds_at(model: type[BaseModel], key_path: KeyPath) -> tuple[Any, ...]:
    """The types a value at the path may have; none for an unknown key."""
    return _at(model, tuple(0 if isinstance(part, int) else part for part in key_path))


def known_keys(model: type[BaseModel], key_path: KeyPath) -> tuple[str, ...]:
    """The keys that a mapping at the path may have."""
    keys = [key for kind in kinds_at(model, key_path) if _is_model(kind) for key in kind.model_fields]
    return tuple(dict.fromkeys(keys))


def may_be_empty(model: type[BaseModel], key_path: KeyPath) -> bool:
    """Whether a key may be left empty: then a blank text says no more than null."""
    holders = [kind for kind in kinds_at(model, key_path[:-1]) if _is_model(kind)]
    fields = [kind.model_fields.get(key_path[-1]) for kind in holders]
    return any(field is not None and not field.is_required() for field in fields)


def wants_text(model: type[BaseModel], key_path: KeyPath) -> bool:
    """Whether free text may stand at the path."""
    return str in kinds_at(model, key_path)


def forms_at(model: type[BaseModel], key_path: KeyPath) -> tuple[str, ...]:
    """The forms a value at the path may have, of `teks`, `daftar`, `objek`, in this order."""
    kinds = kinds_at(model, key_path)
    found = {
        "teks": str in kinds,
        "daftar": any(get_origin(kind) is tuple for kind in kinds),
        "objek": any(get_origin(kind) is dict or _is_model(kind) for kind in kinds),
    }
    return tuple(form for form, there in found.items() if there)
