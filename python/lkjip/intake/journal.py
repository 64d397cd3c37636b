"""The journal of a batch: what is done is written down, so that continuing never takes it in twice.

One line of JSON per source, in the order of arrival: what came, and where its originals lie. What a
form says is not written down, for its original says it: examined again, it says the same. The
first line says for which forms the lines hold: when the registers, the year or the program's rules
change, the journal is void.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from lkjip.checks.register_change import NOTHING_ELSE, Sent
from lkjip.errors import FolderError, os_reason
from lkjip.findings import CATALOGUE, Finding, Severity
from lkjip.forms import spec
from lkjip.forms.model import BlankForm
from lkjip.intake.message.attachment import Incoming, Unread
from lkjip.intake.message.bounce import Bounce
from lkjip.intake.message.links import Link
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.submission import Arrival, EvidenceFile, Submission
from lkjip.stored import from_stored, to_stored

FORMAT = 8
Examined = Callable[[Incoming, str, Path], Submission]
"""Called with what came, its fingerprint, and the place of its original."""


def fingerprint(asked: Mapping[str, BlankForm], year: int, sent: Sent = NOTHING_ELSE) -> str:
    """Return a fingerprint of what outcomes depend on besides files: forms, year, rules."""
    digest = hashlib.sha256()
    for part in (FORMAT, year, spec.FORM_VERSION, sorted(CATALOGUE)):
        digest.update(repr(part).encode())
    for unit in sorted(asked):
        digest.update(repr((asked[unit], sent.get(unit, ()))).encode())
    return digest.hexdigest()


class Journal:
    """The journal of one batch; ``path`` is a file that this class makes, and removes when done."""

    def __init__(self, path: Path, mark: str) -> None:
        self.path, self.mark = path, mark
        self.done: dict[str, int] = {}
        """Source → where its line begins in the file."""
        with self._said():
            self._load()

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turn an error of the disk into a sentence."""
        try:
            yield
        except OSError as error:
            raise FolderError(
                f"Catatan pengumpulan tidak dapat ditulis di '{self.path.parent}' "
                f"({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu; buku kerja belum diubah.",
            ) from error

    def _load(self) -> None:
        try:
            with self.path.open("rb") as stream:
                head = stream.readline()
                if _line(head) != {"tanda": self.mark}:
                    raise FileNotFoundError
                good = at = stream.tell()
                for raw in stream:
                    entry = _line(raw)
                    if not isinstance(entry, dict) or "sumber" not in entry:
                        break  # the line that was being written when the run was stopped
                    self.done[str(entry["sumber"])] = at
                    at += len(raw)
                    good = at
            with self.path.open("rb+") as stream:
                stream.truncate(good)
        except FileNotFoundError:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(_bytes({"tanda": self.mark}))

    def write(self, source: str, arrival: Arrival) -> None:
        """A source is done."""
        line = {
            "sumber": source,
            "surat": _mail(arrival.mail),
            "kiriman": [_submission(one) for one in arrival.submissions],
            "bukti": [_evidence(one) for one in arrival.evidence],
        }
        with self._said(), self.path.open("ab") as stream:
            self.done[source] = stream.tell()
            stream.write(_bytes(line))

    def read(self, source: str, examined: Examined) -> Arrival:
        """Read the outcome of a source; ``examined`` makes the submission of an original."""
        with self._said(), self.path.open("rb") as stream:
            stream.seek(self.done[source])
            line = json.loads(stream.readline().decode("utf-8", "surrogatepass"))
        submissions = tuple(
            examined(_read_incoming(one), one["sidik"], Path(one["arsip"]))
            for one in line["kiriman"]
        )
        evidence = tuple(_read_evidence(one) for one in line["bukti"])
        return Arrival(_read_mail(line["surat"], submissions, evidence), submissions, evidence)


def _bytes(entry: object) -> bytes:
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _line(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8", "surrogatepass")) if raw.endswith(b"\n") else None
    except ValueError:
        return None


def _mail(mail: IncomingMail) -> dict[str, Any]:
    return {
        "nama": mail.name,
        "pengirim": mail.sender,
        "hal": mail.subject,
        "id_pesan": mail.message_id,
        "diperiksa_server": mail.checked_by,
        "tautan": mail.link,
        "tautan_berkas": [[one.address, one.name] for one in mail.links],
        "otomatis": mail.automatic,
        "kembali": mail.returned,
        "tidak_sampai": mail.undelivered,
        "kosong": mail.empty,
        "kantor": mail.office,
        "tidak_dibaca": [to_stored(one) for one in mail.unread],
        "waktu": mail.when.isoformat() if mail.when else "",
        "temuan": [to_stored(finding) for finding in mail.findings],
        "pantulan": [to_stored(one) for one in mail.bounces],
    }


def _read_mail(
    line: dict[str, Any],
    submissions: tuple[Submission, ...],
    evidence: tuple[EvidenceFile, ...],
) -> IncomingMail:
    return IncomingMail(
        name=line["nama"],
        sender=line["pengirim"],
        subject=line["hal"],
        message_id=line["id_pesan"],
        checked_by=line["diperiksa_server"],
        link=line["tautan"],
        links=[Link(address, name) for address, name in line["tautan_berkas"]],
        automatic=line["otomatis"],
        returned=line["kembali"],
        undelivered=line["tidak_sampai"],
        empty=line["kosong"],
        office=line["kantor"],
        unread=[Unread(**from_stored(one, Unread)) for one in line["tidak_dibaca"]],
        evidence=[one.incoming for one in evidence],
        when=_moment(line["waktu"]),
        attachment=[one.incoming for one in submissions],
        findings=[_finding(one) for one in line["temuan"]],
        bounces=[Bounce(**from_stored(one, Bounce)) for one in line["pantulan"]],
    )


def _finding(line: dict[str, Any]) -> Finding:
    return Finding(**from_stored({**line, "tingkat": Severity(line["tingkat"])}, Finding))


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _incoming(one: Incoming) -> dict[str, Any]:
    return {
        "nama": one.name,
        "pengirim": one.sender,
        "waktu": one.when.isoformat() if one.when else "",
        "di_dalam": one.within,
        "kembali": one.returned,
        "diperiksa_server": one.checked_by,
    }


def _read_incoming(entry: dict[str, Any]) -> Incoming:
    moment = _moment(entry["waktu"])
    return Incoming(
        entry["nama"],
        b"",
        entry["pengirim"],
        moment,
        entry["di_dalam"],
        entry["kembali"],
        entry["diperiksa_server"],
    )


def _evidence(one: EvidenceFile) -> dict[str, Any]:
    return _incoming(one.incoming) | {
        "sidik": one.fingerprint,
        "ukuran": one.size,
        "arsip": str(one.archive),
    }


def _read_evidence(entry: dict[str, Any]) -> EvidenceFile:
    path = Path(entry["arsip"])
    return EvidenceFile(_read_incoming(entry), entry["sidik"], entry["ukuran"], path)


def _submission(one: Submission) -> dict[str, Any]:
    return _incoming(one.incoming) | {"sidik": one.fingerprint, "arsip": str(one.archive)}
