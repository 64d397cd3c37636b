"""How many indicators reached their target: one sentence for the summary and the conclusion."""

from __future__ import annotations

from collections.abc import Callable

from lkjip.measure.numbers.status import Status
from lkjip.report.material.model import ReportMaterial
from lkjip.report.wording import figures as words

HUNDRED = 100


def summary_sentence(material: ReportMaterial) -> str:
    """ "Dari enam indikator, dua mencapai atau melampaui target dan empat belum."; "" for none."""
    all_items = material.main_indicators
    if not all_items:
        return ""
    present = [i.capaian for i in all_items if i.capaian is not None]
    reached = sum(1 for c in present if c >= HUNDRED)
    without = [i for i in all_items if i.status.leaves_mean]
    unfilled_count = len(all_items) - len(present) - len(without)
    write = words.numeral_writer(len(all_items))
    segments = _reached(reached, len(present), material.full_year, write) if present else []
    if without:
        unreleased = sum(1 for i in without if i.status is Status.NOT_RELEASED)
        remark = f" ({write(unreleased)} di antaranya belum rilis)" if unreleased else ""
        if unreleased == len(without):
            remark = " karena belum rilis"
        segments.append(f"{write(len(without))} tidak dihitung{remark}")
    if unfilled_count:
        segments.append(f"{write(unfilled_count)} belum mempunyai capaian")
    return f"Dari {write(len(all_items))} indikator, {words.series(segments)}."


def _reached(
    reached: int, measured: int, full_year: bool, write: Callable[[int], str]
) -> list[str]:
    end = "" if full_year else " setahun"
    if not reached:
        return [f"belum ada yang mencapai target{end}"]
    beginning = "mencapai atau melampaui target" if full_year else "sudah mencapai target setahun"
    remaining = measured - reached
    if not remaining:
        return [f"{'semuanya' if measured > 1 else 'satu'} {beginning}"]
    other = "belum" if full_year else "masih berjalan"
    return [f"{write(reached)} {beginning}", f"{write(remaining)} {other}"]
