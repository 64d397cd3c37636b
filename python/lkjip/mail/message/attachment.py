"""A file that goes with a mail: its safe name, its kind, its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from lkjip.errors import UsageError
from lkjip.mail.clean import safe_file_name

_OFFICE = "application/vnd.openxmlformats-officedocument"
# Only what this product makes: an unknown kind in an outgoing mail is a mistake.
KINDS = {
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment; ``name`` is made safe, and its extension decides the MIME type.

    Raises ``UsageError`` when the extension is not one of ``KINDS``.
    """

    name: str
    content: bytes

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", safe_file_name(self.name))
        if self._extension not in KINDS:
            raise UsageError(
                f"Berkas “{self.name}” tidak dapat dilampirkan pada surel.",
                f"Lampirkan berkas berjenis {', '.join(KINDS)}.",
            )

    @property
    def mime(self) -> tuple[str, str]:
        """Main type and subtype, as ``EmailMessage.add_attachment`` wants them."""
        main, _, sub = KINDS[self._extension].partition("/")
        return main, sub

    @property
    def _extension(self) -> str:
        return PurePosixPath(self.name).suffix.lower()
