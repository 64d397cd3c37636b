"""`Sheet.pictures`."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from . import bridge, sizes
from .base import engine_class, free
from .errors import CalcError
from .shapes import Drawn, Shapes

_PICTURE = "com.sun.star.drawing.GraphicObjectShape"
_AS_IT_IS = -1  # xlwings: the picture's own size


@engine_class
class Picture(Drawn, base_classes.Picture):
    """One picture."""

    @property
    @free
    def lock_aspect_ratio(self) -> bool:
        return bool(self._sheet.book.memory.locked_pictures.get(self.xl.Name, False))

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        self._sheet.book.memory.locked_pictures[self.xl.Name] = bool(value)

    def index(self) -> int:
        names = [picture.name for picture in self._sheet.pictures]
        return names.index(self.name) + 1

    def update(self, filename: str) -> Picture:
        """Show another file in the same place and size."""
        self.xl.Graphic = _graphic(self, filename)
        return self


@engine_class
class Pictures(Shapes, base_classes.Pictures):
    """The pictures of a sheet."""

    def wrap(self, xl: Any) -> Picture | None:
        return Picture(self._sheet, xl) if xl.ShapeType == _PICTURE else None

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any = None,
    ) -> Picture:
        document = self._sheet.book.xl
        shape = document.createInstance(_PICTURE)
        picture = Picture(self._sheet, shape)
        graphic = _graphic(picture, filename)
        shape.Graphic = graphic
        self._sheet.xl.DrawPage.add(shape)
        size = _own_size(graphic)
        if width != _AS_IT_IS:
            size.Width = sizes.from_points(width)
        if height != _AS_IT_IS:
            size.Height = sizes.from_points(height)
        shape.setSize(size)
        if anchor is not None:
            left, top = anchor.left, anchor.top
        x, y = sizes.from_points(left or 0), sizes.from_points(top or 0)
        shape.setPosition(bridge.struct("awt.Point", X=x, Y=y))
        if not shape.Name:
            shape.Name = self._free_name()
        return picture

    def _free_name(self) -> str:
        taken = {picture.name for picture in self}
        number = 1
        while f"Picture {number}" in taken:
            number += 1
        return f"Picture {number}"


def _own_size(graphic: Any) -> Any:
    """Return a picture's size by its own resolution, or by the screen's when it names none."""
    size = graphic.Size100thMM
    if not size.Width or not size.Height:
        pixels = graphic.SizePixel
        per_pixel = sizes.HUNDREDTHS_PER_INCH / sizes.PIXELS_PER_INCH
        size.Width = round(pixels.Width * per_pixel)
        size.Height = round(pixels.Height * per_pixel)
    return size


def _graphic(picture: Picture, filename: str) -> Any:
    provider = picture.office.service("graphic.GraphicProvider")
    graphic = provider.queryGraphic(bridge.properties(URL=bridge.url(filename)))
    if graphic is None:
        raise CalcError(f"Pictures.add: {filename} is no picture that LibreOffice knows")
    return graphic
