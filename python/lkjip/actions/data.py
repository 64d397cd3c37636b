"""The actions of SOP steps 1 to 4: plan, request, collect, analyse."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip.actions.levels import by_level
from lkjip.actions.model import (
    Action,
    Answer,
    Button,
    Command,
    Given,
    MenuLine,
    Option,
    Question,
)

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step

REASON = Option("--alasan", "dicatat di Riwayat", required=True)


def _request(_given: Given) -> Step:
    def section() -> Step:
        from lkjip.steps.request.request import request_data

        return request_data

    def city() -> Step:
        from lkjip.steps.city.request import request_packages

        return request_packages

    return by_level(section, city)


def _collect(given: Given) -> Step:
    def section() -> Step:
        from lkjip.steps.collect.collect import collect, fetch
        from lkjip.steps.collect.inbox import IMAP

        if given["dari"] == IMAP:
            return partial(collect, imap=True)
        return partial(collect, from_=Path(given["dari"])) if given["dari"] else fetch

    def city() -> Step:
        from lkjip.steps.city.take_packages import take_packages

        return partial(take_packages, from_=Path(given["dari"]) if given["dari"] else None)

    return by_level(section, city)


def _confirm(given: Given) -> Step:
    from lkjip.steps.confirm import confirm

    return partial(
        confirm,
        fingerprint=given["sidik"],
        accept=given["terima"],
        reject=given["tolak"],
        register=given["daftarkan"],
    )


def _remind(_given: Given) -> Step:
    def section() -> Step:
        from lkjip.steps.remind import remind

        return remind

    def city() -> Step:
        from lkjip.steps.city.remind import remind_opd

        return remind_opd

    return by_level(section, city)


def _send_mail(given: Given) -> Step:
    from lkjip.steps.account.send import send_mail

    return partial(send_mail, doubtful=given["ragu"])


def _tick(given: Given) -> Step:
    from lkjip.steps.overrides import tick_items

    return partial(tick_items, key=given["kunci"], present=not given["hapus"])


def _close_collection(given: Given) -> Step:
    from lkjip.steps.overrides import close_collection

    return partial(close_collection, reason=given["alasan"])


def _set_password() -> Command:
    from lkjip.commands.account import do_set_password

    return do_set_password


def _analyse(_given: Given) -> Step:
    def section() -> Step:
        from lkjip.steps.analyse.analyse import analyse

        return analyse

    def city() -> Step:
        from lkjip.steps.city.analyse import analyse_city

        return analyse_city

    return by_level(section, city)


ACTIONS = (
    Action(
        "minta",
        "langkah 2: buat formulir, surat, dan surel",
        "SOP 2: blank forms, letters (.docx) and mails (.eml) for every unit",
        step=_request,
        buttons=(
            Button(
                "minta",
                "Buat Formulir dan Surat",
                "Membuat formulir isian, surat pengantar, dan surel untuk setiap unit aktif.",
                (2,),
                large=True,
            ),
        ),
        menu=MenuLine("2", "Buat formulir, surat, dan surel permintaan"),
        answers=("minta",),
        alone=True,
    ),
    Action(
        "kumpulkan",
        "langkah 3: ambil formulir yang kembali",
        "SOP 3: takes in what came back, checks it, keeps the original",
        (Option("--dari", "folder, atau imap; bawaan: kotak surat bila diatur, dan folder masuk"),),
        step=_collect,
        buttons=(
            Button(
                "kumpulkan",
                "Ambil Formulir Masuk",
                "Membaca folder masuk dan kotak surat, memeriksa setiap formulir, mencatat "
                "hasilnya.",
                (3,),
                large=True,
            ),
        ),
        menu=MenuLine(
            "3",
            "Ambil formulir yang masuk",
            (Question("--dari", "Folder berisi balasan (kosong = folder masuk)", Answer.FOLDER),),
        ),
        answers=("kumpulkan",),
        alone=True,
    ),
    Action(
        "ingatkan",
        "buat surel pengingat untuk unit yang belum lengkap",
        "SOP 3: reminder mails to units that are late or owe a correction",
        step=_remind,
        buttons=(
            Button(
                "ingatkan",
                "Buat Pengingat",
                "Membuat surel pengingat untuk unit yang belum mengirim atau perlu memperbaiki.",
                (3,),
            ),
        ),
        menu=MenuLine("i", "Buat surel pengingat"),
        answers=("ingatkan",),
        alone=True,
    ),
    Action(
        "surel",
        "kirim surel yang sudah siap lewat akun kantor",
        "sends the mails that lie ready through the office's account, nobody gets one twice",
        (Option("--ragu", "nasib yang belum pasti: kirim-ulang atau sudah-terkirim"),),
        step=_send_mail,
        buttons=(
            Button(
                "surel",
                "Kirim Surel",
                "Mengirim surel yang belum terkirim; perlu akun surel di Pengaturan.",
                (2, 3),
                "Kirim surel yang sudah siap di folder keluar dan koreksi lewat akun surel kantor?",
            ),
        ),
    ),
    Action(
        "centang",
        "catat kelengkapan yang dilihat orang",
        "records a completeness item that only a person can see",
        (
            Option("kunci", "misalnya 2.surat; kosong: dari lembar"),
            Option("--hapus", "hapus centangnya", flag=True),
        ),
        step=_tick,
        buttons=(
            Button(
                "centang",
                "Catat Kelengkapan",
                "Membaca kolom Ada di lembar Kelengkapan untuk yang dicentang orang.",
                (2,),
            ),
        ),
        menu=MenuLine(
            "c",
            "Catat kelengkapan yang sudah ada",
            (Question("kunci", "Kelengkapan yang sudah ada:", Answer.COMPLETENESS),),
        ),
        answers=("centang",),
    ),
    Action(
        "pastikan",
        "terima atau tolak kiriman yang ditahan karena pengirimnya belum dikenal",
        "accepts or rejects a submission that is held because its sender is not registered",
        (
            Option("sidik", "awal sidik, dari lembar Kiriman; kosong: kolom Keputusan di sana"),
            Option("--terima", "kiriman ini memang dari unitnya", flag=True),
            Option("--tolak", "kiriman ini bukan dari unitnya", flag=True),
            Option("--daftarkan", "catat alamatnya di kolom Email lembar Unit", flag=True),
        ),
        step=_confirm,
        buttons=(
            Button(
                "pastikan",
                "Pastikan Kiriman",
                "Menerima atau menolak kiriman yang ditahan, menurut kolom Keputusan di Kiriman.",
                (3,),
            ),
        ),
    ),
    Action(
        "tutup",
        "tutup pengumpulan tanpa unit yang belum lengkap",
        "SOP 3: goes on without the units that have not handed in, with a reason",
        (REASON,),
        step=_close_collection,
        buttons=(
            Button(
                "tutup",
                "Tutup Tanpa yang Belum",
                "Menutup pengumpulan; unit yang ditinggalkan disebut di laporan. Isi alasannya "
                "dahulu.",
                (3,),
                "Lanjutkan tanpa unit yang formulirnya belum lengkap?",
            ),
        ),
        menu=MenuLine(
            "t",
            "Tutup pengumpulan tanpa yang belum",
            (Question("--alasan", "Alasan"),),
            "Lanjutkan tanpa unit itu?",
        ),
        answers=("tutup",),
    ),
    Action(
        "sandi",
        "simpan sandi akun surel kantor di komputer ini",
        "keeps the mail account's password in this computer's key store, or tries the account",
        (
            Option("--hapus", "hapus sandinya dari komputer ini", flag=True),
            Option("--uji", "coba masuk ke kedua server saja", flag=True),
        ),
        command=_set_password,
    ),
    Action(
        "analisis",
        "langkah 4: hitung capaian dan serapan",
        "SOP 4: capaian, roll-ups, budget, checks across units",
        step=_analyse,
        buttons=(
            Button(
                "analisis",
                "Hitung Capaian",
                "Menghitung capaian, kategori, dan serapan anggaran dari isian yang diterima.",
                (4,),
                large=True,
            ),
        ),
        menu=MenuLine("4", "Hitung capaian"),
        answers=("analisis",),
        alone=True,
    ),
)
