"""requirements.txt read for any computer, not only for the one that reads it."""

from __future__ import annotations

import pytest

from lkjip.setup_pc.requirements import pins_for

TEXT = """\
# a remark
lxml==6.1.3  # reads; "quietly" (BSD)
zipp==4.1.2 ; python_version < "3.12"     # old ones
pywin32==312 ; platform_system == "Windows"  # COM
both==1 ; platform_system != "Windows" and python_version >= "3.12"
-r other.txt
"""


@pytest.mark.parametrize(
    ("system", "python", "names"),
    [
        ("Windows", (3, 11), ["lxml==6.1.3", "zipp==4.1.2", "pywin32==312"]),
        ("Windows", (3, 12), ["lxml==6.1.3", "pywin32==312"]),
        ("Linux", (3, 9), ["lxml==6.1.3", "zipp==4.1.2"]),
        ("Darwin", (3, 14), ["lxml==6.1.3", "both==1"]),
    ],
)
def test_the_packages_are_those_of_the_wanted_computer(
    system: str, python: tuple[int, int], names: list[str]
) -> None:
    assert [str(pin) for pin in pins_for(TEXT, system, python)] == names


@pytest.mark.parametrize("marker", ["extra == 'x'", "python_version", "os_name == 'nt' or 1"])
def test_a_marker_that_is_not_understood_is_no_silent_yes(marker: str) -> None:
    with pytest.raises(ValueError, match="not understood"):
        pins_for(f"a==1 ; {marker}", "Linux", (3, 12))
