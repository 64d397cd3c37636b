"""Windows' registry behind three operations, so that tests make their own computer.

A key is written with its root: ``HKCU\\Software\\…`` is the user's own, ``HKLM\\…`` the
computer's. No key of the computer is ever written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Protocol

Value = str | int | bytes


class Registry(Protocol):
    """The registry of a computer."""

    def values(self, key: str) -> Mapping[str, Value]:
        """Return the values of a key by name; none where there is no such key."""

    def keys(self, key: str) -> tuple[str, ...]:
        """Return the names of the keys below a key."""

    def write(self, key: str, values: Mapping[str, Value]) -> None:
        """Write values into a key of the user; ``OSError`` when Windows refuses."""

    def remove(self, key: str) -> None:
        """Remove a key of the user with its values."""


class NoRegistry:
    """The registry of a computer that has none."""

    def values(self, _key: str) -> Mapping[str, Value]:
        """Return nothing."""
        return {}

    def keys(self, _key: str) -> tuple[str, ...]:
        """Return nothing."""
        return ()

    def write(self, _key: str, _values: Mapping[str, Value]) -> None:
        """Refuse."""
        raise OSError("no registry")

    def remove(self, _key: str) -> None:
        """Do nothing: there is no such key."""


if sys.platform == "win32":
    import winreg

    _ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}

    class WindowsRegistry:
        """The registry of this computer."""

        def values(self, key: str) -> Mapping[str, Value]:
            """Return the values of a key by name; none where there is no such key."""
            return dict(_each(key, winreg.EnumValue))

        def keys(self, key: str) -> tuple[str, ...]:
            """Return the names of the keys below a key."""
            return tuple(_each(key, winreg.EnumKey))

        def write(self, key: str, values: Mapping[str, Value]) -> None:
            """Write values into a key of the user."""
            root, below = _root(key)
            with winreg.CreateKey(root, below) as opened:
                for name, value in values.items():
                    kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
                    winreg.SetValueEx(opened, name, 0, kind, value)

        def remove(self, key: str) -> None:
            """Remove a key of the user with its values."""
            with suppress(FileNotFoundError):
                winreg.DeleteKey(*_root(key))

    def _root(key: str) -> tuple[int, str]:
        root, _, below = key.partition("\\")
        return _ROOTS[root], below

    def _each(key: str, one: Any) -> Iterator[Any]:
        number = 0
        with suppress(OSError), winreg.OpenKey(*_root(key)) as opened:
            while True:
                found = one(opened, number)
                yield found[:2] if isinstance(found, tuple) else found
                number += 1


def registry_here() -> Registry:
    """Return the registry of this computer."""
    if sys.platform == "win32":
        return WindowsRegistry()
    return NoRegistry()
