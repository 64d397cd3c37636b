"""The base of the engine's classes: named steps under a limit, and named refusals.

xlwings talks to an engine through `xlwings.base_classes`; a member that an engine does not write
raises a bare `NotImplementedError`. `engine_class` makes both ends speak: what is written runs as a
step named `Range.color`, what is not written raises `NotImplementedError` with that name.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from .office import Office

Class = TypeVar("Class", bound=type)
Function = TypeVar("Function", bound=Callable[..., Any])

PACKAGE = __name__.partition(".")[0]
CALLS = frozenset({"__call__", "__len__", "__iter__", "__contains__"})


class CalcObject:
    """An object that lives in a LibreOffice."""

    @property
    def office(self) -> Office:
        """The process in which the object lives."""
        raise NotImplementedError


def free(function: Function) -> Function:
    """Mark a member that never asks LibreOffice: it needs no step."""
    function.free = True  # type: ignore[attr-defined]
    return function


def engine_class(cls: Class) -> Class:
    """Give the members of an engine's class their steps and its gaps their names."""
    written: dict[str, Any] = {}
    for ancestor in reversed(cls.__mro__):
        if ancestor.__module__.startswith(PACKAGE) and ancestor is not CalcObject:
            written.update(vars(ancestor))
    for name, member in written.items():
        if not name.startswith("_") or name in CALLS:
            setattr(cls, name, _stepped(member, f"{cls.__name__}.{name}"))
    for ancestor in cls.__mro__:
        if ancestor.__module__ == "xlwings.base_classes":
            for name, member in vars(ancestor).items():
                _name_the_gap(cls, name, member)
    return cls


def _stepped(member: Any, label: str) -> Any:
    if isinstance(member, property):
        getter = member.fget and _stepped(member.fget, label)
        setter = member.fset and _stepped(member.fset, f"{label} =")
        return property(getter, setter, doc=member.__doc__)
    if isinstance(member, FunctionType) and not getattr(member, "free", False):
        return _step(member, label)
    return member


def _step(function: Any, label: str) -> Callable[..., Any]:
    @functools.wraps(function)
    def step(self: Any, *args: Any, **kwargs: Any) -> Any:
        with self.office.step(label):
            return function(self, *args, **kwargs)

    return step


def _name_the_gap(cls: type, name: str, base: Any) -> None:
    written = getattr(cls, name, None)
    label = f"{cls.__name__}.{name}"
    if isinstance(base, property) and isinstance(written, property):
        getter = _gap(label) if _is_gap(written.fget) else written.fget
        setter = written.fset
        if base.fset is not None and (setter is None or _is_gap(setter)):
            setter = _gap(f"{label} =")
        if getter is not written.fget or setter is not written.fset:
            setattr(cls, name, property(getter, setter, doc=written.__doc__))
    elif isinstance(base, FunctionType) and written is base and _is_gap(base):
        setattr(cls, name, _gap(label))


def _is_gap(function: Any) -> bool:
    """Return whether a function is one of xlwings' own that only raise `NotImplementedError`."""
    code = getattr(function, "__code__", None)
    return (
        getattr(function, "__module__", "") == "xlwings.base_classes"
        and code is not None
        and "NotImplementedError" in code.co_names
    )


def _gap(label: str) -> Callable[..., Any]:
    def gap(*args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError(f"{label} is not available in LibreOffice Calc")

    gap.__name__ = label.rpartition(".")[2]
    return gap
