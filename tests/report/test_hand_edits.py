"""What people write into a version lives on, or is listed: nothing is lost in silence."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.report import example as contoh
from tests.report.make import cari, dengan_indikator, ganti_alinea, sisip_sesudah, sunting

from lkjip.report.compose import Hasil, susun
from lkjip.report.material.model import BahanLaporan
from lkjip.report.versions.hand_edits import komentar_orang

ISU = "[Belum ada: isu strategis"
BARU = "Isu strategis kami adalah batas wilayah yang belum tegas."


def lagi(bahan: BahanLaporan, sebelumnya: bytes) -> Hasil:
    return susun(bahan, contoh.TEMPLAT, 2, contoh.WAKTU, sebelumnya)


def alinea(hasil: Hasil) -> list[str]:
    return [p.text for p in Document(io.BytesIO(hasil.docx)).paragraphs]


def kode(hasil: Hasil, dasar: Hasil) -> list[str]:
    return [f.kode for f in hasil.temuan if f not in dasar.temuan]


def test_an_untouched_version_hands_nothing_on(bahan: BahanLaporan, hasil: Hasil) -> None:
    kedua = lagi(bahan, hasil.docx)
    assert kedua.dibawa == () and kode(kedua, hasil) == []


def test_a_gap_filled_by_hand_is_carried_and_is_no_gap_any_more(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    kedua = lagi(bahan, sunting(hasil.docx, ganti_alinea(ISU, BARU)))
    assert BARU in alinea(kedua)
    assert [(d.kunci, d.teks, d.berubah) for d in kedua.dibawa] == [("isu_strategis", BARU, False)]
    assert len(kedua.temuan) == len(hasil.temuan) - 1


def test_it_is_carried_on_and_on(bahan: BahanLaporan, hasil: Hasil) -> None:
    kedua = lagi(bahan, sunting(hasil.docx, ganti_alinea(ISU, BARU)))
    ketiga = lagi(bahan, kedua.docx)
    assert BARU in alinea(ketiga) and len(ketiga.dibawa) == 1


def test_a_new_paragraph_below_a_passage_belongs_to_it(bahan: BahanLaporan, hasil: Hasil) -> None:
    kedua = lagi(bahan, sunting(hasil.docx, sisip_sesudah("Setiap instansi pemerintah", BARU)))
    teks = alinea(kedua)
    awal = next(n for n, t in enumerate(teks) if t.startswith("Setiap instansi pemerintah"))
    assert teks[awal + 1] == BARU and kode(kedua, hasil) == []
    akhir = sisip_sesudah("Realisasi yang disajikan adalah", BARU)
    ketiga = lagi(bahan, sunting(hasil.docx, akhir))
    assert BARU in alinea(ketiga)
    assert [d.kunci for d in ketiga.dibawa] == ["latar_belakang"]


def test_bold_and_list_marks_survive(bahan: BahanLaporan, hasil: Hasil) -> None:
    def tebal(dokumen: Any) -> None:
        p = cari(dokumen, ISU)
        p.runs[0].text = "•\tBatas wilayah "
        p.add_run("belum tegas").bold = True

    dokumen = Document(io.BytesIO(lagi(bahan, sunting(hasil.docx, tebal)).docx))
    p = cari(dokumen, "•\tBatas")
    assert p.style.name == "LKjIP Butir"
    assert [r.text for r in p.runs if r.bold] == ["belum tegas"]


def test_when_the_data_move_on_the_hand_stays_and_is_told(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    tangan = "Menurut kami capaian ini wajar."
    ubah = sisip_sesudah("Efisiensi baru dapat dinilai", tangan)
    maju = replace(
        bahan,
        program=tuple(
            replace(p, capaian=p.capaian + 1, efisiensi=p.efisiensi + 1)  # type: ignore[operator]
            for p in bahan.program
        ),
    )
    kedua = lagi(maju, sunting(hasil.docx, ubah))
    assert [d.berubah for d in kedua.dibawa] == [True]
    assert "L07" in kode(kedua, hasil)
    komentar = [c.text for c in Document(io.BytesIO(kedua.docx)).comments]
    assert any("Menurut data terbaru: Seluruh sub kegiatan" in k for k in komentar)


def test_a_passage_without_a_place_any_more_is_listed(bahan: BahanLaporan, hasil: Hasil) -> None:
    ubah = sunting(hasil.docx, ganti_alinea("Dua kegiatan terlaksana", BARU))
    sasaran = bahan.sasaran[0]
    tanpa = replace(
        bahan,
        sasaran=(
            replace(sasaran, indikator=tuple(i for i in sasaran.indikator if i.kode != "IK03")),
        ),
    )
    kedua = lagi(tanpa, ubah)
    (hilang,) = [f for f in kedua.temuan if f.kode == "L08"]
    assert BARU in hilang.nilai


@pytest.mark.parametrize(
    ("awal", "jenis"),
    [("Target dan realisasi setiap indikator", "L08"), ("A.\tLatar Belakang", "L08")],
)
def test_text_outside_the_passages_is_listed(
    bahan: BahanLaporan, hasil: Hasil, awal: str, jenis: str
) -> None:
    kedua = lagi(bahan, sunting(hasil.docx, ganti_alinea(awal, "Ditulis di luar bagian.")))
    assert kode(kedua, hasil) == [jenis]
    assert "Ditulis di luar bagian." not in alinea(kedua)


def test_a_table_cell_changed_by_hand_is_listed(bahan: BahanLaporan, hasil: Hasil) -> None:
    def ubah(dokumen: Any) -> None:
        sel = next(
            r.cells[4] for t in dokumen.tables for r in t.rows
            if len(r.cells) == 7 and r.cells[0].text == "IK02"
        )  # fmt: skip
        sel.paragraphs[0].runs[0].text = "6"

    kedua = lagi(bahan, sunting(hasil.docx, ubah))
    (tabel,) = [f for f in kedua.temuan if f.kode == "L09"]
    assert "IK02 | Jumlah Dokumen" in tabel.nilai and "Tabel 8" in tabel.lembar


def test_a_name_typed_under_the_signature_is_listed(bahan: BahanLaporan, hasil: Hasil) -> None:
    def ubah(dokumen: Any) -> None:
        p = next(p for p in dokumen.paragraphs if p.text == "." * 40)
        p.runs[0].text = "Nama Pejabat"

    assert "Nama Pejabat" in [f.nilai for f in lagi(bahan, sunting(hasil.docx, ubah)).temuan]


def test_a_passage_whose_bookmark_was_deleted_is_found_by_its_heading(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    def ubah(dokumen: Any) -> None:
        p = cari(dokumen, ISU)
        baru = dokumen.add_paragraph(BARU, style="LKjIP Isi")
        p._p.addnext(baru._p)
        p._p.getparent().remove(p._p)

    kedua = lagi(bahan, sunting(hasil.docx, ubah))
    assert BARU in alinea(kedua) and [d.kunci for d in kedua.dibawa] == ["isu_strategis"]


def test_a_deleted_passage_stays_deleted(bahan: BahanLaporan, hasil: Hasil) -> None:
    kedua = lagi(bahan, sunting(hasil.docx, ganti_alinea("Demikian Laporan Kinerja", "")))
    assert not any(t.startswith("Demikian Laporan Kinerja") for t in alinea(kedua))


def test_new_figures_alone_are_no_handwriting(bahan: BahanLaporan, hasil: Hasil) -> None:
    baru = dengan_indikator(bahan, "IK02", realisasi=bahan.indikator[1].target)
    kedua = lagi(baru, hasil.docx)
    assert kedua.dibawa == ()
    assert not any(f.kode in ("L07", "L08", "L09") for f in kedua.temuan)


def test_an_old_report_made_elsewhere_is_no_reason_to_fail(bahan: BahanLaporan) -> None:
    asing = io.BytesIO()
    Document().save(asing)
    assert lagi(bahan, asing.getvalue()).dibawa == ()


def berkomentar(siapa: str, teks: str) -> Any:
    def ubah(dokumen: Any) -> None:
        runs = next(p for p in dokumen.paragraphs if p.text.startswith("Setiap instansi")).runs
        dokumen.add_comment(runs, text=teks, author=siapa)

    return ubah


def test_what_a_reviewer_says_in_a_comment_is_listed_and_the_programs_own_comments_are_not(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    assert komentar_orang(hasil.docx) == ()
    dinilai = sunting(hasil.docx, berkomentar("Sekretaris", "Sebutkan dasar hukumnya."))
    assert komentar_orang(dinilai) == (("Sekretaris", "Sebutkan dasar hukumnya."),)
    kedua = susun(bahan, contoh.TEMPLAT, 2, contoh.WAKTU, dinilai)
    hilang = [f for f in kedua.temuan if f.kode == "L08"]
    assert [(f.lembar, f.nilai) for f in hilang] == [
        ("komentar Sekretaris", "Sebutkan dasar hukumnya.")
    ]
    assert komentar_orang(kedua.docx) == ()


def test_a_comment_of_the_offices_template_is_nobodys_review(
    bahan: BahanLaporan, tmp_path: Path
) -> None:
    def catat(dokumen: Any) -> None:
        dokumen.add_comment(dokumen.paragraphs[0].runs, text="Ganti logo tiap tahun.", author="TU")

    templat = tmp_path / "templat.docx"
    templat.write_bytes(sunting(contoh.TEMPLAT.read_bytes(), catat))
    pertama = susun(bahan, templat, 1, contoh.WAKTU)
    kedua = susun(bahan, templat, 2, contoh.WAKTU, pertama.docx)
    assert komentar_orang(pertama.docx) == () and "L08" not in {f.kode for f in kedua.temuan}
