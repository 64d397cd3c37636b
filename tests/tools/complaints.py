"""Complaints of a checker about a file: errors, which Excel minds, and warnings."""

from __future__ import annotations

from dataclasses import dataclass, field


class Unreadable(Exception):
    """Raised where a file is so broken that reading on would only guess."""


@dataclass
class Complaints:
    """Collect what is wrong while a file is read; reading goes on after each complaint."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def error(self, text: str) -> None:
        """Note something that Excel refuses or repairs."""
        self.errors.append(text)

    def warn(self, text: str) -> None:
        """Note something that differs from what Office itself writes."""
        self.warnings.append(text)

    def require(self, holds: bool, text: str) -> None:
        """Note an error unless the condition holds."""
        if not holds:
            self.error(text)

    def prefer(self, holds: bool, text: str) -> None:
        """Note a warning unless the condition holds."""
        if not holds:
            self.warn(text)
