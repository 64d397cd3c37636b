"""Excel's trusted locations of this user, and the policies of an office that stand above them.

Keys of Office 2016 and newer ("16.0"), as Microsoft's policy templates for Office name them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from lkjip.setup_pc.windows.places import as_written, cloud, in_downloads, is_address, is_server
from lkjip.setup_pc.windows.registry import Registry

SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
LOCATIONS = "Trusted Locations"
ALL_OFF = "AllLocationsDisabled"
NAME = "Location"
WORDS = "LKjIP"
"""The description by which a person finds the location in Excel's list."""


def trusted(registry: Registry, folder: Path) -> bool:
    """Tell whether a folder is a trusted location of this user, itself or below one."""
    wanted = PureWindowsPath(as_written(folder))
    for place, below in _locations(registry):
        if place == wanted or (below and place in wanted.parents):
            return True
    return False


def _locations(registry: Registry) -> Iterator[tuple[PureWindowsPath, bool]]:
    for root in (SECURITY, POLICY):
        for name in registry.keys(rf"{root}\{LOCATIONS}"):
            values = registry.values(rf"{root}\{LOCATIONS}\{name}")
            if path := str(values.get("Path", "")):
                yield PureWindowsPath(path), values.get("AllowSubfolders") == 1


def forbidden(registry: Registry) -> bool:
    """Tell whether the office has switched trusted locations off."""
    return any(
        registry.values(rf"{root}\{LOCATIONS}").get(ALL_OFF) == 1 for root in (POLICY, SECURITY)
    )


def unfit(folder: Path, environ: dict[str, str], network_drive: bool) -> str:
    """Say why a folder is never offered; blank when it may be."""
    text = as_written(folder) + "\\"
    if is_address(text) or is_server(text) or network_drive:
        return "folder jaringan tidak dijadikan lokasi tepercaya"
    if name := cloud(text, environ):
        return f"folder yang disinkronkan ({name}) tidak dijadikan lokasi tepercaya"
    if in_downloads(text):
        return "folder unduhan tidak dijadikan lokasi tepercaya: apa pun dapat jatuh ke sana"
    return ""


def free_key(registry: Registry) -> str:
    """Return a key for a new location, as Excel numbers them."""
    taken = set(registry.keys(rf"{SECURITY}\{LOCATIONS}"))
    number = next(i for i in range(100) if f"{NAME}{i}" not in taken)
    return rf"{SECURITY}\{LOCATIONS}\{NAME}{number}"


def values_for(folder: Path) -> dict[str, str | int]:
    """Return what Excel writes for a location: this folder, without its sub-folders."""
    path = as_written(folder).rstrip("\\") + "\\"
    return {"Path": path, "Description": WORDS, "AllowSubfolders": 0}
