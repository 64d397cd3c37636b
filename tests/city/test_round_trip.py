"""Two books: a section's package goes to the city, comes back with corrections, and goes again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from tests.city.opd import Opd, package
from tests.city.test_city import made_up
from tests.city.test_process import City
from tests.steps.office import DUE, Office, memory_office

from lkjip.actions import BY_NAME
from lkjip.book.port import Change
from lkjip.errors import LkjipError, UsageError
from lkjip.intake.archive import archive_path, sha256
from lkjip.package import read_package
from lkjip.report.reviu.checklist import ItemAnswer
from lkjip.steps.decide.decide import CONFORMING, decide_reviu
from lkjip.steps.decide.from_file import decide_from_file
from lkjip.steps.draft.examine import examine
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.send import send
from lkjip.steps.handover.verdict import Verdict
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.steps.seals.files import file_findings
from lkjip.tables.declared.city_evaluation import OPD_DECISIONS

TWO = ("Lengkapi Bab I.", "Jelaskan serapan yang rendah.")
SENT = date(2025, 1, 24)


@pytest.fixture(scope="module")
def section(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A section's book whose package went out; each test goes on where the last one left it."""
    office = memory_office(tmp_path_factory.mktemp("bagian")).analysed()
    for step in (write_draft, partial(decide_reviu, decision=CONFORMING), send):
        office.step(step, SENT)
    return office


def parcel(office: Office) -> Path:
    """The newest package of the section."""
    return max((office.folder / "laporan" / "2024").glob("Paket_*.zip"))


def city_with(folder: Path, *offices: Opd) -> City:
    city = City(folder, list(offices))
    city.book.apply(Change({"tblProgram": (), "tblIndikator": ()}))
    city.do("rencana", mulai=date(2025, 1, 2))
    city.do("minta")
    return city


def draft_as_seen(city: City) -> tuple[object, ...]:
    row = city.book.read("tblOpd")["tblOpd"].rows[0]
    return row["Bagian Kosong"], row["Temuan Draf"], row["Butir Tidak"]


def draft_as_its_own_book_sees_it(office: Office) -> tuple[object, ...]:
    seen = examine(office.shot(), office.context(SENT))
    gaps = [one for one in seen.findings if one.code in ("L04", "L06")]
    answers = [item.answer for item in seen.items]
    return len(gaps), len(seen.findings) - len(gaps), answers.count(ItemAnswer.NO)


def notes(city: City, *lines: str) -> str:
    path = city.folder / "catatan.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_a_package_goes_to_the_city_comes_back_with_corrections_and_goes_again(
    section: Office, tmp_path: Path
) -> None:
    city = city_with(tmp_path, Opd("PEM", "Bagian Pemerintahan", [], []))
    city.now = datetime(2025, 1, 27, 9)
    city.put("satu.zip", parcel(section).read_bytes())
    city.do("kirim")
    assert draft_as_seen(city) == draft_as_its_own_book_sees_it(section)
    unpacked = city.folder / "forms" / "2024" / "opd" / "PEM" / "v1"
    assert sorted(path.name for path in unpacked.iterdir()) == [
        "LKjIP_2024_draf_v1.docx",
        "Lembar_Reviu.docx",
    ]
    made = city.do(
        "evaluasi", unit="PEM", keputusan="tidak-sesuai", catatan=notes(city, *TWO)
    ).data["evaluasi"]
    back = Path(made[0]["berkas"])  # type: ignore[index]
    assert back.name == "Koreksi_PEM_v1.zip"
    assert city.status() == {"PEM": "dikembalikan"}
    assert sorted(path.name for path in back.parent.iterdir()) == [
        "Koreksi_PEM_v1.zip",
        "Nota_Dinas_Koreksi_PEM_v1.docx",
        "Surel_Koreksi_PEM_v1.eml",
    ]

    section.step(partial(decide_from_file, file=str(back)), date(2025, 1, 28))
    assert [one.description for one in section.shot().process.open_corrections] == list(TWO)
    assert str(section.shot().process.status(8)) == "dikembalikan"
    for number in (1, 2):
        answer = partial(answer_correction, number=number, answer=f"Sudah {number}.")
        section.step(answer, date(2025, 1, 28), 10)
    for step in (write_draft, partial(decide_reviu, decision=CONFORMING), send):
        section.step(step, date(2025, 1, 29))

    again = parcel(section)
    assert Contents.read(again.read_bytes())[0].answers_to == sha256(back.read_bytes())
    city.now = datetime(2025, 1, 30, 9)
    city.put("dua.zip", again.read_bytes())
    assert [f.code for f in city.do("kirim").findings] == []
    answered = city.book.read("tblKoreksiOpd")["tblKoreksiOpd"].rows
    assert [row["Jawaban OPD"] for row in answered] == ["Sudah 1.", "Sudah 2."]
    compared = city.book.read("tblOpd")["tblOpd"].rows[0]
    assert (compared["Koreksi"], compared["Koreksi Dijawab"]) == (2, 2)
    assert city.status() == {"PEM": "diterima, belum dievaluasi"}
    [said] = city.do("evaluasi", unit="PEM", keputusan="sesuai").data["evaluasi"]  # type: ignore[misc]
    assert city.status() == {"PEM": "sesuai"}
    assert [str(city.process.status(no)) for no in (3, 7)] == ["selesai", "selesai"]

    section.step(partial(decide_from_file, file=said["berkas"]), date(2025, 1, 31))
    assert section.shot().process.finished
    where = replace(section.context(date(2025, 1, 31)), book=None)
    assert [one.code for one in file_findings(section.shot(), where)] == []
    at_city = (read_snapshot(city.book), Context(city.folder, city.folder, city.now, "Rina"))
    assert [one.code for one in file_findings(*at_city)] == []
    kept = archive_path(sha256(back.read_bytes()), back.name, section.folder / "forms/2024/arsip")
    kept.write_bytes(b"lain")
    [changed] = file_findings(section.shot(), where)
    assert (changed.code, "keputusan Koreksi_PEM_v1.zip" in changed.message) == ("S23", True)
    back.unlink()
    [gone] = file_findings(*at_city)
    assert (gone.code, "keputusan untuk PEM versi 1" in gone.message) == ("S23", True)


def test_a_new_package_that_answers_no_correction_is_asked_about(tmp_path: Path) -> None:
    office = made_up(1)
    city = city_with(tmp_path, office)
    city.put("a.zip", package(office))
    city.do("kirim")
    city.do("evaluasi", unit="OPD-01", keputusan="tidak-sesuai", catatan=notes(city, *TWO))
    city.put("b.zip", package(office, version=2))
    assert [f.code for f in city.do("kirim").findings] == ["K28"]


def test_decisions_typed_on_the_tab_are_taken_together_and_cleared(tmp_path: Path) -> None:
    offices = [made_up(1), made_up(2)]
    city = city_with(tmp_path, *offices)
    for office in offices:
        city.put(f"{office.code}.zip", package(office))
    city.do("kirim")
    typed = (
        {"Kode Unit": "OPD-01", "Keputusan": "tidak-sesuai", "Koreksi": TWO[0]},
        {"Kode Unit": "opd-01", "Koreksi": TWO[1]},
        {"Kode Unit": "OPD-02", "Keputusan": "sesuai"},
    )
    city.book.apply(Change({OPD_DECISIONS.name: typed}))
    city.do("evaluasi-opd")
    assert city.status() == {"OPD-01": "dikembalikan", "OPD-02": "sesuai"}
    rows = city.book.read(OPD_DECISIONS.name)[OPD_DECISIONS.name].rows
    assert all(value is None for row in rows for value in row.values())
    assert city.book.read("tblPengumpulan")["tblPengumpulan"].rows[0]["Perbaiki"] == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"Kode Unit": "OPD-77", "Keputusan": "sesuai"}, "OPD-77"),
        ({"Keputusan": "sesuai"}, "belum diisi"),
        ({"Kode Unit": "OPD-01", "Keputusan": "ya"}, "berisi 'ya'"),
        ({"Kode Unit": "OPD-01", "Koreksi": "Lengkapi."}, "belum dipilih"),
        ({"Kode Unit": "OPD-01", "Keputusan": "tidak-sesuai"}, "daftar koreksi"),
        ({}, "Belum ada keputusan"),
    ],
)
def test_a_decision_that_says_too_little_is_named_by_its_cell(
    tmp_path: Path, typed: dict[str, str], words: str
) -> None:
    office = made_up(1)
    city = city_with(tmp_path, office)
    city.put("a.zip", package(office))
    city.do("kirim")
    city.book.apply(Change({OPD_DECISIONS.name: (typed,)}))
    with pytest.raises(LkjipError) as refused:
        city.do("evaluasi-opd")
    assert words in refused.value.message


def rebuilt(raw: bytes, **other: object) -> bytes:
    """The file as the city would have written it with other contents."""
    return replace(Verdict.read(raw), **other).write({})  # type: ignore[arg-type]


def touched(raw: bytes) -> bytes:
    """The same file with a correction struck out."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Lengkapi", b"Abaikan."))
    return stream.getvalue()


WRONG: list[tuple[Callable[[bytes], bytes], str]] = [
    (touched, "sidik tidak cocok"),
    (lambda raw: raw[:200], "rusak"),
    (lambda raw: rebuilt(raw, package="0" * 64), "menjawab paket bersidik 000000000000"),
    (lambda raw: rebuilt(raw, office="Dinas Lain"), "untuk Dinas Lain"),
    (lambda raw: rebuilt(raw, year=2023), "tahun 2023"),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_a_file_that_is_altered_or_about_something_else_changes_nothing(
    tmp_path: Path, change: Callable[[bytes], bytes], words: str, waiting: Office, answer: bytes
) -> None:
    path = tmp_path / "Koreksi.zip"
    path.write_bytes(change(answer))
    before = waiting.everything()
    with pytest.raises(UsageError) as refused:
        waiting.step(partial(decide_from_file, file=str(path)), DUE)
    assert words in refused.value.message
    assert waiting.everything() == before


@pytest.fixture
def waiting(tmp_path: Path) -> Office:
    """A book that sent a package, as far as the file of the city can tell."""
    office = memory_office(tmp_path / "bagian")
    row = {"Versi": 1, "Berkas": "Paket.zip", "Sidik": "a" * 64, "Hasil": "dikirim"}
    office.reopen().apply(Change({"tblPaket": (row,)}))
    return office


@pytest.fixture
def answer() -> bytes:
    return Verdict(
        year=2024,
        code="PEM",
        office="Bagian Pemerintahan",
        sender="Bagian Organisasi",
        government="Pemerintah Kota Probolinggo",
        decision="tidak-sesuai",
        draft_version=1,
        package="a" * 64,
        decided="2025-01-27T09:00:00",
        decider="Rina",
        corrections=TWO,
    ).write({})


def test_a_package_is_no_answer_and_an_answer_no_package(answer: bytes) -> None:
    with pytest.raises(ValueError, match="LKJIP-EVALUASI bukan LKJIP-PAKET"):
        read_package(answer)
    with pytest.raises(ValueError, match="LKJIP-PAKET bukan LKJIP-EVALUASI"):
        Verdict.read(package(made_up(1)))


def test_a_section_evaluates_no_opd(tmp_path: Path) -> None:
    office = memory_office(tmp_path)
    step = BY_NAME["evaluasi"].step
    assert step is not None
    with pytest.raises(UsageError, match="tingkat kota"):
        office.step(step(BY_NAME["evaluasi"].given({"unit": "X", "keputusan": "sesuai"})), DUE)
