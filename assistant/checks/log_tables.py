"""Logs that are tables: a header names the column that holds the time.

Two kinds: W3C extended logs (IIS, HTTP.sys, Windows Firewall: ``#Fields: date time ...``), whose
times are UTC unless ``#Time Format: Local`` says otherwise
(https://www.w3.org/TR/WD-logfile, https://learn.microsoft.com/windows/win32/http/w3c-logging), and
exports with a row of names first, as Event Viewer and ``schtasks /query /fo csv /v`` write them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from ..record import Record
from .log_heads import read_head
from .stamps import Stamp, StampReader, date_in

_DATES = ("date", "datum", "fecha")
_CLOCKS = ("time", "zeit", "uhrzeit", "heure", "hora", "ora", "tijd")
_TIMES = frozenset((
    *_DATES, *_CLOCKS,
    "date and time", "datum und uhrzeit", "date et heure", "fecha y hora", "data e ora",
    "data e hora", "datum en tijd", "date time", "datetime", "date/time", "datum/zeit",
    "datum/uhrzeit", "date/heure", "fecha/hora", "data/ora", "data/hora", "datum/tijd",
    "last run time", "letzte laufzeit", "timestamp", "time stamp", "zeitstempel", "horodatage",
    "time created", "timecreated", "timegenerated", "time generated", "event time", "log time",
    "time logged", "logged at", "logged", "zeitpunkt", "start time", "startzeit",
))  # fmt: skip
"""Names of the column that tells when, in lower case; the first column with one counts. Columns of
what is yet to come (“Next Run Time”) are not among them."""
_IN_UTC = re.compile(r"\s?[\[(](utc|gmt|z)[\])]$|\sutc$")
_ERRPT = re.compile(r"IDENTIFIER +TIMESTAMP +T +C +RESOURCE")
_MMDDHHMIYY = re.compile(r"(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
"""The header of AIX's error report, and its stamps: month, day, hour, minute, year."""
_SEPARATORS = ",;\t"
_FEWEST = 3
"""Columns of a table; two words with a comma are a sentence."""
_FIELDS = re.compile(r"(?i)#Fields:\s")
_W3C = re.compile(r"#(Fields|Date|Time Format|Software|Version|Remark):\s?(.*)", re.IGNORECASE)


class Table(Record):
    """How the rows below a header are read."""

    separator: str
    """Of columns; empty for blanks."""
    columns: tuple[int, ...]
    """Where the time stands: one column, or one of the date and one of the time."""
    utc: bool = False
    errpt: bool = False
    day: str = ""
    """The date that stands above rows with a time alone."""

    def stamp(self, line: str, reader: StampReader) -> Stamp | None:
        """The time of a row; None for a line that is none."""
        cells = _cells(line, self.separator)
        if not self.columns or len(cells) <= max(self.columns):
            return None
        text = " ".join(cells[column] for column in self.columns)
        if self.errpt:
            text = _MMDDHHMIYY.sub(r"20\5-\1-\2 \3:\4", text)
        stamp = reader.read(text)
        if stamp and not stamp.dated and self.day:
            stamp = reader.read(f"{self.day} {text}")
        if stamp is None or not self.utc or stamp.zone is not None:
            return stamp
        return stamp._replace(zone=0.0)

    def written(self, line: str, reader: StampReader) -> Stamp | None:
        """The time at which the lines of a header were written, where this one tells it."""
        stamp = read_head(line, reader) if line.startswith("#") else None
        local = stamp is not None and stamp.zone is None and self.utc
        return stamp._replace(zone=0.0, role="") if stamp and local else stamp


def is_extended(lines: Sequence[str]) -> bool:
    """Whether a log is a W3C extended one."""
    return any(_FIELDS.match(line) for line in lines)


def table_at(line: str, table: Table | None, *, first: bool, extended: bool) -> Table | None:
    """The table whose header this line is, if it is one.

    Args:
        line: of the log.
        table: the one so far, whose header may have several lines.
        first: no event stood above; names without a mark head a table only there.
        extended: the log is a W3C extended one.
    """
    if extended and line.startswith("#"):
        return _w3c(line, table)
    if table or not first:
        return None
    if _ERRPT.match(line):
        return Table("", (1,), errpt=True)
    for separator in _SEPARATORS:
        if line.count(separator) >= _FEWEST - 1 and (found := _named(line, separator)):
            return found
    return None


def _w3c(line: str, table: Table | None) -> Table | None:
    directive = _W3C.match(line)
    if directive is None:
        return None
    found = table or Table("", (), utc=True)
    name, value = directive[1].casefold(), directive[2].strip()
    if name == "time format":
        return found._replace(utc="local" not in value.casefold())
    if name == "date":
        day = date_in(value)
        return found._replace(day=day.text if day else "")
    if name == "fields":
        separator = "," if "," in value else ""
        fields = _cells(value.casefold(), separator)
        columns = tuple(fields.index(f) for f in ("date", "time") if f in fields)
        if "date-time" in fields:
            columns = (fields.index("date-time"),)
        above = found.day if "time" in fields and "date" not in fields else ""
        return found._replace(separator=separator, columns=columns, day=above)
    return found


def _named(line: str, separator: str) -> Table | None:
    """A row of names: no digit in it, and one of them tells when."""
    names = [_name(cell) for cell in _cells(line, separator)]
    if any(re.search(r"\d", name) for name in names) or not all(len(n) < 60 for n in names):
        return None
    plain = [_IN_UTC.sub("", name) for name in names]
    columns = [at for at, name in enumerate(plain) if name in _TIMES]
    if not columns:
        return None
    dates = [at for at in columns if plain[at] in _DATES]
    clocks = [at for at in columns if plain[at] in _CLOCKS]
    both = bool(dates and clocks) and columns[0] in (dates[0], clocks[0])
    told = (dates[0], clocks[0]) if both else (columns[0],)
    return Table(separator, told, utc=any(plain[at] != names[at] for at in told))


def _name(cell: str) -> str:
    return cell.strip(" \t\ufeff#\"'").casefold().replace("_", " ").replace("-", " ")


def _cells(line: str, separator: str) -> list[str]:
    if not separator:
        return line.split()
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # a field beyond the limit: the row is long, not a table's
        return []
