"""What all models of files share: frozen values whose field names are the YAML keys."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Strict,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from sopctl.model.tanggal import parse_tanggal

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Angka(str):
    """A number as it stands in the file, unquoted, every character kept (`065` stays `065`).

    Where the model wants text, the text is these characters and the reader tells SOP007; where it
    wants a number, the validators below convert. Nothing is lost to a number.
    """

    __slots__ = ()


class Model(BaseModel):
    """Frozen; keys beyond the fields are refused, so that the reader can tell each of them (SOP005)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


def _tanggal(value: Any) -> Any:
    if value is None or isinstance(value, date):
        return value
    day = parse_tanggal(value) if isinstance(value, str) else None
    if day is None:
        raise PydanticCustomError("tanggal", "YYYY-MM-DD")
    return day


def _bilangan(value: Any) -> Any:
    if isinstance(value, Angka):
        try:
            return float(value.replace("_", "x"))
        except ValueError:
            pass
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    raise PydanticCustomError("bilangan", "number")


def _kosong_ke_null(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _bentuk(value: Any) -> str | None:
    if isinstance(value, str):
        return "<teks>"
    if isinstance(value, (list, tuple)):
        return "<daftar>"
    return "<objek>" if isinstance(value, (dict, BaseModel)) else None


BENTUK = Discriminator(_bentuk)
"""Tells a text, a list and a mapping apart. The tags stand in angle brackets so that the reader can
take them out of an error's `loc`: what is left is a key path."""

Teks = str
_TanggalTertulis = Annotated[
    str, WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
Tanggal = Annotated[date, BeforeValidator(_tanggal, json_schema_input_type=_TanggalTertulis)]
"""A day, written YYYY-MM-DD."""
Bilangan = Annotated[float, BeforeValidator(_bilangan, json_schema_input_type=float)]
"""A number, unquoted."""
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
"""A name for machines: small letters, digits and single hyphens, at most 80 characters."""
# An empty value is asked for by the rule that wants one (SOP009, SOP101 …), not by SOP006.
TanggalOpsional = Annotated[Tanggal | None, BeforeValidator(_kosong_ke_null)]
"""A day, or none: null and an empty text alike."""
SlugOpsional = Annotated[Slug | None, BeforeValidator(_kosong_ke_null)]
"""A name for machines, or none: null and an empty text alike."""
Boolean = Annotated[bool, Strict()]
"""`true` or `false`: words like `ya` and `no` are texts."""
TeksWajib = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Text that no rule but SOP006 asks for."""
Daftar = Annotated[Annotated[str, Tag("<teks>")] | Annotated[tuple[str | None, ...], Tag("<daftar>")], BENTUK]
"""One text or a list of texts; an empty item is nobody's fault here, the rules pass it over."""


def texts_of(value: str | tuple[str | None, ...] | None) -> tuple[str, ...]:
    """The texts of a `Daftar`, blank ones left out."""
    if value is None:
        return ()
    texts = (value,) if isinstance(value, str) else value
    return tuple(text for text in texts if text is not None and text.strip())
