"""What the book shows after every action: the plan, the cards of the step tabs, the home tab.

All of it follows from the snapshot, the new state of the SOP and the tables just computed, so
that no tab can say something else than another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lkjip.book.cells import Block, Cell, decimal, text
from lkjip.book.layout import HOME_LINES
from lkjip.book.port import Row
from lkjip.findings import Severity
from lkjip.mail.paper.date_words import hari_tanggal
from lkjip.measure.numbers.format import angka_id
from lkjip.sop.calendar.schedule import batas_hukum, sisa_hari
from lkjip.sop.completeness import KELENGKAPAN
from lkjip.sop.next_actions import tindakan_berikut
from lkjip.sop.overview import RingkasanLangkah, ringkasan
from lkjip.sop.process.rows import ke_baris
from lkjip.sop.process.state import Proses
from lkjip.steps.kernel.snapshot import Snapshot

CHART_RANKS = 5
AXIS_CHARS = 40
SASARAN, KESELURUHAN = "Sasaran", "Keseluruhan"

Tables = Mapping[str, tuple[Row, ...]]


def short_date(day: date | None) -> str:
    """``8 Jan 2025`` in the words of the screen; "–" without a date."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    return f"{day.day} {months[day.month - 1]} {day.year}" if day else "–"


def process_tables(shot: Snapshot, proses: Proses, today: date) -> dict[str, tuple[Row, ...]]:
    """The tables that show the process: plan, events, completeness, corrections, passes."""
    summary = ringkasan(proses, shot.kalender, today, shot.peran)
    return {
        "tblPeristiwa": tuple(
            {key: None if value == "" else value for key, value in row.items()}
            for row in ke_baris(proses.peristiwa)
        ),
        "tblRencana": tuple(_plan_row(step, shot) for step in summary),
        "tblKelengkapan": tuple(
            {
                "Kunci": item.kunci,
                "Langkah": summary[item.langkah - 1].tab,
                "Kelengkapan": item.teks,
                "Cara": item.cara,
                "Wajib": "ya" if item.wajib else "tidak",
                "Ada": "ya" if item.ada(proses) else "tidak",
            }
            for item in KELENGKAPAN
        ),
        "tblKoreksi": tuple(
            {
                "No": koreksi.nomor,
                "Koreksi": koreksi.uraian,
                "Langkah": summary[koreksi.langkah - 1].tab,
                "Putaran": koreksi.putaran,
                "Jawaban": koreksi.jawaban or None,
                "Dijawab": koreksi.dijawab_pada.date() if koreksi.dijawab_pada else None,
                "Oleh": koreksi.dijawab_oleh or None,
            }
            for koreksi in proses.koreksi
        ),
        "tblReviu": _passes(shot, proses, 6),
        "tblEvaluasi": _passes(shot, proses, 8),
    }


def _plan_row(step: RingkasanLangkah, shot: Snapshot) -> Row:
    source = shot.rows("tblRencana")
    old = next((row for row in source if text(row["Langkah"]) == step.tab), {})
    return {
        "Langkah": step.tab,
        "Aktivitas": old.get("Aktivitas"),
        "Hari Kerja": old.get("Hari Kerja"),
        "Mulai": step.mulai,
        "Tenggat": step.tenggat,
        "Selesai": step.selesai_nyata,
        "Keadaan": step.status,
        "Sisa Waktu": step.sisa_kata,
        "Pelaksana": old.get("Pelaksana"),
    }


def _passes(shot: Snapshot, proses: Proses, langkah: int) -> tuple[Row, ...]:
    return tuple(
        {
            "Versi Draf": satu.versi,
            "Keputusan": satu.keputusan,
            "Diajukan": satu.diajukan.date(),
            "Diputus": satu.diputus.date(),
            "Hari Kerja": satu.hari_kerja(shot.kalender),
            "Pemutus": satu.pemutus,
            "Peran menurut SOP": satu.peran,
            "Catatan": satu.catatan or None,
        }
        for satu in proses.putaran
        if satu.langkah == langkah
    )


def process_names(
    shot: Snapshot, proses: Proses, tables: Tables, today: date
) -> dict[str, Cell | Block]:
    """The named cells of the cards and of the home tab."""
    summary = ringkasan(proses, shot.kalender, today, shot.peran)
    action = tindakan_berikut(proses, today, shot.kalender)
    names: dict[str, Cell | Block] = {
        f"langkah{step.no}_keadaan": _card(
            step, action.teks if action.langkah == step.no else "", shot
        )
        for step in summary
    }
    level = "Kota" if shot.settings.level == "kota" else shot.settings["unit_kerja"]
    names |= {
        "beranda_judul": f"LKjIP {shot.settings.tahun} · {level} · {shot.settings.periode}",
        "beranda_hari_ini": f"Hari ini: {hari_tanggal(today)}",
        "beranda_langkah": _strip(summary),
        "beranda_tindakan": with_names(action.teks, shot),
        "beranda_pengumpulan_judul": _collection_title(proses),
        "beranda_pengumpulan": _collection(tables["tblPengumpulan"]),
        "beranda_sasaran_judul": _goals_title(tables["tblGulungan"]),
        "beranda_rencana_judul": _plan_title(summary),
        "grafik_sasaran": _goals(tables["tblGulungan"], shot),
        "grafik_rencana": _bars(summary, today),
        "beranda_temuan": _counts(tables["tblTemuan"]),
        "beranda_anggaran": _budget(shot, proses, tables["tblGulungan"], today),
    }
    return names


def with_names(words: str, shot: Snapshot) -> str:
    """Unit codes in a sentence, replaced by the units' names."""
    for unit in sorted(shot.units, key=lambda u: -len(u.kode)):
        words = re.sub(rf"(?<![\w-]){re.escape(unit.kode)}(?![\w-])", unit.nama, words)
    return words


def _card(step: RingkasanLangkah, action: str, shot: Snapshot) -> Block:
    who = step.pejabat
    if step.peran and step.peran != step.pejabat:
        who = f"{step.pejabat} (SOP: {step.peran})"
    missing = with_names(" ".join(step.kurang), shot) or "tidak ada"
    next_ = with_names(action, shot) or "–"
    values = (step.status, step.tenggat, step.sisa_kata, who or "–", missing, next_)
    return tuple((value,) for value in values)


def _strip(summary: tuple[RingkasanLangkah, ...]) -> Block:
    def spread(words: list[str]) -> tuple[Cell, ...]:
        return tuple(cell for word in words for cell in (word, None))

    return (
        spread([step.status for step in summary]),
        spread([f"tenggat {short_date(step.tenggat)}" for step in summary]),
        spread([step.sisa_kata if step.tenggat else "" for step in summary]),
    )


def _collection_title(proses: Proses) -> str:
    done = len(proses.unit) - len(proses.belum_lengkap)
    return (
        f"Pengumpulan {done} dari {len(proses.unit)} unit lengkap"
        if proses.unit
        else ("Pengumpulan")
    )


def _collection(rows: tuple[Row, ...]) -> Block:
    lines = [(text(row["Unit"]), None, None, text(row["Status"]), None) for row in rows]
    return _filled(lines, 5)


def _goals_title(rows: tuple[Row, ...]) -> str:
    known = any(row["Jenjang"] == SASARAN and row["Capaian (%)"] is not None for row in rows)
    return "Capaian per sasaran (%)" if known else "Capaian per sasaran: setelah 4 Analisis"


def _plan_title(summary: tuple[RingkasanLangkah, ...]) -> str:
    start = summary[0].mulai
    since = f"hari sejak {short_date(start)}" if start else "setelah 1 Rencana"
    return f"Rencana (biru) dan kenyataan (hitam), {since}"


def _goals(rows: tuple[Row, ...], shot: Snapshot) -> Block:
    """Chart data: label, then the value in the column of its category's rank (best first)."""
    ranks = shot.skala.nama_kategori
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        if row["Jenjang"] == SASARAN and row["Capaian (%)"] is not None:
            category = text(row["Kategori"])
            rank = ranks.index(category) if category in ranks else len(ranks) - 1
            place = min(CHART_RANKS - 1, rank)
            values = [row["Capaian (%)"] if i == place else None for i in range(CHART_RANKS)]
            lines.append((f"{short(text(row['Uraian']))} ({category})", *values))
    return _filled(lines, CHART_RANKS + 1)


def short(words: str) -> str:
    """A long name cut for a chart's axis."""
    return words if len(words) <= AXIS_CHARS else words[: AXIS_CHARS - 1].rstrip() + "…"


def _bars(summary: tuple[RingkasanLangkah, ...], today: date) -> Block:
    """Chart data: for each step a bar of the plan and one of the fact (a step that runs: until
    today), in days from the start."""
    start = summary[0].mulai
    lines: list[tuple[Cell, ...]] = []
    for step in summary:
        plan, fact = (
            _span(start, step.mulai, step.tenggat),
            _span(start, step.mulai_nyata, step.selesai_nyata or today),
        )
        lines.append((step.tab, plan[0], plan[1], None))
        lines.append((None, fact[0], None, fact[1]))
    return tuple(lines)


def _span(
    start: date | None, first: date | None, last: date | None
) -> tuple[int | None, int | None]:
    if start is None or first is None or last is None:
        return None, None
    return max(0, (first - start).days), max(1, (last - first).days + 1)


def _filled(given: Sequence[tuple[Cell, ...]], width: int) -> Block:
    lines = list(given)
    if len(lines) > HOME_LINES:
        rest = len(lines) - HOME_LINES + 1
        more: tuple[Cell, ...] = (f"dan {rest} baris lain", *[None] * (width - 1))
        lines = [*lines[: HOME_LINES - 1], more]
    return tuple(lines + [(None,) * width] * (HOME_LINES - len(lines)))


def _counts(rows: tuple[Row, ...]) -> Block:
    def count(severity: Severity) -> int:
        return sum(row["Tingkat"] == severity.value for row in rows)

    return tuple((severity.value, None, None, count(severity)) for severity in Severity)


def legal_deadline(shot: Snapshot, proses: Proses, today: date) -> tuple[date, int, str]:
    """The legal deadline, working days left, and the words; once sent it does not run on."""
    legal = batas_hukum(shot.settings.tahun, shot.settings.level)
    if proses.selesai:
        sent = proses.peristiwa[-1].waktu.date()
        days, _ = sisa_hari(legal, sent, shot.kalender)
        return legal, days, f"dikirim {short_date(sent)}"
    return legal, *sisa_hari(legal, today, shot.kalender)


def _budget(shot: Snapshot, proses: Proses, rows: tuple[Row, ...], today: date) -> Block:
    whole = next((row for row in rows if row["Jenjang"] == KESELURUHAN), None)
    absorbed = decimal(whole["Serapan (%)"]) if whole else None
    legal, _, words = legal_deadline(shot, proses, today)
    spent = decimal(whole["Realisasi (Rp)"]) if whole else None
    ceiling = decimal(whole["Pagu (Rp)"]) if whole else None
    return (
        ("Serapan", None, f"{angka_id(absorbed)} %" if absorbed is not None else "–", None),
        ("Realisasi (juta Rp)", None, _millions(spent), None),
        ("Pagu (juta Rp)", None, _millions(ceiling), None),
        (f"Batas hukum {short_date(legal)}", None, words, None),
    )


def _millions(amount: Decimal | None) -> str:
    return "–" if amount is None else angka_id(amount / 1_000_000, 1)
