"""Bab III.A, before the sasaran: how capaian is measured, and the results at a glance."""

from __future__ import annotations

from lkjip.measure.numbers.format import angka_id, angka_pas
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Akumulasi, Arah, Rumus
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Judul, Kolom, Paragraf, Rujuk, Tabel
from lkjip.report.charts.capaian import grafik_capaian
from lkjip.report.material.goal_members import sebagian
from lkjip.report.material.model import BahanLaporan, Indikator
from lkjip.report.wording import figures as kata
from lkjip.report.wording.summary import kalimat_ringkas
from lkjip.report.wording.target import kalimat_ujung

RUMUS_NAIK = "realisasi / target × 100"
RUMUS_SELISIH = "(2 × target − realisasi) / target × 100, paling rendah 0"
RUMUS_BANDING = "target / realisasi × 100"
_AKUMULASI = {
    Akumulasi.JUMLAH: "dijumlahkan antartriwulan",
    Akumulasi.AKHIR: "memakai nilai terakhir (persentase dan indeks tidak dijumlahkan)",
    Akumulasi.RATA: "dirata-rata antartriwulan",
    Akumulasi.MAKS: "memakai nilai tertinggi antartriwulan",
}


def bab3_awal(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """Chapter heading, measuring, summary."""
    return (
        Judul("AKUNTABILITAS KINERJA", 1, nomor="BAB III"),
        Judul("Capaian Kinerja Organisasi", 2, nomor="A."),
        Judul("Cara Pengukuran", 3, nomor="1."),
        *_cara(bahan),
        Judul("Ringkasan Capaian", 3, nomor="2."),
        *_ringkasan(bahan),
    )


def _ringkasan(bahan: BahanLaporan) -> tuple[Blok, ...]:
    if not bahan.indikator:
        celah = Celah("indikator kinerja", s.penyusun(bahan), "Isi register Indikator dan Program.")
        return (s.bagian("ringkasan", "Ringkasan capaian", (s.alinea(celah),)),)
    kalimat = s.gabung([kalimat_ringkas(bahan), kalimat_ujung(bahan.indikator)])
    return (
        s.bagian("ringkasan", "Ringkasan capaian", (s.alinea(kalimat),)),
        *grafik_capaian(bahan),
        s.alinea("Sebarannya menurut sasaran disajikan dalam ", Rujuk("ringkasan"), "."),
        _tabel_ringkasan(bahan),
    )


def _cara(bahan: BahanLaporan) -> tuple[Blok, ...]:
    return (
        s.alinea(
            "Capaian dihitung dengan membandingkan realisasi dan target setiap indikator menurut "
            "arahnya. Cara yang berlaku dalam laporan ini adalah sebagai berikut:"
        ),
        *_rumus(bahan),
        *_akumulasi(bahan),
        s.butir(
            _rata(bahan)
            + _batas(bahan)
        ),
        s.butir(
            "Nilai yang belum rilis atau tidak diukur tidak dijadikan 0 atau 100; indikatornya "
            "disebut tersendiri dan tidak ikut dirata-rata. Nihil yang dinyatakan unit dihitung 0."
        ),
        s.butir(
            "Serapan anggaran di setiap tingkat adalah jumlah realisasi dibagi jumlah pagu, bukan "
            "rata-rata persentase. Efisiensi adalah capaian kinerja dikurangi serapan anggaran, "
            "dalam poin persen."
        ),
        s.alinea(
            "Kategori ditentukan dari capaian yang belum dibulatkan menurut batas bawah dalam ",
            Rujuk("skala"),
            ". Angka dalam laporan dibulatkan dua desimal hanya untuk penyajian.",
        ),
        _tabel_skala(bahan),
    )  # fmt: skip


def _rumus(bahan: BahanLaporan) -> list[Paragraf]:
    """Only the directions that occur, each with its formula; exceptions by code."""
    keluar = []
    arah = {i.arah for i in bahan.indikator}
    if Arah.NAIK in arah or not arah:
        keluar.append(s.butir(f"Makin tinggi makin baik: {RUMUS_NAIK}."))
    for rumus, teks in ((Rumus.SELISIH, RUMUS_SELISIH), (Rumus.BANDING, RUMUS_BANDING)):
        kode = [i.kode for i in bahan.indikator if i.arah is Arah.TURUN and i.rumus is rumus]
        if kode:
            untuk = "" if rumus is bahan.cara.rumus_turun else f" (indikator {kata.deret(kode)})"
            keluar.append(s.butir(f"Makin rendah makin baik{untuk}: {teks}."))
    if arah & {Arah.TETAP, Arah.RENTANG}:
        keluar.append(
            s.butir(
                "Target berupa rentang atau nilai tetap: 100 bila realisasi berada di dalamnya; di "
                "luarnya dihitung terhadap batas yang terdekat."
            )
        )
    return keluar


def _akumulasi(bahan: BahanLaporan) -> list[Paragraf]:
    """How the year follows from the quarters, for the modes that occur."""
    keluar = []
    for cara, teks in _AKUMULASI.items():
        kode = [i.kode for i in bahan.indikator if i.akumulasi is cara and i.triwulan]
        if kode:
            keluar.append(s.butir(f"Realisasi {kata.deret(kode)} {teks}."))
    return keluar


def _rata(bahan: BahanLaporan) -> str:
    """How indicators make a sasaran, for the registers that this report is made of."""
    teks = "Capaian sasaran adalah rata-rata capaian indikatornya"
    if any(sebagian(x) for x in bahan.sasaran):
        teks = (
            "Capaian sasaran adalah rata-rata capaian indikator teratasnya; indikator di bawahnya "
            "sudah tergabung di dalamnya"
        )
    if any(i.bobot for i in bahan.indikator):
        teks += ", menurut bobotnya masing-masing"
    return f"{teks}. "


def _batas(bahan: BahanLaporan) -> str:
    batas = bahan.cara.batas
    if batas is None:
        return "Capaian di atas 100 tidak dibatasi."
    return (
        f"Untuk rata-rata, capaian dibatasi paling tinggi {angka_id(batas, 0)}; capaian asli tetap "
        "ditampilkan."
    )


def _tabel_skala(bahan: BahanLaporan) -> Tabel:
    skala = bahan.cara.skala
    baris = []
    atas = ""
    for batas, nama in skala.baris:
        mulai = f"{'>' if skala.ketat else '≥'} {angka_pas(batas)}"
        akhir = f" sampai {'dengan' if skala.ketat else 'kurang dari'} {atas}" if atas else ""
        baris.append(Baris((mulai + akhir, nama)))
        atas = angka_pas(batas)
    return Tabel(
        "skala",
        "Skala kategori capaian kinerja",
        (Kolom("Capaian (%)", 50, Isi.TENGAH), Kolom("Kategori", 50, Isi.TENGAH)),
        tuple(baris),
        f"Sumber: {skala.nama}." if skala.nama else "",
    )


def hasil_sel(i: Indikator) -> str:
    """Realisasi for a table cell: the value, or the status that stands for it."""
    if i.status.keluar_dari_rata or (i.status is Status.NIHIL and i.realisasi is None):
        return i.status.value
    return kata.ukuran(i.realisasi, i.realisasi_teks)


def _tabel_ringkasan(bahan: BahanLaporan) -> Tabel:
    """How many indicators of each sasaran reached their target."""
    baris = []
    for x in bahan.sasaran:
        ada = [i.capaian for i in x.indikator if i.capaian is not None]
        capai = sum(1 for c in ada if c >= 100)
        hitung = (len(x.indikator), capai, len(ada) - capai, len(x.indikator) - len(ada))
        sel = [str(n) for n in hitung]
        nama = " ".join(x.nama.split())
        baris.append(Baris((nama, *sel, kata.persen(x.capaian), x.kategori or "–")))
    return Tabel(
        "ringkasan",
        f"Sebaran capaian menurut sasaran {kata.periode_judul(bahan.identitas)}",
        (
            Kolom("Sasaran", 28),
            Kolom("Jumlah indikator", 12, Isi.TENGAH),
            Kolom("Mencapai target", 12, Isi.TENGAH),
            Kolom("Belum" if bahan.setahun else "Masih berjalan", 12, Isi.TENGAH),
            Kolom("Tanpa capaian", 12, Isi.TENGAH),
            Kolom("Capaian sasaran", 12, Isi.ANGKA),
            Kolom("Kategori", 12, Isi.TENGAH),
        ),
        tuple(baris),
        s.sumber_isian(bahan),
    )
