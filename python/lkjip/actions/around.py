"""The actions around the SOP: go on, look, undo, open the book, a book for a new year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.levels import by_level
from lkjip.actions.model import (
    EVERY_STEP,
    HOME,
    Action,
    Answer,
    Button,
    Command,
    Conversation,
    Given,
    MenuLine,
    Option,
    Question,
    View,
)

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step


def _proceed(_given: Given) -> Step:
    from lkjip.steps.next_action import proceed

    return proceed


def _status(_given: Given) -> Step:
    from lkjip.steps.status import status

    return status


def _status_command() -> Command:
    from lkjip.commands.status import do_status

    return do_status


def _show_status(_given: Given) -> View:
    from lkjip.views.status import show_status

    return show_status


def _undo(_given: Given) -> Step:
    from lkjip.steps.undo import undo

    return undo


def _trace_origin(given: Given) -> Step:
    def section() -> Step:
        from lkjip.steps.provenance import trace_origin

        return partial(trace_origin, code=given["kode"])

    def city() -> Step:
        from lkjip.steps.city.origin import trace_city_origin

        return partial(trace_city_origin, code=given["kode"])

    return by_level(section, city)


def _open_book() -> Command:
    from lkjip.commands.live import do_open

    return do_open


def _menu() -> Conversation:
    from lkjip.commands.menu import do_menu

    return do_menu


def _import(given: Given) -> Step:
    from pathlib import Path

    from lkjip.steps.exchange.import_tables import import_tables

    return partial(
        import_tables,
        path=Path(given["berkas"]),
        register=given["tabel"],
        replace_all=given["ganti"],
        mapping=Path(given["peta"]) if given["peta"] else None,
    )


def _export() -> Command:
    from lkjip.commands.exchange import do_export

    return do_export


def _make_new_book() -> Command:
    from lkjip.commands.tools import do_make_new_book

    return do_make_new_book


ACTIONS = (
    Action(
        "lanjut",
        "kerjakan tindakan berikut",
        "does the next action that `status` names",
        step=_proceed,
        buttons=(
            Button(
                "lanjut",
                "Lanjutkan",
                "Menjalankan tindakan berikut, atau membuka lembar tempat keputusan dicatat.",
                (HOME,),
                large=True,
            ),
        ),
    ),
    Action(
        "status",
        "di mana semuanya berada, siapa yang terlambat",
        "says where everything stands and who is late; changes nothing in the book",
        (
            Option("--gambar", "Beranda sebagai satu gambar (PNG) di laporan/<tahun>", flag=True),
            Option("--pdf", "Beranda sebagai satu halaman PDF di laporan/<tahun>", flag=True),
        ),
        step=_status,
        command=_status_command,
        view=_show_status,
        only_looks=True,
        buttons=(
            Button(
                "status",
                "Periksa Status",
                "Menghitung ulang keadaan buku.",
                (HOME, *EVERY_STEP),
            ),
        ),
        menu=MenuLine("s", "Tampilkan keadaan selengkapnya"),
    ),
    Action(
        "batal",
        "batalkan langkah terakhir",
        "takes the last step back",
        step=_undo,
        buttons=(
            Button(
                "batal",
                "Batalkan Langkah Terakhir",
                "Mengembalikan tabel yang ditulis tombol terakhir; berkas yang dibuat tidak "
                "dihapus.",
                EVERY_STEP,
                "Kembalikan isi buku ke keadaan sebelum tombol terakhir dijalankan?",
            ),
        ),
        menu=MenuLine(
            "b",
            "Batalkan langkah terakhir",
            sure="Kembalikan buku ke keadaan sebelum langkah terakhir?",
        ),
    ),
    Action(
        "asal",
        "dari mana sebuah angka berasal",
        "says where a figure comes from: file, cell, sender, time, revision",
        (Option("kode", "kode indikator (IK01) atau kode program", required=True),),
        step=_trace_origin,
        only_looks=True,
        menu=MenuLine(
            "a",
            "Asal sebuah angka",
            (Question("kode", "Kode indikator atau program, misalnya IK01"),),
        ),
    ),
    Action(
        "buka",
        "buka buku kerja dengan tombol yang hidup (Excel atau LibreOffice)",
        "opens the book in a spreadsheet program",
        command=_open_book,
    ),
    Action(
        "menu",
        "menu di jendela perintah, untuk yang tidak memakai tombol Excel",
        "a small menu on the terminal for those who may not use buttons",
        converse=_menu,
    ),
    Action(
        "baru",
        "buku kerja baru untuk satu tahun, register dibawa serta",
        "makes a new book for a year; registers and settings are carried over",
        (
            Option("--tahun", "tahun laporan, empat angka", convert=int, required=True),
            Option("--dari", "buku kerja lama"),
            Option(
                "--kosong", "buku untuk kantor lain: register kosong, tanpa isi contoh", flag=True
            ),
        ),
        command=_make_new_book,
        needs_book=False,
        menu=MenuLine(
            "n",
            "Buku kerja untuk tahun baru",
            (Question("--tahun", "Tahun laporan yang baru", Answer.NUMBER, 2000, 2100),),
        ),
    ),
    Action(
        "impor",
        "isi register dari tabel: CSV, .xlsx, atau .ods",
        "fills registers from tables (CSV, .xlsx, .ods), matched by key",
        (
            Option(
                "berkas", "tabel dengan judul kolom register, dalam urutan apa pun", required=True
            ),
            Option("--tabel", "register yang dituju, bila judulnya tidak cukup"),
            Option("--ganti", "ganti seluruh isi register; bawaan: cocokkan baris", flag=True),
            Option("--peta", "usulan judul yang sudah diperiksa orang (CSV)"),
        ),
        step=_import,
    ),
    Action(
        "ekspor",
        "tulis semua register sebagai tabel di sebuah folder",
        "writes all registers as tables into a folder",
        (Option("folder", "folder hasil; berkas yang ada tidak ditimpa", required=True),),
        command=_export,
    ),
)
