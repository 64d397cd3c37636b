"""Laws that hold for all figures, tried on figures nobody thought of."""

from __future__ import annotations

import random
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.measure.plain import computed_rows

from lkjip.measure.numbers.format import (
    format_exact,
    format_number,
    format_percent,
    rounded,
    rupiah,
)
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.plain_table.claim import match, read_claim
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.plain_table.row import compute_row
from lkjip.measure.rules.accumulation import accumulate_numbers
from lkjip.measure.rules.budget import serapan
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.category import DEFAULT_SCALES, Scale
from lkjip.measure.rules.rollup import Item, Output, mean_capaian, pool_outputs
from lkjip.measure.rules.rule import Accumulation, Direction, Formula, Rule


def decimals(lower: int, upper: int, digit: int = 4) -> st.SearchStrategy[Decimal]:
    return st.decimals(lower, upper, allow_nan=False, allow_infinity=False, places=digit)


POSITIVE = decimals(0, 10**6).filter(lambda x: x > 0)
ZERO_AND_UP = decimals(0, 10**6)
ALL_NUMBERS = decimals(-(10**6), 10**6)
RULES = st.builds(Rule, st.sampled_from(Direction), st.sampled_from(Formula))
PERCENT = decimals(0, 300)


@given(POSITIVE, ALL_NUMBERS, ALL_NUMBERS)
def test_more_is_never_worse_when_up_is_good(t: Decimal, a: Decimal, b: Decimal) -> None:
    low, height = sorted((a, b))
    x, y = (compute_capaian(t, r, Rule()).value for r in (low, height))
    assert x is not None and y is not None and x <= y


@given(ZERO_AND_UP, ZERO_AND_UP, ZERO_AND_UP, st.sampled_from(Formula))
def test_more_is_never_better_when_down_is_good(
    t: Decimal, a: Decimal, b: Decimal, formula_kind: Formula
) -> None:
    low, height = sorted((a, b))
    measure_rule = Rule(Direction.DOWN, formula_kind)
    x, y = (compute_capaian(t, r, measure_rule).value for r in (low, height))
    assume(x is not None and y is not None)
    assert x is not None and y is not None and x >= y


@given(POSITIVE, POSITIVE, ALL_NUMBERS, ALL_NUMBERS)
def test_more_is_never_worse_under_a_range_when_up_is_good(
    p: Decimal, q: Decimal, a: Decimal, b: Decimal
) -> None:
    target = Range(*sorted((p, q)))
    low, height = sorted((a, b))
    x, y = (compute_capaian(target, r, Rule()).value for r in (low, height))
    assert x is not None and y is not None and x <= y


@given(
    ALL_NUMBERS | st.builds(lambda a, b: Range(*sorted((a, b))), ALL_NUMBERS, ALL_NUMBERS),
    ALL_NUMBERS,
    RULES,
)
def test_no_capaian_is_negative_and_a_missing_one_says_why(
    t: Decimal | Range, r: Decimal, measure_rule: Rule
) -> None:
    c = compute_capaian(t, r, measure_rule)
    if c.value is None:
        assert c.findings and c.formula == ""
    else:
        assert c.value >= 0 and c.formula


@given(POSITIVE, RULES)
def test_the_target_met_exactly_is_100(t: Decimal, measure_rule: Rule) -> None:
    assert compute_capaian(t, t, measure_rule).value == 100


@given(POSITIVE, ZERO_AND_UP)
def test_to_stay_put_is_never_above_100(t: Decimal, r: Decimal) -> None:
    value = compute_capaian(t, r, Rule(Direction.STEADY)).value
    assert value is not None and value <= 100


@given(st.sampled_from(DEFAULT_SCALES), decimals(-50, 300), decimals(-50, 300))
def test_a_higher_value_never_has_a_lower_category(scale: Scale, a: Decimal, b: Decimal) -> None:
    order = scale.category_names
    low, height = sorted((a, b))
    assert order.index(scale.category(low)) >= order.index(scale.category(height))


@given(st.lists(st.tuples(POSITIVE, ZERO_AND_UP), min_size=1, max_size=20), st.randoms())
def test_the_order_of_rows_changes_no_roll_up(
    content: list[tuple[Decimal, Decimal]], rng: random.Random
) -> None:
    def all_items(row: list[tuple[int, tuple[Decimal, Decimal]]]) -> tuple[object, ...]:
        for measure_unit in ("Dokumen", "%"):
            output = [Output(str(i), t, r, measure_unit) for i, (t, r) in row]
            items = [Item(k.name, r / t * 100) for k, (_, (t, r)) in zip(output, row, strict=True)]
            weight = {str(i): Decimal(i + 1) for i, _ in row}
            result.append(pool_outputs(output).value)
            result.append(mean_capaian(items).value)
            result.append(mean_capaian(items, weight).value)
        return tuple(result)

    result: list[object] = []
    ordered = list(enumerate(content))
    first = all_items(ordered)
    result = []
    rng.shuffle(ordered)
    assert all_items(ordered) == first


RUPIAH = st.integers(0, 10**13).map(Decimal)


@given(st.lists(st.tuples(RUPIAH, RUPIAH), min_size=1, max_size=30), st.integers(0, 30))
def test_the_parts_of_a_budget_make_the_whole(
    line_item: list[tuple[Decimal, Decimal]], segments: int
) -> None:
    def amount(section: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
        return sum((p for p, _ in section), Decimal(0)), sum((r for _, r in section), Decimal(0))

    section = [amount(line_item[:segments]), amount(line_item[segments:])]
    whole = serapan([p for p, _ in line_item], [r for _, r in line_item])
    assert serapan([p for p, _ in section], [r for _, r in section]) == whole


@given(ALL_NUMBERS)
@example(Decimal("-0.004"))
@example(Decimal("1234.5"))
def test_what_is_printed_with_decimals_is_read_back(x: Decimal) -> None:
    for text in (format_number(x), format_percent(x)):
        b = parse_number(text)
        assert (b.number, b.findings) == (rounded(x), ())


@given(st.integers(-(10**13), 10**13))
def test_rupiah_that_are_printed_are_read_back(x: int) -> None:
    text = rupiah(Decimal(x))
    assert parse_number(text.removeprefix("-"), measure_unit="Rp").number == abs(x)


@given(st.integers(0, 10**9))
def test_a_count_that_is_printed_is_read_back_with_its_unit(x: int) -> None:
    assert (
        parse_number(format_exact(Decimal(x)), measure_unit="Dokumen", target=Decimal(x)).number
        == x
    )


@given(st.lists(decimals(0, 1000) | st.none(), max_size=4), st.sampled_from(Accumulation))
def test_the_year_lies_within_its_quarters_or_is_their_sum(
    tw: list[Decimal | None], mode: Accumulation
) -> None:
    present = [x for x in tw if x is not None]
    year = accumulate_numbers(tw, mode)
    if not present:
        assert year is None
    elif mode is Accumulation.SUM:
        assert year == sum(present)
    else:
        assert year is not None and min(present) <= year <= max(present)


@given(PERCENT, st.integers(0, 4))
def test_a_rounded_capaian_always_reproduces(x: Decimal, printed_decimals: int) -> None:
    claim = read_claim(format_number(x, printed_decimals).replace(".", ""), full=True)
    assert claim is not None and match(x, claim)


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=40), st.text(max_size=20))
@example("-", "%", "( (", "#REF!")
@example("1e99", "Rp", "Rp1 M", "٣")
def test_no_text_in_a_cell_stops_a_row(
    target: str, measure_unit: str, realisasi: str, claim: str
) -> None:
    h = compute_row(
        RowInput(measure_unit=measure_unit, target=target, realisasi=realisasi, claim=claim)
    )
    assert h.capaian.value is not None or h.findings


CELL = st.text(alphabet="0123456789.,-%()# ABRplev", max_size=30)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_every_row_comes_out_with_the_same_columns(content: list[tuple[str, str, str]]) -> None:
    col = ("target", "realisasi", "capaian_published")
    result = computed_rows(col, [dict(zip(col, b, strict=True)) for b in content])
    assert [tuple(b[k] for k in col) for b in result.rows] == content
    assert all(tuple(b) == result.columns for b in result.rows)
    assert all(b["capaian"] or b["catatan"] for b in result.rows)
