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
from tests.intake.build import asked, filled, take

from lkjip.forms import spec
from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow, Paper
from lkjip.forms.writing import style
from lkjip.forms.writing.stand_ins import shape_of
from lkjip.forms.writing.writer import draw_form, identity_of, write_form
from lkjip.measure.rules.frequency import Frequency
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
            ("5–7", "Hari", "rata", Rule(Direction.RANGE)),
            ("92,50", "Indeks", "rata", Rule()),
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
            replace(
                row,
                context=f"Sub kegiatan: {row.code}",
                last_year=f"Tahun 2025: {i}",
                target_now="s.d. TW II: 3",
            )
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
        target_now=WORDS,
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
    st.booleans(),
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


def test_rows_grow_while_somebody_types_and_begin_as_high_as_they_were_drawn() -> None:
    for data in (draw_form(asked()), write_form(asked())):
        sheets = [text for name, text in parts(data).items() if name.startswith("xl/worksheets/")]
        assert not any("customHeight" in text for text in sheets)
        assert any(' ht="62.25"' in text for text in sheets)


def test_each_indicator_of_analisis_has_a_page_of_its_own() -> None:
    book = openpyxl.load_workbook(BytesIO(write_form(asked(questions=asked().performance[:4]))))
    sheet = book["Analisis"]
    assert [one.id for one in sheet.row_breaks.brk] == [10, 15, 20]
    assert sheet.page_setup.scale in (None, 100), "else texts wrap anew on paper"
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage, "breaks count only then"
    assert not openpyxl.load_workbook(BytesIO(write_form(asked(questions=()))))[
        "Analisis"
    ].row_breaks.brk


def test_the_form_is_printed_on_the_paper_of_the_office() -> None:
    for paper, number in ((Paper.A4, 9), (Paper.F4, 14)):
        book = openpyxl.load_workbook(BytesIO(write_form(asked(paper=paper))))
        papers = {book[name].page_setup.paperSize for name in spec.VISIBLE_SHEETS}
        assert papers == {number}


def test_documents_go_on_below_the_last_row_and_are_read() -> None:
    book = openpyxl.load_workbook(BytesIO(write_form(asked())))
    sheet = book["Bukti"]
    free = [letter for letter in "ABCDE" if not sheet.column_dimensions[letter].protection.locked]
    assert free == list("BCDE")
    [codes] = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert str(codes.sqref) == "B6:B1999"
    full = openpyxl.load_workbook(BytesIO(filled().data()))
    for row in range(36, 46):
        full["Bukti"].cell(row, 2, "IK02")
        full["Bukti"].cell(row, 3, f"Laporan {row}")
    stream = BytesIO()
    full.save(stream)
    taken = take(stream.getvalue())
    assert taken.findings == () and len(taken.evidence) == 13


def test_typing_begins_in_the_first_cell_that_the_unit_fills_in() -> None:
    book = openpyxl.load_workbook(BytesIO(write_form(asked())))
    begins = {name: book[name].sheet_view.selection[-1].activeCell for name in spec.VISIBLE_SHEETS}
    expected = {"Identitas": "C13", "Kinerja": "F6", "Anggaran": "E6", "Analisis": "E6"}
    assert {name: begins[name] for name in expected} == expected
    assert begins["Bukti"] == "B6"


def test_each_row_is_validated_by_its_own_unit_and_target() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_form(asked(performance=KINDS))))["Kinerja"]
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}

    def rule(number: int) -> tuple[str, str | None]:
        one = rules[f"F{number + 6}:I{number + 6}"]
        return one.type, one.formula1

    assert rule(0) == ("custom", "IF(ISNUMBER(F6),OR(F6=0,ABS(F6)>=1),FALSE)")
    assert rule(2) == ("custom", "IF(ISNUMBER(F8),TRUE,FALSE)"), "0,85 of a fraction is right"
    assert rule(5) == ("custom", "IF(ISNUMBER(F11),F11=INT(F11),FALSE)"), "half a case is none"
    assert rule(13) == ("list", '"WTP,WDP,TW,TMP"')
    assert not rules["F19:I19"].showErrorMessage, "BB (79,39) may be typed beside the list"
    assert rules["F21:I21"].type in (None, "none"), "a range is no number"


def test_the_hint_says_how_the_year_follows_from_the_quarters() -> None:
    often = (Frequency.QUARTERLY, Frequency.HALF_YEARLY, Frequency.YEARLY)
    rows = tuple(replace(ROW, code=f"I{i}", frequency=one) for i, one in enumerate(often))
    rows += (replace(ROW, code="I3", accumulation="akhir"),)
    sheet = openpyxl.load_workbook(BytesIO(write_form(asked(performance=rows))))["Kinerja"]
    hints = {str(one.sqref): str(one.prompt) for one in sheet.data_validations.dataValidation}
    assert "bukan kumulatif" in hints["F6:I6"]
    assert "TW II dan TW IV" in hints["G7:I7"]
    assert hints["I8"].startswith("Nilai setahun, diisi satu kali.")
    assert "bukan kumulatif" not in hints["I8"] + hints["F9:I9"]


def test_a_range_and_a_number_in_text_are_measured_in_figures() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_form(asked(performance=KINDS))))["Kinerja"]
    hints = {str(one.sqref): str(one.prompt) for one in sheet.data_validations.dataValidation}
    totals = {row: sheet[f"J{row}"].value for row in (22, 23)}
    for row, total in totals.items():
        assert "diambil yang terakhir" not in hints[f"F{row}:I{row}"], row
        assert "rata-rata" in hints[f"F{row}:I{row}"], row
        assert f"AVERAGE(F{row}:I{row})" in total, "the year as the collector computes it"


def test_the_figures_stand_beside_the_questions() -> None:
    row = replace(ROW, context="Sub kegiatan: Penataan", last_year="Tahun 2025: 6")
    other = replace(ROW, code="IKU1")
    form = asked(performance=(row,), questions=(row, other))
    sheet = openpyxl.load_workbook(BytesIO(write_form(form)))["Analisis"]
    card = [str(sheet[f"C{number}"].value) for number in range(6, 11)]
    assert card[0] == f"{row.indikator}\nSub kegiatan: Penataan"
    assert card[1] == "Target: 7 Dokumen" and card[4] == "Tahun 2025: 6"
    assert card[2].startswith('="Realisasi: "&IF(Kinerja!J6=') and "Kinerja!E6*100" in card[3]
    assert sheet["C13"].value == "Realisasi: gabungan, dihitung pengumpul data"
    kinerja = openpyxl.load_workbook(BytesIO(write_form(form)))["Kinerja"]
    assert kinerja["C6"].value == card[0]
    assert take(filled(form).data(), form).findings == ()
