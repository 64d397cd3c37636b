"""The registers of the city: figures as typed, sums that may be made, programmes, words."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.city.test_city import city_book, made_up, take

from lkjip import product
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import Change
from lkjip.findings import Finding
from lkjip.steps.city.figures.support import CARRIER, SOURCE
from lkjip.steps.exchange.import_tables import import_tables
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.run import run
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.steps.registers.check import check_registers
from lkjip.tables.choices import CityAnalysis
from lkjip.tables.declared.inputs import AnalysisRow
from lkjip.tables.declared.registers import ProgramRow
from lkjip.tables.declared.results import CapaianRow
from lkjip.tables.declared.steps import RolledRow

GOALS = (
    {"Kode": "S1", "Misi": "Misi 1", "Sasaran": "Meningkatnya layanan", "OPD Pengampu": "OPD-01"},
    {"Kode": "S2", "Misi": "Misi 2", "Sasaran": "Akuntabilitas", "OPD Pengampu": "OPD-02"},
)
OWN = {
    "Cara": "nilai sendiri",
    "Sumber Data": "LHP BPK",
    "Tanggal Data": date(2024, 5, 30),
    "Arah": "naik",
}


def indicator(code: str = "K1", **cells: Any) -> dict[str, Any]:
    base = {"Kode": code, "Sasaran": "S1", "Indikator": f"IKU {code}", "Satuan": "Layanan"}
    return {**base, "Target": 10, "Arah": "naik", **cells}


def packed(
    office: str, *rows: CapaianRow, answers: tuple[AnalysisRow, ...] = (), pagu: int = 100
) -> bytes:
    """A package with one programme, its kegiatan and sub-kegiatan."""
    from decimal import Decimal

    budget = RolledRow(
        level="Program",
        code="1.01",
        description=f"Program {office}",
        capaian=Decimal(80),
        pagu=Decimal(pagu),
        realisasi=Decimal(40),
        serapan=Decimal(4000) / pagu,
    )
    programmes = (
        ProgramRow(code="1.01", level="Program"),
        ProgramRow(code="1.01.1", level="Kegiatan", parent="1.01"),
        ProgramRow(code="1.01.1.1", level="Sub Kegiatan", parent="1.01.1"),
    )
    contents = Contents(
        year=2024,
        office=office,
        draft_version=1,
        capaian=rows,
        rolled=(budget,),
        programs=programmes,
        analyses=answers,
    )
    return contents.write({"draf.docx": b"draf"})


def outcome(code: str, unit: str, target: Any, realisasi: Any, status: str = "angka") -> CapaianRow:
    return CapaianRow(
        code=code,
        program="1.01.1.1",
        indikator=f"Indikator {code}",
        measure_unit=unit,
        target=target,
        realisasi=realisasi,
        status=status,
    )


def city(tmp_path: Path, *indicators: dict[str, Any]) -> MemoryBook:
    book = city_book(tmp_path, [made_up(1), made_up(2)], tuple(indicators))
    book.apply(Change({"tblSasaranKota": GOALS, "tblRiwayatIndikator": ()}))
    return book


def context(tmp_path: Path) -> Context:
    return Context(tmp_path, product.templates_for(tmp_path), datetime(2025, 3, 3, 9), "petugas")


def handed_in(book: MemoryBook, tmp_path: Path, *packages: bytes) -> StepResult:
    return take(book, tmp_path, {f"{n}.zip": raw for n, raw in enumerate(packages)})


def results(book: MemoryBook) -> list[dict[str, Any]]:
    return [dict(row) for row in book.read("tblIndikatorKota")["tblIndikatorKota"].rows]


def of_city(findings: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in findings if one.code[0] == "D" and one.code != "D10"]


@pytest.mark.parametrize(
    ("unit", "target", "typed", "shown", "capaian"),
    [
        ("Opini", "WTP", "WTP", "WTP", 100),
        ("Predikat", "A (80,50)", "BB (79,39)", "BB (79,39)", pytest.approx(98.62, abs=0.01)),
        ("Indeks", 75, "74,50", "74,50", pytest.approx(99.33, abs=0.01)),
        ("Persen", 5, 6.5, 6.5, 130),
        ("Predikat", "A", "sangat memuaskan", "sangat memuaskan", None),
    ],
)
def test_an_own_figure_of_the_city_stands_as_it_was_published(
    tmp_path, unit, target, typed, shown, capaian
):
    row = indicator(Satuan=unit, Target=target) | OWN | {"Realisasi Sendiri": typed}
    book = city(tmp_path, row)
    result = handed_in(book, tmp_path, packed("OPD-01"))
    made = results(book)[0]
    assert (made["Realisasi"], made["Capaian (%)"]) == (shown, capaian)
    assert made["Realisasi Sendiri"] == typed and of_city(result.findings) == []
    assert made["Rumus yang dipakai"].startswith("nilai sendiri (LHP BPK)")


@pytest.mark.parametrize(
    ("status", "shown", "capaian"),
    [("belum rilis", None, None), ("tidak diukur", None, None), ("nihil", 0, 0)],
)
def test_a_status_says_why_there_is_no_figure(tmp_path, status, shown, capaian):
    book = city(tmp_path, indicator() | OWN | {"Status": status})
    result = handed_in(book, tmp_path, packed("OPD-01"))
    made = results(book)[0]
    assert (made["Realisasi"], made["Capaian (%)"]) == (shown, capaian)
    assert "D03" not in of_city(result.findings)


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({**OWN, "Realisasi Sendiri": None}, "D03", "Realisasi Sendiri"),
        ({**OWN, "Realisasi Sendiri": 5, "Sumber Data": None}, "D04", "Sumber Data"),
        ({**OWN, "Realisasi Sendiri": 5, "Tanggal Data": None}, "D04", "Tanggal Data"),
        ({"Cara": "kira-kira", "Sumber": "OPD-01:A"}, "D01", "Cara"),
        ({"Sumber": "OPD-01:A; OPD-01:B"}, "D01", "Cara"),
        ({"Cara": "nilai", "Sumber": "OPD-01:A; OPD-01:B"}, "D01", "Sumber"),
        ({"Cara": "jumlah", "Sumber": "OPD-01:A", "Realisasi Sendiri": 9}, "D02", "Realisasi Sendiri"),
    ],
)  # fmt: skip
def test_what_a_row_lacks_is_named_at_its_cell(tmp_path, cells, code, cell):
    book = city(tmp_path, indicator(**cells))
    rows = outcome("A", "Layanan", 5, 2), outcome("B", "Layanan", 5, 3)
    result = handed_in(book, tmp_path, packed("OPD-01", *rows))
    [found] = [one for one in result.findings if one.code[0] == "D" and one.code != "D10"]
    table = book.read("tblIndikatorKota")["tblIndikatorKota"]
    assert (found.code, found.cell) == (code, table.cell(0, cell))


@pytest.mark.parametrize(
    ("way", "unit", "units", "fits"),
    [
        ("jumlah", "Layanan", ("Layanan", "layanan"), True),
        ("jumlah", "Layanan", ("Layanan", "Orang"), False),
        ("jumlah", "Persen", ("Persen", "Persen"), False),
        ("jumlah", "Indeks", ("Indeks", "Indeks"), False),
        ("jumlah", "Orang", ("Layanan", "Layanan"), False),
        ("gabungan", "Persen", ("Layanan", "Layanan"), True),
        ("gabungan", "Persen", ("Persen", "Persen"), False),
        ("rata-rata", "Indeks", ("Indeks", "Indeks"), True),
        ("rata-rata", "Indeks", ("Indeks", "Nilai"), False),
    ],
)
def test_figures_are_added_only_where_they_are_absolute_and_of_one_unit(
    tmp_path, way, unit, units, fits
):
    book = city(tmp_path, indicator(Satuan=unit, Cara=way, Sumber="OPD-01:A; OPD-02:A"))
    made = [packed(f"OPD-0{n}", outcome("A", one, 5, 2)) for n, one in enumerate(units, 1)]
    result = handed_in(book, tmp_path, *made)
    assert of_city(result.findings) == ([] if fits else ["D05"])
    assert (results(book)[0]["Realisasi"] is not None) == fits


def test_a_source_without_a_value_is_named_in_the_finding_and_in_the_formula(tmp_path):
    book = city(tmp_path, indicator(Cara="jumlah", Sumber="OPD-01:A; OPD-02:A"))
    one = packed("OPD-01", outcome("A", "Layanan", 5, 2))
    two = packed("OPD-02", outcome("A", "Layanan", 5, None, "belum rilis"))
    result = handed_in(book, tmp_path, one, two)
    [found] = [finding for finding in result.findings if finding.code == "D06"]
    assert "OPD-02:A (belum rilis)" in found.message
    made = results(book)[0]
    assert made["Realisasi"] == 2
    assert made["Rumus yang dipakai"] == "2; tidak ikut: OPD-02:A (belum rilis); 2 / 10 × 100"


def test_a_formula_is_printed_to_the_printed_scale(tmp_path):
    """The trial's book printed (58,8235294117647 + 90,2439024390244) / 2."""
    cells = {"Satuan": "Persen", "Target": 80, "Cara": "rata-rata"}
    book = city(tmp_path, indicator(**cells, Sumber="OPD-01:A; OPD-02:A"))
    one = packed("OPD-01", outcome("A", "Persen", 100, 58.8235294117647))
    two = packed("OPD-02", outcome("A", "Persen", 100, 90.2439024390244))
    handed_in(book, tmp_path, one, two)
    made = results(book)[0]
    assert made["Rumus yang dipakai"] == "(58,82… + 90,24…) / 2; 74,53… / 80 × 100"
    assert made["Realisasi"] == pytest.approx(74.53371592, abs=1e-6)


def support(book: MemoryBook) -> list[tuple[Any, ...]]:
    rows = book.read("tblDukunganOpd")["tblDukunganOpd"].rows
    keys = ("Kode Sasaran", "Kode Unit", "Kode Program", "Alasan Usulan", "Disetujui", "Peran",
            "Pagu (Rp)")  # fmt: skip
    return [tuple(row[key] for key in keys) for row in rows]


def test_programmes_are_proposed_and_what_a_person_decided_stays(tmp_path):
    book = city(tmp_path, indicator("K2", Sasaran="S2", Cara="nilai", Sumber="OPD-01:A"))
    one = packed("OPD-01", outcome("A", "Layanan", 5, 2))
    result = handed_in(book, tmp_path, one, packed("OPD-02"))
    proposed = [
        ("S1", "OPD-01", "1.01", CARRIER, None, None, 100),
        ("S2", "OPD-01", "1.01", SOURCE, None, None, 100),
        ("S2", "OPD-02", "1.01", CARRIER, None, None, 100),
    ]
    assert support(book) == proposed
    [waits] = [finding for finding in result.findings if finding.code == "D10"]
    assert waits.value == "3"
    rows = [dict(row) for row in book.read("tblDukunganOpd")["tblDukunganOpd"].rows]
    rows[1] |= {"Disetujui": "ya", "Peran": "menyediakan layanan"}
    own = {"Kode Sasaran": "S1", "Kode Unit": "OPD-02", "Kode Program": "1.01", "Disetujui": "ya"}
    book.apply(Change({"tblDukunganOpd": (*rows, dict.fromkeys(rows[0]) | own)}))
    newer = Contents.read(packed("OPD-01", outcome("A", "Layanan", 5, 3), pagu=200))[0]
    from dataclasses import replace

    handed_in(book, tmp_path, replace(newer, draft_version=2).write({}), packed("OPD-02"))
    assert support(book) == [
        ("S1", "OPD-01", "1.01", CARRIER, None, None, 200),
        ("S2", "OPD-01", "1.01", SOURCE, "ya", "menyediakan layanan", 200),
        proposed[2],
        ("S1", "OPD-02", "1.01", None, "ya", None, 100),
    ]


def test_every_sasaran_gets_seven_analyses_with_the_words_of_its_opd_beside_them(tmp_path):
    book = city(tmp_path, indicator(Cara="nilai", Sumber="OPD-01:A"))
    answers = tuple(
        AnalysisRow(code="A", item=item, answer=f"Jawaban {item}\nbaris dua.")
        for item in ("sebab", "kendala", "solusi", "efisiensi", "pendukung")
    )
    one = packed("OPD-01", outcome("A", "Layanan", 5, 2), answers=answers)
    handed_in(book, tmp_path, one)
    rows = book.read("tblAnalisisKota")["tblAnalisisKota"].rows
    assert [(r["Kode Sasaran"], r["Analisis"]) for r in rows] == [
        (goal, analysis.value) for goal in ("S1", "S2") for analysis in CityAnalysis
    ]
    words = {r["Analisis"]: r["Bahan dari OPD"] for r in rows if r["Kode Sasaran"] == "S1"}
    assert words[CityAnalysis.TARGET] is None
    assert words[CityAnalysis.EFFICIENCY] == "Dinas 01 (A, efisiensi): Jawaban efisiensi baris dua."
    assert len(words[CityAnalysis.CAUSES].splitlines()) == 3
    typed = [dict(row) | {"Uraian": "Ditulis sendiri." if not n else None} for n, row in enumerate(rows)]  # fmt: skip
    book.apply(Change({"tblAnalisisKota": tuple(typed)}))
    handed_in(book, tmp_path, one)
    assert book.read("tblAnalisisKota")["tblAnalisisKota"].rows[0]["Uraian"] == "Ditulis sendiri."


SAID = (
    "Volume sampah turun karena dua belas bank sampah baru beroperasi di lima kecamatan, "
    "sedangkan kapal pengangkut rusak selama tiga bulan."
)


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        (SAID, True),
        (f"{SAID} Demikian.", True),
        (f"Menurut dinas, {SAID[0].lower()}{SAID[1:]}", True),
        ("Kota mencapai target karena peran warga, bukan karena armada yang justru rusak.", False),
        (f"{SAID} {'Pemerintah kota menilai hal itu berlaku pula bagi sekolah dan pasar. ' * 2}", False),
        ("", False),
    ],
)  # fmt: skip
def test_words_of_the_city_that_are_the_words_of_an_opd_are_named(tmp_path, words, copied):
    book = city(tmp_path, indicator(Cara="nilai", Sumber="OPD-01:A"))
    row = {"Kode Sasaran": "S1", "Analisis": CityAnalysis.CAUSES.value, "Uraian": words,
           "Bahan dari OPD": f"Dinas (01) Hidup (A, sebab): {SAID}"}  # fmt: skip
    book.apply(Change({"tblAnalisisKota": (row,)}))
    found = [one for one in check_registers(read_snapshot(book)) if one.code == "D11"]
    assert bool(found) == copied
    if copied:
        assert "Dinas (01) Hidup" in found[0].message and found[0].sheet == "Analisis Kota"


def test_codes_that_point_nowhere_are_found_each_at_its_cell(tmp_path):
    book = city(tmp_path)
    goals = (*GOALS, {"Kode": "S1", "Sasaran": "Lain", "OPD Pengampu": "OPD-77"})
    own = OWN | {"Realisasi Sendiri": 5}
    book.apply(
        Change(
            {
                "tblSasaranKota": goals,
                "tblIndikatorKota": (
                    indicator("K1") | own,
                    indicator("K1", Sasaran="S9", Target=None) | own,
                    indicator("K3", Sasaran="Akuntabilitas", Peringkat="bintang") | own,
                ),
                "tblDukunganOpd": (
                    {"Kode Sasaran": "S9", "Kode Unit": "OPD-01", "Kode Program": "1"},
                ),
                "tblAnalisisKota": ({"Kode Sasaran": "S8", "Analisis": "1 target"},),
            }
        )
    )
    tabs = ("Sasaran Kota", "IKU Kota", "Dukungan OPD", "Analisis Kota")
    found = [one for one in check_registers(read_snapshot(book)) if one.sheet in tabs]
    assert sorted((one.code, one.sheet, one.value) for one in found) == [
        ("B23", "IKU Kota", "K1"),
        ("D07", "Analisis Kota", "S8"),
        ("D07", "Dukungan OPD", "S9"),
        ("D07", "IKU Kota", "S9"),
        ("D08", "Sasaran Kota", "OPD-77"),
        ("D12", "IKU Kota", "bintang"),
        ("D13", "IKU Kota", "K1"),
        ("D13", "Sasaran Kota", "S1"),
    ]


def test_a_sasaran_without_an_indicator_is_found(tmp_path):
    book = city(tmp_path, indicator("K1") | OWN | {"Realisasi Sendiri": 5})
    [found] = [one for one in check_registers(read_snapshot(book)) if one.code == "D09"]
    assert found.value == "S2"


def test_the_registers_are_filled_from_tables_with_headings_of_other_offices(tmp_path):
    book = city(tmp_path)
    book.apply(Change({"tblSasaranKota": ()}))
    files = {
        "Sasaran Kota.csv": "Kode Sasaran;Misi;Tujuan;Sasaran RPJMD;Perangkat Daerah Pengampu\n"
        "S1;Misi 1;Tujuan 1;Meningkatnya layanan;OPD-01; \n",
        "IKU Kota.csv": "Kode IKU;Kode Sasaran;Indikator Kinerja Utama;Satuan;Target 2024;Realisasi;"
        "Cara;Sumber Data;Tanggal Data\nK1;S1;Opini BPK;Opini;WTP;WTP;nilai sendiri;LHP;30 Mei 2024\n",
        "Dukungan OPD.csv": "Kode Sasaran;Kode OPD;Kode Program;Setuju;Peran\nS1;OPD-01;1.01;ya;inti\n",
        "Analisis Kota.csv": "Kode Sasaran;Analisis;Uraian\nS1;1 target;Tercapai seluruhnya.\n",
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        result = run(book, lambda shot, ctx, p=path: import_tables(shot, ctx, path=p), context(tmp_path))  # fmt: skip
        [table] = result.data["tabel"]
        assert (table["nama"], table["ditambah"]) == (path.stem, 1)
        assert not result.refused, result.findings
    made = results(book)[0]
    assert (made["Realisasi Sendiri"], made["Tanggal Data"]) == ("WTP", date(2024, 5, 30))
    assert book.read("tblDukunganOpd")["tblDukunganOpd"].rows[0]["Disetujui"] == "ya"
