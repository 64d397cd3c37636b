"""The actions of SOP steps 5 and 6: draft, review, signature."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip.actions.data import REASON
from lkjip.actions.model import (
    Action,
    Answer,
    Button,
    Command,
    Given,
    MenuLine,
    Option,
    Question,
    View,
    day,
)

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step

CONFORMING = {"keputusan": "sesuai"}
NOT_CONFORMING = {"keputusan": "tidak-sesuai"}
NOTES = Option("--catatan", "berkas teks, satu baris satu koreksi")


def _draft(_given: Given) -> Step:
    from lkjip.steps.draft.write import write_draft

    return write_draft


def _draft_command() -> Command:
    from lkjip.commands.draft import do_draft

    return do_draft


def _answer(given: Given) -> Step:
    from lkjip.steps.draft.write import answer_correction

    return partial(answer_correction, number=given["nomor"], answer=given["jawaban"])


def _withdraw(given: Given) -> Step:
    from lkjip.steps.overrides import withdraw

    return partial(withdraw, reason=given["alasan"])


def _ignore_changes(given: Given) -> Step:
    from lkjip.steps.overrides import ignore_changes

    return partial(ignore_changes, reason=given["alasan"])


def _review(given: Given) -> Step:
    from lkjip.steps.decide.decide import decide_reviu, notes_of
    from lkjip.steps.draft.answers import read_judgements
    from lkjip.steps.draft.examine import list_checklist

    notes = notes_of(given["catatan"], given["keputusan"])
    answers = read_judgements(Path(given["jawaban"])) if given["jawaban"] else None
    if not given["keputusan"]:
        return partial(list_checklist, answers=answers)
    return partial(decide_reviu, decision=given["keputusan"], notes=notes, answers=answers)


def _show_review(_given: Given) -> View:
    from lkjip.views.review import show_review

    return show_review


def _approve(given: Given) -> Step:
    from lkjip.steps.record.approve import approve

    return partial(
        approve,
        by=given["oleh"],
        on=given["tanggal"],
        number=given["nomor"],
        reason=given["alasan"],
        signed=Path(given["berkas"]) if given["berkas"] else None,
    )


def _approve_command() -> Command:
    from lkjip.commands.draft import do_approve

    return do_approve


ACTIONS = (
    Action(
        "draf",
        "langkah 5: tulis draf LKjIP dan ajukan untuk direviu",
        "SOP 5: writes the draft report",
        (Option("--pdf", "juga sebagai PDF (perlu LibreOffice)", flag=True),),
        step=_draft,
        command=_draft_command,
        buttons=(
            Button(
                "draf",
                "Buat Draf",
                "Menulis draf LKjIP sebagai versi baru dan mengajukannya untuk direviu bila "
                "sudah boleh.",
                (5,),
                large=True,
            ),
        ),
        menu=MenuLine("5", "Buat draf laporan"),
        answers=("draf", "ajukan"),
        alone=True,
    ),
    Action(
        "jawab",
        "jawab satu koreksi sebelum draf diajukan lagi",
        "SOP 5: answers one correction of a returned draft",
        (
            Option("nomor", "nomor koreksi", convert=int, required=True),
            Option("jawaban", "apa yang sudah diperbaiki", required=True),
        ),
        step=_answer,
        menu=MenuLine(
            "j",
            "Jawab satu koreksi",
            (Question("nomor", "Nomor koreksi", Answer.NUMBER), Question("jawaban", "Jawaban")),
        ),
        answers=("koreksi",),
    ),
    Action(
        "tarik",
        "tarik kembali draf yang sedang direviu atau dikirim",
        "SOP 5: takes a draft back that has been handed in, with a reason",
        (REASON,),
        step=_withdraw,
        buttons=(
            Button(
                "tarik",
                "Tarik Draf",
                "Mengambil kembali draf untuk diperbaiki sendiri. Isi alasannya dahulu.",
                (5,),
                "Tarik kembali draf yang sedang direviu atau dikirim?",
            ),
        ),
        menu=MenuLine(
            "r",
            "Tarik kembali draf",
            (Question("--alasan", "Alasan"),),
            "Tarik kembali draf itu?",
        ),
        answers=("tarik",),
    ),
    Action(
        "abaikan",
        "lanjutkan tanpa memperbarui langkah yang berubah",
        "goes on without doing a changed step again, with a reason",
        (REASON,),
        step=_ignore_changes,
    ),
    Action(
        "reviu",
        "langkah 6: periksa draf; catat keputusan reviu",
        "SOP 6: records the decision of the review",
        (
            Option(
                "--keputusan",
                "keputusan; kosong: hanya daftar reviu",
                metavar="sesuai|tidak-sesuai",
            ),
            NOTES,
            Option("--jawaban", "berkas tabel jawaban pereviu: Bagian, No, Jawaban, Catatan"),
        ),
        step=_review,
        view=_show_review,
        buttons=(
            Button(
                "reviu_sesuai",
                "Sesuai: Setujui Draf",
                "Mencatat keputusan reviu: sesuai.",
                (6, 9),
                "Setujui draf ini dan teruskan kepada Kepala Bagian untuk disahkan?",
                large=True,
                given=CONFORMING,
            ),
            Button(
                "reviu_kembali",
                "Tidak Sesuai: Kembalikan",
                "Mencatat keputusan reviu: tidak sesuai, dengan koreksi yang diketik di tabel "
                "kuning.",
                (6, 9),
                "Kembalikan draf ini dengan koreksi yang diketik di tabel kuning?",
                given=NOT_CONFORMING,
            ),
            Button(
                "reviu",
                "Perbarui Daftar Reviu",
                "Memeriksa berkas draf seperti adanya sekarang dan mengisi lembar Daftar Reviu; "
                "tidak memutuskan apa pun.",
                (6, 9),
            ),
        ),
        menu=MenuLine(
            "6",
            "Catat keputusan reviu",
            (Question("--keputusan", "reviu", Answer.DECISION),),
        ),
        answers=("reviu",),
    ),
    Action(
        "sahkan",
        "langkah 6: catat pengesahan kepala dan buat laporan akhir",
        "SOP 6: records the head's signature and makes the final report",
        (
            Option("--oleh", "nama yang mengesahkan; kosong: nama penanda tangan"),
            Option("--tanggal", "tanggal penandatanganan", None, day, metavar="TTTT-BB-HH"),
            Option("--nomor", "nomor pengesahan"),
            Option("--alasan", "wajib bila masih ada yang kurang; dicatat"),
            Option("--berkas", "PDF bertanda tangan yang disimpan sebagai rekaman"),
        ),
        step=_approve,
        command=_approve_command,
        buttons=(
            Button(
                "sahkan",
                "Catat Pengesahan",
                "Mencatat siapa yang mengesahkan, kapan, dan nomornya, lalu membuat laporan akhir. "
                "Isi tabel pengesahan di sebelah kanan dahulu.",
                (6, 10),
                "Catat pengesahan yang diketik dan buat laporan akhir?",
            ),
        ),
        menu=MenuLine(
            "g",
            "Catat pengesahan",
            (
                Question("--oleh", "Nama yang mengesahkan"),
                Question("--tanggal", "Tanggal penandatanganan", Answer.DAY),
                Question("--nomor", "Nomor pengesahan"),
            ),
        ),
        answers=("sahkan",),
    ),
)
