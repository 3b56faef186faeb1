"""Hostile and broken files: told with a place, in milliseconds, and nobody is hurt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers import SOP, excerpt, read, spoken, told

from sopctl.errors import SopctlError
from sopctl.source.comments import comments_of
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import load_file

TAGS = [
    '!!python/object/apply:os.system ["id"]',
    "!!python/name:os.system x",
    "!!str 5",
    "!!binary aGFp",
    "!x y",
    "! y",
    "!!set {a, b}",
    "!<tag:yaml.org,2002:str> x",
    "!!timestamp 2026-01-01",
    "!!null",
]


@pytest.mark.parametrize("tagged", TAGS)
def test_a_tag_is_refused_where_it_stands(tagged: str) -> None:
    loaded = read(SOP + f"asal: {tagged}\n")
    (finding,) = [f for f in loaded.findings if f.variant == "tag"]
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (16, 7)
    assert finding.rule == "SOP002"
    assert finding.key_path == ("asal",)
    assert loaded.document is None
    assert loaded.model is None


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ('!!python/object/apply:os.system ["id"]\n', "tag"),
        ("&a [x]\n", "jangkar"),
        ("*a\n", "alias"),
        ("- " * 40 + "x\n", "terlalu-dalam"),
    ],
)
def test_a_root_that_is_refused_is_told_once(text: str, variant: str) -> None:
    assert told(read(text)) == [("SOP002", variant)]


def test_a_quoted_merge_sign_is_a_key_like_others() -> None:
    assert told(read(SOP + "'<<': x\n")) == [("SOP005", "tak-dikenal")]


def test_a_doubled_key_names_both_places() -> None:
    (finding,) = read(SOP + "nama: Lain\n").findings
    assert (finding.rule, finding.at_key, finding.key_path) == ("SOP003", True, ("nama",))
    assert finding.place is not None
    assert finding.place.line == 16
    assert dict(finding.args) == {"kunci": "nama", "baris": 3}


def test_keys_alike_in_different_mappings_are_not_doubled() -> None:
    assert read(SOP).findings == ()


@pytest.mark.parametrize(
    "text", ["- " * 100_000, "[" * 100_000, "{a: " * 100_000, "a:\n " + "- " * 40 + "x\n"]
)
def test_deep_nesting_is_told_once_where_the_limit_is_crossed(text: str) -> None:
    started = time.process_time()
    loaded = read(text)
    assert time.process_time() - started < 0.5
    (finding,) = [f for f in loaded.findings if f.rule == "SOP002"]
    assert finding.variant == "terlalu-dalam"
    assert {f.rule for f in loaded.findings} <= {"SOP002", "SOP006"}


def test_deep_nesting_never_ends_the_process_by_a_signal(tmp_path: Path) -> None:
    for sign in ("- ", "[", "{a: "):
        file = tmp_path / "x.yaml"
        file.write_text(sign * 100_000)
        code = "import sys; from sopctl.source.load import load_file; "
        code += "print(load_file(sys.argv[1], None, 'x').findings[0].variant)"
        done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, "terlalu-dalam\n")


def test_the_root_has_depth_one_and_the_thirty_second_is_allowed() -> None:
    assert told(read("a: " + "[" * 31 + "]" * 31)) == [("SOP006", "skema-hilang")]
    (finding,) = read("a: " + "[" * 32 + "]" * 32).findings
    assert finding.variant == "terlalu-dalam"
    assert finding.place == (1, 35, 1, 36)


def test_reading_goes_on_behind_what_is_too_deep() -> None:
    text = "a: " + "[" * 32 + "]" * 32 + "\nb: &x 1\n"
    assert told(read(text)) == [("SOP002", "terlalu-dalam"), ("SOP002", "jangkar")]


def test_every_key_counts_as_a_node() -> None:
    # The root, and two nodes a pair: 49,999 nodes, then one more pair is one too many.
    pairs = [f"k{i}: v" for i in range(24_999)]
    assert told(read("\n".join(pairs))) == [("SOP006", "skema-hilang")]
    (finding,) = read("\n".join([*pairs, "last: v"])).findings
    assert (finding.rule, finding.variant) == ("SOP002", "terlalu-banyak")
    assert finding.place == (25_000, 7, 25_000, 8)


def test_a_long_list_stops_at_the_limit_of_nodes() -> None:
    started = time.process_time()
    (finding,) = read("- a\n" * 250_000).findings
    assert time.process_time() - started < 1
    assert finding.variant == "terlalu-banyak"


def test_thousands_of_doubled_keys_take_no_longer_than_others() -> None:
    started = time.process_time()
    loaded = read("".join(f"k{i}: 1\nk{i}: 2\n" for i in range(12_000)))
    assert time.process_time() - started < 2
    assert len(spoken(loaded, "SOP003")) == 12_000


@pytest.mark.parametrize(
    "text",
    [
        SOP + "".join(f"k{i}: 1\n" for i in range(20_000)),
        SOP.split("kegiatan:")[0] + "kegiatan:\n" + "- 1\n" * 40_000,
        SOP.split("kegiatan:")[0] + "kegiatan:\n" + "-\n  x: 1\n" * 16_000,
        SOP + "peralatan: [" + "5, " * 40_000 + "5]\n",
        SOP + "peralatan: [" + "true, " * 40_000 + "5]\n",
        SOP + "proses_bisnis: '" + "#x\n " * 100_000 + "'\n",
        SOP + "peralatan: [" + "'a\n b',\n " * 20_000 + "5]\n",
        SOP + "peralatan:\n" + "- |\n\n\n" * 40_000,
        SOP + 'proses_bisnis: "' + "\\u202e" * 10_000 + '"\n',
        SOP + "peralatan: [" + "&a !b c, " * 20_000 + "5]\n",
        SOP + "# x\n" * 200_000,
        SOP + "peralatan: [" + "- # x\n" * 20_000 + "]\n",
    ],
    ids=range(12),
)
def test_a_file_full_of_faults_takes_time_in_proportion_to_its_length(text: str) -> None:
    started = time.process_time()
    loaded = read(text)
    if loaded.document is not None:
        comments_of(loaded.document)
    assert time.process_time() - started < 4


@pytest.mark.parametrize(("letter", "count"), [("a", 65_536), ("é", 32_768)])
def test_a_scalar_may_have_sixty_four_kibibytes_of_utf_8(letter: str, count: int) -> None:
    assert spoken(read(SOP + f"proses_bisnis: {letter * count}\n"), "SOP002") == []
    (finding,) = read(SOP + f"proses_bisnis: {letter * count}{letter}\n").findings
    assert (finding.rule, finding.variant) == ("SOP002", "skalar-terlalu-panjang")
    assert finding.place == (16, 16, 16, 16 + count + 1)


def test_a_file_over_one_mebibyte_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    with file.open("wb") as handle:
        handle.truncate(2 << 30)
    started = time.perf_counter()
    loaded = load_file(str(file), str(tmp_path), "x.yaml")
    assert time.perf_counter() - started < 0.1
    assert told(loaded) == [("SOP002", "berkas-terlalu-besar")]
    assert loaded.findings[0].place == (1, 1, 1, 1)


def test_exactly_one_mebibyte_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    text = SOP.encode()
    file.write_bytes(text + b"#" * (MAX_BYTES - len(text)))
    assert load_file(str(file), str(tmp_path), "x.yaml").findings == ()
    file.write_bytes(text + b"#" * (MAX_BYTES - len(text) + 1))
    assert told(load_file(str(file), str(tmp_path), "x.yaml")) == [("SOP002", "berkas-terlalu-besar")]


@pytest.mark.parametrize(
    ("codec", "bom", "variant"),
    [
        ("utf-8", b"\xef\xbb\xbf", "bom"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32"),
        ("utf-16-le", b"", "utf-16"),
        ("utf-16-be", b"", "utf-16"),
        ("utf-32-le", b"", "utf-32"),
        ("utf-32-be", b"", "utf-32"),
    ],
)
def test_other_encodings_are_one_fault_and_the_rest_is_still_read(
    codec: str, bom: bytes, variant: str
) -> None:
    loaded = read(bom + SOP.encode(codec))
    assert told(loaded) == [("SOP004", variant)]
    assert loaded.alamat == "diskominfo/surat-masuk"
    assert loaded.document is None
    assert told(read(bom + (SOP + "nama: Lain\n").encode(codec))) == [
        ("SOP004", variant),
        ("SOP003", "kunci-ganda"),
    ]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1250"])
def test_a_byte_that_is_no_utf_8_is_told_with_its_place_and_what_stands_behind_it_too(codec: str) -> None:
    text = SOP.replace("Kepala Dinas", "Kepalá Dinas") + "nama: Lain\n"
    loaded = read(text.encode(codec))
    assert told(loaded) == [("SOP004", "bukan-utf-8"), ("SOP003", "kunci-ganda")]
    finding = loaded.findings[0]
    assert finding.place == (8, 28, 8, 29)
    assert dict(finding.args) == {"bita": "0xE1", "letak": text.index("á")}


def test_undecodable_bytes_make_no_two_keys_alike() -> None:
    assert told(read("é: 1\ná: 2\n".encode("latin-1"))) == [("SOP004", "bukan-utf-8")]


@pytest.mark.parametrize(
    ("char", "variant"),
    [
        ("\0", "karakter-kendali"),
        ("\x07", "karakter-kendali"),
        ("\x1b", "karakter-kendali"),
        ("\x7f", "karakter-kendali"),
        ("\x80", "karakter-kendali"),
        ("\x9f", "karakter-kendali"),
        ("\u0085", "pemisah-baris"),
        ("\u2028", "pemisah-baris"),
        ("\u2029", "pemisah-baris"),
        *((chr(code), "bidi") for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
        ("\ufeff", "bom-di-tengah"),
    ],
)
@pytest.mark.parametrize("where", ["value", "comment"])
def test_a_character_that_deceives_is_refused_raw(char: str, variant: str, where: str) -> None:
    text = SOP.replace(
        "Kepala Dinas", f"Kepala {char}Dinas" if where == "value" else f"Kepala Dinas}} # {char}", 1
    )
    text = text.replace("# " + char + "}", "# " + char)
    loaded = read(text)
    assert told(loaded) == [("SOP004", variant)]
    place = loaded.findings[0].place
    assert place is not None
    assert place.line == 8
    assert place.column == text.split("\n")[7].index(char) + 1


@pytest.mark.parametrize(
    "escape",
    [r"\0", r"\a", r"\b", r"\e", r"\r", r"\v", r"\f", r"\N", r"\L", r"\P", r"\x0d", r"\u202e", r"\U00002066"],
)
@pytest.mark.parametrize("kind", ["key", "value"])
def test_what_may_not_stand_raw_may_not_stand_by_escape(escape: str, kind: str) -> None:
    quoted = f'"x {escape} y"'
    loaded = read(SOP + (f"asal: {quoted}\n" if kind == "value" else f"{quoted}: x\n"))
    (finding,) = loaded.findings
    assert finding.rule == "SOP004"
    assert finding.variant.endswith("-lolosan")
    assert finding.place is not None
    assert excerpt(loaded.text, finding.place) == escape
    assert dict(finding.args)["tulisan"] == escape


def test_tab_and_line_feed_and_what_can_be_seen_may_be_escaped() -> None:
    loaded = read(SOP + r'proses_bisnis: "a\tb\nc\"\\\/\x41\u00e9\_\ d"' + "\n")
    assert loaded.findings == ()
    assert loaded.document is not None
    assert loaded.document.data["proses_bisnis"] == 'a\tb\nc"\\/Aé\xa0 d'


def test_an_escape_in_a_text_over_many_lines_is_told_where_it_stands() -> None:
    loaded = read('a: "satu\n  dua \\\\\n  tiga \\u202e"\n')
    assert loaded.findings[0].place == (3, 8, 3, 14)


def test_noise_is_counted_rather_than_told_a_million_times() -> None:
    started = time.process_time()
    loaded = read(b"a: " + b"\0x-" * 200_000)
    assert time.process_time() - started < 2
    noise = spoken(loaded, "SOP004")
    assert len(noise) == 101
    assert noise[-1].variant == "dan-lagi"
    assert dict(noise[-1].args) == {"jumlah": 199_900}


def test_two_documents_are_told_at_the_second() -> None:
    loaded = read(SOP + "---\na: 1\n")
    assert told(loaded) == [("SOP001", "dua-dokumen")]
    assert loaded.findings[0].place == (16, 1, 16, 4)
    assert read("---\n" + SOP + "...\n").findings == ()


def test_a_fault_of_syntax_does_not_hide_those_before_it() -> None:
    assert told(read("a: &x 1\na: 2\nb: [1, 2\n")) == [
        ("SOP002", "jangkar"),
        ("SOP003", "kunci-ganda"),
        ("SOP001", "kurung-siku"),
    ]


@pytest.mark.parametrize(
    ("text", "variant", "place"),
    [
        ("a: b: c\n", "titik-dua-berlebih", (1, 5)),
        ("a: 'x\nb: 1\n", "kutip-terbuka", (1, 4)),
        ('a: "x\nb: 1\n', "kutip-terbuka", (1, 4)),
        ("a: [1, 2\nb: 3\n", "kurung-siku", (2, 2)),
        ("a: {x: 1\nb: 3\n", "kurung-kurawal", (2, 2)),
        ("a: 1\n\tb: 2\n", "tab", (2, 1)),
        ("a: @x\n", "karakter-awal", (1, 4)),
        ("a: %x\n", "karakter-awal", (1, 4)),
        ("a: - b\n", "butir-salah-tempat", (1, 4)),
        ("a:\n  - b\n c\n", "indentasi", (3, 2)),
        ('a: "\\q"\n', "lolosan", (1, 5)),
        ("a: |x\n  b\n", "kepala-blok", (1, 5)),
        ("x: 1\na\nb: 1\n", "titik-dua-hilang", (2, 1)),
        ("a: [b]# c\n", "komentar-rapat", (1, 7)),
        ('a: "b"# c\n', "komentar-rapat", (1, 7)),
        ("a: {?b: c}\n", "tanda-tanya-rapat", (1, 5)),
        ("a: [-, b]\n", "setrip-tunggal", (1, 5)),
        ("a: [b,\nc]\n", "lanjutan-kurang-menjorok", (2, 1)),
        ("a: 'b\nc'\n", "lanjutan-kurang-menjorok", (2, 1)),
        ("a: [b,\n\tc]\n", "lanjutan-kurang-menjorok", (2, 2)),
    ],
)
def test_faults_of_syntax_have_a_name_and_a_place(text: str, variant: str, place: tuple[int, int]) -> None:
    loaded = read(text)
    finding = loaded.findings[0]
    assert (finding.rule, finding.variant) == ("SOP001", variant)
    assert finding.place is not None
    assert finding.place[:2] == place


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("", "berkas-kosong"),
        ("# hanya komentar\n", "berkas-kosong"),
        ("---\n...\n", "berkas-kosong"),
        ("\n\n", "berkas-kosong"),
        ("- a\n", "akar-bukan-objek"),
        ("hanya teks\n", "akar-bukan-objek"),
        ("5\n", "akar-bukan-objek"),
        ('""\n', "akar-bukan-objek"),
        ("skema: sop/1\n[a]: b\n", "kunci-bukan-teks"),
        ("skema: sop/1\n? {a: 1}\n: b\n", "kunci-bukan-teks"),
        ("skema: sop/1\n?\n: b\n", "kunci-bukan-teks"),
        ("nama: x\n", "skema-hilang"),
        ("skema:\n", "skema-hilang"),
        ("skema: sop/2\n", "skema-tak-dikenal"),
        ("skema: [sop/1]\n", "skema-tak-dikenal"),
        ("skema: 1\n", "skema-tak-dikenal"),
        ("skema: true\n", "skema-tak-dikenal"),
    ],
)
def test_what_is_no_file_of_ours_is_told_once_and_nothing_else_is_said_of_it(text: str, variant: str) -> None:
    loaded = read(text)
    assert told(loaded) == [("SOP006", variant)]
    assert not loaded.passed
    assert loaded.model is None


def test_a_pipe_a_device_a_folder_and_nothing_are_told_without_opening(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("pipa.yaml", "folder.yaml"):
        loaded = load_file(str(tmp_path / name), str(tmp_path), name)
        assert told(loaded) == [("SOP001", "bukan-berkas")]
        assert loaded.findings[0].place == (1, 1, 1, 1)
    assert told(load_file("/dev/zero", None, "nol")) == [("SOP001", "bukan-berkas")]
    assert told(load_file(str(tmp_path / "tiada.yaml"), str(tmp_path), "x")) == [("SOP001", "tak-terbaca")]


def test_a_link_is_followed_inside_the_repository_and_nowhere_else(tmp_path: Path) -> None:
    root, outside = tmp_path / "repo", tmp_path / "luar"
    root.mkdir()
    outside.mkdir()
    (root / "asli.yaml").write_text(SOP)
    (outside / "rahasia.yaml").write_text(SOP)
    (root / "dalam.yaml").symlink_to("asli.yaml")
    (root / "keluar.yaml").symlink_to("../luar/rahasia.yaml")
    (root / "putus.yaml").symlink_to("tiada.yaml")
    (root / "lingkar.yaml").symlink_to("lingkar.yaml")
    (root / "folder").symlink_to("../luar")
    found = {
        name: told(load_file(str(root / name), str(root), name))
        for name in ("dalam.yaml", "keluar.yaml", "putus.yaml", "lingkar.yaml", "folder/rahasia.yaml")
    }
    assert found == {
        "dalam.yaml": [],
        "keluar.yaml": [("SOP010", "keluar")],
        "putus.yaml": [("SOP010", "menggantung")],
        "lingkar.yaml": [("SOP010", "menggantung")],
        "folder/rahasia.yaml": [("SOP010", "keluar")],
    }


def test_a_folder_whose_name_begins_like_the_repository_is_outside(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo-lain").mkdir()
    (tmp_path / "repo-lain" / "x.yaml").write_text(SOP)
    (tmp_path / "repo" / "x.yaml").symlink_to("../repo-lain/x.yaml")
    path = str(tmp_path / "repo" / "x.yaml")
    assert told(load_file(path, str(tmp_path / "repo"), "x.yaml")) == [("SOP010", "keluar")]


def test_line_ends_of_every_system_are_read_alike() -> None:
    plain = read(SOP)
    for end in ("\r\n", "\r"):
        other = read(SOP.replace("\n", end))
        assert other.findings == ()
        assert other.document is not None
        assert plain.document is not None
        assert other.document.data == plain.document.data


@pytest.mark.parametrize("sign", ["? ", "- ? ", "{? ", "[{a: "])
def test_keys_that_hold_keys_are_too_deep_like_others(sign: str) -> None:
    assert ("SOP002", "terlalu-dalam") in told(read(sign * 50_000))


def test_without_the_c_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(SopctlError) as raised:
        read(SOP)
    assert raised.value.key == "libyaml-hilang"
