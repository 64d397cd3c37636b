"""What a form holds: the blank one that goes out, and the filled one that comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lkjip.stored import stored_as

if TYPE_CHECKING:
    from lkjip.forms.table import Table

Raw = str | int | float | bool | date | datetime | None


@stored_as(
    form_id="form_id",
    versi="versi",
    tahun="tahun",
    unit="unit",
    revisi="revisi",
    checksum="checksum",
)
@dataclass(frozen=True, slots=True)
class Identity:
    """The identity that travels in the very hidden sheet.

    ``checksum`` covers the other fields and the row keys: a form put together by hand shows.
    """

    form_id: str
    versi: str
    tahun: int
    unit: str
    revisi: int
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator that the unit reports on; ``target`` may be text such as "A (80,50)"."""

    kode: str
    indikator: str
    satuan: str
    target: Decimal | str | None
    akumulasi: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One sub-kegiatan with its ceiling in rupiah."""

    kode: str
    uraian: str
    pagu: Decimal


@dataclass(frozen=True, slots=True)
class BlankForm:
    """All that a blank form of one unit shows; ``sampai_triwulan`` is 1…4."""

    tahun: int
    sampai_triwulan: int
    unit: str
    nama_unit: str
    kepala: str
    pengirim: str
    tenggat: date
    surel_tujuan: str
    kinerja: tuple[IndicatorRow, ...]
    anggaran: tuple[BudgetRow, ...]
    revisi: int = 1

    @property
    def periode(self) -> str:
        """The period that the figures cover, in words."""
        if self.sampai_triwulan == 4:
            return f"Tahun {self.tahun}"
        return f"s.d. Triwulan {('I', 'II', 'III')[self.sampai_triwulan - 1]} Tahun {self.tahun}"


class Answer(NamedTuple):
    """One value as it stands in a returned form, with its true place."""

    raw: Raw
    lembar: str
    sel: str
    label: str


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A returned form: hidden identity, visible identity, tables by the sheet names of the spec."""

    identity: Identity | None
    identitas: Mapping[str, Answer]
    tables: Mapping[str, Table]


def checksum(identity: Identity, keys: Iterable[str]) -> str:
    """The first 16 hex digits of SHA-256 over the identity and the row keys (in any order)."""
    head = (identity.form_id, identity.versi, identity.tahun, identity.unit, identity.revisi)
    text = "|".join([*map(str, head), *sorted(keys)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
