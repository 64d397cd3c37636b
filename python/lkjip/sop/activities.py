"""The eight activities of the SOP and its header, word for word from ``sop.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from lkjip.stored import from_stored, stored_as


@stored_as(sesuai="sesuai", tidak_sesuai="tidak_sesuai")
@dataclass(frozen=True, slots=True)
class Keputusan:
    """The two outcomes printed at steps 6 and 8: what happens to the draft."""

    sesuai: str
    tidak_sesuai: str


@stored_as(
    no="no",
    tab="tab",
    pendek="pendek",
    aktivitas="aktivitas",
    kelengkapan="kelengkapan",
    waktu_hari="waktu_hari",
    output="output",
    pelaksana="pelaksana",
    keputusan="keputusan",
)
@dataclass(frozen=True, slots=True)
class Langkah:
    """One activity of the SOP.

    ``waktu_hari`` is in working days; ``pelaksana`` are roles as printed; ``keputusan`` exists at
    steps 6 and 8 only. ``tab`` is the name of the step's sheet, ``pendek`` its short title.
    """

    no: int
    tab: str
    pendek: str
    aktivitas: str
    kelengkapan: tuple[str, ...]
    waktu_hari: int
    output: tuple[str, ...]
    pelaksana: tuple[str, ...]
    keputusan: Keputusan | None = None


@stored_as(teks="teks", catatan="catatan")
@dataclass(frozen=True, slots=True)
class DasarHukum:
    """A legal basis as printed; ``catatan`` says what is odd about the print, or is empty."""

    teks: str
    catatan: str = ""


@stored_as(
    nama="nama",
    instansi="instansi",
    tanggal_pembuatan="tanggal_pembuatan",
    tanggal_efektif="tanggal_efektif",
    disahkan_oleh="disahkan_oleh",
    dasar_hukum="dasar_hukum",
    kualifikasi_pelaksana="kualifikasi_pelaksana",
    keterkaitan="keterkaitan",
    peralatan="peralatan",
    peringatan="peringatan",
    pencatatan="pencatatan",
    pelaksana_1_6="pelaksana_1_6",
    pelaksana_7_8="pelaksana_7_8",
)
@dataclass(frozen=True, slots=True)
class KepalaSop:
    """The header of the SOP as printed; ``pelaksana_*`` are the actor columns of its two pages."""

    nama: str
    instansi: str
    tanggal_pembuatan: str
    tanggal_efektif: str
    disahkan_oleh: str
    dasar_hukum: tuple[DasarHukum, ...]
    kualifikasi_pelaksana: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: str
    pencatatan: tuple[str, ...]
    pelaksana_1_6: tuple[str, ...]
    pelaksana_7_8: tuple[str, ...]


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _langkah(table: dict[str, Any]) -> Langkah:
    keputusan = table.get("keputusan")
    return Langkah(
        **from_stored(
            _frozen(table)
            | {"keputusan": Keputusan(**from_stored(keputusan, Keputusan)) if keputusan else None},
            Langkah,
        )
    )


def _kepala(table: dict[str, Any]) -> KepalaSop:
    dasar = tuple(DasarHukum(**from_stored(item, DasarHukum)) for item in table["dasar_hukum"])
    return KepalaSop(**from_stored(_frozen(table) | {"dasar_hukum": dasar}, KepalaSop))


_DATA = tomllib.loads(resources.files(__package__).joinpath("sop.toml").read_text("utf-8"))

SOP: KepalaSop = _kepala(_DATA["sop"])
LANGKAH: tuple[Langkah, ...] = tuple(_langkah(table) for table in _DATA["langkah"])


def langkah(no: int) -> Langkah:
    """The activity number ``no`` (1…8)."""
    return LANGKAH[no - 1]
