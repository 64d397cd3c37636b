"""Where everything stands: the same on the home tab, on a terminal, and as JSON."""

from __future__ import annotations

from lkjip.checks.checked_form import ACCEPTED
from lkjip.findings import Severity
from lkjip.sop.next_actions import next_action
from lkjip.sop.overview import summarize
from lkjip.steps.city.standing import CONFORMING, opd_collection
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import OVERALL, SASARAN, legal_deadline, next_words
from lkjip.steps.kernel.office.promises import due_date, moved_findings
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import WORDS, collection_rows, counts_no_more, late_notes, states
from lkjip.steps.request.blank_forms import awaited_forms, undecided_units
from lkjip.tables.cells import number
from lkjip.tables.declared.results import FINDINGS
from lkjip.tables.declared.steps import COLLECTION, ROLLED, CollectionRow, RolledRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.HOME.value


def status(shot: Snapshot, context: Context) -> StepResult:
    """Look again at dates and states; nothing else changes."""
    today, process = context.today, shot.process
    overview = summarize(process, shot.calendar, today, shot.role)
    action = next_action(process, today, shot.calendar)
    collection = collection_today(shot, context)
    words_next = next_words(action.text, shot)
    legal, days, words = legal_deadline(shot, process, today)
    counts = {
        level.value: sum(
            row.severity == level.value and not counts_no_more(row, collection)
            for row in shot.rows(FINDINGS)
        )
        for level in Severity
    }
    settled = CONFORMING if process.city else WORDS[ACCEPTED]
    waiting = [row for row in collection if row.status != settled]
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
                "perlu_diperbarui": step.needs_renewal or None,
                "tekan": step.press,
            }
            for step in overview
        ],
        "tindakan": {"langkah": action.sop_step, "perintah": action.command, "teks": words_next},
        "unit": [
            {
                "kode": row.unit,
                "unit": row.name,
                "status": row.status,
                "terlambat_hari_kerja": row.late or 0,
            }
            for row in collection
        ],
        "belum_selesai": [row.name for row in waiting],
        "jumlah_temuan": counts,
        "sasaran": _goals(shot.rows(ROLLED)),
        "serapan": next(
            (number(row.serapan) for row in shot.rows(ROLLED) if row.level == OVERALL),
            None,
        ),
        "batas_hukum": {"tanggal": legal.isoformat(), "sisa_hari_kerja": days, "kata": words},
    }
    current = next((s for s in overview if s.status != "selesai"), overview[-1])
    findings = (*moved_findings(shot), *undecided_units(shot))
    summary = f"Langkah {current.tab}: {current.status}. Berikutnya: {words_next}"
    return StepResult(
        TAB,
        summary,
        tables=dict(
            [
                replace_findings(shot, TAB, findings),
                *([COLLECTION.written(collection)] if collection else []),
            ]
        ),
        findings=findings,
        notes=(
            *late_notes(shot, collection),
            HistoryEntry("periksa status", remark=summary),
        ),
        data=data,
        show=TAB,
    )


def collection_today(shot: Snapshot, context: Context) -> tuple[CollectionRow, ...]:
    """Return the collection as of today: who has become late since it was last written."""
    if not shot.process.units:
        return ()
    due = due_date(shot, context.today)
    if shot.process.city:
        return opd_collection(shot, shot.process, due, context.today)
    return collection_rows(shot, states(shot), awaited_forms(shot, due), due, context.today)


def _goals(rows: tuple[RolledRow, ...]) -> list[dict[str, object]]:
    return [
        {
            "sasaran": row.description,
            "capaian": number(row.capaian),
            "kategori": row.category or None,
        }
        for row in rows
        if row.level == SASARAN
    ]
