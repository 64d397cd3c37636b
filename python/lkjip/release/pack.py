"""``kemas``: one dated zip for staff, the same bytes each time, with its fingerprint beside it.

With ``--sistem windows`` it carries Python and all packages: an office installs nothing.
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

from lkjip import product
from lkjip.disk import write_whole
from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.release.contents import absent, collect, dead_links
from lkjip.release.wheels import FOLDER as WHEELS
from lkjip.release.wheels import Run, run_pip, wheels
from lkjip.release.windows_python import FOLDER as RUNTIME
from lkjip.release.windows_python import FULL, LICENSE, VERSION, fetch
from lkjip.steps.kernel.base import StepResult

TOP = "LKjIP"
"""The one folder in the zip: extracted to C:\\ it becomes C:\\LKjIP."""
FOLDER = "rilis"
README, LIST = "BACA-DAHULU.txt", "DAFTAR-ISI.txt"
FIXED_DATE = (2000, 1, 1, 0, 0, 0)
"""The date of every file in the zip: what counts is what it says, not when it was packed."""
PROGRAMS = ("run.py", "mulai.command")
PROGRAM, PLAIN = 0o755, 0o644
UNIX = 3  # zip: "made by" a system with such file modes

FIRST_STEPS = """\
LKjIP - buku kerja dan program
==============================

Dikerjakan satu kali pada setiap komputer:

1. BUKA BLOKIR dahulu. Sebelum mengekstrak: klik kanan berkas zip, Properties,
   centang Unblock, tekan OK.
2. EKSTRAK ke folder komputer yang namanya pendek, misalnya C:\\LKjIP.
   Jangan ke OneDrive, SharePoint, atau folder jaringan.
{python}
4. Klik dua kali PASANG.CMD, tunggu sampai selesai, baca hasilnya. Buku kerja
   lkjip_book.xlsm dibuat bila belum ada.
5. Buka lewat pintasan LKjIP di desktop, tekan Enable Content, coba tombol
   "Periksa Status" di lembar Beranda. Bila kantor melarang makro: buka lewat
   pintasan "LKjIP tanpa makro", klik tautan di bawah tombol itu.

Tanpa Excel, atau bila Excel menolak: klik dua kali MULAI.CMD. Menu itu
mengerjakan hal yang sama.

VERSI PROGRAM YANG BARU: tutup buku kerja, ekstrak zip ini ke folder LKjIP yang
sudah dipakai, lalu klik dua kali PASANG.CMD. Zip ini tidak memuat buku kerja
dan templat kantor, jadi keduanya tidak tersentuh.

Bila ada yang tidak berjalan: klik dua kali MULAI.CMD, lalu pilih P (periksa
komputer). Untuk melepas lagi: klik dua kali COPOT.CMD.

Panduan lengkap: docs\\panduan.md
Petunjuk untuk unit yang mengisi formulir: docs\\petunjuk-pengisian.md
Isi paket ini dengan sidik setiap berkas: DAFTAR-ISI.txt
"""
WITHOUT_PYTHON = """\
3. PASANG PYTHON 3.11 sampai 3.14 (64-bit), bukan dari Microsoft Store:
   https://www.python.org/downloads/"""
WITH_PYTHON = f"""\
3. Python tidak perlu dipasang: Python {FULL} ada di folder {RUNTIME} (lisensi
   {LICENSE}, di sana). Perlu Windows 10 atau lebih baru, 64-bit. Internet dan hak
   pengelola tidak diperlukan."""
SYSTEM = "windows"
PACKED = ".whl"
"""Files that are packed already: packing them again takes time and saves nothing."""


@dataclass(frozen=True, slots=True)
class Release:
    """A zip with its name, its bytes, and what is in it."""

    name: str
    data: bytes = field(repr=False)
    contents: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The fingerprint of the zip."""
        return hashlib.sha256(self.data).hexdigest()


def pack(root: Path, day: date, added: Mapping[str, bytes] | None = None) -> Release:
    """Return the zip of the program's folder; the same files give the same bytes on every day.

    ``added`` are Python and the packages for Windows.
    """
    files = collect(root) | dict(added or {})
    first_steps = FIRST_STEPS.format(python=WITH_PYTHON if added else WITHOUT_PYTHON)
    files[README] = first_steps.replace("\n", "\r\n").encode("ascii")
    files[LIST] = _list(files)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            archive.writestr(_info(name), files[name], compresslevel=9)
    kind = f"_{SYSTEM}" if added else ""
    return Release(f"lkjip_{day.isoformat()}{kind}.zip", stream.getvalue(), tuple(sorted(files)))


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(f"{TOP}/{name}", FIXED_DATE)
    info.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
    info.create_system = UNIX
    info.external_attr = (PROGRAM if name in PROGRAMS else PLAIN) << 16
    return info


def _list(files: Mapping[str, bytes]) -> bytes:
    """Write one line per file: SHA-256, size, path; the list itself is not in it."""
    lines = [
        f"{hashlib.sha256(files[name]).hexdigest()}  {len(files[name]):>9}  {name}"
        for name in sorted(files)
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def save(release: Release, folder: Path) -> tuple[Path, Path]:
    """Write the zip and its ``.sha256`` (for ``sha256sum -c``), each whole or not at all."""
    line = f"{release.sha256}  {release.name}\n".encode("ascii")
    written = {release.name: release.data, f"{release.name}.sha256": line}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in written.items():
            write_whole(folder / name, data)
    except OSError as error:
        raise FolderError(
            f"Paket tidak dapat ditulis ke '{folder}' ({os_reason(error)}).",
            "Sebutkan folder lain dengan --ke.",
        ) from error
    return folder / release.name, folder / f"{release.name}.sha256"


def for_windows(root: Path, run: Run = run_pip) -> dict[str, bytes]:
    """Return Python and the packages for Windows, by their places in the zip."""
    requirements = (root / "requirements.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        found = wheels(requirements, Path(temporary), SYSTEM, (VERSION,), run)
        packages = {f"{WHEELS}/{path.name}": path.read_bytes() for path in found}
    return fetch(run) | packages


def do_pack(
    args: Namespace, _progress: object, root: Path = product.ROOT, run: Run = run_pip
) -> StepResult:
    """Carry out ``kemas``: ``--ke FOLDER``, ``--sistem windows``, ``--hari-ini``, ``--kering``."""
    if args.sistem not in ("", SYSTEM):
        raise UsageError(
            f"Paket dengan Python hanya ada untuk {SYSTEM}, bukan '{args.sistem}'.",
            f"Tulis --sistem {SYSTEM}, atau tanpa --sistem untuk paket tanpa Python.",
        )
    day = args.hari_ini or date.today()  # noqa: DTZ011 - the office's calendar day
    release = pack(root, day, for_windows(root, run) if args.sistem else None)
    target = Path(args.ke) / release.name
    if not args.kering:
        save(release, Path(args.ke))
    missing, dead = absent(root), dead_links(collect(root))
    words = [
        f"Paket untuk pegawai: '{target}' ({len(release.contents)} berkas, "
        f"{len(release.data) // 1024} KB).",
        f"Sidik SHA-256: {release.sha256}",
    ]
    if args.sistem:
        words += [f"Python {FULL} dan semua paket ikut; perlu Windows 10 atau lebih baru, 64-bit."]
    words += [f"Belum ada, jadi tidak ikut: {', '.join(missing)}."] if missing else []
    words += [f"Tautan tanpa tujuan di dalam paket: {'; '.join(dead)}."] if dead else []
    return StepResult(
        "kemas",
        "\n".join(words),
        data={
            "paket": str(target),
            "sidik": release.sha256,
            "isi": list(release.contents),
            "tidak_ada": list(missing),
            "tautan_mati": list(dead),
        },
        needs_fix=bool(dead),
    )
