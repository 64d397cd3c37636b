"""The actions that only the city's book has: reports by hand, dispositions, initials, dispatch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.levels import by_level, city_only
from lkjip.actions.model import Action, Answer, Button, Given, MenuLine, Option, Question, day

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step


def _by_hand(given: Given) -> Step:
    def city() -> Step:
        from lkjip.steps.city.opd.by_hand import take_by_hand

        return partial(
            take_by_hand,
            unit=given["unit"],
            report=given["berkas"],
            table=given["data"],
            pagu=given["pagu"],
            realisasi=given["realisasi"],
        )

    return by_level(city_only, city)


def _disposition(given: Given) -> Step:
    def city() -> Step:
        from lkjip.steps.city.disposition import dispose

        return partial(
            dispose,
            unit=given["unit"],
            to=given["kepada"],
            order=given["isi"],
            due=given["batas"],
        )

    return by_level(city_only, city)


def _initial(given: Given) -> Step:
    def city() -> Step:
        from lkjip.steps.city.dispatch import record_initial

        return partial(record_initial, by=given["oleh"], on=given["tanggal"], note=given["catatan"])

    return by_level(city_only, city)


def _dispatch(given: Given) -> Step:
    def city() -> Step:
        from lkjip.steps.city.dispatch import dispatch_report

        return partial(
            dispatch_report, to=given["kepada"], on=given["tanggal"], number=given["nomor"]
        )

    return by_level(city_only, city)


ACTIONS = (
    Action(
        "serahan",
        "kota: terima laporan OPD yang tidak memakai program ini",
        "SOP 7, city: takes in the report of an OPD that does not use this program",
        (
            Option("--unit", "kode OPD", required=True),
            Option("--berkas", "laporannya, .docx atau .pdf", required=True),
            Option("--data", "tabel indikator: indikator, satuan, target, realisasi"),
            Option("--pagu", "pagu seluruh OPD, rupiah penuh", None, int),
            Option("--realisasi", "realisasi seluruh OPD, rupiah penuh", None, int),
        ),
        step=_by_hand,
        menu=MenuLine(
            "h",
            "Kota: terima laporan OPD",
            (
                Question("--unit", "Kode OPD"),
                Question("--berkas", "Berkas laporan"),
            ),
        ),
    ),
    Action(
        "disposisi",
        "kota: catat disposisi atas paket OPD dan buat lembarnya",
        "SOP 7, city: records a disposition about the package of an OPD and prints its sheet",
        (
            Option("--unit", "kode OPD; kosong: yang diketik di lembar Evaluasi OPD"),
            Option("--kepada", "siapa yang mengerjakan"),
            Option("--isi", "apa yang dikerjakan"),
            Option("--batas", "sampai kapan", None, day, metavar="TTTT-BB-HH"),
        ),
        step=_disposition,
        buttons=(
            Button(
                "disposisi",
                "Catat Disposisi",
                "Tingkat kota: mencatat disposisi yang diketik di lembar Evaluasi OPD dan membuat "
                "lembar disposisi setiap OPD.",
                (7,),
            ),
        ),
    ),
    Action(
        "paraf",
        "kota, langkah 10: catat paraf koordinasi Bagian Hukum",
        "city, step 10: records a coordinating initial of Bagian Hukum",
        (
            Option("--oleh", "siapa yang memaraf; kosong: yang diketik di lembar 10 Wali Kota"),
            Option("--tanggal", "tanggal paraf", None, day, metavar="TTTT-BB-HH"),
            Option("--catatan", "catatan pada paraf"),
        ),
        step=_initial,
        buttons=(
            Button(
                "paraf",
                "Catat Paraf",
                "Tingkat kota: mencatat paraf koordinasi Bagian Hukum yang diketik di tabel paraf; "
                "tidak menghalangi langkah mana pun.",
                (10,),
            ),
        ),
    ),
    Action(
        "sampaikan",
        "kota, langkah 10: catat kepada siapa LKjIP kota disampaikan",
        "city, step 10: records to whom the signed report of the city went",
        (
            Option("--kepada", "tujuan, dipisah titik koma; kosong: yang diketik di lembar"),
            Option("--tanggal", "tanggal penyampaian", None, day, metavar="TTTT-BB-HH"),
            Option("--nomor", "nomor surat pengantar"),
        ),
        step=_dispatch,
        buttons=(
            Button(
                "sampaikan",
                "Catat Penyampaian",
                "Tingkat kota: mencatat kepada siapa laporan yang ditandatangani disampaikan, dari "
                "tabel penyampaian; proses selesai.",
                (10,),
                "Catat penyampaian laporan kota? Sesudah ini prosesnya selesai.",
                large=True,
            ),
        ),
        menu=MenuLine(
            "f",
            "Kota: catat penyampaian",
            (
                Question("--kepada", "Disampaikan kepada"),
                Question("--tanggal", "Tanggal penyampaian", Answer.DAY),
                Question("--nomor", "Nomor surat pengantar"),
            ),
        ),
        answers=("sampaikan",),
    ),
)
