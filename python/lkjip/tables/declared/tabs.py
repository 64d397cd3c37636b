"""The titles of the book's tabs. Those of the eight steps come from the SOP's data."""

from __future__ import annotations

from enum import StrEnum

from lkjip.sop.activities import CITY_STEPS, STEPS


class TabName(StrEnum):
    """Every tab of the book, in its order."""

    HOME = "Beranda"
    PLAN = STEPS[0].tab
    REQUEST = STEPS[1].tab
    COLLECTION = STEPS[2].tab
    ANALYSIS = STEPS[3].tab
    DRAFT = STEPS[4].tab
    REVIU = STEPS[5].tab
    HANDOVER = STEPS[6].tab
    EVALUATION = STEPS[7].tab
    INSPECTOR = CITY_STEPS[0].tab
    MAYOR = CITY_STEPS[1].tab
    UNITS = "Unit"
    INDICATORS = "Indikator"
    PROGRAMS = "Program"
    COMPARISONS = "Pembanding"
    SETTINGS = "Pengaturan"
    REPORT = "Laporan"
    OFFICE = "Kantor"
    SOP = "SOP"
    HOLIDAYS = "Libur"
    PERFORMANCE = "Isian Kinerja"
    BUDGET = "Isian Anggaran"
    ANALYSES = "Isian Analisis"
    EVIDENCE = "Bukti"
    CAPAIAN = "Capaian"
    CHECKLIST = "Daftar Reviu"
    ANSWERS = "Jawaban"
    SUBMISSIONS = "Kiriman"
    COMPLETENESS = "Kelengkapan"
    FINDINGS = "Temuan"
    HISTORY = "Riwayat"
    CITY_GOALS = "Sasaran Kota"
    CITY = "IKU Kota"
    SUPPORT = "Dukungan OPD"
    CITY_ANALYSES = "Analisis Kota"
    OPD = "OPD"
    OPD_INPUTS = "Isian OPD"
    OPD_EVALUATIONS = "Evaluasi OPD"
    PROCESS = "Proses"
    CONF = "xlwings.conf"
