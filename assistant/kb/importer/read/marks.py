"""Signs that the passes over a document leave for the next one; no document holds them.

Each is a character of Unicode's private area; `decode.tidy` takes those out of what is read.
All but the break stand at the beginning of a paragraph of their own.
"""

from __future__ import annotations

BREAK = "\ue000"
"""A line break inside a paragraph or a cell."""
ENTRY = "\ue001"
"""Begins an entry of an accordion; its title follows."""
ENTRY_END = "\ue002"
LABEL = "\ue003"
"""A label that is no heading: of a tab, of a card."""
NOTE = "\ue004"
"""Begins a note; kind, a colon and its title follow."""
NOTE_END = "\ue005"
