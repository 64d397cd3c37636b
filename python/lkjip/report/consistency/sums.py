"""Check: printed totals and levels are the sum of what is printed below them (L03)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.measure.numbers.format import angka_id
from lkjip.report.blocks.findings import temuan
from lkjip.report.consistency.expected import angka_dalam
from lkjip.report.material.model import BahanLaporan
from lkjip.report.versions.read import Dokumen, TabelBaca

UANG = ("pagu", "anggaran", "realisasi (rp)", "sisa")


def periksa_jumlah(dokumen: Dokumen, bahan: BahanLaporan) -> Iterator[Finding]:
    """Tables of money: each level against its children, and the row "Jumlah" against the top."""
    induk = {b.kode: b.induk for b in bahan.program}
    for t in dokumen.tabel:
        kolom = [n for n, k in enumerate(t.kepala) if k.casefold().startswith(UANG)]
        if kolom and t.kepala[:1] == ("Kode",):
            for n in kolom:
                yield from _kolom(t, n, induk)


def _kolom(t: TabelBaca, n: int, induk: dict[str, str]) -> Iterator[Finding]:
    nilai = {b[0]: x for b in t.baris if b[0] in induk and (x := _angka(b, n)) is not None}
    for kode, tercetak in nilai.items():
        anak = [v for k, v in nilai.items() if induk[k] == kode]
        if anak and sum(anak) != tercetak:
            yield _temuan(t, f"baris {kode}, kolom {t.kepala[n]}", tercetak, sum(anak, Decimal(0)))
    jumlah = next((b for b in t.baris if b[1:2] == ("Jumlah",)), None)
    tercetak_jumlah = None if jumlah is None else _angka(jumlah, n)
    atas = [v for k, v in nilai.items() if induk[k] not in nilai]
    if tercetak_jumlah is not None and atas and sum(atas) != tercetak_jumlah:
        label = f"baris Jumlah, kolom {t.kepala[n]}"
        yield _temuan(t, label, tercetak_jumlah, sum(atas, Decimal(0)))


def _angka(baris: tuple[str, ...], n: int) -> Decimal | None:
    angka = angka_dalam(baris[n]) if n < len(baris) else []
    return angka[0] if len(angka) == 1 else None


def _temuan(t: TabelBaca, label: str, tercetak: Decimal, dihitung: Decimal) -> Finding:
    return temuan(
        "L03",
        f"{t.nomor} {t.judul}".strip(),
        label,
        nilai=angka_id(tercetak, 0),
        dihitung=angka_id(dihitung, 0),
        selisih=angka_id(abs(tercetak - dihitung), 0),
    )
