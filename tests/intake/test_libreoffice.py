"""Forms that really went through LibreOffice: saved again, in other formats, as corrections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from tests.intake.build import (
    Xlsx,
    answers,
    asked,
    blank_bytes,
    codes,
    filled,
    take,
)
from tests.intake.cases_content import comment, style
from tests.intake.cases_structure import inserted_row, swap_rows
from tests.live.office import office

from lkjip.forms import spec
from lkjip.forms.model import BlankForm
from lkjip.intake.corrections.changed import DONE, FREE, OPEN
from lkjip.intake.corrections.copy import make_correction_copy
from lkjip.measure.numbers.format import rounded
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.frequency import Frequency
from lkjip.measure.rules.rule import Direction, Formula, Rule
from xlwings_calc import bridge

pytestmark = pytest.mark.libreoffice

Save = Callable[[bytes, str], bytes]


FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "ods": "calc8",
    "xls": "MS Excel 97",
    "csv": "Text - txt - csv (StarCalc)",
}
"""LibreOffice's names of the formats that it writes."""


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Save]:
    """Open a form in the one LibreOffice of this module and save it in a format."""
    folder = tmp_path_factory.mktemp("libreoffice")
    count = iter(range(1000))

    with office() as app:

        def run(data: bytes, kind: str) -> bytes:
            source = folder / f"formulir{next(count)}.xlsx"
            source.write_bytes(data)
            target = source.with_name(f"{source.stem}-hasil.{kind}")
            book = app.books.open(str(source))
            book.api.storeToURL(target.as_uri(), bridge.properties(FilterName=FILTERS[kind]))
            book.close()
            return target.read_bytes()

        yield run


def complete(form: BlankForm) -> bytes:
    book = Xlsx(blank_bytes(form))
    for sheet, values in answers(form).items():
        book.typed(sheet, values)
    return book.data()


KINDS = {
    "a whole year": asked(),
    "two quarters": asked(up_to_triwulan=2),
    "without budget": asked(budget=()),
    "many indicators": asked(
        performance=tuple(
            replace(row, code=f"{row.code}{letter}")
            for letter in "ABC"
            for row in asked().performance
        )
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_form_of_each_kind_is_accepted_after_libreoffice_saved_it(
    kind: str, save: Save
) -> None:
    form = KINDS[kind]
    before = take(complete(form), form)
    after = take(save(complete(form), "xlsx"), form)
    assert codes(after.findings) == []
    assert after.content() == before.content()
    assert after.filler == before.filler


def test_rows_inserted_moved_and_hidden_are_read_right_after_libreoffice(save: Save) -> None:
    book = swap_rows(Xlsx(inserted_row()), "Kinerja", 7, 9)
    part = book.sheets["Kinerja"]
    book.edit(part, '<row r="8"', '<row r="8" hidden="1"')
    after = take(save(book.data(), "xlsx"))
    assert codes(after.findings) == ["F20"]
    assert after.content() == take(filled().data()).content()


def test_dates_and_numbers_of_the_mac_date_system_survive_libreoffice(save: Save) -> None:
    book = filled().sub("xl/workbook.xml", r"<workbookPr", '<workbookPr date1904="1"')
    book.typed("Identitas", {"C10": 44935.0, "C16": 44931.0})
    after = take(save(book.data(), "xlsx"))
    assert codes(after.findings) == []
    assert after.filler == take(filled().data()).filler


def test_slips_are_found_alike_after_libreoffice(save: Save) -> None:
    book = filled().typed("Kinerja", {"F6": "1.234", "G6": None, "K9": "Ok", "I13": 0.85})
    book.raw("Kinerja", "F8", f'<c r="F8" s="{style(book, 14)}"><v>46145</v></c>')
    book.raw("Kinerja", "F9", '<c r="F9"><f>12+0.5</f><v>12.5</v></c>')
    comment(book, "Kinerja", {"G6": "menyusul"})
    found = codes(take(book.data()).findings)
    assert found == ["I01", "I02", "I21", "I22", "I24", "N04", "N07"]
    assert codes(take(save(book.data(), "xlsx")).findings) == found


@pytest.mark.parametrize(("kind", "code"), [("ods", "K18"), ("xls", "K18"), ("csv", "K01")])
def test_other_formats_saved_by_libreoffice_are_refused(kind: str, code: str, save: Save) -> None:
    checked = take(save(filled().data(), kind))
    assert codes(checked.findings) == [code]


def test_a_correction_copy_corrected_in_libreoffice_is_read_and_newer(save: Save) -> None:
    data = filled().typed("Kinerja", {"F6": "1.234"}).data()
    checked = take(data)
    copy = make_correction_copy(data, checked.findings, asked(), checked.revision)
    assert copy is not None
    again = take(save(copy, "xlsx"))
    assert (codes(again.findings), again.revision) == (["N04"], 2)


def test_the_copy_counts_in_libreoffice_what_was_corrected(save: Save) -> None:
    book = filled().typed("Kinerja", {"F6": "1.234", "G6": None, "K7": "nihil"})
    data = book.typed("Analisis", {"E6": None}).data()
    copy = make_correction_copy(data, take(data).findings, asked(), 1)
    assert copy is not None
    edited = openpyxl.load_workbook(BytesIO(copy))
    edited["Kinerja"]["F6"].value = 1234
    edited["Kinerja"]["L7"].value = "Baru dimulai tahun depan."
    stream = BytesIO()
    edited.save(stream)
    seen = openpyxl.load_workbook(BytesIO(save(stream.getvalue(), "xlsx")), data_only=True)
    rows = seen[spec.SUMMARY_SHEET].iter_rows(min_row=6, values_only=True)
    said = {str(row[2]): row[6] for row in rows if row[2]}
    assert said["Kinerja!F6"] == DONE and said["Kinerja!G6"] == OPEN
    assert said["Kinerja!K7"] == DONE, "a remark in its row answers a status"
    assert said["Analisis!E6"] == FREE


def test_a_blank_form_saved_by_libreoffice_is_still_a_blank_form(save: Save) -> None:
    assert codes(take(save(blank_bytes(asked()), "xlsx")).findings) == ["I28"]


RULES = tuple(
    replace(
        asked().performance[0],
        code=f"K{i}",
        target=Decimal(target),
        accumulation="akhir",
        rule=Rule(direction, formula_kind, negative_targets=allowed),
    )
    for i, (target, direction, formula_kind, allowed) in enumerate(
        (target, direction, formula_kind, allowed)
        for target in ("10", "0", "-2.5")
        for direction in Direction
        for formula_kind in Formula
        for allowed in (True, False)
        if direction is Direction.DOWN or formula_kind is Formula.DIFFERENCE
        if allowed or target == "-2.5"
    )
)
REALISED = ("0", "2.5", "7", "10", "12", "95.5", "-1", "-4")


def test_the_capaian_beside_the_questions_is_the_one_that_the_analysis_computes(
    save: Save,
) -> None:
    rows = tuple(
        replace(row, code=f"{row.code}-{i}", frequency=Frequency.YEARLY)
        for row in RULES
        for i in range(len(REALISED))
    )
    form = asked(performance=rows)
    book = Xlsx(blank_bytes(form)).typed(
        "Kinerja",
        {
            f"I{at}": float(REALISED[i % len(REALISED)])
            for i, at in enumerate(range(spec.FIRST_ROW, spec.FIRST_ROW + len(rows)))
        },
    )
    for name in ("Kinerja", "Analisis"):  # formulas without results are computed at opening
        book.sub(book.sheets[name], r"</f><v>[^<]*</v>", "</f>")
    sheet = openpyxl.load_workbook(BytesIO(save(book.data(), "xlsx")), data_only=True)["Analisis"]
    wrong = []
    for i, row in enumerate(rows):
        realised = Decimal(REALISED[i % len(REALISED)])
        assert isinstance(row.target, Decimal)
        value = compute_capaian(row.target, realised, row.rule).value
        block = spec.FIRST_ROW + len(spec.QUESTIONS) * i
        words = str(sheet[f"C{block + 3}"].value)
        shown = re.sub(r"[^0-9.]", "", words.partition(": ")[2])
        if shown != ("" if value is None else f"{rounded(value, 2):f}"):
            wrong.append((row.target, row.rule, realised, value, words))
        assert str(sheet[f"C{block + 2}"].value).startswith("Realisasi: ")
    assert wrong == []
