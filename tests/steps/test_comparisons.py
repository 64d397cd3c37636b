"""Earlier years and comparators come from tables of their own, as many as there are."""

from __future__ import annotations

from tests.steps.office import DUE, Office

from lkjip.report.analyses.benchmarks import analysis_4
from lkjip.report.analyses.years import analysis_2
from lkjip.report.blocks.model import Table
from lkjip.steps.draft.material import gather_material
from lkjip.tables.cells import Cell


def table_of(blocks: object) -> Table:
    found = [x for x in blocks if isinstance(x, Table)]  # type: ignore[attr-defined]
    assert len(found) == 1
    return found[0]


def year(code: str, of: int, realisasi: Cell, capaian: Cell = None, changed: str = "") -> dict[str, Cell]:  # fmt: skip
    return {"Kode": code, "Tahun": of, "Target": 5, "Realisasi": realisasi,
            "Capaian (%)": capaian, "Metode Berubah": changed}  # fmt: skip


def test_several_years_with_capaian_stand_in_the_report(quick: Office) -> None:
    rows = [year("IK02", 2021, 4, 80), year("IK02", 2022, 5, 100), year("IK02", 2023, 6, 120)]
    quick.type_rows("tblRiwayatIndikator", lambda _rows: rows)
    quick.analysed()
    material = gather_material(quick.shot(), quick.context(DUE))
    table = table_of(analysis_2(material, material.sasaran[0], "A"))
    rows = [row.cell[2:] for row in table.row if row.cell[0] == "IK02"]
    assert rows == [
        ("2021", "5", "4", "80,00%"),
        ("2022", "5", "5", "100,00%"),
        ("2023", "5", "6", "120,00%"),
        ("s.d. TW II 2024", "7", "5", "71,43%"),
    ]


def test_a_year_of_this_report_or_later_is_no_earlier_year(quick: Office) -> None:
    quick.type_rows("tblRiwayatIndikator", lambda _rows: [year("IK02", 2024, 9)])
    quick.analysed()
    assert quick.row("tblCapaian", "Kode", "IK02")["Realisasi Tahun Lalu"] is None
    material = gather_material(quick.shot(), quick.context(DUE))
    assert all(not one.past for one in material.indikator)


def test_each_comparator_is_printed_with_its_year_and_source(quick: Office) -> None:
    def other(name: str, value: Cell, source: str) -> dict[str, Cell]:
        return {"Kode": "IK02", "Pembanding": name, "Tahun": 2023, "Nilai": value, "Sumber": source}

    rows = [other("rata-rata nasional", 6, "LKjIP Kemendagri"), other("Kota Malang", 4, "LKjIP")]
    quick.type_rows("tblPembanding", lambda _rows: rows)
    quick.analysed()
    material = gather_material(quick.shot(), quick.context(DUE))
    table = table_of(analysis_4(material, material.sasaran[0], "A"))
    assert [[row.cell[n] for n in (0, 2, 3, 5)] for row in table.row] == [
        ["IK02", "Rata-rata nasional 2023", "6", "LKjIP Kemendagri"],
        ["IK02", "Kota Malang 2023", "4", "LKjIP"],
    ]
