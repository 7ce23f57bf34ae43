"""Which part of what was taken out is a value, and which went only because something was open.

A body of QuickBooks data that was cut off takes along what stands behind it, as does a closing tag
with what stands in front of it. So lines of other programs go with it, which are nobody's secret:
who remembered them would mask them in all other logs.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"(?:<|&(?:amp;){0,6}lt;)([/?]?)(?:\w{1,20}:)?([A-Za-z]\w{0,60})")
_ENTRY = re.compile(
    r"\W{0,3}(?:\d{4}[-/.]?\d\d[-/.]?\d\d(?!\d)|\d\d?[-/.]\d\d?[-/.]\d{2,4}\W|\d\d:\d\d:\d\d"
    r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\d{10,13}[ .:\]]"
    r"|(?i:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|fatal|critical)\b[\]:>| ])"
)
"""How an entry of a log begins: a stamp or a level."""
_SIGNATURE = re.compile(r"\bQBWC\d{4}\b|\b(?:0x)?8[0-9A-Fa-f]{7}\b")
"""Codes by which an error is known."""


def certain(taken: str) -> str:
    """`taken` without the lines that went only because something near them was open."""
    if "\n" not in taken:
        return taken
    tags = [*_TAG.finditer(taken)]
    if not tags:
        return taken
    parts = [_lines(taken[: tags[0].start()], after=False, before=tags[0][1] == "/")]
    for number, tag in enumerate(tags):
        follower = tags[number + 1] if number + 1 < len(tags) else None
        end = follower.start() if follower else len(taken)
        closed = follower is not None and follower[1] == "/"
        whole = closed and follower is not None and (tag[1], tag[2]) == ("", follower[2])
        text = taken[tag.end() : end]
        parts += (tag[0], _lines(text, after=not tag[1], before=closed, whole=whole))
    return "".join(parts)


def _lines(text: str, *, after: bool, before: bool, whole: bool = False) -> str:
    """The lines of a text between tags that belong to these.

    Args:
        text: what stands there.
        after: an opening tag stands in front of it.
        before: a closing tag stands behind it.
        whole: both are of one element.
    """
    first, *inner = text.split("\n")
    last = inner.pop() if inner else ""
    kept = [first] if after or first.lstrip().startswith((">", "/>")) else []
    kept += inner if whole else []
    kept += [last] if before else []
    return "\n".join(line for line in kept if not is_entry(line))


def is_entry(line: str) -> bool:
    """Whether a line is an entry of a log, or tells of an error by its code."""
    return _ENTRY.match(line) is not None or _SIGNATURE.search(line) is not None
