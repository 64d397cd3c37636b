"""The blank form: a filled template is the form that XlsxWriter would have drawn."""

from __future__ import annotations

import re
import time
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.build import asked, take

from lkjip.forms import spec
from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow, Paper
from lkjip.forms.writing import style
from lkjip.forms.writing.stand_ins import shape_of
from lkjip.forms.writing.writer import draw_form, identity_of, write_form
from lkjip.measure.rules.rule import Direction, Formula, Rule


def parts(data: bytes) -> dict[str, str]:
    """The parts, with the texts in the cells instead of their numbers in the shared table."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    texts = re.findall(r"<si>(.*?)</si>", found["xl/sharedStrings.xml"], re.DOTALL)
    for name in found:
        if name.startswith("xl/worksheets/"):
            found[name] = re.sub(
                r't="s"><v>(\d+)</v>', lambda m: f"<is>{texts[int(m[1])]}</is>", found[name]
            )
    found["xl/sharedStrings.xml"] = " ".join(
        re.findall(r' count="\d+"', found["xl/sharedStrings.xml"])
    )
    return found


ROW = asked().performance[0]
KINDS = tuple(
    replace(ROW, code=f"K{i}", target=target, measure_unit=unit, accumulation=mode, rule=rule)
    for i, (target, unit, mode, rule) in enumerate(
        (
            (Decimal(90), "Persen", "rata", Rule()),
            (Decimal("3.4"), "Indeks", "akhir", Rule()),
            (Decimal("0.5"), "Rasio", "akhir", Rule()),
            (Decimal(10), "Hari", "maks", Rule(Direction.DOWN)),
            (Decimal(10), "Hari", "maks", Rule(Direction.DOWN, Formula.RATIO)),
            (Decimal(0), "Kasus", "jumlah", Rule(Direction.DOWN)),
            (Decimal(0), "Kasus", "jumlah", Rule(Direction.UP)),
            (Decimal(5), "Dokumen", "jumlah", Rule(Direction.STEADY)),
            (Decimal(0), "Kasus", "jumlah", Rule(Direction.STEADY)),
            (Decimal("-2.5"), "Persen", "akhir", Rule()),
            (Decimal("-2.5"), "Persen", "akhir", Rule(Direction.DOWN)),
            (Decimal("-2.5"), "Persen", "akhir", Rule(Direction.STEADY)),
            (Decimal("-2.5"), "Persen", "akhir", Rule(negative_targets=False)),
            ("WTP", "Opini", "akhir", Rule()),
            ("BB (79,39)", "Predikat", "akhir", Rule()),
            ("5–7", "Hari", "akhir", Rule(Direction.RANGE)),
        )
    )
)
FORMS = {
    "the usual one": asked(),
    "two quarters": asked(up_to_triwulan=2),
    "without budget": asked(budget=()),
    "without a name of the head": asked(head=""),
    "a later revision": asked(revision=7),
    "one indicator": asked(performance=asked().performance[:1]),
    "text as target": asked(
        performance=(replace(asked().performance[0], target="A (80,50)"), *asked().performance[1:])
    ),
    "no target": asked(
        performance=(replace(asked().performance[0], target=None), *asked().performance[1:])
    ),
    "codes too long for a list": asked(
        performance=tuple(
            replace(row, code=f"{row.code}.{'X' * 40}") for row in asked().performance
        )
    ),
    "signs of XML": asked(unit_name='Sub <Bagian> "A" & B\'s', head=" ruang di tepi "),
    "long texts": asked(
        performance=tuple(
            replace(row, indikator=f"{row.indikator} {'panjang sekali ' * i}")
            for i, row in enumerate(asked().performance)
        )
    ),
    "equal texts": asked(unit_name="Sama", head="Sama", destination_address="Sama"),
    "numbers in the texts": asked(unit_name="7654321 98765 900000001"),
    "no indicator": asked(performance=()),
    "questions about some, and about one of several units": asked(
        questions=(
            *asked().performance[3:5],
            replace(asked().performance[0], code="IKU1", context="Program: Penataan"),
        )
    ),
    "no question": asked(questions=()),
    "every kind of target and rule": asked(performance=KINDS),
    "answers only about what was missed": asked(performance=KINDS, only_notable=True),
    "on F4 paper, with the source of the targets": asked(
        paper=Paper.F4, target_source="Perjanjian Kinerja Nomor 1 tanggal 2 Januari 2026"
    ),
    "with sub kegiatan and last year": asked(
        performance=tuple(
            replace(row, context=f"Sub kegiatan: {row.code}", last_year=f"Tahun 2025: {i}")
            for i, row in enumerate(asked().performance)
        )
    ),
    "a control character": asked(unit_name="a\x07b"),
    "a mark in a text": asked(unit_name="a\ue001b"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_template_equals_the_form_drawn_from_scratch(name: str) -> None:
    drawn, filled = parts(draw_form(FORMS[name])), parts(write_form(FORMS[name]))
    assert list(filled) == list(drawn)
    for part, text in drawn.items():
        assert filled[part] == text, part


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=30
)
CODES = st.text("ABCIK0123456789.-", min_size=1, max_size=12)
NUMBERS = st.decimals(0, 10**13, places=4, allow_nan=False, allow_infinity=False)
INDICATORS = st.lists(
    st.builds(
        IndicatorRow,
        CODES,
        WORDS,
        WORDS,
        st.one_of(st.none(), NUMBERS, WORDS.filter(bool)),
        st.sampled_from(("jumlah", "akhir", "rata", "maks")),
        context=WORDS,
        last_year=WORDS,
        rule=st.builds(Rule, st.sampled_from(Direction), st.sampled_from(Formula)),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row.code,
)
BLANKS = st.builds(
    BlankForm,
    st.integers(2000, 2099),
    st.integers(1, 4),
    CODES,
    WORDS,
    WORDS,
    WORDS,
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    WORDS,
    INDICATORS.map(tuple),
    st.lists(st.builds(BudgetRow, CODES, WORDS, NUMBERS), max_size=3).map(tuple),
    st.integers(1, 99),
    st.one_of(st.none(), INDICATORS.map(tuple)),
    st.sampled_from(Paper),
    WORDS,
)


@given(BLANKS)
@settings(max_examples=40)
def test_any_form_comes_out_of_a_template_as_it_would_be_drawn(form: BlankForm) -> None:
    assert parts(write_form(form)) == parts(draw_form(form))


def test_the_same_form_has_the_same_bytes() -> None:
    assert write_form(asked()) == write_form(asked())


def test_forms_of_one_shape_share_a_template_whatever_their_texts() -> None:
    other = asked("SB-WIL", unit_name="Nama lain", head="Kepala lain", year=2031, revision=3)
    assert shape_of(other) == shape_of(asked())
    assert shape_of(asked(up_to_triwulan=3)) != shape_of(asked())


def test_a_blank_form_takes_a_few_thousandths_of_a_second() -> None:
    write_form(asked())
    times = []
    for number in range(30):
        begun = time.process_time()
        write_form(asked(unit_name=f"Unit {number}"))
        times.append(time.process_time() - begun)
    assert min(times) < 0.004  # the benchmark holds it to 2 ms; a busy machine gets some air


def test_a_blank_form_opens_in_another_program_with_its_texts_and_rules() -> None:
    book = openpyxl.load_workbook(BytesIO(write_form(asked())))
    assert book.sheetnames == [*spec.VISIBLE_SHEETS, spec.HIDDEN_SHEET]
    assert book[spec.HIDDEN_SHEET].sheet_state == "veryHidden"
    assert book["Kinerja"]["C6"].value == asked().performance[0].indikator
    assert book["Kinerja"]["E6"].value == 7
    rules = {str(rule.sqref): rule.type for rule in book["Kinerja"].data_validations.dataValidation}
    assert rules["K6:K15"] == "list"
    assert book["Kinerja"].protection.sheet
    assert not book["Kinerja"]["F6"].protection.locked


def test_the_hidden_identity_of_a_blank_form_is_sealed() -> None:
    book = openpyxl.load_workbook(BytesIO(write_form(asked())))
    hidden = {row[0].value: row[1].value for row in book[spec.HIDDEN_SHEET].iter_rows()}
    assert hidden["checksum"] == identity_of(asked()).checksum
    assert (hidden["unit"], hidden["tahun"]) == ("SB-PEM", "2026")


def test_a_blank_form_that_comes_back_untouched_is_refused_as_unfilled() -> None:
    assert [f.code for f in take(write_form(asked())).findings] == ["I28"]


def test_targets_with_decimals_are_written_exactly() -> None:
    form = asked(
        performance=(
            replace(asked().performance[0], target=Decimal("1234.5678")),
            *asked().performance[1:],
        )
    )
    book = openpyxl.load_workbook(BytesIO(write_form(form)))
    assert book["Kinerja"]["E6"].value == 1234.5678


def test_the_form_opens_on_the_instructions() -> None:
    assert openpyxl.load_workbook(BytesIO(write_form(asked()))).active.title == "Petunjuk"


def test_required_columns_are_marked_by_a_sign_and_not_by_colour_alone() -> None:
    form = asked(up_to_triwulan=2)
    sheet = openpyxl.load_workbook(BytesIO(write_form(form)))["Kinerja"]
    headings = {str(cell.value) for cell in sheet[spec.HEADER_ROW]}
    assert {"TW I *", "TW II *", "TW III", "Status *", "Keterangan"} <= headings


def test_there_is_room_for_three_documents_for_each_indicator() -> None:
    row = asked().performance[0]
    many = asked(performance=tuple(replace(row, code=f"IK{i:03}") for i in range(40)))
    sheet = openpyxl.load_workbook(BytesIO(write_form(many)))["Bukti"]
    numbers = [cell.value for cell in sheet["A"][spec.FIRST_ROW - 1 :]]
    assert numbers == list(range(1, 121))


def test_a_grey_print_tells_inputs_from_locked_cells() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert grey(style.INPUT) - grey(style.LOCKED) > 15


def test_rows_are_as_high_as_their_texts_need() -> None:
    row = replace(asked().performance[0], indikator="Persentase dokumen tepat waktu " * 10)
    book = openpyxl.load_workbook(BytesIO(write_form(asked(performance=(row,)))))
    usual = openpyxl.load_workbook(BytesIO(write_form(asked())))
    for name in ("Kinerja", "Analisis"):
        heights = [one[name].row_dimensions[spec.FIRST_ROW].height for one in (book, usual)]
        assert heights[0] > 100 > heights[1], name
