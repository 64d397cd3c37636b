"""Asks a person the menu's questions; no answer can break them.

A blank answer, Ctrl-C or the end of the input takes the question back (``None``).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
YES, NO = ("y", "ya"), ("t", "tidak")
EDIT = "e"
REMARK = "#"
SHEET = f"{REMARK} Satu baris satu koreksi. Baris yang diawali {REMARK} tidak ikut.\n"
"""The first line of the text that a person is given to write on."""


class Leave(Exception):
    """The person has gone: the end of the input at the menu itself."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a terminal: ``ask`` shows words and returns the answer, ``say`` only shows.

    ``edit`` opens a text file in the computer's editor; ``OSError`` when there is none.
    """

    ask: Callable[[str], str]
    say: Callable[[str], None]
    edit: Callable[[Path], object] | None = None

    def answer(self, question: str) -> str | None:
        """Return the typed words without blanks around them; ``None`` for nothing."""
        try:
            return self.ask(question).strip() or None
        except (EOFError, KeyboardInterrupt):
            return None
        except ValueError:  # letters that the terminal cannot decode
            return None

    def choice(self, question: str) -> str:
        """Ask at the menu itself; raises ``Leave`` when there will be no more answers."""
        try:
            return self.ask(question).strip()
        except (EOFError, KeyboardInterrupt):
            raise Leave from None
        except ValueError:
            return ""

    def day(self, question: str) -> str | None:
        """Ask for a date and return ``2025-01-02``; day first (``2-1-2025``) is understood too."""
        while True:
            typed = self.answer(f"{question} (misalnya 2-1-2025; kosong = batal): ")
            if typed is None:
                return None
            found = as_date(typed)
            if found is not None:
                return found.isoformat()
            self.say(f"'{typed}' bukan tanggal. Tulis hari-bulan-tahun, misalnya 2-1-2025.")

    def number(self, question: str, lowest: int, highest: int) -> int | None:
        """Ask for a whole number within bounds."""
        while True:
            typed = self.answer(f"{question} (kosong = batal): ")
            if typed is None:
                return None
            if typed.isascii() and typed.isdigit() and lowest <= int(typed[:9]) <= highest:
                return int(typed)
            self.say(f"'{typed}' tidak dapat dipakai. Tulis angka {lowest} sampai {highest}.")

    def yes(self, question: str) -> bool:
        """Ask for yes or no; anything unclear is asked again, nothing at all is no."""
        while True:
            typed = self.answer(f"{question} (y/t): ")
            if typed is None or typed.casefold() in NO:
                return False
            if typed.casefold() in YES:
                return True
            self.say("Tulis y untuk ya, atau t untuk tidak.")

    def words(self, question: str) -> str | None:
        """Ask for a free text on one line."""
        return self.answer(f"{question} (kosong = batal): ")

    def folder(self, question: str) -> tuple[bool, str]:
        """Ask for a folder: (go on, folder). Blank is the usual one; a missing one asks again."""
        while True:
            typed = self.answer(f"{question}: ")
            if typed is None:
                return True, ""
            path = unquoted(typed)
            if Path(path).is_dir():
                return True, path
            self.say(f"Folder '{path}' tidak ada. Kosongkan untuk memakai folder biasa.")

    def lines(self, question: str) -> tuple[str, ...]:
        """Ask for lines until a blank one; a text file or the editor gives its lines instead."""
        self.say(question)
        if self.edit is not None:
            self.say(f"{EDIT.upper()} membuka penyunting teks (Notepad).")
        found: list[str] = []
        while True:
            typed = self.answer(f"  {len(found) + 1}. ")
            if typed is None:
                return tuple(found)
            if not found and (kept := lines_of(unquoted(typed))):
                self.say(f"  {len(kept)} baris dibaca dari berkas.")
                return kept
            if not found and self.edit is not None and typed.casefold() == EDIT:
                if kept := self._edited(self.edit):
                    self.say(f"  {len(kept)} baris dibaca.")
                return kept
            found.append(typed)

    def _edited(self, edit: Callable[[Path], object]) -> tuple[str, ...]:
        """Return the lines that the person wrote in the editor.

        Some editors return at once, so the person says when it is done.
        """
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "koreksi.txt"
            path.write_text(SHEET, encoding="utf-8-sig")
            try:
                edit(path)
            except OSError:
                self.say("Penyunting teks tidak dapat dibuka. Simpan koreksi sebagai berkas teks.")
                return ()
            self.answer("Simpan teks itu, tutup penyuntingnya, lalu tekan Enter. ")
            return tuple(line for line in lines_of(str(path)) if not line.startswith(REMARK))

    def one_of(self, question: str, options: Sequence[str]) -> int | None:
        """Ask for one of some options; returns its number, from 0."""
        self.say(question)
        for number, option in enumerate(options, 1):
            self.say(f"  {number}. {option}")
        chosen = self.number("Nomor", 1, len(options))
        return None if chosen is None else chosen - 1


def as_date(typed: str) -> date | None:
    """Read ``2025-01-02``, ``2-1-2025`` or ``2/1/2025``; ``None`` for anything else."""
    if match := _YEAR_FIRST.fullmatch(typed):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(typed):
        day, month, year = map(int, match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def unquoted(typed: str) -> str:
    """Take off the quotes that Windows adds to a path when a file is dropped on a window."""
    return typed.strip().strip("\"'").strip()


def lines_of(path: str) -> tuple[str, ...]:
    """Return the lines of a text file that have something on them; nothing when it is none."""
    try:
        raw = Path(path).read_bytes()
    except (OSError, ValueError):
        return ()
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = raw.decode("cp1252", errors="replace")  # as an older Notepad saves
    return tuple(line.strip() for line in content.splitlines() if line.strip())
