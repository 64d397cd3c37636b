"""run.py: the environment is made once, fixed when broken, and every refusal says what to do."""

import ast
import importlib.metadata
import importlib.util
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import pytest
import run

ROOT = Path(__file__).resolve().parent.parent

RUNTIME = "openpyxl==3.1.5  # reads\n"
DEVELOPMENT = "-r requirements.txt\npytest==9.2.0  # tests\n"


class FakeRunner:
    """Stands in for venv and pip: makes the files they would make, says what it is told to say."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.commands: list[list[str]] = []
        self.pip_says = ""
        self.pip_code = 0
        self.pip_raises: BaseException | None = None
        self.probe_code = 0

    def __call__(self, command: Sequence[str], log: IO[bytes], lock: int) -> int:
        self.commands.append(list(command))
        if "-c" in command:
            self.done.append("probe")
            return self.probe_code
        if list(command[1:3]) == ["-m", "venv"]:
            self.done.append("venv")
            make_venv(run.Environment(Path(command[3]).parent), home=Path(sys.base_prefix))
            return 0
        self.done.append("pip")
        log.write(self.pip_says.encode())
        log.flush()
        if self.pip_raises is not None:
            raise self.pip_raises
        return self.pip_code

    def again(self) -> "FakeRunner":
        """Forget what was done, and let pip succeed from now on."""
        self.done.clear()
        self.commands.clear()
        self.pip_code, self.pip_says, self.pip_raises = 0, "", None
        return self


def make_venv(environment: run.Environment, home: Path) -> None:
    """Write the files of an environment that work so far as run.py looks at them."""
    environment.python.parent.mkdir(parents=True, exist_ok=True)
    environment.path_file.parent.mkdir(parents=True, exist_ok=True)
    environment.python.touch()
    config = f"home = {home}\nversion = 3.11.7\n"
    (environment.folder / "pyvenv.cfg").write_text(config, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "LKjIP Kota"
    folder.mkdir()
    (folder / "requirements.txt").write_text(RUNTIME, encoding="utf-8")
    (folder / "requirements-dev.txt").write_text(DEVELOPMENT, encoding="utf-8")
    for name in run.PACKAGES:
        (folder / name).mkdir()
    return folder


@pytest.fixture
def runner() -> FakeRunner:
    return FakeRunner()


@pytest.fixture
def environment(root: Path, runner: FakeRunner) -> run.Environment:
    return run.Environment(root, run=runner)


# --- An old Python ------------------------------------------------------------------------------


def test_python_3_6_can_read_the_file() -> None:
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__ import annotations" not in source.partition('"""\n\nimport')[2]


def test_only_the_standard_library_of_python_3_6_is_imported_at_the_start() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {
        alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert names <= {
        "collections.abc", "errno", "hashlib", "importlib.util", "json", "os", "pathlib", "shutil",
        "signal", "subprocess", "sys", "sysconfig", "time", "types", "typing",
    }  # fmt: skip


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_what_is_needed_and_where_to_get_it(version: tuple[int, ...]) -> None:
    message = run.too_old(version, lambda _: None)
    assert message is not None
    here = ".".join(map(str, version))
    assert message.startswith(f"Python {here} terlalu lama: LKjIP memerlukan Python 3.11")
    assert "https://www.python.org/downloads/" in message


def test_an_old_python_names_a_newer_one_that_is_there() -> None:
    message = run.too_old((3, 9, 2), {"python3.12": "/usr/bin/python3.12"}.get)
    assert message is not None
    assert "`python3.12 run.py ...`" in message
    assert "https://" not in message


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_python_from_3_11_on_is_accepted(version: tuple[int, ...]) -> None:
    assert run.too_old(version, lambda _: None) is None


def test_an_old_python_touches_nothing_and_ends_with_2(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def must_not_be_called(_: Path) -> run.Environment:
        raise AssertionError

    assert run.main(["demo"], root, version=(3, 10, 4), make=must_not_be_called) == 2
    assert not (root / ".venv").exists()
    assert "terlalu lama" in capsys.readouterr().err


# --- Once, and again only when needed -----------------------------------------------------------


def test_the_environment_is_made_once(environment: run.Environment, runner: FakeRunner) -> None:
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]


def test_the_user_sees_one_line_and_standard_output_stays_empty(
    environment: run.Environment, runner: FakeRunner, capsys: pytest.CaptureFixture[str]
) -> None:
    runner.pip_says = "Collecting openpyxl\n"
    environment.prepare(development=False)
    environment.prepare(development=False)
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Menyiapkan lingkungan Python (sekali saja) … selesai.\n")
    assert environment.log.read_text(encoding="utf-8") == "Collecting openpyxl\n"


def test_only_test_installs_the_development_requirements(
    environment: run.Environment, runner: FakeRunner, root: Path
) -> None:
    environment.prepare(development=False)
    assert str(root / "requirements.txt") in runner.commands[-1]
    runner.again()
    environment.prepare(development=True)
    assert runner.done == ["pip"]
    assert str(root / "requirements-dev.txt") in runner.commands[-1]
    runner.again()
    environment.prepare(development=True)
    environment.prepare(development=False)
    assert runner.done == []


@pytest.mark.parametrize("development", [False, True])
def test_changed_requirements_are_installed_into_the_same_environment(
    environment: run.Environment, runner: FakeRunner, root: Path, development: bool
) -> None:
    environment.prepare(development)
    runner.again()
    (root / "requirements.txt").write_text(RUNTIME + "rich==15.0.0  # new\n", encoding="utf-8")
    environment.prepare(development)
    assert runner.done == ["pip"]


def test_changed_development_requirements_do_not_concern_the_product(
    environment: run.Environment, runner: FakeRunner, root: Path
) -> None:
    environment.prepare(development=True)
    runner.again()
    (root / "requirements-dev.txt").write_text(DEVELOPMENT + "ruff==1  # x\n", encoding="utf-8")
    environment.prepare(development=False)
    assert runner.done == []
    environment.prepare(development=True)
    assert runner.done == ["pip"]


def test_another_python_makes_the_environment_anew(
    environment: run.Environment, runner: FakeRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(development=False)
    runner.again()
    monkeypatch.setattr(run, "python_tag", lambda: "cpython-399 linux-x86_64")
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]


def test_an_environment_that_another_run_has_made_meanwhile_is_used(
    root: Path, runner: FakeRunner
) -> None:
    class MadeMeanwhile(run.Environment):
        answers: tuple[bool, ...] = (False, True)

        def is_ready(self, development: bool) -> bool:
            answer, *rest = self.answers
            self.answers = tuple(rest)
            return answer

    environment = MadeMeanwhile(root, run=runner)
    environment.path_file.parent.mkdir(parents=True)
    environment.prepare(development=False)
    assert environment.answers == ()
    assert runner.done == []


# --- Broken environments ------------------------------------------------------------------------


def test_a_run_killed_in_the_middle_is_noticed_and_everything_made_anew(
    environment: run.Environment, runner: FakeRunner
) -> None:
    runner.pip_raises = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(development=False)
    half = environment.path_file.parent / "pandas" / "half.py"
    half.parent.mkdir()
    half.touch()
    runner.again()
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]
    assert not half.exists()
    assert environment.is_ready(development=False)


def test_an_update_killed_in_the_middle_is_not_taken_for_ready(
    environment: run.Environment, runner: FakeRunner
) -> None:
    environment.prepare(development=False)
    runner.pip_raises = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(development=True)
    assert not environment.is_ready(development=False)
    environment = run.Environment(environment.root, run=runner.again())
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]


def delete_interpreter(environment: run.Environment) -> None:
    environment.python.unlink()


def uninstall_the_python_it_was_made_from(environment: run.Environment) -> None:
    make_venv(environment, home=environment.root / "Python311-yang-dihapus")


def delete_settings(environment: run.Environment) -> None:
    (environment.folder / "pyvenv.cfg").unlink()


@pytest.mark.parametrize(
    "damage", [delete_interpreter, uninstall_the_python_it_was_made_from, delete_settings]
)
def test_an_environment_without_its_python_is_made_anew(
    environment: run.Environment, runner: FakeRunner, damage: Callable[[run.Environment], None]
) -> None:
    environment.prepare(development=False)
    damage(environment)
    runner.again()
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"python": "x"}', '{"a": 1}'])
def test_a_damaged_stamp_counts_as_none(
    environment: run.Environment, runner: FakeRunner, content: str
) -> None:
    environment.prepare(development=False)
    environment.stamp.write_text(content, encoding="utf-8")
    runner.again()
    environment.prepare(development=False)
    assert runner.done == ["probe", "pip"]


def test_a_working_environment_made_by_hand_is_kept_and_completed(
    environment: run.Environment, runner: FakeRunner
) -> None:
    make_venv(environment, home=Path(sys.base_prefix))
    own = environment.folder / "own.txt"
    own.touch()
    environment.prepare(development=False)
    assert runner.done == ["probe", "pip"]
    assert own.exists()


@pytest.mark.parametrize(("tag", "code"), [(run.python_tag(), 0), ("cpython-36 win32", 1)])
def test_the_question_to_an_interpreter_is_answered_by_a_real_one(
    tmp_path: Path, tag: str, code: int
) -> None:
    with (tmp_path / "log").open("wb") as log, run.Lock(tmp_path / "lock") as lock:
        asked = [sys.executable, "-c", run.PROBE, tag]
        assert run.run_logged(asked, log, lock.descriptor) == code


def test_what_a_program_says_goes_to_the_log_and_it_cannot_ask_back(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    talk = "import sys; print('out', repr(sys.stdin.read())); print('err', file=sys.stderr)"
    with (tmp_path / "log").open("wb") as log, run.Lock(tmp_path / "lock") as lock:
        assert run.run_logged([sys.executable, "-u", "-c", talk], log, lock.descriptor) == 0
    assert (tmp_path / "log").read_text(encoding="utf-8").split() == ["out", "''", "err"]
    assert capfd.readouterr() == ("", "")


def test_an_environment_made_by_hand_that_does_not_work_is_made_anew(
    environment: run.Environment, runner: FakeRunner
) -> None:
    make_venv(environment, home=Path(sys.base_prefix))
    runner.probe_code = 1
    environment.prepare(development=False)
    assert runner.done == ["probe", "venv", "pip"]


def test_a_failure_before_pip_wrote_anything_leaves_the_environment_usable(
    environment: run.Environment, runner: FakeRunner
) -> None:
    environment.prepare(development=False)
    runner.pip_code, runner.pip_says = 1, "ERROR: Could not connect\n"
    with pytest.raises(run.PreparationError):
        environment.prepare(development=True)
    runner.again()
    environment.prepare(development=False)
    assert runner.done == []


def test_a_failure_while_pip_was_writing_makes_the_environment_anew(
    environment: run.Environment, runner: FakeRunner
) -> None:
    environment.prepare(development=False)
    runner.pip_code, runner.pip_says = 1, "Installing collected packages: six\nERROR: Errno 28\n"
    with pytest.raises(run.PreparationError):
        environment.prepare(development=True)
    runner.again()
    environment.prepare(development=False)
    assert runner.done == ["venv", "pip"]


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_a_linked_environment_is_never_emptied(
    environment: run.Environment, root: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").touch()
    environment.folder.symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(run.PreparationError, match="adalah tautan ke folder lain"):
        environment.prepare(development=False)
    assert (elsewhere / "precious.txt").exists()


# --- Messages -----------------------------------------------------------------------------------

NO_NETWORK_LOG = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'
ERROR: Could not find a version that satisfies the requirement lxml==6.1.3 (from versions: none)
ERROR: No matching distribution found for lxml==6.1.3
"""
NO_WHEEL_LOG = NO_NETWORK_LOG.partition("\n")[2]


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (NO_NETWORK_LOG, ["server paket tidak terjangkau", "proxy", "PIP_INDEX_URL", "wheels"]),
        ("socket.timeout: The read operation timed out", ["server paket tidak terjangkau"]),
        ("SSLError(SSLCertVerificationError(...", ["server paket tidak terjangkau"]),
        (NO_WHEEL_LOG, ["tidak tersedia untuk Python", "3.11 sampai 3.14"]),
        ("OSError: [Errno 28] No space left on device", ["Tempat penyimpanan penuh", ".venv"]),
        (NO_NETWORK_LOG + "[WinError 112] Ruang disk tidak cukup", ["Tempat penyimpanan penuh"]),
        ("PermissionError: [WinError 5] Akses ditolak: 'a.pyd'", ["tidak boleh ditulisi", "Excel"]),
        ("OSError: [WinError 206] terlalu panjang", ["terlalu panjang", "C:\\LKjIP"]),
        ("ensurepip is not available", ["sudo apt install python3-venv"]),
        ("something never seen", ["Hapus folder .venv"]),
    ],
)
def test_a_failed_installation_says_why_and_what_to_do(
    environment: run.Environment,
    runner: FakeRunner,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    log: str,
    words: list[str],
) -> None:
    runner.pip_code, runner.pip_says = 1, log
    assert run.main(["demo"], root, make=lambda _: environment) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [word for word in words if word not in err] == []
    assert str(environment.log) in err
    assert f"  | {log.splitlines()[-1]}" in err
    assert "{" not in err.partition("Catatan lengkap")[0]


def test_only_the_last_lines_that_matter_of_a_long_log_are_shown(
    environment: run.Environment, runner: FakeRunner
) -> None:
    runner.pip_code = 1
    runner.pip_says = "".join(f"line {number}\n\n" for number in range(40))
    runner.pip_says += "Ignoring pywin32: markers don't match\n" + 1000 * "x"
    with pytest.raises(run.PreparationError) as caught:
        environment.prepare(development=False)
    shown = [line for line in str(caught.value).splitlines() if line.startswith("  | ")]
    assert shown == [*(f"  | line {number}" for number in range(33, 40)), "  | " + 160 * "x"]


def test_without_a_folder_wheels_the_package_server_is_asked(
    environment: run.Environment, runner: FakeRunner
) -> None:
    environment.prepare(development=False)
    assert "--no-index" not in runner.commands[-1]


def test_a_folder_wheels_beside_run_py_is_used_instead_of_the_package_server(
    environment: run.Environment, runner: FakeRunner, root: Path
) -> None:
    (root / "wheels").mkdir()
    environment.prepare(development=False)
    assert runner.commands[-1][-3:] == ["--no-index", "--find-links", str(root / "wheels")]


def test_a_package_missing_from_wheels_is_not_called_a_network_failure(
    environment: run.Environment, runner: FakeRunner, root: Path
) -> None:
    (root / "wheels").mkdir()
    runner.pip_code, runner.pip_says = 1, NO_WHEEL_LOG
    with pytest.raises(run.PreparationError, match=r"Folder wheels/ .* tidak lengkap") as caught:
        environment.prepare(development=True)
    assert "pip download -r requirements-dev.txt -d wheels" in str(caught.value)


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_which_package_to_install(
    environment: run.Environment, runner: FakeRunner, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else name)
    with pytest.raises(run.PreparationError, match="sudo apt install python3-venv"):
        environment.prepare(development=False)
    assert runner.done == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_missing_requirement_file_is_named(
    environment: run.Environment, runner: FakeRunner, root: Path, name: str
) -> None:
    (root / name).unlink()
    with pytest.raises(run.PreparationError, match=f"{name} tidak ada di sebelah run.py"):
        environment.prepare(development=False)
    assert runner.done == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied", "x"), "tidak boleh ditulisi"),
        (OSError(28, "No space left on device"), "Tempat penyimpanan penuh"),
        (OSError(30, "Read-only file system"), "tidak boleh ditulisi"),
        (OSError(5, "Input/output error"), "Hapus folder .venv"),
    ],
)
def test_a_disk_that_refuses_is_explained_without_a_traceback(
    environment: run.Environment,
    runner: FakeRunner,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    error: OSError,
    words: str,
) -> None:
    runner.pip_raises = error
    assert run.main(["demo"], root, make=lambda _: environment) == 2
    err = capsys.readouterr().err
    assert words in err and str(error) in err


def test_ctrl_c_while_preparing_ends_with_130(
    environment: run.Environment,
    runner: FakeRunner,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    runner.pip_raises = KeyboardInterrupt()
    assert run.main(["demo"], root, make=lambda _: environment) == 130
    assert "Dihentikan." in capsys.readouterr().err


# --- The layout of an environment ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "python", "path_file", "line"),
    [
        (
            "nt_venv",
            ".venv/Scripts/python.exe",
            ".venv/Lib/site-packages/lkjip.pth",
            "../../../python\n../../../python/xlwings-calc\nimport lkjip.light_xlwings\n",
        ),
        (
            "posix_venv",
            ".venv/bin/python",
            ".venv/lib/python{}.{}/site-packages/lkjip.pth".format(*sys.version_info),
            "../../../../python\n../../../../python/xlwings-calc\nimport lkjip.light_xlwings\n",
        ),
    ],
)
def test_the_interpreter_and_the_path_file_are_where_each_system_has_them(
    root: Path, scheme: str, python: str, path_file: str, line: str
) -> None:
    environment = run.Environment(root, run=FakeRunner(), scheme=scheme)
    assert environment.python.relative_to(root).as_posix() == python
    assert environment.path_file.relative_to(root).as_posix() == path_file
    make_venv(environment, home=Path(sys.base_prefix))
    environment.prepare(development=False)
    assert environment.path_file.read_text(encoding="ascii") == line


def path_seen_by_python(site_packages: Path) -> list[str]:
    """Ask a real Python which folders it searches once it has read the path file."""
    code = "import site, sys; site.addsitedir(sys.argv[1]); print('\\n'.join(sys.path))"
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(site_packages)],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout.splitlines()


def test_python_finds_the_package_also_after_the_folder_has_moved(
    environment: run.Environment, root: Path
) -> None:
    environment.prepare(development=False)
    seen = path_seen_by_python(environment.path_file.parent)
    assert {str(root / name) for name in run.PACKAGES} <= set(seen)
    moved = root.rename(root.with_name("Laporan «Ärsip»"))
    site_packages = run.Environment(moved).path_file.parent
    assert {str(moved / name) for name in run.PACKAGES} <= set(path_seen_by_python(site_packages))


def test_a_deleted_path_file_is_written_again(
    environment: run.Environment, runner: FakeRunner
) -> None:
    environment.prepare(development=False)
    content = environment.path_file.read_text(encoding="utf-8")
    environment.path_file.unlink()
    runner.again()
    environment.prepare(development=False)
    assert environment.path_file.read_text(encoding="utf-8") == content
    assert runner.done == []


# --- Two runs at once ---------------------------------------------------------------------------


def test_while_one_run_prepares_the_other_waits_and_then_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lkjip.lock"
    with run.Lock(path), pytest.raises(run.PreparationError, match="Proses lain masih menyiapkan"):
        run.Lock(path, patience=0).__enter__()
    with run.Lock(path, patience=0):
        pass


def test_the_lock_of_a_killed_run_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "lkjip.lock"
    code = "import run, sys; run.Lock(run.Path(sys.argv[1])).__enter__(); print('held'); input()"
    holder = subprocess.Popen(
        [sys.executable, "-u", "-c", code, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(run.PreparationError):
            run.Lock(path, patience=0).__enter__()
        holder.kill()
    with run.Lock(path, patience=0):
        assert path.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows frees the lock with the program that took it")
def test_the_lock_stays_taken_while_an_orphaned_pip_still_writes(tmp_path: Path) -> None:
    path = tmp_path / "lkjip.lock"
    with run.Lock(path) as lock:
        pip = subprocess.Popen(
            [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(lock.descriptor,)
        )
    with pip:
        with pytest.raises(run.PreparationError):
            run.Lock(path, patience=0).__enter__()
        pip.kill()
    with run.Lock(path, patience=0):
        assert path.exists()


# --- Handing over -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "rest"),
    [
        ([], ["-P", "-m", "lkjip", "--help"]),
        (["demo", "--json"], ["-P", "-m", "lkjip", "demo", "--json"]),
        (["--help"], ["-P", "-m", "lkjip", "--help"]),
        (["test"], ["-m", "pytest", *run.WHOLE_SUITE]),
        (["test", "-k", "test"], ["-m", "pytest", "-k", "test"]),
        (["test", "--cepat"], ["-m", "pytest", *run.FAST_SUITE]),
        (["test", "--cepat", "-x"], ["-m", "pytest", *run.FAST_SUITE, "-x"]),
        (["test", "-m", "slow_stage"], ["-m", "pytest", "-m", "slow_stage"]),
        (["hitung", "test"], ["-P", "-m", "lkjip", "hitung", "test"]),
    ],
)
def test_arguments_become_the_command_of_the_package(arguments: list[str], rest: list[str]) -> None:
    command = run.command_for(arguments, Path("python"))
    assert command == ["python", "-X", "utf8", *rest]


@pytest.mark.parametrize(("arguments", "in_root"), [(["demo"], False), (["test", "-x"], True)])
def test_only_the_tests_run_in_the_projects_folder_and_the_exit_code_comes_back(
    environment: run.Environment, root: Path, arguments: list[str], in_root: bool
) -> None:
    seen: list[tuple[list[str], Path | None]] = []

    def hand(command: Sequence[str], folder: Path | None) -> int:
        seen.append((list(command), folder))
        return 7

    assert run.main(arguments, root, make=lambda _: environment, hand=hand) == 7
    assert seen == [(run.command_for(arguments, environment.python), root if in_root else None)]


def test_the_exit_code_of_the_command_is_passed_on() -> None:
    assert run.hand_over([sys.executable, "-c", "raise SystemExit(3)"], None) == 3


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_command_ended_by_a_signal_counts_as_in_a_shell() -> None:
    code = "import os; os.kill(os.getpid(), 9)"
    assert run.hand_over([sys.executable, "-c", code], None) == 128 + signal.SIGKILL


def test_the_command_runs_in_the_callers_folder_in_utf_8_without_pythonhome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONHOME", raising=False)
    monkeypatch.delenv("PYTHONUTF8", raising=False)
    code = "import os, sys; print(os.getcwd(), sys.flags.utf8_mode, os.environ.get('PYTHONHOME'))"
    assert run.hand_over([sys.executable, "-c", code], None) == 0
    assert capfd.readouterr().out.splitlines() == [f"{tmp_path} 1 None"]
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert "PYTHONHOME" not in run.child_environ()


def test_ctrl_c_lets_the_command_tidy_up_and_returns_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Interrupted:
        waits = 0

        def __init__(self, *_: object, **__: object) -> None: ...

        def wait(self) -> int:
            Interrupted.waits += 1
            if Interrupted.waits == 1:
                raise KeyboardInterrupt
            return 5

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    assert run.hand_over(["anything"], None) == 5
    assert Interrupted.waits == 2
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (["pasang", "--dari", "w"], "w"),
        (["pasang", "--ganti-setelan-lama", "--dari=w"], "w"),
        (["pasang"], None),
        (["pasang", "--dari"], ""),
        (["demo", "--dari", "w"], None),
    ],
)
def test_packages_for_install_come_from_the_folder_that_is_named(
    arguments: list[str], folder: str | None
) -> None:
    expected = None if folder is None else Path(folder).resolve()
    assert run.offline_folder(arguments) == expected


def test_a_folder_of_packages_that_is_not_there_is_said_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "tidak-ada"
    assert run.main(["pasang", "--dari", str(absent)], tmp_path) == run.CANNOT_GO_ON
    assert str(absent) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# --- The requirement files ----------------------------------------------------------------------

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?P<marker> ; [^#]+?)? +# (?P<reason>.+)")
FILES = ["requirements.txt", "requirements-dev.txt"]


def requirement_lines(name: str) -> list[str]:
    """Return the lines of a requirement file that ask for a package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_with_its_reason_and_its_licence(name: str) -> None:
    good = re.compile(PIN.pattern.replace(".+)", r".+ \(.+\))"))
    assert [line for line in requirement_lines(name) if not good.fullmatch(line)] == []


@pytest.mark.parametrize("name", FILES)
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    pins = [PIN.fullmatch(line) for line in requirement_lines(name)]
    wrong = [
        f"{pin['name']}: {pin['version']} pinned, {importlib.metadata.version(pin['name'])} here"
        for pin in pins
        if pin and not pin["marker"] and importlib.metadata.version(pin["name"]) != pin["version"]
    ]
    assert wrong == []


def test_matplotlib_does_not_come_in() -> None:
    assert importlib.util.find_spec("matplotlib") is None


def imported_names() -> set[str]:
    """Return the outermost names of everything that the product's code imports."""
    found: set[str] = set()
    for path in (ROOT / "python").rglob("*.py"):
        if "tests" in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def plain(name: str) -> str:
    """Return the name of a package as all its spellings have it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def brought_by(package: str) -> set[str]:
    """Return the packages that a package asks for, those of its extras left out."""
    asked = importlib.metadata.requires(package) or []
    return {plain(re.split(r"[^\w.-]", one)[0]) for one in asked if "extra ==" not in one}


def test_every_requirement_is_imported_or_brought_by_one_that_is() -> None:
    """Those of other systems and Pythons, which are not here, are asked for there."""
    pins = [PIN.fullmatch(line) for line in requirement_lines("requirements.txt")]
    here = {plain(one.name) for one in importlib.metadata.distributions()}
    pinned = {plain(pin["name"]) for pin in pins if pin} & here
    names = importlib.metadata.packages_distributions()
    waiting = [plain(one) for name in imported_names() for one in names.get(name, ())]
    used: set[str] = set()
    while waiting:
        one = waiting.pop()
        if one in pinned and one not in used:
            used.add(one)
            waiting += brought_by(one)
    assert len(pinned) > 20 and pinned - used == set()
