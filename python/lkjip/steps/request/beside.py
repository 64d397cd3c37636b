"""The words that a form shows beside an indicator: what it belongs to, and last year's figures."""

from __future__ import annotations

from lkjip.forms.rows import CONTEXTS
from lkjip.forms.spec import QUARTERS
from lkjip.measure.numbers.format import format_number
from lkjip.steps.kernel.office.registers import Indikator, Program
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot


def belongs_to(indicator: Indikator, shot: Snapshot) -> str:
    """Return the line that names the sub kegiatan, kegiatan or program of an indicator."""
    program = shot.program_of.get(indicator.program)
    return _line(program) if program is not None and program.description else ""


def _line(program: Program) -> str:
    level = program.level.casefold()
    beginning = next((one for one in CONTEXTS if one.casefold().startswith(f"{level}:")), "")
    return f"{beginning}{program.description}" if beginning else ""


def last_year(indicator: Indikator, year: int) -> str:
    """Return last year's realisasi and capaian in words; "" when the register has none."""
    past = indicator.year(year - 1)
    if past is None or past.realisasi.empty:
        return ""
    capaian = f" (capaian {format_number(past.capaian)} %)" if past.capaian is not None else ""
    return f"Tahun {past.year}: realisasi {past.realisasi.printed}{capaian}"


def target_now(indicator: Indikator, until: int) -> str:
    """Return the target up to a quarter of a running year; "" when the register has none."""
    if until >= len(QUARTERS):
        return ""
    target = indicator.target_triwulan[until - 1]
    return "" if target.empty else f"s.d. {QUARTERS[until - 1]}: {target.printed}"


def target_source(settings: Settings) -> str:
    """Return the document that set the targets, with its number and date where they are known."""
    return " ".join(part for part in (settings["perjanjian"], settings["nomor_perjanjian"]) if part)
