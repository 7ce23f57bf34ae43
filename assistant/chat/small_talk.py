"""What is said to a greeting, to thanks, to anger, and to a question about the program itself."""

from __future__ import annotations

from collections.abc import Iterator

from . import sentences
from .states import ChatState, Intent


def small_talk(intent: Intent, title: str, state: ChatState, *, has_fix: bool) -> Iterator[str]:
    """The reply; `title` is the article at hand, or nothing."""
    if intent == "help":
        yield sentences.ABOUT
        yield sentences.CAN_TYPE[state]
    elif intent == "greeting":
        yield sentences.HELLO_AGAIN.format(title=title) if title else sentences.HELLO
    elif intent == "thanks":
        yield sentences.WELCOME
    elif intent == "goodbye":
        yield sentences.BYE
    elif intent == "complaint":
        yield sentences.SORRY_FIX if has_fix else sentences.SORRY
    else:
        yield sentences.SMALL_AGAIN.format(title=title) if title else sentences.SMALL
