"""Messages of a run, kept until the sheets are locked again: a box is shown after the work."""

from __future__ import annotations

from typing import Any

from lkjip.book.port import Message
from lkjip.book.xlwings_book import XlwingsBook


class KeepsMessages(XlwingsBook):
    """An open book that keeps what it is told."""

    def __init__(self, book: Any) -> None:
        super().__init__(book)
        self._messages: list[tuple[Message, str]] = []

    def tell(self, kind: Message, text: str) -> None:
        """Keep the message: it is shown when the sheets are locked again."""
        self._messages.append((kind, self._with_notes(text)))

    def take_messages(self) -> list[tuple[Message, str]]:
        """Return the messages since the last time."""
        said, self._messages = self._messages, []
        return said
