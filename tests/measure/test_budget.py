"""Budget: sums, not means of percentages; efisiensi; cross-checks with both figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding
from lkjip.measure.cross_checks.budget import LineItem, check_pagu, check_serapan, check_sums
from lkjip.measure.numbers.format import rounded
from lkjip.measure.rules.budget import efficiency, ne_pmk, roll_up_serapan, serapan

D = Decimal

# LKjIP Inspektorat Kabupaten Jombang 2022, table 3.13, Program Penyelenggaraan Pengawasan: the
# table prints 70,16 (the mean of 84,5 and 55,8); table 3.8 of the same report prints 83,13.
SUPERVISION = LineItem("Program Penyelenggaraan Pengawasan", D(630395770), D(524058289))
DETAILS = [
    LineItem("Pengawasan Internal", D(600664770), D(507455689)),
    LineItem("Pengawasan dengan Tujuan Tertentu", D(29731000), D(16602600)),
]


def code(findings: tuple[Finding, ...]) -> list[str]:
    return [t.code for t in findings]


def test_budget_of_supervision_in_jombang_is_83_13_and_not_70_16() -> None:
    result = serapan([p.pagu for p in DETAILS], [p.realisasi for p in DETAILS])
    assert result is not None and rounded(result) == D("83.13")
    assert result == serapan([SUPERVISION.pagu], [SUPERVISION.realisasi])


def test_a_printed_mean_of_percentages_is_named_as_such() -> None:
    findings = check_serapan("70,16", SUPERVISION, DETAILS)
    assert code(findings) == ["A05"]
    assert "70,16" in findings[0].message and "83,13" in findings[0].message


def test_a_printed_serapan_that_fits_nothing_shows_both_figures() -> None:
    # Table 3.13, Program Penunjang: prints 87,2 where table 3.8 prints 93,92.
    supporting = LineItem("Program Penunjang", D(12281319513), D(11534782463))
    findings = check_serapan("87,2", supporting)
    assert code(findings) == ["A03"]
    assert "87,2" in findings[0].message and "93,92" in findings[0].message


@pytest.mark.parametrize("printed", ["83,13", "83,1", "83", "83,13%", "( 83,13)", "0,83", "", "-"])
def test_a_printed_serapan_that_fits_or_says_nothing_is_no_finding(printed: str) -> None:
    assert check_serapan(printed, SUPERVISION, DETAILS) == ()


def test_one_part_has_no_mean() -> None:
    assert code(check_serapan("84,5", SUPERVISION, DETAILS[:1])) == ["A03"]


def test_serapan_without_pagu_is_none() -> None:
    assert serapan([], []) is None
    assert serapan([D(0)], [D(5)]) is None


def test_every_level_of_the_budget_is_a_sum() -> None:
    line_item = [(("Inspektorat", "Pengawasan", p.name), p.pagu, p.realisasi) for p in DETAILS] + [
        (("Inspektorat", "Kebijakan", "Asistensi"), D(375306467), D(329875536))
    ]
    tree = roll_up_serapan(line_item)
    supervision = tree[("Inspektorat", "Pengawasan")]
    assert (supervision.pagu, supervision.realisasi) == (SUPERVISION.pagu, SUPERVISION.realisasi)
    assert supervision.percent is not None and rounded(supervision.percent) == D("83.13")
    assert tree[()] == tree[("Inspektorat",)]
    assert tree[()].pagu == sum(p for _, p, _ in line_item)


def test_a_level_without_pagu_has_sums_and_no_serapan() -> None:
    assert roll_up_serapan([(("a",), D(0), D(0))])[()].percent is None


def test_efficiency_is_a_difference_and_needs_both_figures() -> None:
    assert efficiency(D(100), D(85)) == 15
    assert efficiency(None, D(85)) is None
    assert efficiency(D(100), None) is None


@pytest.mark.parametrize(("e", "ne"), [(20, 100), (35, 100), (0, 50), (10, 75), (-20, 0), (-60, 0)])
def test_ne_holds_efficiency_between_minus_20_and_20(e: int, ne: int) -> None:
    assert ne_pmk(D(e)) == ne


def test_ne_of_an_unknown_efficiency_is_unknown() -> None:
    assert ne_pmk(None) is None


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


def test_a_total_typed_by_hand_is_compared_with_its_parts() -> None:
    assert check_sums(SUPERVISION, DETAILS) == ()
    wrong = LineItem(SUPERVISION.name, SUPERVISION.pagu, SUPERVISION.realisasi + 1000)
    findings = check_sums(wrong, DETAILS)
    assert code(findings) == ["A04"]
    assert "realisasi" in findings[0].message and "selisih Rp1.000" in findings[0].message


def test_a_total_without_parts_is_not_judged() -> None:
    assert check_sums(SUPERVISION, []) == ()
