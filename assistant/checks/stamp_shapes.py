"""How logs write dates and times of day, as regular expressions, and what may stand before one.

Shapes: ISO 8601, the dates of .NET, NLog, Serilog, log4j, syslog (RFC 3164, RFC 5424), Apache,
glog, Android, Hadoop, CMTrace and Windows Installer, a source file's name before a weekday, and
``20261103.132000``.
"""

from __future__ import annotations

import re

from .date_names import DAYS, MONTH_WORD, ZONES

_WEEKDAY = rf"(?:(?P<wd>{DAYS})\.?,?\s{{1,2}})?"
_NUMBERS = r"(?P<a>\d{1,2})(?P<sep>[-/.])\s?(?P<b>\d{1,2})"
_DAY_MONTH = (
    rf"(?P<d>\d{{1,2}})(?:\.|º|er)?(?:[-/ ]|\sde\s|)\s?(?P<month>{MONTH_WORD})\.?"
    r"(?:[-/ ,]|\sde[l]?\s|)\s?(?P<y>\d{4}|\d\d(?![\d:]))"
)
DATES = (
    r"(?P<y>\d{4})(?P<sep>[-/.:])\s?(?P<mo>\d{1,2})(?P=sep)\s?(?P<d>\d{1,2})\.?",
    r"(?P<y>\d{4})\s?[年년]\s?(?P<mo>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
    r"(?P<y>(?:19|20)\d\d)(?P<mo>\d\d)(?P<d>\d\d)",
    rf"{_NUMBERS}(?P=sep)(?:\s(?=\d{{4}}))?(?P<c>\d{{4}}|\d\d)",
    _DAY_MONTH,
    rf"(?P<month>{MONTH_WORD})\.?[-/ ]\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[-/ ]\s?(?P<y>\d{{4}})",
    rf"(?P<y>\d{{4}})[-/ ](?P<month>{MONTH_WORD})[-/ ](?P<d>\d{{1,2}})",
)
_YEARLESS = (
    rf"(?P<month>{MONTH_WORD})\.?(?:\s{{1,2}}|[-/])(?P<d>\d{{1,2}})",
    rf"(?P<d>\d{{1,2}})(?:\.?\s|[-/])(?P<month>{MONTH_WORD})\.?",
    rf"{_NUMBERS}\.?",
)
_SIX_DIGITS = r"(?P<a>\d\d)(?P<b>\d\d)(?P<c>\d\d)"
_BETWEEN = (
    rf"(?:,?\s(?:\((?:{DAYS})\)|(?:{DAYS})),?\s"
    r"|\s?(?:[T_,;|@]|-{1,2}>?)\s?|\"\s?[,;\t]\s?\"|::?|[-.]|[\])]\s?[\[(]?|\s/\s"
    r"|[\".]?\s{1,3}(?:at|um|à|kl[.o]?|klo|ore|às|alle|om|a\slas|-"
    r"|(?:time|uhrzeit|zeit|heure|hora|ora)[:=]\"?)?\s{0,2})"
)
_CLOCK = (
    r"(?P<h>\d{1,2})(?:(?P<dots>[:.])|\s?h\s?|[时時시]\s?)(?P<mi>\d{1,2})"
    r"(?:(?:(?P=dots)|\s?m(?:in)?\s?|\s?[分분]\s?)(?P<s>\d{1,2})(?:\s?[s秒초](?![a-z]))?(?:[.,:]\d{1,9})?)?"
    r"(?:[分분]|\s?uhr)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
_TIGHT = r"(?P<h>\d\d)(?P<mi>\d\d)(?P<s>\d\d)(?:[.,]\d{1,9}|\d{3,9})?"
_OFFSET = r"[+-]\d\d?(?::?\d\d)?"
_ZONE_WORD = rf"(?:z|utc|gmt|(?-i:{'|'.join(ZONES).upper()}))"
_ZONE = (
    r"(?:\s?(?:[\[(](?=(?:utc|gmt|m?e[sdz]*t|[cp][eds]+t)\b|[+-]\d\d:?\d\d[\])]))?"
    rf"(?P<zone>(?<=\d)[+-]\d{{3}}|[+-]\d\d(?::?\d\d)?|{_ZONE_WORD}(?:{_OFFSET})?)(?!\w|:\d)[\])]?)?"
)
ZONE_NAME = re.compile(
    r"\s?[\[(](?:[A-Z]\w+/[A-Z]\w+|[A-Z][\w. ]{2,40} Time)[\])]"
    r"|\s(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc)/[A-Z]"
    r"(?:[\w/+-]*(?=[\])]))?"
    r"|\s(?:[A-Z][\w.]{1,20} ){1,3}(?:Standard|Daylight|Summer) Time\b"
)
_DASHED = r"(?P<h>\d\d)-(?P<mi>\d\d)-(?P<s>\d\d)"
_FULL = r"(?P<h>\d{1,2}):(?P<mi>\d\d):(?P<s>\d\d)(?:[.,:]\d{1,9})?"
_NO_YEAR = r"(?!\s(?:19|20)\d\d\b)"
_END = r"(?![\w])"


def _shape(*parts: str) -> re.Pattern[str]:
    return re.compile("(?i)" + "".join(parts) + _END)


SHAPES = (
    *(_shape(_WEEKDAY, date, _BETWEEN, _CLOCK, _ZONE) for date in DATES),
    _shape(DATES[2], r"[T_ .:;,-]?", _TIGHT, _ZONE),
    _shape(DATES[0], r"[T_ -]", _TIGHT, _ZONE),
    _shape(DATES[0], r"[T_ -]", _DASHED),
    _shape(
        rf"{_WEEKDAY}(?P<month>{MONTH_WORD})\.?\s{{1,2}}(?P<d>\d{{1,2}})\s{_FULL}{_ZONE}"
        rf"\s(?P<y>(?:19|20)\d\d)(?:\s(?P<offset>{_OFFSET})(?!\w))?"
    ),
    _shape(r"(?P<y>20\d\d)[-./]?(?P<nth>[0-3]\d\d)[T_ :-]\s?", _FULL, _ZONE),
    _shape(r"(?P<y>\d\d)\.?(?P<nth>[0-3]\d\d)\s", _FULL),
    _shape(_SIX_DIGITS, r"\s", _TIGHT),
    _shape(_SIX_DIGITS, r"(?P<sep>\s)\s?", _FULL),
    _shape(r"[IWEFD](?P<mo>\d\d)(?P<d>\d\d)\s", _FULL),
    _shape(r"(?P<mo>\d\d)(?P<d>\d\d)/", _TIGHT),
    *(
        _shape(_WEEKDAY, date, r",?\s{1,2}(?P<h>\d\d):(?P<mi>\d\d)(?![:\d])")
        for date in (*_YEARLESS[:2], rf"{_NUMBERS}(?P=sep)")
    ),
    *(
        _shape(_WEEKDAY, date, r",?\s{1,2}", _FULL, r"(?:\s?(?P<half>[ap])m)?", _ZONE, _NO_YEAR)
        for date in _YEARLESS
    ),
    *(_shape(_WEEKDAY, date, r"(?![.:/-]\d)") for date in DATES),
)
TIME_ONLY = _shape(_FULL, r"(?:\s?(?P<half>[ap])\.?m\b\.?)?", _ZONE)
MINUTES = re.compile(r"\[?(?P<h>[01]\d|2[0-3]):(?P<mi>[0-5]\d)(?:\]|(?=\s))")
BEGINS = re.compile(rf"(?i)\d|@4|[IWEFD]\d{{4}}\s|{DAYS}|{MONTH_WORD}")
EPOCH = re.compile(r"(?P<n>[1-9]\d{9}|1\d{12}|1\d{15}|1\d{18})(?:[.,]\d{1,9})?(?![\w.-])")
TAI64 = re.compile(r"@4(?P<n>[0-9a-f]{15})(?:[0-9a-f]{8})?(?=\s)")
"""Seconds as multilog of daemontools counts them; they run 10 ahead of those since 1970."""
ELEMENT = re.compile(rf"(?i)<(?!(?:{MONTH_WORD})\.? \d|[a-z]{{1,12}}>\s)[a-z_/!?]")
"""The beginning of an XML element: nothing but text in between follows on a blank."""
BEFORE = re.compile(
    r"(?i)[*#=-]{1,80}\s?(?-i:[A-Z][A-Z ]{2,30})[*#=-]{2,80}\s?"
    r"|\s+|\ufeff|[-*•>.<!+?~#;=_/]{1,80}\s+|<\d{1,3}>(?:\d\s)?|<[a-z]{1,12}>\s+|[*<#=]{1,80}|[\[({\"'|;:@,~]|\.(?=[a-z]{3}\s)"
    r"|[\[({][-\d/]{1,20}[\])}]\s*"
    r"|(?:node=\S{1,60} )?(?:type=\w{1,40} )?msg=audit\("
    r"|(?:level|lvl|severity)=\"?\w{1,12}\"?\s+"
    r"|(?:@?timestamp|time|ts|date(?:time)?|at|asctime|t)\s?[=:]\s?[\"']?"
    r"|(?:trace|verbose|debug|info(?:rmation)?|notice|warn(?:ing)?|err(?:or)?|fatal|crit(?:ical)?"
    r"|fehler|warnung|information(?:en)?|hinweis|erreur|avertissement|advertencia|aviso|errore?|avviso"
    r"|severe|config|finer?|finest|vrb|dbg|inf|wrn|ftl|trc)(?![\w-])(?::[\w.-]{1,60}:)?[\])}:|,;\s-]*"
    r"|[a-z](?:[/:\]|,]|\s)\s*"
    r"|(?:(?:pid|tid|thread|process|proc)[=:# -]{0,2})?(?:0x[0-9a-f]{1,16}|\d{1,7})"
    r"(?:[\])|:,]+\s*|\s+)"
    r"|[a-z][\w.#-]{0,30}[\])]\s*"
    r"|[\w.-]{1,40}\.(?:c|cpp|cs|h) \(\d{1,6}\) : [A-Z_]{3,16}: \d{1,7}: "
    r"|MSI \([a-z]\) \([0-9a-f]{2}[:!][0-9a-f]{2}\) "
    r"|command start time: |action (?:start|ended) "
    r"|[\w.-]{1,60}(?: [\w.-]{1,20})?\s{0,20}\|\s|[\w./-]{1,90}\.log[\w.:-]{0,60}\s"
)
