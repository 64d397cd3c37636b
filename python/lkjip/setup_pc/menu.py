"""The way around Excel: a small menu on a terminal that runs the commands of the closed book.

It decides nothing itself: it asks for what a command needs, shows the command, runs it. ``run``
is the command line's own function, ``look`` the data of ``status``; nothing that they raise or
that a person types ends the menu.
"""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, assert_never

from lkjip import product
from lkjip.actions import ALL, Action, Answer, MenuLine, Question, action_for
from lkjip.actions.model import Run
from lkjip.errors import LkjipError
from lkjip.setup_pc.questions import Leave, Person
from lkjip.setup_pc.running_book import books
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.completeness import BY_PERSON, COMPLETENESS_ITEMS

BOOK_NAME = product.BOOK.name
Look = Callable[[], Mapping[str, Any]]
CONFORMING, NOT_CONFORMING = "sesuai", "tidak-sesuai"
LEAVE = ("k", "0", "q", "keluar")
NEXT = "9"
END_OF_OPTIONS = "--"
WIDTH = 79
CANCELLED = "Dibatalkan; tidak ada yang berubah."
CANNOT_GO_ON = 2  # exit code


@dataclass(frozen=True, slots=True)
class Order:
    """A command with its words, and the corrections that go into a file for it."""

    words: tuple[str, ...]
    notes: tuple[str, ...] = ()


LINES: dict[str, Action] = {action.menu.key: action for action in ALL if action.menu}
STEPS = tuple(action.menu for action in LINES.values() if action.menu and action.menu.key.isdigit())
OTHERS = tuple(line.menu for line in LINES.values() if line.menu and line.menu not in STEPS)


def order(action: Action, line: MenuLine, person: Person) -> Order | None:
    """Ask what the command needs; ``None`` when the person takes it back."""
    words: list[str] = []
    notes: tuple[str, ...] = ()
    for question in line.questions:
        if question.answer is Answer.DECISION:
            decided = _decision(person, question)
            if decided is None:
                return None
            decision, notes = decided
            words += [question.name, decision]
            continue
        typed = _answer(person, question)
        if typed is None:
            return None
        words += _as_words(question, typed, words)
    if line.sure and not person.yes(line.sure):
        return None
    return Order((action.name, *words), notes)


def _answer(person: Person, question: Question) -> str | None:
    """Return what was answered; ``None`` takes it back, blank leaves an option out."""
    match question.answer:
        case Answer.DAY:
            return person.day(question.text)
        case Answer.FOLDER:
            return person.folder(question.text)[1]
        case Answer.NUMBER:
            number = person.number(question.text, question.lowest, question.highest)
            return str(number) if number else None
        case Answer.COMPLETENESS:
            items = [item for item in COMPLETENESS_ITEMS if item.method == BY_PERSON]
            chosen = person.one_of(question.text, [item.text for item in items])
            return None if chosen is None else items[chosen].key
        case Answer.WORDS:
            return person.words(question.text)
        case Answer.DECISION:
            raise TypeError("a decision is asked with its corrections")
        case never:
            assert_never(never)


def _as_words(question: Question, typed: str, before: Sequence[str]) -> tuple[str, ...]:
    """Return the words of an answer so that ``-IK01`` is not taken for an option."""
    if question.name.startswith("-"):
        if question.answer is Answer.WORDS:
            return (f"{question.name}={typed}",)
        return (question.name, typed) if typed else ()
    if question.answer is Answer.COMPLETENESS or END_OF_OPTIONS in before:
        return (typed,)
    return (END_OF_OPTIONS, typed)


def _decision(person: Person, question: Question) -> tuple[str, tuple[str, ...]] | None:
    """Return the decision and the corrections."""
    what = question.text
    options = (
        "Sesuai: draf diterima dan diteruskan",
        "Tidak sesuai: draf dikembalikan dengan koreksi",
    )
    chosen = person.one_of(f"Keputusan {what}:", options)
    if chosen is None:
        return None
    if chosen == 0:
        return (CONFORMING, ()) if person.yes(f"Catat keputusan {what}: sesuai?") else None
    notes = person.lines(
        "Ketik koreksi, satu baris satu koreksi; baris kosong mengakhiri. Nama berkas teks "
        "juga boleh."
    )
    if not notes or not person.yes(f"Kembalikan draf dengan {len(notes)} koreksi?"):
        return None
    return NOT_CONFORMING, notes


def play(person: Person, run: Run, look: Look, book: str = BOOK_NAME) -> int:
    """Show, ask, run, until the person leaves; always ends well."""
    try:
        while True:
            next_key = _show(person, look, book)
            typed = person.choice("Pilih nomor atau huruf, lalu Enter: ").casefold()
            if typed in LEAVE:
                break
            action = LINES.get(next_key if typed == NEXT else typed)
            if action is None or action.menu is None:
                _unknown(person, typed)
                continue
            wanted = order(action, action.menu, person)
            if wanted is None:
                person.say(CANCELLED)
            else:
                _run(person, run, wanted, book)
            person.choice("Tekan Enter untuk kembali ke menu. ")
    except Leave:
        pass
    person.say("Menu ditutup. Sampai jumpa.")
    return 0


def _unknown(person: Person, typed: str) -> None:
    if typed == NEXT:
        person.say("Tidak ada tindakan berikut yang dapat dijalankan sekarang.")
    elif typed:
        person.say(f"'{typed}' tidak ada di menu. Ketik salah satu nomor atau huruf di atas.")


def _show(person: Person, look: Look, book: str) -> str:
    """Show the state and the menu; returns the key of the next action, blank for none."""
    person.say("")
    key = _state(person, look, book)
    for line in STEPS:
        person.say(f"  {line.key}  {line.title}")
    person.say(f"  {NEXT}  Kerjakan tindakan berikut")
    lines = [f"{line.key.upper()}  {line.title}" for line in OTHERS] + ["K  Keluar"]
    half = -(-len(lines) // 2)
    for left, right in zip_longest(lines[:half], lines[half:], fillvalue=""):
        person.say(f"  {left:39} {right}".rstrip())
    return key


def _state(person: Person, look: Look, book: str) -> str:
    try:
        data = look()
        person.say(f"LKjIP {data['tahun']} | {data['periode']} | {book}")
        for step in data["langkah"]:
            person.say(f"  {step['tab']:15} {step['status']:13} {_due(step)}".rstrip())
        words = f"Berikutnya: {data['tindakan']['teks']}"
        person.say(textwrap.fill(words, WIDTH, subsequent_indent="  "))
        missing = [str(unit) for unit in data["belum_selesai"]]
        if missing:
            words = f"Belum lengkap: {', '.join(missing)}"
            person.say(textwrap.fill(words, WIDTH, subsequent_indent="  "))
        person.say("")
        return key_of(str(data["tindakan"]["perintah"]))
    except LkjipError as error:
        person.say(f"LKjIP | {book}")
        person.say(str(error))
    except Exception as error:
        person.say(f"LKjIP | {book}")
        person.say(f"Keadaan buku tidak dapat dibaca ({type(error).__name__}). Pilih P (periksa).")
    person.say("")
    return ""


def key_of(next_action: str) -> str:
    """Return the key of the line that does a next action of the process, blank for none."""
    action = action_for(next_action)
    return action.menu.key if action and action.menu else ""


def _due(step: Mapping[str, Any]) -> str:
    """Say when an unfinished step is due: ``tenggat 3 Januari 2025, 2 hari kerja lagi``."""
    if not step["tenggat"] or step["status"] == "selesai":
        return ""
    return f"tenggat {date_in_words(date.fromisoformat(step['tenggat']))}, {step['sisa']}"


def _run(person: Person, run: Run, order: Order, book: str) -> None:
    """Run a command; corrections that were typed go into a file first."""
    first, *rest = order.words
    alone = book == BOOK_NAME and len(books(Path(book).parent)) < 2
    options = [] if alone else ["--buku", book]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if order.notes:
            notes = Path(folder) / "koreksi.txt"
            notes.write_text("\n".join(order.notes) + "\n", encoding="utf-8")
            options += ["--catatan", str(notes)]
        words = [first, *options, *rest]
        person.say(f"Perintah: {' '.join(_quoted(word) for word in words)}")
        try:
            code = run(words)
        except KeyboardInterrupt:
            person.say("Dihentikan.")
        except (Exception, SystemExit) as error:
            person.say(f"Perintah itu gagal ({type(error).__name__}); menu tetap berjalan.")
        else:
            if code >= CANNOT_GO_ON:
                person.say("Perintah itu tidak dapat dijalankan; baca tulisan di atas.")


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
