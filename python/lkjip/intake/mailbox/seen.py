"""The register of mails that were looked at, kept beside the book.

It spares the mails without a form, which stay unseen in the mailbox, from being looked at again.
That nothing is taken in twice does not rest on it: files are named by their content.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lkjip.errors import FolderError

NAMA = ".kotak_surat.jsonl"
DIAMBIL, TANPA_FORMULIR, TERLALU_BESAR, TIDAK_TERBACA = (
    "diambil",
    "tanpa formulir",
    "terlalu besar",
    "tidak terbaca",
)


@dataclass(frozen=True, slots=True)
class Dilihat:
    """One mail of one mailbox, and what became of it; ``berkas`` is its file in ``masuk``."""

    kotak: str
    validitas: int
    uid: int
    hasil: str
    berkas: str = ""


@dataclass(slots=True)
class CatatanKotak:
    """The register of one folder ``masuk``. A line that a crash cut short is left out."""

    path: Path
    _isi: dict[tuple[str, int, int], Dilihat] = field(default_factory=dict)

    @classmethod
    def baca(cls, masuk: Path) -> CatatanKotak:
        """The register of the folder ``masuk``; empty when there is none."""
        catatan = cls(masuk / NAMA)
        try:
            lines = catatan.path.read_bytes().decode("utf-8", "replace").split("\n")
        except FileNotFoundError:
            return catatan
        except OSError as error:
            raise catatan._salah(error) from error
        for line in lines:
            try:
                entry = Dilihat(**json.loads(line))
                catatan._isi[entry.kotak, int(entry.validitas), int(entry.uid)] = entry
            except (ValueError, TypeError):
                continue  # looking once more at a mail does no harm
        return catatan

    def hasil(self, kotak: str, validitas: int, uid: int) -> Dilihat | None:
        """What became of this mail; ``None`` when it is new."""
        return self._isi.get((kotak, validitas, uid))

    def tambah(self, baru: Iterable[Dilihat]) -> None:
        """Append lines. Raises ``FolderError`` when that fails."""
        entries = list(baru)
        text = "".join(
            json.dumps(
                {
                    "kotak": entry.kotak,
                    "validitas": entry.validitas,
                    "uid": entry.uid,
                    "hasil": entry.hasil,
                    "berkas": entry.berkas,
                },
                ensure_ascii=False,
            )
            + "\n"
            for entry in entries
        )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as stream:
                # A line that was cut short must not swallow the next one.
                stream.write(b"\n" + text.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise self._salah(error) from error
        self._isi |= {(e.kotak, e.validitas, e.uid): e for e in entries}

    def _salah(self, error: OSError) -> FolderError:
        return FolderError(
            f"Catatan kotak surat '{self.path}' tidak dapat dipakai ({error.strerror or error}).",
            "Periksa izin dan ruang kosong folder itu.",
        )
