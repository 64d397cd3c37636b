"""Codes and sentences of findings change only on purpose."""

from __future__ import annotations

from tests.tools import kept_findings


def test_the_catalogue_is_the_copy_that_the_tests_keep() -> None:
    found = kept_findings.differences()
    assert not found, (
        "The catalogue differs from tests/data/findings.csv. Was it meant? Then run\n"
        ".venv/bin/python tests/tools/kept_findings.py --write and commit the copy.\n"
        + "\n".join(found)
    )
