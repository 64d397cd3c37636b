"""Where everything stands: the same on the home tab, on a terminal, and as JSON."""

from __future__ import annotations

from lkjip.book.port import Row
from lkjip.findings import Severity
from lkjip.sop.next_actions import next_action
from lkjip.sop.overview import summarize
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.display import OVERALL, SASARAN, legal_deadline, with_names
from lkjip.steps.kernel.promises import due_date, moved_findings
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import NOT_YET, UnitState, late_notes, state_row, states
from lkjip.steps.request.blank_forms import asked_forms

TAB = "Beranda"


def status(shot: Snapshot, context: Context) -> StepResult:
    """Look again at dates and states; nothing else changes."""
    today, process = context.today, shot.process
    overview = summarize(process, shot.calendar, today, shot.role)
    action = next_action(process, today, shot.calendar)
    collection = collection_today(shot, context)
    words_next = with_names(action.text, shot)
    legal, days, words = legal_deadline(shot, process, today)
    counts = {
        level.value: sum(row["Tingkat"] == level.value for row in shot.rows("tblTemuan"))
        for level in Severity
    }
    waiting = [row for row in collection if str(row["Status"]) not in ("diterima",)]
    data = {
        "tahun": shot.settings.year,
        "periode": shot.settings.period,
        "hari_ini": today.isoformat(),
        "langkah": [
            {
                "no": step.no,
                "tab": step.tab,
                "status": step.status,
                "tenggat": step.due.isoformat() if step.due else None,
                "sisa": step.remaining_words,
                "pelaksana": step.official,
                "kurang": list(step.lacking),
                "tekan": step.press,
            }
            for step in overview
        ],
        "tindakan": {"langkah": action.sop_step, "perintah": action.command, "teks": words_next},
        "unit": [
            {
                "kode": row["Kode Unit"],
                "unit": row["Unit"],
                "status": row["Status"],
                "terlambat_hari_kerja": row["Terlambat (hari kerja)"] or 0,
            }
            for row in collection
        ],
        "belum_selesai": [row["Unit"] for row in waiting],
        "jumlah_temuan": counts,
        "sasaran": _goals(shot.rows("tblGulungan")),
        "serapan": next(
            (row["Serapan (%)"] for row in shot.rows("tblGulungan") if row["Jenjang"] == OVERALL),
            None,
        ),
        "batas_hukum": {"tanggal": legal.isoformat(), "sisa_hari_kerja": days, "kata": words},
    }
    current = next((s for s in overview if s.status != "selesai"), overview[-1])
    findings = moved_findings(shot)
    summary = f"Langkah {current.tab}: {current.status}. Berikutnya: {words_next}"
    return StepResult(
        TAB,
        summary,
        tables={"tblTemuan": replace_findings(shot, TAB, findings)}
        | ({"tblPengumpulan": collection} if collection else {}),
        findings=findings,
        notes=(
            *late_notes(shot.rows("tblPengumpulan"), collection),
            Note("periksa status", remark=summary),
        ),
        data=data,
        show=TAB,
    )


def collection_today(shot: Snapshot, context: Context) -> tuple[Row, ...]:
    """``tblPengumpulan`` as of today: who has become late since it was last written."""
    if not shot.process.units:
        return ()
    due = due_date(shot, context.today)
    now = states(shot.rows("tblPengumpulan"))
    return tuple(
        state_row(
            shot,
            code,
            form.unit_name,
            now.get(code, UnitState(NOT_YET)),
            due,
            context.today,
        )
        for code, form in asked_forms(shot, due).items()
        if code in shot.process.units
    )


def _goals(rows: tuple[Row, ...]) -> list[dict[str, object]]:
    return [
        {"sasaran": row["Uraian"], "capaian": row["Capaian (%)"], "kategori": row["Kategori"]}
        for row in rows
        if row["Jenjang"] == SASARAN
    ]
