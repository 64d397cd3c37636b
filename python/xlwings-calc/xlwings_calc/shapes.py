"""`Sheet.shapes`: what lies on a sheet above its cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge, sizes
from .base import engine_class, free
from .characters import Characters
from .font import Font
from .on_sheet import OnSheet

if TYPE_CHECKING:
    from .sheet import Sheet

_TYPES = {
    "com.sun.star.drawing.GraphicObjectShape": "picture",
    "com.sun.star.drawing.ControlShape": "form_control",
    "com.sun.star.drawing.TextShape": "text_box",
    "com.sun.star.drawing.LineShape": "line",
    "com.sun.star.drawing.GroupShape": "group",
    "com.sun.star.drawing.CaptionShape": "comment",
    "com.sun.star.drawing.PolyPolygonShape": "free_form",
}
_OLE = "com.sun.star.drawing.OLE2Shape"


class Drawn(OnSheet):
    """Anything that has a name, a place and a size on a sheet."""

    def __init__(self, sheet: Sheet, xl: Any) -> None:
        super().__init__(sheet)
        self.xl = xl

    @property
    @free
    def api(self) -> Any:
        return self.xl

    @free
    def refuse_locked(self) -> None:
        """Shapes are not locked by LibreOffice's sheet protection."""

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.xl.Name = value

    def _move(self, **changes: float) -> None:
        place = self.xl.Position
        for axis, length in changes.items():
            setattr(place, axis, sizes.from_points(length))
        self.xl.setPosition(place)

    def _resize(self, **changes: float) -> None:
        size = self.xl.Size
        old = {"Width": size.Width, "Height": size.Height}
        for side, length in changes.items():
            setattr(size, side, sizes.from_points(length))
        if self.lock_aspect_ratio and len(changes) == 1:
            (side,) = changes
            other = "Height" if side == "Width" else "Width"
            setattr(size, other, round(old[other] * getattr(size, side) / max(old[side], 1)))
        self.xl.setSize(size)

    @property
    @free
    def lock_aspect_ratio(self) -> bool:
        return False

    @property
    def left(self) -> float:
        return sizes.points(self.xl.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self._move(X=value)

    @property
    def top(self) -> float:
        return sizes.points(self.xl.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self._move(Y=value)

    @property
    def width(self) -> float:
        return sizes.points(self.xl.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        self._resize(Width=value)

    @property
    def height(self) -> float:
        return sizes.points(self.xl.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        self._resize(Height=value)

    def delete(self) -> None:
        self._sheet.xl.DrawPage.remove(self.xl)


@engine_class
class Shape(Drawn, base_classes.Shape):
    """One shape."""

    @property
    def type(self) -> str:
        kind = self.xl.ShapeType
        if kind == _OLE:
            return (
                "chart" if self.xl.CLSID.lower().startswith("12dcae26") else "embedded_ole_object"
            )
        return _TYPES.get(kind, "auto_shape")

    @property
    def index(self) -> int:
        names = [shape.name for shape in self._sheet.shapes]
        return names.index(self.name) + 1

    def activate(self) -> None:
        self._sheet.book.xl.CurrentController.select(self.xl)

    @property
    def text(self) -> str | None:
        return str(self.xl.String) or None

    @text.setter
    def text(self, value: str) -> None:
        self.xl.setString(value)

    @property
    def font(self) -> Font:
        return Characters(self.xl, self).font

    @property
    def characters(self) -> Characters:
        return Characters(self.xl, self)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        self._scale(factor)

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        self._scale(factor)

    def _scale(self, factor: float) -> None:
        size = self.xl.Size
        scaled = bridge.struct(
            "awt.Size", Width=round(size.Width * factor), Height=round(size.Height * factor)
        )
        self.xl.setSize(scaled)


@engine_class
class Shapes(OnSheet, base_classes.Collection):
    """The shapes of a sheet, from the lowest to the topmost."""

    @property
    def api(self) -> Any:
        return self._sheet.xl.DrawPage

    def wrap(self, xl: Any) -> Any:
        """Return one of the collection's objects; None for a shape that does not belong to it."""
        return (
            None if xl.ShapeType == "com.sun.star.drawing.CaptionShape" else Shape(self._sheet, xl)
        )

    def _all(self) -> list[Any]:
        page = self._sheet.xl.DrawPage
        wrapped = [self.wrap(page.getByIndex(at)) for at in range(page.Count)]
        return [shape for shape in wrapped if shape is not None]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __contains__(self, key: str | int) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def __call__(self, key: str | int) -> Any:
        shapes = self._all()
        if isinstance(key, str):
            for shape in shapes:
                if shape.name == key:
                    return shape
        elif 1 <= key <= len(shapes):
            return shapes[key - 1]
        raise KeyError(key)
