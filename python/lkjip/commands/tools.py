"""Commands beside the SOP: a new book, the build."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from shutil import copyfile as copy_file
from shutil import rmtree as remove_tree

from lkjip.book.build import equals_build, write
from lkjip.errors import BookMissing, FolderError, UsageError, os_reason
from lkjip.findings import Finding, Severity
from lkjip.progress import Progress
from lkjip.setup_pc.conf import carry
from lkjip.setup_pc.running_book import BOOK_NAME as NAME
from lkjip.setup_pc.running_book import book_before, year_name
from lkjip.setup_pc.upgrade import bring_up
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.new_year import new_book
from lkjip.tables.declared.tabs import TabName


def do_make_new_book(args: Namespace, _progress: Progress) -> StepResult:
    """Make a new book for a year, with the registers of an old one where there is one."""
    here = Path(args.buku)
    if args.kosong:
        return _blank_book(args, here)
    target = here if not here.exists() else year_name(here, args.tahun)
    last = here.with_name(book_before(here.parent, args.tahun)) if here.name == NAME else here
    source = Path(args.dari) if args.dari else (last if last.exists() else None)
    if source is not None and not source.is_file():
        raise BookMissing(f"Buku kerja '{source}' tidak ada.", "Periksa namanya setelah --dari.")
    findings: tuple[Finding, ...] = ()
    if not args.kering:
        findings = (
            _from(source, target, args.tahun) if source else new_book(target, args.tahun, None)
        )
    kept = f", register dari '{source.name}'" if source else ""
    todo = (
        "Isi target di lembar Indikator dan pagu di lembar Program" if source else "Periksa isinya"
    )
    return StepResult(
        TabName.HOME,
        f"Buku kerja tahun {args.tahun} dibuat: '{target}'{kept}. {todo}.",
        findings=findings,
        data={"buku": str(target)},
        needs_fix=any(one.level is not Severity.NOTE for one in findings),
    )


def _from(source: Path, target: Path, year: int) -> tuple[Finding, ...]:
    """Make next year's book from a copy of the old one; an older structure is brought up first.

    The copy lies beside the new book, not in the system's folder: what a killed run leaves there
    is removed by the next one.
    """
    folder = target.with_name(f"~{target.stem}.dari")
    copy = folder / source.name
    remove_tree(folder, ignore_errors=True)
    try:
        try:
            folder.mkdir()
            copy_file(source, copy)
        except OSError as error:
            raise FolderError(
                f"'{source}' tidak dapat disalin ke folder '{target.parent}' ({os_reason(error)}).",
                "Tutup buku itu di program lain, periksa izin folder, lalu ulangi.",
            ) from error
        bring_up(copy, datetime.now())  # noqa: DTZ005 - names a copy that is removed again
        return new_book(target, year, copy, finish=lambda made: carry(source, made))
    finally:
        remove_tree(folder, ignore_errors=True)


def _blank_book(args: Namespace, target: Path) -> StepResult:
    """Make a book for another office, under exactly the name that was asked for."""
    if args.dari:
        raise UsageError(
            "--kosong dan --dari tidak dapat dipakai bersama.",
            "Pakai --dari untuk tahun berikutnya kantor yang sama, --kosong untuk kantor lain.",
        )
    if target.exists():
        raise FolderError(
            f"'{target}' sudah ada; tidak ditimpa.",
            "Pindahkan berkas itu, atau sebutkan nama lain dengan --buku.",
        )
    findings: tuple[Finding, ...] = ()
    if not args.kering:
        findings = new_book(target, args.tahun, None, blank=True)
    return StepResult(
        TabName.HOME,
        f"Buku kerja kosong tahun {args.tahun} dibuat: '{target}'. Isi lembar Pengaturan, Unit, "
        "Program, dan Indikator, atau ambil dari tabel dengan impor.",
        findings=findings,
        data={"buku": str(target)},
        needs_fix=any(one.level is not Severity.NOTE for one in findings),
    )


def do_build(args: Namespace, _progress: Progress) -> StepResult:
    """Build the book, or only say whether the one there equals a build."""
    path = Path(args.buku)
    if args.periksa:
        if not path.is_file():
            raise BookMissing(f"Buku kerja '{path}' tidak ada.", "Bangun dahulu: bangun.")
        same = equals_build(path)
        words = (
            f"'{path.name}' sama dengan hasil bangun."
            if same
            else f"'{path.name}' berbeda dengan hasil bangun; jalankan bangun sekali lagi."
        )
        return StepResult("bangun", words, data={"sama": same}, needs_fix=not same)
    if not args.kering:
        write(path)
    return StepResult("bangun", f"Buku kerja dibangun: '{path}'.", data={"buku": str(path)})
