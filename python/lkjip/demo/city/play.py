"""Plays the year of Bagian Organisasi: twelve OPD, two returns, the city's report, its dispatch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import partial
from pathlib import Path

from lkjip.book.port import Change
from lkjip.demo.city.offices import FOLDER, Office, example_offices, rows_of
from lkjip.demo.city.own_book import GOVERNMENT, QUARTERS, YEAR, OwnBook
from lkjip.demo.document import page_as_pdf
from lkjip.demo.stage import EXAMPLE_WORDS, NINE, SIGNER, START, Play
from lkjip.progress import Progress
from lkjip.steps.city.analyse import analyse_city
from lkjip.steps.city.dispatch import dispatch_report, record_initial
from lkjip.steps.city.disposition import dispose
from lkjip.steps.city.evaluate import evaluate_opd
from lkjip.steps.city.figures.support import SOURCE
from lkjip.steps.city.opd.by_hand import take_by_hand
from lkjip.steps.city.remind import remind_opd
from lkjip.steps.city.request import request_packages
from lkjip.steps.city.take_packages import take_packages
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING, decide_evaluation, decide_reviu
from lkjip.steps.draft.answers import read_judgements
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.exchange.import_tables import import_tables
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.run import Step
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.new_year import new_book
from lkjip.steps.overrides import tick_items
from lkjip.steps.plan import approve_plan, set_plan
from lkjip.steps.record.approve import approve
from lkjip.tables.cells import Cell
from lkjip.tables.choices import YesNo
from lkjip.tables.declared.about_office import OFFICE_TEXTS
from lkjip.tables.declared.city import SUPPORT
from lkjip.tables.declared.registers import SETTINGS, UNITS

LATE = "KEC-KADEMANGAN"
RETURNED = {
    "SETDA": (
        "Lengkapi uraian tugas dan fungsi pada Bab I.",
        "Jelaskan sub kegiatan yang serapannya nol.",
    ),
    "ITDA": ("Sebutkan kapan penilaian maturitas SPIP dilaksanakan.",),
}
DEPARTMENT = "Bagian Organisasi"
MAYOR = "(nama Wali Kota, contoh)"
INSPECTOR_NOTE = "Sebutkan bahwa data sampai dengan Triwulan II pada Bab III."


@dataclass(slots=True)
class CityPlay:
    """The city's book, and the books of the OPD that have one."""

    play: Play
    offices: tuple[Office, ...]
    progress: Progress
    books: dict[str, OwnBook] = field(default_factory=dict)

    def inbox(self) -> Path:
        """Return the folder into which packages of OPD are put."""
        folder = self.play.folder / "forms" / str(YEAR) / "masuk"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def hand_in(self, book: OwnBook, package: Path, day: date) -> None:
        """Put a package where Bagian Organisasi saves what it received."""
        (self.inbox() / package.name).write_bytes(package.read_bytes())
        words = f"{book.office.name}: {package.name} dibuat di bukunya sendiri"
        self.play.done.append((short_date(day), "OPD", words))


def play_city(play: Play, progress: Progress, offices: Sequence[Office] = ()) -> None:
    """Play the whole year in ``play.folder``; every OPD but one works in a book of its own.

    ``offices`` are the OPD that take part, all twelve of the example without a word.
    """
    new_book(play.book, YEAR, None, blank=True)
    city = CityPlay(play, tuple(offices) or example_offices(), progress)
    _begin(city)
    _packages(city)
    _evaluation(city)
    _report(city)
    _inspector(city)
    _mayor(city)


def _begin(city: CityPlay) -> None:
    play = city.play
    given: dict[str, Cell] = {
        "level": "kota",
        "sampai_triwulan": QUARTERS,
        "pemerintah": GOVERNMENT,
        "instansi": "Sekretariat Daerah",
        "unit_kerja": DEPARTMENT,
        "jabatan_ttd": f"Kepala {DEPARTMENT}",
        "penyusun": DEPARTMENT,
        "surel_pengumpul": "organisasi@probolinggo.example",
        "kota": "Probolinggo",
    }
    shot = play.shot()
    settings = (replace(row, value=given.get(row.key, row.value)) for row in shot.rows(SETTINGS))
    texts = {row["Kunci"]: row["Teks"] for row in rows_of(FOLDER / "laporan.csv")}
    words = (replace(row, words=texts.get(row.key, "")) for row in shot.rows(OFFICE_TEXTS))
    units = (office.unit() for office in city.offices)
    play.type(
        Change(
            dict((SETTINGS.written(settings), UNITS.written(units), OFFICE_TEXTS.written(words)))
        )
    )
    for name in ("sasaran_kota", "iku_kota", "riwayat_iku"):
        _import(play, START, f"{name}.csv")
    play.step(START, partial(set_plan, begin=START), time(10))
    play.step(date(2025, 1, 3), partial(approve_plan, by=SIGNER, on=START), time(8))
    play.step(date(2025, 1, 3), request_packages)
    play.step(date(2025, 1, 3), partial(tick_items, key="2.surat"), time(15))


def _packages(city: CityPlay) -> None:
    """Every OPD but the late one hands in; one of them a report without this program."""
    play, day = city.play, date(2025, 1, 8)
    own = [office for office in city.offices if office.own_book]
    for number, office in enumerate(own, 1):
        city.progress(number, len(own), f"buku {office.code}")
        book = OwnBook.made(office, play.folder / "opd" / office.code)
        city.books[office.code] = book
        if office.code != LATE:
            city.hand_in(book, book.first_package(day), day)
    play.step(date(2025, 1, 9), take_packages)
    for office in city.offices:
        if not office.own_book:
            play.step(date(2025, 1, 9), partial(_by_hand, office, city.inbox()), time(11))
    if LATE in city.books:
        play.step(date(2025, 1, 15), remind_opd)
        day = date(2025, 1, 16)
        city.hand_in(city.books[LATE], city.books[LATE].first_package(day), day)
        play.step(date(2025, 1, 17), take_packages)


def _by_hand(office: Office, folder: Path, shot: Snapshot, context: Context) -> StepResult:
    """Take in a report as PDF and a table of indicators; nobody checked these figures."""
    report = folder / f"Laporan_{office.code}.pdf"
    report.write_bytes(page_as_pdf((f"LKjIP {office.name} {YEAR}", "", EXAMPLE_WORDS)))
    table = folder / f"Indikator_{office.code}.csv"
    table.write_text(office.plain_table(), encoding="utf-8")
    return take_by_hand(shot, context, office.code, str(report), str(table))


def _evaluation(city: CityPlay) -> None:
    """Two packages go back with corrections and come again; then all are in order."""
    play, day = city.play, date(2025, 1, 20)
    returned = {code: notes for code, notes in RETURNED.items() if code in city.books}
    order = "Periksa draf dan kelengkapan paketnya (contoh)."
    for number, code in enumerate(returned):
        given = partial(dispose, unit=code, to="Analis kinerja (contoh)", order=order, due=day)
        play.step(date(2025, 1, 17), given, time(13, number))
    judged = {
        code: _decide(play, day, code, NOT_CONFORMING, notes, time(9, number))
        for number, (code, notes) in enumerate(returned.items())
    }
    again = date(2025, 1, 22)
    for code, file in judged.items():
        city.hand_in(city.books[code], city.books[code].corrected_package(file, again), again)
    if returned:
        play.step(date(2025, 1, 23), take_packages)
    for number, office in enumerate(city.offices):
        verdict = _decide(play, date(2025, 1, 24), office.code, CONFORMING, None, time(9, number))
        if office.code in city.books:
            city.books[office.code].settled(verdict, date(2025, 1, 24))


def _decide(
    play: Play, day: date, code: str, decision: str, notes: Sequence[str] | None, hour: time
) -> Path:
    made = play.step(day, partial(evaluate_opd, unit=code, decision=decision, notes=notes), hour)
    return Path(made.data["evaluasi"][0]["berkas"])  # type: ignore[index]


def _report(city: CityPlay) -> None:
    """Agree to the programmes, write the analyses, compute, and draft the city's report."""
    play, day = city.play, date(2025, 1, 30)
    rows = (
        replace(
            row,
            agreed=YesNo.NO if _for_all(row.description, row.reason) else YesNo.YES,
            part="" if _for_all(row.description, row.reason) else "Menunjang sasaran ini (contoh).",
        )
        for row in play.shot().rows(SUPPORT)
    )
    play.type(Change(dict([SUPPORT.written(rows)])))
    _import(play, day, "analisis_kota.csv")
    play.step(day, analyse_city, time(10))
    play.step(date(2025, 1, 31), write_draft)
    play.step(date(2025, 2, 3), partial(decide_evaluation, decision=CONFORMING))


def _for_all(description: str, reason: str) -> bool:
    """Tell a programme that every OPD has, unless a figure of the city comes from it."""
    return reason != SOURCE and "penunjang urusan" in description.casefold()


def _inspector(city: CityPlay) -> None:
    """The Inspektur returns the draft once; its second version is in order."""
    play, day = city.play, date(2025, 2, 4)
    first: Step = partial(decide_reviu, decision=NOT_CONFORMING, notes=(INSPECTOR_NOTE,))
    play.step(day, first)
    [open_] = play.shot().process.open_corrections
    answer = "Ditulis pada analisis setiap sasaran (jawaban contoh)."
    play.step(day, partial(answer_correction, number=open_.number, answer=answer), time(13))
    play.step(date(2025, 2, 5), write_draft)
    play.step(date(2025, 2, 5), partial(decide_evaluation, decision=CONFORMING), time(14))
    judged = read_judgements(FOLDER / "jawaban_reviu.csv")
    play.step(date(2025, 2, 6), partial(decide_reviu, decision=CONFORMING, answers=judged))


def _mayor(city: CityPlay) -> None:
    """Bagian Hukum initials, the Wali Kota signs, the report goes out within the legal time."""
    play = city.play
    law = partial(record_initial, by="Kepala Bagian Hukum (contoh)", on=date(2025, 2, 7))
    play.step(date(2025, 2, 7), law)
    signing = date(2025, 2, 10)

    def sign(shot: Snapshot, context: Context) -> StepResult:
        printing = replace(context, print_draft=play.printer)
        number = "(contoh) 100/1/LKjIP/2025"
        reason = "Contoh: bagian yang kosong tidak termasuk data terbit."
        return approve(shot, printing, by=MAYOR, on=signing, number=number, reason=reason)

    play.step(signing, sign)
    whom = "Gubernur Jawa Timur; Menteri PANRB (contoh)"
    sent = date(2025, 2, 12)
    dispatch = partial(dispatch_report, to=whom, on=sent, number="(contoh) 100/2/2025")
    play.step(sent, dispatch)


def _import(play: Play, day: date, name: str) -> None:
    play.step(day, partial(import_tables, path=FOLDER / name), NINE)
