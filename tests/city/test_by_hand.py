"""OPD without this program, and drafts that cannot be examined: named, and no other is stopped."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from tests.city.opd import package
from tests.city.test_city import made_up
from tests.city.test_process import City
from tests.city.test_round_trip import city_with

from lkjip.errors import LkjipError
from lkjip.steps.handover.contents import UNVERIFIED, Contents
from lkjip.tables.declared.registers import SettingRow


@pytest.fixture
def city(tmp_path: Path) -> City:
    return city_with(tmp_path, made_up(1), made_up(2))


def report(folder: Path, name: str = "LKjIP Dinas.docx") -> str:
    stream = BytesIO()
    docx.Document().save(stream)
    path = folder / name
    path.write_bytes(stream.getvalue())
    return str(path)


TABLE = """kode,indikator,satuan,target,realisasi
IK1,Jumlah layanan,Layanan,10,5
IK2,Indeks kepuasan,Indeks,80,88
"""


def test_a_report_by_hand_counts_as_a_package_without_verified_data(city: City) -> None:
    table = city.folder / "data.csv"
    table.write_text(TABLE, encoding="utf-8")
    given = {"unit": "OPD-01", "berkas": report(city.folder), "data": str(table)}
    city.do("serahan", **given, pagu=1000, realisasi=400)
    assert city.status()["OPD-01"] == "diterima, belum dievaluasi"
    row = city.book.read("tblOpd")["tblOpd"].rows[0]
    assert (row["Pagu (Rp)"], row["Serapan (%)"], row["Indikator"]) == (1000, 40, 2)
    assert str(row["Keterangan"]).startswith(UNVERIFIED)
    assert row["Bagian Kosong"] is None, "nothing is said about a draft that was not examined"
    inputs = city.book.read("tblIsianOpd")["tblIsianOpd"].rows
    assert [(r["Kode"], r["Capaian (%)"]) for r in inputs] == [("IK1", 50), ("IK2", 110)]
    unpacked = city.folder / "forms" / "2024" / "opd" / "OPD-01" / "v1"
    assert [path.name for path in unpacked.iterdir()] == ["LKjIP Dinas.docx"]
    again = city.do("kirim")
    assert [f.code for f in again.findings] == ["B07"], "only the other OPD is awaited"


def test_a_second_report_by_hand_is_the_next_version_and_is_evaluated_like_any(city: City) -> None:
    for name in ("satu.docx", "dua.docx"):
        city.do("serahan", unit="Dinas 01", berkas=report(city.folder, name))
    assert city.book.read("tblOpd")["tblOpd"].rows[0]["Versi"] == 2
    city.do("evaluasi", unit="OPD-01", keputusan="sesuai")
    assert city.status()["OPD-01"] == "sesuai"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"unit": "OPD-77"}, "OPD-77"),
        ({"berkas": "tidak_ada.docx"}, "tidak dapat dibaca"),
        ({"berkas": "teks.docx"}, "bukan dokumen Word"),
        ({"berkas": "teks.txt"}, "bukan dokumen Word"),
        ({"pagu": 5}, "pagu dan realisasi"),
        ({"pagu": 5, "realisasi": -1}, "pagu dan realisasi"),
    ],
)
def test_something_else_is_refused_and_changes_nothing(
    city: City, given: dict[str, object], words: str
) -> None:
    for name in ("teks.docx", "teks.txt"):
        (city.folder / name).write_text("bukan laporan", encoding="utf-8")
    right: dict[str, object] = {"unit": "OPD-01", "berkas": report(city.folder)}
    if isinstance(given.get("berkas"), str):
        given = {**given, "berkas": str(city.folder / str(given["berkas"]))}
    with pytest.raises(LkjipError) as refused:
        city.do("serahan", **(right | given))
    assert words in refused.value.message
    assert city.status()["OPD-01"] == "belum diterima"


def with_draft(number: int, draft: bytes) -> bytes:
    """A package whose settings came along, with this draft."""
    contents, _ = Contents.read(package(made_up(number)))
    full = replace(contents, settings=(SettingRow(key="tahun", value=Decimal(2024)),))
    return full.write({"LKjIP_2024_draf_v1.docx": draft, "../jahat.docx": b"PK"})


def test_a_draft_that_cannot_be_read_is_named_and_its_figures_count(city: City) -> None:
    city.put("a.zip", with_draft(1, b"PK bukan dokumen"))
    city.put("b.zip", package(made_up(2)))
    result = city.do("kirim")
    assert [(f.code, f.unit) for f in result.findings] == [("K29", "OPD-01")]
    assert set(city.status().values()) == {"diterima, belum dievaluasi"}
    assert city.book.read("tblOpd")["tblOpd"].rows[0]["Indikator"] == 30
    written = list(city.folder.rglob("jahat.docx"))
    assert written == [], "a name that leads out of the folder is no document"
    assert [f.code for f in city.do("kirim").findings] == ["K29"], "said as long as it holds"
