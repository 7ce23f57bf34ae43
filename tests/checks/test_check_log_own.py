"""Lines with a time of their own behind a name, and orders and clocks that only the file tells."""

from __future__ import annotations

from assistant.checks.log_times import dated
from assistant.checks.zones import Zone
from tests.checks.test_check_log_heads import NOW, moment_of, shown
from tests.each import each

LOGS = (
    # What stands before a stamp
    """\
    2027-05-09 09:00:00 [a] begins                       = 09 09:00:00
    ABC-07: 2027-05-09 10:00:00 [a] another host         = 09 10:00:00
    its next line                                        = 09 10:00:00
    desk: 2027-05-09 11:00:00 [a] a third one            = 09 11:00:00
    desk: 2027-05-09 12:00:00 [a] goes on                = 09 12:00:00
    Part|2027-05-09 12:30:00|a cell                      = 09 12:30:00
    2027-05-09 13:00:00 [a] ends                         = 09 13:00:00
    """,
    """\
    View.cpp (81) : MESSAGE: Sat May  8 09:00:00 begins  = 08 09:00:00
        a body of 01/02/2019 10:00:00                    = 08 09:00:00
    base.c (7) : CHECKPOINT: 12: Sat May  8 09:10:00 bad = 08 09:10:00
    View.cpp (81) : MESSAGE: Sun May  9 10:00:00 begins  = 09 10:00:00
    """,
    """\
    DESK\tSat May  8 09:00:00 2027                        = 08 09:00:00
    \tsweeps                                             = 08 09:00:00
    DESK (Server)\tSun May  9 09:00:00 2027               = 09 09:00:00
    \tends                                               = 09 09:00:00
    DESK\tSun May  9 10:00:00 2027                        = 09 10:00:00
    DESK\tSun May  9 11:00:00 2027                        = 09 11:00:00
    """,
    """\
    - 1809680400 a                                       = 07 09:00:00
    APPREAD 1809853200 2027.05.09 failed                 = 09 09:00:00
    - 1809856800 b                                       = 09 10:00:00
    """,
    # A later date in a line below a stamp leaves open when it was written, an earlier one does not
    """\
    2027-05-08 09:00:00 fails                            = 08 09:00:00
    Tried again at 2027-05-09 12:00:00, failed           = ?
    2027-05-09 13:00:00 fails                            = 09 13:00:00
    As of 2027-05-08 09:00:00                            = 09 13:00:00
    Next time: 2027-06-01 09:00:00                       = 09 13:00:00
    """,
    # Years of two digits, the day right behind the year, and two programs in one file
    """\
    08.05.27 17:02 a                                     = 08 17:02:00
    31.02.27 17:02 no day at all                         = ?
    09.05.27 13:02 b                                     = 09 13:02:00
    """,
    """\
    2027.07.05 08:00:00;1                                = 07 08:00:00
    2027.08.05 08:00:00;1                                = 08 08:00:00
    2027.09.05 08:00:00;1                                = 09 08:00:00
    2027.13.04 08:00:00;1                                = ?
    """,
    """\
    SRV 04/30/2027 09:00:00 a                            = 30
    UI  30/04/2027 9.00.15 b                             = 30
    SRV 05/07/2027 08:00:00 a                            = 07 08:00:00
    UI  07/05/2027 8.00.15 b                             = 07 08:00:15
    SRV 05/08/2027 09:00:00 c                            = 08 09:00:00
    UI  08/05/2027 9.00.15 d                             = 08 09:00:15
    """,
    "Sun 05/02/2027 08:00:00 a = 02 08:00:00\nMon 05/03/2027 08:00:00 b = 03 08:00:00",
    "dim. 02/05/2027 8:00:00 a = 02 08:00:00\nlun. 03/05/2027 8:00:00 b = 03 08:00:00",
    "Fr 07.05. 08:00 a = 07 08:00:00\nSa 08.05. 08:00 b = 08 08:00:00",
    # Times of day, and what stands deeper than all others
    """\
    === Session of 2027-05-09 ===                        = ?
    10:00:00 a                                           = 09 10:00:00
    elsewhere: 12:00:00 b                                = ?
    13:00:00 c                                           = 09 13:00:00
    """,
    """\
    the end of a line that is cut off                    = ?
    \tMay  1 2027 11:02:34 built                         = ?
    2027-05-09 10:00:00 a                                = 09 10:00:00
    \tMay  1 2027 11:02:34 built                         = 09 10:00:00
    """,
    # Clocks that nobody has set, and what counts from the start
    """\
    *Mar  1 00:00:12.345: %SYS-5-RESTART: starts         = ?
    000014: May  8 23:59:30.000 UTC: %NTP-5: synced      = 08 23:59:30
    1w2d: %SYS-5-CONFIG_I: configured                    = ?
    000015: .May  9 07:18:00.000 EST: %PM-4: disabled    = 09 12:18:00
    """,
    """\
    2015-01-01 00:00:12 boots                            = ?
    2027-05-09 09:00:00 time is set                      = 09 09:00:00
    [    3.141592] usb 1-1: connected                    = ?
    2027-05-09 10:00:00 runs                             = 09 10:00:00
    """,
    # Below the time of an export, and only where that is what it is
    """\
    # may/09/2027 15:30:00 by RouterOS 6.48.6            = 09 15:30:00
    may/07/2027 23:10:11 system,error login failure      = 07 23:10:11
    jan/02/1970 01:00:12 system,info rebooted            = ?
    may/09/2027 06:00:40 system,info time jan/02/1970 01:00:58 => may/09/2027 06:00:40 = 09 06:00:40
    """,
    """\
    # 2027-05-09 15:30:00 opened                         = 09 15:30:00
    2027-05-09 10:30:00 of another zone                  = ?
    2027-05-09 10:30:01 of another zone                  = ?
    """,
    """\
    # 2027-05-09 12:00:00 opened                         = 09 12:00:00
    2027-05-07 12:10:00 of a clock that was wrong        = ?
    2027-05-08 12:20:00 of a clock that was wrong        = ?
    """,
    # The newest line first; the first line cut off
    """\
    09.05.27 15:29:20 d                                  = 09 15:29:20
    09.05.27 10:00:00 c                                  = 09 10:00:00
    08.05.27 10:00:00 b                                  = 08 10:00:00
    07.05.27 10:00:00 a                                  = 07 10:00:00
    01.01.70 01:00:32 restarted                          = ?
    """,
    """\
    7.05.2027 10:00:00 may be of the 17th or 27th        = ?
    08.05.2027 10:00:00 a                                = 08 10:00:00
    """,
    # Shapes
    "may/08 10:00:00 a = 08 10:00:00\nmay/08 23:50:44 b = 08 23:50:44\n07:02:11 c = 09 07:02:11",
    "08-May 10:00 host job: a = 08 10:00:00\n09-May 01:47 host job: b = 09 01:47:00",
    "=INFO REPORT==== 8-May-2027::10:00:00 === = 08 10:00:00\nbody = 08 10:00:00",
    "2027-05-09-10.00.00.004512+060 I1187 = 09 09:00:00",
    "2027-05-09-07.30.00.500000-300 I2446 = 09 12:30:00",
    "@400000006bdea82a0b2c3d04 new msg = 08 05:29:04",
    "27128 10:00:00.12 JOB1 a = 08 10:00:00\n27129 10:00:00.12 JOB1 b = 09 10:00:00",
    "20270509100000.0+0100 a = 09 09:00:00",
    "2027-05-09 (Sun) 10:00:00 a = 09 10:00:00",
    "1809680400.100 a = 07 09:00:00\n4294967295.000 b = ?",
    '<event time="2027-05-09T10:00:00Z" due="2027-06-01T00:00:00Z">a</event> = 09 10:00:00',
    """\
    <![LOG[Evaluating:                                   = 08 09:15:40
       Deadline 12/04/2027 18:00:00]LOG]!><time="09:15:40.001+0" date="05-08-2027"> = 08 09:15:40
    """,
    """\
    IDENTIFIER TIMESTAMP  T C RESOURCE_NAME  DESCRIPTION = ?
    DE3B8540   0509130027 P H hdisk4         failed      = 09 13:00:00
    A6DF45AA   0508000127 I O daemon         starts      = 08 00:01:00
    """,
)
"""Logs as in `test_check_log_heads`; ``30`` is a day of April of which only the day is compared."""


@each("log", LOGS)
def test_a_line_has_its_own_time_and_no_invented_one(log: str) -> None:
    rows = [row.removeprefix("    ").rsplit(" = ", 1) for row in log.splitlines() if row.strip()]
    times = [moment_of(when) for _, when in rows if ":" in when]
    found = dated(
        [line.rstrip() for line, _ in rows],
        zone=Zone(),
        now=NOW,
        modified=max([NOW - 30 * 60, *times]),
    )
    told = [
        event.moment if number == event.first else event.rest
        for event in found.events
        for number in range(event.first, event.end)
    ]
    assert [shown(m.known)[: len(when)] for m, (_, when) in zip(told, rows, strict=True)] == [
        when for _, when in rows
    ]


def test_a_later_date_of_a_line_is_among_the_moments_it_may_be_of() -> None:
    lines = ["2027-05-01 09:00:00 begins", "Failed at 2027-05-09 12:00:00", "x"]
    found = dated(lines, zone=Zone(), now=NOW, modified=NOW)
    assert found.events[-1].first == 1
    assert found.events[-1].moment.latest >= moment_of("09 12:00:00")
