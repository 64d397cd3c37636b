"""What stands in a letter or a nota dinas: plain frozen data, every line from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

TITIK_NOMOR = "…" * 10  # room for the number that the registry of letters gives later


@dataclass(frozen=True, slots=True)
class Kop:
    """The letterhead; an empty line is left out.

    ``alamat`` may hold several lines (``\\n``). ``lambang`` is a PNG or JPEG file, or empty.
    """

    pemerintah: str
    perangkat_daerah: str
    bagian: str = ""
    alamat: str = ""
    lambang: bytes = b""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Who signs. Dotted lines stand for a name or NIP not given.

    ``atas_nama`` is the office signed for (printed ``a.n. …``), ``pangkat`` the civil-service rank.
    """

    jabatan: str
    nama: str = ""
    nip: str = ""
    pangkat: str = ""
    atas_nama: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A small table in a letter. Cells are text as it shall be printed.

    ``lebar`` are the column widths in millimetres; ``rata_tengah`` the columns to centre.
    ``lainnya`` is the sentence for rows that found no room, with ``{jumlah}`` for their number.
    """

    judul: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    lebar: tuple[int, ...]
    rata_tengah: frozenset[int] = frozenset()
    lainnya: str = "dan {jumlah} baris lain."


@dataclass(frozen=True, slots=True)
class IsiSurat:
    """A letter to one receiver.

    ``paragraf`` as ``templat.Surat`` has them; the one equal to ``penanda.TANDA_TABEL`` is the
    place of ``tabel``, which otherwise follows the text. ``tebal`` are phrases to print bold.
    ``dibuat`` goes into the file's properties, nowhere else.
    """

    hal: str
    yth: str
    tempat: str
    tanggal: date
    paragraf: tuple[str, ...]
    tanda_tangan: TandaTangan
    dibuat: datetime
    nomor: str = ""
    sifat: str = "Biasa"
    lampiran: str = "-"
    di: str = "Tempat"
    tabel: Tabel | None = None
    tebal: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IsiNota:
    """A nota dinas: an internal note with its head as a list. Fields as in ``IsiSurat``."""

    hal: str
    yth: str
    dari: str
    tanggal: date
    paragraf: tuple[str, ...]
    tanda_tangan: TandaTangan
    dibuat: datetime
    nomor: str = ""
    sifat: str = "Biasa"
    lampiran: str = "-"
    tabel: Tabel | None = None
    tebal: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()


def tabel_permintaan(indikator: tuple[tuple[str, str, str], ...]) -> Tabel:
    """What a unit is asked: (indikator, satuan, target) rows, numbered."""
    return Tabel(
        ("No.", "Indikator Kinerja", "Satuan", "Target"),
        tuple((f"{no}.", *baris) for no, baris in enumerate(indikator, 1)),
        (11, 94, 30, 25),
        frozenset({0, 2, 3}),
        "dan {jumlah} indikator lain sebagaimana tercantum dalam formulir.",
    )


def tabel_berkas(berkas: tuple[tuple[str, str], ...]) -> Tabel:
    """What a package holds: (nama berkas, keterangan) rows, numbered."""
    return Tabel(
        ("No.", "Berkas", "Keterangan"),
        tuple((f"{no}.", *baris) for no, baris in enumerate(berkas, 1)),
        (11, 74, 75),
        frozenset({0}),
        "dan {jumlah} berkas lain sebagaimana tercantum dalam daftar isi paket.",
    )
