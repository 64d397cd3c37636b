"""One OPD's year in its own book: request, form, analysis, draft, package; answer to a return."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

from lkjip.book.port import Change
from lkjip.demo.city.offices import Office
from lkjip.demo.sender import fill
from lkjip.demo.stage import START, Play
from lkjip.forms.writing.writer import write_form
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.decide.decide import CONFORMING, decide_reviu
from lkjip.steps.decide.from_file import decide_from_file
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.new_year import new_book
from lkjip.steps.plan import set_plan
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell
from lkjip.tables.declared.registers import INDICATORS, PROGRAMS, SETTINGS, UNITS

YEAR = 2024
GOVERNMENT = "Pemerintah Kota Probolinggo"
QUARTERS = 2


@dataclass(slots=True)
class OwnBook:
    """The folder and the book of one OPD."""

    office: Office
    play: Play

    @classmethod
    def made(cls, office: Office, folder: Path) -> OwnBook:
        """Make the book of an OPD with its registers, and set its plan."""
        play = Play(folder)
        folder.mkdir(parents=True)
        new_book(play.book, YEAR, None, blank=True)
        given: dict[str, Cell] = {
            "sampai_triwulan": QUARTERS,
            "pemerintah": GOVERNMENT,
            "instansi": office.name,
            "unit_kerja": office.name,
            "kota": "Probolinggo",
            "pertanyaan_analisis": "IKU",
            "jabatan_ttd": office.head,
            "penyusun": "Sub Bagian Program (contoh)",
            "surel_pengumpul": office.email,
        }
        play.type(
            Change(
                dict(
                    (
                        SETTINGS.written(
                            replace(row, value=given.get(row.key, row.value))
                            for row in play.shot().rows(SETTINGS)
                        ),
                        UNITS.written([office.unit()]),
                        PROGRAMS.written(office.program_rows()),
                        INDICATORS.written(office.indicator_rows()),
                    )
                )
            )
        )
        play.step(START, partial(set_plan, begin=START))
        return cls(office, play)

    def first_package(self, day: date) -> Path:
        """Ask, collect, analyse, draft, review and pack; the form comes back as a file."""
        asked = START + timedelta(days=1)
        self.play.step(asked, request_data)
        form = self.play.forms()[self.office.code]
        filled = fill(write_form(form), self.office.code, self.office.answers(), day)
        inbox = self.play.folder / "forms" / str(YEAR) / "masuk"
        inbox.mkdir(parents=True, exist_ok=True)
        (inbox / f"Formulir_{self.office.code}.xlsx").write_bytes(filled)
        self.play.step(day, collect)
        self.play.step(day, analyse, time(10))
        return self._package(day)

    def corrected_package(self, returned: Path, day: date) -> Path:
        """Take the corrections in from the city's file, answer each, and pack again."""
        self.play.step(day, partial(decide_from_file, file=str(returned)))
        for number, one in enumerate(self.play.shot().process.open_corrections, 1):
            words = f"Sudah ditindaklanjuti: {one.description} (jawaban contoh)."
            hour = time(9, 10 * number)
            answer = partial(answer_correction, number=one.number, answer=words)
            self.play.step(day, answer, hour)
        return self._package(day)

    def settled(self, verdict: Path, day: date) -> None:
        """Take in that the package is in order."""
        self.play.step(day, partial(decide_from_file, file=str(verdict)))

    def _package(self, day: date) -> Path:
        self.play.step(day, write_draft, time(11))
        self.play.step(day, partial(decide_reviu, decision=CONFORMING), time(13))
        made = self.play.step(day, send, time(14))
        return Path(made.data["paket"])  # type: ignore[arg-type]
