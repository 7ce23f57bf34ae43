"""Long strings that were drawn by lot: secrets wherever they stand and whatever is before them.

No word of a language and no name in a program changes so often between small letters, capitals and
figures. Hexadecimal ones look like checksums, so for these what stands before them has to tell.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..record import TYPE_CHECKING
from .entries import around
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_OFTEN = 0.42
"""Changes of kind for each pair of neighbours. By lot it is some 0.6; written words stay at 0.3."""
_SUMS = (
    r"(?i)hash|commit|sum\b|checksum|etag|guid|uuid|sha\d*|md5|digest|thumbprint|fingerprint"
    r"|rev(?:ision)?\b|build|trace|span|request|correlation|image|layer|blob|block|cert|serial"
    r"|integrity|version|git|tree|parent|object|module|signature of|cid|txn|iterator|sequence"
    r"|(?<![a-z])(?:id|ids|ver|v|at|of|in|from|to|for|and|or|by|is|was|the)$"
)
"""What hexadecimal figures are called when they are no secret."""
_CHECKED = r"(?i)integrity|checksum|digest|etag|hash|sha-?\d|fingerprint"
_HEX = r"[0-9a-f]{32,128}|[0-9A-F]{32,128}"


def _kind(char: str) -> int:
    return 0 if char.islower() else 1 if char.isupper() else 2 if char.isdigit() else 3


def drawn(word: str) -> bool:
    """Whether a word of letters of both sizes and figures was drawn by lot."""
    body = re.sub(r"[-_=]", "", word)
    kinds = {_kind(char) for char in body}
    if len(body) < 20 or kinds != {0, 1, 2} or not re.search(r"\d", body):
        return False
    changes = sum(_kind(a) != _kind(b) for a, b in pairwise(body))
    often = _OFTEN if sum(map(str.isdigit, body)) > 1 else 0.5
    return changes >= often * (len(body) - 1)


def _bare(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    before = match.string[max(0, match.start() - 24) : match.start()]
    summed = re.match(r"(?i)(?:sha|md)\d", value) or re.search(_CHECKED, before)
    return match[0] if summed or naming.kept(value) or not drawn(value) else naming.secret("token")


def _figures(match: Match[str], naming: Naming) -> str:
    """Hexadecimal ones behind a word that is no checksum's."""
    value, word = match["value"], match["word"]
    plain = re.fullmatch(r"[\da-fA-F]+", word) or re.search(_SUMS, word)
    if (
        naming.kept(value)
        or plain
        or not (re.search("[a-fA-F]", value) and re.search(r"\d", value))
    ):
        return match[0]
    return around(match, naming.secret("key"))


def _parameter(match: Match[str], naming: Naming) -> str:
    """A drawn word in an address, whatever its parameter is called."""
    value = match["value"]
    mixed = re.search("[A-Za-z]", value) and re.search(r"\d", value)
    long = len(value) >= 20 or match["name"].lower() in _SHORT
    plain = not long or not mixed or re.search(_SUMS, match["name"])
    if naming.kept(value) or plain or not (re.fullmatch(r"[\da-f]{10,}", value) or drawn(value)):
        return match[0]
    return around(match, naming.secret("token"))


_SHORT = frozenset(["k", "t", "s", "h", "x", "c", "tok", "tkn", "invite", "inv", "code", "key"])

RULES = (
    Rule(
        "token",
        r"(?P<head>(?<![\w/+.=%$\\-])|(?<=[a-z]/)|(?<=[a-z]=))"
        r"(?P<value>[A-Za-z0-9][A-Za-z0-9_-]{19,200}={0,2})"
        r"(?![\w/+\\(=-]|\.\w)",
        _bare,
        ("0",),
        r"[a-z0-9_-]{20}",
        exact=True,
    ),
    Rule(
        "key",
        r"(?P<word>(?<![\w.-])[A-Za-z][A-Za-z_-]{0,40})(?P<sign>[ ]|[ ]?[:=][ ]?)[\"']?"
        rf"(?P<value>{_HEX})(?![\w-]|\.\w)",
        _figures,
        run=32,
        exact=True,
    ),
    Rule(
        "token",
        r"(?P<head>[?&;](?P<name>[A-Za-z_]\w{0,24})=)(?P<value>[\w.~-]{10,200})(?=[&;#\s\"'<>)]|$)",
        _parameter,
        ("?", "&"),
        r"[?&;][a-z_]\w*=[\w.~-]{10}",
        exact=True,
    ),
)  # fmt: skip
