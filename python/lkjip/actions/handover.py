"""The actions of SOP steps 7 and 8: hand over, evaluate."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip.actions.levels import by_level, city_only
from lkjip.actions.model import Action, Answer, Button, Given, MenuLine, Option, Question
from lkjip.actions.report import CONFORMING, NOT_CONFORMING, NOTES
from lkjip.errors import UsageError

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step


def _send(given: Given) -> Step:
    folder = Path(given["dari"]) if given["dari"] else None

    def section() -> Step:
        from lkjip.steps.handover.send import send

        return partial(send, reason=given["alasan"])

    def city() -> Step:
        from lkjip.steps.city.take_packages import take_packages

        return partial(take_packages, from_=folder)

    return by_level(section, city)


def _evaluate(given: Given) -> Step:
    if given["dari"]:
        from lkjip.steps.decide.from_file import decide_from_file

        if given["keputusan"] or given["catatan"] or given["unit"]:
            raise UsageError(
                "Keputusan, catatan, dan unit sudah ada di dalam berkas --dari.",
                "Tulis evaluasi --dari BERKAS saja.",
            )
        return partial(decide_from_file, file=given["dari"])
    from lkjip.steps.decide.decide import decide_evaluation, notes_of

    notes = notes_of(given["catatan"], given["keputusan"])
    if given["unit"]:
        return _evaluate_opd({"unit": given["unit"], "keputusan": given["keputusan"]}, notes)
    return partial(decide_evaluation, decision=given["keputusan"], notes=notes)


def _evaluate_opd(given: Given, notes: tuple[str, ...] | None = None) -> Step:
    """Decide on packages of OPD: on that of ``unit``, else on those typed on the tab."""

    def city() -> Step:
        from lkjip.steps.city.evaluate import evaluate_opd

        unit, decision = given.get("unit", ""), given.get("keputusan", "")
        return partial(evaluate_opd, unit=unit, decision=decision, notes=notes)

    return by_level(city_only, city)


ACTIONS = (
    Action(
        "kirim",
        "langkah 7: buat paket (kota: ambil paket semua OPD)",
        "SOP 7: makes the package for Bagian Organisasi; at city level takes packages in",
        (
            Option("--dari", "kota: folder paket (.zip) dari OPD"),
            Option("--alasan", "penjelasan bila ada yang tidak lagi seperti ditulis program"),
        ),
        step=_send,
        buttons=(
            Button(
                "kirim",
                "Buat Paket Pengiriman",
                "Membuat paket untuk Bagian Organisasi; di tingkat kota: mengambil paket semua "
                "OPD.",
                (7,),
                large=True,
            ),
        ),
        menu=MenuLine("7", "Buat paket pengiriman"),
        answers=("kirim",),
        alone=True,
    ),
    Action(
        "evaluasi",
        "langkah 8: catat keputusan Bagian Organisasi",
        "SOP 8: records the decision of Bagian Organisasi",
        (
            Option("--keputusan", "keputusan atas draf", metavar="sesuai|tidak-sesuai"),
            NOTES,
            Option("--unit", "kota: kode OPD yang paketnya dievaluasi"),
            Option("--dari", "berkas Koreksi atau Persetujuan (.zip) dari Bagian Organisasi"),
        ),
        step=_evaluate,
        buttons=(
            Button(
                "evaluasi_sesuai",
                "Sesuai: Kirim ke Inspektur",
                "Mencatat keputusan Bagian Organisasi: sesuai.",
                (8,),
                "Catat evaluasi sesuai dan kirim laporan ke Inspektur?",
                large=True,
                given=CONFORMING,
            ),
            Button(
                "evaluasi_kembali",
                "Tidak Sesuai: Kembalikan",
                "Mencatat keputusan evaluasi: tidak sesuai, dengan koreksi yang diketik di tabel "
                "kuning.",
                (8,),
                "Kembalikan draf ini ke penyusunnya dengan koreksi yang diketik?",
                given=NOT_CONFORMING,
            ),
        ),
        menu=MenuLine(
            "8",
            "Catat keputusan evaluasi",
            (Question("--keputusan", "evaluasi", Answer.DECISION),),
        ),
        answers=("evaluasi", "inspektur"),
    ),
    Action(
        "evaluasi-opd",
        "kota: catat keputusan atas paket OPD yang diketik di lembar Evaluasi OPD",
        "SOP 7, city: records the decisions on packages of OPD that were typed on the tab",
        step=_evaluate_opd,
        buttons=(
            Button(
                "evaluasi_opd",
                "Catat Evaluasi OPD",
                "Tingkat kota: mencatat keputusan atas paket OPD dari lembar Evaluasi OPD, dan "
                "membuat berkas, nota dinas, dan surelnya.",
                (7,),
                "Catat keputusan atas paket OPD yang diketik di lembar Evaluasi OPD?",
            ),
        ),
        menu=MenuLine("e", "Kota: putuskan paket OPD"),
        answers=("evaluasi_opd",),
    ),
)
