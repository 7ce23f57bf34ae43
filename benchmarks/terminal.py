"""A program on a pseudo-terminal: what is typed, what shows, and when."""

from __future__ import annotations

import os
import re
import select
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_PATIENCE = 60.0
_SIZE = (40, 100)
_IDLE = 0.03
"""Seconds of processor time within 0.4 s below which a program has nothing to do."""
_BEGUN = 20
"""Letters after which the line is emptied again."""
_CONTROLS = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """Runs a command on a terminal of its own."""

    def __init__(self, command: list[str]) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *_SIZE, 0, 0))
        unwanted = ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")
        environment = {k: v for k, v in os.environ.items() if k not in unwanted}
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**environment, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._master, text.encode())

    def until(self, shown: str) -> None:
        """Read on until `shown` comes."""
        seen, end = b"", time.monotonic() + _PATIENCE
        while shown.encode() not in seen:
            if time.monotonic() > end:
                raise SystemExit(f"“{shown}” never came, but {seen[-2000:]!r}")
            seen = _CONTROLS.sub(b"", seen + self._read(1))

    def quiet(self, seconds: float) -> None:
        """Read on until nothing came for so long."""
        while self._read(seconds):
            pass

    def rest(self) -> None:
        """Read on until the program does hardly anything: what was said has been answered."""
        before = -_IDLE
        while (now := self._processor()) - before >= _IDLE:
            before = now
            self._linger(0.4)

    def _processor(self) -> float:
        """Seconds of processor time so far (Linux; elsewhere 0)."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2]
        except OSError:
            return 0.0
        return sum(map(int, fields.split()[11:13])) / os.sysconf("SC_CLK_TCK")

    def key(self, letter: str) -> float:
        """Press a letter that is nowhere on the screen; the milliseconds until it shows."""
        began = time.perf_counter()
        self.type(letter)
        self.until(letter)
        return (time.perf_counter() - began) * 1000

    def keys(self, count: int) -> list[float]:
        """The milliseconds of so many keys, at the pace of someone who types fast."""
        taken = []
        for number in range(count):
            if number % _BEGUN == 0:
                self.type("\x15")  # empties the line
                self._linger(0.4)
            taken.append(self.key(chr(0x3041 + number % _BEGUN + _BEGUN * (number // _BEGUN % 4))))
            self._linger(0.03 + 0.01 * (number % 5))
        self.type("\x15")
        self._linger(0.1)
        return taken

    def memory(self) -> float:
        """What the program holds now, in MiB (Linux; elsewhere 0)."""
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines()
        except OSError:
            return 0.0
        return next((int(s.split()[1]) / 1024 for s in lines if s.startswith("VmRSS:")), 0.0)

    def _linger(self, seconds: float) -> None:
        """Read whatever comes for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def _read(self, patience: float) -> bytes:
        if not select.select([self._master], [], [], patience)[0]:
            return b""
        try:
            return os.read(self._master, 65536)
        except OSError:  # the program has ended
            return b""
