"""The folder in which one LibreOffice keeps its own settings, made anew for every process."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

# (path, property, value): no first-start pages, no lock files beside the users' books, no recovery
# of books that an engine had open, formulas computed on load as Excel does it.
ALWAYS = (
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Setup/Product", "ooSetupLastVersion", "99.9"),
    ("Setup/Product", "LastTimeDonateShown", "9000000000"),
    ("Setup/Product", "LastTimeGetInvolvedShown", "9000000000"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "CollectUsageInformation", "false"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Common/Misc", "UseDocumentSystemFileLocking", "false"),
    ("Office.Common/Save/Document", "WarnAlienFormat", "false"),
    ("Office.Common/History", "PickListSize", "0"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
    ("Office.Calc/Formula/Load", "ODFRecalcMode", "0"),
    ("Office.Calc/Input", "ReplaceCellsWarning", "false"),
    ("Office.Calc/Defaults/Sheet", "SheetCount", "1"),
    ("Office.Calc/Defaults/Sheet", "SheetPrefix", "Sheet"),
)
TEMPORARY = "tmp"
"""LibreOffice's temporary files, in the same folder."""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


def make_profile(program: Path, locale: str) -> Path:
    """Make a settings folder for the LibreOffice whose programs lie in `program`; return it."""
    language = [("Setup/L10N", name, locale) for name in ("ooLocale", "ooSetupSystemLocale")]
    chosen = (*ALWAYS, *language)
    items = "".join(_item(*item) for item in chosen)
    text = f"{HEAD}{items}</oor:items>\n"
    folder = Path(tempfile.mkdtemp(prefix="xlwings-calc-"))
    user = folder / "user"
    user.mkdir()
    (folder / TEMPORARY).mkdir()
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")
    _spare_the_second_start(program, user / "extensions")
    return folder


def _item(path: str, name: str, value: str) -> str:
    return (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>\n"
    )


def _spare_the_second_start(program: Path, extensions: Path) -> None:
    """Write the marks of a profile whose extensions are up to date.

    A LibreOffice that finds a new profile synchronises its extensions and then starts a second
    time (exit code 81), which costs about a second.
    """
    for name in ("versionrc", "version.ini"):
        if (program / name).is_file():
            text = (program / name).read_text(encoding="utf-8", errors="replace")
            break
    else:
        return
    build = re.search(r"^buildid=(.+)$", text, re.MULTILINE)
    if build is None:
        return
    for name in ("bundled", "shared"):
        (extensions / name).mkdir(parents=True)
        (extensions / name / "lastsynchronized").write_text("1", encoding="ascii")
    (extensions / "buildid").write_text(build[1].strip(), encoding="utf-8")
