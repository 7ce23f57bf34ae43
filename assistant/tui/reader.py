"""Reads the knowledge bases beside the chat: for the browser, links, and suggestions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from ..engine import Engine
from ..kb.cache import Listen
from ..model import Answer

Opens = Callable[[Listen | None], Engine]
"""Opens the knowledge bases, telling how far it is."""


class ArticleReader:
    """An engine of its own, so that nothing waits for the chat's; called in background threads."""

    def __init__(self, opening: Opens) -> None:
        self._opening = opening
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def _ready(self) -> Engine:
        if self._engine is None:
            self._engine = self._opening(None)
        return self._engine

    def fitting(self, text: str, most: int) -> Answer:
        """What the matcher makes of a text, with up to `most` articles; no part of the talk."""
        with self._lock:
            return self._ready().ask(text, most)

    def article(self, slug: str) -> dict[str, Any] | None:
        """All of an article; None where there is none of that id."""
        with self._lock:
            return self._ready().article(slug)

    def home(self, slug: str) -> str | None:
        """The folder of the knowledge base that has an article; None where it is one file."""
        with self._lock:
            return self._ready().home(slug)
