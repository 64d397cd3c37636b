"""Records what ``pasang`` did for this user, so that ``copot`` can undo exactly that.

Every entry is written before its action is done: a run that is cut off in the middle leaves an
entry whose action may be missing, which ``copot`` sees by looking, never an action without
entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.stored import from_stored, stored_as, to_stored

KEPT = "sebelum"
"""The folder beside the record with the files that were there before."""


class Kind(StrEnum):
    """The kinds of things done."""

    FOLDER = "folder"
    FILE = "berkas"
    SETTING = "setelan"
    NAME = "nama"
    REGISTRY = "registri"
    MARK = "tanda"


@stored_as(
    file="file",
    kind="jenis",
    subject="hal",
    place="tempat",
    fingerprint="sidik",
    saved_copy="simpanan",
    origin="asal",
    written="ditulis",
    before="sebelum",
)
@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done at ``place``.

    A file: its SHA-256 and what stood there before (``saved_copy``, blank for nothing). Settings:
    what was written and what stood there before (``None``: the key was not there). A renamed
    file: where it was (``origin``). A key of the registry: the folder that it names (``origin``).
    A mark that was taken off: its text (``before``). A link: where it leads (``written``).
    """

    kind: Kind
    subject: str
    place: str
    fingerprint: str = ""
    saved_copy: str = ""
    origin: str = ""
    written: Mapping[str, str | None] = field(default_factory=dict)
    before: Mapping[str, str | None] = field(default_factory=dict)

    def with_written(self, written: Mapping[str, str | None]) -> Entry:
        """Return the entry with what was written."""
        return replace(self, written=written)

    def after(self, old: Entry) -> Entry:
        """Put this entry over an older one of the same place: the first state is kept."""
        if self.kind is Kind.SETTING:
            return replace(
                self,
                written={**old.written, **self.written},
                before={**self.before, **old.before},
            )
        return replace(self, saved_copy=self.saved_copy or old.saved_copy)


class Record:
    """The entries in the order in which they were done, kept in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self._load()

    @property
    def kept(self) -> Path:
        """Where replaced files are kept (never in a folder whose files Excel opens)."""
        return self.path.parent / KEPT

    def find(self, kind: Kind, place: Path) -> Entry | None:
        """Return the entry of a place."""
        for entry in self.entries:
            if (entry.kind, entry.place) == (kind, str(place)):
                return entry
        return None

    def add(self, entry: Entry) -> None:
        """Note an entry, in the place of an older one of the same place, and save."""
        old = self.find(entry.kind, Path(entry.place))
        if old is None:
            self.entries.append(entry)
        else:
            self.entries[self.entries.index(old)] = entry.after(old)
        self.save()

    def remove(self, entry: Entry) -> None:
        """Forget an entry that was undone, and save; the last one takes the file along."""
        self.entries.remove(entry)
        self.save()

    def save(self) -> None:
        """Write the file whole or not at all."""
        try:
            if not self.entries:
                self.path.unlink(missing_ok=True)
                return
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft = self.path.with_name(f"~{self.path.name}.tmp")
            whole = {"versi": 1, "tindakan": [to_stored(entry) for entry in self.entries]}
            draft.write_text(json.dumps(whole, ensure_ascii=False, indent=2), encoding="utf-8")
            draft.replace(self.path)
        except OSError as error:
            raise FolderError(
                f"Catatan pemasangan tidak dapat ditulis ke '{self.path.parent}' "
                f"({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu, lalu ulangi.",
            ) from error

    def _load(self) -> None:
        try:
            content = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        try:
            whole = json.loads(content)
            self.entries = [
                Entry(**from_stored({**item, "jenis": Kind(item["jenis"])}, Entry))
                for item in whole["tindakan"]
            ]
        except (ValueError, TypeError, KeyError) as error:
            raise self._damaged() from error

    def _damaged(self) -> FolderError:
        return FolderError(
            f"Catatan pemasangan '{self.path}' tidak dapat dibaca.",
            "Ganti nama berkas itu, lalu jalankan pasang sekali lagi.",
        )
