"""What is in a file: whether a text occurs, how often, and the checksum of the whole.

The text itself is not shown beyond what the check names, since a file may hold secrets. Of a file
above the limit only the end is read; it then has no checksum.
"""

from __future__ import annotations

import hashlib

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_bytes

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
file_content: {path: /etc/pump/pump.ini, contains: 'mode = automatic'}
outcomes:
  - {when: not exists, state: fail, message: There are no settings.}
  - {when: contained, state: pass, message: The pump is in automatic mode.}
  - {state: fail, message: The pump is not in automatic mode.}
"""
MOST = 4_000_000


class Params(Record):
    """What to look for."""

    path: str = schema.path("the file", required=True)
    contains: str = schema.text("a text within one line, in any letter case")


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a file")
    contained: bool | None = schema.fact("the text occurs; unknown without a text to look for")
    number: int = schema.fact("in how many lines it does")
    sha256: str | None = schema.fact("checksum of the whole file, in hex")
    size: int | None = schema.fact("its size", unit="bytes")
    empty: bool | None = schema.fact("it holds nothing but blanks")


def probe(look: Look, params: Params) -> Seen:
    """Read the end of the file, which is all of most."""
    if not any(info.kind == "file" for info in look.host.find(params.path)):
        nothing = Facts(False, None, 0, None, None, None)
        return Seen(nothing, "not found", (Evidence(params.path, "", "not found"),))
    tail = look.host.tail(params.path, MOST)
    text = tail.data.decode("utf-16" if tail.head[:2] in _UTF_16 else "utf-8-sig", "replace")
    wanted = params.contains.casefold()
    lines = text.splitlines()
    hits = [n for n, line in enumerate(lines, 1) if wanted and wanted in line.casefold()]
    whole = tail.whole and not tail.redacted
    facts = Facts(
        True,
        bool(hits) if wanted else None,
        len(hits),
        hashlib.sha256(tail.data).hexdigest() if whole else None,
        tail.size,
        not text.strip() and tail.whole,
    )
    told = f"in {len(hits)} lines" if hits else "the text does not occur"
    actual = told if wanted else show_bytes(tail.size)
    where = f"line {hits[0]}" if hits and tail.whole else ""
    return Seen(facts, actual, (Evidence(params.path, where, actual),))


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
