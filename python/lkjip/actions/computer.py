"""The actions beside an office's book: this computer, the example, plain tables, the release."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkjip.actions.model import Action, Command, Given, MenuLine, Option, View

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step

DEMO_FOLDER = "contoh-hasil"


def _examine() -> Command:
    from lkjip.doctor.command import do_examine

    return do_examine


def _install() -> Command:
    from lkjip.setup_pc.install import do_install

    return do_install


def _uninstall() -> Command:
    from lkjip.setup_pc.install import do_uninstall

    return do_uninstall


def _demo() -> Command:
    from lkjip.demo.play import do_demo

    return do_demo


def _show_demo(_given: Given) -> View:
    from lkjip.demo.play import show

    return show


def _calculate() -> Command:
    from lkjip.commands.plain_table import do_calculate

    return do_calculate


def _build() -> Command:
    from lkjip.commands.tools import do_build

    return do_build


def _wheels() -> Command:
    from lkjip.release.wheels import do_wheels

    return do_wheels


def _pack() -> Command:
    from lkjip.release.pack import do_pack

    return do_pack


def _make_key(given: Given) -> Step:
    from lkjip.steps.seals.key import make_key

    return partial(make_key, create=given["buat"], remove=given["hapus"])


ACTIONS = (
    Action(
        "periksa",
        "periksa komputer dan buku kerja, dan cara memperbaikinya",
        "says what is wrong with this computer's set-up and how to fix it",
        command=_examine,
        menu=MenuLine("p", "Periksa komputer dan buku kerja"),
    ),
    Action(
        "pasang",
        "siapkan Excel di komputer ini untuk tombol buku kerja",
        "sets up Excel's side on this computer",
        (
            Option("--dari", "folder paket (wheels) untuk komputer tanpa internet"),
            Option(
                "--ganti-setelan-lama",
                "ganti nama setelan xlwings lama yang menyesatkan",
                flag=True,
            ),
            Option(
                "--percayai",
                "jadikan folder buku lokasi tepercaya Excel dan lepas tanda blokir buku",
                flag=True,
            ),
        ),
        command=_install,
    ),
    Action(
        "copot",
        "lepas yang dipasang; buku kerja dan laporan tidak tersentuh",
        "undoes `pasang`",
        command=_uninstall,
        needs_book=False,
    ),
    Action(
        "demo",
        "jalankan seluruh contoh nyata di folder baru",
        "plays the whole SOP on the shipped real example in a new folder",
        (
            Option("--folder", f"folder hasil (bawaan: {DEMO_FOLDER})", default=DEMO_FOLDER),
            Option("--pdf", "laporan akhir juga sebagai PDF (perlu LibreOffice)", flag=True),
            Option("--kota", "buku Bagian Organisasi dengan dua belas OPD", flag=True),
        ),
        command=_demo,
        needs_book=False,
        view=_show_demo,
        menu=MenuLine("d", "Jalankan contoh di folder lain"),
    ),
    Action(
        "segel",
        "kunci segel kantor: lihat, buat, atau hapus",
        "makes the office's key that seals history and packages, forgets it, or says how it stands",
        (
            Option("--buat", "buat kunci di komputer ini", flag=True),
            Option("--hapus", "hapus kuncinya", flag=True),
        ),
        step=_make_key,
    ),
    Action(
        "hitung",
        "capaian dan kategori untuk tabel biasa",
        "capaian and category for a plain table (CSV, .xlsx, .ods, .xls)",
        (
            Option(
                "berkas",
                "CSV, .xlsx, .ods, atau .xls dengan kolom satuan, target, realisasi",
                required=True,
            ),
            Option("--ke", "tulis hasil ke berkas CSV ini"),
            Option("--lembar", "lembar yang dibaca, bila beberapa cocok"),
        ),
        command=_calculate,
        needs_book=False,
    ),
    Action(
        "bangun",
        "bangun buku kerja dari susunannya",
        "builds the book from its layout, or compares it with a build",
        (Option("--periksa", "hanya bandingkan dengan yang ada", flag=True),),
        command=_build,
        needs_book=False,
    ),
    Action(
        "wheels",
        "unduh paket Python untuk komputer tanpa internet",
        "collects the packages for a computer without internet",
        (
            Option("--ke", "folder hasil (bawaan: wheels)", default="wheels"),
            Option("--sistem", "windows, macos, macos-intel, atau linux"),
            Option("--python", "versi, misalnya 3.12", repeated=True),
        ),
        command=_wheels,
        needs_book=False,
    ),
    Action(
        "kemas",
        "buat paket zip untuk pegawai",
        "packs the release for staff",
        (
            Option("--ke", "folder hasil (bawaan: rilis)", default="rilis"),
            Option("--sistem", "windows: Python dan semua paket ikut di dalam zip"),
        ),
        command=_pack,
        needs_book=False,
    ),
)
