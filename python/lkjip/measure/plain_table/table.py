"""The command ``hitung FILE.csv [--ke OUT.csv]``: capaian and category for a plain table.

The only module of this room that touches files. Input: separator ``,`` ``;`` or tab, UTF-8 or
cp1252, columns in any order: ``satuan,target,realisasi`` and optionally
``arah,rumus,akumulasi,tw1..tw4``. Three more are used where they are there: ``indikator``,
``agency`` (or ``institution``, ``unit``), and a printed capaian and category to check
(``capaian_published``, ``capaian_tercetak`` or ``capaian``; ``kategori_published`` …).

Output: every input column, then ``target_nilai, realisasi_nilai, capaian, kategori, catatan``.
Figures are machine readable: decimal point, no thousands separator, capaian in percent with up to
ten decimals (so that it compares with any printed digit), "" where there is none; a range is
``80..90``. ``note`` joins the findings with " | ", each as ``[KODE] sentence``; it is empty
where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.findings import Finding, Place, Severity
from lkjip.measure.numbers.format import format_exact, rounded
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.plain_table import csv_text as csv_text
from lkjip.measure.plain_table.across_rows import category_findings, two_direction_findings
from lkjip.measure.plain_table.columns import input_of_row, map_columns
from lkjip.measure.plain_table.context import RawRow, recognise_habits
from lkjip.measure.plain_table.row import RowResult, compute_row
from lkjip.measure.rules.category import SCALE_86_2017, Scale

RESULT_COLUMNS = ("target_nilai", "realisasi_nilai", "capaian", "kategori", "catatan")
OUTPUT_DECIMALS = 10
CLASH_SUFFIX = "_masukan"


@dataclass(frozen=True, slots=True)
class TableResult:
    """Rows to write (every one with the columns ``col``) and all findings in order of rows."""

    row: list[dict[str, str]]
    findings: tuple[Finding, ...]
    col: tuple[str, ...]

    @property
    def needs_cure(self) -> bool:
        """True if a finding asks for a fix (exit code 1 of the command)."""
        return any(t.level is not Severity.NOTE for t in self.findings)


def compute_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of the file with the five result columns added.

    Raises ``FolderError`` when the file cannot be read, ``UsageError`` when it has no ``target``
    or ``realisasi`` column. A bad row never stops: its ``note`` says what is wrong.
    """
    return compute_file(path).row


def compute_file(path: Path, scale: Scale = SCALE_86_2017) -> TableResult:
    """As ``compute_csv``, with the findings."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas {path} tidak dapat dibaca: {error.strerror}.", "Periksa nama dan izin berkas."
        ) from error
    t = csv_text.read(csv_text.from_bytes(content), path.name)
    return compute_table(t.col, t.row, name=path.name, number=t.number, scale=scale)


def write_csv(result: TableResult, toward: Path) -> None:
    """Write the result as UTF-8 CSV; raises ``FolderError`` when the file cannot be written."""
    try:
        toward.write_text(format_csv(result), encoding="utf-8", newline="")
    except OSError as error:
        raise FolderError(
            f"Berkas {toward} tidak dapat ditulis: {error.strerror}.", "Periksa folder dan izinnya."
        ) from error


def format_csv(result: TableResult) -> str:
    """Return the result as CSV text, comma-separated."""
    return csv_text.write(result.col, result.row)


def compute_table(
    col: Sequence[str],
    row: Iterable[Mapping[str, str]],
    *,
    name: str = "",
    number: Sequence[int] | None = None,
    scale: Scale = SCALE_86_2017,
) -> TableResult:
    """Compute a table already read.

    ``name`` is the file's name and ``number`` the row numbers (2, 3 … without), for the findings.
    """
    mapping = map_columns(col, RESULT_COLUMNS, name)
    data = [dict(b) for b in row]
    cell = [{key: b.get(title, "") or "" for key, title in mapping.items()} for b in data]
    inputs = [input_of_row(s) for s in cell]
    office = recognise_habits(
        RawRow(
            institution=s.get("instansi", ""),
            indikator=m.indikator,
            measure_unit=str(m.measure_unit),
            target=str(m.target),
            realisasi=str(m.realisasi),
            claim=m.claim,
            measure_rule=m.measure_rule,
            formula_stated=m.formula_stated,
        )
        for s, m in zip(cell, inputs, strict=True)
    )
    place = [
        Place(file=name, cell=f"baris {n}", label=" ".join(m.indikator.split()))
        for n, m in zip(number or range(2, len(inputs) + 2), inputs, strict=True)
    ]
    result = [
        compute_row(m, scale=scale, office=office[s.get("instansi", "")], place=p)
        for s, m, p in zip(cell, inputs, place, strict=True)
    ]
    category = category_findings(cell, result, place, scale)
    doubled = two_direction_findings(cell, inputs, place)
    findings = [
        (*h.findings, *k, *doubled.get(p.cell, ()))
        for h, k, p in zip(result, category, place, strict=True)
    ]
    repeat = all(k in col for k in RESULT_COLUMNS)
    left_out = [_compose(b, h, t, repeat) for b, h, t in zip(data, result, findings, strict=True)]
    output_columns = tuple(
        _output_name(k, repeat) for k in col if not (repeat and k in RESULT_COLUMNS)
    )
    return TableResult(
        left_out, tuple(t for content in findings for t in content), output_columns + RESULT_COLUMNS
    )


def _output_name(title: str, repeat: bool) -> str:
    """Rename an input column that bears a result's name; its cells are kept."""
    return title + CLASH_SUFFIX if title in RESULT_COLUMNS and not repeat else title


def _compose(
    b: Mapping[str, str], h: RowResult, findings: Sequence[Finding], repeat: bool
) -> dict[str, str]:
    inputs = {
        _output_name(k, repeat): v for k, v in b.items() if not (repeat and k in RESULT_COLUMNS)
    }
    return {
        **inputs,
        "target_nilai": _figure(h.target.number, h.target.shape),
        "realisasi_nilai": _figure(h.realisasi.number, h.realisasi.shape),
        "capaian": _figure(h.capaian.value),
        "kategori": h.category,
        "catatan": " | ".join(f"[{t.code}] {t.message} {t.cure}" for t in findings),
    }


def _figure(x: Decimal | None, shape: object = None) -> str:
    if x is None:
        if isinstance(shape, Range):
            return f"{_figure(shape.lower)}..{_figure(shape.upper)}"
        return str(getattr(shape, "name", ""))
    text = f"{rounded(x, OUTPUT_DECIMALS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def summary(result: TableResult) -> str:
    """One Indonesian sentence about the run: rows computed, findings by code."""
    present = sum(1 for b in result.row if b["capaian"])
    code: dict[str, int] = {}
    for t in result.findings:
        code[t.code] = code.get(t.code, 0) + 1
    listing = ", ".join(f"{k} {v}×" for k, v in sorted(code.items())) or "tidak ada temuan"
    amount = format_exact(Decimal(len(result.row)))
    return f"{format_exact(Decimal(present))} dari {amount} baris dihitung; {listing}."
