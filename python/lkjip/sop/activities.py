"""The eight activities of the SOP and its header, word for word from ``sop.toml``.

A city goes on with two that the SOP only names by their actors.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from lkjip.stored import from_stored, stored_as


@stored_as(conforming="sesuai", not_conforming="tidak_sesuai")
@dataclass(frozen=True, slots=True)
class DecisionOutcomes:
    """The two outcomes printed at steps 6 and 8: what happens to the draft."""

    conforming: str
    not_conforming: str


@stored_as(
    no="no",
    tab="tab",
    short="pendek",
    activity="aktivitas",
    completeness_items="kelengkapan",
    duration_days="waktu_hari",
    output="output",
    performer="pelaksana",
    decision="keputusan",
)
@dataclass(frozen=True, slots=True)
class Activity:
    """One activity.

    ``duration_days`` is in working days; ``performer`` are roles as printed; ``decision`` exists
    at steps 6, 8 and 9 only. ``tab`` is the name of the step's sheet, ``short`` its short title.
    """

    no: int
    tab: str
    short: str
    activity: str
    completeness_items: tuple[str, ...]
    duration_days: int
    output: tuple[str, ...]
    performer: tuple[str, ...]
    decision: DecisionOutcomes | None = None


@stored_as(text="teks", note="catatan")
@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A legal basis as printed; ``note`` says what is odd about the print, or is empty."""

    text: str
    note: str = ""


@stored_as(
    name="nama",
    institution="instansi",
    creation_date="tanggal_pembuatan",
    effective_date="tanggal_efektif",
    approved_by="disahkan_oleh",
    legal_basis="dasar_hukum",
    performer_qualifications="kualifikasi_pelaksana",
    related_sops="keterkaitan",
    equipment="peralatan",
    warning="peringatan",
    records="pencatatan",
    performers_1_6="pelaksana_1_6",
    performers_7_8="pelaksana_7_8",
)
@dataclass(frozen=True, slots=True)
class SopHeader:
    """The header of the SOP as printed; ``pelaksana_*`` are the actor columns of its two pages."""

    name: str
    institution: str
    creation_date: str
    effective_date: str
    approved_by: str
    legal_basis: tuple[LegalBasis, ...]
    performer_qualifications: tuple[str, ...]
    related_sops: tuple[str, ...]
    equipment: tuple[str, ...]
    warning: str
    records: tuple[str, ...]
    performers_1_6: tuple[str, ...]
    performers_7_8: tuple[str, ...]


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _activity(table: dict[str, Any]) -> Activity:
    decision = table.get("keputusan")
    return Activity(
        **from_stored(
            _frozen(table)
            | {
                "keputusan": DecisionOutcomes(**from_stored(decision, DecisionOutcomes))
                if decision
                else None
            },
            Activity,
        )
    )


def _head(table: dict[str, Any]) -> SopHeader:
    base = tuple(LegalBasis(**from_stored(item, LegalBasis)) for item in table["dasar_hukum"])
    return SopHeader(**from_stored(_frozen(table) | {"dasar_hukum": base}, SopHeader))


_DATA = tomllib.loads(resources.files(__package__).joinpath("sop.toml").read_text("utf-8"))

SOP: SopHeader = _head(_DATA["sop"])
STEPS: tuple[Activity, ...] = tuple(_activity(table) for table in _DATA["langkah"])
CITY_STEPS: tuple[Activity, ...] = tuple(_activity(table) for table in _DATA["langkah_kota"])
"""The steps that follow in the city's book: the Inspektur (9), the Wali Kota (10)."""
ALL_STEPS: tuple[Activity, ...] = (*STEPS, *CITY_STEPS)


def activity_of(no: int) -> Activity:
    """Return the activity number ``no`` (1…10)."""
    return ALL_STEPS[no - 1]
