"""`xlwings.apps`: the LibreOffice processes of this Python, the active one first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .app import App
from .office import Office
from .settings import Settings

if TYPE_CHECKING:
    from .engine import Engine

ATTACH = "pipe:"


class Apps(base_classes.Apps):
    """All applications that this Python has started and that still run."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self]

    def add(
        self,
        spec: str | None = None,
        add_book: bool | None = None,
        xl: Any = None,
        visible: bool | None = None,
    ) -> App:
        """Start an application, which becomes the active one.

        Args:
            spec: path of another LibreOffice than the usual one, or `pipe:NAME` to speak to one
                that already runs and listens on that pipe.
            add_book: whether it begins with an empty book.
            xl: not used here; other engines take a running application.
            visible: whether its window is wanted from the start.
        """
        settings = Settings.from_environment()
        if spec is not None and spec.startswith(ATTACH):
            office = Office.attach(spec.removeprefix(ATTACH), settings)
        else:
            office = Office.start(settings, visible=visible, program=spec)
        app = App(self, office, visible=bool(visible))
        self._apps.insert(0, app)
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Nothing to do: every LibreOffice of this engine has a keeper that ends it."""

    def to_front(self, app: App) -> None:
        """Make an application the active one."""
        self._apps.remove(app)
        self._apps.insert(0, app)

    def __iter__(self) -> Iterator[App]:
        self._apps = [app for app in self._apps if app.office.alive]
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(f"no LibreOffice with the process id {pid}")
