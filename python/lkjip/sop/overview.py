"""The whole process at a glance: one line per step for the home tab, ``status`` and its JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lkjip.sop.activities import LANGKAH, Langkah
from lkjip.sop.calendar.due_dates import rencana_berlaku
from lkjip.sop.calendar.schedule import Tenggat, sisa_hari
from lkjip.sop.calendar.words import daftar_kata, tanggal_kata
from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.completeness import terbuka
from lkjip.sop.next_actions import tindakan_mungkin
from lkjip.sop.process.state import Proses, Status
from lkjip.sop.roles import PEMETAAN_BAWAAN, pejabat, peran_bertindak


@dataclass(frozen=True, slots=True)
class RingkasanLangkah:
    """One step now. ``sisa`` is in working days (negative: late), ``None`` without a due date or
    when finished; ``kurang`` are sentences; ``tekan`` is a command name or ""; ``peran`` is the
    role as printed, ``pejabat`` the real official, both "" when nobody needs to act."""

    no: int
    tab: str
    pendek: str
    status: str
    perlu_diperbarui: str
    mulai: date | None
    tenggat: date | None
    mulai_nyata: date | None
    selesai_nyata: date | None
    sisa: int | None
    sisa_kata: str
    peran: str
    pejabat: str
    kurang: tuple[str, ...]
    tekan: str


def ringkasan(
    proses: Proses,
    kalender: Kalender,
    hari_ini: date,
    pemetaan: Mapping[str, str] = PEMETAAN_BAWAAN,
) -> tuple[RingkasanLangkah, ...]:
    """The eight steps: state, plan and fact, who must act, what is missing, what to press."""
    rencana = {satu.no: satu for satu in rencana_berlaku(proses, kalender)}
    tekan: dict[int, str] = {}
    for tindakan in tindakan_mungkin(proses, hari_ini, kalender):
        tekan.setdefault(tindakan.langkah, tindakan.perintah)
    return tuple(
        _satu(proses, satu, rencana.get(satu.no), kalender, hari_ini, pemetaan, tekan)
        for satu in LANGKAH
    )


def _satu(
    proses: Proses,
    langkah: Langkah,
    rencana: Tenggat | None,
    kalender: Kalender,
    hari_ini: date,
    pemetaan: Mapping[str, str],
    tekan: Mapping[int, str],
) -> RingkasanLangkah:
    keadaan = proses.di(langkah.no)
    peran = peran_bertindak(langkah.no, keadaan.status)
    selesai = keadaan.selesai.date() if keadaan.selesai else None
    sisa, kata = _sisa(rencana, selesai, kalender, hari_ini)
    return RingkasanLangkah(
        no=langkah.no,
        tab=langkah.tab,
        pendek=langkah.pendek,
        status=str(keadaan.status),
        perlu_diperbarui=keadaan.perbarui,
        mulai=rencana.mulai if rencana else None,
        tenggat=rencana.tenggat if rencana else None,
        mulai_nyata=keadaan.mulai.date() if keadaan.mulai else None,
        selesai_nyata=selesai,
        sisa=sisa,
        sisa_kata=kata,
        peran=peran,
        pejabat=pejabat(peran, pemetaan),
        kurang=tuple(_kurang(proses, langkah.no)),
        tekan=tekan.get(langkah.no, ""),
    )


def _sisa(
    rencana: Tenggat | None, selesai: date | None, kalender: Kalender, hari_ini: date
) -> tuple[int | None, str]:
    if rencana is None:
        return None, "belum dijadwalkan"
    if selesai is None:
        return sisa_hari(rencana.tenggat, hari_ini, kalender)
    lewat = kalender.jarak(rencana.tenggat, selesai)
    terlambat = f", terlambat {lewat} hari kerja" if lewat > 0 else ""
    return None, f"selesai {tanggal_kata(selesai)}{terlambat}"


def _kurang(proses: Proses, no: int) -> Iterator[str]:
    """What is missing at step ``no``: only said where work has begun or is owed."""
    keadaan = proses.di(no)
    if keadaan.perbarui:
        yield f"Perlu diperbarui: {keadaan.perbarui}."
    if no == 3 and proses.unit and proses.belum_lengkap:
        kata = "Ditutup tanpa" if proses.ditutup else "Belum lengkap"
        yield f"{kata} {len(proses.belum_lengkap)} unit: {daftar_kata(proses.belum_lengkap)}."
    if no == 5 and proses.koreksi_terbuka:
        nomor = [str(satu.nomor) for satu in proses.koreksi_terbuka]
        yield f"Koreksi belum dijawab: nomor {daftar_kata(nomor)}."
    if keadaan.status in (Status.BERJALAN, Status.MENUNGGU):
        for item in terbuka(proses, no):
            yield f"Kelengkapan: {item.teks}."
