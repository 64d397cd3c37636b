"""The actions that change what was agreed: due dates, and a form that was complete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.model import Action, Answer, Button, Given, MenuLine, Option, Question

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step

LONGEST = 30  # working days, as ``sop`` allows
REASON = Option("--alasan", "dicatat di Riwayat", required=True)


def _extend(given: Given) -> Step:
    from lkjip.steps.deadlines import extend

    return partial(extend, no=given["langkah"], days=given["hari"], reason=given["alasan"])


def _follow_holidays(given: Given) -> Step:
    from lkjip.steps.deadlines import follow_holidays

    return partial(follow_holidays, reason=given["alasan"])


def _ask_again(given: Given) -> Step:
    from lkjip.steps.overrides import ask_again

    return partial(ask_again, unit=given["unit"], reason=given["alasan"])


ACTIONS = (
    Action(
        "undur",
        "undur tenggat satu langkah; langkah sesudahnya ikut bergeser",
        "gives a step more working days, with a reason; the later steps move along",
        (
            Option("--langkah", "nomor langkah, 1 sampai 8", convert=int, required=True),
            Option("--hari", "tambahan hari kerja, 1 sampai 30", convert=int, required=True),
            REASON,
        ),
        step=_extend,
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
        "perbaikan",
        "minta formulir baru dari unit yang formulirnya sudah lengkap",
        "asks a unit whose form was complete for a new one; its old data count until then",
        (Option("unit", "kode unit"), REASON),
        step=_ask_again,
        menu=MenuLine(
            "m",
            "Minta formulir baru dari satu unit",
            (Question("--alasan", "Alasan"), Question("unit", "Kode unit")),
        ),
    ),
)
