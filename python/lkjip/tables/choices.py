"""Closed lists of the book that no rule of ``measure`` or ``sop`` owns."""

from __future__ import annotations

from enum import StrEnum

from lkjip.sop.calendar import holiday_kinds

HELD_WORD = "ditahan"
"""The result of a submission that waits for a person's word."""


class HeldDecision(StrEnum):
    """The word of a person about a held submission."""

    ACCEPT = "terima"
    REGISTER = "terima dan daftarkan"
    REJECT = "tolak"


class YesNo(StrEnum):
    """The answer of a column that asks yes or no."""

    YES = "ya"
    NO = "tidak"


class Source(StrEnum):
    """Where the realisasi of an indicator comes from."""

    ENTRY = "isian unit"
    COMBINED = "gabungan sub kegiatan"


class ProgramLevel(StrEnum):
    """The three levels of the budget's tree, from the top."""

    PROGRAM = "Program"
    KEGIATAN = "Kegiatan"
    SUB_KEGIATAN = "Sub Kegiatan"


class RecommendationSource(StrEnum):
    """The paper that recommended something to the office."""

    EVALUATION = "LHE"
    REVIU = "reviu"
    OTHER = "lainnya"


class FollowUp(StrEnum):
    """How far a recommendation was followed."""

    OPEN = "belum"
    UNDER_WAY = "proses"
    DONE = "selesai"


class StaffGroup(StrEnum):
    """By what staff are counted in Bab I; ``MEANS`` counts what they work with."""

    RANK = "golongan"
    EDUCATION = "pendidikan"
    POSITION = "jabatan"
    SEX = "jenis kelamin"
    MEANS = "sarana"


class HolidayKind(StrEnum):
    """Why nobody works on a day."""

    NATIONAL = holiday_kinds.NATIONAL
    COLLECTIVE_LEAVE = holiday_kinds.COLLECTIVE_LEAVE
    LOCAL = holiday_kinds.LOCAL


class OpdDecision(StrEnum):
    """How Bagian Organisasi decides on the package of an OPD."""

    CONFORMING = "sesuai"
    NOT_CONFORMING = "tidak-sesuai"


class CityWay(StrEnum):
    """How a city indicator follows from its sources (``steps.city`` computes them)."""

    SUM = "jumlah"
    MEAN = "rata-rata"
    POOLED = "gabungan"
    MEAN_CAPAIAN = "rata-rata capaian"
    VALUE = "nilai"
    OWN = "nilai sendiri"
    """Published by others; it stands in the register itself, with its source and date."""


class Said(StrEnum):
    """The status that a person gives to a figure; a blank cell means a number."""

    NUMBER = "angka"
    NIHIL = "nihil"
    NOT_RELEASED = "belum rilis"
    NOT_MEASURED = "tidak diukur"


class CityAnalysis(StrEnum):
    """The seven analyses of a sasaran (PermenPANRB 53/2014, Lampiran II)."""

    TARGET = "1 target"
    YEARS = "2 tahun sebelumnya"
    RPJMD = "3 jangka menengah"
    COMPARATORS = "4 pembanding"
    CAUSES = "5 sebab dan solusi"
    EFFICIENCY = "6 efisiensi"
    PROGRAMMES = "7 program penunjang"
