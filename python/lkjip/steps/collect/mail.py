"""SOP step 3 by mail: the forms come in from a folder or from the office's own mailbox."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from lkjip.book.cells import Cell, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import DILEWATI
from lkjip.errors import ProcessError
from lkjip.findings import Finding, Place, Severity, make
from lkjip.intake.batch import Taken, folder_sources
from lkjip.intake.mailbox.fetch import Laporan, Pengambil, Syarat
from lkjip.intake.message.eml import SuratMasuk
from lkjip.sop.process.events import PermintaanDikirim
from lkjip.steps.account.servers import Alat, pintu_imap
from lkjip.steps.collect.take_in import ACCEPTED_PREFIX, TAB, take_in
from lkjip.steps.kernel.answers import ANSWERS, jawaban
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.senders import menurut_alamat, pengirim_terakhir, pengirim_wajar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import WORDS
from lkjip.steps.request.letters import WIB

IMAP = "imap"
"""Given in the place of a folder: take the mails out of the mailbox first."""
PERLU_DIPASTIKAN = "diterima, perlu dipastikan"
_PLAIN_WORDS = (WORDS["diterima"], WORDS["diterima-dengan-catatan"])
_FRESH = ("M01", "M30", "M31", "M32", "K14")
"""Said anew in every run; the other findings about mails stay until their mail is seen again."""
Milik = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class _Aliran:
    """Passes the mails of a folder on, form by form, and keeps what else is to be said."""

    temuan: list[tuple[Finding, datetime | None]] = field(default_factory=list)
    dilihat: set[str] = field(default_factory=set)
    dari: set[tuple[str, str]] = field(default_factory=set)
    """Fingerprint of a form, and one who sent it: the same form may come from several."""

    def lihat(self, taken: Taken, milik: Milik) -> None:
        """One file or mail went by."""
        self.dilihat.add(taken.surat.nama)
        self._catat(taken.surat, milik)
        for satu in (*taken.kiriman, *taken.lama):
            self.dari.add((satu.sidik, satu.masuk.pengirim))

    def _catat(self, surat: SuratMasuk, milik: Milik) -> None:
        unit = _satu_unit(surat.pengirim, milik)
        found = [replace(finding, unit=unit) for finding in surat.temuan]
        if surat.kosong:
            found.append(replace(surat.tanpa_formulir(), unit=unit))
        for satu in surat.pantulan:
            if whose := _satu_unit(satu.alamat, milik):
                place = Place(surat.nama, whose)
                found.append(make("M09", place, nilai=satu.alamat, rinci=satu.sebab))
        self.temuan += [(finding, surat.waktu) for finding in found]


def kumpulkan(
    shot: Snapshot,
    context: Context,
    dari: Path | None = None,
    *,
    imap: bool = False,
    termasuk_terbaca: bool = False,
    alat: Alat | None = None,
) -> StepResult:
    """Take in every form and mail of ``dari`` (``forms/<tahun>/masuk`` when ``None``).

    With ``imap`` the new mails of the mailbox come into ``masuk`` first; ``termasuk_terbaca`` also
    looks at mails that somebody has opened. With ``context.kering`` nothing is fetched or marked.
    """
    if not shot.proses.unit:
        raise ProcessError(
            "Permintaan data belum dibuat, jadi belum ada formulir yang ditunggu.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )
    milik = menurut_alamat(shot.units)
    masuk = context.forms(shot.settings.tahun, "masuk")
    folder = dari or masuk
    laporan = None
    if imap:
        laporan = _ambil(shot, context, milik, alat or Alat(), termasuk_terbaca)
        folder = masuk
    surat = [] if imap and not folder.is_dir() else folder_sources(folder, WIB)
    aliran = _Aliran()
    result = take_in(shot, context, surat, lambda taken: aliran.lihat(taken, milik))
    return _lengkapi(shot, context, result, aliran, laporan, milik)


def _ambil(
    shot: Snapshot, context: Context, milik: Milik, alat: Alat, termasuk_terbaca: bool
) -> Laporan:
    s = shot.settings
    syarat = Syarat(
        sejak=_sejak(shot, context.hari_ini),
        zona=WIB,
        masuk=context.forms(s.tahun, "masuk"),
        arsip=context.forms(s.tahun, "arsip"),
        kenal=milik.__contains__,
        termasuk_terbaca=termasuk_terbaca,
        pindah_ke=s["imap_pindah"].strip(),
        kering=context.kering,
    )
    buka = pintu_imap(s, alat, context.kering)
    return Pengambil(buka, syarat, alat.ulang.percobaan, alat.kemajuan).ambil()


def _sejak(shot: Snapshot, today: date) -> date:
    """The day of the first request: what came before cannot be an answer."""
    asked = [e.waktu.date() for e in shot.proses.peristiwa if isinstance(e, PermintaanDikirim)]
    return min(asked, default=today)


def _lengkapi(
    shot: Snapshot,
    context: Context,
    result: StepResult,
    aliran: _Aliran,
    laporan: Laporan | None,
    milik: Milik,
) -> StepResult:
    """The step's result with what is to be said about the mails."""
    kiriman = result.tables["tblKiriman"]
    ragu = pengirim_ragu(kiriman, milik, shot.settings["surel_pengumpul"], aliran.dari)
    states = tuple(_dipastikan(row, ragu) for row in result.tables["tblPengumpulan"])
    from_box = [
        replace(f, unit=_satu_unit(f.nilai, milik)) for f in (laporan.temuan if laporan else [])
    ]
    accepted = _terakhir_diterima(kiriman)
    said = [
        finding
        for finding, moment in aliran.temuan
        if moment is None or finding.unit not in accepted or moment > accepted[finding.unit]
    ]
    fresh = (*ragu.values(), *said, *from_box)
    tables = dict(result.tables) | {
        "tblPengumpulan": states,
        "tblTemuan": _temuan(result.tables["tblTemuan"], fresh, aliran.dilihat),
    }
    data: dict[str, object] = dict(result.data)
    data["unit"] = _with_status(data["unit"], states)
    locked = _locked(aliran)
    data["berkas"] = [*locked, *data["berkas"]]  # type: ignore[misc]
    answers = jawaban(shot, context, kiriman, states, result.proses or shot.proses)
    tables[ANSWERS] = answers
    data["jawaban"] = [{name: _as_text(value) for name, value in row.items()} for row in answers]
    words = result.ringkas
    if laporan is not None:
        data["kotak_surat"] = {
            "dilihat": laporan.dilihat,
            "diambil": len(laporan.diambil),
            "tanpa_formulir": laporan.tanpa_formulir,
            "sisa": laporan.sisa,
            "berkas": list(laporan.diambil),
        }
        words = f"{_kotak(laporan, context.kering)} {words}"
    if locked:
        words = f"{words} {len(locked)} berkas belum dapat dibuka."
    if ragu:
        words = f"{words} {len(ragu)} pengirim perlu dipastikan."
    return replace(
        result,
        ringkas=words,
        tables=tables,
        temuan=(*result.temuan, *fresh),
        data=data,
        perlu_perbaikan=result.perlu_perbaikan
        or any(f.tingkat is not Severity.CATATAN for f in fresh),
    )


def _locked(aliran: _Aliran) -> list[dict[str, object]]:
    """Files that could not be opened this time."""
    return [
        {"nama": f.berkas, "unit": "", "hasil": DILEWATI, "temuan": [f.as_dict()]}
        for f, _ in aliran.temuan
        if f.kode == "K14"
    ]


def _kotak(laporan: Laporan, kering: bool) -> str:
    verb = "akan diambil" if kering else "diambil"
    words = f"{laporan.dilihat} surel baru di kotak surat: {len(laporan.diambil)} {verb}"
    if laporan.tanpa_formulir:
        words += f", {laporan.tanpa_formulir} tanpa formulir"
    if laporan.sisa:
        words += f", {laporan.sisa} belum"
    return f"{words}."


def pengirim_ragu(
    kiriman: tuple[Row, ...], milik: Milik, kantor: str, dari: Iterable[tuple[str, str]]
) -> dict[str, Finding]:
    """By unit: the form that counts came from somebody else, and nobody else sent the same.

    ``dari`` are fingerprints of forms with those who sent them, besides what ``kiriman`` tells.
    """
    counting: dict[str, Row] = {}
    senders: dict[str, set[str]] = {}
    for sidik, pengirim in dari:
        senders.setdefault(sidik, set()).add(pengirim)
    for row in kiriman:
        for sidik in (text(row["Sidik"]), text(row["Sidik Isi"])):
            senders.setdefault(sidik, set()).add(text(row["Pengirim"]))
        if text(row["Hasil"]).startswith(ACCEPTED_PREFIX):
            counting[text(row["Kode Unit"])] = row
    return {
        unit: make("M01", Place(text(row["Berkas"]), unit), nilai=text(row["Pengirim"]))
        for unit, row in counting.items()
        if not any(
            pengirim_wajar(pengirim, unit, milik, kantor)
            for sidik in (text(row["Sidik"]), text(row["Sidik Isi"]))
            if sidik
            for pengirim in senders[sidik]
        )
    }


def _terakhir_diterima(kiriman: tuple[Row, ...]) -> dict[str, datetime]:
    """By unit: when its last accepted form came. What went wrong before is settled by it."""
    found: dict[str, datetime] = {}
    for row in kiriman:
        moment = row["Waktu"]
        if text(row["Hasil"]).startswith(ACCEPTED_PREFIX) and isinstance(moment, datetime):
            unit = text(row["Kode Unit"])
            found[unit] = max(moment, found.get(unit, moment))
    return found


def _dipastikan(row: Row, ragu: Mapping[str, Finding]) -> Row:
    """The row with the word that a doubtful sender asks for, or without it once he is known."""
    status = text(row["Status"])
    if text(row["Kode Unit"]) in ragu:
        return {**row, "Status": PERLU_DIPASTIKAN} if status in _PLAIN_WORDS else row
    if status == PERLU_DIPASTIKAN:
        return {**row, "Status": _PLAIN_WORDS[1] if row["Catatan"] else _PLAIN_WORDS[0]}
    return row


def _temuan(
    rows: tuple[Row, ...], fresh: tuple[Finding, ...], dilihat: set[str]
) -> tuple[Row, ...]:
    """``tblTemuan`` with this run's findings about mails in the place of the former ones."""

    def stays(row: Row) -> bool:
        kode = text(row["Kode"])
        if text(row["Langkah"]) != TAB:
            return True
        return kode not in _FRESH and not (kode.startswith("M") and text(row["Berkas"]) in dilihat)

    kept = tuple(row for row in rows if stays(row))
    there = {(row["Kode"], row["Berkas"], row["Pesan"]) for row in kept}
    new = (r for r in finding_rows(fresh, TAB) if (r["Kode"], r["Berkas"], r["Pesan"]) not in there)
    return (*kept, *new)


def _satu_unit(pengirim: str, milik: Milik) -> str:
    """The unit of an address; blank when it is nobody's or several units'."""
    codes = milik.get(pengirim_terakhir(pengirim).lower(), frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


def _with_status(units: object, states: tuple[Row, ...]) -> list[dict[str, object]]:
    words = {text(row["Kode Unit"]): row["Status"] for row in states}
    assert isinstance(units, list)
    return [{**unit, "status": words.get(unit["kode"], unit["status"])} for unit in units]


def _as_text(value: Cell) -> object:
    return value.isoformat() if isinstance(value, date) else value
