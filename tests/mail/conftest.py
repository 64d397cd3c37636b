"""A right letter, nota and mail; each test breaks or fills one thing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lkjip.mail.addresses import Alamat
from lkjip.mail.message.draft import Surel, buat_id
from lkjip.mail.paper.content import (
    IsiNota,
    IsiSurat,
    Kop,
    TandaTangan,
    tabel_berkas,
    tabel_permintaan,
)
from lkjip.mail.templates.placeholders import TANDA_TABEL, Templat
from lkjip.mail.templates.template import isi_templat

WIB = timezone(timedelta(hours=7))
FOLDER = Path(__file__).resolve().parents[2] / "forms" / "templat"

NILAI = {
    "tahun": "2024",
    "instansi": "Bagian Pemerintahan Sekretariat Daerah Kota Probolinggo",
    "jabatan_pengirim": "Kepala Bagian Pemerintahan",
    "narahubung": "Sub Bagian Otonomi Daerah (pesawat 000)",
    "kepala_unit": "Kepala Sub Bagian Administrasi Kewilayahan",
    "nama_unit": "Sub Bagian Administrasi Kewilayahan",
    "tenggat": "Rabu, 8 Januari 2025",
    "keterangan_waktu": "3 hari kerja lagi",
    "alamat_surel": "lkjip@contoh.go.id",
    "nama_berkas": "LKjIP-2024-kewilayahan.xlsx",
    "jumlah_indikator": "4",
    "jumlah_perbaikan": "2",
    "daftar_perbaikan": "- Kinerja!J14 (Realisasi): kosong.\n- Anggaran!D6 (Pagu): bukan angka.",
    "waktu_terima": "Senin, 6 Januari 2025 pukul 09.15 WIB",
    "daftar_catatan": "- Kinerja!K15: bukti dukung belum disebut.",
    "tujuan": "Kepala Bagian Organisasi",
    "jumlah_berkas": "3 (tiga) berkas",
    "daftar_berkas": "- LKjIP-2024.docx\n- LKjIP-2024.pdf\n- data.zip",
    "tabel_permintaan": TANDA_TABEL,
    "tabel_berkas": TANDA_TABEL,
}


@pytest.fixture
def folder() -> Path:
    """The shipped templates."""
    return FOLDER


@pytest.fixture
def nilai() -> dict[str, str]:
    """A value for every placeholder that exists."""
    return dict(NILAI)


@pytest.fixture
def kop() -> Kop:
    return Kop(
        "Pemerintah Kota Probolinggo",
        "Sekretariat Daerah",
        "Bagian Pemerintahan",
        "Jalan Contoh Nomor 1 Probolinggo 67211\nsurel pemerintahan@contoh.go.id",
    )


@pytest.fixture
def surat() -> IsiSurat:
    text = isi_templat(FOLDER / Templat.SURAT_PERMINTAAN, NILAI)
    return IsiSurat(
        hal=text.hal,
        yth=NILAI["kepala_unit"],
        tempat="Probolinggo",
        tanggal=date(2025, 1, 3),
        paragraf=text.paragraf,
        tanda_tangan=TandaTangan("Kepala Bagian Pemerintahan"),
        dibuat=datetime(2025, 1, 3, 8, 0, tzinfo=WIB),
        sifat="Segera",
        lampiran="1 (satu) berkas",
        tabel=tabel_permintaan(
            (
                ("Jumlah Dokumen Hasil Penataan Administrasi Pemerintahan", "Dokumen", "7"),
                ("Persentase dokumen kerja sama daerah yang difasilitasi", "Persen", "100"),
            )
        ),
        tebal=(NILAI["tenggat"],),
    )


@pytest.fixture
def nota() -> IsiNota:
    text = isi_templat(FOLDER / Templat.NOTA_DINAS, NILAI)
    return IsiNota(
        hal=text.hal,
        yth="Kepala Bagian Organisasi",
        dari="Kepala Bagian Pemerintahan",
        tanggal=date(2025, 2, 3),
        paragraf=text.paragraf,
        tanda_tangan=TandaTangan("Kepala Bagian Pemerintahan"),
        dibuat=datetime(2025, 2, 3, 8, 0, tzinfo=WIB),
        lampiran="2 (dua) berkas",
        tabel=tabel_berkas((("LKjIP-2024.docx", "Laporan"), ("data.zip", "Formulir yang terisi"))),
    )


@pytest.fixture
def surel() -> Surel:
    text = isi_templat(FOLDER / Templat.PERMINTAAN, NILAI)
    return Surel(
        hal=text.hal,
        paragraf=text.paragraf,
        id_pesan=buat_id("contoh.go.id", "2024", "permintaan", "kewilayahan", "1"),
        tanggal=datetime(2025, 1, 3, 8, 0, tzinfo=WIB),
        kepada=(Alamat("kewilayahan@contoh.go.id", NILAI["kepala_unit"]),),
        tebal=(NILAI["tenggat"],),
    )


@pytest.fixture
def png() -> Callable[[int, int], bytes]:
    """Makes a blue PNG of width × height pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    def make(width: int, height: int) -> bytes:
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        pixels = zlib.compress((b"\0" + b"\x20\x60\xa0" * width) * height)
        return (
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", header)
            + chunk(b"IDAT", pixels)
            + chunk(b"IEND", b"")
        )

    return make
