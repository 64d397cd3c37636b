"""Every indicator measured: realisasi from the accepted forms, or rolled up from sub-kegiatan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import (
    periksa_arah,
    periksa_lonjakan,
    periksa_salinan,
    periksa_target_pk,
)
from lkjip.measure.numbers import units as unit_of_measure
from lkjip.measure.numbers.quantity import Ukuran
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.rollup import Gulungan, Keluaran, gabung_keluaran
from lkjip.measure.rules.rule import Aturan, Rumus, baca_aturan
from lkjip.steps.kernel.registers import GABUNGAN, Indikator, Program
from lkjip.steps.kernel.snapshot import Snapshot

FULL_YEAR = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator with its result; ``capaian`` in percent, unrounded; figures are decimals.

    ``realisasi`` is ``None`` for ranks and where nothing is known; then ``status`` says why.
    """

    indikator: Indikator
    target: Ukuran | None
    realisasi: Decimal | None
    status: Status
    capaian: Decimal | None
    formula: str
    cara: str
    aturan: Aturan
    temuan: tuple[Finding, ...] = ()
    diisi: bool = True


def rule(indicator: Indikator, shot: Snapshot) -> Aturan:
    """The rule of an indicator; the formula for ``turun`` falls back to the book's setting."""
    default = Aturan(rumus=Rumus(shot.settings.rumus_turun))
    return baca_aturan(indicator.arah, indicator.rumus, indicator.akumulasi, default)


def measure_all(shot: Snapshot) -> dict[str, Measured]:
    """Indicator code → result, in the order of the register."""
    inputs = {text(row["Kode"]): row for row in shot.rows("tblIsianKinerja")}
    direct = {
        i.kode: _direct(i, inputs.get(i.kode), shot)
        for i in shot.indicators
        if i.sumber != GABUNGAN
    }
    return {
        i.kode: direct[i.kode] if i.kode in direct else _pooled(i, direct, shot)
        for i in shot.indicators
    }


def _place(indicator: Indikator) -> Place:
    return Place(unit=indicator.unit, lembar="Capaian", label=indicator.indikator)


def _target(indicator: Indikator, place: Place) -> tuple[Ukuran | None, tuple[Finding, ...]]:
    reading = baca_angka(indicator.target, satuan=indicator.satuan, place=place)
    return reading.ukuran, reading.temuan


def _direct(indicator: Indikator, row: Row | None, shot: Snapshot) -> Measured:
    place, aturan = _place(indicator), rule(indicator, shot)
    target, findings = _target(indicator, place)
    if row is None:
        missing = make("B04", place, nilai=indicator.kode, diminta="formulir belum diterima")
        return Measured(
            indicator, target, None, Status.ANGKA, None, "", "", aturan, (missing,), False
        )
    status = _status(row)
    value = decimal(row["Realisasi"])
    if status is Status.ANGKA and value is None:
        missing = make("B04", place, nilai=indicator.kode, diminta="isian belum lengkap")
        return Measured(indicator, target, None, status, None, "", "", aturan, (missing,), False)
    result = hitung_capaian(target, value, aturan, status, place)
    findings += result.temuan + _cross_checks(indicator, aturan, value, shot, place)
    findings += _target_of_form(indicator, row, target, place)
    return Measured(
        indicator,
        target,
        Decimal(0) if status is Status.NIHIL else value,
        status,
        result.nilai,
        result.formula,
        f"isian unit, {aturan.akumulasi.value}",
        aturan,
        findings,
    )


def _target_of_form(
    indicator: Indikator, row: Row, target: Ukuran | None, place: Place
) -> tuple[Finding, ...]:
    """The register's target was changed after the form with the former one had gone out."""
    asked = baca_angka(row["Target"], satuan=indicator.satuan, place=place)
    return periksa_target_pk(asked.ukuran, target, place)


def _status(row: Row) -> Status:
    word = text(row["Status"])
    return Status(word) if word in {s.value for s in Status} else Status.ANGKA


def _cross_checks(
    indicator: Indikator, aturan: Aturan, value: Decimal | None, shot: Snapshot, place: Place
) -> tuple[Finding, ...]:
    found = periksa_arah(indicator.indikator, aturan, place)
    found += periksa_salinan(value, indicator.tahun_lalu, place)
    if shot.settings.sampai_triwulan == FULL_YEAR:
        found += periksa_lonjakan(value, indicator.tahun_lalu, place)
    return found


def descendants(kode: str, programs: tuple[Program, ...]) -> set[str]:
    """The codes below a code in the register of programmes, itself included."""
    codes = {kode}
    grown = True
    while grown:
        below = {p.kode for p in programs if p.induk in codes} - codes
        codes |= below
        grown = bool(below)
    return codes


def outputs(measured: Mapping[str, Measured], codes: set[str]) -> list[Keluaran]:
    """The outputs of the sub-kegiatan with these codes, as the roll-up takes them."""
    return [
        Keluaran(
            m.indikator.kode,
            m.target if isinstance(m.target, Decimal) else None,
            m.realisasi,
            m.indikator.satuan,
            m.capaian,
            m.status,
        )
        for m in measured.values()
        if m.indikator.program in codes and m.indikator.sumber != GABUNGAN
    ]


def _pooled(indicator: Indikator, direct: Mapping[str, Measured], shot: Snapshot) -> Measured:
    place, aturan = _place(indicator), rule(indicator, shot)
    target, findings = _target(indicator, place)
    below = outputs(direct, descendants(indicator.program, shot.programs))
    pooled = gabung_keluaran(below)
    value = _pooled_value(indicator, pooled, below)
    if value is None:
        missing = make("B04", place, nilai=indicator.kode, diminta="sub kegiatannya belum terisi")
        return Measured(
            indicator,
            target,
            None,
            Status.ANGKA,
            None,
            "",
            pooled.cara,
            aturan,
            (*findings, missing),
            False,
        )
    result = hitung_capaian(target, value, aturan, Status.ANGKA, place)
    findings += result.temuan + pooled.temuan
    findings += _cross_checks(indicator, aturan, value, shot, place)
    formula = pooled.formula if target == 100 else f"{pooled.formula}; {result.formula}"
    return Measured(
        indicator,
        target,
        value,
        Status.ANGKA,
        result.nilai,
        formula,
        _left_out(pooled),
        aturan,
        findings,
    )


def _pooled_value(indicator: Indikator, pooled: Gulungan, below: list[Keluaran]) -> Decimal | None:
    """Percent indicators take the pooled ratio; counting ones the sum of the outputs."""
    if unit_of_measure.persen(indicator.satuan):
        return pooled.nilai
    figures = [k.realisasi for k in below if k.realisasi is not None]
    return sum(figures, Decimal(0)) if figures else None


def _left_out(pooled: Gulungan) -> str:
    if not pooled.keluar:
        return pooled.cara
    names = ", ".join(f"{name} ({reason})" for name, reason in pooled.keluar)
    return f"{pooled.cara}; tidak ikut: {names}"
