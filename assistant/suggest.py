"""Which known word a person may have meant."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 0.75
"""Likeness (`difflib`, 0 to 1) from which a word is suggested: one letter in four may be wrong."""


def nearest(written: str, known: Iterable[str]) -> str:
    """The known word that is nearly `written`, or has its letters in another order; "" for none."""
    from difflib import get_close_matches

    folded = {word.casefold(): word for word in sorted(known, reverse=True)}
    typed = written.casefold()
    turned = [word for word in sorted(folded) if sorted(word) == sorted(typed)]
    close = [*turned, *get_close_matches(typed, folded, 1, ALIKE)]
    return folded[close[0]] if close else ""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A hint naming the known word nearest to `written`, or all of them."""
    choices = sorted(known)
    if near := nearest(written, choices):
        return f"did you mean “{near}”?"
    return "known are: " + ", ".join(choices)
