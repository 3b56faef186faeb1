"""What a model has against its fields together, where pydantic did not ask because one of them is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from sopctl.finding import KeyPath
from sopctl.source.document import Data, value_at
from sopctl.source.shape import kinds_at

Error = Mapping[str, Any]


def unheard(kind: type[BaseModel], errors: Iterable[Error], data: Data) -> Iterator[Error]:
    """The errors of validators that run after the fields, for each model that an error lies in."""
    holders = {path: None for error in errors for path in _holders(error["loc"])}
    for path in holders:
        value = value_at(data, path)
        for model in kinds_at(kind, path):
            if isinstance(value, dict) and isinstance(model, type) and issubclass(model, BaseModel):
                yield from _refusals(model, value, path)


def _holders(loc: tuple[str | int, ...]) -> Iterator[KeyPath]:
    return (loc[:end] for end in range(len(loc)))


def _refusals(model: type[BaseModel], value: dict[str, Data], path: KeyPath) -> Iterator[Error]:
    fields: dict[str, Any] = {key: value.get(key) for key in model.model_fields}
    instance = model.model_construct(**fields)
    for validator in model.__pydantic_decorators__.model_validators.values():
        if validator.info.mode != "after":
            continue
        try:
            validator.func(instance)
        except PydanticCustomError as error:
            yield {"type": error.type, "loc": path, "ctx": error.context or {}, "input": value}
