"""Private keys in other forms: cut, behind prefixes of a log, as numbers of JSON and Lisp."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_WIDE = r"(?=[0-9A-Fa-f]{0,79}[g-zG-Z+/])[A-Za-z0-9+/]{60,80}"
"""A line of base64: a checksum is written in hexadecimal."""
_REST = r"[A-Za-z0-9+/]{1,80}={0,2}"
_ENDS = rf"(?:{_WIDE}|[A-Za-z0-9+/]{{6,80}}={{1,2}})$"
_LONG_LINE = r"[A-Za-z0-9+/=]{20,100}$"
_HEADER = r"(?:Proc-Type|DEK-Info|Comment|Subject|Version|Charset|Hash|x-[\w-]{1,20}): [^\n]{0,200}"
_FRONT = r"(?:[^\n]{0,60}?[^A-Za-z0-9+/=\n])??"
"""What a log puts in front of each line."""
_LISP = r"\((?:\d{1,2}:)?(?:d|p|q|u|x|protected|private-key)\d{0,4}:?[ ]?#[0-9A-Fa-f]{16,}#?"


def _gone(match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match[0]) else naming.secret("private key")


def _opened(match: Match[str], naming: Naming) -> str:
    return match["front"] + naming.secret("private key")


def _parts(match: Match[str], naming: Naming) -> str:
    """A key as JSON: all numbers that are not the public ones."""
    pattern = r"(\\*\"(?:d|p|q|dp|dq|qi|k|r|t|x5c)\\*\"\s*:\s*\\*\")([\w+/=-]{16,})"
    if not re.search(r"\\*\"kty\\*\"\s*:", match[0]):
        return match[0]
    return re.sub(pattern, lambda m: m[1] + naming.secret("private key"), match[0])


def _below(match: Match[str], naming: Naming) -> str:
    return match["head"] + naming.secret("private key") + match["tail"]


RULES = (
    Rule(
        "private key",
        r"(?m)^(?P<front>[^\n]{0,60}?)-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}"
        r"(?!-)"
        rf"(?:\n(?:(?P=front)|[ \t>|#*+\"']{{0,10}}|[^\n]{{0,60}}?(?<![A-Za-z0-9+/=])(?="
        rf"{_LONG_LINE}))"
        rf"(?:{_HEADER}|[A-Za-z0-9+/=\\]{{1,100}})$)++"
        r"(?:\n[^\n]{0,60}?-{4,5} ?END [^\n]{0,60}?-{4,5})?",
        _opened,
        ("begin ",),
        whole=True,
    ),
    Rule(
        "private key",
        r"(?im)(?P<head>^(?P<front>[^\n]{0,60}?)Private-Lines: \d+)"
        r"(?:\n[^\n]{0,60}?(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{4,100}$)++(?P<tail>)",
        _below,
        ("private-lines",),
        whole=True,
    ),
    Rule(
        "private key",
        rf"(?m)^(?P<head>(?P<front>{_FRONT}))(?:{_WIDE}\n(?:(?P=front)|[^\n]{{0,60}}?(?<![\w+/=]"
        rf")(?={_ENDS})))++{_REST}(?P<tail>)$",
        _below,
        run=60,
        reach=200,
        exact=True,
    ),
    Rule(
        "private key",
        r"\{[^{}\n]{0,4000}\\*\"kty\\*\"[^{}\n]{0,8000}\}?",
        _parts,
        ("kty",),
        exact=True,
    ),
    Rule(
        "private key",
        r"(?im)^(?P<head>[^\n]{0,40}?(?<![a-z])(?:privateExponent|prime\d|exponent\d|coefficient|"
        r"priv(?:ate(?:[ -]?key)?)?):)"
        r"[ \t]*(?:(?:\n[ \t>|]*)?(?:[0-9a-f]{2}:){2,}(?:[0-9a-f]{2})?[ \t]*)++(?:\n[ \t>|]*[0-9"
        r"a-f]{2}(?::[0-9a-f]{2})?[ \t]*$)?(?P<tail>)",
        _below,
        (
            "privateexponent", "prime0", "exponent0", "coefficient", "priv:", "private:",
            "private key:", "private-key:",
        ),
        whole=True,
    ),
    Rule("private key", _LISP, _gone, ("#",), r"\([\w:-]{1,14}[ ]?#[0-9a-f]{16}", exact=True),
)  # fmt: skip
