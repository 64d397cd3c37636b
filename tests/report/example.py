"""The shipped example as report material: Bagian Pemerintahan Kota Probolinggo to quarter II 2024.

Figures: Evaluasi Hasil RKPD Kota Probolinggo Triwulan II Tahun 2024 (Formulir E.60), page 47,
codes 4.01.02.2.01 and 4.01.02.2.04. The answers of the units are written for these tests.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.budget import efficiency, serapan
from lkjip.measure.rules.capaian import HUNDRED
from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.measure.rules.rule import Accumulation
from lkjip.report.material import model as b
from lkjip.report.material.process import SopStep
from lkjip.tables.declared.inputs import EvidenceRow

TEMPLATE = Path(__file__).resolve().parents[2] / "forms" / "templat" / "lkjip.docx"
TIME = datetime(2024, 7, 22, 9, 30)
SASARAN = "Meningkatnya penyelenggaraan Reformasi Birokrasi"


def D(text: str | int) -> Decimal:  # noqa: N802 - reads as a number in the tables below
    """A decimal."""
    return Decimal(text)


def origin(unit: str, sheet: str, cell: str) -> b.Origin:
    """A place in a form that came in on 9 July 2024."""
    return b.Origin(
        f"LKjIP_2024_{unit}.xlsx", sheet, cell, f"{unit.lower()}@bagpem.example",
        datetime(2024, 7, 9, 10, 15), 1, ("3f9a" + unit.lower().replace("-", "") + "0" * 60)[:64],
    )  # fmt: skip


def capaian(realisasi: Decimal, target: Decimal) -> Decimal:
    """Higher is better."""
    return realisasi / target * HUNDRED


def output(code: str, program_code: str, name: str, measure_unit: str, target: int,
             tw: tuple[int, int], past: int, unit: str, unit_code: str, row: int,
             analysis: b.Analysis) -> b.Indikator:  # fmt: skip
    """An output of a sub-kegiatan."""
    realisasi = D(sum(tw))
    c = capaian(realisasi, D(target))
    return b.Indikator(
        code, name, measure_unit, Value.of(D(target)), Value.of(realisasi), c, SCALE_86_2017.category(c),
        f"{realisasi} / {target} × 100", accumulation=Accumulation.SUM, level="Sub Kegiatan",
        program_code=program_code, unit=unit, triwulan=tuple(Value.of(D(x)) for x in tw),
        past=(b.OtherYear(2023, Value.of(D(past))),), analysis=analysis,
        origin=origin(unit_code, "Kinerja", f"J{row}"),
    )  # fmt: skip


def response(
    cause: str, obstacles: str, solution: str, efficiency: str, support: str
) -> b.Analysis:
    """A unit's five answers."""
    return b.Analysis(*(b.Answer(x) for x in (cause, obstacles, solution, efficiency, support)))


def _indikator() -> tuple[b.Indikator, ...]:
    ik02 = output("IK02", "4.01.02.2.01.0001",
        "Jumlah Dokumen Hasil Penataan Administrasi Pemerintahan", "Dokumen", 7, (3, 2), 6,
        "Sub Bagian Administrasi Pemerintahan", "SB-PEM", 6,
        response("Lima dokumen selesai karena data kelurahan sudah dihimpun sejak awal tahun.",
              "Dua dokumen menunggu hasil verifikasi dari kecamatan.",
              "Verifikasi dijadwalkan bersama kecamatan pada Triwulan III.",
              "Rapat verifikasi dilaksanakan secara daring sehingga biaya perjalanan berkurang.",
              "Didukung kecamatan dan kelurahan melalui penyampaian data."))  # fmt: skip
    ik03 = output("IK03", "4.01.02.2.01.0002",
        "Jumlah kegiatan/dokumen fasilitasi administrasi kewilayahan",
        "Kegiatan", 3, (1, 1), 5, "Sub Bagian Administrasi Kewilayahan", "SB-WIL", 6,
        response("Dua kegiatan terlaksana sesuai jadwal.", "-",
              "Kegiatan ketiga dijadwalkan pada Triwulan IV.",
              "-", "Kerja sama dengan kelurahan setempat."))  # fmt: skip
    ik04 = output("IK04", "4.01.02.2.01.0003",
        "Jumlah kegiatan/dokumen fasilitasi Pelaksanaan Otonomi Daerah",
        "Kegiatan", 7, (1, 2), 2, "Sub Bagian Otonomi Daerah", "SB-OTDA", 6,
        response("Sebagian kegiatan menunggu hasil evaluasi LPPD dari pemerintah pusat.",
              "Jadwal evaluasi dari pemerintah pusat bergeser.",
              "Berkoordinasi dengan pemerintah provinsi agar jadwal pengganti segera ditetapkan.",
              "", "Didukung seluruh perangkat daerah penyedia data LPPD."))  # fmt: skip
    ik06 = output("IK06", "4.01.02.2.04.0001",
        "Jumlah Naskah Kerja Sama Daerah (Dalam Negeri) yang difasilitasi",
        "Naskah Kerja Sama", 41, (21, 16), 43, "Pelaksana Fasilitasi Kerja Sama Daerah",
        "KERJASAMA", 6,
        response("Perangkat daerah mengajukan usulan lebih awal.",
              "Sebagian naskah perlu perbaikan redaksi.",
              "Contoh naskah baku dibagikan kepada perangkat daerah.",
              "Pembahasan naskah dilaksanakan dalam satu rapat gabungan.",
              "Didukung Bagian Hukum dalam penelaahan naskah."))  # fmt: skip
    c1, c5 = capaian(D(10), D(17)), capaian(D(37), D(41))
    ik01 = b.Indikator("IK01",
        "Persentase tata kelola pemerintahan sesuai peraturan perundangan yang berlaku", "Persen",
        Value.of(D(100)), Value.of(c1), c1, SCALE_86_2017.category(c1), "(5 + 2 + 3) / (7 + 3 + 7) × 100",
        level="Kegiatan", program_code="4.01.02.2.01", details=("IK02", "IK03", "IK04"),
        past=(b.OtherYear(2023, Value.of(D("92.86"))),), end_target=Value.of(D(100)), end_capaian=c1)  # fmt: skip
    ik05 = b.Indikator("IK05", "Persentase dokumen kerja sama daerah yang difasilitasi", "Persen",
        Value.of(D(100)), Value.of(c5), c5, SCALE_86_2017.category(c5), "37 / 41 × 100", level="Kegiatan",
        program_code="4.01.02.2.04", details=("IK06",), past=(b.OtherYear(2023, Value.of(D("101.36"))),),
        end_target=Value.of(D(100)), end_capaian=c5)  # fmt: skip
    return (ik01, ik02, ik03, ik04, ik05, ik06)


def _program(ind: tuple[b.Indikator, ...]) -> tuple[b.ProgramRow, ...]:
    c = {i.code: i.capaian for i in ind}
    mean = (c["IK01"] + c["IK05"]) / 2  # type: ignore[operator]
    listing = (
        ("04.01.02", "Program", "Program Pemerintahan dan Kesejahteraan Rakyat", "", "", mean,
         762153561, 219077090),
        ("4.01.02.2.01", "Kegiatan", "Administrasi Tata Pemerintahan", "04.01.02", "", c["IK01"],
         742153561, 208227090),
        ("4.01.02.2.01.0001", "Sub Kegiatan", "Penataan Administrasi Pemerintahan", "4.01.02.2.01",
         "SB-PEM", c["IK02"], 325661061, 168325740),
        ("4.01.02.2.01.0002", "Sub Kegiatan", "Pengelolaan Administrasi Kewilayahan",
         "4.01.02.2.01", "SB-WIL", c["IK03"], 260500000, 14875000),
        ("4.01.02.2.01.0003", "Sub Kegiatan", "Fasilitasi Pelaksanaan Otonomi Daerah",
         "4.01.02.2.01", "SB-OTDA", c["IK04"], 155992500, 25026350),
        ("4.01.02.2.04", "Kegiatan", "Fasilitasi Kerja Sama Daerah", "04.01.02", "", c["IK05"],
         20000000, 10850000),
        ("4.01.02.2.04.0001", "Sub Kegiatan", "Fasilitasi Kerja Sama Dalam Negeri", "4.01.02.2.04",
         "KERJASAMA", c["IK06"], 20000000, 10850000),
    )  # fmt: skip
    left_out = []
    for code, level, description, parent, unit, value, pagu, realisasi in listing:
        s = serapan([D(pagu)], [D(realisasi)])
        left_out.append(
            b.ProgramRow(code, level, description, parent, SASARAN, unit, value,
                SCALE_86_2017.category(value), D(pagu), D(realisasi), s, efficiency(value, s),
                "Kegiatan lapangan dijadwalkan pada Triwulan III." if unit == "SB-WIL" else "",
                origin(unit, "Anggaran", "E6") if unit else None)
        )  # fmt: skip
    return tuple(left_out)


def material() -> b.ReportMaterial:
    """The example, complete but for the texts that nobody has written."""
    ind = _indikator()
    value = [i.capaian for i in ind if i.capaian is not None]
    mean = sum(value) / len(value)
    return b.ReportMaterial(
        b.Identity(
            2024, "Pemerintah Kota Probolinggo", "Sekretariat Daerah", "Bagian Pemerintahan",
            "Probolinggo", "Sub Bagian Otonomi Daerah", up_to_triwulan=2,
            signatory_position="Kepala Bagian Pemerintahan",
        ),
        (
            b.Sasaran(SASARAN, ind, mean, SCALE_86_2017.category(mean), "rata-rata",
                      "rata-rata 2 indikator", used=("IK01", "IK05"), main=("IK01", "IK05")),
        ),
        _program(ind),
        (
            b.WorkUnit("SB-PEM", "Sub Bagian Administrasi Pemerintahan",
                        "Kepala Sub Bagian Administrasi Pemerintahan", "diterima",
                        datetime(2024, 7, 9, 10, 15)),
            b.WorkUnit("SB-WIL", "Sub Bagian Administrasi Kewilayahan",
                        "Kepala Sub Bagian Administrasi Kewilayahan", "diterima",
                        datetime(2024, 7, 9, 10, 15)),
            b.WorkUnit("SB-OTDA", "Sub Bagian Otonomi Daerah",
                        "Kepala Sub Bagian Otonomi Daerah", "diterima",
                        datetime(2024, 7, 9, 10, 15)),
            b.WorkUnit("KERJASAMA", "Pelaksana Fasilitasi Kerja Sama Daerah",
                        "Penanggung Jawab Fasilitasi Kerja Sama Daerah", "diterima",
                        datetime(2024, 7, 9, 10, 15)),
        ),
        evidence=(
            b.Evidence(
                EvidenceRow(code="IK02", document="Laporan Penataan Administrasi Pemerintahan",
                            number="Nomor 1/2024", location="Arsip, map 3"), "SB-PEM",
                "berkas ada"),
        ),
        steps=sop_step(),
    )  # fmt: skip


def sop_step() -> tuple[SopStep, ...]:
    """The eight steps: the first four done, the fifth under way."""
    plan = (
        (1, "Rencana", date(2024, 7, 1), date(2024, 7, 1), date(2024, 7, 1), "selesai"),
        (2, "Permintaan", date(2024, 7, 2), date(2024, 7, 2), date(2024, 7, 2), "selesai"),
        (3, "Pengumpulan", date(2024, 7, 3), date(2024, 7, 5), date(2024, 7, 9), "selesai"),
        (4, "Analisis", date(2024, 7, 8), date(2024, 7, 10), date(2024, 7, 12), "selesai"),
        (5, "Draf", date(2024, 7, 11), date(2024, 7, 19), None, "berjalan"),
        (6, "Reviu", date(2024, 7, 22), date(2024, 7, 23), None, "belum mulai"),
        (7, "Penyerahan", date(2024, 7, 24), date(2024, 8, 1), None, "belum mulai"),
        (8, "Evaluasi", date(2024, 8, 2), date(2024, 8, 5), None, "belum mulai"),
    )
    begin = {5: date(2024, 7, 15)}
    return tuple(
        SopStep(no, name, "", m, s, m if finished else begin.get(no), finished, state, s)
        for no, name, m, s, finished, state in plan
    )


def full_year(material_: b.ReportMaterial) -> b.ReportMaterial:
    """The same as a yearly report."""
    return replace(material_, identity=replace(material_.identity, up_to_triwulan=4))
