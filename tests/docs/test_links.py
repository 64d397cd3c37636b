"""Links lead somewhere, pictures are there and small, and no machine's paths are printed."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from types import ModuleType

import pytest

from lkjip import __version__

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "gambar"
DOCUMENTS = sorted(
    [
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
        *(ROOT / "docs").rglob("*.md"),
    ],
    key=lambda path: path.name,
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:python3?|py) run\.py ((?:\\.|[^`\n#|])+)")
FOREIGN = re.compile(r"/(?:work|tmp|home|root|Users|var|mnt)/|[A-Za-z]:\\Users\\")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """A heading's anchor as GitHub makes it."""
    words = re.sub(r"[^\w\- ]", "", heading.strip().casefold())
    return words.replace(" ", "-")


def anchors(path: Path) -> set[str]:
    return {anchor(words) for words in re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_heading_that_exist(path: Path) -> None:
    broken = []
    for link in LINK.findall(text_of(path)):
        if link.startswith(("http://", "https://")):
            continue
        name, _, heading = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists() or (heading and heading not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_picture_is_shown_somewhere_and_no_other_is_asked_for() -> None:
    shown = {
        (path.parent / link).resolve()
        for path in DOCUMENTS
        for link in LINK.findall(text_of(path))
        if link.endswith(".png")
    }

    assert shown == set(PICTURES.rglob("*.png"))


def test_every_picture_is_a_png_below_200_kb(pictures: ModuleType) -> None:
    for picture in PICTURES.rglob("*.png"):
        data = picture.read_bytes()
        assert data.startswith(b"\x89PNG"), picture.name
        assert len(data) < pictures.LARGEST == 200_000, picture.name


def test_the_script_makes_exactly_the_pictures_that_are_there(pictures: ModuleType) -> None:
    made = {f"{shot.name}.png" for shot in pictures.SHOTS}

    assert made == {picture.name for picture in PICTURES.glob("*.png")}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_prints_the_path_of_a_machine(path: Path) -> None:
    assert FOREIGN.findall(text_of(path)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_shows_exists_with_its_options(
    parts: ModuleType, path: Path
) -> None:
    commands: dict[str, argparse.ArgumentParser] = parts.commands()
    for line in COMMAND.findall(text_of(path)):
        name, *rest = line.split()
        if name in ("test", "COMMAND", "..."):
            continue
        assert name in commands, line
        known = {word for a in commands[name]._actions for word in a.option_strings}
        assert {word for word in rest if word.startswith("--")} <= known, line


def test_the_readme_shows_the_two_commands() -> None:
    readme = text_of(ROOT / "README.md")

    assert "python3 run.py demo" in readme
    assert "python3 run.py test" in readme


def test_the_folders_that_the_readme_names_exist() -> None:
    table = text_of(ROOT / "README.md").partition("## Folders at a glance")[2].partition("##")[0]
    named = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    newest = re.search(r"^## (\S+) – (\d{4}-\d\d-\d\d)$", text_of(ROOT / "CHANGELOG.md"), re.M)

    assert newest is not None
    assert newest[1] == __version__


def test_the_glossary_is_sorted_and_names_nothing_twice() -> None:
    rows = re.findall(r"^\| (?!Indonesian|---)([^|]+) \|", text_of(ROOT / "docs/glossary.md"), re.M)
    words = [word.strip().casefold() for word in rows]

    assert len(words) > 40
    assert words == sorted(set(words))
