"""How much of its one page a letter leaves for the table: an estimate that is never too large.

Measured against the widths of Arial; a test renders the fullest letters and counts the pages.
"""

from __future__ import annotations

from lkjip.mail.clean import one_line
from lkjip.mail.paper.content import IsiNota, IsiSurat, Kop
from lkjip.mail.templates.placeholders import TANDA_TABEL

BARIS_PALING_SEDIKIT = 1  # rather a second page than a table that shows nothing

TINGGI_KECIL = 11.6  # points: a line of Arial 10
HURUF_KECIL = 1.9  # millimetres: a letter of Arial 10 in Indonesian text, on the large side
_TINGGI = 12.7  # points: a line of Arial 11
_TINGGI_ISI = _TINGGI * 1.15
_HURUF = 2.08  # millimetres: a letter of Arial 11
_HALAMAN = (297 - 2 * 15) / 0.353  # points between the margins
_CADANGAN = 20.0  # points: Word and LibreOffice do not set lines quite alike


def lines_needed(text: str, width: float, letter: float) -> int:
    """Lines that ``text`` needs at most in ``width`` mm when a letter takes ``letter`` mm."""
    per_line = max(1, int(width / letter))
    return sum(max(1, -(-len(one_line(line)) // per_line)) for line in text.split("\n"))


def room_for_table(kop: Kop, paper: IsiSurat | IsiNota) -> float:
    """Points that the rest of ``paper`` leaves; may be negative."""
    body = sum(
        lines_needed(paragraph, 160, _HURUF) * _TINGGI_ISI + 8
        for paragraph in paper.paragraf
        if paragraph.strip() != TANDA_TABEL
    )
    rest = _kop(kop) + _head(paper) + body + _signature(paper) + _tembusan(paper.tembusan)
    return _HALAMAN - _CADANGAN - rest


def _kop(kop: Kop) -> float:
    words = 13 * bool(kop.pemerintah) + 16 * bool(kop.perangkat_daerah) + 14 * bool(kop.bagian)
    words += 9 * len(kop.alamat.splitlines())
    return max(words * 1.15, 69 if kop.lambang else 0) + 16  # 24 mm of arms; rule and space


def _head(paper: IsiSurat | IsiNota) -> float:
    if isinstance(paper, IsiSurat):
        facts = 3 + lines_needed(paper.hal, 74, _HURUF)
        return facts * _TINGGI + lines_needed(paper.yth, 150, _HURUF) * _TINGGI + _TINGGI + 28
    listed = (paper.yth, paper.dari, paper.hal)
    facts = 4 + sum(lines_needed(text, 134, _HURUF) for text in listed)
    return facts * _TINGGI + 15 + 10 + 16  # title and its space; rule and its space


def _signature(paper: IsiSurat | IsiNota) -> float:
    signer = paper.tanda_tangan
    texts = (signer.atas_nama, signer.jabatan, signer.nama or "-", signer.pangkat, "NIP.")
    lines = sum(lines_needed(text, 80, _HURUF * 1.1) for text in texts if text)  # names are bold
    return 14 + 58 + lines * _TINGGI  # space above, room to sign


def _tembusan(receivers: tuple[str, ...]) -> float:
    if not receivers:
        return 0
    return 14 + TINGGI_KECIL * (1 + sum(lines_needed(r, 154, HURUF_KECIL) for r in receivers))
