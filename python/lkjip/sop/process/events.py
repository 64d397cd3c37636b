"""The events of the process, frozen. The state of the process follows from their log.

Field names are the columns of the log (``rows.COLUMNS``), so that a workbook keeps it as one table.
``NAME`` is the word in the column ``events``, ``STEPS`` the step where an event belongs when
it has no field ``sop_step`` of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lkjip.sop.process.event import Event as Event
from lkjip.sop.process.events_city import InitialRecorded as InitialRecorded
from lkjip.sop.process.events_city import OpdEvaluated as OpdEvaluated
from lkjip.sop.process.events_city import PackageReceived as PackageReceived
from lkjip.sop.process.events_city import ReportDispatched as ReportDispatched

CONFORMING, NOT_CONFORMING, WITHDRAWN = "sesuai", "tidak sesuai", "ditarik"
COMPLETE, NEEDS_FIX = "lengkap", "perlu diperbaiki"
PRESENT, ABSENT = "ada", "belum ada"
ASK_AGAIN = "diminta ulang"
CITY_FOUNDING = "level=kota"
"""How the founding settings of a plan say that the book is the city's."""


def founds_city(words: str) -> bool:
    """Tell whether founding settings in words are those of a city's book."""
    return CITY_FOUNDING in words.split("; ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSet(Event):
    """The plan starts on ``first_day``; a later one replaces it.

    ``description`` holds the settings on which the process is founded.
    """

    NAME = "rencana ditetapkan"
    STEPS = 1
    first_day: date
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingChanged(Event):
    """The settings on which the process is founded are ``key`` from here on.

    ``result`` says "diminta ulang" when the forms that were asked do not fit any more.
    """

    NAME = "dasar proses diubah"
    STEPS = 1
    key: str
    description: str
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanApproved(Event):
    """The head ``approver`` consented to the plan on ``signed_on``."""

    NAME = "rencana disetujui"
    STEPS = 1
    approver: str
    signed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarUsed(Event):
    """Due dates made from here on use a week of ``days`` days and the days off ``description``."""

    NAME = "kalender dicatat"
    STEPS = 1
    days: int
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDatesRenewed(Event):
    """The due dates from ``sop_step`` on follow the calendar recorded last; none gets earlier."""

    NAME = "tenggat disesuaikan"
    sop_step: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged(Event):
    """Step ``sop_step`` got ``days`` more working days, because of ``description``."""

    NAME = "rencana diubah"
    sop_step: int
    days: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSent(Event):
    """Letter and blank form went to ``unit`` (again, when it had been asked before).

    ``due_day`` is the due day that the letter names, ``key`` the fingerprint of what the form asks;
    a log of an earlier program has neither.
    """

    NAME = "permintaan dikirim"
    STEPS = 2
    unit: str
    due_day: date | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReceived(Event):
    """A form of ``unit`` came; ``result`` is "lengkap" or "perlu diperbaiki".

    ``key`` is the fingerprint of what the registers asked when it was judged.
    """

    NAME = "form diterima"
    STEPS = 3
    unit: str
    result: str
    description: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFormRequested(Event):
    """``unit``, whose form had been complete, was asked for a new one."""

    NAME = "perbaikan diminta"
    STEPS = 3
    unit: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReleased(Event):
    """Nothing is awaited from ``unit`` any more, because of ``description``: it was dissolved."""

    NAME = "unit dikeluarkan"
    STEPS = 3
    unit: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionClosed(Event):
    """Somebody decided to go on without the units that were incomplete at this moment."""

    NAME = "pengumpulan ditutup"
    STEPS = 3
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisFinished(Event):
    """The analysis ran over what had been collected; ``key`` are the fingerprints of what fed it.

    A log of an earlier program has none.
    """

    NAME = "analisis selesai"
    STEPS = 4
    description: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalIgnored(Event):
    """Somebody decided that what needs renewal stays as it is, because of ``description``.

    ``key`` are the fingerprints of what would feed the results now.
    """

    NAME = "pembaruan diabaikan"
    STEPS = 4
    description: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCreated(Event):
    """Draft number ``version`` was written."""

    NAME = "draf dibuat"
    STEPS = 5
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHandedIn(Event):
    """Draft ``version`` was handed in for review."""

    NAME = "draf diajukan"
    STEPS = 6
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviuDecided(Event):
    """The reviu decided on draft ``version``: ``result`` is "sesuai" or "tidak sesuai".

    It is step 6, in the city's book step 9.

    ``key`` is the fingerprint of the file that was decided on; a log of an earlier program has
    none.
    """

    NAME = "keputusan reviu"
    STEPS = 6
    version: int
    result: str
    description: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRecorded(Event):
    """The head ``approver`` signed draft ``version`` on ``signed_on`` under ``letter_number``.

    ``description`` is the reason for signing a report with open gaps or findings.
    """

    NAME = "pengesahan dicatat"
    STEPS = 6
    version: int
    approver: str
    signed_on: date
    letter_number: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationDecided(Event):
    """Step 8 decided on draft ``version``: ``result`` is "sesuai" or "tidak sesuai"."""

    NAME = "keputusan evaluasi"
    STEPS = 8
    version: int
    result: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRecorded(Event):
    """Correction ``number`` of the return just decided at step ``sop_step`` (6 or 8)."""

    NAME = "koreksi dicatat"
    sop_step: int
    number: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionAnswered(Event):
    """Correction ``number`` was answered by ``description``; a later answer replaces it."""

    NAME = "koreksi dijawab"
    STEPS = 5
    number: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWithdrawn(Event):
    """The section itself withdrew draft ``version`` while it stood at step ``sop_step``."""

    NAME = "draf ditarik"
    sop_step: int
    version: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSent(Event):
    """The package with draft ``version`` went to Bagian Organisasi."""

    NAME = "paket dikirim"
    STEPS = 7
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentToInspektur(Event):
    """The report with draft ``version`` went to the Inspektur: the end of a section's process."""

    NAME = "dikirim ke Inspektur"
    STEPS = 8
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletenessTicked(Event):
    """The completeness item ``key`` is "ada" or "belum ada"."""

    NAME = "kelengkapan dicentang"
    key: str
    result: str
