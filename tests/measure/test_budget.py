"""Budget: sums, not means of percentages; efisiensi; cross-checks with both figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding
from lkjip.measure.cross_checks.budget import check_pagu
from lkjip.measure.numbers.format import rounded
from lkjip.measure.rules.budget import EfficiencyFormula, efficiency, serapan

D = Decimal

# LKjIP Inspektorat Kabupaten Jombang 2022, table 3.13, Program Penyelenggaraan Pengawasan: the
# table prints 70,16 (the mean of 84,5 and 55,8); table 3.8 of the same report prints 83,13.
SUPERVISION = (D(630395770), D(524058289))
DETAILS = [(D(600664770), D(507455689)), (D(29731000), D(16602600))]
"""Pagu and realisasi: Pengawasan Internal, Pengawasan dengan Tujuan Tertentu."""


def code(findings: tuple[Finding, ...]) -> list[str]:
    return [t.code for t in findings]


def test_budget_of_supervision_in_jombang_is_83_13_and_not_70_16() -> None:
    result = serapan(*zip(*DETAILS, strict=True))
    assert result is not None and rounded(result) == D("83.13")
    assert result == serapan(SUPERVISION[:1], SUPERVISION[1:])


def test_serapan_without_pagu_is_none() -> None:
    assert serapan([], []) is None
    assert serapan([D(0)], [D(5)]) is None


def test_efficiency_is_a_difference_and_needs_both_figures() -> None:
    assert efficiency(D(100), D(85)) == 15
    assert efficiency(None, D(85)) is None
    assert efficiency(D(100), None) is None


def test_efficiency_as_the_part_saved_is_a_share_of_the_capaian() -> None:
    assert efficiency(D(80), D(60), EfficiencyFormula.SAVING) == 25
    assert efficiency(D(50), D(60), EfficiencyFormula.SAVING) == -20
    assert efficiency(D(0), D(60), EfficiencyFormula.SAVING) is None


def test_realisasi_above_pagu_is_found_with_the_excess() -> None:
    findings = check_pagu(D(100_000_000), D(100_500_000))
    assert code(findings) == ["A01"]
    assert "Rp100.500.000" in findings[0].message and "lebih Rp500.000" in findings[0].message


@pytest.mark.parametrize(
    ("pagu", "realisasi", "expected"),
    [(100, 100, []), (100, 0, []), (0, 0, []), (0, 5, ["A02"]), (-1, 0, ["A06"]), (5, -1, ["A06"])],
)
def test_each_wrong_budget_line_has_its_own_code(
    pagu: int, realisasi: int, expected: list[str]
) -> None:
    assert code(check_pagu(D(pagu), D(realisasi))) == expected


def test_an_unknown_budget_is_not_judged() -> None:
    assert check_pagu(None, D(5)) == check_pagu(D(5), None) == ()
