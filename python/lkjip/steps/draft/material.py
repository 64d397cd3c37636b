"""The tables of the book as the material of the report (``report.bahan``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from lkjip.book.cells import Cell, decimal, text
from lkjip.book.port import Row
from lkjip.findings import Severity
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.rollup import Gulungan
from lkjip.report.material.model import (
    Analisis,
    Asal,
    BahanLaporan,
    BarisProgram,
    Bukti,
    Indikator,
    Jawaban,
    JumlahTemuan,
    LangkahSop,
    Sasaran,
    TahunLain,
    UnitKerja,
)
from lkjip.sop.overview import ringkasan
from lkjip.steps.analyse.indicators import Measured, descendants, measure_all
from lkjip.steps.analyse.rollup import goal_members, goal_value
from lkjip.steps.draft.office import identity, manner, organisation
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.registers import GABUNGAN, Program
from lkjip.steps.kernel.snapshot import Snapshot

OF_REPORT = "L"
"""Codes of findings about a report begin with it: they are not about its data."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the units sent, and the programmes, by code: looked up once for every indicator."""

    isian: Mapping[str, Row]
    jawaban: Mapping[str, Mapping[str, Jawaban]]
    program: Mapping[str, Program]

    @classmethod
    def of(cls, shot: Snapshot) -> _Sent:
        answers: dict[str, dict[str, Jawaban]] = defaultdict(dict)
        for row in shot.rows("tblIsianAnalisis"):
            answer = Jawaban(text(row["Jawaban"]), _origin(row))
            answers[text(row["Kode"])][text(row["Butir"])] = answer
        rows = {text(row["Kode"]): row for row in shot.rows("tblIsianKinerja")}
        return cls(rows, answers, {p.kode: p for p in shot.programs})

    def analysis(self, kode: str) -> Analisis:
        """The five answers for one indicator."""
        found, blank = self.jawaban.get(kode, {}), Jawaban()
        return Analisis(
            sebab=found.get("sebab", blank),
            kendala=found.get("kendala", blank),
            solusi=found.get("solusi", blank),
            efisiensi=found.get("efisiensi", blank),
            pendukung=found.get("pendukung", blank),
        )


def material(shot: Snapshot, context: Context) -> BahanLaporan:
    """Everything that the report says, from one snapshot."""
    measured, sent = measure_all(shot), _Sent.of(shot)
    goals = list(dict.fromkeys(p.sasaran for p in shot.programs if p.sasaran))
    return BahanLaporan(
        identitas=identity(shot),
        sasaran=tuple(_goal(goal, shot, measured, sent) for goal in goals),
        program=tuple(_programme_rows(shot)),
        unit=tuple(_units(shot)),
        organisasi=organisation(shot),
        dasar_hukum=tuple(
            text(row["Dasar Hukum"]) for row in shot.rows("tblDasarHukum") if row["Dasar Hukum"]
        ),
        cara=manner(shot),
        bukti=tuple(
            Bukti(
                text(row["Dokumen"]),
                text(row["Nomor dan Tanggal"]),
                text(row["Lokasi"]),
                text(row["Kode"]),
                _unit_name(shot, text(row["Kode Unit"])),
            )
            for row in shot.rows("tblBukti")
        ),
        langkah=tuple(_steps(shot, context)),
        temuan=_counts(shot.rows("tblTemuan")),
    )


def _origin(row: Row) -> Asal:
    revision = decimal(row["Revisi"])
    return Asal(
        text(row["Berkas"]),
        text(row["Lembar"]),
        text(row["Sel"]),
        text(row["Pengirim"]),
        _moment(row["Diterima"]),
        int(revision) if revision is not None else None,
        text(row["Sidik"]),
    )


def _moment(value: Cell) -> datetime | None:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else None


def _goal(goal: str, shot: Snapshot, measured: dict[str, Measured], sent: _Sent) -> Sasaran:
    rolled: Gulungan = goal_value(goal, shot, measured)
    top = goal_members(goal, shot, measured)
    codes = {m.indikator.kode for m in top}
    below = [
        m
        for m in measured.values()
        if m.indikator.kode not in codes and sent.program[m.indikator.program].sasaran == goal
    ]
    return Sasaran(
        nama=goal,
        indikator=tuple(_indicator(m, shot, measured, sent) for m in (*top, *below)),
        capaian=rolled.nilai,
        kategori=shot.skala.kategori(rolled.nilai) if rolled.nilai is not None else "",
        cara=rolled.cara,
        formula=rolled.formula,
        keluar=rolled.keluar,
        dipakai=rolled.dipakai,
    )


def _indicator(
    m: Measured, shot: Snapshot, measured: dict[str, Measured], sent: _Sent
) -> Indikator:
    i = m.indikator
    row = sent.isian.get(i.kode)
    earlier = (
        (TahunLain(shot.settings.tahun - 1, i.tahun_lalu),) if i.tahun_lalu is not None else ()
    )
    to_end = (
        hitung_capaian(i.target_renstra, m.realisasi, m.aturan).nilai
        if i.target_renstra is not None and m.realisasi is not None
        else None
    )
    return Indikator(
        kode=i.kode,
        nama=i.indikator,
        satuan=i.satuan,
        target=m.target,
        realisasi=m.realisasi,
        capaian=m.capaian,
        kategori=shot.skala.kategori(m.capaian) if m.capaian is not None else "",
        formula=m.formula,
        arah=m.aturan.arah,
        rumus=m.aturan.rumus,
        akumulasi=m.aturan.akumulasi,
        status=m.status if m.diisi else Status.ANGKA,
        keterangan=text(row["Keterangan"]) if row else "",
        jenjang=sent.program[i.program].jenjang,
        kode_program=i.program,
        unit=_unit_name(shot, i.unit),
        target_teks=i.target if isinstance(i.target, str) else "",
        triwulan=tuple(decimal(row[f"TW {q}"]) for q in ("I", "II", "III", "IV")) if row else (),
        bobot=i.bobot,
        rincian=_parts(m, shot, measured) if i.sumber == GABUNGAN else (),
        lalu=earlier,
        target_akhir=i.target_renstra,
        capaian_akhir=to_end,
        standar=i.standar,
        analisis=sent.analysis(i.kode),
        asal=_origin(row) if row else None,
    )


def _parts(m: Measured, shot: Snapshot, measured: dict[str, Measured]) -> tuple[str, ...]:
    """The codes of the indicators that a rolled-up one is made of."""
    below = descendants(m.indikator.program, shot.programs)
    return tuple(
        other.indikator.kode
        for other in measured.values()
        if other.indikator.sumber != GABUNGAN and other.indikator.program in below
    )


def _unit_name(shot: Snapshot, kode: str) -> str:
    unit = shot.unit(kode)
    return unit.nama if unit else kode


def _programme_rows(shot: Snapshot) -> Iterable[BarisProgram]:
    rolled = {text(row["Kode"]): row for row in shot.rows("tblGulungan") if row["Kode"]}
    spent = {text(row["Kode"]): row for row in shot.rows("tblIsianAnggaran")}
    for p in shot.programs:
        row = rolled.get(p.kode, {})

        def number(column: str, row: Row = row) -> Decimal | None:
            return decimal(row.get(column))

        own = spent.get(p.kode)
        yield BarisProgram(
            kode=p.kode,
            jenjang=p.jenjang,
            uraian=p.uraian,
            induk=p.induk,
            sasaran=p.sasaran,
            unit=_unit_name(shot, p.unit),
            capaian=number("Capaian (%)"),
            kategori=text(row.get("Kategori")),
            pagu=number("Pagu (Rp)"),
            realisasi=number("Realisasi (Rp)"),
            serapan=number("Serapan (%)"),
            efisiensi=number("Efisiensi"),
            keterangan=text(own["Keterangan"]) if own else "",
            asal=_origin(own) if own else None,
        )


def _units(shot: Snapshot) -> Iterable[UnitKerja]:
    rows = {text(row["Kode Unit"]): row for row in shot.rows("tblPengumpulan")}
    for unit in shot.active_units:
        row = rows.get(unit.kode)
        yield UnitKerja(
            unit.kode,
            unit.nama,
            unit.kepala,
            text(row["Status"]) if row else "",
            _moment(row["Diterima"]) if row else None,
        )


def _steps(shot: Snapshot, context: Context) -> Iterable[LangkahSop]:
    for step in ringkasan(shot.proses, shot.kalender, context.hari_ini, shot.peran):
        yield LangkahSop(
            step.no,
            step.pendek,
            step.pejabat,
            step.mulai,
            step.tenggat,
            step.mulai_nyata,
            step.selesai_nyata,
            step.status,
        )


def _counts(rows: Iterable[Row]) -> JumlahTemuan:
    levels = [text(r["Tingkat"]) for r in rows if not text(r["Kode"]).startswith(OF_REPORT)]
    return JumlahTemuan(
        levels.count(Severity.TOLAK.value),
        levels.count(Severity.PERBAIKI.value),
        levels.count(Severity.CATATAN.value),
    )
