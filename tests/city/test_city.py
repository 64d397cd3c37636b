"""City level: packages of all OPD are verified, consolidated, and never guessed about."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from tests.city.opd import Opd, mean, package, published
from tests.city.opd import take as take_in
from tests.mailbox.rooms import mail

from lkjip import product
from lkjip.book.layout import LAYOUT
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import Change
from lkjip.package import read_package
from lkjip.steps.city.figures.money import budget_of
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.run import run
from lkjip.tables.declared.city import OPD


def made_up(number: int) -> Opd:
    rows = [
        {
            "Kode": f"I{i:03d}",
            "Kode Program": "",
            "Indikator": f"Jumlah layanan {i}",
            "Satuan": "Layanan",
            "Target": 10,
            "Realisasi": (number + i) % 11,
            "Status": "angka",
            "Capaian (%)": (number + i) % 11 * 10,
        }
        for i in range(1, 31)
    ]
    budget = [{"Kode": "1", "Pagu": 1000.0 * number, "Realisasi": 400.0 * number}]
    return Opd(f"OPD-{number:02d}", f"Dinas {number:02d}", rows, budget)


def city_book(tmp_path: Path, offices: list[Opd], city: tuple[dict[str, object], ...] = ()):
    book = MemoryBook(LAYOUT, tmp_path / "kota.xlsm")
    settings = tuple(
        {**row, "Nilai": "kota" if row["Kunci"] == "level" else row["Nilai"]}
        for row in LAYOUT.table("tblPengaturan").shipped
    )
    units = tuple(
        {"Kode Unit": o.code, "Unit": o.name, "Kepala": "Kepala", "Email": None, "Aktif": "ya"}
        for o in offices
    )
    book.apply(
        Change({"tblPengaturan": settings, "tblUnit": units, "tblIndikatorKota": list(city)})
    )
    return book


def take(book: MemoryBook, tmp_path: Path, packages: dict[str, bytes]) -> StepResult:
    inbox = tmp_path / "masuk"
    inbox.mkdir(exist_ok=True)
    for name, raw in packages.items():
        (inbox / name).write_bytes(raw)
    context = Context(tmp_path, product.templates_for(tmp_path), datetime(2025, 3, 3, 9), "petugas")
    return run(book, lambda shot, ctx: take_in(shot, ctx, inbox), context)


def altered(raw: bytes) -> bytes:
    """The same zip with one figure of data.json changed after the manifest was written."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "data.json":
                assert b'"Realisasi": ' in data
                data = data.replace(b'"Realisasi": ', b'"Realisasi": 9', 1)
            new.writestr(name, data)
    return target.getvalue()


def test_the_twelve_published_offices_are_consolidated_as_a_recomputation_by_hand_says(tmp_path):
    offices = published()
    assert len(offices) == 12
    book = city_book(tmp_path, offices)
    take(book, tmp_path, {f"{o.code}.zip": package(o) for o in offices})
    rows = {r["Kode Unit"]: r for r in book.read("tblOpd")["tblOpd"].rows}
    for office in offices:
        row = rows[office.code]
        assert row["Status"] == "diterima"
        assert row["Indikator"] == len(office.capaian)
        expected = mean(office)
        assert expected is not None
        assert row["Capaian (%)"] == pytest.approx(float(expected), abs=1e-9)
        pagu = sum(line["Pagu"] for line in office.budget)
        spent = sum(line["Realisasi"] for line in office.budget)
        if office.budget:
            assert row["Pagu (Rp)"] == pytest.approx(pagu)
            assert row["Serapan (%)"] == pytest.approx(spent / pagu * 100)
        else:
            assert row["Pagu (Rp)"] is None
    budgets = [line for o in offices for line in o.budget]
    whole = sum(b["Realisasi"] for b in budgets) / sum(b["Pagu"] for b in budgets) * 100
    total = budget_of(OPD.read(book.read(OPD.name)[OPD.name])).serapan
    assert total is not None
    assert float(total) == pytest.approx(whole)
    inputs = book.read("tblIsianOpd")["tblIsianOpd"].rows
    assert len(inputs) == sum(len(o.capaian) for o in offices)


def test_a_package_that_was_altered_is_refused_and_its_figures_stay_out(tmp_path):
    offices = [made_up(1), made_up(2)]
    book = city_book(tmp_path, offices)
    result = take(
        book,
        tmp_path,
        {"OPD-01.zip": package(offices[0]), "OPD-02.zip": altered(package(offices[1]))},
    )
    assert [f.code for f in result.findings] == ["K20", "B07"]
    assert "sidik tidak cocok" in result.findings[0].message
    rows = {r["Kode Unit"]: r for r in book.read("tblOpd")["tblOpd"].rows}
    assert rows["OPD-01"]["Status"] == "diterima"
    assert rows["OPD-02"]["Status"] == "ditolak"
    assert rows["OPD-02"]["Pagu (Rp)"] is None
    assert {r["Kode Unit"] for r in book.read("tblIsianOpd")["tblIsianOpd"].rows} == {"OPD-01"}


def test_an_office_that_has_not_handed_in_is_named(tmp_path):
    offices = [made_up(1), made_up(2)]
    book = city_book(tmp_path, offices)
    result = take(book, tmp_path, {"a.zip": package(offices[0])})
    assert result.data["belum"] == ["Dinas 02"]
    assert "1 dari 2 OPD" in result.summary


def test_the_newer_version_counts_and_two_of_one_version_are_asked_about(tmp_path):
    office = made_up(1)
    richer = Opd(office.code, office.name, office.capaian[:5], office.budget)
    book = city_book(tmp_path, [office])
    take(book, tmp_path, {"a.zip": package(office, version=1), "b.zip": package(richer, version=2)})
    assert book.read("tblOpd")["tblOpd"].rows[0]["Indikator"] == 5
    result = take(book, tmp_path, {"c.zip": package(office, version=2)})
    assert [f.code for f in result.findings] == ["K21"]
    assert book.read("tblOpd")["tblOpd"].rows[0]["Indikator"] == 5


def test_a_package_of_another_year_or_of_a_stranger_is_refused(tmp_path):
    office = made_up(1)
    book = city_book(tmp_path, [office])
    result = take(
        book,
        tmp_path,
        {"lama.zip": package(office, year=2023), "asing.zip": package(made_up(9))},
    )
    assert sorted(f.code for f in result.findings) == ["B07", "K20", "K22"]


@pytest.mark.parametrize(
    ("way", "unit", "target", "expected", "formula"),
    [
        ("jumlah", "Layanan", 10, Decimal(5), "2 + 3; 5 / 10 × 100"),
        ("rata-rata", "Layanan", 5, Decimal("2.5"), "(2 + 3) / 2; 2,5 / 5 × 100"),
        ("gabungan", "Persen", 50, Decimal(25), "(2 + 3) / (10 + 10) × 100; 25 / 50 × 100"),
        ("rata-rata capaian", "Persen", 50, Decimal(25), "(20 + 30) / 2; 25 / 50 × 100"),
    ],
)
def test_a_city_indicator_has_its_own_target_and_prints_how_it_follows_from_its_sources(
    tmp_path, way, unit, target, expected, formula
):
    offices = [made_up(1), made_up(2)]
    city = (
        {
            "Kode": "KOTA01",
            "Sasaran": "Meningkatnya layanan",
            "Indikator": "Layanan kota",
            "Satuan": unit,
            "Target": target,
            "Arah": "naik",
            "Cara": way,
            "Sumber": "OPD-01:I001; opd-02:i001",
        },
    )
    book = city_book(tmp_path, offices, city)
    take(book, tmp_path, {"a.zip": package(offices[0]), "b.zip": package(offices[1])})
    row = book.read("tblIndikatorKota")["tblIndikatorKota"].rows[0]
    assert Decimal(repr(row["Realisasi"])) == expected
    assert row["Capaian (%)"] == 50
    assert row["Kategori"] == "Sangat Rendah"
    assert row["Rumus yang dipakai"] == formula
    assert row["Sumber"] == "OPD-01:I001; opd-02:i001"


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian"),
    [("BB", "A", 100), ("A (80,50)", "BB (79,39)", pytest.approx(98.62, abs=0.01))],
)
def test_the_rank_of_a_single_source_is_taken_whole(tmp_path, target, realisasi, capaian):
    office = made_up(1)
    rows = [{**office.capaian[0], "Satuan": "Predikat", "Target": target, "Realisasi": realisasi}]
    city = (
        {
            "Kode": "K1",
            "Indikator": "Predikat SAKIP",
            "Satuan": "Predikat",
            "Target": target,
            "Arah": "naik",
            "Cara": "nilai",
            "Sumber": "OPD-01:I001",
        },
    )
    book = city_book(tmp_path, [office], city)
    ranked = Opd(office.code, office.name, rows, office.budget)
    assert take(book, tmp_path, {"a.zip": package(ranked)}).findings == ()
    row = book.read("tblIndikatorKota")["tblIndikatorKota"].rows[0]
    assert (row["Realisasi"], row["Capaian (%)"]) == (realisasi, capaian)
    assert "OPD-01:I001" in row["Rumus yang dipakai"]


def test_a_city_indicator_whose_source_is_missing_stays_blank_with_a_finding(tmp_path):
    office = made_up(1)
    city = (
        {"Kode": "K1", "Indikator": "X", "Target": 5, "Cara": "jumlah", "Sumber": "OPD-77:I001"},
    )
    book = city_book(tmp_path, [office], city)
    result = take(book, tmp_path, {"a.zip": package(office)})
    assert [f.code for f in result.findings] == ["B06"]
    assert book.read("tblIndikatorKota")["tblIndikatorKota"].rows[0]["Realisasi"] is None


def test_forty_offices_are_taken_in_whole(tmp_path):
    offices = [made_up(n) for n in range(1, 41)]
    book = city_book(tmp_path, offices)
    result = take(book, tmp_path, {f"{o.code}.zip": package(o) for o in offices})
    assert result.findings == ()
    assert len(book.read("tblIsianOpd")["tblIsianOpd"].rows) == 1200
    assert [row["Kode Unit"] for row in book.read("tblOpd")["tblOpd"].rows] == [
        office.code for office in offices
    ]


def spoilt(raw: bytes, method: int, damage: bytes) -> bytes:
    """A package whose parts claim a method that their bytes do not follow."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as given, zipfile.ZipFile(stream, "w", method) as made:
        for name in given.namelist():
            made.writestr(name, given.read(name))
    data = bytearray(stream.getvalue())
    at = 30 + data[26] + 256 * data[27]
    data[at + 4 : at + 4 + len(damage)] = damage
    return bytes(data)


def with_a_part_whose_name_is_no_text(raw: bytes) -> bytes:
    """A package with one more part; its name says that it is UTF-8 and is not."""
    stream = BytesIO(raw)
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr("a§§.txt", b"x")
    return stream.getvalue().replace("§§".encode(), b"\xff\xfe\xff\xfe")


def with_data(raw: bytes, old: bytes, new: bytes) -> bytes:
    """A package rebuilt with other data, its manifest in agreement."""
    package = read_package(raw)
    data = json.dumps(dict(package.data)).encode()
    assert old in data
    parts = {**package.parts, "data.json": data.replace(old, new, 1)}
    stream = BytesIO()
    listed = {
        name: {"sha256": hashlib.sha256(part).hexdigest(), "ukuran": len(part)}
        for name, part in parts.items()
    }
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("manifest.json", json.dumps({**package.manifest, "berkas": listed}))
        for name, part in parts.items():
            made.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize(
    "broken",
    [
        lambda raw: spoilt(raw, zipfile.ZIP_LZMA, b"\xff" * 12),
        lambda raw: spoilt(raw, zipfile.ZIP_BZIP2, b"\xff" * 12),
        lambda raw: raw.replace(b"manifest.json", b"manifest\xff\xfe\xfd\xfc\xfb"),
        with_a_part_whose_name_is_no_text,
        lambda raw: with_data(raw, b'": "', b'": "\\ud800'),
        lambda raw: with_data(raw, b'": "', b'": "' + b"x" * 40_000),
    ],
)
def test_a_broken_package_is_named_and_the_others_are_taken_in(tmp_path, broken):
    offices = [made_up(1), made_up(2)]
    packages = {"a.zip": broken(package(offices[0])), "b.zip": package(offices[1])}
    book = city_book(tmp_path, offices)
    (tmp_path / "masuk" / "folder.zip").mkdir(parents=True)
    result = take(book, tmp_path, packages)
    assert result.data["ditolak"] == ["a.zip", "folder.zip"]
    refused = [f for f in result.findings if f.code == "K20"]
    assert [f.file for f in refused] == ["a.zip", "folder.zip"]


# ---- packages in mails


@pytest.mark.parametrize(
    ("sender", "taken"),
    [("dinas01@kota.example", True), ("orang@lain.example", False), ("", False)],
)
def test_a_package_in_a_mail_counts_only_from_its_opds_own_address(
    tmp_path: Path, sender: str, taken: bool
) -> None:
    office = made_up(1)
    book = city_book(tmp_path, [office])
    unit = {"Kode Unit": office.code, "Unit": office.name, "Kepala": "Kepala", "Aktif": "ya"}
    book.apply(Change({"tblUnit": ({**unit, "Email": "dinas01@kota.example"},)}))
    letter = mail(sender, files=[("Paket_LKjIP.zip", package(office))]).as_bytes()
    result = take(book, tmp_path, {"paket.eml": letter})
    codes = [finding.code for finding in result.findings if finding.code in ("K24", "B07")]
    assert codes == ([] if taken else ["K24", "B07"])
    saved = {"Paket_LKjIP.zip": package(office)}  # the cure: the office saves it by hand
    assert "B07" not in [finding.code for finding in take(book, tmp_path, saved).findings]
