"""What the events of steps 5–8 do to the state: drafts, decisions, both return loops."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import ProcessError
from lkjip.sop.process import events as p
from lkjip.sop.process.apply_collection import terapkan
from lkjip.sop.process.state import Koreksi, Proses, Putaran, Status


@terapkan.register
def _draf_dibuat(satu: p.DrafDibuat, proses: Proses) -> Proses:
    return replace(proses, versi=satu.versi).masuk(5, Status.BERJALAN, satu.waktu)


@terapkan.register
def _draf_diajukan(satu: p.DrafDiajukan, proses: Proses) -> Proses:
    baru = replace(proses, diajukan=satu.waktu).tuntas(5, satu.waktu)
    return baru.masuk(6, Status.MENUNGGU, satu.waktu)


@terapkan.register
def _keputusan_reviu(satu: p.KeputusanReviu, proses: Proses) -> Proses:
    baru = _putaran(proses, satu, 6, satu.versi, satu.hasil, satu.uraian)
    if satu.hasil == p.SESUAI:
        return replace(baru, versi_disetujui=satu.versi).tuntas(6, satu.waktu)
    return _kembali(baru, satu).masuk(6, Status.DIKEMBALIKAN, satu.waktu)


@terapkan.register
def _keputusan_evaluasi(satu: p.KeputusanEvaluasi, proses: Proses) -> Proses:
    baru = _putaran(proses, satu, 8, satu.versi, satu.hasil, satu.uraian)
    if satu.hasil == p.SESUAI:
        return baru.masuk(8, Status.BERJALAN, satu.waktu)
    return _kembali(baru, satu).masuk(8, Status.DIKEMBALIKAN, satu.waktu)


@terapkan.register
def _draf_ditarik(satu: p.DrafDitarik, proses: Proses) -> Proses:
    return _kembali(_putaran(proses, satu, satu.langkah, satu.versi, p.DITARIK, satu.uraian), satu)


def _putaran(
    proses: Proses, satu: p.Peristiwa, langkah: int, versi: int, hasil: str, catatan: str
) -> Proses:
    if proses.diajukan is None:
        raise ProcessError(f'Catatan proses: "{satu.NAMA}" tanpa draf yang diajukan.')
    baru = Putaran(
        nomor=len(proses.putaran) + 1,
        langkah=langkah,
        versi=versi,
        diajukan=proses.diajukan,
        diputus=satu.waktu,
        keputusan=hasil,
        pemutus=satu.pelaku,
        peran=satu.peran,
        catatan=catatan,
    )
    return replace(proses, putaran=(*proses.putaran, baru))


def _kembali(proses: Proses, satu: p.Peristiwa) -> Proses:
    """Back to drafting: steps 6–8 are passed again, and a new package needs new ticks.

    A step that returned the draft stays "dikembalikan" until the draft reaches it again.
    """
    centang = frozenset(kunci for kunci in proses.centang if kunci[0] not in "78")
    baru = replace(proses, versi_disetujui=0, centang=centang).masuk(5, Status.BERJALAN, satu.waktu)
    for no in (6, 7, 8):
        if baru.status(no) is not Status.DIKEMBALIKAN:
            baru = baru.ulang(no)
    return baru


@terapkan.register
def _koreksi_dicatat(satu: p.KoreksiDicatat, proses: Proses) -> Proses:
    baru = Koreksi(satu.nomor, satu.langkah, len(proses.putaran), satu.uraian)
    return replace(proses, koreksi=(*proses.koreksi, baru))


@terapkan.register
def _koreksi_dijawab(satu: p.KoreksiDijawab, proses: Proses) -> Proses:
    if satu.nomor not in {koreksi.nomor for koreksi in proses.koreksi}:
        raise ProcessError(f"Catatan proses: koreksi nomor {satu.nomor} tidak pernah dicatat.")
    koreksi = tuple(_jawab(lama, satu) for lama in proses.koreksi)
    return replace(proses, koreksi=koreksi)


def _jawab(lama: Koreksi, satu: p.KoreksiDijawab) -> Koreksi:
    if lama.nomor != satu.nomor:
        return lama
    return replace(lama, jawaban=satu.uraian, dijawab_pada=satu.waktu, dijawab_oleh=satu.pelaku)


@terapkan.register
def _paket_dikirim(satu: p.PaketDikirim, proses: Proses) -> Proses:
    baru = replace(proses, diajukan=satu.waktu).tuntas(7, satu.waktu)
    return baru.masuk(8, Status.MENUNGGU, satu.waktu)


@terapkan.register
def _dikirim_ke_inspektur(satu: p.DikirimKeInspektur, proses: Proses) -> Proses:
    return proses.tuntas(8, satu.waktu)
