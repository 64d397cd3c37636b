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

from lkjip.errors import FolderError, os_reason
from lkjip.stored import from_stored, stored_as, to_stored

NAME = ".kotak_surat.jsonl"
FETCHED, WITHOUT_FORM, TOO_BIG, UNREADABLE = (
    "diambil",
    "tanpa formulir",
    "terlalu besar",
    "tidak terbaca",
)


@stored_as(box="kotak", validity="validitas", result="hasil", file="berkas")
@dataclass(frozen=True, slots=True)
class SeenMail:
    """One mail of one mailbox, and its fate; ``file`` is its file in ``masuk``."""

    box: str
    validity: int
    uid: int
    result: str
    file: str = ""


@dataclass(slots=True)
class MailboxRecord:
    """The register of one folder ``masuk``. A line that a crash cut short is left out."""

    path: Path
    _content: dict[tuple[str, int, int], SeenMail] = field(default_factory=dict)

    @classmethod
    def read(cls, incoming: Path) -> MailboxRecord:
        """Return the register of the folder ``masuk``; empty when there is none."""
        note = cls(incoming / NAME)
        try:
            lines = note.path.read_bytes().decode("utf-8", "replace").split("\n")
        except FileNotFoundError:
            return note
        except OSError as error:
            raise note._unusable(error) from error
        for line in lines:
            try:
                entry = SeenMail(**from_stored(json.loads(line), SeenMail))
                note._content[entry.box, int(entry.validity), int(entry.uid)] = entry
            except (ValueError, TypeError, KeyError, AttributeError):
                continue  # a mail may be looked at once more without harm
        return note

    def result(self, box: str, validity: int, uid: int) -> SeenMail | None:
        """Return the fate of this mail; ``None`` when it is new."""
        return self._content.get((box, validity, uid))

    def add(self, new: Iterable[SeenMail]) -> None:
        """Append lines. Raises ``FolderError`` when that fails."""
        entries = list(new)
        text = "".join(json.dumps(to_stored(entry), ensure_ascii=False) + "\n" for entry in entries)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as stream:
                # A line that was cut short must not swallow the next one.
                stream.write(b"\n" + text.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise self._unusable(error) from error
        self._content |= {(e.box, e.validity, e.uid): e for e in entries}

    def _unusable(self, error: OSError) -> FolderError:
        return FolderError(
            f"Catatan kotak surat '{self.path}' tidak dapat dipakai ({os_reason(error)}).",
            "Periksa izin dan ruang kosong folder itu.",
        )
