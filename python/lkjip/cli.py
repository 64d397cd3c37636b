"""The command line: parse, run one command, print, exit 0 / 1 / 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

from lkjip import lazy, product
from lkjip.errors import LkjipError, UsageError
from lkjip.progress import Progress
from lkjip.runlog import keep_traceback
from lkjip.steps.kernel.base import StepResult
from lkjip.views.status import show_status
from lkjip.views.terminal import as_json, console, error_json, progress_bar, say

DONE, MENDING, CANNOT = 0, 1, 2
BOOK_NAME = product.BOOK.name
DEMO_FOLDER = "contoh-hasil"
Command = Callable[[argparse.Namespace, Progress], StepResult]


def load(where: str) -> Command:
    """The function of a command, such as ``data:do_minta``; imported only when it is called."""
    outside = where.startswith(f"{__package__}.")  # a command that a room of its own carries out
    command: Command = lazy.function(where if outside else f"lkjip.commands.{where}")
    return command


class Parser(argparse.ArgumentParser):
    """argparse whose errors are ours: Indonesian, exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            indonesian(message), "Ketik 'python3 run.py --help' untuk daftar perintah."
        )


_ARGPARSE = (
    (r"argument PERINTAH: invalid choice: (.+?) \(choose from .*\)", r"Perintah \1 tidak ada."),
    (r"the following arguments are required: (.+)", r"Belum disebut: \1."),
    (r"argument (.+?): invalid int value: (.+)", r"\1: \2 bukan bilangan bulat."),
    (r"argument (.+?): expected one argument", r"\1 perlu diikuti isinya."),
    (r"unrecognized arguments: (.+)", r"Tidak dikenal: \1."),
)


def indonesian(message: str) -> str:
    """What argparse says, in the words of the users."""
    for pattern, words in _ARGPARSE:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return match.expand(words)
    return f"Perintah tidak dikenali ({message})."


def day(text: str) -> date:
    """``2025-01-02`` as a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"'{text}' bukan tanggal.", "Tulis tanggal sebagai TTTT-BB-HH, misalnya 2025-01-02."
        ) from None


def parser() -> Parser:
    """All commands with their options."""
    common = Parser(add_help=False)
    common.add_argument("--buku", default=BOOK_NAME, help=f"buku kerja (bawaan: {BOOK_NAME})")
    common.add_argument("--json", action="store_true", help="hasil sebagai satu objek JSON")
    common.add_argument("--kering", action="store_true", help="hitung saja, tidak menulis apa pun")
    common.add_argument("--hari-ini", type=day, default=None, metavar="TTTT-BB-HH",
                        help="anggap hari ini tanggal itu (untuk latihan)")  # fmt: skip
    common.add_argument("--pelaku", default="", help="nama pelaku di Riwayat")
    main = Parser(prog="run.py", description="LKjIP: buku kerja dan delapan langkah SOP.")
    subs = main.add_subparsers(dest="perintah", metavar="PERINTAH", required=True)

    def add(name: str, run: str, help_text: str) -> argparse.ArgumentParser:
        sub = subs.add_parser(name, parents=[common], help=help_text, description=help_text)
        sub.set_defaults(run=run)
        return sub

    sub = add("demo", "lkjip.demo.play:do_demo", "jalankan seluruh contoh nyata di folder baru")
    sub.add_argument("--folder", default=DEMO_FOLDER, help=f"folder hasil (bawaan: {DEMO_FOLDER})")
    sub = add(
        "baru", "tools:do_make_new_book", "buku kerja baru untuk satu tahun, register dibawa serta"
    )
    sub.add_argument("--tahun", type=int, required=True, help="tahun laporan, empat angka")
    sub.add_argument("--dari", default="", help="buku kerja lama")
    sub = add("rencana", "data:do_plan", "langkah 1: tetapkan rencana dan tenggat")
    sub.add_argument("--mulai", type=day, default=None, metavar="TTTT-BB-HH",
                     help="hari pertama; bawaan: sel kuning di lembar 1 Rencana")  # fmt: skip
    add("minta", "data:do_request", "langkah 2: buat formulir, surat, dan surel")
    sub = add("kumpulkan", "data:do_collect", "langkah 3: ambil formulir yang kembali")
    sub.add_argument(
        "--dari",
        default="",
        help="folder, atau imap; bawaan: kotak surat bila diatur, dan folder masuk",
    )
    sub = add("surel", "data:do_send_mail", "kirim surel yang sudah siap lewat akun kantor")
    sub.add_argument(
        "--ragu", default="", help="nasib yang belum pasti: kirim-ulang atau sudah-terkirim"
    )
    sub = add("sandi", "account:do_set_password", "simpan sandi akun surel kantor di komputer ini")
    sub.add_argument("--hapus", action="store_true", help="hapus sandinya dari komputer ini")
    sub.add_argument("--uji", action="store_true", help="coba masuk ke kedua server saja")
    add("ingatkan", "data:do_remind", "buat surel pengingat untuk unit yang belum lengkap")
    add("analisis", "data:do_analyse", "langkah 4: hitung capaian dan serapan")
    sub = add("draf", "draft:do_draft", "langkah 5: tulis draf LKjIP dan ajukan untuk direviu")
    sub.add_argument("--pdf", action="store_true", help="juga sebagai PDF (perlu LibreOffice)")
    sub = add("jawab", "draft:do_answer", "jawab satu koreksi sebelum draf diajukan lagi")
    sub.add_argument("nomor", type=int, help="nomor koreksi")
    sub.add_argument("jawaban", help="apa yang sudah diperbaiki")
    for name, run, text, must in (
        ("reviu", "draft:do_reviu", "langkah 6: periksa draf; catat keputusan reviu", False),
        ("evaluasi", "draft:do_evaluate", "langkah 8: catat keputusan Bagian Organisasi", True),
    ):
        sub = add(name, run, text)
        help_text = "keputusan atas draf" if must else "keputusan; kosong: hanya daftar reviu"
        sub.add_argument("--keputusan", required=must, default="", metavar="sesuai|tidak-sesuai",
                         help=help_text)  # fmt: skip
        sub.add_argument("--catatan", default="", help="berkas teks, satu baris satu koreksi")
    sub = add("kirim", "draft:do_send", "langkah 7: buat paket (kota: ambil paket semua OPD)")
    sub.add_argument("--dari", default="", help="kota: folder paket (.zip) dari OPD")
    sub = add("centang", "data:do_tick", "catat kelengkapan yang dilihat orang")
    sub.add_argument("kunci", nargs="?", default="", help="misalnya 2.surat; kosong: dari lembar")
    sub.add_argument("--hapus", action="store_true", help="hapus centangnya")
    for name, run, text in (
        ("tutup", "data:do_close_collection", "tutup pengumpulan tanpa unit yang belum lengkap"),
        ("tarik", "draft:do_withdraw", "tarik kembali draf yang sedang direviu atau dikirim"),
        ("abaikan", "draft:do_ignore_changes", "lanjutkan tanpa memperbarui langkah yang berubah"),
    ):
        sub = add(name, run, text)
        sub.add_argument("--alasan", required=True, help="dicatat di Riwayat")
    add("buka", "live:do_open", "buka buku kerja dengan tombol yang hidup (Excel atau LibreOffice)")
    add("lanjut", "draft:do_continue", "kerjakan tindakan berikut")
    add("status", "inspect:do_status", "di mana semuanya berada, siapa yang terlambat")
    sub = add("asal", "inspect:do_trace_origin", "dari mana sebuah angka berasal")
    sub.add_argument("kode", help="kode indikator (IK01) atau kode program")
    add(
        "periksa",
        "lkjip.doctor.command:do_examine",
        "periksa komputer dan buku kerja, dan cara memperbaikinya",
    )
    add("batal", "inspect:do_undo", "batalkan langkah terakhir")
    add(
        "menu",
        "inspect:do_status",
        "menu di jendela perintah, untuk yang tidak memakai tombol Excel",
    )
    sub = add(
        "pasang",
        "lkjip.setup_pc.install:do_install",
        "siapkan Excel di komputer ini untuk tombol buku kerja",
    )
    sub.add_argument(
        "--dari", default="", help="folder paket (wheels) untuk komputer tanpa internet"
    )
    sub.add_argument("--ganti-setelan-lama", action="store_true",
                     help="ganti nama setelan xlwings lama yang menyesatkan")  # fmt: skip
    add(
        "copot",
        "lkjip.setup_pc.install:do_uninstall",
        "lepas yang dipasang; buku kerja dan laporan tidak tersentuh",
    )
    sub = add(
        "wheels",
        "lkjip.release.wheels:do_wheels",
        "unduh paket Python untuk komputer tanpa internet",
    )
    sub.add_argument("--ke", default="wheels", help="folder hasil (bawaan: wheels)")
    sub.add_argument("--sistem", default="", help="windows, macos, macos-intel, atau linux")
    sub.add_argument("--python", action="append", default=[], help="versi, misalnya 3.12")
    sub = add("kemas", "lkjip.release.pack:do_pack", "buat paket zip untuk pegawai")
    sub.add_argument("--ke", default="rilis", help="folder hasil (bawaan: rilis)")
    sub = add("hitung", "tools:do_calculate", "capaian dan kategori untuk tabel biasa")
    sub.add_argument(
        "berkas", help="CSV, .xlsx, .ods, atau .xls dengan kolom satuan, target, realisasi"
    )
    sub.add_argument("--ke", default="", help="tulis hasil ke berkas CSV ini")
    sub.add_argument("--lembar", default="", help="lembar yang dibaca, bila beberapa cocok")
    sub = add("bangun", "tools:do_build", "bangun buku kerja dari susunannya")
    sub.add_argument("--periksa", action="store_true", help="hanya bandingkan dengan yang ada")
    return main


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code and never raises for what a user can cause."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8(json="--json" in words)
    if not words:
        parser().print_help()
        return DONE
    wants_json = "--json" in words
    show, close = progress_bar()
    command = words[0]
    try:
        args = parser().parse_args(words)
        if args.perintah == "menu":
            close()
            code: int = import_module("lkjip.setup_pc.menu").do_menu(args, main, load(args.run))
            return code
        result = load(args.run)(args, show)
        close()
    except LkjipError as error:
        close()
        return _stop(error, command, wants_json)
    except KeyboardInterrupt:
        close()
        print("Dihentikan; buku kerja tidak berubah. Ulangi untuk melanjutkan.", file=sys.stderr)
        return CANNOT
    except Exception as error:
        close()
        log = keep_traceback(error)
        trouble = LkjipError(
            "Program bermasalah dan berhenti; buku kerja tidak berubah.",
            f"Kirim berkas catatan '{log}' kepada pengelola program.",
        )
        return _stop(trouble, command, wants_json)
    _print(result, args)
    return MENDING if result.needs_mending and command != "demo" else DONE


def _speak_utf8(*, json: bool) -> None:
    """JSON is UTF-8 everywhere; a terminal that lacks a letter shows a stand-in for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if json and stream is sys.stdout:
                stream.reconfigure(encoding="utf-8")
            else:
                stream.reconfigure(errors="replace")


def _stop(error: LkjipError, command: str, wants_json: bool) -> int:
    if wants_json:
        print(error_json(command, error))
    else:
        print(str(error), file=sys.stderr)
    return CANNOT


def _print(result: StepResult, args: Any) -> None:
    if result.printed:
        return
    if args.json:
        print(as_json(args.perintah, result))
    elif args.perintah == "status":
        show_status(result, console())
    elif args.perintah == "reviu":
        import_module("lkjip.views.review").show_review(result, console())
    elif args.perintah == "demo":
        import_module("lkjip.demo.play").show(result, console())
    else:
        say(result, console())
