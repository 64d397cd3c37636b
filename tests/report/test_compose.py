"""The report as a Word document: complete, valid, deterministic, made of real fields."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.report import example as contoh
from tests.report import jombang
from tests.report.make import dengan_indikator

from lkjip.errors import UsageError
from lkjip.measure.numbers.status import Status
from lkjip.report.chapters.goals import JUDUL_ANALISIS
from lkjip.report.compose import Hasil, susun
from lkjip.report.material.model import Analisis, BahanLaporan, Organisasi
from lkjip.report.versions.read import Peran, baca
from lkjip.report.word.page_numbers import isi_nomor

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def dokumen(hasil: Hasil) -> Any:
    return Document(io.BytesIO(hasil.docx))


def test_the_chapters_of_the_regulation_stand_in_their_order(hasil: Hasil) -> None:
    judul = baca(hasil.docx).judul
    urut = (
        "KATA PENGANTAR", "IKHTISAR EKSEKUTIF", "DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR",
        "BAB I PENDAHULUAN", "D. Aspek Strategis", "E. Permasalahan Utama (Isu Strategis)",
        "BAB II PERENCANAAN KINERJA", "B. Perjanjian Kinerja Tahun 2024",
        "BAB III AKUNTABILITAS KINERJA", "A. Capaian Kinerja Organisasi", "B. Realisasi Anggaran",
        "BAB IV PENUTUP", "A. Simpulan", "B. Langkah Perbaikan", "LAMPIRAN",
        "1. Perjanjian Kinerja", "2. Pengukuran Kinerja", "3. Bukti Pendukung",
        "4. Proses Penyusunan Laporan", "5. Sumber Data",
    )  # fmt: skip
    assert [j for j in judul if j in urut] == list(urut)


def test_every_sasaran_has_the_seven_analyses_in_order() -> None:
    judul = baca(susun(jombang.bahan(), contoh.TEMPLAT, 1, jombang.WAKTU).docx).judul
    analisis = [j.partition(" ")[2] for j in judul if re.match(r"[a-g]\. ", j)]
    assert analisis == list(JUDUL_ANALISIS) * 2


def test_the_same_material_gives_the_same_bytes(bahan: BahanLaporan, hasil: Hasil) -> None:
    lagi = susun(bahan, contoh.TEMPLAT, 1, contoh.WAKTU)
    assert (lagi.docx, lagi.lembar_reviu) == (hasil.docx, hasil.lembar_reviu)


def test_the_document_keeps_to_the_office_schema(hasil: Hasil, tmp_path: Path) -> None:
    auditor = Path(sys.executable).with_name("openxml-audit")
    for nama, isi in (("laporan", hasil.docx), ("reviu", hasil.lembar_reviu)):
        berkas = tmp_path / f"{nama}.docx"
        berkas.write_bytes(isi)
        done = subprocess.run([auditor, berkas], capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "Errors: 0" in done.stdout, done.stdout


def test_the_lists_are_word_fields_with_their_entries_in_them(dokumen: Any) -> None:
    kode = [i.text.strip() for i in dokumen.element.body.iter(f"{W}instrText")]
    assert 'TOC \\o "1-3" \\h \\z \\u' in kode
    assert 'TOC \\h \\z \\c "Tabel"' in kode and 'TOC \\h \\z \\c "Gambar"' in kode
    entri = [p.text for p in dokumen.paragraphs if p.style.name == "table of figures"]
    keterangan = [p.text for p in dokumen.paragraphs if p.style.name == "Caption"]
    assert {e.rstrip("\t") for e in entri} == set(keterangan)


def test_every_field_begins_separates_and_ends(dokumen: Any) -> None:
    dalam = 0
    hitung = {"begin": 0, "separate": 0, "end": 0}
    for f in dokumen.element.body.iter(f"{W}fldChar"):
        jenis = f.get(f"{W}fldCharType")
        hitung[jenis] += 1
        dalam += {"begin": 1, "separate": 0, "end": -1}[jenis]
        assert dalam >= 0
    assert dalam == 0 and len(set(hitung.values())) == 1


def test_every_reference_points_to_a_bookmark(dokumen: Any) -> None:
    nama = [b.get(f"{W}name") for b in dokumen.element.body.iter(f"{W}bookmarkStart")]
    assert len(nama) == len(set(nama)) and all(len(n) <= 40 for n in nama)
    kode = [i.text.split() for i in dokumen.element.body.iter(f"{W}instrText")]
    tujuan = {k[1] for k in kode if k[0] in ("REF", "PAGEREF")}
    jangkar = {h.get(f"{W}anchor") for h in dokumen.element.body.iter(f"{W}hyperlink")}
    assert tujuan | jangkar <= set(nama)
    assert len(tujuan) > 30


def test_tables_repeat_their_head_and_no_row_breaks_over_a_page(dokumen: Any) -> None:
    for tabel in dokumen.element.body.iter(f"{W}tbl"):
        baris = tabel.findall(f"{W}tr")
        assert baris[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(b.find(f"{W}trPr/{W}cantSplit") is not None for b in baris)


def test_column_widths_add_up_to_the_text_width(dokumen: Any) -> None:
    lebar = {
        sum(int(g.get(f"{W}w")) for g in t.findall(f"{W}tblGrid/{W}gridCol"))
        for t in dokumen.element.body.iter(f"{W}tbl")
    }
    assert lebar == {8787, 14570}


def test_every_picture_has_an_alternative_text_with_its_figures(dokumen: Any) -> None:
    alt = [d.get("descr") for d in dokumen.element.body.iter(_wp("docPr"))]
    assert len(alt) == 4
    assert "58,82" in alt[0] and "90,24" in alt[0]
    assert all(len(a) > 60 for a in alt)


def _wp(nama: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{nama}"


def test_a_gap_is_visible_and_a_comment_says_who_owes_what(hasil: Hasil, dokumen: Any) -> None:
    teks = "\n".join(p.text for p in dokumen.paragraphs)
    assert "[Belum ada: isu strategis yang dihadapi – Sub Bagian Otonomi Daerah]" in teks
    komentar = [c.text for c in dokumen.comments]
    assert len(komentar) == sum(f.kode == "L04" for f in hasil.temuan) == 8
    assert any(
        "penjelasan penghematan sumber daya IK04" in k and "Sub Bagian Otonomi Daerah" in k
        for k in komentar
    )


def test_what_is_given_leaves_no_gap(bahan: BahanLaporan) -> None:
    teks = Organisasi("Duduk.", "Tugas.", ("Satu", "Dua"), "Sepuluh orang.", "Aspek.", "Isu.",
                      "Visi.", "Tindak lanjut.")  # fmt: skip
    lengkap = dengan_indikator(
        replace(bahan, organisasi=teks),
        "IK04",
        analisis=replace(bahan.indikator[3].analisis, efisiensi=bahan.indikator[1].analisis.sebab),
    )
    assert susun(lengkap, contoh.TEMPLAT, 1, contoh.WAKTU).temuan == ()


def test_nothing_at_all_is_still_a_whole_report_full_of_gaps(bahan: BahanLaporan) -> None:
    kosong = BahanLaporan(bahan.identitas, ())
    hasil = susun(kosong, contoh.TEMPLAT, 1, contoh.WAKTU)
    assert {f.kode for f in hasil.temuan} == {"L04"}
    assert "BAB IV PENUTUP" in baca(hasil.docx).judul


def test_an_indicator_without_anything_is_a_gap_of_its_unit(bahan: BahanLaporan) -> None:
    kurang = dengan_indikator(
        bahan, "IK02", realisasi=None, capaian=None, kategori="", analisis=Analisis()
    )
    hasil = susun(kurang, contoh.TEMPLAT, 1, contoh.WAKTU)
    apa = {f.nilai for f in hasil.temuan if f.unit == "Sub Bagian Administrasi Pemerintahan"}
    assert apa == {
        "realisasi",
        "realisasi IK02",
        "sebab, kendala, dan solusi IK02",
        "penjelasan penghematan sumber daya IK02",
        "program atau pihak pendukung IK02",
    }


def test_a_status_stands_where_the_figure_would_be(bahan: BahanLaporan) -> None:
    rilis = dengan_indikator(
        bahan, "IK02", realisasi=None, capaian=None, kategori="", status=Status.BELUM_RILIS
    )
    docx = susun(rilis, contoh.TEMPLAT, 1, contoh.WAKTU).docx
    sel = [b for t in baca(docx).tabel for b in t.baris if b[0] == "IK02" and len(b) == 7]
    assert ("7", "belum rilis", "–", "–") in {b[3:] for b in sel}


def test_figures_are_printed_as_indonesians_write_them(hasil: Hasil) -> None:
    teks = "\n".join(a.teks for a in baca(hasil.docx).alinea)
    assert "Rp762.153.561" in teks and "28,74 %" in teks and "58,82 %" in teks
    assert not re.search(r"\d\.\d{1,2}\b(?! ?Tahun)", teks.replace("4.01.02", ""))


def test_no_word_is_doubled_and_no_space_is_left_over(hasil: Hasil) -> None:
    for teks in (p.text for p in Document(io.BytesIO(hasil.docx)).paragraphs):
        if not teks.startswith(("Tabel\u00a0", "Gambar\u00a0")):
            assert "  " not in teks and " ," not in teks and ".." not in teks.strip(" .")
        assert not re.search(r"\b([a-z]{3,}) \1\b", teks), teks


def test_words_of_people_cannot_break_the_file(bahan: BahanLaporan) -> None:
    jahat = "Kendala <w:p> & \x00\x0b ]]> \u202e <script>\n=2+2"
    asing = dengan_indikator(
        bahan, "IK02", nama="Jumlah & <b>", analisis=replace(
            bahan.indikator[1].analisis, kendala=replace(bahan.indikator[1].analisis.kendala,
                                                         teks=jahat))
    )  # fmt: skip
    docx = susun(asing, contoh.TEMPLAT, 1, contoh.WAKTU).docx
    teks = "\n".join(a.teks for a in baca(docx).alinea)
    assert "<w:p> & ]]>" in teks and "Jumlah & <b>" in teks


@pytest.mark.parametrize("isi", ["docx", "lembar_reviu"])
def test_microsofts_schemas_have_nothing_against_the_files(
    hasil: Hasil, tmp_path: Path, isi: str
) -> None:
    from openxml_audit import OpenXmlValidator

    berkas = tmp_path / "laporan.docx"
    berkas.write_bytes(getattr(hasil, isi))
    assert [str(e) for e in OpenXmlValidator().validate(str(berkas)).errors] == []


def test_the_sources_of_the_figures_are_listed(hasil: Hasil) -> None:
    sumber = next(t for t in baca(hasil.docx).tabel if t.judul.startswith("Asal data"))
    baris = {b[0]: b for b in sumber.baris}
    assert baris["IK02"][2:5] == ("LKjIP_2024_SB-PEM.xlsx", "Kinerja!J6", "sb-pem@bagpem.example")
    assert baris["IK01"][2] == "dihitung dari IK02, IK03, dan IK04"
    assert baris["4.01.02.2.01.0001"][1] == "Rp168.325.740"
    assert baris["Sasaran 1"][2].startswith("dihitung dari IK01, IK02, IK03")
    assert baris["4.01.02.2.01"][2].startswith("dihitung dari 4.01.02.2.01.0001, 4.01.02.2.01.0002")


def test_no_personal_data_of_the_builder_is_in_the_file(hasil: Hasil) -> None:
    with zipfile.ZipFile(io.BytesIO(hasil.docx)) as paket:
        inti = paket.read("docProps/core.xml").decode()
        assert {i.date_time for i in paket.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "python-docx" not in inti and "2024-07-22T09:30:00Z" in inti


def test_page_numbers_are_filled_in_where_a_layout_tells_them(hasil: Hasil) -> None:
    def setelan(docx: bytes) -> str:
        return zipfile.ZipFile(io.BytesIO(docx)).read("word/settings.xml").decode()

    halaman = {"_Toc1000001": 2, "_Toc1000006": 7, "_Toc1000007": 7, "_Toc2000001": 3}
    bernomor = isi_nomor(hasil.docx, halaman)
    assert "updateFields" in setelan(hasil.docx) and "updateFields" not in setelan(bernomor)
    daftar = [a.teks for a in baca(bernomor).alinea if a.peran is Peran.DAFTAR]
    assert "KATA PENGANTAR i" in daftar and "BAB I PENDAHULUAN 1" in daftar
    assert any(d.startswith("Tabel 1 ") and d.endswith(" ii") for d in daftar)
    lagi = isi_nomor(bernomor, {**halaman, "_Toc1000001": 3, "_Toc2000001": 3})
    assert "KATA PENGANTAR i" in [a.teks for a in baca(lagi).alinea]


def test_an_answer_longer_than_a_page_may_break(bahan: BahanLaporan) -> None:
    jawab = bahan.indikator[1].analisis
    panjang = dengan_indikator(
        bahan, "IK02", analisis=replace(jawab, solusi=replace(jawab.solusi, teks="Langkah. " * 440))
    )
    dokumen = Document(io.BytesIO(susun(panjang, contoh.TEMPLAT, 1, contoh.WAKTU).docx))
    boleh = [
        "".join(t.text or "" for t in b.iter(f"{W}t"))[:4]
        for b in dokumen.element.body.iter(f"{W}tr")
        if b.find(f"{W}trPr/{W}cantSplit") is None
    ]
    assert boleh == ["IK02"]


def test_a_register_that_names_things_twice_still_gives_a_valid_report(
    bahan: BahanLaporan, tmp_path: Path
) -> None:
    kembar = replace(bahan, sasaran=bahan.sasaran * 2, program=bahan.program * 2)
    docx = susun(kembar, contoh.TEMPLAT, 1, contoh.WAKTU).docx
    badan = Document(io.BytesIO(docx)).element.body
    nama = [b.get(f"{W}name") for b in badan.iter(f"{W}bookmarkStart")]
    assert len(nama) == len(set(nama))


def test_a_broken_last_version_is_refused(bahan: BahanLaporan) -> None:
    with pytest.raises(UsageError, match="Versi sebelumnya bukan dokumen Word"):
        susun(bahan, contoh.TEMPLAT, 2, contoh.WAKTU, b"bukan docx")
