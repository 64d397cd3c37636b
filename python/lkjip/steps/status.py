"""Where everything stands: the same on the home tab, on a terminal, and as JSON."""

from __future__ import annotations

from lkjip.book.port import Row
from lkjip.findings import Severity
from lkjip.sop.next_actions import tindakan_berikut
from lkjip.sop.overview import ringkasan
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.display import KESELURUHAN, SASARAN, legal_deadline, with_names
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import BELUM, UnitState, late_notes, state_row, states
from lkjip.steps.request.blank_forms import asked_forms, due_date

TAB = "Beranda"


def status(shot: Snapshot, context: Context) -> StepResult:
    """Look again at dates and states; nothing else changes."""
    today, proses = context.hari_ini, shot.proses
    summary = ringkasan(proses, shot.kalender, today, shot.peran)
    action = tindakan_berikut(proses, today, shot.kalender)
    collection = collection_today(shot, context)
    words_next = with_names(action.teks, shot)
    legal, days, words = legal_deadline(shot, proses, today)
    counts = {
        level.value: sum(row["Tingkat"] == level.value for row in shot.rows("tblTemuan"))
        for level in Severity
    }
    waiting = [row for row in collection if str(row["Status"]) not in ("diterima",)]
    data = {
        "tahun": shot.settings.tahun,
        "periode": shot.settings.periode,
        "hari_ini": today.isoformat(),
        "langkah": [
            {
                "no": step.no,
                "tab": step.tab,
                "status": step.status,
                "tenggat": step.tenggat.isoformat() if step.tenggat else None,
                "sisa": step.sisa_kata,
                "pelaksana": step.pejabat,
                "kurang": list(step.kurang),
                "tekan": step.tekan,
            }
            for step in summary
        ],
        "tindakan": {"langkah": action.langkah, "perintah": action.perintah, "teks": words_next},
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
            (
                row["Serapan (%)"]
                for row in shot.rows("tblGulungan")
                if row["Jenjang"] == KESELURUHAN
            ),
            None,
        ),
        "batas_hukum": {"tanggal": legal.isoformat(), "sisa_hari_kerja": days, "kata": words},
    }
    current = next((s for s in summary if s.status != "selesai"), summary[-1])
    ringkas = f"Langkah {current.tab}: {current.status}. Berikutnya: {words_next}"
    return StepResult(
        TAB,
        ringkas,
        tables={"tblPengumpulan": collection} if collection else {},
        notes=(
            *late_notes(shot.rows("tblPengumpulan"), collection),
            Note("periksa status", keterangan=ringkas),
        ),
        data=data,
        show=TAB,
    )


def collection_today(shot: Snapshot, context: Context) -> tuple[Row, ...]:
    """``tblPengumpulan`` as of today: who has become late since it was last written."""
    if not shot.proses.unit:
        return ()
    due = due_date(shot, context.hari_ini)
    now = states(shot.rows("tblPengumpulan"))
    return tuple(
        state_row(
            kode,
            form.nama_unit,
            now.get(kode, UnitState(BELUM)),
            due,
            shot.kalender,
            context.hari_ini,
        )
        for kode, form in asked_forms(shot, due).items()
        if kode in shot.proses.unit
    )


def _goals(rows: tuple[Row, ...]) -> list[dict[str, object]]:
    return [
        {"sasaran": row["Uraian"], "capaian": row["Capaian (%)"], "kategori": row["Kategori"]}
        for row in rows
        if row["Jenjang"] == SASARAN
    ]
