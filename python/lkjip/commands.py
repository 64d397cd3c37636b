"""One thin function per command on the closed book; ``cli.py`` parses, this runs."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from lkjip import product
from lkjip.book.build import BOOK_NAME, equals_build, write
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.doctor import Surroundings, examine
from lkjip.errors import BookMissing, UsageError
from lkjip.measure.tabel import hitung_berkas, ringkas, teks_csv, tulis_csv
from lkjip.steps.analisis import analisis
from lkjip.steps.asal import asal
from lkjip.steps.baru import new_book
from lkjip.steps.base import Context, StepResult
from lkjip.steps.batal import batal
from lkjip.steps.draf import draf, draf_pdf, jawab
from lkjip.steps.ingatkan import ingatkan
from lkjip.steps.jalan_lain import abaikan, centang, tarik, tutup
from lkjip.steps.keputusan import evaluasi, read_notes, reviu
from lkjip.steps.kota import kirim_menurut_tingkat
from lkjip.steps.lanjut import lanjut
from lkjip.steps.pengumpulan import kumpulkan
from lkjip.steps.permintaan import minta
from lkjip.steps.rencana import rencana
from lkjip.steps.run import Step, run
from lkjip.steps.status import status

Progress = Callable[[int, int, str], None]


def context_for(book: Path, args: Namespace) -> Context:
    """Where, when and who: the only place besides the macros that asks the clock."""
    day: date | None = args.hari_ini
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the office's wall clock
    moment = now if day is None else datetime.combine(day, time(9)) if day != now.date() else now
    folder = book.resolve().parent
    return Context(
        folder, product.templates_for(folder), moment, args.pelaku or user_name(), args.kering
    )


def user_name() -> str:
    """The name under which the computer knows the person."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "tidak dikenal"


def on_book(args: Namespace, step: Step, progress: Progress) -> StepResult:
    """Run a step on the closed book of ``--buku``."""
    path = Path(args.buku)
    with exclusive(path):
        return run(FileBook(path, progress), step, context_for(path, args))


def do_rencana(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 1."""
    return on_book(args, partial(rencana, mulai=args.mulai), progress)


def do_minta(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 2."""
    return on_book(args, minta, progress)


def do_kumpulkan(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 3."""
    source = Path(args.dari) if args.dari else None
    return on_book(args, partial(kumpulkan, dari=source), progress)


def do_ingatkan(args: Namespace, progress: Progress) -> StepResult:
    """Reminders of SOP step 3."""
    return on_book(args, ingatkan, progress)


def do_analisis(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 4."""
    return on_book(args, analisis, progress)


def do_draf(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 5."""
    result = on_book(args, draf, progress)
    if args.pdf and not args.kering:
        return replace(result, ringkas=f"{result.ringkas} {draf_pdf(result)}")
    return result


def do_jawab(args: Namespace, progress: Progress) -> StepResult:
    """Answer a correction."""
    step = partial(jawab, nomor=args.nomor, jawaban=args.jawaban)
    return on_book(args, step, progress)


def do_reviu(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 6."""
    return on_book(args, partial(reviu, keputusan=args.keputusan, notes=_notes(args)), progress)


def do_kirim(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 7: the package out, or at city level the packages in."""
    source = Path(args.dari) if args.dari else None
    return on_book(args, partial(kirim_menurut_tingkat, dari=source), progress)


def do_evaluasi(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 8."""
    return on_book(args, partial(evaluasi, keputusan=args.keputusan, notes=_notes(args)), progress)


def _notes(args: Namespace) -> tuple[str, ...] | None:
    return read_notes(Path(args.catatan)) if args.catatan else None


def do_centang(args: Namespace, progress: Progress) -> StepResult:
    """Completeness that a person ticks."""
    return on_book(args, partial(centang, kunci=args.kunci, ada=not args.hapus), progress)


def do_tutup(args: Namespace, progress: Progress) -> StepResult:
    """Close the collection."""
    return on_book(args, partial(tutup, alasan=args.alasan), progress)


def do_tarik(args: Namespace, progress: Progress) -> StepResult:
    """Withdraw the draft."""
    return on_book(args, partial(tarik, alasan=args.alasan), progress)


def do_abaikan(args: Namespace, progress: Progress) -> StepResult:
    """Go on without renewal."""
    return on_book(args, partial(abaikan, alasan=args.alasan), progress)


def do_lanjut(args: Namespace, progress: Progress) -> StepResult:
    """The one next action."""
    return on_book(args, lanjut, progress)


def do_status(args: Namespace, progress: Progress) -> StepResult:
    """Look, change nothing (the button writes what it sees, the command only tells)."""
    path = Path(args.buku)
    args.kering = True
    return run(FileBook(path, progress), status, context_for(path, args))


def do_asal(args: Namespace, progress: Progress) -> StepResult:
    """The chain from a figure back to the archived original."""
    path = Path(args.buku)
    args.kering = True
    step = partial(asal, kode=args.kode)
    return run(FileBook(path, progress), step, context_for(path, args))


def do_periksa(args: Namespace, _progress: Progress) -> StepResult:
    """The doctor: every line is ok or says how to mend it."""
    lines = examine(Surroundings(Path(args.buku)))
    shown = [
        f"{line.keadaan:8} {line.hal}: {line.rincian}"
        + (f" → {line.perbaikan}" if line.perbaikan else "")
        for line in lines
    ]
    wrong = [line for line in lines if not line.fine]
    end = f"{len(wrong)} masalah." if wrong else "Tidak ada masalah."
    data = {
        "baris": [
            {
                "hal": line.hal,
                "keadaan": line.keadaan,
                "rincian": line.rincian,
                "perbaikan": line.perbaikan,
            }
            for line in lines
        ]
    }
    words = "\n".join([*shown, end])
    return StepResult("periksa", words, data=data, perlu_perbaikan=bool(wrong))


def do_batal(args: Namespace, progress: Progress) -> StepResult:
    """Undo the last run."""
    return on_book(args, batal, progress)


def do_baru(args: Namespace, _progress: Progress) -> StepResult:
    """A new book for a year."""
    here = Path(args.buku)
    target = here if not here.exists() else here.with_name(f"{here.stem}_{args.tahun}.xlsm")
    source = Path(args.dari) if args.dari else (here if here.exists() else None)
    if source is not None and not source.is_file():
        raise BookMissing(f"Buku kerja '{source}' tidak ada.", "Periksa namanya setelah --dari.")
    if not args.kering:
        new_book(target, args.tahun, source)
    kept = f", register dari '{source.name}'" if source else ""
    return StepResult(
        "Beranda",
        f"Buku kerja tahun {args.tahun} dibuat: '{target}'{kept}. Periksa target dan pagu di "
        "lembar Indikator dan Program.",
        data={"buku": str(target)},
    )


def do_hitung(args: Namespace, _progress: Progress) -> StepResult:
    """Capaian and category for a plain table."""
    result = hitung_berkas(Path(args.berkas))
    if args.ke and not args.kering:
        tulis_csv(result, Path(args.ke))
    elif not args.json:
        print(teks_csv(result), end="")
    return StepResult(
        "hitung",
        ringkas(result),
        temuan=result.temuan,
        data={"kolom": list(result.kolom), "baris": result.baris},
        perlu_perbaikan=result.perlu_diperbaiki,
    )


def do_bangun(args: Namespace, _progress: Progress) -> StepResult:
    """Build the book, or only say whether the one there equals a build."""
    path = Path(args.buku)
    if args.buku == BOOK_NAME and not path.exists():
        path = product.BOOK
    if args.periksa:
        if not path.is_file():
            raise BookMissing(f"Buku kerja '{path}' tidak ada.", "Bangun dahulu: bangun.")
        same = equals_build(path)
        words = (
            f"'{path.name}' sama dengan hasil bangun."
            if same
            else f"'{path.name}' berbeda dengan hasil bangun; jalankan bangun sekali lagi."
        )
        return StepResult("bangun", words, data={"sama": same}, perlu_perbaikan=not same)
    if path.exists() and path.resolve() != product.BOOK and not args.kering:
        raise UsageError(
            f"'{path}' sudah ada; buku kerja yang terisi tidak ditimpa.",
            "Sebutkan nama lain dengan --buku, atau pindahkan berkas itu.",
        )
    if not args.kering:
        write(path)
    return StepResult("bangun", f"Buku kerja dibangun: '{path}'.", data={"buku": str(path)})
