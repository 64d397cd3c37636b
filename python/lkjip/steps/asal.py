"""Where a figure comes from: from the result back to the cell of the archived original."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lkjip.book.cells import Cell, decimal, text
from lkjip.book.port import Row
from lkjip.errors import UsageError
from lkjip.measure.format import angka_id, angka_pas
from lkjip.steps.base import Context, StepResult
from lkjip.steps.measured import descendants
from lkjip.steps.registers import GABUNGAN
from lkjip.steps.snapshot import Snapshot

INTACT, CHANGED, GONE = "utuh", "BERUBAH", "tidak ada"


def asal(shot: Snapshot, context: Context, kode: str) -> StepResult:
    """The chain of an indicator (IK01) or of a budget line (4.01.02.2.01.0001)."""
    wanted = kode.strip().casefold()
    results = [row for row in shot.rows("tblCapaian") if text(row["Kode"]).casefold() == wanted]
    codes = _codes_below(shot, wanted)
    performance = [r for r in shot.rows("tblIsianKinerja") if text(r["Kode"]).casefold() in codes]
    budget = [
        row
        for row in shot.rows("tblIsianAnggaran")
        if f"{text(row['Kode']).casefold()}.".startswith(f"{wanted}.")
    ]
    if not results and not performance and not budget:
        known = ", ".join(text(row["Kode"]) for row in shot.rows("tblIndikator"))
        raise UsageError(
            f"Kode '{kode}' tidak ditemukan di isian maupun hasil.",
            f"Indikator yang ada: {known}. Kode sub kegiatan ada di lembar Program.",
        )
    archive = context.forms(shot.settings.tahun, "arsip")
    links = [_link(row, "kinerja", "Realisasi", archive, shot) for row in performance] + [
        _link(row, "anggaran", "Realisasi", archive, shot) for row in budget
    ]
    lines = [_result_line(row) for row in results] + [_line(link) for link in links]
    return StepResult(
        "asal",
        "\n".join(lines),
        data={
            "kode": kode,
            "hasil": [
                {
                    "kode": row["Kode"],
                    "realisasi": row["Realisasi"],
                    "capaian": row["Capaian (%)"],
                    "rumus": row["Rumus yang dipakai"],
                }
                for row in results
            ],
            "asal": links,
        },
    )


def _codes_below(shot: Snapshot, wanted: str) -> set[str]:
    """The indicator itself, or the ones that it (or the programme of that code) rolls up."""
    codes = {wanted}
    for program in shot.programs:
        if program.kode.casefold() == wanted:
            below = descendants(program.kode, shot.programs)
            codes |= {i.kode.casefold() for i in shot.indicators if i.program in below}
    for indicator in shot.indicators:
        if indicator.kode.casefold() == wanted and indicator.sumber == GABUNGAN:
            below = descendants(indicator.program, shot.programs)
            codes |= {i.kode.casefold() for i in shot.indicators if i.program in below}
    return codes


def _link(row: Row, kind: str, column: str, archive: Path, shot: Snapshot) -> dict[str, object]:
    digest = text(row["Sidik"])
    path = _original(shot.rows("tblKiriman"), digest, archive)
    return {
        "jenis": kind,
        "kode": row["Kode"],
        "unit": row["Kode Unit"],
        "nilai": row[column],
        "berkas": row["Berkas"],
        "lembar": row["Lembar"],
        "sel": row["Sel"],
        "pengirim": row["Pengirim"],
        "diterima": text(row["Diterima"]),
        "revisi": row["Revisi"],
        "sidik": digest,
        "arsip": str(path) if path else "",
        "keadaan_arsip": state_of(path, digest),
    }


def _original(rows: Iterable[Row], digest: str, archive: Path) -> Path | None:
    for row in rows:
        if text(row["Sidik"]) == digest and text(row["Arsip"]):
            return archive / text(row["Arsip"])
    return None


def state_of(path: Path | None, digest: str) -> str:
    """Whether the archived original is still the file that was received."""
    if path is None or not path.is_file():
        return GONE
    return INTACT if hashlib.sha256(path.read_bytes()).hexdigest() == digest else CHANGED


def _result_line(row: Row) -> str:
    return (
        f"{row['Kode']} {text(row['Indikator'])}: realisasi {_shown(row['Realisasi'])}, "
        f"capaian {_percent(row['Capaian (%)'])} = {text(row['Rumus yang dipakai'])}"
    )


def _percent(value: Cell) -> str:
    return angka_id(decimal(value))


def _shown(value: Cell) -> str:
    number = decimal(value)
    return text(value) if number is None else angka_pas(number)


def _line(link: dict[str, object]) -> str:
    sender = link["pengirim"] or "tanpa surel"
    value = link["nilai"]
    figure = _shown(value) if isinstance(value, int | float) else "kosong"
    return (
        f"  ← {link['kode']} = {figure} dari {link['berkas']}, "
        f"{link['lembar']}!{link['sel']}, {sender}, {link['diterima']}, revisi {link['revisi']}\n"
        f"    berkas asli ({link['keadaan_arsip']}): {link['arsip']}"
    )
