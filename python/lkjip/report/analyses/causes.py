"""Analysis 5: causes of success or failure and the solutions, in the units' own words."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Blok, Celah, Gaya, Paragraf, Potongan, Teks
from lkjip.report.material.model import BahanLaporan, Indikator, Jawaban, Sasaran
from lkjip.report.wording import figures as kata

TIADA = {
    "kendala": "Tidak ada kendala yang dilaporkan.",
    "solusi": "Tidak ada tindak lanjut yang dilaporkan.",
    "efisiensi": "Tidak ada penghematan yang dilaporkan.",
    "pendukung": "Tidak ada pendukung lain yang dilaporkan.",
    "sebab": "Tidak ada sebab khusus yang dilaporkan.",
}
CELAH = {
    "sebab": "sebab keberhasilan atau kegagalan",
    "kendala": "kendala",
    "solusi": "solusi atau tindak lanjut",
    "efisiensi": "penjelasan penghematan sumber daya",
    "pendukung": "program atau pihak pendukung",
}


def analisis_5(bahan: BahanLaporan, x: Sasaran, _: str) -> tuple[Blok, ...]:
    """One passage per indicator, whatever its sasaran; rolled-up ones point to their parts."""
    return tuple(_satu(bahan, i) for i in x.indikator)


def _satu(bahan: BahanLaporan, i: Indikator) -> Blok:
    judul = s.alinea(_judul(i), gaya=Gaya.SUBJUDUL)
    isi: tuple[Paragraf, ...]
    if i.rincian and _tanpa_jawaban(i):
        isi = (
            s.alinea(
                f"Indikator ini dihitung dari {kata.deret(i.rincian)}, sehingga penyebab dan "
                "solusinya mengikuti uraian indikator tersebut."
            ),
        )
    elif _tanpa_jawaban(i):
        apa = f"sebab, kendala, dan solusi {i.kode}"
        tindakan = f"Jawab pertanyaan {i.kode} di lembar Analisis."
        isi = (s.alinea(Celah(apa, i.unit or s.penyusun(bahan), tindakan)),)
    else:
        isi = (
            _jawaban(bahan, i, "sebab", i.analisis.sebab, ""),
            _jawaban(bahan, i, "kendala", i.analisis.kendala, "Kendala. "),
            _jawaban(bahan, i, "solusi", i.analisis.solusi, "Tindak lanjut. "),
        )
    return s.bagian(kunci_penyebab(i.kode), f"{i.kode}: penyebab dan solusi", (judul, *isi))


def kunci_penyebab(kode: str) -> str:
    """The passage about the causes of one indicator."""
    return f"indikator.{kode}.5"


def _judul(i: Indikator) -> str:
    return f"{kata.besar(i.nama)} ({i.kode}{f', {i.unit}' if i.unit else ''})"


def _tanpa_jawaban(i: Indikator) -> bool:
    a = i.analisis
    return all(s.kosong(j.teks) for j in (a.sebab, a.kendala, a.solusi))


def _jawaban(bahan: BahanLaporan, i: Indikator, butir: str, j: Jawaban, awal: str) -> Paragraf:
    return s.alinea(*potongan_jawaban(bahan, i, butir, j, awal))


def potongan_jawaban(
    bahan: BahanLaporan, i: Indikator, butir: str, j: Jawaban, awal: str
) -> tuple[Potongan, ...]:
    """A unit's answer with a bold lead, "nothing" said in a sentence, or the gap mark."""
    kepala = (Teks(awal, tebal=True),) if awal else ()
    if s.kosong(j.teks):
        pihak = i.unit or s.penyusun(bahan)
        celah = Celah(
            f"{CELAH[butir]} {i.kode}", pihak, f"Jawab pertanyaan {i.kode} di lembar Analisis."
        )
        return (*kepala, celah)
    if s.tiada(j.teks):
        return (*kepala, Teks(TIADA[butir]))
    return (*kepala, Teks(kata.kalimat(j.teks)))
