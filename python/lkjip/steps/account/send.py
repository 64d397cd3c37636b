"""Sends the mails that lie ready in ``keluar`` and ``koreksi`` by the office's account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip.book.cells import text
from lkjip.errors import UsageError
from lkjip.findings import Finding, Place, Severity, make
from lkjip.mail.account.queue import Antrean, Hasil
from lkjip.mail.account.sent import NAMA, Baris, Tahap, Terkirim, baca, buka
from lkjip.mail.account.smtp import Jawaban, Nasib
from lkjip.mail.message.ready import KOREKSI, PENGINGAT, PERMINTAAN, SiapKirim, baca_draf
from lkjip.steps.account.servers import Alat, alamat_kami, pintu_smtp
from lkjip.steps.kernel.answers import RETURNED
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.registers import Unit
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.senders import alamat_unit, menurut_alamat
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.remind import OWING
from lkjip.steps.request.letters import WIB
from lkjip.steps.status import collection_today

LANGKAH = "Kirim Surel"
RAGU = {"kirim-ulang": Tahap.ULANG, "sudah-terkirim": Tahap.DIANGGAP}
"""What a person may decide about mails of which nobody knows whether they were sent."""
Milik = Mapping[str, frozenset[str]]
_KOREKSI = re.compile(r"Koreksi_(?P<unit>.+)_r\d+_[0-9a-f]+\.eml")
_PENGINGAT = re.compile(r"Pengingat_(?P<unit>.+)_(?P<hari>\d{4}-\d{2}-\d{2})\.eml")
_KODE = {
    Nasib.DITOLAK: "M20",
    Nasib.TERTUNDA: "M21",
    Nasib.RAGU: "M22",
}


@dataclass(frozen=True, slots=True)
class _Siap:
    """The mails that may go, and what keeps others back."""

    surat: tuple[SiapKirim, ...]
    temuan: tuple[Finding, ...]


def kirim_surel(
    shot: Snapshot, context: Context, alat: Alat | None = None, ragu: str = ""
) -> StepResult:
    """Send every mail that lies ready and was not sent yet; nobody gets one twice.

    ``ragu`` is a key of ``RAGU``: what to do with mails whose fate is unknown. With
    ``context.kering`` only tells what would go. Raises ``UsageError`` when the account is not set
    up, and what ``Antrean.kirim`` raises.
    """
    if ragu and ragu not in RAGU:
        raise UsageError(f"Pilihan ragu '{ragu}' tidak dikenal.", f"Pilih {' atau '.join(RAGU)}.")
    tools = alat or Alat(context.kemajuan)
    siap = _siap(shot, context)
    path = context.forms(shot.settings.tahun, "keluar") / NAMA
    if context.kering:
        return _result(shot, context, siap, _rencana(siap.surat, Terkirim(path, list(baca(path)))))
    dari, masuk = alamat_kami(shot.settings), pintu_smtp(shot.settings, tools)
    with buka(path) as catatan:
        if ragu:
            _putuskan(catatan, RAGU[ragu], context)
        antrean = Antrean(
            dari,
            context.sekarang.replace(tzinfo=WIB),
            masuk,
            catatan,
            tools.ulang,
            tools.kemajuan,
        )
        hasil = antrean.kirim(siap.surat)
        lupa = _tanpa_draf(catatan, hasil)
    return _result(shot, context, siap, hasil, lupa)


def _siap(shot: Snapshot, context: Context) -> _Siap:
    surat: list[SiapKirim] = []
    temuan: list[Finding] = []
    for path, jenis, unit in _berkas(shot, context, temuan):
        try:
            satu = baca_draf(path.name, jenis, path.read_bytes())
            _boleh(satu, unit)
        except FileNotFoundError:
            rinci = "berkasnya tidak ada di folder keluar"
        except OSError as error:
            rinci = f"berkasnya tidak dapat dibaca ({error.strerror or error})"
        except UsageError as error:
            rinci = error.pesan.rstrip(".")
        else:
            surat.append(satu)
            continue
        temuan.append(make("M23", Place(path.name, unit.kode), rinci=rinci))
    return _Siap(tuple(surat), tuple(temuan))


def _berkas(
    shot: Snapshot, context: Context, temuan: list[Finding]
) -> Iterator[tuple[Path, str, Unit]]:
    """The drafts that still mean something today, with the unit they are for."""
    tahun = shot.settings.tahun
    keluar, koreksi = context.forms(tahun, "keluar"), context.forms(tahun, "koreksi")
    for row in shot.rows("tblPermintaan"):
        name, unit = text(row["Surel"]), shot.unit(text(row["Kode Unit"]))
        if name and unit is not None and unit.aktif:
            yield keluar / Path(name).name, PERMINTAAN, unit
    rows = collection_today(shot, context)
    states = {text(row["Kode Unit"]): text(row["Status"]) for row in rows}
    owing = {kode for kode, status in states.items() if status in OWING}
    for path, unit, day in _pengingat(shot, keluar):
        rinci = _usang(day, context.hari_ini, unit.kode in owing)
        if not rinci:
            yield path, PENGINGAT, unit
        elif day == context.hari_ini or unit.kode in owing:
            temuan.append(make("M24", Place(path.name, unit.kode), rinci=rinci))
    for path, unit in _koreksi(shot, koreksi):
        if states.get(unit.kode) in RETURNED:
            yield path, KOREKSI, unit


def _pengingat(shot: Snapshot, keluar: Path) -> Iterator[tuple[Path, Unit, date]]:
    """The newest reminder of each unit."""
    newest: dict[str, tuple[date, Path]] = {}
    for path in sorted(keluar.glob("Pengingat_*.eml")):
        if found := _PENGINGAT.fullmatch(path.name):
            newest[found["unit"]] = (date.fromisoformat(found["hari"]), path)
    for kode, (day, path) in newest.items():
        unit = shot.unit(kode)
        if unit is not None and unit.aktif:
            yield path, unit, day


def _usang(day: date, today: date, owing: bool) -> str:
    if not owing:
        return "formulir unit itu sudah diterima"
    return "" if day == today else f"dibuat {short_date(day)}"


def _koreksi(shot: Snapshot, folder: Path) -> Iterator[tuple[Path, Unit]]:
    """The newest correction of each unit: an older one speaks of a form that was replaced."""
    newest: dict[str, Path] = {}
    files = folder.glob("Koreksi_*.eml") if folder.is_dir() else ()
    for path in sorted(files, key=lambda p: (p.stat().st_mtime_ns, p.name)):
        if found := _KOREKSI.fullmatch(path.name):
            newest[found["unit"]] = path
    for kode, path in newest.items():
        unit = shot.unit(kode)
        if unit is not None and unit.aktif:
            yield path, unit


def _boleh(surat: SiapKirim, unit: Unit) -> None:
    """Only to addresses of the register: a draft that was changed must not make us send elsewhere.

    Raises ``UsageError``.
    """
    known = alamat_unit(unit)
    if not surat.kepada:
        raise UsageError("tanpa alamat penerima")
    if strangers := [alamat for alamat in surat.kepada if alamat not in known]:
        raise UsageError(f"{strangers[0]} bukan alamat {unit.nama} di lembar Unit")


def _putuskan(catatan: Terkirim, tahap: Tahap, context: Context) -> None:
    catatan.catat(
        Baris(context.sekarang, tahap, b.kunci, b.kepada, b.jenis, b.berkas, b.id_pesan)
        for b in catatan.ragu()
    )


def _rencana(surat: Iterable[SiapKirim], catatan: Terkirim) -> tuple[Hasil, ...]:
    """What a run would do, as results that nobody brought about."""
    found = []
    for satu in surat:
        for alamat in satu.kepada:
            if catatan.sudah(satu.kunci, alamat):
                jawaban = Jawaban(Nasib.TERKIRIM)
            elif catatan.tahap(satu.kunci, alamat) is Tahap.NIAT:
                jawaban = Jawaban(Nasib.RAGU, "belum dipastikan")
            else:
                jawaban = Jawaban(Nasib.TERTUNDA)
            found.append(Hasil(satu, alamat, jawaban, baru=jawaban.nasib is Nasib.TERTUNDA))
    return tuple(found)


def _tanpa_draf(catatan: Terkirim, hasil: tuple[Hasil, ...]) -> tuple[Baris, ...]:
    """Doubtful mails of former runs whose draft is not among today's."""
    shown = {(satu.surat.kunci, satu.kepada) for satu in hasil}
    return tuple(b for b in catatan.ragu() if (b.kunci, b.kepada) not in shown)


def _result(
    shot: Snapshot,
    context: Context,
    siap: _Siap,
    hasil: tuple[Hasil, ...],
    lupa: tuple[Baris, ...] = (),
) -> StepResult:
    milik = menurut_alamat(shot.active_units)
    temuan = (*siap.temuan, *_temuan(hasil, lupa, milik, context.kering))
    baru = [satu for satu in hasil if satu.baru]
    return StepResult(
        LANGKAH,
        _kata(hasil, len(siap.temuan), len(lupa), context.kering),
        tables={"tblTemuan": replace_findings(shot, LANGKAH, temuan)},
        temuan=temuan,
        notes=tuple(
            Note(
                "kirim surel",
                _unit(satu.kepada, milik) or satu.kepada,
                satu.jawaban.nasib.value,
                f"{satu.surat.berkas} ke {satu.kepada} {satu.jawaban.kata}".strip(),
            )
            for satu in baru
        )
        or (Note("kirim surel", keterangan="Tidak ada surel baru."),),
        data={
            "surel": [
                {
                    "berkas": satu.surat.berkas,
                    "jenis": satu.surat.jenis,
                    "kepada": satu.kepada,
                    "hal": satu.surat.hal,
                    "hasil": _hasil(satu, context.kering),
                    "keterangan": satu.jawaban.kata,
                }
                for satu in hasil
            ]
        },
        perlu_perbaikan=any(f.tingkat is not Severity.CATATAN for f in temuan),
    )


def _hasil(satu: Hasil, kering: bool) -> str:
    if kering and satu.jawaban.nasib is Nasib.TERTUNDA:
        return "akan dikirim"
    if not satu.baru and satu.jawaban.nasib is Nasib.TERKIRIM:
        return "sudah terkirim sebelumnya"
    return satu.jawaban.nasib.value


def _temuan(
    hasil: tuple[Hasil, ...], lupa: tuple[Baris, ...], milik: Milik, kering: bool
) -> Iterator[Finding]:
    for satu in hasil:
        kode = _KODE.get(satu.jawaban.nasib)
        if kode is None or (kering and kode == "M21"):
            continue
        place = Place(satu.surat.berkas, _unit(satu.kepada, milik))
        yield make(kode, place, nilai=satu.kepada, rinci=satu.jawaban.kata or "tanpa penjelasan")
    for baris in lupa:
        place = Place(baris.berkas, _unit(baris.kepada, milik))
        yield make("M22", place, nilai=baris.kepada, rinci=short_date(baris.waktu.date()))


def _unit(alamat: str, milik: Milik) -> str:
    codes = milik.get(alamat, frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


def _kata(hasil: tuple[Hasil, ...], tertahan: int, lupa: int, kering: bool) -> str:
    def count(nasib: Nasib, baru: bool) -> int:
        return sum(h.jawaban.nasib is nasib and h.baru is baru for h in hasil)

    before = count(Nasib.TERKIRIM, baru=False)
    doubtful = count(Nasib.RAGU, baru=True) + count(Nasib.RAGU, baru=False) + lupa
    waiting = count(Nasib.TERTUNDA, baru=True)
    if kering:
        parts = [f"{waiting} surel akan dikirim"]
    else:
        parts = [f"{count(Nasib.TERKIRIM, baru=True)} surel terkirim"]
        parts += [f"{waiting} belum terkirim"] if waiting else []
        refused = count(Nasib.DITOLAK, baru=True)
        parts += [f"{refused} ditolak server"] if refused else []
    parts += [f"{before} sudah terkirim sebelumnya"] if before else []
    parts += [f"{doubtful} perlu dipastikan"] if doubtful else []
    parts += [f"{tertahan} tidak dikirim"] if tertahan else []
    return ", ".join(parts) + "."
