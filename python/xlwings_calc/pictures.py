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
_PIXELS_PER_INCH = 96


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

    @property
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
        pixels = graphic.SizePixel
        own = [side * sizes.POINTS_PER_INCH / _PIXELS_PER_INCH for side in (pixels.Width, pixels.Height)]
        chosen = [own[0] if width == _AS_IT_IS else width, own[1] if height == _AS_IT_IS else height]
        width_mm, height_mm = (sizes.from_points(side) for side in chosen)
        shape.setSize(bridge.struct("awt.Size", Width=width_mm, Height=height_mm))
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


def _graphic(picture: Picture, filename: str) -> Any:
    provider = picture.office.service("graphic.GraphicProvider")
    graphic = provider.queryGraphic(bridge.properties(URL=bridge.url(filename)))
    if graphic is None:
        raise CalcError(f"Pictures.add: {filename} is no picture that LibreOffice knows")
    return graphic
