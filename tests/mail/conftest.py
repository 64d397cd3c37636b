"""A right letter, nota and mail; each test breaks or fills one thing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lkjip.mail.addresses import MailAddress
from lkjip.mail.message.draft import DraftMail, make_message_id
from lkjip.mail.paper.content import (
    LetterContent,
    Letterhead,
    MemoContent,
    Signature,
    file_table,
    request_table,
)
from lkjip.mail.templates.placeholders import TABLE_MARK, TemplateKind
from lkjip.mail.templates.template import fill_template

WIB = timezone(timedelta(hours=7))
FOLDER = Path(__file__).resolve().parents[2] / "forms" / "templat"

VALUES = {
    "tahun": "2024",
    "instansi": "Bagian Pemerintahan Sekretariat Daerah Kota Probolinggo",
    "jabatan_pengirim": "Kepala Bagian Pemerintahan",
    "dasar_hukum": "Peraturan Menteri PANRB Nomor 53 Tahun 2014",
    "narahubung": "Sub Bagian Otonomi Daerah (pesawat 000)",
    "kepala_unit": "Kepala Sub Bagian Administrasi Kewilayahan",
    "nama_unit": "Sub Bagian Administrasi Kewilayahan",
    "tenggat": "Rabu, 8 Januari 2025",
    "keterangan_waktu": "3 hari kerja lagi",
    "alamat_surel": "lkjip@contoh.go.id",
    "nama_berkas": "LKjIP-2024-kewilayahan.xlsx",
    "jumlah_indikator": "4",
    "jumlah_perbaikan": "2",
    "pemerintah": "Pemerintah Kota Probolinggo",
    "keadaan_paket": "belum kami terima",
    "versi": "1",
    "daftar_perbaikan": "- Kinerja!J14 (Realisasi): kosong.\n- Anggaran!D6 (Pagu): bukan angka.",
    "waktu_terima": "Senin, 6 Januari 2025 pukul 09.15 WIB",
    "revisi": "2",
    "jumlah_terima": "4 indikator, 2 sub kegiatan",
    "langkah_berikut": "data diperiksa sampai Senin, 13 Januari 2025",
    "daftar_pesan": "- Pesan unit di Identitas!C17: 'Mohon dicek.'.",
    "daftar_catatan": "- Kinerja!K15: bukti dukung belum disebut.",
    "periode": "Tahun 2024",
    "keterangan_reviu": "Laporan tersebut telah direviu dan dinyatakan sesuai.",
    "tujuan": "Kepala Bagian Organisasi",
    "jumlah_berkas": "3 (tiga) berkas",
    "daftar_berkas": "- LKjIP-2024.docx\n- LKjIP-2024.pdf\n- data.zip",
    "tabel_permintaan": TABLE_MARK,
    "tabel_berkas": TABLE_MARK,
}


@pytest.fixture
def folder() -> Path:
    """The shipped templates."""
    return FOLDER


@pytest.fixture
def value() -> dict[str, str]:
    """A value for every placeholder that exists."""
    return dict(VALUES)


@pytest.fixture
def letterhead() -> Letterhead:
    return Letterhead(
        "Pemerintah Kota Probolinggo",
        "Sekretariat Daerah",
        "Bagian Pemerintahan",
        "Jalan Contoh Nomor 1 Probolinggo 67211\nsurel pemerintahan@contoh.go.id",
    )


@pytest.fixture
def letter() -> LetterContent:
    text = fill_template(FOLDER / TemplateKind.REQUEST_LETTER, VALUES)
    return LetterContent(
        subject=text.subject,
        addressee=VALUES["kepala_unit"],
        place="Probolinggo",
        written_on=date(2025, 1, 3),
        paragraphs=text.paragraphs,
        signature=Signature("Kepala Bagian Pemerintahan"),
        created=datetime(2025, 1, 3, 8, 0, tzinfo=WIB),
        properties="Segera",
        attachment="1 (satu) berkas",
        data_table=request_table(
            (
                ("Jumlah Dokumen Hasil Penataan Administrasi Pemerintahan", "Dokumen", "7"),
                ("Persentase dokumen kerja sama daerah yang difasilitasi", "Persen", "100"),
            )
        ),
        bold=(VALUES["tenggat"],),
    )


@pytest.fixture
def memo() -> MemoContent:
    text = fill_template(FOLDER / TemplateKind.OFFICIAL_MEMO, VALUES)
    return MemoContent(
        subject=text.subject,
        addressee="Kepala Bagian Organisasi",
        from_="Kepala Bagian Pemerintahan",
        written_on=date(2025, 2, 3),
        paragraphs=text.paragraphs,
        signature=Signature("Kepala Bagian Pemerintahan"),
        created=datetime(2025, 2, 3, 8, 0, tzinfo=WIB),
        attachment="2 (dua) berkas",
        data_table=file_table(
            (("LKjIP-2024.docx", "Laporan"), ("data.zip", "Formulir yang terisi"))
        ),
    )


@pytest.fixture
def mail() -> DraftMail:
    text = fill_template(FOLDER / TemplateKind.REQUEST, VALUES)
    return DraftMail(
        subject=text.subject,
        paragraphs=text.paragraphs,
        message_id=make_message_id("contoh.go.id", "2024", "permintaan", "kewilayahan", "1"),
        when=datetime(2025, 1, 3, 8, 0, tzinfo=WIB),
        recipient=(MailAddress("kewilayahan@contoh.go.id", VALUES["kepala_unit"]),),
        bold=(VALUES["tenggat"],),
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
