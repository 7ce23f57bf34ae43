"""Stamps that stand elsewhere than at the beginning of each line, and what belongs to them."""

from __future__ import annotations

import calendar
import datetime as dt

from assistant.checks.log_times import dated
from assistant.checks.zones import Zone
from tests.each import each

NOW = float(calendar.timegm((2027, 5, 9, 16, 0, 0)))
LOGS = (
    # Heads of sections, their titles and ends
    """\
    >>>  [Install of a printer]                          = 08 10:00:00
    >>>  Section start 2027/05/08 10:00:00.337           = 08 10:00:00
         inf: Driver date: 06/21/2019                    = ?
         dvi: installed 10:12:00.118                     = 08 10:12:00
    <<<  Section end 2027/05/08 10:12:01.440             = 08 10:12:01
    <<<  [Exit status: SUCCESS]                          = 08 10:12:01
    >>>  [Install of a scanner]                          = 09 15:30:00
    >>>  Section start 2027/05/09 15:30:00.000           = 09 15:30:00
    """,
    """\
    "Copy.job" (copy.exe)                                = 08 02:00:00
    \tStarted 5/8/2027 2:00:00 AM                        = 08 02:00:00
    "Copy.job" (copy.exe)                                = 09 14:04:00
    \tFinished 5/9/2027 2:04:00 PM                       = 09 14:04:00
    \tResult: exit code (1), due 1/2/2026 10:00:00 AM    = 09 14:04:00
    """,
    """\
      Gestartet: Samstag, 8. Mai 2027 23:57:10           = 08 23:57:10
        Neue Datei 81920 2026/03/14 10:11:12 a.xls       = ?
    2027/05/08 23:59:41 FEHLER 32                        = 08 23:59:41
      Beendet: Sonntag, 9. Mai 2027 00:03:22             = 09 00:03:22
    """,
    """\
    Started GET "/orders" for 10.0.0.4 at 2027-05-09 12:00:00 +0000 = 09 12:00:00
    Completed 500                                        = ?
    """,
    # Times of day between the heads of sessions, and below those of days
    """\
    ==== Log opened on Friday, 7 May 2027 at 21:58:00 ==== = 07 21:58:00
    21:58:00.412 [main] hello                            = 07 21:58:00
    00:00:15.550 [main] mail dated 11/12/2026            = 08 00:00:15
    05:20:00.000 [main] lost                             = 08 05:20:00
    ==== Log opened on Sunday, 9 May 2027 at 12:00:00 ==== = 09 12:00:00
    12:00:10.730 [main] hello                            = 09 12:00:10
    """,
    """\
    --- Log opened Sat May  8 08:00:00 2027              = 08 08:00:00
    [08:00] a                                            = 08 08:00:00
    [09:10] b                                            = 08 09:10:00
    --- Log closed Sat May  8 09:30:00 2027              = 08 09:30:00
    """,
    """\
    ===== 2027-05-07 =====                               = ?
    22:00:01 a                                           = 07 22:00:01
    ===== 2027-05-09 =====                               = ?
    12:00:01 b                                           = 09 12:00:01
    """,
    """\
    Log opened 2027-05-01 08:00:00                       = 01 08:00:00
    08:00:02 daily                                       = ?
    08:00:01 daily                                       = ?
    Log opened 2027-05-09 12:00:00                       = 09 12:00:00
    """,
    # Entries with a field on each line
    """\
    __CURSOR=s=1;i=1                                     = 09 14:30:00
    __REALTIME_TIMESTAMP=1809873000120034                = 09 14:30:00
    MESSAGE=valid until 2027-12-28 12:00:00              = 09 14:30:00
    __CURSOR=s=1;i=2                                     = 09 15:30:00
    __REALTIME_TIMESTAMP=1809876600120034                = 09 15:30:00
    """,
    """\
    Event[0]:                                            = 09 15:30:00
      Source: Kasse                                      = 09 15:30:00
      Date: 2027-05-09T15:30:00.123                      = 09 15:30:00
    It failed                                            = 09 15:30:00
    Event[1]:                                            = 08 10:00:00
      Source: Kasse                                      = 08 10:00:00
      Date: 2027-05-08T10:00:00.123                      = 08 10:00:00
    """,
    """\
    Datum: 08.05.2027                                    = 08 08:10:05
    Uhrzeit: 08:10:05                                    = 08 08:10:05
    Meldung: Papierstau                                  = 08 08:10:05
    """,
    # Columns that a header names, or that most lines have
    """\
    #Date: 2027-05-08T20:00:00.000Z                      = 08 20:00:00
    #Fields: date-time,client-ip,subject                 = 08 20:00:00
    2027-05-08T20:00:01.000Z,10.2.0.9,"of 1/2/2026"      = 08 20:00:01
    2027-05-08T19:00:01.000Z,10.2.0.9,"late"             = 08 19:00:01
    """,
    """\
    Job;Start Time;End Time                              = ?
    Copy;08.05.2027 22:00:00;08.05.2027 23:10:00         = 08 22:00:00
    """,
    """\
    srv1 2027-05-08 10:00:00 begins                      = 08 10:00:00
    srv2 2027-05-08 11:00:00 runs, due 2027-06-01        = 08 11:00:00
    srv1 2027-05-09 12:00:00 ends                        = 09 12:00:00
    """,
    """\
    21:15:07 07.05.2027 begins                           = 07 21:15:07
    22:15:07 08.05.2027 runs                             = 08 22:15:07
    09:15:07 09.05.2027 ends                             = 09 09:15:07
    """,
    """\
    INFO  Bridge.Service - Starting [08:15:22 07/05/2027] = 07 08:15:22
    WARN  Bridge.Ros - Valid until 05/02/2028 [12:00:00 08/05/2027] = 08 12:00:00
    INFO  Bridge.Service - Idle [09:15:07 09/05/2027]    = 09 09:15:07
    """,
    """\
    1  Warning  40.10.00  118220  05/07/2027 07:58:12 AM = 07 07:58:12
    2  Info     33.05.21  118224  05/08/2027 12:15:00 PM = 08 12:15:00
       Cartridge installed, warranty until 12/11/2028    = 08 12:15:00
    3  Error    49.38.07  118420  05/09/2027 09:00:00 AM = 09 09:00:00
    """,
    """\
    2027-05-09                                           = ?
    Invoice 1 failed, due 05/05/2027 10:00:00            = ?
    Invoice 2 failed, due 05/06/2027 10:00:00            = ?
    Invoice 3 failed, due 05/07/2027 10:00:00            = ?
    """,
    # Messages that come late, and what only looks so
    """\
    2027-05-08 10:00:00 [a] begins                       = 08 10:00:00
    2027-05-09 10:00:00 [a] runs                         = 09 10:00:00
    2027-05-08 23:00:00 [b] late                         = 08 23:00:00
    sync failed                                          = ?
    2027-05-09 11:00:00 [a] runs                         = 09 11:00:00
    2026-05-08 23:00:00 [a] the clock was wrong          = ?
    2027-05-09 12:00:00 [a] runs                         = 09 12:00:00
    """,
    """\
    2027-05-09 13:00:00,123 ERROR two rows:              = 09 13:00:00
    2027-05-08 10:00:00 row                              = ?
    Started at 2027-05-09 12:30:00                       = ?
    2027-05-09 13:10:00,123 INFO ends                    = 09 13:10:00
    """,
    # Years of two digits
    "27/05/08 10:00:00 a = 08 10:00:00\n27/05/09 10:00:00 b = 09 10:00:00",
    "8/5/27 10:00 a = 08 10:00:00\n9/5/27 10:00 b = 09 10:00:00",
    "080527 10:00:00 a = 08 10:00:00\n090527 10:00:00 b = 09 10:00:00",
    "102912 10:00:00 a number = ?",
)
"""Logs with the day of May 2027 and the time of each line, or ``?`` where none may be told."""


@each("log", LOGS)
def test_each_line_has_the_time_that_a_person_would_tell(log: str) -> None:
    rows = [row.removeprefix("    ").rsplit(" = ", 1) for row in log.splitlines() if row.strip()]
    times = [None if when == "?" else moment_of(when) for _, when in rows]
    modified = max([NOW - 30 * 60, *(time for time in times if time is not None)])
    found = dated([line.rstrip() for line, _ in rows], zone=Zone(), now=NOW, modified=modified)
    told = [
        event.moment if number == event.first else event.rest
        for event in found.events
        for number in range(event.first, event.end)
    ]
    assert [shown(moment.known) for moment in told] == [when for _, when in rows]


def moment_of(when: str) -> float:
    return dt.datetime.strptime(f"2027 05 {when} +0000", "%Y %m %d %H:%M:%S %z").timestamp()


def shown(moment: float | None) -> str:
    """A moment as `LOGS` has it; the parts of a second are left out."""
    if moment is None:
        return "?"
    return dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%d %H:%M:%S")
