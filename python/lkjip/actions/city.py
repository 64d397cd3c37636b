"""The actions that only the city's book has: initials, dispatch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.levels import by_level, city_only
from lkjip.actions.model import Action, Answer, Button, Given, MenuLine, Option, Question, day

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step


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
            "w",
            "Kota: catat penyampaian laporan",
            (
                Question("--kepada", "Disampaikan kepada"),
                Question("--tanggal", "Tanggal penyampaian", Answer.DAY),
                Question("--nomor", "Nomor surat pengantar"),
            ),
        ),
        answers=("sampaikan",),
    ),
)
