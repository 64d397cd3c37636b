"""The door: ask whether a command is possible, carry it out, rebuild the state from rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lkjip.errors import ProcessError
from lkjip.sop.process import commands as c
from lkjip.sop.process import events as p
from lkjip.sop.process import rules_drafts as aturan_draf  # noqa: F401  registers the rules of steps 5–8
from lkjip.sop.process.replay import lipat
from lkjip.sop.process.rules_collection import Penolakan, periksa
from lkjip.sop.process.state import Proses, Status
from lkjip.sop.roles import PERAN_PEMUTUS

# Commands whose answer to "who" goes into the record that others will read.
_BUTUH_NAMA = (c.PutuskanReviu, c.PutuskanEvaluasi, c.JawabKoreksi)


def bolehkah(proses: Proses, perintah: c.Perintah) -> Penolakan | None:
    """``None`` when ``perintah`` is possible now, else the reason and the way out."""
    if proses.selesai:
        return Penolakan(
            "Proses sudah selesai: laporan sudah dikirim ke Inspektur.",
            "Buat buku untuk tahun berikutnya.",
        )
    return periksa(perintah, proses)


def jalankan(proses: Proses, perintah: c.Perintah, waktu: datetime, pelaku: c.Pelaku) -> Proses:
    """The state after ``perintah``; new events stand at the end of ``.peristiwa``.

    ``waktu`` is the local wall clock (a time zone is dropped, as are fractions of a second).
    Raises ``ProcessError`` when the SOP does not allow the command now, when ``waktu`` lies before
    the last event, or when nobody is named for a decision or an answer.
    """
    waktu = waktu.replace(tzinfo=None, microsecond=0)
    if proses.peristiwa and waktu < proses.peristiwa[-1].waktu:
        raise ProcessError(
            f"Waktu {waktu} lebih awal daripada catatan terakhir ({proses.peristiwa[-1].waktu}).",
            "Periksa tanggal dan jam komputer. Bila catatan terakhir yang salah, kembalikan buku "
            "dari folder cadangan.",
        )
    if isinstance(perintah, _BUTUH_NAMA) and not pelaku.nama.strip():
        raise ProcessError("Nama yang memutuskan atau menjawab belum diisi.", "Isi namanya.")
    if penolakan := bolehkah(proses, perintah):
        raise ProcessError(penolakan.pesan, penolakan.perbaikan)
    siapa = {"waktu": waktu, "pelaku": pelaku.nama.strip(), "peran": _peran(perintah, pelaku)}
    return lipat(_peristiwa(proses, perintah, siapa), proses)


def _peran(perintah: c.Perintah, pelaku: c.Pelaku) -> str:
    langkah = {c.PutuskanReviu: 6, c.PutuskanEvaluasi: 8}.get(type(perintah), 0)
    return pelaku.peran.strip() or PERAN_PEMUTUS.get(langkah, "")


def _peristiwa(proses: Proses, perintah: c.Perintah, s: dict[str, Any]) -> Iterator[p.Peristiwa]:
    """The events that an allowed ``perintah`` makes; ``s`` holds when, who and in which role."""
    match perintah:
        case c.TetapkanRencana(mulai):
            yield p.RencanaDitetapkan(tanggal=mulai, **s)
        case c.UbahRencana(langkah, hari, alasan):
            yield p.RencanaDiubah(langkah=langkah, hari=hari, uraian=alasan.strip(), **s)
        case c.KirimPermintaan(unit):
            for satu in dict.fromkeys(unit):
                yield p.PermintaanDikirim(unit=satu, **s)
        case c.TerimaForm(unit_form, lengkap, keterangan):
            hasil = p.LENGKAP if lengkap else p.PERLU_DIPERBAIKI
            yield p.FormDiterima(unit=unit_form, hasil=hasil, uraian=keterangan.strip(), **s)
        case c.MintaPerbaikan(unit_form, alasan):
            yield p.PerbaikanDiminta(unit=unit_form, uraian=alasan.strip(), **s)
        case c.TutupPengumpulan(_, alasan):
            yield p.PengumpulanDitutup(uraian=alasan.strip(), **s)
        case c.CatatAnalisis(keterangan):
            yield p.AnalisisSelesai(uraian=keterangan.strip(), **s)
        case c.AbaikanPembaruan(alasan):
            yield p.PembaruanDiabaikan(uraian=alasan.strip(), **s)
        case c.CatatDraf():
            yield p.DrafDibuat(versi=proses.versi + 1, **s)
        case c.AjukanDraf():
            yield p.DrafDiajukan(versi=proses.versi, **s)
        case c.PutuskanReviu(sesuai, koreksi, catatan):
            hasil = p.SESUAI if sesuai else p.TIDAK_SESUAI
            yield p.KeputusanReviu(versi=proses.versi, hasil=hasil, uraian=catatan.strip(), **s)
            yield from _koreksi(proses, 6, koreksi, s)
        case c.PutuskanEvaluasi(sesuai, koreksi, catatan):
            hasil = p.SESUAI if sesuai else p.TIDAK_SESUAI
            yield p.KeputusanEvaluasi(versi=proses.versi, hasil=hasil, uraian=catatan.strip(), **s)
            yield from _koreksi(proses, 8, koreksi, s)
        case c.JawabKoreksi(nomor, jawaban):
            yield p.KoreksiDijawab(nomor=nomor, uraian=jawaban.strip(), **s)
        case c.TarikDraf(alasan):
            no = _letak_draf(proses)
            yield p.DrafDitarik(langkah=no, versi=proses.versi, uraian=alasan.strip(), **s)
        case c.CatatPaket():
            yield p.PaketDikirim(versi=proses.versi, **s)
        case c.KirimKeInspektur():
            yield p.DikirimKeInspektur(versi=proses.versi, **s)
        case c.CentangKelengkapan(kunci, ada):
            yield p.KelengkapanDicentang(kunci=kunci, hasil=p.ADA if ada else p.BELUM_ADA, **s)


def _letak_draf(proses: Proses) -> int:
    """The step where a handed-in draft lies: in review, approved and not yet sent, or evaluated."""
    if not proses.versi_disetujui:
        return 6
    return 8 if proses.status(7) is Status.SELESAI else 7


def _koreksi(
    proses: Proses, langkah: int, koreksi: tuple[str, ...], s: dict[str, Any]
) -> Iterator[p.Peristiwa]:
    for nomor, uraian in enumerate(koreksi, start=len(proses.koreksi) + 1):
        yield p.KoreksiDicatat(langkah=langkah, nomor=nomor, uraian=uraian.strip(), **s)
