"""An installation by ``pip install .`` works away from the project's folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest

from lkjip import __version__, product
from lkjip.setup_pc.requirements import pins_for

OFFLINE = ("--no-deps", "--no-index", "--quiet")
SCRIPT = "lkjip.exe" if sys.platform == "win32" else "lkjip"


def pip(*words: str) -> None:
    """Run pip of this environment; show what it said when it fails."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the builder of the development requirements and without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", str(folder), str(product.ROOT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("terpasang")
    pip("install", *OFFLINE, "--target", str(folder), str(wheel))
    return folder


def run_installed(site: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the installed product: its folder comes first on the path."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", *command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(site), "NO_COLOR": "1", "no_proxy": "*"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def answer(site: Path, *words: str, cwd: Path) -> dict[str, Any]:
    """The object that a command of the installed script printed."""
    done = run_installed(site, str(site / "bin" / SCRIPT), *words, "--json", cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_the_wheel_asks_for_exactly_the_pinned_requirements(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode("utf-8"))
    asked = {re.sub(r"[-_.]+", "-", one.split(";")[0]).lower() for one in
             metadata.get_all("Requires-Dist") or []}  # fmt: skip
    text = (product.ROOT / "requirements.txt").read_text(encoding="utf-8")
    systems = ("Windows", "Linux", "Darwin")
    pinned = {
        re.sub(r"[-_.]+", "-", str(pin)).lower()
        for system in systems
        for python in ((3, 11), (3, 14))
        for pin in pins_for(text, system, python)
    }
    assert asked == pinned
    assert metadata["Version"] == __version__


def test_every_file_of_the_package_is_in_the_wheel_and_nothing_for_developers(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    here = product.ROOT / "python"
    wanted = {
        path.relative_to(top).as_posix()
        for top, package in ((here, "lkjip"), (here / "xlwings-calc", "xlwings_calc"))
        for path in (top / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted |= {f"lkjip/templat/{path.name}" for path in product.TEMPLATES.iterdir()}
    wanted |= {
        f"lkjip/{path.relative_to(product.ROOT).as_posix()}"
        for path in product.EXAMPLE.rglob("*.*")
    }
    assert inside == wanted | {"lkjip/requirements.txt"}


def test_the_installed_packages_are_those_that_run(site: Path, tmp_path: Path) -> None:
    code = "import lkjip, xlwings_calc; print(lkjip.__file__, xlwings_calc.__file__, sep='\\n')"
    done = run_installed(site, "-c", code, cwd=tmp_path)
    assert [Path(line).parent.parent for line in done.stdout.splitlines()] == [site, site]


def test_the_script_calls_itself_by_its_name(site: Path, tmp_path: Path) -> None:
    script = str(site / "bin" / SCRIPT)
    done = run_installed(site, script, "--help", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("pemakaian: lkjip ")
    refused = run_installed(site, script, "terbang", cwd=tmp_path)
    assert refused.returncode == 2 and "lkjip --help" in refused.stderr
    assert "run.py" not in done.stdout + refused.stderr


def test_the_installed_product_computes_a_plain_table(site: Path, tmp_path: Path) -> None:
    (tmp_path / "tabel.csv").write_text("satuan,target,realisasi\nDokumen,7,5\n", encoding="utf-8")
    found = answer(site, "hitung", "tabel.csv", cwd=tmp_path)
    (row,) = found["baris"]
    assert str(row["capaian"]).replace(",", ".").startswith("71.4")


def test_the_installed_product_builds_the_shipped_book(site: Path, tmp_path: Path) -> None:
    answer(site, "bangun", cwd=tmp_path)
    made = tmp_path / product.BOOK.name
    assert made.read_bytes() == product.BOOK.read_bytes()


def test_the_installed_product_plays_the_demo(site: Path, tmp_path: Path) -> None:
    found = answer(site, "demo", "--folder", "hasil", cwd=tmp_path)
    assert Path(str(found["buku"])).is_file()
    made = [path.name for path in (tmp_path / "hasil" / "laporan" / "2024").iterdir()]
    assert any(name.endswith(".docx") for name in made)


def test_the_installed_doctor_knows_the_pinned_packages(site: Path, tmp_path: Path) -> None:
    done = run_installed(site, str(site / "bin" / SCRIPT), "periksa", "--json", cwd=tmp_path)
    lines = json.loads(done.stdout)["baris"]
    assert [line for line in lines if "semua sesuai requirements.txt" in line.values()]
