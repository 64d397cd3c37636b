"""Dataclasses in files and JSON: the code's names are English, the kept names stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)
_NAMES: dict[type, Mapping[str, str]] = {}


def stored_as(**names: str) -> Callable[[Class], Class]:
    """Declare under which names files and JSON keep the fields: ``stored_as(code="code")``.

    Subclasses inherit the names; a field without one keeps its own.
    """

    def declare(kind: Class) -> Class:
        _NAMES[kind] = names
        return kind

    return declare


def stored_fields(kind: type | object) -> Iterator[tuple[str, Field[Any]]]:
    """Yield the kept name of every field of a dataclass, in the order of the fields."""
    owner = kind if isinstance(kind, type) else type(kind)
    names: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        names |= _NAMES.get(base, {})
    for one in fields(owner):
        yield names.get(one.name, one.name), one


def to_stored(item: object) -> dict[str, Any]:
    """Return the fields of a dataclass by their kept names; values are not converted."""
    return {name: getattr(item, one.name) for name, one in stored_fields(item)}


def from_stored(values: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """Return keyword arguments for ``kind``; ``KeyError`` for a name that it does not keep."""
    field_of = {name: one.name for name, one in stored_fields(kind)}
    return {field_of[name]: value for name, value in values.items()}
