"""Evidence that is too much for one package: its packages are named, asked for, and whole."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.city.opd import package
from tests.city.test_city import city_book, made_up, take

from lkjip.book.memory_book import MemoryBook
from lkjip.errors import FolderError
from lkjip.package import PackageFormatError, read_package
from lkjip.steps.handover import volumes
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.parts import PartOfPackage
from lkjip.steps.handover.volumes import FORMAT, Volume, located, named, split_evidence

KB = 1024
OFFICE = made_up(1)
HEAD = {"tahun": 2024, "unit_kerja": OFFICE.name, "versi_draf": 1}
REPORT = PartOfPackage("LKjIP_2024.docx", b"laporan", "Laporan akhir yang disahkan")


def evidence(count: int, size: int = KB) -> list[PartOfPackage]:
    return [
        PartOfPackage(f"bukti/SB-PEM/{n}.pdf", bytes([n]) * size, f"Bukti IK0{n}")
        for n in range(1, count + 1)
    ]


def split(
    parts: list[PartOfPackage],
) -> tuple[tuple[PartOfPackage, ...], tuple[Volume, ...]]:
    return split_evidence(parts, "2024_Bagian_v1", HEAD, lambda manifest: "")


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package takes 2.5 KiB instead of 240 MiB."""
    monkeypatch.setattr(volumes, "MOST_BYTES", 5 * KB // 2)


@pytest.mark.usefixtures("little_room")
def test_every_file_is_in_exactly_one_package_and_the_list_says_in_which() -> None:
    parts = [REPORT, *evidence(5)]
    kept, apart = split(parts)
    assert kept == (REPORT,)
    held = [read_package(one.raw, FORMAT).parts for one in apart]
    assert [len(one) - 1 for one in held] == [2, 2, 1], "data.json lies in each"
    there = {name: raw for one in held for name, raw in one.items() if name != "data.json"}
    assert there == {one.name: one.raw for one in parts[1:]}
    words = {one.name: one.words for one in located(parts, apart)}
    assert words[REPORT.name] == REPORT.words
    for one in apart:
        assert words[one.name] == f"{len(one.holds)} berkas bukti, diserahkan bersama paket ini"
        assert all(f"(di dalam {one.name})" in words[name] for name in one.holds)


def test_what_fits_stays_in_one_package() -> None:
    assert split([REPORT, *evidence(5)]) == ((REPORT, *evidence(5)), ())


def test_more_files_than_a_reader_takes_are_split_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "MOST_FILES", 3)
    _, apart = split([REPORT, *evidence(5)])
    assert [len(one.holds) for one in apart] == [3, 2]


@pytest.mark.usefixtures("little_room")
def test_a_report_that_is_too_large_by_itself_is_refused_with_the_limit() -> None:
    with pytest.raises(FolderError, match="melebihi batas satu paket"):
        split([replace(REPORT, raw=bytes(3 * KB)), *evidence(1)])


@pytest.mark.usefixtures("little_room")
def test_a_package_of_evidence_is_no_package_of_an_office() -> None:
    _, (one, *_) = split([REPORT, *evidence(3)])
    with pytest.raises(PackageFormatError) as told:
        Contents.read(one.raw)
    assert told.value.found == FORMAT


@pytest.fixture
def apart(little_room: None) -> tuple[Volume, ...]:
    return split([REPORT, *evidence(3)])[1]


def main_package(apart: tuple[Volume, ...], version: int = 1) -> bytes:
    contents, whole = Contents.read(package(OFFICE, version=version))
    parts = {name: raw for name, raw in whole.parts.items() if name != "data.json"}
    return replace(contents, evidence_apart=named(apart)).write(parts)


def told(book: MemoryBook) -> dict[str, str]:
    return {str(r["Berkas"]): str(r["Hasil"]) for r in book.read("tblPaket")["tblPaket"].rows}


def codes(book: MemoryBook) -> list[str]:
    rows = book.read("tblTemuan")["tblTemuan"].rows
    return sorted(str(row["Kode"]) for row in rows if str(row["Kode"]) in ("K20", "K30", "K31"))


def test_evidence_counts_whenever_it_comes(tmp_path: Path, apart: tuple[Volume, ...]) -> None:
    book = city_book(tmp_path, [OFFICE])
    first, second = apart
    take(book, tmp_path, {first.name: first.raw})
    assert told(book) == {first.name: "tidak dipakai"} and codes(book) == ["K31"]
    take(book, tmp_path, {"Paket_LKjIP.zip": main_package(apart)})
    assert told(book) == {first.name: "bukti diterima", "Paket_LKjIP.zip": "diterima"}
    assert codes(book) == ["K30"], "the second one is still out"
    take(book, tmp_path, {second.name: second.raw})
    assert told(book)[second.name] == "bukti diterima" and codes(book) == []
    digest = hashlib.sha256(second.raw).hexdigest()
    kept = tmp_path / "forms" / "2024" / "arsip" / digest[:2] / f"{digest}.zip"
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    (tmp_path / "masuk" / second.name).unlink()
    take(book, tmp_path, {})
    assert codes(book) == ["K30"], "what changed in the archive is asked for again"


def test_altered_or_foreign_evidence_is_never_taken_for_what_was_named(
    tmp_path: Path, apart: tuple[Volume, ...]
) -> None:
    first, second = apart
    _, (foreign, *_) = split([REPORT, *reversed(evidence(3))])
    book = city_book(tmp_path, [OFFICE])
    given = {
        "Paket.zip": main_package(apart),
        first.name: foreign.raw,
        second.name: second.raw[:-9],
    }
    take(book, tmp_path, given)
    results = told(book)
    assert results[first.name] == "tidak dipakai" and results[second.name] == "ditolak"
    assert codes(book) == ["K20", "K30", "K31"]
    [row] = [row for row in book.read("tblTemuan")["tblTemuan"].rows if row["Kode"] == "K30"]
    assert first.name in str(row["Pesan"]) and second.name in str(row["Pesan"])


def test_a_folder_of_many_named_packages_makes_one_finding(tmp_path: Path) -> None:
    many = tuple(Volume(f"Bukti_{n}.zip", bytes([n]), frozenset()) for n in range(200))
    book = city_book(tmp_path, [OFFICE])
    take(book, tmp_path, {"Paket.zip": main_package(many)})
    assert codes(book) == ["K30"]
