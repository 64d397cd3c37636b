"""The office in the material of the report: who it is, what it says of itself, how it measures."""

from __future__ import annotations

from dataclasses import replace

from lkjip.book.cells import text
from lkjip.book.settings import KEYS
from lkjip.measure.rules.category import SKALA_86_2017
from lkjip.measure.rules.rule import Rumus
from lkjip.report.material.model import Cara, Identitas, Organisasi
from lkjip.steps.kernel.snapshot import Snapshot

AGREEMENT = str(KEYS["perjanjian"].nilai)


def identity(shot: Snapshot) -> Identitas:
    """Whose report it is, and who signs."""
    s = shot.settings
    return Identitas(
        tahun=s.tahun,
        pemerintah=s["pemerintah"],
        instansi=s["instansi"],
        unit_kerja=s["unit_kerja"],
        kota=s["kota"],
        penyusun=s["penyusun"],
        sampai_triwulan=s.sampai_triwulan,
        level=s.level,
        alamat=s["alamat"],
        kontak=s["kontak"],
        jabatan_ttd=s["jabatan_ttd"],
        nama_ttd=s["nama_ttd"],
        nip_ttd=s["nip_ttd"],
        perjanjian=s["perjanjian"] or AGREEMENT,
        renstra=s["renstra"],
    )


def organisation(shot: Snapshot) -> Organisasi:
    """The texts of the sheet ``Laporan``."""
    words = {text(row["Kunci"]): text(row["Teks"]) for row in shot.rows("tblOrganisasi")}
    functions = tuple(line.strip() for line in words.get("fungsi", "").split("\n") if line.strip())
    return Organisasi(
        kedudukan=words.get("kedudukan", ""),
        tugas=words.get("tugas", ""),
        fungsi=functions,
        pegawai=words.get("pegawai", ""),
        aspek_strategis=words.get("aspek_strategis", ""),
        isu_strategis=words.get("isu_strategis", ""),
        visi_misi=words.get("visi_misi", ""),
        tindak_lanjut=words.get("tindak_lanjut", ""),
    )


def manner(shot: Snapshot) -> Cara:
    """How capaian is measured."""
    s = shot.settings
    return Cara(Rumus(s.rumus_turun), s.batas_capaian, replace(shot.skala, nama=scale_name(shot)))


def scale_name(shot: Snapshot) -> str:
    """Whose scale of categories is printed: as typed, the ministry's, or the office's own."""
    if shot.settings["dasar_skala"]:
        return shot.settings["dasar_skala"]
    if shot.skala.baris == SKALA_86_2017.baris:
        return SKALA_86_2017.nama
    return f"skala yang ditetapkan {shot.settings['unit_kerja']}"
