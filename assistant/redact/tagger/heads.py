"""Where the message of a log line begins, and whether a program said it.

Read with zeros for figures. A head, with its time, level, thread, host and program, says nothing
about what is private in the message, and hides the message's beginning from what looks at
neighbours. What a program says of itself tells of hardly anybody; the commands and the sentences of
people that stand in logs as well tell as much as elsewhere.
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
    rf"[\[(<|]?\s?{_LEVEL}\s?[\])>|:]{{0,2}}\s+(?:[-|]\s+)?|\[[^\[\]\s]{{1,80}}\][\s:-]*"
    r"|[\w./-]{1,80}\[0+\]:\s+|0{1,6}\s+|\w{1,10}@[\w-]{1,40}\s+",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"(?:[\w.:-]{{1,40}}\s+)?{_STAMP.pattern}")
"""Another time, behind a host perhaps."""
_PARTS = 5
_PROGRAM = re.compile(r"[\w.@/-]{1,80}\s+[\w./-]{1,80}(?:\[0+\](?: \([^()\s]*\))?)?:\s+")
"""The host and the program of a system's log."""


_LOG = re.compile(r"0:00:0|(?<!0)0{10}(?!0)|^\W*0000-00-00|^\W*0{8}-0|^0+ [\w-]+ [\w.-]+ [\w.]+ ")
_HEAD = 80
"""Characters of a line in which a log has its time."""


_OF_PEOPLE = re.compile(
    r"(?:^|\s)(?:--?[A-Za-z][\w-]*[ =]|/[A-Za-z]{1,12}[ :])\S|(?:^|\s)I(?:'\w+)?\s"
    r"|\b(?i:my(?! (?:own|id|state|rank|election)\b)|your|you|our|please|thank(?:s| you)|ich"
    r"|meine?|wir|unsere?|bitte|danke|moi|votre|vous|nous|merci|bonjour|usted|gracias|hola)\b"
    r"|\b(?i:hello|hi|dear)(?:,| [A-Z])"
)
"""An option of a command, or a word by which people speak to each other."""
_CHAT = re.compile(
    r"\W{0,2}(?:0{1,4}[./-]00?[./-]0{2,4},?\s(?:à\s|um\s)?)?00?[:h]00(?::00(?=\]))?(?:\s?[AaPp]M)?\]?"
    r"\s(?:[-–]\s)?(?:uhr\s)?(?:[^\W\d_][\w'-]*\.?\s){0,2}[^\W\d_][\w'-]*\s?:\s|\W?00?:00(?::00)?\W?\s<[\w-]+>\s"
)
"""Who says something at which minute, as messengers write it."""


def message(line: str) -> tuple[int, bool]:
    """Where the message of a line begins, 0 in most lines outside logs, and who wrote it.

    The latter: whether it is one that a program wrote into a log.
    """
    start = _message_start(line)
    in_log = start > 0 or _LOG.search(line[:_HEAD]) is not None
    return start, in_log and not (_OF_PEOPLE.search(line, start) or _CHAT.match(line))


def _message_start(line: str) -> int:
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
