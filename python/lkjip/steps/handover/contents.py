"""The contents of a package for Bagian Organisasi: one schema that writes it and reads it.

A field with a declared table holds its rows; every other field is a line of the manifest. To hand
over something more, add a field here and fill it in ``of``: the city's side has it at once. A field
that a package does not have keeps its default, so packages of earlier programs are read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import datetime
from typing import Any, Self

from lkjip import __version__
from lkjip.package import Package, read_package, write_package
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.stored import stored_as, stored_fields
from lkjip.tables.cells import Cell
from lkjip.tables.column import Kind
from lkjip.tables.declared.about_office import (
    LEGAL_BASES,
    OFFICE_TEXTS,
    LegalBasisRow,
    OfficeTextRow,
)
from lkjip.tables.declared.comparisons import COMPARATORS, PAST_YEARS, ComparatorRow, PastYearRow
from lkjip.tables.declared.inputs import (
    ANALYSES,
    BUDGET,
    EVIDENCE,
    EVIDENCE_FILES,
    PERFORMANCE,
    AnalysisRow,
    BudgetRow,
    EvidenceFileRow,
    EvidenceRow,
    PerformanceRow,
)
from lkjip.tables.declared.office_data import (
    AWARDS,
    RECOMMENDATIONS,
    STAFF,
    AwardRow,
    RecommendationRow,
    StaffRow,
)
from lkjip.tables.declared.registers import (
    INDICATORS,
    PROGRAMS,
    RANKS,
    ROLES,
    SCALE,
    SETTINGS,
    UNITS,
    IndicatorRow,
    ProgramRow,
    RankRow,
    RoleRow,
    ScaleRow,
    SettingRow,
    UnitRow,
)
from lkjip.tables.declared.results import CAPAIAN, HISTORY, CapaianRow
from lkjip.tables.declared.steps import (
    COLLECTION,
    CORRECTIONS,
    PACKAGES,
    ROLLED,
    CollectionRow,
    CorrectionRow,
    RolledRow,
)
from lkjip.tables.table import R, Table

SENT, RETURNED, CONFORMING = "dikirim", "dikembalikan", "sesuai"
"""Results in the table of packages of an office's own book."""
UNVERIFIED = "tanpa data terverifikasi"
REPORT_KEYS = frozenset(
    {
        *("tahun", "sampai_triwulan", "level", "hari_kerja", "pemerintah", "instansi"),
        *("unit_kerja", "kota", "alamat", "kontak", "penyusun", "jabatan_ttd", "nama_ttd"),
        *("nip_ttd", "pangkat_ttd", "atas_nama_ttd", "renstra", "perjanjian", "nomor_perjanjian"),
        *(
            "dasar_skala",
            "rumus_turun",
            "target_negatif",
            "pertanyaan_analisis",
            "batas_capaian",
            "rumus_efisiensi",
        ),
    }
)
"""Settings that the report says or follows from: they go along with a package, no other does."""
_TABLE = "table"
MOST_VERSIONS = 1_000_000
"""A larger version number is a forgery or an accident."""


def rows_of(table: Table[R]) -> tuple[R, ...]:
    """Declare a field that holds the rows of a table of the book."""
    made: tuple[R, ...] = field(default=(), metadata={_TABLE: table})
    return made


@stored_as(
    year="tahun",
    period="periode",
    institution="instansi",
    office="unit_kerja",
    government="pemerintah",
    draft_version="versi_draf",
    made="dibuat",
    program="program",
    explained="penjelasan",
    history_end="riwayat_ujung",
    answers_to="menjawab",
    unverified="data",
    evidence_apart="bukti_terpisah",
)
@dataclass(frozen=True, kw_only=True)
class Contents:
    """The manifest's own lines and the tables of a package."""

    year: int = 0
    period: str = ""
    institution: str = ""
    office: str = ""
    government: str = ""
    draft_version: int = 0
    made: str = ""
    program: str = ""
    explained: str = ""
    """The reason for sending although something is not any more as it was received or written."""
    history_end: str = ""
    """The last link of the office's history before this package: whoever rewrites the history
    later contradicts what lies at Bagian Organisasi."""
    answers_to: str = ""
    """The fingerprint of the file in which Bagian Organisasi returned the package before."""
    unverified: str = ""
    """``UNVERIFIED`` where Bagian Organisasi made the package of a report handed in by hand."""
    evidence_apart: str = ""
    """The packages of evidence that belong to this one, a line each: fingerprint, file name."""
    units: tuple[UnitRow, ...] = rows_of(UNITS)
    programs: tuple[ProgramRow, ...] = rows_of(PROGRAMS)
    indicators: tuple[IndicatorRow, ...] = rows_of(INDICATORS)
    past_years: tuple[PastYearRow, ...] = rows_of(PAST_YEARS)
    comparators: tuple[ComparatorRow, ...] = rows_of(COMPARATORS)
    performance: tuple[PerformanceRow, ...] = rows_of(PERFORMANCE)
    budget: tuple[BudgetRow, ...] = rows_of(BUDGET)
    analyses: tuple[AnalysisRow, ...] = rows_of(ANALYSES)
    evidence: tuple[EvidenceRow, ...] = rows_of(EVIDENCE)
    capaian: tuple[CapaianRow, ...] = rows_of(CAPAIAN)
    rolled: tuple[RolledRow, ...] = rows_of(ROLLED)
    corrections: tuple[CorrectionRow, ...] = rows_of(CORRECTIONS)
    settings: tuple[SettingRow, ...] = rows_of(SETTINGS)
    scale: tuple[ScaleRow, ...] = rows_of(SCALE)
    roles: tuple[RoleRow, ...] = rows_of(ROLES)
    ranks: tuple[RankRow, ...] = rows_of(RANKS)
    legal_bases: tuple[LegalBasisRow, ...] = rows_of(LEGAL_BASES)
    office_texts: tuple[OfficeTextRow, ...] = rows_of(OFFICE_TEXTS)
    staff: tuple[StaffRow, ...] = rows_of(STAFF)
    awards: tuple[AwardRow, ...] = rows_of(AWARDS)
    recommendations: tuple[RecommendationRow, ...] = rows_of(RECOMMENDATIONS)
    evidence_files: tuple[EvidenceFileRow, ...] = rows_of(EVIDENCE_FILES)
    collection: tuple[CollectionRow, ...] = rows_of(COLLECTION)

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers to corrections, by the words of the correction."""
        return {row.description: row.answer for row in self.corrections if row.answer}

    @classmethod
    def of(
        cls,
        shot: Snapshot,
        process: Process,
        context: Context,
        explained: str = "",
        evidence_apart: str = "",
    ) -> Self:
        """Collect what the office's book hands over."""
        tables: dict[str, Any] = {one.name: shot.rows(table) for one, table in _tables(cls)}
        tables["settings"] = tuple(row for row in shot.rows(SETTINGS) if row.key in REPORT_KEYS)
        return cls(
            year=shot.settings.year,
            period=shot.settings.period,
            institution=shot.settings["instansi"],
            office=shot.settings["unit_kerja"],
            government=shot.settings["pemerintah"],
            draft_version=process.approved_version,
            made=context.now.isoformat(),
            program=__version__,
            explained=explained,
            answers_to=returned_by(shot),
            evidence_apart=evidence_apart,
            history_end=history[-1].chain if (history := shot.rows(HISTORY)) else "",
            **tables,
        )

    @classmethod
    def read(cls, raw: bytes) -> tuple[Self, Package]:
        """Read a package. Raises ``PackageError``; values of a wrong kind count as blank."""
        package = read_package(raw)
        given: dict[str, Any] = {}
        for stored, one in stored_fields(cls):
            table = one.metadata.get(_TABLE)
            if table is not None:
                given[one.name] = table.read_rows(_rows(table, package.data.get(table.name)))
            elif stored in package.manifest:
                given[one.name] = _line(one, package.manifest[stored])
        return cls(**given), package

    @property
    def evidence_packages(self) -> tuple[tuple[str, str], ...]:
        """The packages of evidence that belong to this one: fingerprint and file name."""
        lines = (line.partition("  ") for line in self.evidence_apart.splitlines())
        return tuple((fingerprint, name) for fingerprint, _, name in lines if name)

    def write(
        self, parts: Mapping[str, bytes], make_seal: Callable[[bytes], str] = lambda _manifest: ""
    ) -> bytes:
        """Return the package with these contents and parts, sealed by ``make_seal``."""
        head = {
            stored: getattr(self, one.name)
            for stored, one in stored_fields(self)
            if _TABLE not in one.metadata
        }
        data = {
            table.name: [row.cells() for row in getattr(self, one.name)]
            for one, table in _tables(type(self))
        }
        return write_package(head, data, parts, make_seal)


def returned_by(shot: Snapshot) -> str:
    """Return the fingerprint of the file that returned the last package; "" for none."""
    kept = [row for row in shot.rows(PACKAGES) if row.result in (SENT, RETURNED)]
    return kept[-1].fingerprint if kept and kept[-1].result == RETURNED else ""


def tables_of(contents: Contents) -> dict[str, tuple[Any, ...]]:
    """Return the rows of a package by the names of their tables."""
    return {table.name: getattr(contents, one.name) for one, table in _tables(type(contents))}


def _tables(kind: type[Contents]) -> list[tuple[Field[Any], Table[Any]]]:
    return [(one, one.metadata[_TABLE]) for one in fields(kind) if _TABLE in one.metadata]


def _line(one: Field[Any], value: Any) -> Any:
    """Return a line of the manifest when it is of its field's kind, else the field's default."""
    if isinstance(one.default, int):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and 0 <= value <= MOST_VERSIONS else one.default
    return value if isinstance(value, str) else one.default


def _rows(table: Table[Any], rows: Any) -> Iterable[dict[str, Cell]]:
    if not isinstance(rows, list):
        return ()
    dated = {c.heading for c in table.columns if c.kind in (Kind.DATE, Kind.TIME)}
    return [
        {
            heading: _moment(value) if heading in dated else _cell(value)
            for heading, value in row.items()
        }
        for row in rows
        if isinstance(row, dict)
    ]


def _moment(value: Any) -> Cell:
    """Return a day or time, which JSON keeps as text; text that is none stays text."""
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return _cell(value)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value if isinstance(value, str | int) or math.isfinite(value) else None
