"""A file to a Document and its model, or to findings. Nothing that a file holds makes this raise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sopctl.finding import Finding, Place, finding
from sopctl.model.dasar import Model
from sopctl.model.jenis import KINDS
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.source.build import build
from sopctl.source.decode import decode
from sopctl.source.document import Data, Document
from sopctl.source.fault import fault
from sopctl.source.files import read_regular
from sopctl.source.gate import Passed, read_events
from sopctl.source.limits import ORDINARY, Limits
from sopctl.source.locate import place_of
from sopctl.source.outward import paths_out

BEGINNING = Place(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file."""

    path: str
    """As printed."""
    document: Document | None = None
    """None where the gate refused the file."""
    model: Model | None = None
    """None where SOP006 or the gate spoke. SOP005 and SOP007 leave it whole."""
    findings: tuple[Finding, ...] = ()
    """All of family 0 that reading can tell, each with its place, in the order of the file."""
    skema: str | None = None
    """The marker as written, known or not."""
    text: str = ""
    """What could be decoded, for excerpts; there also where `document` is None."""
    perangkat_daerah: str | None = None
    id: str | None = None
    """The two parts of an SOP's address as far as they could be read, also where there is no model."""

    @property
    def alamat(self) -> str | None:
        """`agency/id`, where both could be read."""
        whole = self.perangkat_daerah is not None and self.id is not None
        return f"{self.perangkat_daerah}/{self.id}" if whole else None

    @property
    def passed(self) -> bool:
        """The gate let the file through and the marker is known: family 0 may go on to speak of it."""
        return self.document is not None and self.skema in KINDS


def load_bytes(data: bytes, path: str, *, kind: str | None = None, limits: Limits = ORDINARY) -> Loaded:
    """Read the bytes of a file that is called `path` in findings.

    `kind` is the marker that the file must have, such as `konfigurasi/1` for sopctl.yaml; without it
    any known marker will do. Raises SopctlError("libyaml-hilang") where the C library is missing, and
    nothing for what the bytes hold.
    """
    if len(data) > limits.bytes:
        return refused(path, "SOP002", "berkas-terlalu-besar", limits)
    decoded = decode(data)
    passed = read_events(decoded, data, limits.nodes)
    faults = _in_order((*decoded.findings, *passed.findings))
    if faults or not isinstance(passed.root, dict):
        skema, address = _marker(passed.root), _address(passed.root)
        return Loaded(path, None, None, faults, skema, decoded.text, *address)
    return _modelled(path, passed, decoded.text, kind)


def load_file(
    path: str, root: str | None, shown_path: str, *, kind: str | None = None, limits: Limits = ORDINARY
) -> Loaded:
    """Read a file of the repository at `root`; None: of no repository, and links may lead anywhere.

    A link out of the repository or to nothing is SOP010; what is no regular file, or cannot be read,
    is SOP001 and never opened; a file beyond its limit (1 MiB) is not read.
    """
    found = read_regular(path, root, limits.bytes)
    if isinstance(found, tuple):
        return refused(shown_path, *found, limits)
    return load_bytes(found, shown_path, kind=kind, limits=limits)


def refused(path: str, rule: str, variant: str, limits: Limits = ORDINARY) -> Loaded:
    """A file of which nothing was read."""
    args = {"maks": limits.bytes} if variant == "berkas-terlalu-besar" else {}
    return Loaded(path, findings=(fault(rule, variant, args, place=BEGINNING),))


def _modelled(path: str, passed: Passed, text: str, kind: str | None) -> Loaded:
    root = passed.root
    assert isinstance(root, dict)
    document = Document(path, text, root, passed.marks, passed.numbers)
    skema, address = _marker(root), _address(root)
    fault = _marker_fault(root, kind)
    if fault is not None or skema is None:
        findings = _located(document, [fault] if fault else [])
        return Loaded(path, document, None, findings, skema, text, *address)
    model, found = build(document, KINDS[skema])
    if isinstance(model, Konfigurasi):
        found = (*found, *paths_out(model))
    return Loaded(path, document, model, _located(document, found), skema, text, *address)


def _marker(root: Data) -> str | None:
    marker = root.get("skema") if isinstance(root, dict) else None
    return str(marker) if isinstance(marker, str) else None


def _address(root: Data) -> tuple[str | None, str | None]:
    if not isinstance(root, dict):
        return None, None
    agency, name = root.get("perangkat_daerah"), root.get("id")
    return agency if isinstance(agency, str) else None, name if isinstance(name, str) else None


def _marker_fault(root: dict[str, Data], kind: str | None) -> Finding | None:
    """SOP006 for a marker that is not there, not known, or not that of the kind."""
    marker = root.get("skema")
    allowed = (kind,) if kind else tuple(KINDS)
    if marker in allowed:
        return None
    choices = ", ".join(allowed)
    if marker is None or marker == "":
        return finding("SOP006", ("skema",), "skema-hilang", pilihan=choices)
    shown = marker if isinstance(marker, str) else "…"
    return finding("SOP006", ("skema",), "skema-tak-dikenal", nilai=str(shown), pilihan=choices)


def _located(document: Document, found: Iterable[Finding]) -> tuple[Finding, ...]:
    return _in_order(replace(f, place=f.place or place_of(document, f)) for f in found)


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda f: (f.place or BEGINNING, f.rule, f.variant)))
