"""Where packages of OPD come from: files that somebody of the office put there, and saved mails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.findings import Finding, Place, make
from lkjip.intake.folder import LINK, incoming_files, is_link, lying_in, read_file, shown_name
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import Trust
from lkjip.package import MAX_TOTAL
from lkjip.steps.collect.senders import Senders
from lkjip.steps.request.letters import WIB

_ZIP = ".zip"
MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One package as it came: its bytes, or why it has none; a bare file has no sender."""

    incoming: Incoming
    trouble: Finding | None = None

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.incoming.name

    def held(self, senders: Senders, unit: str) -> Finding | None:
        """Return why a package does not count before a person has confirmed its sender."""
        one = self.incoming
        if senders.trust_in(one, unit) is not Trust.UNCONFIRMED:
            return None
        return make("K24", Place(one.name, unit), nilai=one.sender, rinci=one.within)


def package_files(folder: Path) -> Iterator[PackageFile]:
    """Yield the packages of a folder by name, then those in mails in the order of their arrival.

    A link is named and not followed: it may stand for a package, or for a folder of them.
    """
    files, folders = lying_in(folder)
    for path in sorted(one for one in (*files, *folders) if _is_zip(one) or is_link(one)):
        name = shown_name(path.name)
        if is_link(path):
            yield PackageFile(Incoming(name, b""), make("M12", Place(name), nilai="", rinci=LINK))
            continue
        try:
            size = path.stat().st_size
            if size > MAX_TOTAL:
                large = f"{size // MB} MB, paling besar {MAX_TOTAL // MB} MB"
                yield _refused(name, large)
                continue
            yield PackageFile(Incoming(name, path.read_bytes()))
        except OSError as error:
            yield _refused(name, f"tidak dapat dibuka: {os_reason(error)}")
    for path in incoming_files(folder, WIB):
        if not _is_zip(path):
            with suppress(FolderError, OSError):  # collecting says of each file why it waits
                yield from map(PackageFile, read_file(path, WIB).packages)


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == _ZIP


def _refused(name: str, why: str) -> PackageFile:
    return PackageFile(Incoming(name, b""), make("K20", Place(name), rinci=why))
