"""Traces a figure: from the result back to the cell of the archived original."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lkjip.book.cells import Cell, decimal, text
from lkjip.book.port import Row
from lkjip.errors import UsageError
from lkjip.measure.numbers.format import format_exact, format_number, rupiah
from lkjip.steps.analyse.indicators import descendants
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.display import OVERALL, SASARAN
from lkjip.steps.kernel.registers import COMBINED
from lkjip.steps.kernel.snapshot import Snapshot

DIGITS = 4
"""Decimals shown as they are; a longer value was computed and is shown rounded."""
INTACT, CHANGED, GONE = "utuh", "BERUBAH", "tidak ada"


def origin(shot: Snapshot, context: Context, code: str) -> StepResult:
    """Return the chain behind a code as the report prints it.

    An indicator (IK01), a line of the budget (4.01.02.2.01), a unit, a sasaran ("Sasaran 1" or its
    name), "Keseluruhan": first the result, then what it was made of, down to the cells of the
    originals.
    """
    wanted = " ".join(code.split()).casefold()
    levels = [row for n, row in _levels(shot) if wanted in _names(row, n)]
    indicators, budget_codes = chain(shot, wanted)
    results = [row for row in shot.rows("tblCapaian") if text(row["Kode"]).casefold() in indicators]
    results.sort(key=lambda row: text(row["Kode"]).casefold() != wanted)
    performance = _of(shot.rows("tblIsianKinerja"), indicators)
    budget = _of(shot.rows("tblIsianAnggaran"), budget_codes)
    if not levels and not results and not performance and not budget:
        known = ", ".join(text(row["Kode"]) for row in shot.rows("tblIndikator"))
        raise UsageError(
            f"Kode '{code}' tidak ditemukan di isian maupun hasil.",
            f"Indikator yang ada: {known}. Kode lain ada di lembar Program dan Unit; sasaran "
            "ditulis sebagai Sasaran 1.",
        )
    archive = context.forms(shot.settings.year, "arsip")
    links = [_link(row, "kinerja", "Realisasi", archive, shot) for row in performance] + [
        _link(row, "anggaran", "Realisasi", archive, shot) for row in budget
    ]
    lines = [_level_line(row) for row in levels] + [_result_line(row) for row in results]
    lines += [_line(link) for link in links]
    return StepResult(
        "asal",
        "\n".join(lines),
        data={
            "kode": code,
            "tingkat": [
                {
                    "jenjang": row["Jenjang"],
                    "uraian": row["Uraian"],
                    "capaian": row["Capaian (%)"],
                    "realisasi_rp": row["Realisasi (Rp)"],
                    "cara": row["Cara hitung"],
                }
                for row in levels
            ],
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


def _of(rows: Iterable[Row], codes: set[str]) -> list[Row]:
    return [row for row in rows if text(row["Kode"]).casefold() in codes]


def _levels(shot: Snapshot) -> Iterable[tuple[int, Row]]:
    """Return the rolled-up rows; sasaran with their number in the report, the others with 0."""
    number = 0
    for row in shot.rows("tblGulungan"):
        goal = text(row["Jenjang"]) == SASARAN
        number += goal
        yield (number if goal else 0), row


def _names(row: Row, number: int) -> set[str]:
    """Return the names by which a rolled-up row may be asked for."""
    if number:
        return {f"{SASARAN} {number}".casefold(), text(row["Uraian"]).casefold()}
    if text(row["Jenjang"]) == OVERALL:
        return {OVERALL.casefold()}
    return {text(row["Kode"]).casefold()} - {""}


def chain(shot: Snapshot, wanted: str) -> tuple[set[str], set[str]]:
    """Return the codes (case-folded) of the indicators and budget lines below the wanted one."""
    indicators = {i for i in shot.indicators if i.code.casefold() == wanted}
    below: set[str] = set()
    for i in indicators:
        if i.source == COMBINED:
            below |= descendants(i.program, shot.programs)
    programs = _programs(shot, wanted)
    indicators |= {i for i in shot.indicators if i.program in below | programs}
    indicators |= {i for i in shot.indicators if i.unit.casefold() == wanted}
    return {i.code.casefold() for i in indicators} | {wanted}, {p.casefold() for p in programs}


def _programs(shot: Snapshot, wanted: str) -> set[str]:
    """Return the codes of the programme tree under a code, a unit, a sasaran, or the whole."""
    goals = dict.fromkeys(p.sasaran for p in shot.programs if p.sasaran)
    goal = {n for i, n in enumerate(goals, 1) if wanted in (f"sasaran {i}", n.casefold())}
    codes: set[str] = set()
    for p in shot.programs:
        if wanted in (OVERALL.casefold(), p.unit.casefold()) or p.sasaran in goal:
            codes.add(p.code)
        elif p.code.casefold() == wanted:
            codes |= descendants(p.code, shot.programs)
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
    """Say whether the archived original is still the file that was received."""
    if path is None or not path.is_file():
        return GONE
    return INTACT if hashlib.sha256(path.read_bytes()).hexdigest() == digest else CHANGED


def _level_line(row: Row) -> str:
    name = f"{text(row['Kode']) or text(row['Jenjang'])} {text(row['Uraian'])}"
    money = decimal(row["Realisasi (Rp)"])
    spent = f"; realisasi anggaran {rupiah(money)}" if money is not None else ""
    capaian = _percent(row["Capaian (%)"]) or "belum ada"
    return f"{name}: capaian {capaian} = {text(row['Cara hitung'])}{spent}"


def _result_line(row: Row) -> str:
    return (
        f"{row['Kode']} {text(row['Indikator'])}: realisasi {_shown(row['Realisasi'])}, "
        f"capaian {_percent(row['Capaian (%)'])} = {text(row['Rumus yang dipakai'])}"
    )


def _percent(value: Cell) -> str:
    return format_number(decimal(value))


def _shown(value: Cell) -> str:
    number = decimal(value)
    if number is None:
        return text(value)
    exact = format_exact(number)
    return exact if len(exact.partition(",")[2]) <= DIGITS else format_number(number)


def _line(link: dict[str, object]) -> str:
    sender = link["pengirim"] or "tanpa surel"
    value = link["nilai"]
    figure = _shown(value) if isinstance(value, int | float) else "kosong"
    return (
        f"  ← {link['kode']} = {figure} dari {link['berkas']}, "
        f"{link['lembar']}!{link['sel']}, {sender}, {link['diterima']}, revisi {link['revisi']}\n"
        f"    berkas asli ({link['keadaan_arsip']}): {link['arsip']}"
    )
