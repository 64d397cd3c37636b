"""The register of sent mails, kept beside the book: nobody gets the same mail twice.

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

from lkjip.errors import BookBusy, FolderError, os_reason

NAME = "terkirim.jsonl"
_REQUIRED = ("waktu", "tahap", "kunci", "kepada")


class Stage(StrEnum):
    """The stage of one mail to one address, as a line of the register says it."""

    INTENT = "niat"
    SENT = "terkirim"
    CANCELLED = "batal"
    """The server said no after ``niat``: surely not sent."""
    ASSUMED_SENT = "dianggap terkirim"
    """A person decided that a doubtful one arrived."""
    RESEND = "kirim ulang"
    """A person decided that a doubtful one shall go once more."""


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line. ``key`` tells one mail from another, ``recipient`` is one address."""

    when: datetime
    stage: Stage
    key: str
    recipient: str
    kind: str = ""
    file: str = ""
    message_id: str = ""

    def text(self) -> str:
        """Return the line as it stands in the file."""
        return json.dumps(
            {
                "waktu": self.when.isoformat(timespec="seconds"),
                "tahap": self.stage.value,
                "kunci": self.key,
                "kepada": self.recipient,
                "jenis": self.kind,
                "berkas": self.file,
                "id_pesan": self.message_id,
            },
            ensure_ascii=False,
        )


@dataclass(slots=True)
class SentRegister:
    """The register while one run holds it; ``hold`` makes one."""

    path: Path
    lines: list[SentLine]
    _last: dict[tuple[str, str], SentLine] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._last = {(row.key, row.recipient): row for row in self.lines}

    def stage(self, key: str, recipient: str) -> Stage | None:
        """Return the last stage of this mail to this address; ``None`` when it was never begun."""
        end = self._last.get((key, recipient))
        return end.stage if end else None

    def already(self, key: str, recipient: str) -> bool:
        """Return whether the mail reached this address, or counts as if."""
        return self.stage(key, recipient) in (Stage.SENT, Stage.ASSUMED_SENT)

    def doubtful(self) -> tuple[SentLine, ...]:
        """Return the last lines of the mails of which nobody knows whether they were sent."""
        return tuple(row for row in self._last.values() if row.stage is Stage.INTENT)

    def sent_since(self, moment: datetime) -> int:
        """Return how many mails went out since a moment; one to three addresses is three."""
        return sum(row.stage is Stage.SENT and row.when >= moment for row in self.lines)

    def record(self, row: Iterable[SentLine]) -> None:
        """Append lines and force them to the disk before returning.

        Raises ``FolderError`` when that fails; the mail must then not go out.
        """
        new = list(row)
        data = "".join(f"{one.text()}\n" for one in new).encode("utf-8")
        try:
            first = not self.path.exists()
            with self.path.open("ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if first:
                _fsync_folder(self.path.parent)
        except OSError as error:
            raise FolderError(
                f"Catatan surel terkirim '{self.path}' tidak dapat ditulis ({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu; surel berikutnya tidak dikirim supaya "
                "tidak ada yang terkirim dua kali.",
            ) from error
        self.lines += new
        self._last |= {(one.key, one.recipient): one for one in new}


@contextmanager
def hold(path: Path) -> Iterator[SentRegister]:
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
            f"Folder '{path.parent}' tidak dapat ditulis ({os_reason(error)}).",
            "Periksa izin folder itu.",
        ) from error
    try:
        _drop_cut_line(path)
        yield SentRegister(path, list(read(path)))
    finally:
        lock.release()


def read(path: Path) -> tuple[SentLine, ...]:
    """Read all whole lines (none without a register). A last line cut short is left out.

    Raises ``FolderError`` for a line that is no line of a register: guessing could send twice.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _damaged(path, 0, os_reason(error)) from error
    whole = data[: data.rfind(b"\n") + 1].decode("utf-8", errors="replace")
    return tuple(
        _row(path, number, text) for number, text in enumerate(whole.split("\n"), 1) if text.strip()
    )


def _row(path: Path, number: int, text: str) -> SentLine:
    try:
        content: Mapping[str, str] = json.loads(text)
        when, stage, key, recipient = (str(content[name]) for name in _REQUIRED)
        if stage not in set(Stage):
            raise _newer(path, number, stage)
        return SentLine(
            datetime.fromisoformat(when),
            Stage(stage),
            key,
            recipient,
            str(content.get("jenis", "")),
            str(content.get("berkas", "")),
            str(content.get("id_pesan", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, number, "bukan baris catatan") from error


def _newer(path: Path, number: int, stage: str) -> FolderError:
    return FolderError(
        f"Catatan surel terkirim '{path}' baris {number} memuat tahap '{stage}' dari program yang "
        "lebih baru.",
        "Pasang program versi terbaru, lalu ulangi. Jangan menghapus barisnya: catatan itu "
        "mencegah surel terkirim dua kali.",
    )


def _damaged(path: Path, number: int, detail: str) -> FolderError:
    return FolderError(
        f"Catatan surel terkirim '{path}' baris {number} tidak terbaca ({detail}).",
        "Perbaiki atau hapus baris itu; tanpa catatan yang utuh ada yang dapat menerima surel dua "
        "kali.",
    )


def _drop_cut_line(path: Path) -> None:
    """Drop the half line of a run that crashed while writing it: its mail was not begun."""
    try:
        with path.open("r+b") as file:
            data = file.read()
            length = data.rfind(b"\n") + 1
            if length < len(data):
                file.truncate(length)
                file.flush()
                os.fsync(file.fileno())
    except FileNotFoundError:
        return
    except OSError as error:
        raise _damaged(path, 0, os_reason(error)) from error


def _fsync_folder(folder: Path) -> None:
    """Force a new file's name to the disk; Windows does that itself and opens no folders."""
    if os.name != "nt":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
