"""The texts of the report about the office: legal bases, and words that no form asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip.tables import column
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared import shipped
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Table, TableRow


@dataclass(frozen=True, kw_only=True)
class LegalBasisRow(TableRow):
    """A regulation that Chapter I names."""

    regulation: str = column.text(
        "Dasar Hukum", 90, hint="Satu baris satu peraturan; dicetak di Bab I."
    )


@dataclass(frozen=True, kw_only=True)
class OfficeTextRow(TableRow):
    """A text about the office that no form asks for."""

    key: str = column.text("Kunci", 18, key=True)
    section: str = column.text("Bagian", 30)
    words: str = column.text(
        "Teks", 100, hint="Dicetak apa adanya; kosong: ditandai.", by=Writer.PERSON
    )
    to_check: str = column.text(
        "Perlu Diperiksa",
        26,
        hint="Kosongkan sesudah teksnya diperiksa.",
        by=Writer.PERSON,
        turn=Turn.ROLL,
    )


def _legal_bases() -> Iterator[LegalBasisRow]:
    for regulation in shipped.LEGAL_BASES:
        yield LegalBasisRow(regulation=regulation)


def _office_texts() -> Iterator[OfficeTextRow]:
    for key, section in shipped.OFFICE_TEXTS:
        yield OfficeTextRow(key=key, section=section)


LEGAL_BASES = Table(
    LegalBasisRow,
    "tblDasarHukum",
    TabName.REPORT,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    by=Writer.PERSON,
    shipped=_legal_bases,
)
OFFICE_TEXTS = Table(
    OfficeTextRow,
    "tblOrganisasi",
    TabName.REPORT,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    left=4,
    shipped=_office_texts,
)
