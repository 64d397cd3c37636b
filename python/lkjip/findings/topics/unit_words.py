"""Findings about what a unit says besides its figures; the collector answers: codes P01, P02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_C = Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "P01",
        _C,
        "Pesan dari unit",
        "Pesan unit di {lembar}!{sel}: '{nilai}'.",
        "Pengumpul data menjawab pengisi formulir; unit tidak perlu mengirim ulang.",
        "Pesan, nama pengisi, dan teleponnya ada di lembar 3 Pengumpulan. Bila isinya benar, "
        "misalnya target yang keliru, perbaiki register lalu ambil formulir masuk sekali lagi.",
    ),
    Entry(
        "P02",
        _C,
        "Keberatan unit atas satu baris",
        "{lembar}!{sel} ({label}): unit menyatakan '{nilai}'. Alasan: {rinci}.",
        "Pengumpul data memeriksanya: bila unit benar, register diperbaiki; bila tidak, pengisi "
        "dijawab. Unit tidak perlu mengirim ulang.",
        "Unit dapat menandai bukan indikator kami, target perlu diperbaiki, atau pagu perlu "
        "diperbaiki. Baris itu dianggap dijawab; register tidak pernah berubah sendiri.",
    ),
)
# fmt: on

ANSWERED = frozenset(entry.code for entry in ENTRIES)
"""Codes of what the collector answers; the unit has nothing to do."""
