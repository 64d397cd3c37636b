"""The action of SOP step 1: the plan, and the head's consent to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.model import Action, Answer, Button, Given, MenuLine, Option, Question, day

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step


def _plan(given: Given) -> Step:
    from lkjip.steps.plan import approve_plan, set_plan

    if given["setujui"]:
        return partial(approve_plan, by=given["oleh"], on=given["tanggal"])
    return partial(set_plan, begin=given["mulai"])


DAY = partial(Option, default=None, convert=day, metavar="TTTT-BB-HH")
"""An option that takes a day."""
ACTIONS = (
    Action(
        "rencana",
        "langkah 1: tetapkan rencana dan tenggat",
        "SOP 1: sets the plan; due dates of the eight steps in working days",
        (
            DAY("--mulai", "hari pertama; bawaan: sel kuning di lembar 1 Rencana"),
            Option("--setujui", "catat persetujuan kepala; bawaan: yang diketik", flag=True),
            Option("--oleh", "nama kepala yang menyetujui"),
            DAY("--tanggal", "tanggal persetujuan"),
        ),
        step=_plan,
        buttons=(
            Button(
                "rencana",
                "Tetapkan Rencana",
                "Menghitung tenggat delapan langkah dalam hari kerja dari tanggal mulai.",
                (1,),
                large=True,
            ),
            Button(
                "setujui_rencana",
                "Catat Persetujuan",
                "Mencatat siapa yang menyetujui rencana dan kapan. Isi tabel persetujuan di "
                "sebelah kanan dahulu.",
                (1,),
                given={"setujui": True},
            ),
        ),
        menu=MenuLine(
            "1",
            "Tetapkan rencana dan tenggat",
            (Question("--mulai", "Tanggal mulai penyusunan", Answer.DAY),),
        ),
        answers=("rencana",),
        alone=True,
    ),
)
