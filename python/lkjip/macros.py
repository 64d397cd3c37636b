"""What the buttons run: one function per button, called by xlwings' ``RunPython``.

Every function catches everything: a person sees one plain sentence, the traceback goes into a
file, and the run stamp in the book proves that Python ran at all. In Excel every click starts a
Python, so a step is imported only when its button is pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from lkjip import product
from lkjip.book.port import Change, Message
from lkjip.book.xlwings_book import XlwingsBook, calling_book
from lkjip.errors import LkjipError
from lkjip.person import user_name
from lkjip.runlog import keep_traceback
from lkjip.steps.kernel.base import Context, Printer
from lkjip.steps.kernel.load import load
from lkjip.steps.kernel.run import run

if TYPE_CHECKING:
    from lkjip.report.word.pdf import Printout

STAMP = "stempel_jalan"
PRINTER = "lkjip.steps.draft.files"


def press(where: str, find_book: Callable[[], XlwingsBook] = calling_book) -> None:
    """Run the step ``module:function`` on the book whose button was pressed; never raises."""
    try:
        book = find_book()
    except Exception as error:
        keep_traceback(error)
        return
    try:
        _run(book, where)
    except LkjipError as error:
        book.tell(Message.DATA, str(error))
    except Exception as error:
        log = keep_traceback(error, book.path.parent)
        book.tell(
            Message.PROGRAM,
            "Program bermasalah dan berhenti; buku kerja tidak berubah.\n"
            f"Kirim berkas catatan '{log}' kepada pengelola program.",
        )
    finally:
        _stamp(book)


def _run(book: XlwingsBook, where: str) -> None:
    step = load(where)
    folder = book.path.parent
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the office's wall clock
    templates = product.templates_for(folder)
    context = Context(folder, templates, now, user_name(), print_out=_printer(book))
    run(book, step, context)


def _printer(book: XlwingsBook) -> Printer:
    """LibreOffice, looked for only when a draft is laid out."""

    def print_out(docx: bytes) -> Printout | None:
        laid_out: Printout | None = import_module(PRINTER).printer(book.progress)(docx)
        return laid_out

    return print_out


def _stamp(book: XlwingsBook) -> None:
    """Tell the VBA that Python ran: the text differs in every run."""
    moment = datetime.now().isoformat(timespec="microseconds")  # noqa: DTZ005 - see above
    try:
        book.apply(Change(names={STAMP: moment}))
    except Exception as error:
        keep_traceback(error)


def rencana() -> None:
    """Button "Tetapkan Rencana" (SOP step 1)."""
    press("plan:plan")


def minta() -> None:
    """Button "Buat Formulir dan Surat" (SOP step 2)."""
    press("request.request:request_data")


def kumpulkan() -> None:
    """Button "Ambil Formulir Masuk" (SOP step 3)."""
    press("collect.collect:fetch")


def surel() -> None:
    """Button "Kirim Surel" (SOP steps 2 and 3)."""
    press("account.send:send_mail")


def ingatkan() -> None:
    """Button "Buat Pengingat" (SOP step 3)."""
    press("remind:remind")


def analisis() -> None:
    """Button "Hitung Capaian" (SOP step 4)."""
    press("analyse.analyse:analysis")


def status() -> None:
    """Button "Periksa Status"."""
    press("status:status")


def batal() -> None:
    """Button "Batalkan Langkah Terakhir"."""
    press("undo:undo")


def centang() -> None:
    """Button "Catat Kelengkapan" (SOP step 2)."""
    press("overrides:ticked")


def tutup() -> None:
    """Button "Tutup Tanpa yang Belum" (SOP step 3)."""
    press("overrides:close_collection")


def draf() -> None:
    """Button "Buat Draf" (SOP step 5)."""
    press("draft.write:draft")


def tarik() -> None:
    """Button "Tarik Draf" (SOP step 5)."""
    press("overrides:withdraw")


def reviu() -> None:
    """Button "Perbarui Daftar Reviu" (SOP step 6)."""
    press("draft.examine:listing")


def reviu_sesuai() -> None:
    """Button "Sesuai: Setujui Draf" (SOP step 6)."""
    press("decide.decide:approve_review")


def reviu_kembali() -> None:
    """Button "Tidak Sesuai: Kembalikan" (SOP step 6)."""
    press("decide.decide:return_review")


def kirim() -> None:
    """Button "Buat Paket Pengiriman" (SOP step 7)."""
    press("city.take_packages:send_by_level")


def evaluasi_sesuai() -> None:
    """Button "Sesuai: Kirim ke Inspektur" (SOP step 8)."""
    press("decide.decide:approve_evaluation")


def evaluasi_kembali() -> None:
    """Button "Tidak Sesuai: Kembalikan" (SOP step 8)."""
    press("decide.decide:return_evaluation")


def lanjut() -> None:
    """Button "Kerjakan Tindakan Berikut" (Beranda)."""
    press("next_action:proceed")
