"""The published tables: what offices printed is reproduced, and their slips are found.

The share is taken of the rows whose three figures can be read, whose note does not say MISMATCH,
and whose capaian is defined (a zero target of a higher-better indicator has none). How a printed
value is compared is written here anew, not borrowed from the code under test.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from tests.measure.plain import computed_file
from tests.reference import BUDGETS, PUBLISHED, read_table

from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.plain_table.claim import match, read_claim
from lkjip.measure.rules.budget import serapan

REPORTED_DIFFERENCE = re.compile(r"\[(C01|C02|C08)\]")


@pytest.fixture(scope="module")
def row() -> list[dict[str, str]]:
    file = sorted(PUBLISHED.glob("*.csv"))
    assert file
    return [b for path in file for b in computed_file(path).rows]


def printed_number(text: str) -> Decimal | None:
    return parse_number(text).number


def unit_of_last_digit(text: str) -> Decimal:
    """One unit of the last printed digit; ",00" is a format."""
    decimals = re.search(r",(\d+)", text)
    digit = decimals.group(1) if decimals and decimals.group(1).strip("0") else ""
    return Decimal(1).scaleb(-len(digit))


def is_reproduced(b: dict[str, str], printed: Decimal) -> bool:
    x, measure_unit = Decimal(b["capaian"]), unit_of_last_digit(b["capaian_published"])
    return any(abs(y - printed) <= measure_unit for y in (x, x / 100, min(x, Decimal(100))))


def compare(row: list[dict[str, str]]) -> tuple[int, list[dict[str, str]]]:
    amount, failed = 0, []
    for b in row:
        printed = printed_number(b["capaian_published"])
        if printed is None or "MISMATCH" in b["note"] or "[C04]" in b["catatan"]:
            continue
        if not (b["target_nilai"] and b["realisasi_nilai"]):
            continue
        amount += 1
        if not b["capaian"] or not is_reproduced(b, printed):
            failed.append(b)
    return amount, failed


def test_at_least_99_5_percent_of_what_offices_printed_is_reproduced(
    row: list[dict[str, str]],
) -> None:
    amount, failed = compare(row)
    assert amount > 700
    assert len(failed) / amount <= 0.005, [(b["target"], b["realisasi"]) for b in failed]


def test_every_row_marked_as_a_mismatch_gets_a_finding(row: list[dict[str, str]]) -> None:
    marked = [b for b in row if "MISMATCH" in b["note"]]
    assert len(marked) >= 8
    without = [b["indikator"] for b in marked if not b["catatan"]]
    assert without == []


def test_at_most_one_percent_of_the_other_rows_are_called_a_mismatch(
    row: list[dict[str, str]],
) -> None:
    other = [b for b in row if "MISMATCH" not in b["note"]]
    alarm = [b for b in other if REPORTED_DIFFERENCE.search(b["catatan"])]
    assert len(alarm) / len(other) <= 0.01


def test_every_row_without_a_capaian_says_why(row: list[dict[str, str]]) -> None:
    assert [b["indikator"] for b in row if not b["capaian"] and not b["catatan"]] == []


def test_no_capaian_is_negative(row: list[dict[str, str]]) -> None:
    assert min(Decimal(b["capaian"]) for b in row if b["capaian"]) >= 0


def test_the_budgets_of_jombang_hold_the_three_known_slips() -> None:
    wrong = []
    for b in read_table(BUDGETS / "anggaran_jombang_inspektorat_2022_t313.csv"):
        pagu, realisasi = (
            parse_number(b[k], measure_unit="Rp").number for k in ("pagu", "realisasi")
        )
        assert pagu is not None and realisasi is not None
        computed, claim = serapan([pagu], [realisasi]), read_claim(b["persen_published"], full=True)
        assert computed is not None and claim is not None
        if not match(computed, claim):
            wrong.append(b["persen_published"])
    assert wrong == ["87,2", "70,16", "84,01"]
