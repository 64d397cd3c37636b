"""Rules for the whole test-suite."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# On CI the same examples every time: a red run is about the change, not about luck. No deadline:
# how fast a machine is says nothing about a rule.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)

SOFFICE_ELSEWHERE = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
)


def on_ci() -> bool:
    """Tell whether nobody looks at the skips: `.ci/run` sets LKJIP_CI, CI services set CI."""
    return any(os.environ.get(name, "").lower() in {"1", "true"} for name in ("LKJIP_CI", "CI"))


def libreoffice_is_here() -> bool:
    """Tell whether a LibreOffice can be started on this machine."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return bool(on_path) or any(path.exists() for path in SOFFICE_ELSEWHERE)


def pytest_configure() -> None:
    settings.load_profile("ci" if on_ci() else "desk")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs LibreOffice where there is none; on CI that is a failure."""
    if item.get_closest_marker("libreoffice") is None or libreoffice_is_here():
        return
    reason = "needs LibreOffice: no soffice on this machine"
    if on_ci():
        pytest.fail(f"{reason}, and CI must not skip it", pytrace=False)
    pytest.skip(reason)
