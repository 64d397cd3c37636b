"""How long does measuring take, and does it grow in step with the number of rows?

``python -m tests.bench.bench_measure [rows …]`` prints the tables that ``python -m tests.bench``
puts into docs/performance.md: CPU time for made-up indicator rows, medians of five rounds in which
the sizes take turns, so that a busy machine slows all of them alike.

1. reading, capaian and roll-up of rows in memory;
2. the same figures divided by plain vectorised pandas, as the floor. It divides floats that are
   numbers already; what lies above it is the reading of typed text, decimals, and findings;
3. the command ``hitung`` on a table: context, checks and CSV text included.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal

import pandas as pd
from tests.bench.table import table

from lkjip.measure.numbers.format import angka_id
from lkjip.measure.plain_table.row import Masukan, hitung_baris
from lkjip.measure.plain_table.table import hitung_tabel, teks_csv
from lkjip.measure.rules.rollup import Keluaran
from lkjip.measure.rules.rollup_chain import Daun, gulung_pohon

UKURAN = (1_000, 10_000, 100_000)
PUTARAN = 5
BENIH = 2024
KOLOM = ("indikator", "satuan", "target", "realisasi", "arah", "capaian_published")
KERJA_TERKECIL = 20_000
"""Small sizes are repeated until a round handles this many rows: shorter runs measure noise."""


def baris_acak(n: int) -> list[Masukan]:
    """Rows as offices type them: mostly whole numbers and decimal commas, some doubtful dots."""
    acak = random.Random(BENIH)
    contoh: list[Masukan] = []
    for _ in range(n):
        target = acak.randint(1, 200_000)
        realisasi = target * acak.uniform(0.4, 1.2)
        bentuk = acak.random()
        if bentuk < 0.6:
            isi = ("Dokumen", str(target), str(round(realisasi)))
        elif bentuk < 0.85:
            isi = ("Nilai", _koma(target / 2000), f"{realisasi / 2000:.2f}")
        elif bentuk < 0.97:
            isi = ("%", "100%", f"{_koma(min(realisasi / target, 1) * 100)} %")
        else:
            isi = ("Orang", _ribuan(target), _ribuan(round(realisasi)))
        contoh.append(Masukan(satuan=isi[0], target=isi[1], realisasi=isi[2]))
    return contoh


def _koma(x: float) -> str:
    return f"{x:.2f}".replace(".", ",")


def _ribuan(x: int) -> str:
    return angka_id(Decimal(x), 0)


def ukur_semua(baris: Sequence[Masukan]) -> object:
    """Read, compute, roll up: ten outputs per kegiatan, four levels above."""
    daun = []
    for i, m in enumerate(baris):
        h = hitung_baris(m)
        jalur = (f"u{i // 1000}", f"s{i // 250}", f"p{i // 50}", f"k{i // 10}")
        keluaran = Keluaran(
            str(i), h.target.nilai, h.realisasi.nilai, str(m.satuan), h.capaian.nilai
        )
        daun.append(Daun(jalur, keluaran))
    return gulung_pohon(daun)[()].nilai


def perintah(baris: Sequence[dict[str, str]]) -> object:
    """What the command does between reading the file and writing it."""
    return len(teks_csv(hitung_tabel(KOLOM, baris)))


def lantai(bingkai: pd.DataFrame) -> object:
    """The floor: one vectorised division and one grouped mean over floats."""
    return (bingkai["realisasi"] / bingkai["target"] * 100).groupby(bingkai["kegiatan"]).mean()


def bingkai_angka(baris: Sequence[Masukan]) -> pd.DataFrame:
    """The figures of the rows as floats, already read."""
    angka = [hitung_baris(m) for m in baris]
    return pd.DataFrame(
        {
            "target": [float(h.target.nilai or 1) for h in angka],
            "realisasi": [float(h.realisasi.nilai or 0) for h in angka],
            "kegiatan": [i // 10 for i in range(len(baris))],
        }
    )


def tabel_acak(baris: Sequence[Masukan]) -> list[dict[str, str]]:
    """The rows as a CSV table; every tenth has a printed capaian that is wrong."""
    return [
        {
            "indikator": f"Indikator {i}",
            "satuan": str(m.satuan),
            "target": str(m.target),
            "realisasi": str(m.realisasi),
            "arah": "naik" if i % 20 else "turun",
            "capaian_published": "13" if i % 10 == 0 else "",
        }
        for i, m in enumerate(baris)
    ]


def cpu(kerja: Callable[[], object], kali: int) -> float:
    """CPU seconds of one run, the mean over ``kali`` runs."""
    mulai = time.process_time()
    for _ in range(kali):
        kerja()
    return (time.process_time() - mulai) / kali


def ukur(siapkan: Callable[[int], Callable[[], object]], ukuran: Sequence[int]) -> str:
    """Measure one kind of work at all sizes; its table."""
    kerja = {n: siapkan(n) for n in ukuran}
    waktu: dict[int, list[float]] = {n: [] for n in ukuran}
    for _ in range(PUTARAN):
        for n in ukuran:
            waktu[n].append(cpu(kerja[n], max(1, KERJA_TERKECIL // n)))
    dasar = statistics.median(waktu[ukuran[0]]) / ukuran[0]
    rows = []
    for n in ukuran:
        tengah = statistics.median(waktu[n])
        per = tengah / n
        rows.append([f"{n:,}", f"{tengah:.4f}", f"{per * 1e6:.2f}", f"{per / dasar:.2f}×"])
    return table(("rows", "s CPU", "µs a row", "against the smallest"), rows)


def tabel(ukuran: Sequence[int]) -> dict[str, str]:
    """The three tables by name."""
    semua = {n: baris_acak(n) for n in ukuran}

    def baca_hitung_gulung(n: int) -> Callable[[], object]:
        return lambda: ukur_semua(semua[n])

    def bagi_pandas(n: int) -> Callable[[], object]:
        bingkai = bingkai_angka(semua[n])
        return lambda: lantai(bingkai)

    def perintah_hitung(n: int) -> Callable[[], object]:
        tabel = tabel_acak(semua[n])
        return lambda: perintah(tabel)

    return {
        "measure-rows": ukur(baca_hitung_gulung, ukuran),
        "measure-floor": ukur(bagi_pandas, ukuran),
        "measure-command": ukur(perintah_hitung, ukuran),
    }


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    return tabel(UKURAN[:2] if short else UKURAN)


if __name__ == "__main__":
    for nama, satu in tabel(tuple(int(a) for a in sys.argv[1:]) or UKURAN).items():
        print(f"\n{nama}\n\n{satu}")
