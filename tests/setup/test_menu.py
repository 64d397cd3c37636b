"""The menu on a terminal: it asks, shows the command, runs it, and no answer breaks it."""

from __future__ import annotations

import re
import subprocess
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip import cli
from lkjip.actions import ALL
from lkjip.commands.menu import do_menu, editor
from lkjip.errors import BookMissing
from lkjip.setup_pc import menu
from lkjip.setup_pc.menu import CANCELLED, LINES, OTHERS, STEPS, key_of, play
from lkjip.setup_pc.questions import Person, as_date
from lkjip.sop import next_actions as action
from lkjip.steps.kernel.base import StepResult

STATE: dict[str, Any] = {
    "tahun": 2024,
    "periode": "s.d. Triwulan II Tahun 2024",
    "langkah": [
        {"tab": "1 Rencana", "status": "selesai", "tenggat": "2025-01-02", "sisa": "-"},
        {"tab": "2 Permintaan", "status": "menunggu", "tenggat": "2025-01-03", "sisa": "hari ini"},
        {"tab": "3 Pengumpulan", "status": "belum mulai", "tenggat": None, "sisa": ""},
    ],
    "tindakan": {"perintah": "rencana", "teks": "Tetapkan rencana: tanggal mulai penyusunan."},
    "belum_selesai": ["Sub Bagian A", "Sub Bagian B"],
}
AGAIN = ""  # Enter, back to the menu


class Desk:
    """A person whose answers are written down beforehand, and what came of them."""

    def __init__(self, *answers: str | BaseException, code: int | BaseException = 0) -> None:
        self.answers: list[str | BaseException] = list(answers)
        self.code = code
        self.said: list[str] = []
        self.asked: list[str] = []
        self.ran: list[list[str]] = []
        self.notes: list[str] = []
        self.state: Mapping[str, Any] | BaseException = STATE
        self.edit: Callable[[Path], object] | None = None

    def ask(self, question: str) -> str:
        self.asked.append(question)
        answer = self.answers.pop(0) if self.answers else EOFError()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def run(self, words: Sequence[str]) -> int:
        self.ran.append(list(words))
        if "--catatan" in words:
            path = Path(words[list(words).index("--catatan") + 1])
            self.notes = path.read_text(encoding="utf-8").splitlines()
        if isinstance(self.code, BaseException):
            raise self.code
        return self.code

    def look(self) -> Mapping[str, Any]:
        if isinstance(self.state, BaseException):
            raise self.state
        return self.state

    def play(self, book: str = "lkjip_book.xlsm") -> str:
        assert play(Person(self.ask, self.said.append, self.edit), self.run, self.look, book) == 0
        return "\n".join(self.said)


def test_the_screen_shows_the_state_the_next_action_and_every_choice() -> None:
    shown = Desk("k").play()
    assert "LKjIP 2024 | s.d. Triwulan II Tahun 2024 | lkjip_book.xlsm" in shown
    assert re.search(r"2 Permintaan +menunggu +tenggat 3 Januari 2025, hari ini", shown)
    assert re.search(r"1 Rencana +selesai$", shown, re.MULTILINE)
    assert "Berikutnya: Tetapkan rencana" in shown
    assert "Belum lengkap: Sub Bagian A, Sub Bagian B" in shown
    assert all(entry.title in shown for entry in (*STEPS, *OTHERS))
    assert all(f"{entry.key.upper()}  {entry.title}" in shown for entry in (*STEPS, *OTHERS))
    assert "K  Keluar" in shown and shown.endswith("Sampai jumpa.")


def test_every_line_fits_a_usual_window_however_many_units_are_late() -> None:
    desk = Desk("k")
    desk.state = {**STATE, "belum_selesai": [f"Sub Bagian {number}" for number in range(30)]}
    shown = desk.play()
    assert "Sub Bagian 29" in shown
    assert max(len(line) for line in shown.splitlines()) <= 79


def test_every_letter_and_number_stands_for_one_thing() -> None:
    keys = [entry.key for entry in (*STEPS, *OTHERS)]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & {menu.NEXT, *menu.LEAVE}


def test_every_next_action_of_the_process_has_its_line_in_the_menu() -> None:
    assert action.Action.__doc__ is not None
    named = re.search(r"one of (.*)\.", action.Action.__doc__, re.DOTALL)
    assert named is not None
    actions = {word.strip(" \n") for word in named[1].split(",")}
    assert actions == {name for one in ALL for name in one.answers}
    assert {key_of(name) for name in actions} <= set(LINES)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["1", "2-1-2025"], ["rencana", "--mulai", "2025-01-02"]),
        (["1", "2025-01-02"], ["rencana", "--mulai", "2025-01-02"]),
        (["2"], ["minta"]),
        (["3", ""], ["kumpulkan"]),
        (["4"], ["analisis"]),
        (["5"], ["draf"]),
        (["6", "1", "y"], ["reviu", "--keputusan", "sesuai"]),
        (["7"], ["kirim"]),
        (["8", "1", "YA"], ["evaluasi", "--keputusan", "sesuai"]),
        (["9", "2/1/2025"], ["rencana", "--mulai", "2025-01-02"]),
        (["i"], ["ingatkan"]),
        (["I"], ["ingatkan"]),
        (["c", "1"], ["centang", "2.surat"]),
        (["t", "unit pindah", "y"], ["tutup", "--alasan=unit pindah"]),
        (["j", "2", "-sudah"], ["jawab", "--", "2", "-sudah"]),
        (["r", "salah angka", "y"], ["tarik", "--alasan=salah angka"]),
        (["b", "y"], ["batal"]),
        (["s"], ["status"]),
        (["a", "IK01"], ["asal", "--", "IK01"]),
        (["p"], ["periksa"]),
        (["n", "2026"], ["baru", "--tahun", "2026"]),
        (["d"], ["demo"]),
    ],
)
def test_a_choice_runs_its_command(answers: list[str], words: list[str]) -> None:
    desk = Desk(*answers, AGAIN, "k")
    shown = desk.play()
    assert desk.ran == [words]
    assert f"Perintah: {words[0]}" in shown
    assert not desk.answers


@pytest.mark.parametrize("key", sorted(LINES))
def test_the_command_line_understands_every_command_of_the_menu(key: str, tmp_path: Path) -> None:
    answers = {
        "1": ["2-1-2025"],
        "3": [str(tmp_path)],
        "6": ["2", "satu", "dua", "", "y"],
        "8": ["1", "y"],
        "c": ["1"],
        "t": ["-alasan", "y"],
        "j": ["1", "--jawaban"],
        "r": ["alasan", "y"],
        "b": ["y"],
        "a": ["-IK01"],
        "n": ["2026"],
        "u": ["3", "2", "alasan"],
        "l": ["y"],
        "m": ["alasan", "-SB"],
        "x": ["alasan", "-SB"],
        "o": ["alasan", "kota", "-Malang"],
        "g": ["nama", "2-1-2025", "nomor"],
        "f": ["Gubernur", "2-1-2025", "nomor"],
        "h": ["DLH", "laporan.docx"],
    }
    desk = Desk(key, *answers.get(key, []), AGAIN, "k")
    desk.play(book="buku lain.xlsm")
    parsed = cli.parser().parse_args(desk.ran[0])
    assert parsed.perintah == desk.ran[0][0]
    assert parsed.buku == "buku lain.xlsm"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["1", "31-2-2025", "kapan", "2.1.2025"], "'31-2-2025' bukan tanggal"),
        (["n", "26", "²", "99999999999999999999", "2026"], "angka 2000 sampai 2100"),
        (["3", "/tidak/ada", ""], "Folder '/tidak/ada' tidak ada"),
        (["6", "3", "x", "1", "mungkin", "y"], "Tulis y untuk ya"),
    ],
)
def test_an_answer_that_cannot_be_is_explained_and_asked_again(
    answers: list[str], said: str
) -> None:
    desk = Desk(*answers, AGAIN, "k")
    assert said in desk.play()
    assert len(desk.ran) == 1


@pytest.mark.parametrize(
    "answers",
    [
        ["1", ""],
        ["6", ""],
        ["6", "1", "t"],
        ["6", "1", ""],
        ["6", "2", ""],
        ["6", "2", "satu", "", "t"],
        ["8", "2", ""],
        ["c", ""],
        ["t", ""],
        ["t", "alasan", "t"],
        ["j", ""],
        ["j", "1", ""],
        ["r", "alasan", ""],
        ["b", "t"],
        ["a", ""],
        ["n", ""],
        ["1", KeyboardInterrupt()],
        ["6", "2", "satu", EOFError(), EOFError()],
    ],
)
def test_a_question_can_be_taken_back_and_nothing_is_run(
    answers: list[str | BaseException],
) -> None:
    desk = Desk(*answers, AGAIN, "k")
    assert CANCELLED in desk.play()
    assert desk.ran == []


def test_corrections_are_typed_line_by_line_and_handed_over_as_a_file() -> None:
    desk = Desk("6", "2", "Tabel 3 keliru", "Bab I belum lengkap", "", "y", AGAIN, "k")
    desk.play()
    assert desk.ran[0][:1] == ["reviu"]
    assert desk.ran[0][-2:] == ["--keputusan", "tidak-sesuai"]
    assert desk.notes == ["Tabel 3 keliru", "Bab I belum lengkap"]
    kept = Path(desk.ran[0][desk.ran[0].index("--catatan") + 1])
    assert not kept.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_file_dropped_on_the_window_gives_its_lines(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "daftar koreksi.txt"
    path.write_text("1. Tabel 3 – keliru\n\n2. Bab I\n", encoding=encoding)
    desk = Desk("8", "2", f'"{path}"', "y", AGAIN, "k")
    desk.play()
    assert desk.notes == ["1. Tabel 3 – keliru", "2. Bab I"]


def test_corrections_are_written_in_the_editor(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(path: Path) -> None:
        seen.append(path)
        with path.open("a", encoding="utf-8") as text:
            text.write("Tabel 3 – keliru\n\nBab I\n")

    desk = Desk("6", "2", "E", AGAIN, "y", AGAIN, "k")
    desk.edit = write
    assert "E membuka penyunting teks" in desk.play()
    assert desk.notes == ["Tabel 3 – keliru", "Bab I"]
    assert not seen[0].exists()


def test_an_editor_in_which_nothing_was_written_changes_nothing() -> None:
    desk = Desk("6", "2", "e", AGAIN, AGAIN, "k")
    desk.edit = lambda _path: None
    assert CANCELLED in desk.play()
    assert desk.ran == []


def test_a_computer_without_an_editor_says_what_to_do() -> None:
    desk = Desk("6", "2", "e", AGAIN, "k")
    desk.edit = lambda path: open_in("no-such-editor", path)
    assert "Simpan koreksi sebagai berkas teks" in desk.play()
    assert desk.ran == []


def open_in(program: str, path: Path) -> None:
    subprocess.run([program, str(path)], check=True)


@pytest.mark.parametrize(
    ("system", "environ", "command"),
    [
        ("win32", {}, ["notepad.exe"]),
        ("darwin", {}, ["open", "-W", "-t"]),
        ("linux", {}, ["nano"]),
        ("linux", {"EDITOR": "code --wait"}, ["code", "--wait"]),
    ],
)
def test_the_editor_is_that_of_the_system(
    system: str, environ: dict[str, str], command: list[str]
) -> None:
    assert editor(system, environ) == command


def test_another_book_is_passed_on_to_every_command() -> None:
    desk = Desk("2", AGAIN, "k")
    shown = desk.play(book="lkjip book_2026.xlsm")
    assert desk.ran == [["minta", "--buku", "lkjip book_2026.xlsm"]]
    assert 'Perintah: minta --buku "lkjip book_2026.xlsm"' in shown


@pytest.mark.parametrize("typed", ["", "z", "99", "1 2", "--help", "é", "\x00"])
def test_what_is_not_in_the_menu_runs_nothing(typed: str) -> None:
    desk = Desk(typed, "k")
    desk.play()
    assert desk.ran == []


def test_with_nothing_left_to_do_the_next_action_says_so() -> None:
    desk = Desk("9", "k")
    desk.state = {**STATE, "tindakan": {"perintah": "", "teks": "Selesai."}}
    assert "Tidak ada tindakan berikut" in desk.play()


@pytest.mark.parametrize(
    "state", [BookMissing("Buku kerja tidak ada.", "Periksa namanya."), KeyError("tahun"), {}]
)
def test_a_book_that_cannot_be_read_still_shows_the_menu(
    state: Mapping[str, Any] | BaseException,
) -> None:
    desk = Desk("p", AGAIN, "9", "k")
    desk.state = state
    shown = desk.play()
    assert desk.ran == [["periksa"]]
    assert "Periksa komputer dan buku kerja" in shown and "tidak" in shown
    assert "Tidak ada tindakan berikut" in shown


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (2, "tidak dapat dijalankan"),
        (RuntimeError("x"), "gagal (RuntimeError)"),
        (SystemExit(2), "gagal (SystemExit)"),
        (KeyboardInterrupt(), "Dihentikan."),
    ],
)
def test_a_command_that_fails_does_not_end_the_menu(code: int | BaseException, said: str) -> None:
    desk = Desk("2", AGAIN, "4", AGAIN, "k", code=code)
    assert said in desk.play()
    assert [words[0] for words in desk.ran] == ["minta", "analisis"]


@pytest.mark.parametrize("leave", ["k", "K", "0", "q", "keluar", EOFError(), KeyboardInterrupt()])
def test_it_can_be_left_in_every_usual_way(leave: str | BaseException) -> None:
    assert Desk(leave).play().endswith("Menu ditutup. Sampai jumpa.")


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(sorted(LINES))), max_size=30))
def test_no_answers_whatever_break_it(answers: list[str]) -> None:
    desk = Desk(*answers)
    desk.play()
    assert all(words[0] in cli_commands() for words in desk.ran)


def cli_commands() -> Iterable[str]:
    return {"rencana", "minta", "kumpulkan", "analisis", "draf", "reviu", "kirim", "evaluasi",
            "ingatkan", "centang", "tutup", "jawab", "tarik", "batal", "status", "asal",
            "periksa", "baru", "demo", "undur", "sesuaikan", "perbaikan", "ubah", "keluarkan", "sahkan",
            "evaluasi-opd", "serahan", "sampaikan"}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2-1-2025", "2025-01-02"),
        ("02/01/2025", "2025-01-02"),
        ("2 1 2025", "2025-01-02"),
        ("2025.1.2", "2025-01-02"),
        ("29-2-2025", None),
        ("0-1-2025", None),
        ("2-1-25", None),
        ("besok", None),
        ("٢-١-٢٠٢٥", "2025-01-02"),
    ],
)
def test_dates_are_read_with_the_day_first_as_people_write_them(
    typed: str, iso: str | None
) -> None:
    found = as_date(typed)
    assert (found.isoformat() if found else None) == iso


def test_on_a_real_terminal_it_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["s", "", "k"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    ran: list[Sequence[str]] = []
    given_to_look: list[Namespace] = []

    def look(args: Namespace) -> StepResult:
        given_to_look.append(args)
        return StepResult("Beranda", "", data=STATE)

    args = Namespace(buku="lkjip_book.xlsm", kering=False)
    monkeypatch.setattr("lkjip.commands.menu.look", look)
    assert do_menu(args, lambda words: ran.append(words) or 0) == 0
    assert ran == [["status"]] and given_to_look == [args, args]
    assert "LKjIP 2024" in capsys.readouterr().out
