"""The published tables: what offices printed is reproduced, and their slips are found.

The share is taken of the rows whose three figures can be read, whose note does not say MISMATCH,
and whose capaian is defined (a zero target of a higher-better indicator has none). How a printed
value is compared is written here anew, not borrowed from the code under test.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip.measure.cross_checks.budget import Pos, periksa_serapan
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.plain_table.table import hitung_csv

SELISIH_DILAPORKAN = re.compile(r"\[(C01|C02|C08)\]")


@pytest.fixture(scope="module")
def baris(acuan: Path) -> list[dict[str, str]]:
    berkas = sorted((acuan / "published").glob("*.csv"))
    assert berkas
    return [b for path in berkas for b in hitung_csv(path)]


def angka_tercetak(teks: str) -> Decimal | None:
    return baca_angka(teks).nilai


def satuan_terakhir(teks: str) -> Decimal:
    """One unit of the last printed digit; ",00" is a format."""
    desimal = re.search(r",(\d+)", teks)
    digit = desimal.group(1) if desimal and desimal.group(1).strip("0") else ""
    return Decimal(1).scaleb(-len(digit))


def tercapai(b: dict[str, str], tercetak: Decimal) -> bool:
    x, satuan = Decimal(b["capaian"]), satuan_terakhir(b["capaian_published"])
    return any(abs(y - tercetak) <= satuan for y in (x, x / 100, min(x, Decimal(100))))


def bandingkan(baris: list[dict[str, str]]) -> tuple[int, list[dict[str, str]]]:
    jumlah, gagal = 0, []
    for b in baris:
        tercetak = angka_tercetak(b["capaian_published"])
        if tercetak is None or "MISMATCH" in b["note"] or "[C04]" in b["catatan"]:
            continue
        if not (b["target_nilai"] and b["realisasi_nilai"]):
            continue
        jumlah += 1
        if not b["capaian"] or not tercapai(b, tercetak):
            gagal.append(b)
    return jumlah, gagal


def test_at_least_99_5_percent_of_what_offices_printed_is_reproduced(
    baris: list[dict[str, str]],
) -> None:
    jumlah, gagal = bandingkan(baris)
    assert jumlah > 700
    assert len(gagal) / jumlah <= 0.005, [(b["target"], b["realisasi"]) for b in gagal]


def test_every_row_marked_as_a_mismatch_gets_a_finding(baris: list[dict[str, str]]) -> None:
    bertanda = [b for b in baris if "MISMATCH" in b["note"]]
    assert len(bertanda) >= 8
    tanpa = [b["indikator"] for b in bertanda if not b["catatan"]]
    assert tanpa == []


def test_at_most_one_percent_of_the_other_rows_are_called_a_mismatch(
    baris: list[dict[str, str]],
) -> None:
    lain = [b for b in baris if "MISMATCH" not in b["note"]]
    alarm = [b for b in lain if SELISIH_DILAPORKAN.search(b["catatan"])]
    assert len(alarm) / len(lain) <= 0.01


def test_every_row_without_a_capaian_says_why(baris: list[dict[str, str]]) -> None:
    assert [b["indikator"] for b in baris if not b["capaian"] and not b["catatan"]] == []


def test_no_capaian_is_negative(baris: list[dict[str, str]]) -> None:
    assert min(Decimal(b["capaian"]) for b in baris if b["capaian"]) >= 0


def test_the_budgets_of_jombang_hold_the_three_known_slips(acuan: Path) -> None:
    nama = "anggaran_jombang_inspektorat_2022_t313.csv"
    with (acuan / "budgets" / nama).open(encoding="utf-8", newline="") as berkas:
        tabel = list(csv.DictReader(berkas))
    salah = []
    for b in tabel:
        pagu, realisasi = (baca_angka(b[k], satuan="Rp").nilai for k in ("pagu", "realisasi"))
        assert pagu is not None and realisasi is not None
        pos = Pos(b["program_kegiatan"], pagu, realisasi)
        if periksa_serapan(b["persen_published"], pos):
            salah.append(b["persen_published"])
    assert salah == ["87,2", "70,16", "84,01"]
