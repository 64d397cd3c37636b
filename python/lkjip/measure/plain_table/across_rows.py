"""Findings of a plain table that need more than one row: categories in use, two directions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.lists import Mention, check_doubles
from lkjip.measure.numbers.format import format_number
from lkjip.measure.plain_table.row import RowInput, RowResult
from lkjip.measure.rules.category import Scale
from lkjip.measure.rules.rule import recognise_direction


def category_findings(
    cell: Sequence[Mapping[str, str]],
    result: Sequence[RowResult],
    place: Sequence[Place],
    scale: Scale,
) -> list[tuple[Finding, ...]]:
    """Compare printed categories with computed ones, for offices that do use this scale.

    An office uses it when its printed names are of the scale and most of them agree with it.
    """
    name = {n.casefold(): n for n in scale.category_names}
    printed = [name.get(" ".join(s.get("kategori_klaim", "").split()).casefold(), "") for s in cell]
    agreements: dict[str, list[bool]] = {}
    for s, h, k in zip(cell, result, printed, strict=True):
        if k and h.category:
            agreements.setdefault(s.get("instansi", ""), []).append(k == h.category)
    findings: list[tuple[Finding, ...]] = []
    for s, h, k, p in zip(cell, result, printed, place, strict=True):
        votes = agreements.get(s.get("instansi", ""), [])
        if not k or not h.category or k == h.category or 2 * sum(votes) <= len(votes):
            findings.append(())
            continue
        gap = scale.gap_notes(h.capaian.value, p)
        content = {"nilai": k, "dihitung": h.category, "capaian": format_number(h.capaian.value)}
        findings.append(gap or (make("C24", p, skala=scale.name, **content),))
    return findings


def two_direction_findings(
    cell: Sequence[Mapping[str, str]], inputs: Sequence[RowInput], place: Sequence[Place]
) -> dict[str, tuple[Finding, ...]]:
    """By row: an indicator that has another direction elsewhere in the same office's rows.

    Two values of one name are no finding here: a plain table may repeat a name on several levels.
    """
    label = (
        Mention(
            m.indikator, s.get("instansi", ""), 0, None, recognise_direction(m.written_direction), p
        )
        for s, m, p in zip(cell, inputs, place, strict=True)
        if m.indikator.strip()
    )
    result: dict[str, tuple[Finding, ...]] = {}
    for t in check_doubles(label):
        result[t.cell] = (*result.get(t.cell, ()), t)
    return result
