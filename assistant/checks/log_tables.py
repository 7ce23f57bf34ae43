"""Logs that are tables: a header names the column that holds the time.

Two kinds: W3C extended logs (IIS, HTTP.sys, Windows Firewall: ``#Fields: date time ...``), whose
times are UTC unless ``#Time Format: Local`` says otherwise
(https://www.w3.org/TR/WD-logfile, https://learn.microsoft.com/windows/win32/http/w3c-logging), and
exports with a row of names first, as Event Viewer and ``schtasks /query /fo csv /v`` write them.
"""

from __future__ import annotations

import csv
import re

from ..record import Record
from .stamps import Stamp, StampReader, date_in

_TIMES = (
    "date and time", "datum und uhrzeit", "date et heure", "fecha y hora", "last run time",
    "letzte laufzeit", "timestamp", "time created", "timecreated", "timegenerated", "datetime",
    "date/time", "zeitstempel", "date", "datum", "time", "zeit",
)  # fmt: skip
"""Names of the column that tells when, in lower case; the first that a header has wins. Columns of
what is yet to come (“Next Run Time”) are not among them."""
_SEPARATORS = ",;\t"
_FEWEST = 3
"""Columns of a table; two words with a comma are a sentence."""
_W3C = re.compile(r"#(Fields|Date|Time Format|Software|Version|Remark):\s?(.*)", re.IGNORECASE)


class Table(Record):
    """How the rows below a header are read."""

    separator: str
    """Of columns; empty for blanks."""
    columns: tuple[int, ...]
    """Where the time stands: one column, or one of the date and one of the time."""
    utc: bool = False
    day: str = ""
    """The date that stands above rows with a time alone."""

    def stamp(self, line: str, reader: StampReader) -> Stamp | None:
        """The time of a row; None for a line that is none."""
        cells = _cells(line, self.separator)
        if not self.columns or len(cells) <= max(self.columns):
            return None
        text = " ".join(cells[column] for column in self.columns)
        if self.day:
            text = f"{self.day} {text}"
        stamp = reader.read(text)
        if stamp is None or not self.utc or stamp.zone is not None:
            return stamp
        return stamp._replace(zone=0.0)


def table_at(line: str, table: Table | None, *, first: bool) -> Table | None:
    """The table whose header this line is, if it is one.

    Args:
        line: of the log.
        table: the one so far, whose header may have several lines.
        first: no event stood above; names without a mark head a table only there.
    """
    if line.startswith("#"):
        return _w3c(line, table)
    if table or not first:
        return None
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
        return found._replace(day=day.text if day and not _has_date(found) else "")
    if name == "fields":
        fields = value.casefold().split()
        columns = tuple(fields.index(f) for f in ("date", "time") if f in fields)
        return found._replace(columns=columns, day="" if "date" in fields else found.day)
    return found


def _has_date(table: Table) -> bool:
    return len(table.columns) > 1


def _named(line: str, separator: str) -> Table | None:
    """A row of names: no digit in it, and one of them tells when."""
    names = [cell.strip().casefold() for cell in _cells(line, separator)]
    if any(re.search(r"\d", name) for name in names) or not all(len(n) < 60 for n in names):
        return None
    for wanted in _TIMES:
        if wanted in names:
            column = names.index(wanted)
            both = wanted in ("date", "datum") and {"time", "zeit", "uhrzeit"} & set(names)
            other = (names.index(both.pop()),) if both else ()
            return Table(separator, (column, *other))
    return None


def _cells(line: str, separator: str) -> list[str]:
    if not separator:
        return line.split()
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # a field beyond the limit: the row is long, not a table's
        return []
