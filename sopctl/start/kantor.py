"""A new office: the files of a working repository."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.model.konfigurasi import JenisPerangkatDaerah
from sopctl.start.jabatan import default_kepala, jenis_of, kepala_daerah_of
from sopctl.start.scalar import scalar
from sopctl.start.slug import slug_of
from sopctl.start.template import fill, fill_document

SETTINGS = "sopctl.yaml"
REGULATIONS = "peraturan.yaml"
CI = (".github/workflows/sop.yml", ".gitlab-ci.yml")
_CONTOH = "pengelolaan-surat-masuk"
_SHORT = {"sekretariat-daerah": "setda", "sekretariat-dprd": "setwan"}
"""Keys that offices use by themselves, where the slug of the name would be long."""
_LONG_KEY = 24
_JOINING = frozenset({"dan", "di", "serta", "untuk"})
_SURROUNDINGS = {
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
}
"""What stands around the documents, by its place: the template of each."""


@dataclass(frozen=True, slots=True)
class Kantor:
    """What an office says of itself when it begins."""

    pemerintah_daerah: str | None = None
    kunci: str = "setda"
    """The key of its first agency."""
    nama: str = "Sekretariat Daerah"
    jenis: JenisPerangkatDaerah = "sekretariat-daerah"
    kepala: str = "Sekretaris Daerah"
    pemasang: str = ""
    """What pip installs in CI so that sopctl is there; empty where nobody has said."""


def kunci_of(nama: str) -> str:
    """A key for an agency of this name: the name itself, or its initials where that is long to type."""
    slug = slug_of(nama, "opd")
    initials = "".join(word[0] for word in slug.split("-") if word not in _JOINING)
    long = len(slug) > _LONG_KEY and len(initials) > 1
    return _SHORT.get(jenis_of(nama)) or (slug_of(initials, "opd") if long else slug)


def kantor_of(
    pemerintah_daerah: str | None,
    nama: str,
    kunci: str | None = None,
    jenis: JenisPerangkatDaerah | None = None,
    kepala: str | None = None,
    pemasang: str = "",
) -> Kantor:
    """An office, with what was not said read from the name of its agency."""
    kind = jenis or jenis_of(nama)
    return Kantor(
        pemerintah_daerah,
        kunci or kunci_of(nama),
        nama,
        kind,
        kepala or default_kepala(nama, kind),
        pemasang,
    )


def surroundings(pemasang: str) -> dict[str, str]:
    """Settings of editors, hooks and CI, by path: the same in every office."""
    texts = {path: fill(name) for path, name in _SURROUNDINGS.items()}
    github, gitlab = CI
    return {
        **texts,
        github: fill("github.yml", pemasang=scalar(pemasang)),
        gitlab: fill("gitlab.yml", pemasang=scalar(pemasang)),
    }


def settings_text(kantor: Kantor) -> str:
    """sopctl.yaml."""
    return fill_document(
        SETTINGS,
        pemerintah_daerah=scalar(kantor.pemerintah_daerah),
        kepala_daerah=scalar(kepala_daerah_of(kantor.pemerintah_daerah)),
        kunci=scalar(kantor.kunci),
        folder=kantor.kunci,
        nama=scalar(kantor.nama),
        singkatan=scalar(kantor.kunci.upper()),
        jenis=kantor.jenis,
        kepala=scalar(kantor.kepala),
    )


def example_files(kantor: Kantor, today: str) -> dict[str, str]:
    """An example SOP and the regulations that it rests on, by path."""
    contoh = fill_document(
        "contoh.yaml", kunci=scalar(kantor.kunci), kepala=scalar(kantor.kepala), pembuatan=today
    )
    return {REGULATIONS: fill_document(REGULATIONS), f"sop/{kantor.kunci}/{_CONTOH}.yaml": contoh}
