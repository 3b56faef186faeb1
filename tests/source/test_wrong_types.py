"""Values of the wrong kind: what the core schema makes of a scalar, and what is told of it.

Every scalar of the tables meets every field of its kind.
"""

from __future__ import annotations

import pytest
from helpers import SOP, read, spoken, told

from sopctl.finding import Put
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.riwayat import Entri
from sopctl.model.sop import Sop
from sopctl.source.document import value_at
from sopctl.source.load import load_bytes

NUMBERS = [
    "0",
    "01",
    "007",
    "065",
    "1.10",
    "08.30",
    "-5",
    "+5",
    "1e3",
    "1E-3",
    "0x1F",
    "0o17",
    ".5",
    "5.",
    "-.5e+2",
]
NUMBERS += ["198001012005011001", ".inf", "-.Inf", ".nan", "2026"]
BOOLEANS = ["true", "True", "TRUE", "false", "False", "FALSE"]
NULLS = ["null", "Null", "NULL", "~", ""]
TEXTS = [
    "1:30",
    "10:30",
    "no",
    "yes",
    "ya",
    "on",
    "off",
    "y",
    "n",
    "2024-02-30",
    "2026-01-12",
    "1_000",
    "0b1",
    "1.2.3",
]
TEXTS += [
    "-",
    "+",
    ".",
    "0x",
    "0o8",
    "1e",
    "12 menit",
    "tRUE",
    "nULL",
    "Inf",
    "nan",
    "1,5",
    "0xG",
    "--1",
    "１２",
]
TEXT_FIELDS = ["nama", "nomor", "koordinator", "proses_bisnis"]
CHOICES = "teknis, administratif"


def with_field(key: str, value: str) -> str:
    """The SOP with one field written as given."""
    lines = [line for line in SOP.split("\n")[:-1] if not line.startswith(f"{key}:")]
    return "\n".join([*lines, f"{key}: {value}", ""])


@pytest.mark.parametrize("field", TEXT_FIELDS)
@pytest.mark.parametrize("written", NUMBERS)
def test_an_unquoted_number_where_text_belongs_keeps_its_characters(field: str, written: str) -> None:
    loaded = read(with_field(field, written))
    (finding,) = loaded.findings
    assert (finding.rule, finding.key_path, finding.edits) == ("SOP007", (field,), (Put((field,), written),))
    assert isinstance(loaded.model, Sop)
    assert getattr(loaded.model, field) == written


@pytest.mark.parametrize("field", TEXT_FIELDS)
@pytest.mark.parametrize("written", TEXTS)
def test_what_other_readers_take_for_a_number_a_date_or_a_truth_is_text(field: str, written: str) -> None:
    loaded = read(with_field(field, f"{written}"))
    if written == "-":
        # Alone it opens a list: no text at all.
        assert told(loaded) == [("SOP001", "butir-salah-tempat")]
        return
    assert loaded.findings == ()
    assert getattr(loaded.model, field) == written


@pytest.mark.parametrize("field", TEXT_FIELDS)
@pytest.mark.parametrize("written", BOOLEANS)
def test_a_boolean_where_text_belongs_leaves_no_model(field: str, written: str) -> None:
    loaded = read(with_field(field, written))
    (finding,) = loaded.findings
    assert (finding.rule, finding.variant, finding.key_path) == ("SOP006", "boolean", (field,))
    assert dict(finding.args)["nilai"] == written.lower()
    assert loaded.model is None
    assert loaded.passed


@pytest.mark.parametrize("field", TEXT_FIELDS)
@pytest.mark.parametrize("written", NULLS)
def test_null_is_left_to_the_rule_that_asks_for_a_value(field: str, written: str) -> None:
    loaded = read(with_field(field, written))
    assert loaded.findings == ()
    assert getattr(loaded.model, field) is None


@pytest.mark.parametrize("written", [*NUMBERS, *BOOLEANS, *NULLS, *TEXTS[:-1]])
@pytest.mark.parametrize("quote", ["'{}'", '"{}"'])
def test_a_quoted_scalar_is_always_text(written: str, quote: str) -> None:
    loaded = read(with_field("nama", quote.format(written)))
    assert loaded.findings == ()
    assert getattr(loaded.model, "nama", None) == written


@pytest.mark.parametrize("written", ["ya", "tidak", "yes", "no", "on", "1", "0", '"true"', "[true]"])
def test_only_true_and_false_are_booleans(written: str) -> None:
    loaded = read(SOP + f"lintas_perangkat_daerah: {written}\n")
    assert told(loaded) == [("SOP006", "benar-salah")]


@pytest.mark.parametrize("written", ["true", "False"])
def test_true_and_false_are_read(written: str) -> None:
    loaded = read(SOP + f"lintas_perangkat_daerah: {written}\n")
    assert isinstance(loaded.model, Sop)
    assert loaded.model.lintas_perangkat_daerah is (written == "true")


@pytest.mark.parametrize(
    "written", ["2024-02-30", "2026-1-2", "12-01-2026", "20260112", "kemarin", "true", "[2026-01-12]"]
)
def test_a_date_is_year_month_day(written: str) -> None:
    loaded = read(SOP + f"tanggal: {{pembuatan: {written}}}\n")
    (finding,) = loaded.findings
    assert (finding.rule, finding.variant) == ("SOP006", "tanggal")
    assert finding.key_path == ("tanggal", "pembuatan")


@pytest.mark.parametrize("written", ["null", '""', "' '", ""])
def test_an_empty_date_or_id_is_left_to_the_rule_that_asks_for_it(written: str) -> None:
    assert read(SOP + f"tanggal: {{pembuatan: {written}}}\n").findings == ()
    assert read(with_field("id", written)).findings == ()
    assert read(SOP.replace("id: catat", f"id: {written}")).findings == ()


# (the line that replaces or follows, the rule, the variant, the key path)
FAULTS = [
    ("jenis: lain", "pilihan", ("jenis",)),
    ("jenis: 5", "pilihan", ("jenis",)),
    ("jenis: null", "kosong", ("jenis",)),
    ('jenis: ""', "kosong", ("jenis",)),
    ("jenis: [teknis]", "pilihan", ("jenis",)),
    ("id: Surat Masuk", "slug", ("id",)),
    ("id: surat--masuk", "slug", ("id",)),
    ("id: -a", "slug", ("id",)),
    (f"id: {'a' * 81}", "terlalu-panjang", ("id",)),
    ("nama: [a]", "bentuk-teks", ("nama",)),
    ("nama: {a: b}", "bentuk-teks", ("nama",)),
    ("tanggal: 2026-01-12", "bentuk-objek", ("tanggal",)),
    ("tanggal: []", "bentuk-objek", ("tanggal",)),
    ("kriteria: [a]", "bentuk-objek", ("kriteria",)),
    ("pelaksana: agendaris", "bentuk-daftar", ("pelaksana",)),
    ("pelaksana: {a: b}", "bentuk-daftar", ("pelaksana",)),
    ("pelaksana: null", "kosong", ("pelaksana",)),
    ("pelaksana: []", "kosong", ("pelaksana",)),
    ("pelaksana: [agendaris]", "bentuk-objek", ("pelaksana", 0)),
    ("pelaksana: [{nama: A}]", "kunci-hilang", ("pelaksana", 0, "id")),
    ("pelaksana: [{id: a, nama: ''}]", "kosong", ("pelaksana", 0, "nama")),
    ("pelaksana: [{id: a, nama: A, pihak: luar}]", "pilihan", ("pelaksana", 0, "pihak")),
    ("kegiatan: null", "kosong", ("kegiatan",)),
    ("kegiatan: teks", "bentuk-daftar", ("kegiatan",)),
    ("kegiatan: [null]", "kosong", ("kegiatan", 0)),
    ("kegiatan: [{pelaksana: a}]", "kunci-hilang", ("kegiatan", 0, "uraian")),
    ("kegiatan: [{uraian: A}]", "kunci-hilang", ("kegiatan", 0, "pelaksana")),
    ("kegiatan: [{uraian: A, pelaksana: []}]", "kosong", ("kegiatan", 0, "pelaksana")),
    ("kegiatan: [{uraian: A, pelaksana: [a, null]}]", "kosong", ("kegiatan", 0, "pelaksana", 1)),
    ("kegiatan: [{uraian: A, pelaksana: {a: b}}]", "bentuk-teks-daftar", ("kegiatan", 0, "pelaksana")),
    ("kegiatan: [{uraian: A, pelaksana: a, simbol: panah}]", "pilihan", ("kegiatan", 0, "simbol")),
    ("kegiatan: [{uraian: A, pelaksana: a, cabang: [x]}]", "bentuk-objek", ("kegiatan", 0, "cabang")),
    ("kegiatan: [{uraian: A, pelaksana: a, cabang: {Ya: true}}]", "boolean", ("kegiatan", 0, "cabang", "Ya")),
    (
        "kegiatan: [{uraian: A, pelaksana: a, cabang: {}, lanjut: b}]",
        "lanjut-dan-cabang",
        ("kegiatan", 0, "lanjut"),
    ),
    (
        "kegiatan: [{uraian: A, pelaksana: a, langkah: [{pelaksana: a}]}]",
        "di-samping-langkah",
        ("kegiatan", 0, "pelaksana"),
    ),
    (
        "kegiatan: [{uraian: A, langkah: [{pelaksana: [a, b]}]}]",
        "bentuk-teks",
        ("kegiatan", 0, "langkah", 0, "pelaksana"),
    ),
    (
        "kegiatan: [{uraian: A, langkah: [{id: x}]}]",
        "kunci-hilang",
        ("kegiatan", 0, "langkah", 0, "pelaksana"),
    ),
    ("dasar_hukum: teks", "bentuk-daftar", ("dasar_hukum",)),
    ("dasar_hukum: [[a]]", "bentuk-teks-objek", ("dasar_hukum", 0)),
    ("dasar_hukum: [true]", "boolean", ("dasar_hukum", 0)),
    ("dasar_hukum: [{ref: ''}]", "kosong", ("dasar_hukum", 0, "ref")),
    ("keterkaitan: [{}]", "kunci-hilang", ("keterkaitan", 0, "teks")),
    ("peralatan: {a: b}", "bentuk-teks-daftar", ("peralatan",)),
    ("peralatan: [{a: b}]", "bentuk-teks", ("peralatan", 0)),
    ("riwayat: [{tanggal: 2026-01-01}]", "kunci-hilang", ("riwayat", 0, "tahap")),
    ("riwayat: [{tahap: uji, tanggal: 2026-01-01}]", "pilihan", ("riwayat", 0, "tahap")),
    ("riwayat: [{tahap: verifikasi, tanggal: null, hasil: sesuai}]", "kosong", ("riwayat", 0, "tanggal")),
    ("riwayat: [{tahap: evaluasi, tanggal: ''}]", "kosong", ("riwayat", 0, "tanggal")),
    ("riwayat: [{tahap: verifikasi, tanggal: 2026-01-01}]", "kunci-hilang", ("riwayat", 0, "hasil")),
    ("riwayat: [{tahap: verifikasi, tanggal: 2026-01-01, hasil: null}]", "kosong", ("riwayat", 0, "hasil")),
    ("kegiatan: [{uraian: A, pelaksana: null}]", "kosong", ("kegiatan", 0, "pelaksana")),
    ("kegiatan: [{uraian: A, pelaksana: ''}]", "kosong", ("kegiatan", 0, "pelaksana")),
    ("kegiatan: [{uraian: A, langkah: ''}]", "kunci-hilang", ("kegiatan", 0, "pelaksana")),
    ("riwayat: [{tahap: verifikasi, tanggal: 2026-01-01, hasil: baik}]", "pilihan", ("riwayat", 0, "hasil")),
    (
        "riwayat: [{tahap: penetapan, tanggal: 2026-01-01, oleh: x}]",
        "bentuk-daftar-objek",
        ("riwayat", 0, "oleh"),
    ),
]


@pytest.mark.parametrize(("line", "variant", "key_path"), FAULTS, ids=[fault[0][:50] for fault in FAULTS])
def test_a_value_of_the_wrong_kind_is_one_finding_at_its_key_path(
    line: str, variant: str, key_path: tuple[str | int, ...]
) -> None:
    key, _, value = line.partition(": ")
    text = SOP
    if key in ("pelaksana", "kegiatan"):
        start = text.index(f"\n{key}:\n") + 1
        stop = text.index("kegiatan:\n") if key == "pelaksana" else len(text)
        text = text[:start] + line + "\n" + text[stop:]
    else:
        text = with_field(key, value)
    loaded = read(text)
    assert [(f.rule, f.variant, f.key_path) for f in loaded.findings] == [("SOP006", variant, key_path)]
    assert loaded.model is None


OPTIONAL = [
    "cakupan",
    "lintas_perangkat_daerah",
    "penyusun",
    "tanggal",
    "pengesahan",
    "kriteria",
    "dasar_hukum",
    "keterkaitan",
    "riwayat",
    "asal",
]


@pytest.mark.parametrize("field", OPTIONAL)
@pytest.mark.parametrize("written", ["null", '""', "'  '"])
def test_an_optional_value_may_be_left_empty_whatever_its_kind(field: str, written: str) -> None:
    loaded = read(with_field(field, written))
    assert loaded.findings == ()
    assert getattr(loaded.model, field) is None


@pytest.mark.parametrize(
    "written", ["simbol: ''", "cabang: ''", "langkah: ' '", "mutu_baku: ''", "tanya: ''", "rujuk_sop: ''"]
)
def test_a_row_may_leave_a_value_empty_too(written: str) -> None:
    loaded = read(SOP.replace("pelaksana: kadis\n", f"pelaksana: kadis\n    {written}\n"))
    assert loaded.findings == ()
    assert isinstance(loaded.model, Sop)


def test_what_a_row_holds_together_is_told_beside_what_is_wrong_in_it() -> None:
    row = "kegiatan: [{lanjut: a, cabang: {b: c}, tanya: [d]}, {mutu_baku: {waktu: []}}]\n"
    loaded = read(SOP.split("kegiatan:")[0] + row)
    assert [(f.variant, f.key_path) for f in loaded.findings] == [
        ("kunci-hilang", ("kegiatan", 0, "uraian")),
        ("kunci-hilang", ("kegiatan", 0, "pelaksana")),
        ("lanjut-dan-cabang", ("kegiatan", 0, "lanjut")),
        ("bentuk-teks", ("kegiatan", 0, "tanya")),
        ("kunci-hilang", ("kegiatan", 1, "uraian")),
        ("kunci-hilang", ("kegiatan", 1, "pelaksana")),
        ("bentuk-teks", ("kegiatan", 1, "mutu_baku", "waktu")),
    ]
    entry = read(SOP + "riwayat: [{tahap: verifikasi, tanggal: x}, {tahap: uji-coba, hasil: baik}]\n")
    assert [(f.variant, f.key_path[1:]) for f in entry.findings] == [
        ("kunci-hilang", (0, "hasil")),
        ("tanggal", (0, "tanggal")),
        ("kunci-hilang", (1, "tanggal")),
        ("pilihan", (1, "hasil")),
    ]


@pytest.mark.parametrize(("written", "shown"), [("[a]", "[…]"), ("{a: b}", "{…}"), ("true", "true")])
def test_a_value_that_is_no_text_is_quoted_as_what_it_is(written: str, shown: str) -> None:
    (finding,) = read(with_field("jenis", written)).findings
    assert dict(finding.args)["nilai"] == shown


def test_the_allowed_values_are_named() -> None:
    (finding,) = read(with_field("jenis", "lain")).findings
    assert dict(finding.args) == {"kunci": "jenis", "nilai": "lain", "pilihan": CHOICES}
    (finding,) = read(SOP + "riwayat: [{tahap: uji-coba, tanggal: 2026-01-01, hasil: baik}]\n").findings
    assert dict(finding.args)["pilihan"] == "berhasil, gagal"


def test_an_unknown_key_is_told_with_the_nearest_and_leaves_the_model_whole() -> None:
    loaded = read(SOP + "peralatn: [Komputer]\nzzz: 1\n")
    assert [(f.rule, f.variant, dict(f.args), f.at_key) for f in loaded.findings] == [
        ("SOP005", "mirip", {"kunci": "peralatn", "terdekat": "peralatan"}, True),
        ("SOP005", "tak-dikenal", {"kunci": "zzz"}, True),
    ]
    assert isinstance(loaded.model, Sop)


def test_unknown_keys_are_told_however_deep_they_stand() -> None:
    text = SOP.replace(
        "pelaksana: kadis\n", "pelaksana: kadis\n    mutu_baku: {waktuu: 5 menit}\n    langkh: []\n"
    )
    text += "dasar_hukum: [{ref: uu-1, reff: uu-2}]\n"
    text += "riwayat: [{tahap: penetapan, tanggal: 2026-01-01, oleh: [{jabatann: x}]}]\n"
    loaded = read(text)
    assert [(f.key_path, dict(f.args)["terdekat"]) for f in spoken(loaded, "SOP005")] == [
        (("kegiatan", 1, "mutu_baku", "waktuu"), "waktu"),
        (("kegiatan", 1, "langkh"), "langkah"),
        (("dasar_hukum", 0, "reff"), "ref"),
        (("riwayat", 0, "oleh", 0, "jabatann"), "jabatan"),
    ]
    assert isinstance(loaded.model, Sop)


def test_an_unknown_key_hides_no_other_fault() -> None:
    loaded = read(
        SOP.replace(
            "pelaksana: kadis\n", "pelaksana: kadis\n    cabangg: {}\n    cabang: {}\n    lanjut: x\n"
        )
    )
    assert told(loaded) == [("SOP005", "mirip"), ("SOP006", "lanjut-dan-cabang")]


def test_keys_are_text_whatever_they_look_like() -> None:
    text = (
        SOP
        + "riwayat:\n  - {tahap: evaluasi, tanggal: 2026-01-01, butir: {1: ya, true: tidak, ~: ya, 2.0: x}}\n"
    )
    loaded = read(text)
    assert loaded.findings == ()
    assert isinstance(loaded.model, Sop)
    assert loaded.model.entri[0].butir == {"1": "ya", "true": "tidak", "~": "ya", "2.0": "x"}


def test_an_empty_label_and_an_empty_way_on_are_read_as_written() -> None:
    text = SOP.replace(
        "pelaksana: agendaris\n", 'pelaksana: agendaris\n    cabang: {"": disposisi, Ya: null}\n'
    )
    text = text.replace("pelaksana: kadis\n", "pelaksana: kadis\n    lanjut: []\n")
    loaded = read(text)
    assert loaded.findings == ()
    assert isinstance(loaded.model, Sop)
    assert loaded.model.kegiatan[0].cabang == {"": "disposisi", "Ya": None}
    assert loaded.model.kegiatan[1].lanjut == ()


def test_numbers_in_lists_branches_and_measured_times_are_told_where_they_stand() -> None:
    text = (
        SOP
        + "peralatan: [5, Komputer]\n"
        + "riwayat: [{tahap: uji-coba, tanggal: 2026-01-01, hasil: gagal, waktu: {catat: 12}}]\n"
    )
    text = text.replace("uraian: Memberi disposisi\n", "uraian: 10\n")
    loaded = read(text)
    assert [(f.rule, f.key_path) for f in loaded.findings] == [
        ("SOP007", ("kegiatan", 1, "uraian")),
        ("SOP007", ("peralatan", 0)),
        ("SOP007", ("riwayat", 0, "waktu", "catat")),
    ]
    assert isinstance(loaded.model, Sop)
    assert loaded.model.peralatan == ("5", "Komputer")
    assert isinstance(loaded.model.entri[0], Entri)
    assert loaded.document is not None
    assert value_at(loaded.document.data, ("peralatan", 0)) == "5"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jam_kerja_per_hari: 7.5", []),
        ("jam_kerja_per_hari: 8", []),
        ("jam_kerja_per_hari: '8'", [("SOP006", "bilangan")]),
        ("jam_kerja_per_hari: delapan", [("SOP006", "bilangan")]),
        ("jam_kerja_per_hari: 25", [("SOP006", "di-luar-batas")]),
        ("jam_kerja_per_hari: 0", [("SOP006", "di-luar-batas")]),
        ("jam_kerja_per_hari: .nan", [("SOP006", "bilangan")]),
        ("jam_kerja_per_hari: true", [("SOP006", "bilangan")]),
        ("potret: ya", [("SOP006", "benar-salah")]),
        ("kode: {pola: 5}", [("SOP007", "angka")]),
        ("kode: {}", [("SOP006", "kunci-hilang")]),
        ("kode: {pola: x, lingkup: [kota]}", [("SOP006", "pilihan")]),
        ("hari_libur: [2026-01-01, 2026-02-30]", [("SOP006", "tanggal")]),
        ("perangkat_daerah: {Dinas A: {nama: A}}", [("SOP006", "slug")]),
        ("aturan: {ubah: {SOP101: keras}}", [("SOP006", "pilihan")]),
        ("berkas: ['../lain/*.yaml']", [("SOP010", "jalur-keluar")]),
        ("berkas: /etc/*.yaml", [("SOP010", "jalur-keluar")]),
        ("logo: gambar/../../logo.png", [("SOP010", "jalur-keluar")]),
        ("logo: gambar/../logo.png", []),
        (r"logo: C:\logo.png", [("SOP010", "jalur-keluar")]),
    ],
)
def test_settings_are_read_by_the_same_rules(text: str, found: list[tuple[str, str]]) -> None:
    loaded = load_bytes(f"skema: konfigurasi/1\n{text}\n".encode(), "sopctl.yaml", kind="konfigurasi/1")
    assert told(loaded) == found
    invalid = any(rule == "SOP006" for rule, _ in found)
    assert isinstance(loaded.model, Konfigurasi) is not invalid


def test_a_bad_key_of_an_agency_is_pointed_at_itself() -> None:
    loaded = load_bytes(b"skema: konfigurasi/1\nperangkat_daerah:\n  Dinas A: {nama: A}\n", "sopctl.yaml")
    (finding,) = loaded.findings
    assert (finding.key_path, finding.at_key, finding.place) == (
        ("perangkat_daerah", "Dinas A"),
        True,
        (3, 3, 3, 10),
    )


def test_a_settings_file_with_another_marker_is_none() -> None:
    assert told(load_bytes(SOP.encode(), "sopctl.yaml", kind="konfigurasi/1")) == [
        ("SOP006", "skema-tak-dikenal")
    ]
