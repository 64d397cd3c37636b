"""What the buttons run: one function per button, called by xlwings' ``RunPython``.

Every function catches everything: a person sees one plain sentence, the traceback goes into a
file, and the run stamp in the book proves that Python ran at all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from lkjip import product
from lkjip.book.port import Change, Message
from lkjip.book.xlwings_book import XlwingsBook, calling_book
from lkjip.errors import LkjipError
from lkjip.person import user_name
from lkjip.report.pdf import cari_libreoffice
from lkjip.runlog import keep_traceback
from lkjip.steps import ambil as step_ambil
from lkjip.steps import analisis as step_analisis
from lkjip.steps import batal as step_batal
from lkjip.steps import draf as step_draf
from lkjip.steps import ingatkan as step_ingatkan
from lkjip.steps import jalan_lain as step_lain
from lkjip.steps import keputusan as step_keputusan
from lkjip.steps import kota as step_kota
from lkjip.steps import lanjut as step_lanjut
from lkjip.steps import permintaan as step_permintaan
from lkjip.steps import rencana as step_rencana
from lkjip.steps import review as step_review
from lkjip.steps import status as step_status
from lkjip.steps import surel_kirim as step_surel
from lkjip.steps.base import Context
from lkjip.steps.draft_file import printer
from lkjip.steps.run import Step, run

STAMP = "stempel_jalan"


def press(step: Step, find_book: Callable[[], XlwingsBook] = calling_book) -> None:
    """Run a step on the book whose button was pressed; never raises."""
    try:
        book = find_book()
    except Exception as error:
        keep_traceback(error)
        return
    try:
        _run(book, step)
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


def _run(book: XlwingsBook, step: Step) -> None:
    folder = book.path.parent
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the office's wall clock
    cetak = printer(book.progress) if cari_libreoffice() else None
    context = Context(folder, product.templates_for(folder), now, user_name(), cetak=cetak)
    run(book, step, context)


def _stamp(book: XlwingsBook) -> None:
    """Tell the VBA that Python ran: the text differs in every run."""
    moment = datetime.now().isoformat(timespec="microseconds")  # noqa: DTZ005 - see above
    try:
        book.apply(Change(names={STAMP: moment}))
    except Exception as error:
        keep_traceback(error)


def rencana() -> None:
    """Button "Tetapkan Rencana" (SOP step 1)."""
    press(step_rencana.rencana)


def minta() -> None:
    """Button "Buat Formulir dan Surat" (SOP step 2)."""
    press(step_permintaan.minta)


def kumpulkan() -> None:
    """Button "Ambil Formulir Masuk" (SOP step 3)."""
    press(step_ambil.ambil)


def surel() -> None:
    """Button "Kirim Surel" (SOP steps 2 and 3)."""
    press(step_surel.kirim_surel)


def ingatkan() -> None:
    """Button "Buat Pengingat" (SOP step 3)."""
    press(step_ingatkan.ingatkan)


def analisis() -> None:
    """Button "Hitung Capaian" (SOP step 4)."""
    press(step_analisis.analisis)


def status() -> None:
    """Button "Periksa Status"."""
    press(step_status.status)


def batal() -> None:
    """Button "Batalkan Langkah Terakhir"."""
    press(step_batal.batal)


def centang() -> None:
    """Button "Catat Kelengkapan" (SOP step 2)."""
    press(step_lain.centang)


def tutup() -> None:
    """Button "Tutup Tanpa yang Belum" (SOP step 3)."""
    press(step_lain.tutup)


def draf() -> None:
    """Button "Buat Draf" (SOP step 5)."""
    press(step_draf.draf)


def tarik() -> None:
    """Button "Tarik Draf" (SOP step 5)."""
    press(step_lain.tarik)


def reviu() -> None:
    """Button "Perbarui Daftar Reviu" (SOP step 6)."""
    press(step_review.daftar)


def reviu_sesuai() -> None:
    """Button "Sesuai: Setujui Draf" (SOP step 6)."""
    press(partial(step_keputusan.reviu, keputusan=step_keputusan.SESUAI))


def reviu_kembali() -> None:
    """Button "Tidak Sesuai: Kembalikan" (SOP step 6)."""
    press(partial(step_keputusan.reviu, keputusan=step_keputusan.TIDAK_SESUAI))


def kirim() -> None:
    """Button "Buat Paket Pengiriman" (SOP step 7)."""
    press(step_kota.kirim_menurut_tingkat)


def evaluasi_sesuai() -> None:
    """Button "Sesuai: Kirim ke Inspektur" (SOP step 8)."""
    press(partial(step_keputusan.evaluasi, keputusan=step_keputusan.SESUAI))


def evaluasi_kembali() -> None:
    """Button "Tidak Sesuai: Kembalikan" (SOP step 8)."""
    press(partial(step_keputusan.evaluasi, keputusan=step_keputusan.TIDAK_SESUAI))


def lanjut() -> None:
    """Button "Kerjakan Tindakan Berikut" (Beranda)."""
    press(step_lanjut.lanjut)
