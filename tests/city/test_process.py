"""The process of the city's book: its units are OPD, and it goes on after the packages came in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.city.opd import Opd, package
from tests.city.test_city import city_book, made_up
from tests.steps.office import memory_office

from lkjip import product
from lkjip.actions import BY_NAME
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import Change
from lkjip.errors import LkjipError, UsageError
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.run import run
from lkjip.steps.kernel.snapshot import read_snapshot

NOON = datetime(2025, 1, 2, 12)


class City:
    """A city's book in memory, worked as its commands do."""

    def __init__(self, folder: Path, offices: list[Opd]) -> None:
        self.folder, self.offices = folder, offices
        self.book: MemoryBook = city_book(folder, offices)
        (folder / "forms" / "2024" / "masuk").mkdir(parents=True)
        self.now = NOON

    def do(self, name: str, **given: Any) -> StepResult:
        """Carry out a command a minute later."""
        self.now = self.now.replace(minute=self.now.minute + 1)
        action = BY_NAME[name]
        assert action.step is not None
        context = Context(self.folder, product.templates_for(self.folder), self.now, "Rina")
        return run(self.book, action.step(action.given(given)), context)

    def put(self, name: str, raw: bytes) -> None:
        """Lay a package into the inbox."""
        (self.folder / "forms" / "2024" / "masuk" / name).write_bytes(raw)

    def status(self) -> dict[str, str]:
        """How each OPD stands by the book."""
        rows = self.book.read("tblPengumpulan")["tblPengumpulan"].rows
        return {str(row["Kode Unit"]): str(row["Status"]) for row in rows}

    @property
    def process(self):
        return read_snapshot(self.book).process


@pytest.fixture
def city(tmp_path: Path) -> City:
    made = City(tmp_path, [made_up(1), made_up(2)])
    made.book.apply(Change({"tblProgram": (), "tblIndikator": ()}))
    made.do("rencana", mulai=date(2025, 1, 2))
    return made


def test_a_city_without_programmes_asks_its_opd_by_letter_and_without_forms(city: City) -> None:
    made = city.do("minta")
    out = sorted(path.name for path in (city.folder / "forms" / "2024" / "keluar").iterdir())
    assert out == [
        "Surat_Paket_LKjIP_2024_OPD-01.docx",
        "Surat_Paket_LKjIP_2024_OPD-02.docx",
        "Surel_Paket_LKjIP_2024_OPD-01.eml",
        "Surel_Paket_LKjIP_2024_OPD-02.eml",
    ]
    assert [one["kode"] for one in made.data["unit"]] == ["OPD-01", "OPD-02"]  # type: ignore[index,attr-defined]
    assert city.status() == {"OPD-01": "belum diterima", "OPD-02": "belum diterima"}
    assert city.process.city


def test_packages_that_came_in_wait_for_their_evaluation_and_only_the_others_are_reminded(
    city: City,
) -> None:
    city.do("minta")
    city.put("a.zip", package(city.offices[0]))
    city.do("kirim")
    assert city.status() == {"OPD-01": "diterima, belum dievaluasi", "OPD-02": "belum diterima"}
    reminded = city.do("ingatkan")
    assert [name.split("_")[1] for name in reminded.data["surel"]] == ["OPD-02"]  # type: ignore[attr-defined]
    status = city.do("status").data
    assert status["tindakan"]["perintah"] == "evaluasi_opd"  # type: ignore[index]
    assert [one["no"] for one in status["langkah"]] == list(range(1, 11))  # type: ignore[attr-defined,index]


def test_a_package_stays_counted_after_its_file_left_the_inbox(city: City) -> None:
    city.do("minta")
    city.put("a.zip", package(city.offices[0]))
    city.do("kirim")
    (city.folder / "forms" / "2024" / "masuk" / "a.zip").unlink()
    again = city.do("kirim")
    assert [f.code for f in again.findings] == ["B07"]
    assert city.status()["OPD-01"] == "diterima, belum dievaluasi"
    assert len(city.book.read("tblPaket")["tblPaket"].rows) == 1
    archived = next((city.folder / "forms" / "2024" / "arsip").rglob("*.zip"))
    archived.write_bytes(b"changed")
    assert [f.code for f in city.do("kirim").findings] == ["K27", "B07", "B07"]


def test_the_analysis_of_a_city_has_a_state_of_its_own(city: City) -> None:
    city.do("minta")
    city.put("a.zip", package(city.offices[0]))
    city.do("kirim")
    city.do("analisis")
    assert str(city.process.status(4)) == "berjalan"  # a preview: packages are still awaited


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda one: package(one, version=999), "K26"),
        (lambda one: package(Opd(one.code, one.name, [high(one)], one.budget)), "K26"),
    ],
)
def test_a_version_or_a_capaian_beyond_reason_is_asked_about(city: City, wrong, code) -> None:
    city.do("minta")
    city.put("a.zip", wrong(city.offices[0]))
    assert [f.code for f in city.do("kirim").findings] == [code, "B07"]


def high(office: Opd) -> dict[str, Any]:
    return {**office.capaian[0], "Capaian (%)": 99_000}


def test_an_older_version_that_comes_late_does_not_count(city: City) -> None:
    city.do("minta")
    city.put("a.zip", package(city.offices[0], version=3))
    city.do("kirim")
    city.put("b.zip", package(city.offices[0], version=2))
    assert [f.code for f in city.do("kirim").findings] == ["K25", "B07"]
    assert city.book.read("tblOpd")["tblOpd"].rows[0]["Versi"] == 3


# ---- from the city's draft to the Wali Kota


@pytest.fixture
def drafted(tmp_path: Path) -> City:
    """A city whose draft has been handed in."""
    made = City(tmp_path, [made_up(1)])
    goal = {"Kode": "S1", "Sasaran": "Meningkatnya layanan"}
    own = {"Kode": "K1", "Sasaran": "S1", "Indikator": "Layanan kota", "Satuan": "Layanan"}
    source = {"Target": 10, "Arah": "naik", "Cara": "jumlah", "Sumber": "OPD-01:I001"}
    made.book.apply(
        Change(
            {
                "tblProgram": (),
                "tblIndikator": (),
                "tblSasaranKota": (goal,),
                "tblIndikatorKota": ({**own, **source},),
            }
        )
    )
    made.do("rencana", mulai=date(2025, 1, 2))
    made.do("minta")
    made.put("a.zip", package(made.offices[0]))
    made.do("kirim")
    made.do("evaluasi", unit="OPD-01", keputusan="sesuai")
    made.do("analisis")
    made.do("draf")
    return made


def steps(city: City) -> dict[int, str]:
    return {no: str(city.process.status(no)) for no in (3, 4, 5, 7, 8, 9, 10)}


def papers(city: City) -> set[str]:
    return {path.name for path in (city.folder / "laporan" / "2024").glob("*.docx")}


def _own_head_first(drafted: City) -> None:
    assert steps(drafted) == {
        **dict.fromkeys((3, 4, 5, 7), "selesai"),
        8: "menunggu",
        **dict.fromkeys((9, 10), "belum mulai"),
    }
    drafted.do("evaluasi", keputusan="sesuai")
    assert (steps(drafted)[8], steps(drafted)[9]) == ("selesai", "menunggu")
    assert not drafted.process.finished


def _returned_once_by_the_inspektur(drafted: City) -> None:
    typed = {"Untuk bagian": "Bab III", "Koreksi baru": "Sebut sumber data."}
    drafted.book.apply(Change({"tblCatatanInspektur": (typed,)}))
    drafted.do("reviu", keputusan="tidak-sesuai")
    assert (steps(drafted)[5], steps(drafted)[9]) == ("berjalan", "dikembalikan")
    [passed] = drafted.book.read("tblReviuInspektur")["tblReviuInspektur"].rows
    assert (passed["Keputusan"], passed["Peran menurut SOP"]) == ("tidak sesuai", "Inspektur")
    drafted.do("jawab", nomor=1, jawaban="Sudah disebut.")
    drafted.do("draf")
    drafted.do("evaluasi", keputusan="sesuai")
    drafted.do("reviu", keputusan="sesuai")
    assert (steps(drafted)[9], steps(drafted)[10]) == ("selesai", "menunggu")
    assert {
        "Kertas_Kerja_Reviu_2024.docx",
        "Catatan_Hasil_Reviu_2024.docx",
        "Pernyataan_Telah_Direviu_2024.docx",
    } <= papers(drafted)
    assert "Pernyataan_Reviu_2024.docx" not in papers(drafted)


def _signed_and_dispatched(drafted: City) -> None:
    with pytest.raises(LkjipError, match="Tanda tangan Wali Kota belum dicatat"):
        drafted.do("sampaikan", kepada="Gubernur", tanggal=date(2025, 1, 2), nomor="1")
    signed = {"oleh": "Hadi", "tanggal": date(2025, 1, 2), "nomor": "100/7", "alasan": "contoh"}
    drafted.do("sahkan", **signed)
    assert "LKjIP_2024.docx" in papers(drafted)
    row = drafted.book.read("tblPengesahanKota")["tblPengesahanKota"].rows[0]
    assert (row["Disahkan oleh"], row["Nomor"]) == ("Hadi", "100/7")
    typed = {"Diparaf oleh": "Kepala Bagian Hukum", "Tanggal": date(2025, 1, 2)}
    drafted.book.apply(Change({"tblParaf": (typed,)}))
    drafted.do("paraf")
    assert [one.approver for one in drafted.process.initials] == ["Kepala Bagian Hukum"]
    sent = {"kepada": "Gubernur; Menteri PANRB", "tanggal": date(2025, 1, 2), "nomor": "100/8"}
    data = drafted.do("sampaikan", **sent).data
    assert data["kepada"] == ["Gubernur", "Menteri PANRB"]
    assert (data["batas_hukum"], data["terlambat"]) == ("2025-03-31", False)
    assert drafted.process.finished
    assert set(steps(drafted).values()) == {"selesai"}
    ended = drafted.do("status").data["tindakan"]["teks"]  # type: ignore[index]
    assert ended == "Selesai: laporan kota sudah disampaikan."


def test_the_citys_draft_passes_its_head_the_inspektur_and_the_mayor_and_is_dispatched(
    drafted: City,
) -> None:
    _own_head_first(drafted)
    _returned_once_by_the_inspektur(drafted)
    _signed_and_dispatched(drafted)


@pytest.mark.parametrize("name", ["paraf", "sampaikan", "evaluasi-opd"])
def test_a_section_has_no_such_step(tmp_path: Path, name: str) -> None:
    office = memory_office(tmp_path)
    step = BY_NAME[name].step
    assert step is not None
    with pytest.raises(UsageError, match="tingkat kota"):
        office.step(step(BY_NAME[name].given({})))


def test_the_analysis_names_what_is_doubtful_or_undecided_in_the_citys_registers(
    city: City,
) -> None:
    goals = ({"Kode": "S1", "Sasaran": "Meningkatnya layanan", "OPD Pengampu": "OPD-77"},)
    own = {"Kode": "K1", "Sasaran": "S9", "Indikator": "Layanan kota", "Satuan": "Layanan"}
    source = {"Target": 10, "Arah": "naik", "Cara": "jumlah", "Sumber": "OPD-01:I001"}
    undecided = {"Kode Sasaran": "S1", "Kode Unit": "OPD-01", "Kode Program": "1.01"}
    registers = {"tblSasaranKota": goals, "tblIndikatorKota": ({**own, **source},)}
    city.book.apply(Change({**registers, "tblDukunganOpd": (undecided,)}))
    city.do("minta")
    for office in city.offices:
        city.put(f"{office.code}.zip", package(office))
    city.do("kirim")
    codes = {finding.code for finding in city.do("analisis").findings}
    assert codes == {"D07", "D08", "D09", "D10"}
