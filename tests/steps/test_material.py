"""The report's material: every field of it can be filled from a book."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from openpyxl.workbook import Workbook
from tests.steps.office import ASKED, DUE, Office, typed

from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.category import Scale
from lkjip.sop.process.events import CONFORMING, ApprovalRecorded
from lkjip.sop.process.state import Round
from lkjip.sop.roles import DECIDER_ROLES
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.draft.material import gather_material
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell
from lkjip.tables.declared.registers import IndicatorRow

NINE = datetime(2025, 1, 8, 9)
OTHER = (Value, Scale, IndicatorRow)
"""Types of other rooms: their own fields are not the material's."""


def parts(x: object) -> Iterator[Any]:
    """Give every object of the material, at any depth."""
    if isinstance(x, tuple):
        for one in x:
            yield from parts(one)
    elif is_dataclass(x) and not isinstance(x, OTHER):
        yield x
        for field in fields(x):
            yield from parts(getattr(x, field.name))


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""


def filled(material: object) -> dict[str, bool]:
    """Field → whether one of its objects holds something else than the default."""
    found: dict[str, bool] = defaultdict(bool)
    for one in parts(material):
        for field in fields(one):
            value = getattr(one, field.name)
            default = field.default if field.default is not MISSING else ""
            found[f"{type(one).__name__}.{field.name}"] |= value not in (default, None, (), "")
    return found


def change(code: str, **columns: Cell) -> Any:
    def edit(rows: list[dict[str, Cell]]) -> None:
        row = next(row for row in rows if row["Kode"] == code)
        row.update({name.replace("_", " "): value for name, value in columns.items()})

    return edit


def not_released(book: Workbook) -> None:
    """The unit's only indicator has no value yet, and the unit says why."""
    for heading, value in {
        "TW I": None,
        "TW II": None,
        "Status": "belum rilis",
        "Keterangan": "Terbit April.",
    }.items():
        typed("Kinerja", "IK06", heading, value)(book)


def rich(office: Office) -> Office:
    """Play steps 1 to 4 in a book that holds something in every column."""
    office.type_rows(
        "tblIndikator",
        change("IK02", Arah="turun", Rumus="banding", Akumulasi="jumlah", Bobot=2),
    )
    office.type_rows("tblIndikator", change("IK06", Target_Akhir_Renstra=50, Target_TW_IV=41))
    office.type_rows("tblIndikator", change("IK02", Definisi="Dokumen yang selesai"))
    about_office: dict[str, dict[str, Cell]] = {
        "tblSdm": {"Kelompok": "golongan", "Nilai": "III/c", "Jumlah": 4, "Kebutuhan": 5},
        "tblPrestasi": {
            "Tahun": 2024, "Penghargaan/Inovasi": "Terbaik I", "Pemberi": "Gubernur",
            "Keterangan": "LPPD",
        },
        "tblRekomendasi": {
            "Tahun": 2023, "Sumber": "LHE", "Rekomendasi": "Lengkapi definisi",
            "Tindak Lanjut": "Ditulis", "Status": "selesai", "Bukti": "SK",
        },
    }  # fmt: skip
    for table, row in about_office.items():
        office.type_rows(table, lambda _rows, row=row: [row])
    past: dict[str, Cell] = {"Target": 40, "Capaian (%)": 107.5, "Metode Berubah": "ya"}
    office.type_rows("tblRiwayatIndikator", lambda rows: [{**row, **past} for row in rows])
    others: dict[str, Cell] = {"Kode": "IK06", "Pembanding": "Provinsi Jawa Timur", "Tahun": 2023}
    others |= {"Nilai": "BB (79,18)", "Sumber": "LPPD 2023"}
    office.type_rows("tblPembanding", lambda _rows: [others])
    (office.folder / "lambang.png").write_bytes(PNG)
    settings: dict[str, Cell] = {
        "lambang": "lambang.png",
        "rumus_turun": "banding",
        "batas_capaian": "120",
        "rumus_efisiensi": "hemat",
        "perjanjian": "Perjanjian Kinerja Perubahan",
    }
    known = {row["Kunci"] for row in office.rows("tblPengaturan")}
    for key, value in settings.items():
        if key in known:
            office.type_setting(key, value)

    def texts(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            row["Teks"] = row["Teks"] or "Teks kantor."

    office.type_rows("tblOrganisasi", texts)

    def all_settings(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            if row["Nilai"] in (None, "") and row["Kunci"] in (
                "alamat",
                "kontak",
                "nama_ttd",
                "nip_ttd",
                "pangkat_ttd",
                "atas_nama_ttd",
                "renstra",
            ):
                row["Nilai"] = "19700101"

    office.type_rows("tblPengaturan", all_settings)
    office.planned().step(request_data, ASKED)
    registered = str(office.row("tblUnit", "Kode Unit", "SB-PEM")["Email"])
    seven = datetime(2025, 1, 7, 9, tzinfo=UTC)
    office.put_mail("SB-PEM", registered, seven, ("IK02.pdf", b"%PDF-1.4 bukti"))
    office.put("SB-WIL")
    office.put("SB-OTDA", b"bukan formulir")
    office.put("KERJASAMA", office.form("KERJASAMA", not_released))
    office.step(collect, DUE)
    office.type_rows("tblBukti", lambda rows: rows[0].update({"Dilihat orang": "ya"}))
    office.step(analyse, DUE, 10)
    return office


def signed(shot: Snapshot) -> Snapshot:
    """The book when the head has signed."""
    role = DECIDER_ROLES[6]
    reviewed = Round(1, 6, 1, NINE, NINE, CONFORMING, "Ani", role)
    approval = ApprovalRecorded(
        when=NINE, version=1, approver="19700101", signed_on=DUE, letter_number="700/1"
    )
    return replace(shot, process=replace(shot.process, rounds=(reviewed,), approval=approval))


def test_every_field_of_the_material_can_be_filled_from_a_book(quick: Office) -> None:
    office = rich(quick)
    found = filled(gather_material(signed(office.shot()), office.context(DUE)))
    office.type_setting("level", "kota")
    at_city = filled(gather_material(office.shot(), office.context(DUE)))
    found |= {name: found[name] or full for name, full in at_city.items()}
    missing = {name for name, full in found.items() if not full}
    # the city's goals and OPD need packages: tests/city/test_report.py fills them
    assert missing == {"CityPart.goals", "CityPart.opd"}
