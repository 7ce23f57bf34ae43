"""The three standard streams, so that what is written can be read wherever it goes.

On Windows a pipe gets the ANSI code page whatever the console shows, so that ``| more`` and
``> FILE`` show other letters than were written. Here it gets the console's own code page where
there is a console, else UTF-8; what comes in is UTF-8, and bytes that are none are of the console's
code page.
Who sets PYTHONIOENCODING or UTF-8 mode decides it himself.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable

_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": "...",
    "—": "--", "–": "-", "•": "-", "→": "->", "←": "<-", "×": "x", "✓": "ok", "✗": "x",
    "\u00a0": " ", "\u202f": " ", "€": "EUR",
}  # fmt: skip
"""What stands for a character that a code page lacks; any other becomes a question mark."""
_WRITTEN, _READ = "assistant-plain", "assistant-code-page"


def prepare() -> None:
    """No stream is missing, and none ends the program over a character."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    codecs.register_error(_WRITTEN, plain)
    pages = _pages()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            page = pages[1] if pages and not stream.isatty() else None
            stream.reconfigure(encoding=page, errors=_WRITTEN)
    if hasattr(sys.stdin, "reconfigure"):
        if pages and not sys.stdin.isatty():
            codecs.register_error(_READ, other_page(pages[0]))
            sys.stdin.reconfigure(encoding="utf-8-sig", errors=_READ)
        else:
            sys.stdin.reconfigure(errors="replace")


def plain(error: UnicodeError) -> tuple[str, int]:
    """A handler for `codecs.register_error`: characters that a code page lacks, written plainly."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in lacking), error.end


def other_page(page: str) -> Callable[[UnicodeError], tuple[str, int]]:
    """A handler for `codecs.register_error`: bytes that are no UTF-8 are of this code page."""

    def read(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        return error.object[error.start : error.end].decode(page, "replace"), error.end

    return read


def _pages() -> tuple[str, str] | None:
    """The code pages of what comes through a pipe and of what goes; None where Python's do."""
    if sys.platform == "win32":
        import ctypes

        if os.environ.get("PYTHONIOENCODING") or sys.flags.utf8_mode:
            return None
        from ..host.windows.code_page import known_page, oem_page

        shown = ctypes.windll.kernel32.GetConsoleOutputCP()
        return oem_page(), known_page(str(shown)) if shown else "utf-8"
    return None
