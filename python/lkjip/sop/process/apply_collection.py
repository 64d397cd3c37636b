"""What the events of steps 1–4 do to the state. The plan's dates are derived in ``rencana``."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from lkjip.errors import ProcessError
from lkjip.sop.process import events as p
from lkjip.sop.process.state import BELUM_KUMPUL, DIMINTA_ULANG, Proses, Status


@singledispatch
def terapkan(satu: p.Peristiwa, proses: Proses) -> Proses:
    """The state after ``satu``; ``lipat`` adds what follows by itself and the log."""
    raise ProcessError(f'Peristiwa "{satu.NAMA}" tidak dikenal.')


@terapkan.register
def _rencana_ditetapkan(satu: p.RencanaDitetapkan, proses: Proses) -> Proses:
    return replace(proses, rencana=satu.tanggal).masuk(1, Status.BERJALAN, satu.waktu)


@terapkan.register
def _rencana_diubah(satu: p.RencanaDiubah, proses: Proses) -> Proses:
    return proses  # dates are derived from the log and the calendar


@terapkan.register
def _permintaan_dikirim(satu: p.PermintaanDikirim, proses: Proses) -> Proses:
    if satu.unit in proses.unit:
        return proses
    baru = proses.dengan_unit(satu.unit, BELUM_KUMPUL)
    if baru.status(2) is Status.BELUM:
        baru = baru.masuk(2, Status.MENUNGGU, satu.waktu)
    return _buka_pengumpulan(baru, satu, f"unit {satu.unit} baru diminta")


def _buka_pengumpulan(proses: Proses, satu: p.Peristiwa, alasan: str) -> Proses:
    baru = replace(proses, ditutup=False, tanpa=()).masuk(3, Status.MENUNGGU, satu.waktu)
    return baru.basi(4, alasan)


@terapkan.register
def _form_diterima(satu: p.FormDiterima, proses: Proses) -> Proses:
    # Whatever comes back proves that the letter went out.
    proses = replace(proses, centang=proses.centang | {"2.surat"})
    if satu.hasil == p.LENGKAP:
        tanpa = tuple(unit for unit in proses.tanpa if unit != satu.unit)
        baru = replace(proses, tanpa=tanpa).dengan_unit(satu.unit, p.LENGKAP)
        return baru.basi(4, f"form baru dari {satu.unit}")
    if proses.unit.get(satu.unit) in (p.LENGKAP, DIMINTA_ULANG):
        return proses  # data accepted earlier still count
    return proses.dengan_unit(satu.unit, p.PERLU_DIPERBAIKI)


@terapkan.register
def _perbaikan_diminta(satu: p.PerbaikanDiminta, proses: Proses) -> Proses:
    baru = proses.dengan_unit(satu.unit, DIMINTA_ULANG)
    return _buka_pengumpulan(baru, satu, f"perbaikan form {satu.unit} diminta")


@terapkan.register
def _pengumpulan_ditutup(satu: p.PengumpulanDitutup, proses: Proses) -> Proses:
    return replace(proses, ditutup=True, tanpa=proses.belum_lengkap)


@terapkan.register
def _analisis_selesai(satu: p.AnalisisSelesai, proses: Proses) -> Proses:
    # Before the collection is closed the analysis is a preview: step 4 stays open.
    if proses.status(3) is Status.SELESAI:
        baru = proses.tuntas(4, satu.waktu)
    else:
        baru = proses.masuk(4, Status.BERJALAN, satu.waktu)
    return baru.basi(5, "analisis dijalankan lagi")


@terapkan.register
def _pembaruan_diabaikan(satu: p.PembaruanDiabaikan, proses: Proses) -> Proses:
    return replace(proses, langkah=tuple(replace(x, perbarui="") for x in proses.langkah))


@terapkan.register
def _kelengkapan_dicentang(satu: p.KelengkapanDicentang, proses: Proses) -> Proses:
    satu_kunci = {satu.kunci}
    ada = satu.hasil == p.ADA
    return replace(
        proses, centang=proses.centang | satu_kunci if ada else proses.centang - satu_kunci
    )
