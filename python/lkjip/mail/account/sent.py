"""The register of what was sent, kept beside the book: nobody gets the same mail twice.

One JSON object a line, forced to the disk before the program goes on. A mail has two lines:
``niat`` just before the full stop that makes the server accept it, ``terkirim`` once the server
said so. A crash before ``niat`` means surely not sent (a server drops an unfinished mail, RFC
5321, 4.1.1.4); a crash between the two lines means nobody knows, and the mail is not sent again
before a person decides.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from lkjip.errors import BookBusy, FolderError

NAMA = "terkirim.jsonl"
_WAJIB = ("waktu", "tahap", "kunci", "kepada")


class Tahap(StrEnum):
    """What a line of the register says about one mail to one address."""

    NIAT = "niat"
    TERKIRIM = "terkirim"
    BATAL = "batal"
    """The server said no after ``niat``: surely not sent."""
    DIANGGAP = "dianggap terkirim"
    """A person decided that a doubtful one arrived."""
    ULANG = "kirim ulang"
    """A person decided that a doubtful one shall go once more."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One line. ``kunci`` tells one mail from another, ``kepada`` is one address."""

    waktu: datetime
    tahap: Tahap
    kunci: str
    kepada: str
    jenis: str = ""
    berkas: str = ""
    id_pesan: str = ""

    def teks(self) -> str:
        """The line as it stands in the file."""
        return json.dumps(
            {
                "waktu": self.waktu.isoformat(timespec="seconds"),
                "tahap": self.tahap.value,
                "kunci": self.kunci,
                "kepada": self.kepada,
                "jenis": self.jenis,
                "berkas": self.berkas,
                "id_pesan": self.id_pesan,
            },
            ensure_ascii=False,
        )


@dataclass(slots=True)
class Terkirim:
    """The register while one run holds it; ``buka`` makes one."""

    path: Path
    baris: list[Baris]
    _akhir: dict[tuple[str, str], Baris] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._akhir = {(baris.kunci, baris.kepada): baris for baris in self.baris}

    def tahap(self, kunci: str, kepada: str) -> Tahap | None:
        """The last stage of this mail to this address; ``None`` when it was never begun."""
        akhir = self._akhir.get((kunci, kepada))
        return akhir.tahap if akhir else None

    def sudah(self, kunci: str, kepada: str) -> bool:
        """Whether the mail reached this address, or counts as if."""
        return self.tahap(kunci, kepada) in (Tahap.TERKIRIM, Tahap.DIANGGAP)

    def ragu(self) -> tuple[Baris, ...]:
        """The last lines of the mails of which nobody knows whether they were sent."""
        return tuple(baris for baris in self._akhir.values() if baris.tahap is Tahap.NIAT)

    def catat(self, baris: Iterable[Baris]) -> None:
        """Append lines and force them to the disk before returning.

        Raises ``FolderError`` when that fails; the mail must then not go out.
        """
        baru = list(baris)
        data = "".join(f"{satu.teks()}\n" for satu in baru).encode("utf-8")
        try:
            pertama = not self.path.exists()
            with self.path.open("ab") as berkas:
                berkas.write(data)
                berkas.flush()
                os.fsync(berkas.fileno())
            if pertama:
                _fsync_folder(self.path.parent)
        except OSError as error:
            raise FolderError(
                f"Catatan surel terkirim '{self.path}' tidak dapat ditulis "
                f"({error.strerror or error}).",
                "Periksa izin dan ruang kosong folder itu; surel berikutnya tidak dikirim supaya "
                "tidak ada yang terkirim dua kali.",
            ) from error
        self.baris += baru
        self._akhir |= {(satu.kunci, satu.kepada): satu for satu in baru}


@contextmanager
def buka(path: Path) -> Iterator[Terkirim]:
    """Hold the register for one run. Raises ``BookBusy`` when another run sends."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(f".{path.stem}.kunci"))
        lock.acquire(timeout=0)
    except Timeout:
        raise BookBusy(
            "Surel sedang dikirim oleh perintah lain.", "Tunggu sampai selesai, lalu ulangi."
        ) from None
    except OSError as error:
        raise FolderError(
            f"Folder '{path.parent}' tidak dapat ditulis ({error.strerror or error}).",
            "Periksa izin folder itu.",
        ) from error
    try:
        _buang_baris_terpotong(path)
        yield Terkirim(path, list(baca(path)))
    finally:
        lock.release()


def baca(path: Path) -> tuple[Baris, ...]:
    """All whole lines; none when there is no register yet. A last line cut short is left out.

    Raises ``FolderError`` for a line that is no line of a register: guessing could send twice.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _rusak(path, 0, error.strerror or str(error)) from error
    utuh = data[: data.rfind(b"\n") + 1].decode("utf-8", errors="replace")
    return tuple(
        _baris(path, nomor, teks) for nomor, teks in enumerate(utuh.split("\n"), 1) if teks.strip()
    )


def _baris(path: Path, nomor: int, teks: str) -> Baris:
    try:
        isi: Mapping[str, str] = json.loads(teks)
        waktu, tahap, kunci, kepada = (str(isi[nama]) for nama in _WAJIB)
        return Baris(
            datetime.fromisoformat(waktu),
            Tahap(tahap),
            kunci,
            kepada,
            str(isi.get("jenis", "")),
            str(isi.get("berkas", "")),
            str(isi.get("id_pesan", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _rusak(path, nomor, "bukan baris catatan") from error


def _rusak(path: Path, nomor: int, rinci: str) -> FolderError:
    return FolderError(
        f"Catatan surel terkirim '{path}' baris {nomor} tidak terbaca ({rinci}).",
        "Perbaiki atau hapus baris itu; tanpa catatan yang utuh ada yang dapat menerima surel dua "
        "kali.",
    )


def _buang_baris_terpotong(path: Path) -> None:
    """A crash while writing leaves half a line; what it announced did not begin."""
    try:
        with path.open("r+b") as berkas:
            data = berkas.read()
            panjang = data.rfind(b"\n") + 1
            if panjang < len(data):
                berkas.truncate(panjang)
                berkas.flush()
                os.fsync(berkas.fileno())
    except FileNotFoundError:
        return
    except OSError as error:
        raise _rusak(path, 0, error.strerror or str(error)) from error


def _fsync_folder(folder: Path) -> None:
    """A new name is on the disk too; Windows cannot open folders and does that itself."""
    if os.name != "nt":
        nomor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(nomor)
        finally:
            os.close(nomor)
