"""A submission: one form from its arrival to what became of it.

The same object goes through the whole of collecting. ``receive`` makes it from bytes: archive
first, then the gate, then reading, then the checks. ``precedence`` gives it its standing.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lkjip.checks.checked_form import HELD, NOTHING, SKIPPED, Checked
from lkjip.checks.form import check_form
from lkjip.checks.register_change import NOTHING_ELSE, Sent
from lkjip.findings import Finding
from lkjip.forms.model import BlankForm
from lkjip.forms.reader import read_form
from lkjip.intake.archive import sha256, store
from lkjip.intake.content.kind import WORKBOOKS, ZIP, ending_of
from lkjip.intake.gate import inspect
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.model import IncomingMail

SHORT = 12
"""Letters of a fingerprint that tell the submissions of an office apart."""
_KEPT_MEMORY = 4 * 1024 * 1024
"""Bytes of a block, several times what a form of ordinary size takes while it is read."""


class Standing(StrEnum):
    """The outcome of a submission."""

    EXAMINED = "diperiksa"
    """Checked, but not yet compared with what came before."""
    KNOWN = "sudah diproses"
    """An earlier run dealt with this very file."""
    IN_FORCE = "berlaku"
    """Its values count."""
    REFUSED = "ditolak"
    HELD = "ditahan"
    """Kept apart until a person confirms its sender: its values decide nothing."""
    ASIDE = "dilewati"
    """Accepted as a form, but another submission of its unit counts."""


class Trust(StrEnum):
    """Who stands behind a submission."""

    STAFF = "staf"
    """A bare file that somebody of the office put into the folder."""
    REGISTERED = "terdaftar"
    """It came from an address that the register of units names for its unit."""
    UNCONFIRMED = "belum dipastikan"
    CONFIRMED = "dipastikan"
    """A person has confirmed that its sender may speak for the unit."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One form that came in.

    ``archive`` is where the original lies; ``checked`` the outcome of the checks; ``aside`` the
    finding that says why an accepted form does not count.
    """

    incoming: Incoming
    fingerprint: str
    archive: Path
    checked: Checked
    standing: Standing = Standing.EXAMINED
    aside: Finding | None = None
    trust: Trust = Trust.STAFF
    failed_check: str = ""
    """The checks of the office's mail server that its sender failed; blank for none."""
    joined: bool = False
    """True for what the program made of two files; it did not come in."""
    content_fingerprint: str = ""
    """Equal for two submissions of the same content; empty until judged, and for a refused one."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.incoming.name

    @property
    def sender(self) -> str:
        """Who sent it; empty for a file that lay in the folder."""
        return self.incoming.sender

    @property
    def when(self) -> datetime | None:
        """When it came, as far as is known."""
        return self.incoming.when

    @property
    def unit(self) -> str:
        """The code of its unit; empty when the form does not say."""
        return self.checked.unit

    @property
    def revision(self) -> int:
        """The revision of the form."""
        return self.checked.revision

    @property
    def in_force(self) -> bool:
        """True when its values count."""
        return self.standing is Standing.IN_FORCE

    @property
    def from_stranger(self) -> bool:
        """True when nobody has confirmed that its sender may speak for the unit."""
        return self.trust is Trust.UNCONFIRMED

    @property
    def result(self) -> str:
        """The outcome in the words of the command: diterima, …, ditolak, dilewati."""
        if self.standing in (Standing.ASIDE, Standing.KNOWN):
            return SKIPPED
        if self.standing is Standing.HELD:
            return HELD
        return self.checked.result

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The remarks about it: why it was put aside, or what the checks found."""
        return self.checked.findings if self.aside is None else (self.aside,)

    @property
    def key(self) -> tuple[str, str, str]:
        """Its bytes, its name and its sender: what makes it another submission."""
        return self.fingerprint, self.name, self.sender

    @property
    def short(self) -> str:
        """The beginning of its fingerprint, by which people name it."""
        return self.fingerprint[:SHORT]

    def original(self) -> bytes:
        """Return the bytes of the original: at hand, or out of the archive."""
        return self.incoming.data or self.archive.read_bytes()

    def without_bytes(self) -> Submission:
        """Return it without the bytes of its file, which lie in the archive."""
        return replace(self, incoming=replace(self.incoming, data=b""))

    def received_by(self, now: datetime) -> Submission:
        """Return it as received at ``now`` when its sender's clock ran ahead."""
        if self.when is None or self.when <= now:
            return self
        return replace(self, incoming=replace(self.incoming, when=now))


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A document or picture that came in; its bytes lie in the archive.

    ``archive`` is blank in a dry run. Nothing of it decides a figure; whose it is, its sender and
    the forms beside it say.
    """

    incoming: Incoming
    fingerprint: str
    size: int
    archive: Path


class Arrival(NamedTuple):
    """One file or mail of the inbox, with the submissions and the evidence that it brought."""

    mail: IncomingMail
    submissions: tuple[Submission, ...]
    evidence: tuple[EvidenceFile, ...] = ()


def content_fingerprint(checked: Checked) -> str:
    """Return the fingerprint of accepted content; the same content saved again gives the same."""
    text = json.dumps(checked.identity(), default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def known(incoming: Incoming, digest: str) -> Submission:
    """Make the submission of a file that an earlier run dealt with; it is not read again."""
    return Submission(incoming, digest, Path(), NOTHING, Standing.KNOWN)


def receive(
    incoming: Incoming,
    asked: Mapping[str, BlankForm],
    year: int,
    archive: Path,
    digest: str = "",
    sent: Sent = NOTHING_ELSE,
) -> Submission:
    """Take one file in: keep its bytes in the archive, then examine it.

    Never raises on what the file holds; ``FolderError`` when the archive cannot be written.
    """
    digest = digest or sha256(incoming.data)
    path = store(incoming.data, workbook_name(incoming), archive, digest)
    return Submission(incoming, digest, path, examine(incoming, asked, year, sent))


def workbook_name(incoming: Incoming) -> str:
    """Return its name with the ending of a workbook, by which programs open it."""
    package = incoming.data.startswith(ZIP)
    return (
        f"{incoming.name}.xlsx"
        if package and ending_of(incoming.name) not in WORKBOOKS
        else incoming.name
    )


def examine(
    incoming: Incoming,
    asked: Mapping[str, BlankForm],
    year: int,
    sent: Sent = NOTHING_ELSE,
) -> Checked:
    """Return the outcome of one file; a pure function of its bytes and of what was asked.

    ``asked`` maps unit codes to the forms of today's registers; ``sent`` to the forms that went out
    before the registers changed.

    Garbage collection is off while a form is read: no reference cycles arise here, and it costs
    an eighth of the time.
    """
    _keep_memory()
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _examine(incoming, asked, year, sent)
    finally:
        if collecting:
            gc.enable()


@cache
def _keep_memory() -> None:
    """Let the allocator keep the memory of one form for the next, once in a process.

    glibc gives it back to the kernel after every form and asks for it anew, a tenth of the time.
    After a block of this size was freed it keeps up to twice as much (mallopt(3),
    ``M_TRIM_THRESHOLD``). Other allocators do not mind.
    """
    bytes(_KEPT_MEMORY)


def _examine(incoming: Incoming, asked: Mapping[str, BlankForm], year: int, sent: Sent) -> Checked:
    passed = inspect(incoming.data, incoming.name)
    if isinstance(passed, Finding):
        return Checked("", 0, 0, (passed,))
    read = read_form(passed.content, incoming.name)
    if passed.findings:
        read = replace(read, findings=(*passed.findings, *read.findings))
    return check_form(read, asked, year, incoming.name, sent)
