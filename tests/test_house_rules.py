"""The rules of the house hold: lint, format, types, arrows between the rooms."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import run
from tests.conftest import LONGEST

ROOT = Path(__file__).resolve().parent.parent

pytest_plugins = ["pytester"]


def assert_passes(*command: str) -> None:
    """Run a tool of the environment in the project's root; show what it said when it complains."""
    path = os.pathsep.join(str(ROOT / name) for name in run.PACKAGES)
    environ = {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def test_ruff_finds_nothing_to_fix() -> None:
    assert_passes("-m", "ruff", "check", ".")


def test_every_file_is_formatted() -> None:
    assert_passes("-m", "ruff", "format", "--check", ".")


def test_the_hook_before_a_commit_is_the_ruff_of_the_tests() -> None:
    hook = re.search(r"rev: v(\S+)", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    pinned = re.search(r"^ruff==(\S+)", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.M)
    assert hook and pinned and hook[1] == pinned[1]


def test_the_types_fit() -> None:
    assert_passes("-m", "mypy", "--strict")


def test_the_arrows_between_the_rooms_go_one_way() -> None:
    assert_passes("-c", "from importlinter.cli import lint_imports_command as go; go()")


ALONE = "import sys, pytest; sys.modules['lkjip'] = None; sys.exit(pytest.main(sys.argv[1:]))"
"""Runs pytest where the product cannot be imported."""


def engine_alone(*arguments: str) -> str:
    """Run the engine's tests in its own folder without the product; what pytest said."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *arguments],
        cwd=ROOT / "python" / "xlwings-calc",
        env={**os.environ, "PYTHONPATH": "", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_test_of_the_engine_can_be_loaded_without_the_product() -> None:
    files = sorted((ROOT / "python" / "xlwings-calc" / "tests").glob("test_*.py"))
    said = engine_alone("--collect-only", "-q")
    assert len(files) > 10
    assert [file.name for file in files if file.name not in said] == []


def test_the_engines_arithmetic_works_without_the_product() -> None:
    names = ("addresses", "formulas", "typed_text")
    assert " passed" in engine_alone("-q", *(f"tests/test_{name}.py" for name in names))


ONE_LIBREOFFICE_TEST = """
    import pytest

    @pytest.mark.libreoffice
    def test_that_opens_the_book() -> None:
        pass
"""


@pytest.mark.parametrize(
    ("soffice", "ci", "outcome"),
    [
        (False, "", {"skipped": 1}),
        (False, "true", {"errors": 1}),
        (True, "", {"passed": 1}),
        (True, "true", {"passed": 1}),
    ],
)
def test_without_libreoffice_a_test_that_needs_it_skips_at_a_desk_and_fails_on_ci(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    soffice: bool,
    ci: str,
    outcome: dict[str, int],
) -> None:
    found = "True" if soffice else "False"
    conftest = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    pytester.makeconftest(f"{conftest}\n\ndef libreoffice_is_here() -> bool:\n    return {found}\n")
    pytester.makeini("[pytest]\nmarkers = libreoffice: needs LibreOffice\n")
    pytester.makepyfile(ONE_LIBREOFFICE_TEST)
    monkeypatch.delenv("LKJIP_CI", raising=False)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # where conftest.py finds its neighbours

    pytester.runpytest_subprocess().assert_outcomes(**outcome)


PRODUCT = ROOT / "python" / "lkjip"
MOST_LINES = 300
MOST_MODULES = 15


def test_no_module_is_too_long_to_read() -> None:
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in PRODUCT.rglob("*.py")
    }
    assert {path.name: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_no_room_has_more_modules_than_one_finds_at_a_glance() -> None:
    rooms = {path.parent for path in PRODUCT.rglob("*.py")}
    crowded = {
        room.relative_to(PRODUCT): len([p for p in room.glob("*.py") if p.name != "__init__.py"])
        for room in rooms
    }
    assert {str(room): count for room, count in crowded.items() if count > MOST_MODULES} == {}


def test_no_test_makes_a_folder_while_it_is_read() -> None:
    """A run that is killed would leave it in the system's folder; pytest removes its own."""
    calls = {"TemporaryDirectory", "mkdtemp", "mkstemp", "NamedTemporaryFile"}
    found = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "tests").rglob("*.py")
        for statement in ast.parse(path.read_text(encoding="utf-8")).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in calls
    ]
    assert found == []


def test_the_longest_files_of_tests_are_there() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
