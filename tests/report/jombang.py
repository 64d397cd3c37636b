"""A second real report: LKjIP Inspektorat Kabupaten Jombang 2022, from its published tables.

Source: LKjIP Inspektorat Kabupaten Jombang Tahun 2022, Tabel 3.2 to 3.6 (indicators), 3.8
(programmes), 3.13 (budget). https://github.com/inspektoratjbg/inspektorat, public/upload/arsip/
2023-06-13-lkjip-inspektorat-tahun-2022.pdf. Texts of the office are not in those tables.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.budget import efficiency, serapan
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.measure.rules.rollup import Item, mean_capaian
from lkjip.measure.rules.rule import Rule
from lkjip.report.material import model as b

TIME = datetime.fromisoformat("2023-02-20T10:00:00")
SASARAN_1 = "Meningkatnya hasil pengawasan yang berkualitas dan akuntabel"
SASARAN_2 = "Meningkatnya Akuntabilitas dan Kinerja Perangkat Daerah"
D = Decimal


def indikator(
    code: str,
    name: str,
    measure_unit: str,
    target: tuple[str, str],
    realisasi: tuple[str, str],
    end: tuple[str, str],
    past: tuple[b.OtherYear, ...],
    standard: tuple[str, str, str] = ("", "", ""),
) -> b.Indikator:
    """One indicator; each value as (number, text as printed)."""
    measure_rule = Rule()
    result = compute_capaian(D(target[0]), D(realisasi[0]), measure_rule)
    return b.Indikator(
        code,
        name,
        measure_unit,
        Value.of(D(target[0]), target[1]),
        Value.of(D(realisasi[0]), realisasi[1]),
        result.value,
        SCALE_86_2017.category(result.value),
        result.formula,
        end_target=Value.of(D(end[0]), end[1]),
        end_capaian=compute_capaian(D(end[0]), D(realisasi[0]), measure_rule).value,
        past=past,
        comparators=(b.Comparator(standard[2], None, Value.of(D(standard[0]), standard[1])),)
        if standard[0]
        else (),
    )


def sasaran(name: str, content: tuple[b.Indikator, ...]) -> b.Sasaran:
    """A sasaran with the mean of its indicators."""
    mean = mean_capaian([Item(i.name, i.capaian) for i in content])
    return b.Sasaran(
        name, content, mean.value, SCALE_86_2017.category(mean.value), mean.method, mean.formula
    )


SPIP = indikator(
    "IKU1", "Maturitas SPIP", "Level", ("3.35", "Level 3 (3,35)"), ("3.157", "Level 3 (3,157)"),
    ("3.6", "Level 3 (3,6)"),
    (b.OtherYear(2020, Value.of(D("3.02"), "Level 3 (3,02)")),
     b.OtherYear(2021, Value.of(D("3.346"), "Level 3 (3,346)"))),
    ("3.141", "Level 3 (3,141)", "Provinsi Jawa Timur"),
)  # fmt: skip
APIP = indikator(
    "IKU2", "Kapabilitas APIP", "Level", ("3", "Level 3"), ("3", "Level 3"), ("3", "Level 3"),
    (b.OtherYear(2021, Value.of(D(3), "Level 3")),),
)  # fmt: skip
AKIP = indikator(
    "IKU3", "Nilai Evaluasi AKIP PD", "Nilai", ("83", "Nilai A (83)"), ("81.59", "Nilai A (81,59)"),
    ("83", "Nilai A (83)"), (b.OtherYear(2021, Value.of(D("82.92"), "A (82,92)")),),
    ("72.14", "Nilai BB (72,14)", "nilai SAKIP Pemerintah Kabupaten Jombang"),
)  # fmt: skip

P1, P2, P3 = "1", "2", "3"
BUDGET = (
    (P1, "", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", 12281319513,
     11534782463),
    ("1.01", P1, "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", 121337000,
     113596500),
    ("1.02", P1, "Administrasi Keuangan Perangkat Daerah", 10568348933, 9943472120),
    ("1.03", P1, "Administrasi Barang Milik Daerah pada Perangkat Daerah", 700000, 354002),
    ("1.04", P1, "Administrasi Kepegawaian Perangkat Daerah", 291197507, 281058110),
    ("1.05", P1, "Administrasi Umum Perangkat Daerah", 461173073, 408502503),
    ("1.06", P1, "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah", 5000000,
     5000000),
    ("1.07", P1, "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah", 515068000, 490476887),
    ("1.08", P1, "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
     318495000, 292322341),
    (P2, "", "PROGRAM PENYELENGGARAAN PENGAWASAN", 630395770, 524058289),
    ("2.01", P2, "Penyelenggaraan Pengawasan Internal", 600664770, 507455689),
    ("2.02", P2, "Penyelenggaraan Pengawasan dengan Tujuan Tertentu", 29731000, 16602600),
    (P3, "", "PROGRAM PERUMUSAN KEBIJAKAN, PENDAMPINGAN DAN ASISTENSI", 441438630, 382861036),
    ("3.01", P3, "Perumusan Kebijakan Teknis di Bidang Pengawasan dan Fasilitasi Pengawasan",
     66132163, 52985500),
    ("3.02", P3, "Pendampingan dan Asistensi", 375306467, 329875536),
)  # fmt: skip
CAPAIAN_PROGRAM = {
    P1: ("100", "100"),
    P2: ("93", "86.71"),
    P3: ("80", "80"),
}
"""Tabel 3.8, target and realisasi; of programme 3 its second indicator."""


def program() -> tuple[b.ProgramRow, ...]:
    """Tabel 3.13 with the capaian of Tabel 3.8; absorption is computed, not copied."""
    left_out = []
    for code, parent, description, pagu, realisasi in BUDGET:
        capaian = None
        if code in CAPAIAN_PROGRAM:
            target, result = map(D, CAPAIAN_PROGRAM[code])
            capaian = compute_capaian(target, result, Rule()).value
        s = serapan([D(pagu)], [D(realisasi)])
        left_out.append(
            b.ProgramRow(
                code, "Kegiatan" if parent else "Program", description, parent,
                SASARAN_2 if code.startswith(P1) else SASARAN_1, "", capaian,
                SCALE_86_2017.category(capaian), D(pagu), D(realisasi), s, efficiency(capaian, s),
            )
        )  # fmt: skip
    return tuple(left_out)


def material() -> b.ReportMaterial:
    """The whole year 2022."""
    return b.ReportMaterial(
        b.Identity(
            2022, "Pemerintah Kabupaten Jombang", "Inspektorat", "Inspektorat", "Jombang",
            "Sekretariat Inspektorat", signatory_position="Inspektur Kabupaten Jombang", level="kota",
        ),
        (sasaran(SASARAN_1, (SPIP, APIP)), sasaran(SASARAN_2, (AKIP,))),
        program(),
    )  # fmt: skip
