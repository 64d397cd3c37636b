"""Takes in what an OPD without this program hands in: a report, figures if there are any.

A package is made of it, marked "tanpa data terverifikasi", so that it is archived, evaluated and
returned like every other.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from lkjip import __version__
from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.intake.archive import safe_name
from lkjip.intake.message.attachment import Incoming
from lkjip.measure.plain_table.table import TableComputation, as_mapping
from lkjip.sop.process.process import last_package
from lkjip.steps.city.decisions import opd_code
from lkjip.steps.city.opd.sources import PackageFile
from lkjip.steps.city.take_packages import take_in
from lkjip.steps.handover.contents import UNVERIFIED, Contents
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.table_files.opening import open_tables
from lkjip.tables.declared.inputs import BudgetRow
from lkjip.tables.declared.results import CapaianRow

LARGEST = 25 * 1024 * 1024
_MARKS = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-"}
_SEARCHED = 1024


def take_by_hand(
    shot: Snapshot,
    context: Context,
    unit: str,
    report: str,
    table: str = "",
    pagu: int | None = None,
    realisasi: int | None = None,
) -> StepResult:
    """Take in the report (.docx or .pdf) of an OPD, and its indicators from a table if given.

    ``pagu`` and ``realisasi`` are the whole budget of the OPD in rupiah.
    """
    code = opd_code(shot, unit)
    found = shot.unit(code) if code else None
    if found is None:
        raise UsageError(f"OPD '{unit}' tidak ada di lembar Unit.", "Pakai kode dari lembar Unit.")
    path = Path(report)
    raw = _report(path)
    before = last_package(shot.process, found.code)
    version = before.version + 1 if before else 1
    contents = Contents(
        year=shot.settings.year,
        period=shot.settings.period,
        office=found.name,
        government=shot.settings["pemerintah"],
        draft_version=version,
        made=context.now.isoformat(),
        program=__version__,
        unverified=UNVERIFIED,
        capaian=_indicators(shot, Path(table)) if table else (),
        budget=_budget(found.name, pagu, realisasi),
    )
    package = contents.write({safe_name(path.name): raw})
    name = f"Serahan_{safe_name(found.code)}_v{version}.zip"
    return take_in(shot, context, (PackageFile(Incoming(name, package)),))


def _report(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas laporan '{path}' tidak dapat dibaca ({os_reason(error)}).",
            "Periksa nama berkas sesudah --berkas.",
        ) from error
    mark = _MARKS.get(path.suffix.casefold())
    if mark is None or mark not in raw[:_SEARCHED]:
        raise UsageError(
            f"Berkas laporan '{path.name}' bukan dokumen Word (.docx) atau PDF.",
            "Simpan laporannya sebagai .docx atau .pdf, lalu ulangi.",
        )
    if len(raw) > LARGEST:
        raise UsageError(
            f"Berkas laporan '{path.name}' berukuran {len(raw) // 1_048_576} MB; batasnya "
            f"{LARGEST // 1_048_576} MB.",
            "Perkecil gambarnya, lalu ulangi.",
        )
    return raw


def _budget(name: str, pagu: int | None, realisasi: int | None) -> tuple[BudgetRow, ...]:
    if pagu is None and realisasi is None:
        return ()
    if pagu is None or realisasi is None or pagu < 0 or realisasi < 0:
        raise UsageError(
            "Anggaran OPD memerlukan pagu dan realisasi, keduanya rupiah penuh.",
            "Isi --pagu dan --realisasi bersama-sama, atau tidak keduanya.",
        )
    return (BudgetRow(description=name, pagu=Decimal(pagu), realisasi=Decimal(realisasi)),)


def _indicators(shot: Snapshot, path: Path) -> tuple[CapaianRow, ...]:
    """Compute the indicators of a plain table as ``hitung`` does; what it doubts stays blank."""
    computed = TableComputation(open_tables(path), scale=shot.scale)
    rows = []
    for number, output in enumerate(computed.rows(), 1):
        said = {k.casefold(): v for k, v in as_mapping(computed.columns, output).items()}
        capaian = Decimal(said["capaian"]) if said["capaian"] else None
        rows.append(
            CapaianRow(
                code=said.get("kode") or f"{number:03d}",
                indikator=said.get("indikator", ""),
                measure_unit=said.get("satuan", ""),
                target=said.get("target", ""),
                realisasi=said.get("realisasi", ""),
                status="angka" if said.get("realisasi") else "",
                capaian=capaian,
                category=said["kategori"],
            )
        )
    return tuple(rows)
