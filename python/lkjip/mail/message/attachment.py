"""A file that goes with a mail: its safe name, its kind, its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from lkjip.errors import UsageError
from lkjip.mail.clean import safe_file_name

_OFFICE = "application/vnd.openxmlformats-officedocument"
# Only what this product makes: an unknown kind in an outgoing mail is a mistake.
JENIS = {
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Lampiran:
    """One attachment; ``nama`` is made safe, and its extension decides the MIME type.

    Raises ``UsageError`` when the extension is not one of ``JENIS``.
    """

    nama: str
    isi: bytes

    def __post_init__(self) -> None:
        object.__setattr__(self, "nama", safe_file_name(self.nama))
        if self._extension not in JENIS:
            raise UsageError(
                f"Berkas “{self.nama}” tidak dapat dilampirkan pada surel.",
                f"Lampirkan berkas berjenis {', '.join(JENIS)}.",
            )

    @property
    def mime(self) -> tuple[str, str]:
        """Main type and subtype, as ``EmailMessage.add_attachment`` wants them."""
        main, _, sub = JENIS[self._extension].partition("/")
        return main, sub

    @property
    def _extension(self) -> str:
        return PurePosixPath(self.nama).suffix.lower()
