"""Where the message of a log line begins: behind its time, level, thread, host and program.

Read with zeros for figures. A head says nothing about what is private in the message, and hides the
message's beginning from what looks at neighbours.
"""

from __future__ import annotations

import re

_DATE = (
    r"(?:[A-Z][a-z]{2},?\s+)?(?:[A-Z][a-z]{2}\s{1,2}00?|0{2,4}[-/.]00?[-/.]0{2,4}|0{8}"
    r"|00?[\s/-][A-Z][a-z]{2}[\s/-]0{2,4}|00[.-]00(?=\s00?:00:00)|0{6}(?=\s0{6}\s))"
)
_TIME = r"00?[:.]00(?:[:.]00)?(?:[.,:]0{1,9})?"
_ZONE = r"(?:Z|\s?[+-]00:?00|\s(?:UTC|GMT|AM|PM))?"
_STAMP = re.compile(
    rf"[\W_]*(?:{_DATE}(?:[ T.,:-]{{1,3}}(?:{_TIME}|0{{6}}))?|00?:00:00(?:[.,]0{{1,9}})?"
    rf"|0{{10,13}}(?:\.0+)?(?=\s)){_ZONE}(?:\s0{{4}}(?=\s))?[\]\s,;|>)-]+"
)
_LEVEL = (
    r"(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|CRIT(?:ICAL)?|NOTICE|VERBOSE|SEVERE|ERR|WRN|INF"
    r"|DBG|FTL|[IWEDVF])"
)
_PART = re.compile(
    rf"[\[(<|]?\s?{_LEVEL}\s?[\])>|:]{{0,2}}\s+(?:[-|]\s+)?|\[[^\[\]\s]{{1,40}}\][\s:-]*"
    r"|[\w./-]{1,80}\[0+\]:\s+|0{1,6}\s+|\w{1,10}@[\w-]{1,40}\s+",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"(?:[\w.:-]{{1,40}}\s+)?{_STAMP.pattern}")
"""Another time, behind a host perhaps."""
_PARTS = 5
_PROGRAM = re.compile(r"[\w.@/-]{1,80}\s+[\w./-]{1,80}(?:\[0+\])?:\s+")
"""The host and the program of a system's log."""


_LOG = re.compile(r"0:00:0|(?<!0)0{10}(?!0)|^\W*0000-00-00|^\W*0{8}-0|^0+ [\w-]+ [\w.-]+ [\w.]+ ")
_HEAD = 80
"""Characters of a line in which a log has its time."""


def is_log(line: str) -> bool:
    """Whether a line is one of a log: it has a time near its beginning."""
    return _LOG.search(line[:_HEAD]) is not None


def message_start(line: str) -> int:
    """Where the message begins; 0 where a line has no time in front."""
    stamp = _STAMP.match(line)
    if not stamp:
        return 0
    at = stamp.end()
    for _ in range(_PARTS):
        part = _PART.match(line, at) or _AGAIN.match(line, at)
        if not part:
            break
        at = part.end()
    program = _PROGRAM.match(line, at)
    return program.end() if program else at
