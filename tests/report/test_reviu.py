"""The review checklist: word for word, filled with evidence, honest about what it cannot know."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from tests.report import example as contoh
from tests.report.make import dengan_indikator

from lkjip.report.chapters.appendix import JUDUL_PROSES
from lkjip.report.compose import Hasil, susun
from lkjip.report.material.model import BahanLaporan, Bukti
from lkjip.report.reviu.checklist import BUTIR, ButirReviu, Jawab, reviu
from lkjip.report.reviu.sheet import lembar_reviu
from lkjip.report.versions.differences import Perubahan, Ubah

RUJUKAN = Path(__file__).parent / "rujukan" / "reviu_checklist.csv"
Kunci = tuple[str, int]


def jawaban(butir: tuple[ButirReviu, ...]) -> dict[Kunci, ButirReviu]:
    return {(b.bagian.split()[0], b.no): b for b in butir}


def test_the_23_items_stand_word_for_word_in_their_order() -> None:
    with RUJUKAN.open(encoding="utf-8") as berkas:
        asli = [(b["bagian"], int(b["no"]), b["pernyataan"]) for b in csv.DictReader(berkas)]
    assert [(b.bagian, b.no, b.pernyataan) for b in BUTIR] == asli


def test_what_a_program_can_check_is_answered_with_evidence(hasil: Hasil) -> None:
    butir = jawaban(hasil.reviu)
    assert butir["I", 1].jawaban is Jawab.TIDAK and "isu strategis" in butir["I", 1].bukti
    assert butir["I", 2].jawaban is Jawab.YA
    assert butir["I", 2].bukti == "6 dari 6 indikator mempunyai target (Bab II)."
    assert butir["I", 6].jawaban is Jawab.YA
    assert butir["II", 2].jawaban is Jawab.TIDAK
    assert "Tanpa bukti: IK03, IK04, IK06." in butir["II", 2].bukti
    assert butir["III", 7].jawaban is Jawab.YA


@pytest.mark.parametrize("kunci", [("II", 1), ("II", 5), ("II", 7), ("III", 1), ("III", 2),
                                   ("III", 5), ("III", 8), ("III", 10)])  # fmt: skip
def test_what_only_a_person_can_judge_is_asked(hasil: Hasil, kunci: Kunci) -> None:
    butir = jawaban(hasil.reviu)[kunci]
    assert butir.jawaban is Jawab.DINILAI and butir.pertanyaan


@pytest.mark.parametrize("no", [3, 6, 9])
def test_conditional_items_wait_for_the_item_before_them(hasil: Hasil, no: int) -> None:
    assert jawaban(hasil.reviu)["III", no].jawaban is Jawab.BELUM


def test_evidence_for_every_figure_turns_the_answer(bahan: BahanLaporan) -> None:
    lengkap = replace(
        bahan, bukti=tuple(Bukti("Laporan", kode=k) for k in ("IK02", "IK03", "IK04", "IK06"))
    )
    assert jawaban(reviu(lengkap, ()))["II", 2].jawaban is Jawab.YA


def test_an_indicator_without_last_year_turns_the_answer(bahan: BahanLaporan) -> None:
    baru = dengan_indikator(bahan, "IK02", lalu=())
    butir = jawaban(reviu(baru, ()))["III", 7]
    assert butir.jawaban is Jawab.TIDAK and "5 dibandingkan" in butir.bukti


def test_nothing_at_all_is_no_yes(bahan: BahanLaporan) -> None:
    kosong = BahanLaporan(bahan.identitas, ())
    butir = jawaban(susun(kosong, contoh.TEMPLAT, 1, contoh.WAKTU).reviu)
    assert {butir["I", 1].jawaban, butir["I", 6].jawaban, butir["II", 3].jawaban} == {Jawab.TIDAK}


def test_the_reviewers_page_holds_items_findings_and_room_to_write(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    dokumen = Document(io.BytesIO(hasil.lembar_reviu))
    assert [len(t.rows) - 1 for t in dokumen.tables] == [6, 7, 10, len(hasil.temuan)]
    assert dokumen.tables[0].rows[0].cells[4].text == "Catatan penelaah"
    bersih = lembar_reviu(bahan, hasil.reviu, (), contoh.TEMPLAT, 1, contoh.WAKTU)
    teks = "\n".join(p.text for p in Document(io.BytesIO(bersih)).paragraphs)
    assert "tidak ada temuan" in teks


def test_a_long_list_is_cut_and_says_so(bahan: BahanLaporan, hasil: Hasil) -> None:
    banyak = hasil.temuan * 10
    isi = lembar_reviu(bahan, hasil.reviu, banyak, contoh.TEMPLAT, 1, contoh.WAKTU)
    dokumen = Document(io.BytesIO(isi))
    assert len(dokumen.tables[3].rows) == 61
    teks = "\n".join(p.text for p in dokumen.paragraphs)
    assert f"Dan {len(banyak) - 60} lainnya" in teks


def test_changes_stand_nowhere_else_so_far_more_of_them_are_printed_and_the_sops_come_last(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    proses = [Perubahan(Ubah.SEL, f"{JUDUL_PROSES}, {n}, Selesai", "–", "selesai") for n in "12"]
    angka = [Perubahan(Ubah.ANGKA, f"Tabel, IK{n}, Realisasi", "1", "2") for n in range(420)]
    semua = (*proses, *angka)
    isi = lembar_reviu(bahan, hasil.reviu, (), contoh.TEMPLAT, 2, contoh.WAKTU, semua)
    dokumen = Document(io.BytesIO(isi))
    tercetak = [r.cells[1].text for r in dokumen.tables[3].rows[1:]]
    assert tercetak == [p.tempat for p in angka[:400]]
    teks = "\n".join(p.text for p in dokumen.paragraphs)
    assert "Dan 22 lainnya; bandingkan kedua versi di Word" in teks


def test_new_dates_of_the_sop_are_one_line_for_each_step(bahan: BahanLaporan, hasil: Hasil) -> None:
    baru = [
        Perubahan(Ubah.SEL, f"{JUDUL_PROSES}, 6, Rencana mulai", "6 Februari", "13 Februari"),
        Perubahan(Ubah.SEL, f"{JUDUL_PROSES}, 6, Keadaan", "dikembalikan", ""),
        Perubahan(Ubah.ANGKA, "Tabel, IK02, Realisasi", "1", "2"),
    ]
    isi = lembar_reviu(bahan, hasil.reviu, (), contoh.TEMPLAT, 2, contoh.WAKTU, baru)
    tabel = Document(io.BytesIO(isi)).tables[3]
    assert [[c.text for c in r.cells[1:]] for r in tabel.rows[1:]] == [
        ["Tabel, IK02, Realisasi", "1", "2"],
        [
            "Proses penyusunan, langkah 6",
            "Rencana mulai 6 Februari; Keadaan dikembalikan",
            "Rencana mulai 13 Februari; Keadaan –",
        ],
    ]
