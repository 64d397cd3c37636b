"""Gathers the office's part of the material: its name, its texts, its way of measuring."""

from __future__ import annotations

from dataclasses import replace

from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.measure.rules.rule import Formula
from lkjip.report.material.model import Identity, MeasureMethod, Organisation
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.about_office import OFFICE_TEXTS
from lkjip.tables.declared.settings import KEYS

AGREEMENT = str(KEYS["perjanjian"].value)


def identity(shot: Snapshot) -> Identity:
    """Return whose report it is, and who signs."""
    s = shot.settings
    return Identity(
        year=s.year,
        government=s["pemerintah"],
        institution=s["instansi"],
        work_unit=s["unit_kerja"],
        city=s["kota"],
        compiler=s["penyusun"],
        up_to_triwulan=s.up_to_triwulan,
        level=s.level,
        address=s["alamat"],
        contact=s["kontak"],
        signatory_position=s["jabatan_ttd"],
        signatory_name=s["nama_ttd"],
        signer_nip=s["nip_ttd"],
        agreement=s["perjanjian"] or AGREEMENT,
        renstra=s["renstra"],
    )


def organisation(shot: Snapshot) -> Organisation:
    """Return the texts of the sheet ``Laporan``."""
    words = {row.key: row.words for row in shot.rows(OFFICE_TEXTS)}
    functions = tuple(line.strip() for line in words.get("fungsi", "").split("\n") if line.strip())
    return Organisation(
        standing=words.get("kedudukan", ""),
        tasks=words.get("tugas", ""),
        functions=functions,
        staff=words.get("pegawai", ""),
        strategic_aspects=words.get("aspek_strategis", ""),
        strategic_issues=words.get("isu_strategis", ""),
        vision_mission=words.get("visi_misi", ""),
        follow_up=words.get("tindak_lanjut", ""),
    )


def measure_method(shot: Snapshot) -> MeasureMethod:
    """Return how capaian is measured."""
    s = shot.settings
    return MeasureMethod(
        Formula(s.falling_formula), s.capaian_cap, replace(shot.scale, name=scale_name(shot))
    )


def scale_name(shot: Snapshot) -> str:
    """Name the owner of the scale: as typed, the ministry, or the office itself."""
    if shot.settings["dasar_skala"]:
        return shot.settings["dasar_skala"]
    if shot.scale.row == SCALE_86_2017.row:
        return SCALE_86_2017.name
    return f"skala yang ditetapkan {shot.settings['unit_kerja']}"
