"""The events that only the city's book knows: packages of OPD, and the way to the Wali Kota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lkjip.sop.process.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageReceived(Event):
    """A whole package of the OPD ``unit`` came with its draft ``version``.

    ``description`` is the file's name, ``key`` its fingerprint.
    """

    NAME = "paket diterima"
    STEPS = 7
    unit: str
    version: int
    key: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpdEvaluated(Event):
    """Bagian Organisasi decided on the package ``key`` of the OPD ``unit``.

    ``number`` counts the corrections that go back; ``result`` is "sesuai" or "tidak sesuai".
    """

    NAME = "evaluasi OPD"
    STEPS = 7
    unit: str
    version: int
    number: int
    result: str
    key: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialRecorded(Event):
    """Bagian Hukum put its coordinating initial on the letter: ``approver`` on ``signed_on``."""

    NAME = "paraf koordinasi dicatat"
    STEPS = 10
    approver: str
    signed_on: date
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDispatched(Event):
    """The signed report of the city went to ``description`` on ``signed_on``."""

    NAME = "laporan disampaikan"
    STEPS = 10
    version: int
    signed_on: date
    letter_number: str
    description: str
