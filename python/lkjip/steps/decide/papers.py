"""The papers of a review: kertas kerja, Catatan Hasil Reviu, and the statement when it passes.

The "Pernyataan Telah Direviu" of PermenPANRB 53/2014 is the Inspektorat's, about the report of the
city; a section states only its own review.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip.mail.paper.content import Signature, Table
from lkjip.mail.paper.sheet import Headline, Part, Sheet, compose_sheet
from lkjip.mail.paper.signing import SignedLine
from lkjip.report.reviu.checklist import ItemAnswer, ReviuItem
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process.events import CONFORMING
from lkjip.sop.process.state import Round
from lkjip.sop.roles import official
from lkjip.steps.draft.examine import Examined
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.legal import checklist_guide
from lkjip.steps.kernel.office.paper import letterhead
from lkjip.steps.kernel.snapshot import Snapshot

WORKING_PAPER, RESULTS, STATEMENT = "Kertas_Kerja_Reviu", "Catatan_Hasil_Reviu", "Pernyataan_Reviu"
CITY_STATEMENT = "Pernyataan_Telah_Direviu"
_CHECKLIST_WIDTHS = (10, 44, 22, 46, 38)
_NOTE_WIDTHS = (15, 85, 60)
Files = tuple[tuple[Path, bytes], ...]


def review_papers(shot: Snapshot, context: Context, seen: Examined) -> Files:
    """Return the papers of the decision just made; those of an earlier one get its version."""
    one = shot.process.rounds[-1]
    papers = {
        WORKING_PAPER: _working_paper(shot, context, seen, one),
        RESULTS: _results(shot, context, seen, one),
    }
    if one.decision == CONFORMING and shot.process.city:
        papers[CITY_STATEMENT] = _city_statement(shot, context, one)
    elif one.decision == CONFORMING:
        papers[STATEMENT] = _statement(shot, context, seen, one)
    folder, year = context.report_folder(shot.settings.year), shot.settings.year
    before = [x for x in shot.process.rounds[:-1] if x.sop_step == one.sop_step]
    files: list[tuple[Path, bytes]] = []
    for name, sheet in papers.items():
        path = folder / f"{name}_{year}.docx"
        if before and path.is_file():
            files.append((_kept(path, before[-1].version), path.read_bytes()))
        files.append((path, compose_sheet(letterhead(shot.settings, context.folder), sheet)))
    return tuple(files)


def _kept(path: Path, version: int) -> Path:
    return path.with_stem(f"{path.stem}_v{version}")


def _facts(shot: Snapshot, one: Round) -> tuple[tuple[str, str], ...]:
    s = shot.settings
    return (
        ("Laporan", f"LKjIP {_whose(shot)} {s.period}"),
        ("Versi draf", str(one.version)),
        ("Disusun oleh", (s["unit_kerja"] if shot.process.city else s["penyusun"]) or "–"),
        ("Diajukan", date_in_words(one.handed_in_at.date())),
        ("Diputus", date_in_words(one.decided_at.date())),
        ("Keputusan", one.decision),
    )


def _whose(shot: Snapshot) -> str:
    """Name whose report it is: the section's, or that of the city's government."""
    s = shot.settings
    return s["pemerintah"] or s["kota"] if shot.process.city else s["unit_kerja"]


def _city_statement(shot: Snapshot, context: Context, one: Round) -> Sheet:
    """Return the statement of the Inspektur (PermenPANRB 53/2014, Lampiran III, format)."""
    region = _whose(shot)
    parts = (
        f"Kami telah mereviu Laporan Kinerja {region} untuk tahun anggaran {shot.settings.year} "
        "sesuai Pedoman Reviu atas Laporan Kinerja. Substansi informasi yang dimuat dalam Laporan "
        f"Kinerja menjadi tanggung jawab manajemen {region}.",
        "Reviu bertujuan untuk memberikan keyakinan terbatas bahwa laporan kinerja telah disajikan "
        "secara akurat, andal, dan valid.",
    )
    closing = (
        "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan "
        "dalam meyakini keandalan informasi yang disajikan di dalam laporan kinerja ini."
    )
    title = f"PERNYATAAN TELAH DIREVIU\n{region.upper()}\nTAHUN ANGGARAN {shot.settings.year}"
    return Sheet(title, (), parts, closing, _signed(shot, one), context.now)


def _signed(shot: Snapshot, one: Round) -> tuple[SignedLine, ...]:
    place = f"{shot.settings['kota']}, " if shot.settings["kota"] else ""
    post = official(one.role, shot.role)
    above = f"{place}{date_in_words(one.decided_at.date())}"
    return (SignedLine(above, Signature(post, one.decider)),)


def _said(item: ReviuItem) -> str:
    """Return the answer that counts, and the program's where it is the contrary."""
    contrary = {item.judged, str(item.answer)} == {ItemAnswer.YES, ItemAnswer.NO}
    more = f" (program: {item.answer})" if contrary else ""
    return f"{item.result}{more}"


def _working_paper(shot: Snapshot, context: Context, seen: Examined, one: Round) -> Sheet:
    parts: list[Part] = [
        f"Daftar periksa reviu menurut {checklist_guide(shot)}. "
        "Bukti dicatat program; jawaban pereviu, bila ada, berlaku atas jawaban program."
    ]
    for section in dict.fromkeys(item.section for item in seen.items):
        rows = tuple(
            (str(b.no), b.statement, _said(b), b.evidence or "–", b.remark or "–")
            for b in seen.items
            if b.section == section
        )
        title = ("No", "Pernyataan", "Jawaban", "Bukti", "Catatan pereviu")
        parts += [Headline(section), Table(title, rows, _CHECKLIST_WIDTHS, frozenset({0}))]
    closing = f"Dari {len(seen.items)} butir: {_counted(seen.items)}."
    signed = _signed(shot, one)
    return Sheet(
        "KERTAS KERJA REVIU", _facts(shot, one), tuple(parts), closing, signed, context.now
    )


def _counted(items: Sequence[ReviuItem]) -> str:
    """Say how many items were answered in which way: "20 dijawab ya, 3 tidak berlaku"."""
    counted = {
        words: sum(b.result in kinds for b in items)
        for words, kinds in (
            ("dijawab ya", (ItemAnswer.YES,)),
            ("dijawab tidak", (ItemAnswer.NO,)),
            ("tidak berlaku", (ItemAnswer.NOT_APPLICABLE, ItemAnswer.NOT_YET)),
            ("belum dijawab", (ItemAnswer.NEEDS_JUDGEMENT,)),
        )
    }
    return ", ".join(f"{amount} {words}" for words, amount in counted.items() if amount)


def _results(shot: Snapshot, context: Context, seen: Examined, one: Round) -> Sheet:
    number = len(shot.process.rounds)
    corrections = [k for k in shot.process.corrections if k.round_no == number]
    parts: list[Part] = [Headline("Koreksi")]
    parts += _listing(
        ("No.", "Koreksi", "Tindak lanjut"),
        [(str(k.number), k.description, k.answer or "belum dijawab") for k in corrections],
        "Tidak ada koreksi.",
    )
    parts.append(Headline("Butir yang dijawab tidak"))
    parts += _listing(
        ("Butir", "Pernyataan", "Bukti dan catatan"),
        [
            (f"{b.section.split()[0]}.{b.no}", b.statement, b.remark or b.evidence)
            for b in seen.items
            if b.result is ItemAnswer.NO
        ],
        "Tidak ada butir yang dijawab tidak.",
    )
    parts.append(Headline("Temuan program atas isi draf"))
    parts += _listing(
        ("Kode", "Temuan", "Perbaikan"),
        [(f.code, f.message, f.cure) for f in seen.all_findings],
        "Tidak ada temuan.",
    )
    parts += [part for part in (seen.unanswered, one.note and f"Catatan: {one.note}") if part]
    closing = f"Catatan ini melengkapi Kertas Kerja Reviu draf versi {one.version}."
    signed = _signed(shot, one)
    return Sheet(
        "CATATAN HASIL REVIU", _facts(shot, one), tuple(parts), closing, signed, context.now
    )


def _listing(title: tuple[str, ...], rows: Sequence[tuple[str, ...]], nothing: str) -> list[Part]:
    if not rows:
        return [nothing]
    return [Table(title, tuple(rows), _NOTE_WIDTHS, frozenset({0}))]


def _statement(shot: Snapshot, context: Context, seen: Examined, one: Round) -> Sheet:
    s = shot.settings
    parts = (
        f"Draf versi {one.version} Laporan Kinerja Instansi Pemerintah (LKjIP) {s['unit_kerja']} "
        f"{s.period} telah direviu dan dinyatakan sesuai. Reviu dilakukan menurut "
        f"{len(seen.items)} butir daftar periksa {checklist_guide(shot)}: "
        f"{_counted(seen.items)}. Rinciannya ada dalam Kertas Kerja Reviu dan Catatan Hasil Reviu.",
        f"Pernyataan ini mengenai reviu di lingkungan {s['unit_kerja']} sebelum laporan disahkan. "
        "Isi laporan menjadi tanggung jawab unit kerja penyusun. Reviu menurut peraturan itu oleh "
        "Inspektorat dilakukan atas laporan kinerja pemerintah daerah.",
        *_one_post(shot, one),
    )
    closing = "Demikian pernyataan ini dibuat dengan sebenarnya."
    return Sheet("PERNYATAAN REVIU", (), parts, closing, _signed(shot, one), context.now)


def _one_post(shot: Snapshot, one: Round) -> tuple[str, ...]:
    post, approver = official(one.role, shot.role), shot.settings["jabatan_ttd"]
    if not approver or post.casefold() != approver.casefold():
        return ()
    return (f"Pereviu adalah juga pejabat yang mengesahkan laporan, yaitu {post}.",)
