"""Triage sessions: everything that was said, seen and done, kept as it happens.

- `values, events`: what happened, to and from JSON
- `record, summary`: for faces
- `store`: sql, with sqlite and postgres behind it; migrate, sync
- `case, ticket, markdown, html, steps`: what is exported
- `stats, lessons`: what was asked, answered and solved
"""

from .opening import open_recorder, open_sessions, open_store, silent, transcript
from .record import Recorder

__all__ = ["Recorder", "open_recorder", "open_sessions", "open_store", "silent", "transcript"]
