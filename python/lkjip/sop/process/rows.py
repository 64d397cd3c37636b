"""The log as flat rows and back: one row per event, the same columns for every kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING
from datetime import date, datetime
from typing import Any, get_type_hints

from lkjip.errors import ProcessError
from lkjip.sop.process import events as p
from lkjip.sop.process.events import Peristiwa
from lkjip.stored import stored_fields, to_stored

# fmt: off
KOLOM: tuple[str, ...] = (
    "no", "waktu", "peristiwa", "langkah", "unit", "versi", "nomor", "kunci", "hasil",
    "tanggal", "hari", "uraian", "pelaku", "peran",
)
# fmt: on
PERISTIWA: dict[str, type[Peristiwa]] = {
    jenis.NAMA: jenis
    for jenis in vars(p).values()
    if isinstance(jenis, type) and issubclass(jenis, Peristiwa) and jenis.NAMA
}
_HINTS = {nama: get_type_hints(jenis) for nama, jenis in PERISTIWA.items()}
_PERBAIKAN = (
    "Catatan proses hanya ditulis oleh program. Kembalikan buku dari folder cadangan, "
    "atau urungkan perubahan pada tabel itu."
)

Baris = dict[str, str | int | date]


def ke_baris(peristiwa: Iterable[Peristiwa]) -> list[Baris]:
    """Rows with all columns of ``KOLOM``; unused ones are ""; ``no`` counts from 1.

    ``waktu`` is text "YYYY-MM-DD HH:MM:SS": spreadsheet programs round times kept as numbers.
    """
    return [_satu_baris(no, satu) for no, satu in enumerate(peristiwa, start=1)]


def _satu_baris(no: int, satu: Peristiwa) -> Baris:
    baris: Baris = dict.fromkeys(KOLOM, "")
    baris |= {"langkah": _langkah(satu)}
    baris |= to_stored(satu)
    return baris | {"no": no, "peristiwa": satu.NAMA, "waktu": satu.waktu.isoformat(" ", "seconds")}


def _langkah(satu: Peristiwa) -> int:
    return int(satu.kunci[0]) if isinstance(satu, p.KelengkapanDicentang) else satu.LANGKAH


def dari_baris(baris: Iterable[Mapping[str, object]]) -> tuple[Peristiwa, ...]:
    """The events of ``baris`` in the order of ``no``, as a workbook may give them back.

    Whole floats become integers, datetimes become dates, ``None`` becomes ""; rows without ``no``
    and ``peristiwa`` are skipped. Raises ``ProcessError`` for a row that was removed, doubled, or
    changed so that it cannot be read.
    """
    isi = [
        satu for satu in baris if not _kosong(satu.get("no")) or not _kosong(satu.get("peristiwa"))
    ]
    bernomor = sorted(((_ubah(satu.get("no"), int, "no", 0), satu) for satu in isi), key=_nomor)
    for harus, (no, _) in enumerate(bernomor, start=1):
        if no != harus:
            raise ProcessError(
                f"Catatan proses tidak utuh: baris nomor {harus} tidak ada.", _PERBAIKAN
            )
    return tuple(_satu_peristiwa(no, satu) for no, satu in bernomor)


def _nomor(pasangan: tuple[Any, Mapping[str, object]]) -> int:
    return int(pasangan[0])


def _satu_peristiwa(no: int, baris: Mapping[str, object]) -> Peristiwa:
    nama = str(baris.get("peristiwa") or "")
    if nama not in PERISTIWA:
        raise ProcessError(
            f'Catatan proses baris {no}: peristiwa "{nama}" tidak dikenal.', _PERBAIKAN
        )
    jenis, hints = PERISTIWA[nama], _HINTS[nama]
    isi = {}
    for kolom, field in stored_fields(jenis):
        nilai = baris.get(kolom)
        if _kosong(nilai) and field.default is not MISSING:
            continue
        isi[field.name] = _ubah(nilai, hints[field.name], kolom, no)
    return jenis(**isi)


def _kosong(nilai: object) -> bool:
    return nilai is None or nilai == ""


def _ubah(nilai: object, ke: type, kolom: str, no: int) -> Any:
    """``nilai`` of a cell as the type of the field."""
    try:
        if ke is int:
            angka = float(str(nilai))
            if angka != int(angka):
                raise ValueError
            return int(angka)
        if ke is datetime:
            waktu = nilai if isinstance(nilai, datetime) else datetime.fromisoformat(str(nilai))
            return waktu.replace(tzinfo=None, microsecond=0)
        if ke is date:
            if isinstance(nilai, datetime):
                return nilai.date()
            return nilai if isinstance(nilai, date) else date.fromisoformat(str(nilai)[:10])
        if _kosong(nilai):
            raise ValueError
        whole = isinstance(nilai, float) and nilai.is_integer()
        return str(int(nilai)) if whole else str(nilai)  # type: ignore[call-overload]
    except (ValueError, OverflowError):
        raise ProcessError(
            f'Catatan proses baris {no}, kolom "{kolom}": "{nilai}" tidak dapat dibaca.', _PERBAIKAN
        ) from None
