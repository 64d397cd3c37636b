"""``demo --kota`` plays the city's year on the published tables, and its figures hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.reference import BUDGETS, PUBLISHED, read_table

from lkjip import cli, product
from lkjip.book.file_book import FileBook
from lkjip.demo.city.offices import FOLDER, example_offices, rows_of
from lkjip.demo.city.play import LATE, RETURNED, play_city
from lkjip.demo.stage import Play
from lkjip.progress import silent
from lkjip.steps.handover.contents import UNVERIFIED

NUMBERS = {  # the number of an OPD's table in the source
    "DLH": "11", "DISHUB": "20", "DISKOMINFO": "21", "DPMPTSP": "23", "SETWAN": "35", "SETDA": "36",
    "ITDA": "37", "BPPKAD": "39", "BKPSDM": "40", "KEC-KADEMANGAN": "43", "KEC-KEDOPOK": "44",
    "KEC-WONOASIH": "45",
}  # fmt: skip
FEW = ("ITDA", "BPPKAD", LATE)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in FileBook(folder / product.BOOK.name).read(table)[table].rows]


def by_code(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    return {str(row.get("Kode Unit") or row["Kode"]): row for row in rows(folder, table)}


def printed(text: str) -> Decimal | None:
    """A figure of the source, by plain means: ``"93,98%"``, ``"4 Laporan"``, ``"3.066"``."""
    found = re.match(r"[\d.,]+", text)
    if found is None:
        return None
    digits = found.group().rstrip(".,")
    whole = re.fullmatch(r"\d{1,3}(\.\d{3})+", digits)
    return Decimal(digits.replace(".", "").replace(",", ".") if whole or "," in digits else digits)


def realisasi(row: dict[str, str]) -> Decimal | None:
    quarters = [Decimal(row[name].rstrip(" %")) for name in ("TW I", "TW II") if row[name]]
    if not quarters:
        return None
    return sum(quarters, Decimal(0)) if row["Akumulasi"] == "jumlah" else quarters[-1]


# ---- what is shipped


@pytest.mark.parametrize("code", NUMBERS)
def test_every_shipped_figure_is_the_one_that_was_published(code: str) -> None:
    [path] = PUBLISHED.glob(f"prob2024tw2_{NUMBERS[code]}_*.csv")
    source = read_table(path)
    shipped = [row for row in rows_of(FOLDER / "indikator.csv") if row["OPD"] == code]
    assert len(source) - len(shipped) == (2 if code == "BPPKAD" else 0)  # two have no target
    for row in shipped:
        there = source[int(row["Kode"][1:]) - 1]
        assert Decimal(row["Target"].rstrip(" %")) == printed(there["target"])
        if there["realisasi"]:
            assert realisasi(row) == printed(there["realisasi"])
        elif row["Status"] == "angka":  # the row's column is printed in its quarters only
            assert f"TW II={str(realisasi(row)).replace('.', ',')}" in there["note"]


def test_only_three_offices_have_a_published_budget_and_no_other_is_given_one() -> None:
    shipped = [row for row in rows_of(FOLDER / "program.csv") if row["Pagu"]]
    assert {row["OPD"] for row in shipped} == {"SETWAN", "SETDA", "ITDA"}
    published = [int(row["pagu"].split(",")[0].replace(".", "")) for row in _leaves()]
    assert sorted(int(row["Pagu"]) for row in shipped) == sorted(published)


def _leaves() -> Iterator[dict[str, str]]:
    for path in sorted(BUDGETS.glob("anggaran_prob2024tw2_*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if len(row["kode"].strip(". ").split(".")) == 6:
                    yield row


def test_every_text_that_nobody_published_says_that_it_is_an_example() -> None:
    for name in ("analisis_kota.csv", "laporan.csv", "jawaban_reviu.csv"):
        for row in rows_of(FOLDER / name):
            assert "contoh" in str(row).casefold(), row


# ---- a small city


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year of a city with three OPD: one returned, one by hand, one late."""
    folder = tmp_path_factory.mktemp("kota")
    chosen = [office for office in example_offices() if office.code in FEW]
    play_city(Play(folder), silent, chosen)
    return folder


def test_all_steps_of_the_city_are_done_but_the_one_it_does_not_use(small: Path) -> None:
    states = [row["Keadaan"] for row in rows(small, "tblRencana")]
    assert [state for state in states if state != "tidak dipakai"] == ["selesai"] * 9


def test_what_was_returned_came_again_with_its_answers(small: Path) -> None:
    row = by_code(small, "tblOpd")["ITDA"]
    assert (row["Versi"], row["Koreksi"], row["Koreksi Dijawab"]) == (2, 1, 1)
    own = rows(small / "opd" / "ITDA", "tblPaket")
    assert [one["Hasil"] for one in own] == ["dikirim", "dikembalikan", "dikirim", "sesuai"]
    assert (small / "forms/2024/opd/ITDA/v2/LKjIP_2024_draf_v2.docx").is_file()


def test_who_was_late_is_late_and_who_corrected_in_time_is_not(small: Path) -> None:
    late = {
        code: row["Terlambat (hari kerja)"]
        for code, row in by_code(small, "tblPengumpulan").items()
    }
    assert late == {"ITDA": None, "BPPKAD": None, LATE: 3}


def test_figures_that_nobody_checked_are_marked(small: Path) -> None:
    assert str(by_code(small, "tblOpd")["BPPKAD"]["Keterangan"]).startswith(UNVERIFIED)


def test_the_signed_report_and_its_papers_are_there(small: Path) -> None:
    made = {path.name for path in (small / "laporan" / "2024").glob("*.docx")}
    assert {
        "LKjIP_2024.docx",
        "Disposisi_ITDA_2024.docx",
        "Kertas_Kerja_Reviu_2024.docx",
        "Pernyataan_Telah_Direviu_2024.docx",
    } <= made


# ---- the whole city


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command leaves."""
    folder = tmp_path_factory.mktemp("kota") / "contoh"
    assert cli.main(["demo", "--kota", "--folder", str(folder)]) == 0
    return folder


@pytest.mark.slow_stage
def test_twelve_offices_hand_in_and_every_figure_equals_a_recomputation(whole: Path) -> None:
    opd = by_code(whole, "tblOpd")
    assert {row["Status"] for row in opd.values()} == {"sesuai"} and len(opd) == 12
    assert {code for code, row in opd.items() if row["Versi"] == 2} == set(RETURNED)
    spent = {code: [Decimal(0), Decimal(0)] for code in ("SETWAN", "SETDA", "ITDA")}
    for row in rows_of(FOLDER / "program.csv"):
        if row["Pagu"]:
            spent[row["OPD"]][0] += Decimal(row["Pagu"])
            spent[row["OPD"]][1] += Decimal(row["Realisasi"])
    for code, (pagu, done) in spent.items():
        assert (opd[code]["Pagu (Rp)"], opd[code]["Realisasi (Rp)"]) == (pagu, done)
        assert opd[code]["Serapan (%)"] == pytest.approx(float(done / pagu * 100))
    inputs = {(row["Kode Unit"], row["Kode"]): row for row in rows(whole, "tblIsianOpd")}
    shipped = rows_of(FOLDER / "indikator.csv")
    assert len(inputs) == len(shipped)
    for row in shipped:
        given, done = inputs[row["OPD"], row["Kode"]], realisasi(row)
        target = Decimal(row["Target"].rstrip(" %"))
        if done is None or not target:
            assert given["Capaian (%)"] is None
        else:
            assert given["Capaian (%)"] == pytest.approx(float(done / target * 100))


def recomputed() -> dict[str, tuple[str, Decimal | None]]:
    """Each indicator of the city with its sasaran and capaian, by plain arithmetic."""
    known = {(row["OPD"], row["Kode"]): row for row in rows_of(FOLDER / "indikator.csv")}
    found: dict[str, tuple[str, Decimal | None]] = {}
    for row in rows_of(FOLDER / "iku_kota.csv"):
        sources = [tuple(one.split(":")) for one in row["Sumber"].split("; ") if one]
        figures = [(realisasi(known[one]), Decimal(known[one]["Target"])) for one in sources]  # type: ignore[index]
        live = [(done, target) for done, target in figures if done is not None]
        if row["Status"] == "belum rilis":
            found[row["Kode"]] = row["Sasaran"], None
            continue
        if row["Cara"] == "nilai sendiri":
            done = Decimal(row["Realisasi Sendiri"].replace(",", "."))
        elif row["Cara"] == "rata-rata capaian":
            done = sum((d / t * 100 for d, t in live), Decimal(0)) / len(live)
        else:
            done = sum((d for d, _ in live), Decimal(0))
        capaian = done / Decimal(row["Target"].replace(",", ".")) * 100
        found[row["Kode"]] = row["Sasaran"], capaian
    return found


@pytest.mark.slow_stage
def test_every_indicator_of_the_city_equals_a_recomputation(whole: Path) -> None:
    city = by_code(whole, "tblIndikatorKota")
    for code, (_, capaian) in recomputed().items():
        shown = city[code]["Capaian (%)"]
        assert shown is None if capaian is None else shown == pytest.approx(float(capaian)), code


@pytest.mark.slow_stage
def test_the_signed_report_prints_the_recomputed_totals(whole: Path) -> None:
    document = Document(str(whole / "laporan" / "2024" / "LKjIP_2024.docx"))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    text = "\n".join([*(one.text for one in document.paragraphs), *cells])
    spent = [row for row in rows_of(FOLDER / "program.csv") if row["Pagu"]]
    pagu = sum(Decimal(row["Pagu"]) for row in spent)
    done = sum(Decimal(row["Realisasi"]) for row in spent)
    money = [f"Rp{amount:,}".replace(",", ".") for amount in (pagu, done, pagu - done)]
    goals: dict[str, list[Decimal]] = {}
    for goal, capaian in recomputed().values():
        goals.setdefault(goal, []).extend([] if capaian is None else [capaian])
    means = [sum(one, Decimal(0)) / len(one) for one in goals.values()]
    shares = [
        f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP)}%".replace(".", ",")
        for value in (*means, done / pagu * 100)
    ]
    assert [one for one in (*money, *shares) if one not in text] == []
