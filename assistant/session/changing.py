"""Notes and tags, added to a session afterwards."""

from __future__ import annotations

from ..codec import build, plain
from .events import new_event
from .record import tidy_tag
from .store import SessionStore
from .values import Noted, Tagged


def add_note(store: SessionStore, session: str, text: str) -> None:
    """Write something down, without secrets.

    Raises:
        AssistantError: it could not be kept.
    """
    from ..redact.secrets import hide_secrets

    hidden = build(Noted, hide_secrets()(plain(Noted(text))))
    store.append(session, [new_event(session, hidden)])


def add_tag(store: SessionStore, session: str, text: str, *, removed: bool = False) -> str:
    """Put a tag on the session, or take it off; returns it tidied, "" where it is none.

    Raises:
        AssistantError: it could not be kept.
    """
    tag = tidy_tag(text)
    if tag:
        store.append(session, [new_event(session, Tagged(tag, removed))])
    return tag
