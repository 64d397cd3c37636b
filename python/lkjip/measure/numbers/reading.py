"""Numbers as people type them → raw text, value, unit hint, how it was read, and what is doubtful.

Nothing is guessed in silence: a doubtful reading carries a finding, and what cannot be read stays
None. Codes: ``lkjip.findings.topics.numbers``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import patterns as pattern
from lkjip.measure.numbers import token as numeral
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.evidence import DotHabit, decide
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.quantity import Range, Rank
from lkjip.measure.numbers.ranks import ORDINAL_TABLES, OrdinalTable, find_rank
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import EMPTY, NUMBER_CELL, UNREADABLE, Value

__all__ = ["parse_number"]


@dataclass(frozen=True, slots=True)
class _Context:
    """The surroundings of the cell that is being read."""

    raw: str
    measure_unit: str
    evidence: Sequence[object]
    target: Decimal | None
    place: Place | None
    style: DotHabit | None
    ordinal: Sequence[OrdinalTable]

    def finding(self, code: str, **value: object) -> Finding:
        return make(code, self.place, nilai=self.raw.strip(), **value)

    def failed(self, code: str, **value: object) -> Value:
        return Value(self.raw, None, self.measure_unit, UNREADABLE, (self.finding(code, **value),))


def parse_number(
    raw: object,
    *,
    measure_unit: str = "",
    evidence: Sequence[object] = (),
    target: Decimal | None = None,
    place: Place | None = None,
    style: DotHabit | None = None,
    ordinal: Sequence[OrdinalTable] = ORDINAL_TABLES,
) -> Value:
    """Read one cell.

    ``evidence`` are the other raw values of the row or column, ``target`` the target already read,
    ``style`` the habit of the column: only they and ``measure_unit`` decide an ambiguous "1.234". A
    blank cell gives ``method`` "kosong" and no finding: whether it may be blank is the caller's to
    say.

    >>> parse_number("Rp194.425.000,-").number, parse_number("95,20 %").number
    (Decimal('194425000'), Decimal('95.20'))
    >>> parse_number("3.066", measure_unit="Dokumen").number, parse_number("3.066").number
    (Decimal('3066'), None)
    """
    text = "" if raw is None else str(raw)
    k = _Context(text, measure_unit, evidence, target, place, style, ordinal)
    if isinstance(raw, bool | date | time):
        return k.failed("N13")
    if isinstance(raw, int | float | Decimal):
        return _from_cell(raw, k)
    return _from_text(pattern.tidy(text), k)


def _from_cell(raw: int | float | Decimal, k: _Context) -> Value:
    figure = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    if figure.is_nan():
        return Value("", None, k.measure_unit, EMPTY)
    if not figure.is_finite():
        return k.failed("N01")
    findings: tuple[Finding, ...] = ()
    if unit.percent(k.measure_unit) and 0 < abs(figure) < 1:
        findings = (k.finding("N07", kali=format_exact(figure * 100), asli=format_exact(figure)),)
    return Value(k.raw, figure, k.measure_unit, NUMBER_CELL, findings)


def _from_text(t: str, k: _Context) -> Value:
    if not t:
        return Value(k.raw, None, k.measure_unit, EMPTY)
    if m := pattern.PLAIN.fullmatch(pattern.RUPIAH_TAIL.sub("", t)):
        return _token(m["n"], k, measure_unit="%" if m["p"] else "Rp" if m["rp"] else "")
    if pattern.EXCEL_ERROR.fullmatch(t):
        return k.failed("N06")
    if pattern.FAR_EXPONENT.fullmatch(t):
        return k.failed("N19")
    if pattern.LINE.fullmatch(t):
        return k.failed("N05")
    for read in (_status, _bracketed, _labelled, _range, _comparator, _multiple, _trailing_text):
        result = read(t, k)
        if result is not None:
            return result
    if pattern.PROPORTION.fullmatch(t):
        return k.failed("N20")
    if pattern.WORDS.fullmatch(t):
        return k.failed("N21")
    return k.failed("N08" if len(pattern.TOKEN.findall(t)) > 1 else "N01")


def _status(t: str, k: _Context) -> Value | None:
    if t[0].isdigit():
        return None
    for p, status in (
        (pattern.NIHIL, Status.NIHIL),
        (pattern.NOT_YET, Status.NOT_RELEASED),
        (pattern.NO, Status.NOT_MEASURED),
    ):
        if p.fullmatch(t):
            return Value(k.raw, None, k.measure_unit, f"status: {status.value}", status=status)
    return None


def _bracketed(t: str, k: _Context) -> Value | None:
    if m := pattern.DOUBLE_BRACKETS.fullmatch(t):
        return _token(f"-{m['n'].lstrip('-')}", k, method="kurung ganda: negatif", code="N11")
    if m := pattern.DISPLAY_BRACKETS.fullmatch(t):
        return _token(
            m["n"], k, measure_unit="%" if m["p"] or m["q"] else "", method="kurung tampilan"
        )
    return k.failed("N10") if pattern.TIGHT_BRACKETS.fullmatch(t) else None


def _labelled(t: str, k: _Context) -> Value | None:
    if m := pattern.LABELLED.fullmatch(t):
        content = _token(m["n"], k, measure_unit="%" if m["p"] else "", method="angka dalam kurung")
        return replace(content, coarse=_coarse(m["label"].strip(), k))
    if m := pattern.LEVEL.fullmatch(t):
        return _token(m["n"], k, method="angka setelah kata tingkat")
    if m := pattern.ROMAN_LEVEL.fullmatch(t):
        value = Decimal(pattern.ROMAN[m["n"].upper()])
        return Value(k.raw, value, k.measure_unit, "tingkat dengan angka Romawi")
    rank = find_rank(t, k.ordinal)
    if rank is None:
        return None
    return Value(k.raw, None, k.measure_unit, f"peringkat {rank.kind}", shape=rank)


def _coarse(label: str, k: _Context) -> Decimal | Rank | None:
    """Return the rank or level that a label before brackets names."""
    m = pattern.LEVEL.fullmatch(label)
    if m is not None and m["n"].isdigit():
        return Decimal(m["n"])
    return find_rank(label, k.ordinal)


def _range(t: str, k: _Context) -> Value | None:
    m = pattern.RANGE.fullmatch(t)
    if m is None:
        return None
    a, b = (_token(m[side], k) for side in "ab")
    if a.number is None or b.number is None or a.number > b.number:
        return k.failed("N08")
    shape = Range(a.number, b.number)
    unit_text = (m["u"] or k.measure_unit).strip()
    return Value(k.raw, None, unit_text, "rentang", a.findings + b.findings, shape)


def _comparator(t: str, k: _Context) -> Value | None:
    m = pattern.COMPARATOR.fullmatch(t)
    if m is None:
        return None
    return _token(
        m["n"], k, measure_unit=(m["u"] or "").strip(), method="angka dengan tanda", code="N15"
    )


def _multiple(t: str, k: _Context) -> Value | None:
    m = pattern.MULTIPLE.fullmatch(t)
    if m is None or (m["k"].casefold() == "m" and not (m["rp"] or unit.money(k.measure_unit))):
        return None
    base = _token(m["n"], k)
    if base.number is None:
        return base
    value = base.number * pattern.MULTIPLE_VALUES[m["k"].casefold()]
    findings = (*base.findings, k.finding("N17", dibaca=format_exact(value)))
    unit_text = "Rp" if m["rp"] else (m["u"] or k.measure_unit).strip()
    return Value(k.raw, value, unit_text, "kelipatan", findings)


def _trailing_text(t: str, k: _Context) -> Value | None:
    """Return a number followed by its unit ("30 Lembaga") or by a remark in brackets."""
    m = pattern.TRAILING_TEXT.fullmatch(t)
    if m is None:
        return None
    note = pattern.CAPTION.search(m["sisa"])
    unit_text = (m["sisa"][: note.start()] if note else m["sisa"]).strip()
    if pattern.TOKEN.search(unit_text):
        return k.failed("N08")
    unit_text = "%" if m["p"] else unit_text
    if note is None:
        return _token(m["n"], k, measure_unit=unit_text, method="angka diikuti satuan")
    return _token(
        m["n"],
        k,
        measure_unit=unit_text,
        method="angka diikuti keterangan",
        code="N09",
        keterangan=note["isi"].strip(),
    )


def _token(
    token: str,
    k: _Context,
    *,
    measure_unit: str = "",
    method: str = "",
    code: str = "",
    **content: object,
) -> Value:
    """One number token in its surroundings; ``code`` adds a finding about the surroundings."""
    u = numeral.parse(token)
    if u is None:
        return k.failed("N01")
    value_unit = measure_unit or k.measure_unit
    if u.thousands is not None:
        value, findings, token_method = _ambiguous(u, value_unit, k)
    else:
        value, findings, token_method = u.value, (), u.method
        if u.method in (numeral.ENGLISH, numeral.THOUSANDS_SPACE):
            findings = (k.finding("N12", dibaca=format_exact(value), cara=u.method),)
        elif u.method == numeral.EXPONENT:
            findings = (k.finding("N18", dibaca=format_exact(value)),)
    if value is not None and code:
        findings = (*findings, k.finding(code, dibaca=format_exact(value), **content))
    readings: tuple[Decimal, ...] = ()
    if value is None and u.thousands is not None and u.decimals is not None:
        readings = (u.thousands, u.decimals)
    return Value(k.raw, value, value_unit, method or token_method, findings, readings=readings)


def _ambiguous(
    u: numeral.ParsedToken, value_unit: str, k: _Context
) -> tuple[Decimal | None, tuple[Finding, ...], str]:
    """Value, findings and way of reading of a token that has two readings."""
    decision = (
        None  # the last mark contradicts the others: no witness can say which one is the slip
        if u.method == numeral.TWO_MARKS
        else decide(u, value_unit=value_unit, target=k.target, evidence=k.evidence, style=k.style)
    )
    if u.method == numeral.AMBIGUOUS_COMMA:
        if decision is None or decision[0] == u.decimals:
            return u.decimals, (), numeral.DECIMAL_COMMA
        findings = k.finding(
            "N12", dibaca=format_exact(u.thousands), cara=f"koma ribuan: {decision[1]}"
        )
        return u.thousands, (findings,), numeral.ENGLISH
    if decision is None:
        content = {"ribuan": format_exact(u.thousands), "desimal": format_exact(u.decimals)}
        return None, (k.finding("N04", **content),), numeral.DOUBTFUL
    value, reason = decision
    code, method = (
        ("N02", numeral.THOUSANDS_DOT) if value == u.thousands else ("N03", numeral.DECIMAL_DOT)
    )
    return value, (k.finding(code, dibaca=format_exact(value), alasan=reason),), method
