"""The way around Excel: a small menu on a terminal that runs the commands of the closed book.

It decides nothing itself: it asks for what a command needs, shows the command, runs it. ``run``
is the command line's own function, ``look`` the data of ``status``; nothing that they raise or
that a person types ends the menu.
"""

from __future__ import annotations

import tempfile
import textwrap
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lkjip import product
from lkjip.errors import LkjipError
from lkjip.mail.paper.date_words import date_in_words
from lkjip.setup_pc.questions import Leave, Person
from lkjip.sop.completeness import BY_PERSON, COMPLETENESS_ITEMS
from lkjip.steps.kernel.base import StepResult

BOOK_NAME = product.BOOK.name
Run = Callable[[Sequence[str]], int]
Look = Callable[[], Mapping[str, Any]]
CONFORMING, NOT_CONFORMING = "sesuai", "tidak-sesuai"
LEAVE = ("k", "0", "q", "keluar")
NEXT = "9"
WIDTH = 79
CANCELLED = "Dibatalkan; tidak ada yang berubah."
CANNOT_GO_ON = 2  # exit code


@dataclass(frozen=True, slots=True)
class Order:
    """A command with its words, and the corrections that go into a file for it."""

    words: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: its key, its words, and how its command is put together."""

    key: str
    title: str
    ask: Callable[[Person], Order | None]


def _plain(*words: str) -> Callable[[Person], Order | None]:
    return lambda _person: Order(words)


def _plan(person: Person) -> Order | None:
    day = person.day("Tanggal mulai penyusunan")
    return Order(("rencana", "--mulai", day)) if day else None


def _collect(person: Person) -> Order | None:
    _, folder = person.folder("Folder berisi balasan (kosong = folder masuk)")
    return Order(("kumpulkan", *(("--dari", folder) if folder else ())))


def _ask_decision(command: str, what: str) -> Callable[[Person], Order | None]:
    def ask(person: Person) -> Order | None:
        options = (
            "Sesuai: draf diterima dan diteruskan",
            "Tidak sesuai: draf dikembalikan dengan koreksi",
        )
        chosen = person.one_of(f"Keputusan {what}:", options)
        if chosen is None:
            return None
        if chosen == 0:
            sure = person.yes(f"Catat keputusan {what}: sesuai?")
            return Order((command, "--keputusan", CONFORMING)) if sure else None
        notes = person.lines(
            "Ketik koreksi, satu baris satu koreksi; baris kosong mengakhiri. Nama berkas teks "
            "juga boleh."
        )
        if not notes or not person.yes(f"Kembalikan draf dengan {len(notes)} koreksi?"):
            return None
        return Order((command, "--keputusan", NOT_CONFORMING), notes)

    return ask


def _reason(command: str, question: str) -> Callable[[Person], Order | None]:
    def ask(person: Person) -> Order | None:
        words = person.words("Alasan")
        sure = words is not None and person.yes(question)
        return Order((command, f"--alasan={words}")) if sure else None

    return ask


def _answer(person: Person) -> Order | None:
    number = person.number("Nomor koreksi", 1, 9999)
    words = person.words("Jawaban") if number else None
    return Order(("jawab", "--", str(number), words)) if words else None


def _tick(person: Person) -> Order | None:
    items = [item for item in COMPLETENESS_ITEMS if item.method == BY_PERSON]
    chosen = person.one_of("Kelengkapan yang sudah ada:", [item.text for item in items])
    return None if chosen is None else Order(("centang", items[chosen].key))


def _trace_origin(person: Person) -> Order | None:
    code = person.words("Kode indikator atau program, misalnya IK01")
    return Order(("asal", "--", code)) if code else None


def _undo(person: Person) -> Order | None:
    sure = person.yes("Kembalikan buku ke keadaan sebelum langkah terakhir?")
    return Order(("batal",)) if sure else None


def _make_new_book(person: Person) -> Order | None:
    year = person.number("Tahun laporan yang baru", 2000, 2100)
    return Order(("baru", "--tahun", str(year))) if year else None


STEPS: tuple[Entry, ...] = (
    Entry("1", "Tetapkan rencana dan tenggat", _plan),
    Entry("2", "Buat formulir, surat, dan surel permintaan", _plain("minta")),
    Entry("3", "Ambil formulir yang masuk", _collect),
    Entry("4", "Hitung capaian", _plain("analisis")),
    Entry("5", "Buat draf laporan", _plain("draf")),
    Entry("6", "Catat keputusan reviu", _ask_decision("reviu", "reviu")),
    Entry("7", "Buat paket pengiriman", _plain("kirim")),
    Entry("8", "Catat keputusan evaluasi", _ask_decision("evaluasi", "evaluasi")),
)
OTHERS: tuple[Entry, ...] = (
    Entry("i", "Buat surel pengingat", _plain("ingatkan")),
    Entry("c", "Catat kelengkapan yang sudah ada", _tick),
    Entry("t", "Tutup pengumpulan tanpa yang belum", _reason("tutup", "Lanjutkan tanpa unit itu?")),
    Entry("j", "Jawab satu koreksi", _answer),
    Entry("r", "Tarik kembali draf", _reason("tarik", "Tarik kembali draf itu?")),
    Entry("b", "Batalkan langkah terakhir", _undo),
    Entry("s", "Tampilkan keadaan selengkapnya", _plain("status")),
    Entry("a", "Asal sebuah angka", _trace_origin),
    Entry("p", "Periksa komputer dan buku kerja", _plain("periksa")),
    Entry("n", "Buku kerja untuk tahun baru", _make_new_book),
    Entry("d", "Jalankan contoh di folder lain", _plain("demo")),
)
BY_KEY = {entry.key: entry for entry in (*STEPS, *OTHERS)}
BY_ACTION = {
    "rencana": "1",
    "minta": "2",
    "centang": "c",
    "kumpulkan": "3",
    "ingatkan": "i",
    "tutup": "t",
    "analisis": "4",
    "koreksi": "j",
    "draf": "5",
    "ajukan": "5",
    "reviu": "6",
    "tarik": "r",
    "kirim": "7",
    "evaluasi": "8",
    "inspektur": "8",
}
"""Which line of the menu does what ``next_action`` names (``sop/next_actions.py``)."""


def play(person: Person, run: Run, look: Look, book: str = BOOK_NAME) -> int:
    """Show, ask, run, until the person leaves; always ends well."""
    try:
        while True:
            action = _show(person, look, book)
            typed = person.choice("Pilih nomor atau huruf, lalu Enter: ").casefold()
            if typed in LEAVE:
                break
            entry = BY_KEY.get(action if typed == NEXT else typed)
            if entry is None:
                _unknown(person, typed)
                continue
            order = entry.ask(person)
            if order is None:
                person.say(CANCELLED)
            else:
                _run(person, run, order, book)
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
    action = _state(person, look, book)
    for entry in STEPS:
        person.say(f"  {entry.key}  {entry.title}")
    person.say(f"  {NEXT}  Kerjakan tindakan berikut")
    half = -(-len(OTHERS) // 2)
    for left, right in zip(OTHERS[:half], [*OTHERS[half:], None], strict=False):
        second = f"{right.key.upper()}  {right.title}" if right else "K  Keluar"
        person.say(f"  {left.key.upper()}  {left.title:36} {second}")
    return action


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
        return BY_ACTION.get(str(data["tindakan"]["perintah"]), "")
    except LkjipError as error:
        person.say(f"LKjIP | {book}")
        person.say(str(error))
    except Exception as error:
        person.say(f"LKjIP | {book}")
        person.say(f"Keadaan buku tidak dapat dibaca ({type(error).__name__}). Pilih P (periksa).")
    person.say("")
    return ""


def _due(step: Mapping[str, Any]) -> str:
    """Say when an unfinished step is due: ``tenggat 3 Januari 2025, 2 hari kerja lagi``."""
    if not step["tenggat"] or step["status"] == "selesai":
        return ""
    return f"tenggat {date_in_words(date.fromisoformat(step['tenggat']))}, {step['sisa']}"


def _run(person: Person, run: Run, order: Order, book: str) -> None:
    """Run a command; corrections that were typed go into a file first."""
    first, *rest = order.words
    options = [] if book == BOOK_NAME else ["--buku", book]
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


def do_menu(args: Namespace, run: Run, look: Callable[[Namespace, object], StepResult]) -> int:
    """Carry out ``menu`` on a real terminal; ``run`` is the command line's, ``look`` status's."""

    def state() -> Mapping[str, Any]:
        return look(Namespace(**vars(args)), lambda *_: None).data

    def say(words: str) -> None:
        with suppress(UnicodeEncodeError):
            print(words, flush=True)

    return play(Person(input, say), run, state, args.buku)
