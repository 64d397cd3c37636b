"""One file that came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lkjip.stored import stored_as


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file that came in: its name, its bytes, who sent it and when (as far as is known).

    ``within`` names the mail or archive that it lay in, blank for a bare file. ``returned`` tells
    that it came with a bounce, an answer of absence or our own mail: it counts only when somebody
    filled it in. ``checked_by`` is the topmost ``Authentication-Results`` of its mail.
    """

    name: str
    data: bytes
    sender: str = ""
    when: datetime | None = None
    within: str = ""
    returned: bool = False
    checked_by: str = ""


@stored_as(name="nama", reason="alasan", within="di_dalam", quiet="diam")
@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is not read, and why. ``quiet``: nobody needs to hear of it."""

    name: str
    reason: str
    within: str = ""
    quiet: bool = False
