"""Three years in the life of an office, as Pasal 9 to 28 ask: what stands and what is missing, day by day.

The first story is that of one SOP; the others are those of SOPs for which the law asks something else.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kehidupan.kantor import Kantor

SURAT = "setda/pengelolaan-surat-masuk"
TATA_USAHA, UMUM, ORGANISASI = "Kepala Subbagian Tata Usaha", "Kepala Bagian Umum", "Kepala Bagian Organisasi"
DECREE = "keputusan: {nomor: 065/Kep.%s, tanggal: %s}, efektif: %s"


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kantor:
    return Kantor(tmp_path / "kantor", monkeypatch, capsys)


def test_an_sop_lives_three_years(kantor: Kantor) -> None:
    _it_is_prepared(kantor)
    _it_is_verified_and_tried(kantor)
    _it_comes_into_force(kantor)
    _its_first_year_ends(kantor)
    _it_is_reviewed_and_revised(kantor)
    _it_is_withdrawn(kantor)


def _it_is_prepared(kantor: Kantor) -> None:
    # Pasal 10: a team with its decree, its briefing and its plan of action.
    kantor.write(
        "tim/tim-setda-2026.yaml",
        """\
skema: tim/1
id: tim-setda-2026
perangkat_daerah: setda
keputusan: {nomor: 800/3-Org/2026, tanggal: 2026-01-05}
periode: {mulai: 2026-01-05, selesai: 2026-12-31}
ketua: {jabatan: Kepala Bagian Umum, nama: Wira Bagaskara}
anggota: [{jabatan: Agendaris, nama: Gandes Prameswari}]
pembekalan: []
rencana:
  - {kegiatan: Pembekalan tim, mulai: 2026-01-05, selesai: 2026-01-09}
  - {kegiatan: Penulisan SOP, sop: [setda/pengelolaan-surat-masuk], mulai: 2026-01-12, selesai: 2026-01-30}
  - {kegiatan: Verifikasi dan uji coba, sop: [setda/pengelolaan-surat-masuk], selesai: 2026-03-13}
""",
    )
    plan = ("rencana-tindak", "lewat"), ("rencana-tindak", "dekat")
    assert kantor.duties("2026-01-12") == {*plan}
    tim = kantor.root / "tim/tim-setda-2026.yaml"
    briefed = tim.read_text(encoding="utf-8").replace("pembekalan: []", "pembekalan: [{tanggal: 2026-01-08}]")
    tim.write_text(briefed, encoding="utf-8")
    assert kantor.duties("2026-01-12") == {plan[1]}

    # Pasal 11 and 12: the title in the inventory, then its number, before a word is written.
    kantor.write("inventaris/setda.yaml", "skema: inventaris/1\nperangkat_daerah: setda\njudul: []\n")
    kantor.run("inventory", "add", "setda", "Pengelolaan Surat Masuk", "--unit", "subbag-tata-usaha")
    kantor.run("code", "assign", "--titles", "setda", "--today", "2026-01-14")
    wanted = kantor.told("inventory", "setda")["titles"][0]
    assert (wanted["status"], wanted["nomor"]) == ("dibutuhkan", "065/001/SOP/SETDA/2026")

    # Pasal 13: what is written takes over the number of its title.
    kantor.draft(SURAT)
    kantor.run("code", "assign", "--today", "2026-01-20")
    assert kantor.sop(SURAT).nomor == "065/001/SOP/SETDA/2026"
    assert kantor.status(SURAT, "2026-01-20") == "draf"
    assert kantor.findings(SURAT, "2026-01-20") == set()
    assert kantor.told("inventory", "setda")["titles"][0]["status"] == "draf"


def _it_is_verified_and_tried(kantor: Kantor) -> None:
    # Pasal 18 ayat (2): a superior asks for a correction, and says yes when it is made.
    remark = "temuan: [{pada: periksa, teks: Lampiran belum disebut, selesai: null}]"
    kantor.record(
        SURAT, "verifikasi", "2026-02-02", f"oleh: {{jabatan: {TATA_USAHA}}}, hasil: perbaikan, {remark}"
    )
    assert kantor.findings(SURAT, "2026-02-02") == {"SOP705 peringatan"}
    kantor.change(SURAT, "Mengagendakan surat masuk", "Mengagendakan surat masuk dan lampirannya")
    kantor.change(SURAT, "selesai: null}]", "selesai: 2026-02-04}]")
    kantor.verify(SURAT, ("2026-02-04", TATA_USAHA), ("2026-02-05", UMUM))
    assert kantor.status(SURAT, "2026-02-05") == "draf"
    kantor.verify(SURAT, ("2026-02-09", ORGANISASI))
    assert kantor.status(SURAT, "2026-02-09") == "terverifikasi"
    assert kantor.findings(SURAT, "2026-02-09") == set()

    # Pasal 18 ayat (3): the trial fails, the text is mended, and what was said of the old one is void.
    witnessed = f"oleh: {{jabatan: Agendaris}}, saksi: [{TATA_USAHA}, {UMUM}]"
    kantor.record(
        SURAT, "uji-coba", "2026-02-16", f"{witnessed}, hasil: gagal, waktu: {{agendakan: 40 menit}}"
    )
    assert kantor.status(SURAT, "2026-02-16") == "terverifikasi"
    kantor.change(SURAT, "Mengagendakan surat masuk dan lampirannya", "Mengagendakan surat masuk")
    assert kantor.status(SURAT, "2026-02-17") == "draf"
    assert kantor.findings(SURAT, "2026-02-17") == {"SOP702 peringatan"}
    kantor.verify(SURAT, ("2026-02-18", TATA_USAHA), ("2026-02-18", UMUM), ("2026-02-19", ORGANISASI))
    assert kantor.duties("2026-02-19") == {("rencana-tindak", "dekat")}
    kantor.record(
        SURAT, "uji-coba", "2026-02-23", f"{witnessed}, hasil: berhasil, waktu: {{agendakan: 9 menit}}"
    )
    assert kantor.status(SURAT, "2026-02-23") == "teruji"
    assert kantor.findings(SURAT, "2026-02-23") == set()
    assert kantor.duties("2026-02-23") == set()


def _it_comes_into_force(kantor: Kantor) -> None:
    # Pasal 19 and 20: ratified by the head of the agency, stipulated by decree.
    kantor.record(SURAT, "pengesahan", "2026-03-02", "oleh: {jabatan: Sekretaris Daerah}")
    assert kantor.status(SURAT, "2026-03-02") == "disahkan"
    kantor.record(SURAT, "penetapan", "2026-03-09", DECREE % ("118", "2026-03-09", "2026-04-01"))
    kantor.change(SURAT, "  efektif: null", "  efektif: 2026-04-01")
    assert kantor.status(SURAT, "2026-03-31") == "ditetapkan"
    assert kantor.findings(SURAT, "2026-03-31") == set()

    # Pasal 21: on its first day it must have been socialised, and means, people and access be there.
    assert kantor.status(SURAT, "2026-04-01") == "berlaku"
    assert kantor.findings(SURAT, "2026-04-01") == {"SOP707 galat", "SOP708 saran", "SOP712 saran"}
    kantor.record(SURAT, "sosialisasi", "2026-03-11", "sasaran: [Seluruh pegawai Sekretariat Daerah]")
    kantor.record(SURAT, "pelaksanaan", "2026-04-01", "sarana: memadai, sdm: memadai, akses: Ruang agenda")
    assert kantor.findings(SURAT, "2026-04-01") == {"SOP708 saran"}
    kantor.record(SURAT, "pelatihan", "2026-04-07", "cara: [rapat], sasaran: [Agendaris]")
    assert kantor.findings(SURAT, "2026-04-07") == set()


def _its_first_year_ends(kantor: Kantor) -> None:
    # Pasal 26 ayat (2) and 28: what is reported each quarter and semester is kept in laporan/.
    assert kantor.findings(SURAT, "2026-07-01") == {"SOP709 saran"}
    assert kantor.duties("2026-07-01", "setda") == {
        ("pengawasan 2026-T2", "lewat"),
        ("laporan-semester 2026-S1", "lewat"),
    }
    kantor.write(
        "laporan/setda/2026.yaml",
        """\
skema: laporan/1
perangkat_daerah: setda
laporan:
  - {jenis: pengawasan, periode: 2026-T2, tanggal: 2026-07-08}
  - {jenis: semester, periode: 2026-S1, tanggal: 2026-07-08}
  - {jenis: pengawasan, periode: 2026-T3, tanggal: 2026-10-07}
""",
    )
    assert kantor.findings(SURAT, "2026-07-08") == set()
    assert kantor.duties("2026-07-09", "setda") == {("pengawasan 2026-T3", "dekat")}

    # Pasal 24: half a year in force, and nobody has looked how it is carried out.
    assert kantor.findings(SURAT, "2026-10-07") == {"SOP708 saran"}
    kantor.record(SURAT, "monitoring", "2026-10-08", "hasil: berjalan, cara: [observasi, diskusi]")
    assert kantor.findings(SURAT, "2026-10-08") == set()

    # Pasal 25 ayat (3): the evaluation of the year that ended.
    kantor.write("laporan/setda/2027.yaml", _reports_of_the_next_years())
    assert kantor.findings(SURAT, "2026-12-31") == set()
    assert kantor.findings(SURAT, "2027-01-04") == {"SOP706 peringatan"}
    assert ("evaluasi 2026", "lewat") in kantor.duties("2027-01-04", "setda")
    kantor.record(
        SURAT, "evaluasi", "2027-01-11", "oleh: {jabatan: Kepala Bagian Umum}, hasil: tetap, butir: {1: ya}"
    )
    assert kantor.findings(SURAT, "2027-01-11") == set()
    assert ("laporan-tahunan 2026", "dekat") in kantor.duties("2027-01-11")


def _reports_of_the_next_years() -> str:
    """Each quarter is reported on the first day of the next, from the end of 2026 to the autumn of 2028."""
    lines = []
    for year in (2027, 2028):
        periods = (f"{year - 1}-T4", f"{year}-T1", f"{year}-T2", f"{year}-T3")
        for period, month in zip(periods, ("01", "04", "07", "10"), strict=True):
            lines.append(f"  - {{jenis: pengawasan, periode: {period}, tanggal: {year}-{month}-01}}\n")
    return "skema: laporan/1\nperangkat_daerah: setda\nlaporan:\n" + "".join(lines)


def _it_is_reviewed_and_revised(kantor: Kantor) -> None:
    # Pasal 25 ayat (2): a bad evaluation waits half a year for an answer.
    kantor.record(
        SURAT,
        "evaluasi",
        "2027-12-20",
        "oleh: {jabatan: Kepala Bagian Umum}, hasil: perbaikan, butir: {2: tidak}",
    )
    assert kantor.findings(SURAT, "2028-01-02") == {"SOP701 peringatan"}

    # Pasal 27 ayat (1): reviewed within two years of its first day, by the team.
    assert kantor.findings(SURAT, "2028-04-02") == {"SOP701 galat"}
    kantor.record(SURAT, "kaji-ulang", "2028-03-20", "oleh: {tim: tim-setda-2026}, hasil: ubah")
    assert kantor.findings(SURAT, "2028-04-02") == set()
    assert kantor.findings(SURAT, "2028-09-20") == set()
    assert kantor.findings(SURAT, "2028-09-21") == {"SOP710 peringatan"}

    # Pasal 27 ayat (3) and (4): the old text stays in force while the new one goes its way.
    kantor.change(SURAT, "  revisi: null", "  revisi: 2028-09-25")
    kantor.change(SURAT, "Mengarsipkan salinan surat masuk", "Mengarsipkan pindaian surat masuk")
    assert kantor.status(SURAT, "2028-09-25") == "berlaku draf v2"
    assert kantor.findings(SURAT, "2028-09-25") == set()
    kantor.verify(SURAT, ("2028-10-02", TATA_USAHA), ("2028-10-03", UMUM), ("2028-10-04", ORGANISASI))
    assert kantor.status(SURAT, "2028-10-04") == "berlaku terverifikasi v2"
    kantor.record(SURAT, "uji-coba", "2028-10-16", f"hasil: berhasil, saksi: [{UMUM}]")
    kantor.record(SURAT, "pengesahan", "2028-10-23", "oleh: {jabatan: Sekretaris Daerah}")
    assert kantor.status(SURAT, "2028-10-23") == "berlaku disahkan v2"
    assert kantor.findings(SURAT, "2028-10-23") == set()
    kantor.record(SURAT, "penetapan", "2028-11-06", DECREE % ("402", "2028-11-06", "2028-12-01"))
    kantor.change(SURAT, "  efektif: 2026-04-01", "  efektif: 2028-12-01")

    # The new version needs a socialisation of its own (Pasal 22), and has a clock of its own.
    assert kantor.status(SURAT, "2028-12-01") == "berlaku v2"
    assert kantor.findings(SURAT, "2028-12-01") == {"SOP707 galat"}
    kantor.record(SURAT, "sosialisasi", "2028-11-20", "sasaran: [Seluruh pegawai Sekretariat Daerah]")
    assert kantor.findings(SURAT, "2028-12-01") == set()
    clock = [
        d
        for d in kantor.told("review", "--all", "--today", "2028-12-01")["duties"]
        if d["duty"] == "kaji-ulang"
    ]
    assert [(d["start"], d["start_from"], d["due"]) for d in clock] == [
        ("2028-12-01", "efektif", "2030-12-01")
    ]


def _it_is_withdrawn(kantor: Kantor) -> None:
    # Two SOPs take its place; its number is never given again.
    kantor.record(SURAT, "kaji-ulang", "2029-01-15", "oleh: {tim: tim-setda-2026}, hasil: cabut")
    successors = "pengganti: [setda/penerimaan-surat, setda/disposisi-surat]"
    kantor.record(
        SURAT,
        "pencabutan",
        "2029-02-05",
        f"keputusan: {{nomor: 065/Kep.9, tanggal: 2029-02-05}}, {successors}",
    )
    kantor.run(
        "code", "withdraw", "065/001/SOP/SETDA/2026", "--why", "SOP dipecah dua", "--today", "2029-02-05"
    )
    assert kantor.status(SURAT, "2029-02-04").startswith("berlaku")
    assert kantor.status(SURAT, "2029-02-05") == "diganti v2"
    assert kantor.findings(SURAT, "2032-01-01") == set()
    assert kantor.duties("2032-01-01") == set()


def test_what_several_agencies_do_is_tried_and_ratified_by_the_secretary_of_the_region(
    kantor: Kantor,
) -> None:
    sop = "dlh/penanganan-pengaduan-pencemaran"
    kantor.draft(sop)
    kantor.verify(sop, ("2026-07-06", "Sekretaris Dinas"), ("2026-07-14", ORGANISASI))
    # Pasal 18 ayat (5): tried by the agency alone.
    kantor.record(sop, "uji-coba", "2026-08-03", "hasil: berhasil, saksi: [Kepala Dinas Lingkungan Hidup]")
    assert kantor.findings(sop, "2026-08-03") == {"SOP206 peringatan"}
    kantor.record(
        sop,
        "uji-coba",
        "2026-08-11",
        "oleh: {jabatan: Sekretaris Daerah}, hasil: berhasil, saksi: [Camat Lembayung Hulu]",
    )
    assert kantor.findings(sop, "2026-08-11") == set()
    # Pasal 19 ayat (2): the head of one agency may not ratify it.
    kantor.record(sop, "pengesahan", "2026-09-01", "oleh: {jabatan: Kepala Dinas Lingkungan Hidup}")
    kantor.record(sop, "penetapan", "2026-09-14", DECREE % ("402", "2026-09-14", "2026-10-01"))
    kantor.record(sop, "sosialisasi", "2026-09-18", "sasaran: [Seluruh pegawai]")
    assert kantor.findings(sop, "2026-09-18") == {"SOP107 galat"}
    kantor.change(sop, "oleh: {jabatan: Kepala Dinas Lingkungan Hidup}", "oleh: {jabatan: Sekretaris Daerah}")
    assert kantor.findings(sop, "2026-09-18") == set()
    assert kantor.status(sop, "2026-10-01") == "berlaku"


def test_an_sop_of_sekretariat_dprd_is_in_force_by_its_ratification(kantor: Kantor) -> None:
    sop = "setwan/pendistribusian-risalah-rapat-paripurna"
    kantor.draft(sop)
    kantor.verify(sop, ("2026-02-03", "Kepala Subbagian Risalah"), ("2026-02-10", ORGANISASI))
    kantor.record(sop, "uji-coba", "2026-02-23", "hasil: berhasil, saksi: [Kepala Bagian Persidangan]")
    assert kantor.status(sop, "2026-02-28") == "teruji"
    # Pasal 19 ayat (3) and 20, which does not name it: the decree is only missed in a warning.
    kantor.record(sop, "pengesahan", "2026-03-02", "oleh: {jabatan: Sekretaris DPRD}")
    kantor.change(sop, "  efektif: null", "  efektif: 2026-03-02")
    assert kantor.status(sop, "2026-03-02") == "berlaku"
    assert "SOP707 galat" in kantor.findings(sop, "2026-03-02")
    assert not {"SOP107 galat", "SOP704 galat"} & kantor.findings(sop, "2026-03-02")
    assert ("pengawasan 2026-T1", "dekat") in kantor.duties("2026-03-02", "setwan")


def test_a_technical_sop_has_one_employee_and_an_outsider(kantor: Kantor) -> None:
    sop = "dispusip/pelayanan-peminjaman-buku"
    kantor.draft(sop)
    assert kantor.findings(sop, "2026-02-16", of=["SOP201", "SOP205", "SOP7"]) == set()
    kantor.change(
        sop, "    pelaksana: pemustaka\n    simbol: selesai", "    pelaksana: kabid\n    simbol: selesai"
    )
    kantor.change(sop, "  - {id: petugas,", "  - {id: kabid, nama: Kepala Bidang}\n  - {id: petugas,")
    assert kantor.findings(sop, "2026-02-16", of=["SOP201"]) == {"SOP201 galat"}


def test_an_old_sop_is_adopted_whole_and_owes_what_comes_after(kantor: Kantor) -> None:
    sop = "dispusip/pelayanan-peminjaman-buku"
    kantor.draft(sop, ("  efektif: null", "  efektif: 2025-09-01"))
    # Before its riwayat begins only the clock of two years runs.
    assert kantor.status(sop, "2026-02-15") == "berlaku"
    assert kantor.findings(sop, "2026-02-15") == set()
    kantor.record(sop, "adopsi", "2026-02-16", DECREE % ("96", "2025-08-25", "2025-09-01"))
    assert kantor.status(sop, "2026-02-16") == "berlaku"
    # Neither verification nor socialisation nor the year before is asked for; what it needs from now on is.
    assert kantor.findings(sop, "2026-02-16") == {"SOP708 saran", "SOP712 saran"}
    assert kantor.findings(sop, "2026-04-01") == {"SOP708 saran", "SOP709 saran", "SOP712 saran"}
    assert kantor.findings(sop, "2027-09-02") == {
        *("SOP701 galat", "SOP706 peringatan", "SOP708 saran", "SOP709 saran", "SOP712 saran")
    }
    never = [d for d in kantor.told("review", "--today", "2027-09-02")["duties"] if d["duty"] == "kaji-ulang"]
    assert [(d["state"], d["days"], d["last"]) for d in never] == [("lewat", -1, None)]
