"""The answer of Bagian Organisasi to a package, as a file: one schema that writes it and reads it.

It names the package by its fingerprint, so that an office takes it in only for what it sent. The
office's next package names this file by its fingerprint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from lkjip.package import DATA, PackageError, read_package, write_package
from lkjip.stored import stored_as, stored_fields

FORMAT = "LKJIP-EVALUASI"
MOST_CORRECTIONS = 500
_LIST = "koreksi"


@stored_as(
    year="tahun",
    code="kode",
    office="unit_kerja",
    sender="dari",
    government="pemerintah",
    decision="keputusan",
    draft_version="versi_draf",
    package="paket",
    decided="diputus",
    decider="pemutus",
    note="catatan",
    corrections=_LIST,
)
@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A decision on the package of one office: "sesuai", or "tidak-sesuai" with corrections.

    ``office`` is the name that the package gave, ``package`` its SHA-256, ``decided`` a moment in
    ISO form.
    """

    year: int
    code: str
    office: str
    sender: str
    government: str
    decision: str
    draft_version: int
    package: str
    decided: str
    decider: str
    note: str = ""
    corrections: tuple[str, ...] = ()

    def write(
        self, parts: Mapping[str, bytes], make_seal: Callable[[bytes], str] = lambda _manifest: ""
    ) -> bytes:
        """Return the file with these parts beside the decision."""
        head = {
            stored: getattr(self, one.name)
            for stored, one in stored_fields(self)
            if stored != _LIST
        }
        data = {_LIST: list(self.corrections)}
        return write_package(head, data, parts, make_seal, FORMAT)

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Read the file. Raises ``PackageError`` when it is altered, or lacks something."""
        package = read_package(raw, FORMAT)
        given: dict[str, Any] = {}
        kinds = {one.name: int if one.type == "int" else str for one in fields(cls)}
        for stored, one in stored_fields(cls):
            if stored != _LIST:
                value = package.manifest.get(stored)
                if type(value) is not kinds[one.name]:
                    raise PackageError(f"baris '{stored}' tidak dapat dibaca")
                given[one.name] = value
        listed = package.data.get(_LIST)
        if not isinstance(listed, list) or len(listed) > MOST_CORRECTIONS:
            raise PackageError(f"{DATA} tidak memuat daftar koreksi")
        if not all(isinstance(item, str) for item in listed):
            raise PackageError(f"{DATA} memuat koreksi yang tidak dapat dibaca")
        return cls(**given, corrections=tuple(listed))
