"""Makes the page of the home tab as a PNG, as a PDF, or as both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lkjip.errors import LkjipError
from lkjip.report.charts import svg
from lkjip.sop.next_actions import next_action
from lkjip.sop.office_words import in_office
from lkjip.sop.overview import summarize
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.display import home_title, with_few_units, with_names
from lkjip.steps.kernel.home.content import gather
from lkjip.steps.kernel.home.ordering import in_order
from lkjip.steps.kernel.office.promises import lateness_calendar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.page.draw import POINT, draw_page
from lkjip.steps.status import status

PNG_SCALE = 2 / POINT
"""Two pixels of the PNG per pixel of the page: sharp when printed, and small enough to send."""


def write_page(shot: Snapshot, context: Context, picture: bool, pdf: bool) -> StepResult:
    """Return the status with the page as files: the book as it stands today.

    Raises ``LkjipError`` where pictures cannot be drawn.
    """
    if not svg.is_available():
        raise LkjipError(
            "Halaman status tidak dapat digambar: paket vl-convert-python tidak terpasang.",
            "Jalankan pasang sekali lagi, atau cetak lembar Beranda dari Excel.",
        )
    result = status(shot, context)
    drawing = _drawing(shot, context, result)
    base = context.report_folder(shot.settings.year) / f"Status_{context.today.isoformat()}"
    files: list[tuple[Path, bytes]] = []
    if picture:
        files.append((base.with_suffix(".png"), svg.to_png(drawing, PNG_SCALE)))
    if pdf:
        files.append((base.with_suffix(".pdf"), svg.to_pdf(drawing)))
    data = {**result.data, "halaman": [str(path) for path, _ in files]}
    return replace(result, files=tuple(files), data=data)


def _drawing(shot: Snapshot, context: Context, result: StepResult) -> str:
    today, process = context.today, shot.process
    tables = {name: data.rows for name, data in shot.tables.items()} | dict(result.tables)
    tables |= in_order(tables, today, lateness_calendar(shot, today), shot.read)
    summary = summarize(process, shot.calendar, today, shot.role)
    action = next_action(process, today, shot.calendar)
    content = gather(shot, process, tables, today, summary, action)
    few = with_few_units(action.text, shot)
    by_code = in_office(few, shot.settings.office)
    said = (with_names(action.text, shot), with_names(few, shot), by_code)
    return draw_page(content, home_title(shot.settings), said, today)
