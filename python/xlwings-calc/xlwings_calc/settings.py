"""The environment variables of the engine, read once per application that is started."""

from __future__ import annotations

import os
from dataclasses import dataclass

PREFIX = "XLWINGS_CALC_"
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Start and time limits of one LibreOffice; the package's docstring explains them."""

    soffice: str | None = None
    uno: str | None = None
    timeout: float = 60.0
    start_timeout: float = 90.0
    headless: bool | None = None
    locale: str = "en-US"
    macros: bool = False

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the settings from `XLWINGS_CALC_…`.

        Raises:
            ValueError: a variable holds something else than it should.
        """
        usual = cls()
        return cls(
            soffice=_text("SOFFICE"),
            uno=_text("UNO"),
            timeout=_seconds("TIMEOUT", usual.timeout),
            start_timeout=_seconds("START_TIMEOUT", usual.start_timeout),
            headless=_flag("HEADLESS"),
            locale=_text("LOCALE") or usual.locale,
            macros=bool(_flag("MACROS")),
        )


def _text(name: str) -> str | None:
    return os.environ.get(PREFIX + name, "").strip() or None


def _seconds(name: str, default: float) -> float:
    text = _text(name)
    if text is None:
        return default
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if seconds <= 0:
        raise ValueError(f"{PREFIX}{name} must be a number of seconds above 0, not {text!r}")
    return seconds


def _flag(name: str) -> bool | None:
    text = (_text(name) or "").lower()
    if not text:
        return None
    if text not in YES | NO:
        raise ValueError(f"{PREFIX}{name} must be 1 or 0, not {text!r}")
    return text in YES
