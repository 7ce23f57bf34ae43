"""Triage sessions: everything that was said, seen and done, kept as it happens."""

from .opening import open_recorder, open_sessions, open_store, silent, transcript
from .record import Recorder

__all__ = ["Recorder", "open_recorder", "open_sessions", "open_store", "silent", "transcript"]
