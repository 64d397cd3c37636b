"""The actions that change what was agreed: due dates, and a form that was complete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.model import Action, Answer, Button, Given, MenuLine, Option, Question

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step

LONGEST = 30  # working days, as ``sop`` allows
FROM_TAB = "kosong: yang diketik di lembarnya"
REASON = Option("--alasan", f"dicatat di Riwayat; {FROM_TAB}")
UNIT = Option("unit", f"kode unit; {FROM_TAB}")


def _extend(given: Given) -> Step:
    from lkjip.steps.deadlines import extend

    return partial(extend, no=given["langkah"], days=given["hari"], reason=given["alasan"])


def _follow_holidays(given: Given) -> Step:
    from lkjip.steps.deadlines import follow_holidays

    return partial(follow_holidays, reason=given["alasan"])


def _ask_again(given: Given) -> Step:
    from lkjip.steps.units_in_process import ask_again

    return partial(ask_again, unit=given["unit"], reason=given["alasan"])


def _release(given: Given) -> Step:
    from lkjip.steps.units_in_process import release

    return partial(release, unit=given["unit"], reason=given["alasan"])


def _change_founding(given: Given) -> Step:
    from lkjip.steps.founding import change_founding

    return partial(
        change_founding, key=given["kunci"], value=given["nilai"], reason=given["alasan"]
    )


ACTIONS = (
    Action(
        "undur",
        "undur tenggat satu langkah; langkah sesudahnya ikut bergeser",
        "gives a step more working days, with a reason; the later steps move along",
        (
            Option("--langkah", f"nomor langkah, 1 sampai 8; {FROM_TAB}", default=0, convert=int),
            Option("--hari", "tambahan hari kerja, 1 sampai 30", default=0, convert=int),
            REASON,
        ),
        step=_extend,
        buttons=(
            Button(
                "undur",
                "Undur Tenggat",
                "Mengundur tenggat langkah yang harinya dan alasannya diketik di tabel; langkah "
                "sesudahnya ikut bergeser.",
                (1,),
                "Undur tenggat menurut kolom Undur (hari) dan Alasan Undur?",
            ),
        ),
        menu=MenuLine(
            "u",
            "Undur tenggat satu langkah",
            (
                Question("--langkah", "Nomor langkah", Answer.NUMBER, 1, 8),
                Question("--hari", "Tambahan hari kerja", Answer.NUMBER, 1, LONGEST),
                Question("--alasan", "Alasan"),
            ),
        ),
    ),
    Action(
        "sesuaikan",
        "sesuaikan tenggat yang masih berjalan dengan lembar Libur yang sekarang",
        "lets the open due dates follow a changed sheet of holidays; none gets earlier",
        (Option("--alasan", "dicatat di Riwayat; kosong: lembar Libur berubah"),),
        step=_follow_holidays,
        buttons=(
            Button(
                "sesuaikan",
                "Sesuaikan Tenggat",
                "Memakai lembar Libur yang sekarang untuk tenggat yang masih berjalan; tidak ada "
                "yang dimajukan.",
                (1,),
                "Pakai lembar Libur yang sekarang? Tenggat yang sudah diberitahukan dapat mundur.",
            ),
        ),
        menu=MenuLine("l", "Sesuaikan tenggat dengan libur", sure="Pakai lembar Libur sekarang?"),
    ),
    Action(
        "ubah",
        "ubah pengaturan dasar sesudah permintaan dikirim, dengan alasan",
        "changes a setting on which the process is founded, and says what that means",
        (
            Option("kunci", "sampai_triwulan atau kota", required=True),
            Option("nilai", "nilai yang baru", required=True),
            Option("--alasan", "dicatat di Riwayat", required=True),
        ),
        step=_change_founding,
        menu=MenuLine(
            "o",
            "Ubah pengaturan dasar",
            (
                Question("--alasan", "Alasan"),
                Question("kunci", "Pengaturan (sampai_triwulan atau kota)"),
                Question("nilai", "Nilai yang baru"),
            ),
        ),
    ),
    Action(
        "perbaikan",
        "minta formulir baru dari unit yang formulirnya sudah lengkap",
        "asks a unit whose form was complete for a new one; its old data count until then",
        (UNIT, REASON),
        step=_ask_again,
        buttons=(
            Button(
                "perbaikan",
                "Minta Formulir Baru",
                "Meminta formulir baru dari unit yang lengkap dan alasannya diketik di kolom "
                "Alasan.",
                (3,),
                "Minta formulir baru dari unit yang alasannya diketik di tabel?",
            ),
        ),
        menu=MenuLine(
            "m",
            "Minta formulir baru dari satu unit",
            (Question("--alasan", "Alasan"), Question("unit", "Kode unit")),
        ),
    ),
    Action(
        "keluarkan",
        "keluarkan unit yang dibubarkan dari pengumpulan",
        "awaits nothing more from a unit that was dissolved while the process runs",
        (UNIT, REASON),
        step=_release,
        buttons=(
            Button(
                "keluarkan",
                "Keluarkan Unit",
                "Tidak menunggu lagi formulir unit yang alasannya diketik di kolom Alasan.",
                (3,),
                "Keluarkan unit yang alasannya diketik di tabel dari pengumpulan?",
            ),
        ),
        menu=MenuLine(
            "x",
            "Keluarkan unit dari pengumpulan",
            (Question("--alasan", "Alasan"), Question("unit", "Kode unit")),
        ),
    ),
)
