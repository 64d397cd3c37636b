"""The front matter: kata pengantar, ikhtisar eksekutif, and the three lists."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Baris,
    Blok,
    Daftar,
    DaftarBlok,
    Gaya,
    Isi,
    Judul,
    Kolom,
    Paragraf,
    Rujuk,
    Tabel,
)
from lkjip.report.material.model import BahanLaporan, Indikator, Sasaran
from lkjip.report.material.totals import total_anggaran
from lkjip.report.wording import figures as kata
from lkjip.report.wording.budget import kalimat_serapan
from lkjip.report.wording.target import kalimat_sasaran, kalimat_ujung

TITIK_NAMA = "." * 40
"""Left for the pen where the settings name nobody."""


def bagian_awal(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """Everything before Bab I."""
    return (
        Judul("KATA PENGANTAR", 1, depan=True),
        s.bagian("kata_pengantar", "Kata pengantar", _pengantar(bahan)),
        *_tanda_tangan(bahan),
        Judul("IKHTISAR EKSEKUTIF", 1, depan=True),
        *_ikhtisar(bahan),
        Judul("DAFTAR ISI", 1, depan=True),
        DaftarBlok(Daftar.ISI),
        Judul("DAFTAR TABEL", 1, depan=True),
        DaftarBlok(Daftar.TABEL),
        Judul("DAFTAR GAMBAR", 1, depan=True),
        DaftarBlok(Daftar.GAMBAR),
    )


def _pengantar(bahan: BahanLaporan) -> tuple[Paragraf, ...]:
    i = bahan.identitas
    nama = kata.nama_lengkap(i)
    sampai = "" if bahan.setahun else f", dengan realisasi {kata.periode(i)}"
    unit = kata.sebutan_unit(i)
    if bahan.unit:
        unit = f"{kata.bilangan(len(bahan.unit))} {unit}"
    return (
        s.alinea(
            "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa. Atas rahmat-Nya, Laporan "
            f"Kinerja Instansi Pemerintah (LKjIP) {nama} Tahun {i.tahun} dapat disusun{sampai}."
        ),
        s.alinea(
            "Laporan ini merupakan wujud pertanggungjawaban atas pelaksanaan tugas dan fungsi "
            "serta penggunaan anggaran yang diamanatkan kepada kami. Penyusunannya berpedoman pada "
            "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
            "Pemerintah dan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi "
            "Birokrasi Nomor 53 Tahun 2014."
        ),
        s.alinea(
            f"Data kinerja dan anggaran dalam laporan ini dihimpun dari {unit}, lalu diperiksa "
            "dan diolah dengan cara pengukuran yang dijelaskan dalam Bab III. Asal setiap angka "
            "dicantumkan dalam lampiran Sumber Data."
        ),
        s.alinea(
            "Kami menyampaikan terima kasih kepada semua pihak yang telah membantu. Semoga laporan "
            "ini bermanfaat sebagai bahan evaluasi dan perbaikan kinerja pada masa mendatang."
        ),
    )


def _tanda_tangan(bahan: BahanLaporan) -> tuple[Paragraf, ...]:
    i = bahan.identitas
    kota = f"{i.kota}, " if i.kota else ""
    jabatan = i.jabatan_ttd or f"Kepala {i.unit_kerja}"
    nip = f"NIP {i.nip_ttd}" if i.nip_ttd else f"NIP {TITIK_NAMA[:34]}"
    baris = [
        "",
        f"{kota}{TITIK_NAMA[:30]}",
        f"{jabatan},",
        "",
        "",
        "",
        i.nama_ttd or TITIK_NAMA,
        nip,
    ]
    return tuple(s.alinea(b, gaya=Gaya.TTD) for b in baris)


def _ikhtisar(bahan: BahanLaporan) -> tuple[Blok, ...]:
    i = bahan.identitas
    banyak, jumlah = len(bahan.sasaran), len(bahan.indikator)
    pembuka = (
        f"Laporan ini menyajikan kinerja {kata.nama_lengkap(i)} {kata.periode(i)}, yang mencakup "
        f"{kata.bilangan(banyak)} sasaran dengan {kata.bilangan(jumlah)} indikator kinerja."
    )
    total = total_anggaran(bahan)
    uang = kalimat_serapan(
        kata.periode(i) if bahan.setahun else f"tahun {i.tahun}",
        total.pagu,
        total.realisasi,
        total.serapan,
    )
    return (
        s.bagian(
            "ikhtisar.pembuka",
            "Ikhtisar: ruang lingkup",
            (s.alinea(pembuka),),
        ),
        s.alinea("Ringkasan capaiannya disajikan dalam ", Rujuk("ikhtisar"), "."),
        _tabel_ringkas(bahan),
        s.bagian(
            "ikhtisar.capaian",
            "Ikhtisar: capaian dan anggaran",
            (
                *(s.alinea(_kalimat_capaian(x, bahan)) for x in bahan.sasaran),
                *((s.alinea(uang),) if uang else ()),
            ),
        ),
        s.bagian("ikhtisar.perbaikan", "Ikhtisar: kendala dan perbaikan", _perbaikan(bahan)),
    )


def _kalimat_capaian(x: Sasaran, bahan: BahanLaporan) -> str:
    utama = kalimat_sasaran(x, setahun=bahan.setahun, bernama=True)
    return s.gabung([utama, kalimat_ujung(x.indikator)])


def _tabel_ringkas(bahan: BahanLaporan) -> Tabel:
    baris = tuple(
        Baris(
            (
                str(n),
                " ".join(x.nama.split()),
                str(len(x.indikator)),
                kata.persen(x.capaian),
                x.kategori or "belum dinilai",
            )
        )
        for n, x in enumerate(bahan.sasaran, 1)
    )
    return Tabel(
        "ikhtisar",
        f"Ringkasan capaian sasaran {kata.periode_judul(bahan.identitas)}",
        (
            Kolom("No", 5, Isi.TENGAH),
            Kolom("Sasaran", 45),
            Kolom("Indikator", 13, Isi.TENGAH),
            Kolom("Capaian", 17, Isi.ANGKA),
            Kolom("Kategori", 20, Isi.TENGAH),
        ),
        baris,
        s.sumber_isian(bahan),
    )


def terlemah(bahan: BahanLaporan, banyak: int = 3) -> list[Indikator]:
    """Indicators below 100 that a unit answers for, weakest first."""
    rendah = [i for i in bahan.indikator if i.capaian is not None and i.capaian < 100 and i.unit]
    return sorted(rendah, key=lambda i: (i.capaian or 0, i.kode))[:banyak]


def _perbaikan(bahan: BahanLaporan) -> tuple[Paragraf, ...]:
    """What the weakest indicators suffer from and what is done, in the units' own words."""
    keluar = []
    for ind in terlemah(bahan):
        kendala, solusi = ind.analisis.kendala.teks, ind.analisis.solusi.teks
        isi = []
        if not s.kosong(kendala) and not s.tiada(kendala):
            isi.append(f"Kendala: {kata.kalimat(kendala)}")
        if not s.kosong(solusi) and not s.tiada(solusi):
            isi.append(f"Tindak lanjut: {kata.kalimat(solusi)}")
        if isi:
            keluar.append(s.butir(f"{kata.besar(ind.nama)}. {' '.join(isi)}"))
    if not keluar:
        return (
            s.alinea(
                "Kendala dan tindak lanjut setiap indikator diuraikan dalam Bab III, sedangkan "
                "langkah perbaikan dirangkum dalam Bab IV."
            ),
        )
    pembuka = "Indikator berikut memerlukan perhatian karena capaiannya paling rendah:"
    return (s.alinea(pembuka), *keluar)
