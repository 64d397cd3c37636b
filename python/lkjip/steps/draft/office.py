"""Gathers the office's part of the material: its name, its texts, its way of measuring."""

from __future__ import annotations

from dataclasses import replace

from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.measure.rules.rule import Formula
from lkjip.report.material.identity import Identity, MeasureMethod
from lkjip.report.material.organisation import Organisation
from lkjip.report.material.process import Approval
from lkjip.sop.roles import MAYOR, official
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import FollowUp
from lkjip.tables.declared.about_office import OFFICE_TEXTS
from lkjip.tables.declared.office_data import AWARDS, RECOMMENDATIONS, STAFF, RecommendationRow
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
        signatory_position=signatory(shot),
        signatory_name="" if shot.process.city else s["nama_ttd"],
        signer_nip="" if shot.process.city else s["nip_ttd"],
        signer_rank="" if shot.process.city else s["pangkat_ttd"],
        on_behalf_of="" if shot.process.city else s["atas_nama_ttd"],
        agreement=s["perjanjian"] or AGREEMENT,
        renstra=s["renstra"],
    )


def signatory(shot: Snapshot) -> str:
    """Return the post that signs the report: the head of the office, of a city the Wali Kota."""
    return official(MAYOR, shot.role) if shot.process.city else shot.settings["jabatan_ttd"]


def approval(shot: Snapshot) -> Approval | None:
    """Return the signature under the report; None while it is a draft.

    Rank and NIP are those of the settings when the settings name the same person or nobody.
    """
    one, s = shot.process.approval, shot.settings
    if one is None:
        return None
    reviewed = [x for x in shot.process.rounds if x.sop_step == shot.process.reviu_step][-1]
    same = not shot.process.city and s["nama_ttd"].casefold() in ("", one.approver.casefold())
    return Approval(
        version=one.version,
        approver=one.approver,
        signed_on=one.signed_on,
        letter_number=one.letter_number,
        position=signatory(shot),
        rank=s["pangkat_ttd"] if same else "",
        nip=s["nip_ttd"] if same else "",
        on_behalf_of="" if shot.process.city else s["atas_nama_ttd"],
        reviewer=official(reviewed.role, shot.role),
        reviewed_on=reviewed.decided_at.date(),
    )


def organisation(shot: Snapshot) -> Organisation:
    """Return the texts of the sheet ``Laporan``."""
    year = shot.settings.year
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
        staff_counts=shot.rows(STAFF),
        recommendations=tuple(row for row in shot.rows(RECOMMENDATIONS) if _in_report(row, year)),
        awards=tuple(row for row in shot.rows(AWARDS) if row.year == year),
    )


def _in_report(row: RecommendationRow, year: int) -> bool:
    """Tell whether a report still speaks of a recommendation: last year's, or an open one."""
    return (row.year or 0) >= year - 1 or row.status.casefold() != FollowUp.DONE


def measure_method(shot: Snapshot) -> MeasureMethod:
    """Return how capaian is measured."""
    s = shot.settings
    return MeasureMethod(
        Formula(s.falling_formula),
        s.capaian_cap,
        replace(shot.scale, name=scale_name(shot)),
        s.efficiency_formula,
    )


def scale_name(shot: Snapshot) -> str:
    """Name the owner of the scale: as typed, the ministry, or the office itself."""
    if shot.settings["dasar_skala"]:
        return shot.settings["dasar_skala"]
    if shot.scale.rows == SCALE_86_2017.rows:
        return SCALE_86_2017.name
    return f"skala yang ditetapkan {shot.settings['unit_kerja']}"
