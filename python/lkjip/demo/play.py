"""Plays the SOP day by day on a freshly built book: nothing is shown that was not done.

The year of a city is played in ``demo/city``.
"""

from __future__ import annotations

import csv
import shutil
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lkjip import product
from lkjip.book.build import write
from lkjip.book.port import Change
from lkjip.demo.city.play import play_city
from lkjip.demo.document import page_as_pdf
from lkjip.demo.sender import Answers, example_answers, fill, reply
from lkjip.demo.stage import EXAMPLE_WORDS, SIGNER, START, Play
from lkjip.errors import FolderError, os_reason
from lkjip.forms.model import BlankForm
from lkjip.forms.writing.writer import write_form
from lkjip.progress import Progress
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING, decide_evaluation, decide_reviu
from lkjip.steps.draft.answers import read_judgements
from lkjip.steps.draft.files import printer
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.overrides import tick_items
from lkjip.steps.plan import approve_plan, set_plan
from lkjip.steps.record.approve import approve
from lkjip.steps.remind import remind
from lkjip.steps.request.letters import form_name
from lkjip.steps.request.request import request_data
from lkjip.tables.data import Row
from lkjip.tables.declared.about_office import OFFICE_TEXTS
from lkjip.tables.declared.registers import INDICATORS

LATE_UNIT = "SB-WIL"


def do_demo(args: Namespace, progress: Progress) -> StepResult:
    """Carry out ``demo``: build the book, copy the templates, play, tell what was made."""
    play = Play(_fresh(Path(args.folder)), printer(progress) if args.pdf else None)
    try:
        play.folder.mkdir(parents=True, exist_ok=True)
        if not args.kota:
            write(play.book)
        shutil.copytree(product.TEMPLATES, play.folder / "forms" / "templat")
    except OSError as error:
        raise FolderError(
            f"Folder contoh '{play.folder}' tidak dapat dibuat ({os_reason(error)}).",
            "Sebutkan folder lain dengan --folder.",
        ) from error
    if args.kota:
        play_city(play, progress)
    else:
        steps_1_to_4(play)
        steps_5_to_8(play)
    made = sorted(p.relative_to(play.folder).as_posix() for p in play.folder.rglob("*.*"))
    return StepResult(
        "demo",
        f"Contoh selesai di '{play.folder}'. Buka {product.BOOK.name} di sana.",
        data={
            "folder": str(play.folder),
            "buku": str(play.book),
            "kota": args.kota,
            "langkah": [
                {"tanggal": when, "langkah": step, "hasil": words}
                for when, step, words in play.done
            ],
            "berkas_contoh": made,
        },
    )


def _fresh(folder: Path) -> Path:
    """Return the folder if it is new or empty, else the next free name beside it."""
    number, candidate = 1, folder
    while candidate.exists() and (not candidate.is_dir() or any(candidate.iterdir())):
        number += 1
        candidate = folder.with_name(f"{folder.name}-{number}")
    return candidate.resolve()


def steps_1_to_4(play: Play) -> None:
    """Plan, request, collect (one unit late, then refused, then right), analyse."""
    play.step(START, partial(set_plan, begin=START))
    play.step(date(2025, 1, 3), partial(approve_plan, by=SIGNER, on=START), time(8))
    play.step(date(2025, 1, 3), request_data)
    play.step(date(2025, 1, 3), partial(tick_items, key="2.surat"), time(15))
    answers = example_answers(product.EXAMPLE)
    forms = play.forms()
    days = {"SB-PEM": date(2025, 1, 6), "SB-OTDA": date(2025, 1, 7), "KERJASAMA": date(2025, 1, 8)}
    for unit, day in days.items():
        filled = fill(_sent(play, forms[unit]), unit, answers, day)
        _mail(play, unit, forms[unit], filled, day, _documents(unit, answers))
    play.step(date(2025, 1, 8), collect, time(15))
    play.step(date(2025, 1, 9), collect)
    play.step(date(2025, 1, 9), remind, time(10))
    late, day = forms[LATE_UNIT], date(2025, 1, 10)
    last_year = write_form(replace(late, year=late.year - 1))
    _mail(play, LATE_UNIT, late, fill(last_year, LATE_UNIT, answers, day), day)
    play.step(day, collect, time(10))
    day = date(2025, 1, 13)
    filled = fill(_sent(play, late), LATE_UNIT, answers, day)
    _mail(play, LATE_UNIT, late, filled, day, _documents(LATE_UNIT, answers))
    play.step(day, collect, time(10))
    play.step(day, analyse, time(11))


def steps_5_to_8(play: Play) -> None:
    """Draft, one return at step 6 with two corrections, package, one return at step 8, the end."""
    play.step(date(2025, 1, 20), write_draft)
    notes = (
        "Lengkapi uraian tugas dan fungsi Bagian Pemerintahan pada Bab I.",
        "Jelaskan rendahnya serapan anggaran sub kegiatan Pengelolaan Administrasi Kewilayahan.",
    )
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=NOT_CONFORMING, notes=notes))
    day = date(2025, 1, 23)
    type_office_texts(play)
    first = "Uraian tugas, fungsi, dan bagian lain Bab I dan II ditulis di lembar Laporan."
    second = "Penjelasan unit atas serapan dimuat pada Bab III.B."
    play.step(day, partial(answer_correction, number=1, answer=first))
    play.step(day, partial(answer_correction, number=2, answer=second), time(10))
    play.step(day, write_draft, time(11))
    answers = read_judgements(product.EXAMPLE / "jawaban_reviu.csv")
    day = date(2025, 1, 24)
    play.step(day, partial(decide_reviu, decision=CONFORMING, answers=answers))
    _sign(play, day, "(contoh) 700/1/LKjIP/2025")
    play.step(date(2025, 1, 30), send)
    note = ("Cantumkan periode data pada setiap tabel capaian.",)
    play.step(date(2025, 2, 3), partial(decide_evaluation, decision=NOT_CONFORMING, notes=note))
    day = date(2025, 2, 4)
    third = "Periode data dicantumkan pada judul setiap tabel capaian."
    play.step(day, partial(answer_correction, number=3, answer=third))
    play.step(day, write_draft, time(10))
    day = date(2025, 2, 5)
    play.step(day, partial(decide_reviu, decision=CONFORMING))
    _sign(play, day, "(contoh) 700/2/LKjIP/2025")
    play.step(date(2025, 2, 6), send)
    play.step(date(2025, 2, 10), partial(decide_evaluation, decision=CONFORMING))


def type_office_texts(play: Play) -> None:
    """Type the example's texts of Bab I and II into the sheet ``Laporan``, as staff do."""
    with (product.EXAMPLE / "laporan.csv").open(encoding="utf-8", newline="") as stream:
        texts = {row["Kunci"]: row["Teks"] for row in csv.DictReader(stream)}
    rows = play.shot().rows(OFFICE_TEXTS)
    typed = OFFICE_TEXTS.written(replace(row, words=texts[row.key]) for row in rows)
    play.type(Change(dict([typed, _definitions(play)])))


def _definitions(play: Play) -> tuple[str, tuple[Row, ...]]:
    """Return the register Indikator with the example's definitions."""
    with (product.EXAMPLE / "definisi.csv").open(encoding="utf-8", newline="") as stream:
        said = {row["Kode"]: row for row in csv.DictReader(stream)}
    rows = play.shot().rows(INDICATORS)
    return INDICATORS.written(
        replace(
            row,
            definition=said[row.code]["Definisi"],
            formula_words=said[row.code]["Formula"],
            data_source=said[row.code]["Sumber Data"],
        )
        for row in rows
    )


def _sign(play: Play, day: date, number: str) -> None:
    def sign(shot: Snapshot, context: Context) -> StepResult:
        printing = replace(context, print_draft=play.printer)
        return approve(shot, printing, by=SIGNER, on=day, number=number)

    play.step(day, sign, time(14))


def _documents(unit: str, answers: Answers) -> Iterator[tuple[str, bytes]]:
    """Yield the evidence that a unit sends: a page that says of itself that it is an example."""
    for row in answers["bukti"]:
        if row["Kode Unit"] == unit:
            lines = (row["Dokumen"], f"Indikator {row['Kode']}", "", EXAMPLE_WORDS)
            yield f"{row['Kode']} {row['Dokumen']} (contoh).pdf", page_as_pdf(lines)


def _sent(play: Play, form: BlankForm) -> bytes:
    return (play.folder / "forms" / str(form.year) / "keluar" / form_name(form)).read_bytes()


def _mail(
    play: Play,
    unit: str,
    form: BlankForm,
    filled: bytes,
    day: date,
    evidence: Iterable[tuple[str, bytes]] = (),
) -> None:
    shot = play.shot()
    known = shot.unit(unit)
    sender = known.email if known else ""
    inbox = play.folder / "forms" / str(form.year) / "masuk"
    inbox.mkdir(parents=True, exist_ok=True)
    mail = reply(
        sender,
        shot.settings["surel_pengumpul"],
        form_name(form),
        filled,
        datetime.combine(day, time(8, 30)),
        evidence,
    )
    (inbox / f"{day.isoformat()}_{unit}.eml").write_bytes(mail)


def show(result: StepResult, out: Console) -> None:
    """Print a short table of what happened, and where the files are."""
    table = Table("Tanggal", "Langkah", "Yang terjadi")
    for line in result.data["langkah"]:  # type: ignore[attr-defined]
        table.add_row(line["tanggal"], line["langkah"], line["hasil"])
    out.print(table)
    out.print(result.summary)
    if result.data["kota"]:
        out.print("Buku setiap OPD: opd/<kode> · paketnya: forms/2024/masuk")
        out.print("Draf OPD yang dibongkar: forms/2024/opd · koreksi: forms/2024/koreksi")
        out.print("Draf per versi, kertas kerja, dan LKjIP kota: laporan/2024")
        return
    out.print("Formulir, surat, dan surel: forms/2024/keluar · surel masuk: forms/2024/masuk")
    out.print("Draf per versi, paket, dan nota dinas: laporan/2024")
    out.print("Berkas asli: forms/2024/arsip · salinan buku sebelum setiap perubahan: cadangan")
