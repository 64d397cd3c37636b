"""Formulas between Excel's spelling and LibreOffice's."""

import pytest

from xlwings_calc.formula_moves import moved
from xlwings_calc.formulas import intersects, to_calc, to_excel

BOTH_WAYS = [
    ("=SUM(A1,B2)", "=SUM(A1;B2)"),
    ("=Sheet1!A1", "=$Sheet1.A1"),
    ("='My Sheet'!$A$1:B2", "=$'My Sheet'.$A$1:B2"),
    ("='It''s'!A1", "=$'It''s'.A1"),
    ('=IF(A1>0,"ya, ok; ""x""",2)', '=IF(A1>0;"ya, ok; ""x""";2)'),
    ("={1,2;3,4}", "={1;2|3;4}"),
    ("=SUM((A1,B2))", "=SUM((A1~B2))"),
    ("=SUM(tblA[Qty])", "=SUM(tblA[Qty])"),
    ("=tblA[[#This Row],[Qty]]*2", "=tblA[[#This Row];[Qty]]*2"),
    ("=SUM(tblA[[Qty]:[Harga Satuan]])", "=SUM(tblA[[Qty]:[Harga Satuan]])"),
    ("=CEILING(A1,2)", "=CEILING.XCL(A1;2)"),
    ("=SUM(A:A,1:3)", "=SUM(A:A;1:3)"),
    ("=A1&Data!B2", "=A1&$Data.B2"),
    ("=#N/A", "=#N/A"),
    ("=1.5E+3*-A1%", "=1.5E+3*-A1%"),
]


@pytest.mark.parametrize(("excel", "calc"), BOTH_WAYS)
def test_a_formula_is_translated_both_ways(excel: str, calc: str) -> None:
    assert to_calc(excel) == calc
    assert to_excel(calc) == excel


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=[@Qty]*2", "=tblA[[#This Row];[Qty]]*2"),
        ("=[@[Harga Satuan]]", "=tblA[[#This Row];[Harga Satuan]]"),
        ("=ROWS(tblB[#All])", "=ROWS(tblB[[#All]])"),
        ("=SUM([Qty])", "=SUM(tblA[Qty])"),
        ("=_xlfn.CONCAT(A1,B1)", "=CONCAT(A1;B1)"),
        ("=TRUE", "=TRUE()"),
        ("=@A1", "=A1"),
        ("=SUM(A1:B2 B1:C3)", "=SUM(A1:B2!B1:C3)"),
    ],
)
def test_excels_short_forms_are_written_out(excel: str, calc: str) -> None:
    assert to_calc(excel, table="tblA") == calc


@pytest.mark.parametrize(
    ("calc", "excel"),
    [
        ("=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEOMONTH(A1;1)", "=EOMONTH(A1,1)"),
        ("=unique(A1:A3)", "=UNIQUE(A1:A3)"),
        ("{=SUM(A1:A3*B1:B3)}", "=SUM(A1:A3*B1:B3)"),
        ("=DURATION(0.1;1;2)", "=PDURATION(0.1,1,2)"),
    ],
)
def test_libreoffices_own_names_become_excels(calc: str, excel: str) -> None:
    assert to_excel(calc) == excel


@pytest.mark.parametrize("formula", ['="abc', "=SUM(tblA[Qty", "={1,2", "=A1)", "=[@Qty]"])
def test_a_formula_that_is_not_closed_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        to_calc(formula)


@pytest.mark.parametrize("formula", ["=[Book2.xlsx]Data!A1", "='[B 2.xlsx]Data'!A1", "=A:B!C1"])
def test_references_to_other_books_and_across_sheets_are_refused_by_name(formula: str) -> None:
    with pytest.raises(NotImplementedError, match="not available"):
        to_calc(formula)


@pytest.mark.parametrize(
    ("formula", "copied"),
    [
        ("=A1+$A1+A$1+$A$1", "=C4+$A4+C$1+$A$1"),
        ("=SUM(A1:B2)", "=SUM(C4:D5)"),
        ("=SUM(A:A,2:2)", "=SUM(C:C,5:5)"),
        ('="A1"&LOG10(A1)', '="A1"&LOG10(C4)'),
        ("=Sheet2!A1+'A1'!B2", "=Sheet2!C4+'A1'!D5"),
        ("=tblA[A1]+[@B2]", "=tblA[A1]+[@B2]"),
        ("=rate_1*A1", "=rate_1*C4"),
    ],
)
def test_relative_references_move_with_a_copy(formula: str, copied: str) -> None:
    assert moved(formula, 3, 2) == copied


def test_a_reference_that_leaves_the_sheet_is_gone() -> None:
    assert moved("=A1+B2", -1, 0) == "=#REF!+B1"


def test_an_exclamation_mark_in_a_text_is_no_intersection() -> None:
    assert intersects("=SUM(A1!B2)")
    assert not intersects('="halo!"&#REF!')
