"""The package is one schema: what is written is read, and a new field needs one place."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.city.opd import package, published
from tests.steps.office import DUE, memory_office

from lkjip.package import VERSION, PackageVersionError, read_package, write_package
from lkjip.steps.city.take_packages import take_packages
from lkjip.steps.handover.contents import Contents, rows_of
from lkjip.tables.column import Audience
from lkjip.tables.declared.results import CAPAIAN, HISTORY, CapaianRow, HistoryRow
from lkjip.tables.registry import TABLES

FULL = Contents(
    year=2024,
    period="s.d. Triwulan IV",
    institution="Sekretariat Daerah",
    office="Bagian Hukum",
    draft_version=3,
    made="2025-01-20T09:00:00",
    capaian=(CapaianRow(code="IK01", indikator="Perda", target="BB", capaian=Decimal("97.5")),),
)


def test_what_is_written_is_read_again() -> None:
    read, verified = Contents.read(FULL.write({"draf.docx": b"draf"}))
    assert read == FULL and verified.parts["draf.docx"] == b"draf"


def test_the_schema_holds_every_table_that_the_city_may_see_and_no_other() -> None:
    held = {one.metadata["table"].name for one in fields(Contents) if "table" in one.metadata}
    assert held == {table.name for table in TABLES if table.seen_by is Audience.CITY}


@dataclass(frozen=True, kw_only=True)
class Richer(Contents):
    """A later schema: one more line of the manifest, one more table."""

    sector: str = ""
    history: tuple[HistoryRow, ...] = rows_of(HISTORY)


def test_one_more_field_is_declared_once_and_travels() -> None:
    given = Richer(year=2024, sector="hukum", history=(HistoryRow(action="coba"),))
    read, _ = Richer.read(given.write({}))
    assert read == given
    assert Contents.read(given.write({}))[0] == Contents(year=2024), "others leave it aside"
    assert Richer.read(FULL.write({}))[0].sector == "", "an earlier package has none"


def test_a_package_of_today_is_read() -> None:
    office = published()[0]
    read, _ = Contents.read(package(office))
    assert (read.year, read.office, read.draft_version) == (2024, office.name, 1)
    assert len(read.capaian) == len(office.capaian) > 0


@pytest.mark.parametrize(
    ("line", "value"),
    [("versi_draf", True), ("versi_draf", 2**70), ("versi_draf", "3"), ("unit_kerja", 5)],
)
def test_a_line_of_a_wrong_kind_counts_as_blank(line: str, value: Any) -> None:
    read, _ = Contents.read(write_package({"tahun": 2024, line: value}, {}, {}))
    assert (read.draft_version, read.office) == (0, "")


def test_cells_of_a_wrong_kind_count_as_blank() -> None:
    data = {CAPAIAN.name: [{"Kode": True, "Capaian (%)": float("nan")}, "baris", None]}
    [row] = Contents.read(write_package({"tahun": 2024}, data, {}))[0].capaian
    assert (row.code, row.capaian) == ("", None)


def later(raw: bytes) -> bytes:
    """The same package in a structure of the future."""
    found = read_package(raw)
    head = {k: v for k, v in found.manifest.items() if k not in ("format", "berkas")}
    parts = {name: part for name, part in found.parts.items() if name != "data.json"}
    return write_package({**head, "versi": "99"}, found.data, parts)


def test_an_unknown_version_is_refused_in_plain_words(tmp_path: Path) -> None:
    quick = memory_office(tmp_path / "kota")
    raw = later(package(published()[0]))
    with pytest.raises(PackageVersionError):
        Contents.read(raw)
    quick.inbox.mkdir(parents=True)
    (quick.inbox / "nanti.zip").write_bytes(raw)
    result = quick.step(take_packages, DUE)
    [finding] = [f for f in result.findings if f.code == "K23"]
    assert "99" in finding.message and VERSION in finding.message
    assert "Perbarui program" in finding.cure
