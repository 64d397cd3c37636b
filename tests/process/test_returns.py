"""Steps 5 to 8 on the real book: returns, corrections, the package, the end, the history."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date, time
from functools import partial
from pathlib import Path

import pytest
from tests.windows.excel import Workbook

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.demo.stage import Play
from lkjip.doctor import Surroundings, examine
from lkjip.errors import ProcessError
from lkjip.package import read_package
from lkjip.steps.deadlines import follow_holidays
from lkjip.steps.decide.decide import (
    CONFORMING,
    NOT_CONFORMING,
    decide_evaluation,
    decide_reviu,
    read_notes,
)
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.overrides import tick_items, withdraw
from lkjip.steps.provenance import trace_origin
from lkjip.steps.status import status
from lkjip.steps.undo import undo
from lkjip.tables.declared.steps import NOTE_ROWS

TWO = ("Lengkapi Bab I.", "Jelaskan serapan yang rendah.")


@pytest.fixture
def play(analysed: Path, tmp_path: Path) -> Play:
    folder = tmp_path / "buku"
    shutil.copytree(analysed, folder)
    return Play(folder)


def rows(play: Play, table: str) -> tuple[dict[str, object], ...]:
    return FileBook(play.book).read(table)[table].rows


def state(play: Play, no: int) -> object:
    return rows(play, "tblRencana")[no - 1]["Keadaan"]


def returned(play: Play) -> None:
    play.step(date(2025, 1, 20), write_draft)
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=NOT_CONFORMING, notes=TWO))


def approved(play: Play) -> None:
    play.step(date(2025, 1, 20), write_draft)
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=CONFORMING))


def test_a_return_at_step_6_lists_numbered_corrections_and_gives_the_draft_back(play):
    returned(play)
    assert state(play, 6) == "dikembalikan"
    assert state(play, 5) == "berjalan"
    assert [(r["No"], r["Koreksi"]) for r in rows(play, "tblKoreksi")] == [(1, TWO[0]), (2, TWO[1])]
    (passed,) = rows(play, "tblReviu")
    assert passed["Versi Draf"] == 1
    assert passed["Keputusan"] == "tidak sesuai"
    assert passed["Hari Kerja"] == 3
    assert passed["Peran menurut SOP"] == "Sekretaris Dinas"


def test_a_new_draft_is_not_handed_in_before_every_correction_is_answered(play):
    returned(play)
    play.step(date(2025, 1, 23), partial(answer_correction, number=1, answer="Sudah."))
    result = play.step(date(2025, 1, 23), write_draft, time(10))
    assert result.data["diajukan"] is False
    assert "1 koreksi belum dijawab: nomor 2" in result.summary
    with pytest.raises(ProcessError, match="Belum ada draf yang diajukan"):
        play.step(date(2025, 1, 24), partial(decide_reviu, decision=CONFORMING))
    play.step(date(2025, 1, 24), partial(answer_correction, number=2, answer="Sudah."), time(10))
    assert play.step(date(2025, 1, 24), write_draft, time(11)).data["diajukan"] is True


def test_answers_typed_into_the_book_count_when_the_draft_is_made(play):
    returned(play)
    book = FileBook(play.book)
    typed = [dict(r) | {"Jawaban": f"=Sudah {r['No']}"} for r in rows(play, "tblKoreksi")]
    book.apply(Change({"tblKoreksi": typed}))
    result = play.step(date(2025, 1, 23), write_draft)
    assert result.data["diajukan"] is True
    assert [r["Jawaban"] for r in rows(play, "tblKoreksi")] == ["=Sudah 1", "=Sudah 2"]


def test_a_return_without_any_correction_is_refused_and_changes_nothing(play):
    play.step(date(2025, 1, 20), write_draft)
    before = play.book.read_bytes()
    with pytest.raises(ProcessError, match="disertai daftar koreksi"):
        play.step(date(2025, 1, 22), partial(decide_reviu, decision=NOT_CONFORMING, notes=()))
    assert play.book.read_bytes() == before


def test_corrections_typed_on_the_tab_are_taken_and_the_typing_room_is_empty_again(play):
    play.step(date(2025, 1, 20), write_draft)
    FileBook(play.book).apply(
        Change({"tblCatatanReviu": [{"Koreksi baru": TWO[0]}, {"Koreksi baru": TWO[1]}]})
    )
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=NOT_CONFORMING))
    assert [r["Koreksi"] for r in rows(play, "tblKoreksi")] == list(TWO)
    assert rows(play, "tblCatatanReviu") == ()


def test_more_corrections_than_the_tab_has_lines_are_all_recorded(play):
    play.step(date(2025, 1, 20), write_draft)
    typed = [f"Koreksi nomor {number}." for number in range(1, NOTE_ROWS + 6)]
    table = LAYOUT.table("tblCatatanReviu")
    workbook = Workbook(play.book)
    for row, words in enumerate(typed, table.row + 1):
        at = table.col + table.headers.index("Koreksi baru")
        workbook.sheet(table.tab).person_types(row, at, words)
    workbook.Save()
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=NOT_CONFORMING))
    assert [r["Koreksi"] for r in rows(play, "tblKoreksi")] == typed
    assert rows(play, "tblCatatanReviu") == ()


def test_a_notes_file_loses_its_numbering_its_mark_and_its_blank_lines(tmp_path):
    path = tmp_path / "catatan.txt"
    path.write_bytes("\ufeff1. Satu\r\n\r\n2) Dua\r\n- Tiga 2024\r\n".encode())
    assert read_notes(path) == ("Satu", "Dua", "Tiga 2024")
    path.write_bytes("Jelaskan \x93serapan\x94".encode("latin-1"))
    assert read_notes(path) == ("Jelaskan “serapan”",)


def test_the_package_holds_data_draft_and_originals_and_every_part_fits_its_manifest(play):
    approved(play)
    result = play.step(date(2025, 1, 30), send)
    package = read_package(Path(str(result.data["paket"])).read_bytes())
    names = set(package.parts)
    assert "data.json" in names
    assert "LKjIP_2024_draf_v1.docx" in names
    assert sum(name.startswith("formulir/") for name in names) == 4
    assert all(name.endswith(".xlsx") for name in names if name.startswith("formulir/"))
    assert package.manifest["unit_kerja"] == "Bagian Pemerintahan"
    values = {r["Kode"]: r["Capaian (%)"] for r in package.data["tblCapaian"]}
    assert round(values["IK01"], 2) == 58.82
    note = next(play.folder.glob("laporan/2024/Nota_Dinas_*.docx"))
    assert zipfile.is_zipfile(note)
    assert state(play, 7) == "selesai"


def test_sending_before_the_draft_is_approved_is_refused_with_the_way_out(play):
    with pytest.raises(ProcessError) as caught:
        play.step(date(2025, 1, 30), send)
    assert "belum disetujui" in caught.value.message
    assert "reviu" in caught.value.cure
    assert not list(play.folder.glob("laporan/2024/*.zip"))


def test_a_return_at_step_8_goes_through_5_6_and_7_again_and_ends_at_the_inspektur(play):
    approved(play)
    play.step(date(2025, 1, 30), send)
    play.step(
        date(2025, 2, 3), partial(decide_evaluation, decision=NOT_CONFORMING, notes=("Satu.",))
    )
    assert state(play, 8) == "dikembalikan"
    with pytest.raises(ProcessError):
        play.step(date(2025, 2, 4), send)
    play.step(date(2025, 2, 4), partial(answer_correction, number=1, answer="Sudah."), time(10))
    play.step(date(2025, 2, 4), write_draft, time(11))
    play.step(date(2025, 2, 5), partial(decide_reviu, decision=CONFORMING))
    play.step(date(2025, 2, 6), send)
    end = play.step(date(2025, 2, 10), partial(decide_evaluation, decision=CONFORMING))
    assert end.data["keadaan"] == "dikirim ke Inspektur"
    assert [state(play, no) for no in range(1, 9)] == ["selesai"] * 8
    last = rows(play, "tblRiwayat")[-1]
    assert last["Status"] == "dikirim ke Inspektur"


def test_a_local_holiday_typed_into_the_sheet_moves_told_dates_only_when_asked_to(play):
    before = [r["Tenggat"] for r in rows(play, "tblRencana")]
    holiday = [*rows(play, "tblLibur")]
    holiday.append({"Tanggal": date(2025, 1, 15), "Nama": "Hari jadi", "Jenis": "libur daerah"})
    FileBook(play.book).apply(Change({"tblLibur": holiday}))
    seen = play.step(date(2025, 1, 14), status)
    assert "B12" in {finding.code for finding in seen.findings}
    assert [r["Tenggat"] for r in rows(play, "tblRencana")] == before
    play.step(date(2025, 1, 14), follow_holidays)
    after = [r["Tenggat"] for r in rows(play, "tblRencana")]
    assert after[:4] == before[:4]
    # 24 January becomes 30 January: 25 and 26 are a weekend, 27 to 29 days off
    assert [(a - b).days for a, b in zip(after[4:], before[4:], strict=True)] == [1, 6, 3, 1]


def test_a_withdrawn_draft_can_be_fixed_and_handed_in_again(play):
    play.step(date(2025, 1, 20), write_draft)
    play.step(date(2025, 1, 21), partial(withdraw, reason="Salah lampiran."))
    assert state(play, 5) == "berjalan"
    assert play.step(date(2025, 1, 21), write_draft, time(10)).data["versi"] == 2


def test_a_person_cannot_tick_what_the_program_sees_itself(play):
    with pytest.raises(ProcessError, match="dilihat sendiri oleh program"):
        play.step(date(2025, 1, 20), partial(tick_items, key="7.form"))


def test_undo_takes_a_wrong_decision_back_and_the_history_still_names_its_corrections(play):
    returned(play)
    undone = play.step(date(2025, 1, 22), undo, time(10))
    assert "tanggal 22 Januari 2025 pukul 09.00 dibatalkan" in undone.summary
    assert state(play, 6) == "menunggu"
    assert rows(play, "tblKoreksi") == ()
    told = [str(r["Keterangan"]) for r in rows(play, "tblRiwayat")]
    assert TWO[0] in told
    assert TWO[1] in told
    play.step(date(2025, 1, 23), partial(decide_reviu, decision=CONFORMING))
    assert state(play, 6) == "selesai"


def history_line(play: Play) -> str:
    return next(
        line for line in examine(Surroundings(play.book)) if line.subject == "Riwayat"
    ).details


def test_the_chain_of_the_history_is_whole_after_every_step(play):
    approved(play)
    assert "rantai sidik utuh" in history_line(play)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda r: [{**r[0], "Status": "lain"}, *r[1:]], "baris nomor 1 diubah"),
        (lambda r: r[1:], "baris nomor 1 hilang"),
        (lambda r: r[:-1], "Baris terakhir Riwayat dihapus"),
        (lambda r: [*r[:2], {**r[2], "Waktu": date(2020, 1, 1)}, *r[3:]], "baris nomor 3 diubah"),
    ],
)
def test_a_history_that_somebody_edited_is_told_by_the_examination(play, change, words):
    FileBook(play.book).apply(Change({"tblRiwayat": change(list(rows(play, "tblRiwayat")))}))
    assert words in history_line(play)


def test_a_rolled_up_figure_is_traced_to_every_archived_original(play):
    result = trace_origin(play.shot(), play.context(date(2025, 1, 20)), "IK01")
    links = result.data["asal"]
    assert {link["kode"] for link in links} == {"IK02", "IK03", "IK04"}
    assert {link["keadaan_arsip"] for link in links} == {"utuh"}
    original = Path(links[0]["arsip"])
    original.write_bytes(original.read_bytes() + b"x")
    again = trace_origin(play.shot(), play.context(date(2025, 1, 20)), "IK01")
    assert "BERUBAH" in {link["keadaan_arsip"] for link in again.data["asal"]}


def test_status_says_the_same_as_the_home_tab(play):
    play.step(date(2025, 1, 20), write_draft)
    told = status(play.shot(), play.context(date(2025, 1, 20))).data
    names = FileBook(play.book).read_names("beranda_tindakan", "beranda_langkah")
    assert told["tindakan"]["teks"] == names["beranda_tindakan"]
    strip = names["beranda_langkah"]
    assert [step["status"] for step in told["langkah"]] == list(strip[0][::3])
    assert json.dumps(told, default=str)
