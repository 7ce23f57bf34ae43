"""Live checks: how much a run takes beyond its slowest check, and the end of a huge log.

Run it with ``python -m benchmarks.checks``.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time

from assistant.checks.read import read_check
from assistant.checks.run import Run, Settings
from assistant.checks.spec import CheckSpec
from assistant.host.open import open_host
from assistant.kb.bounds import Bounds
from assistant.model import Block, CheckResult

LOG_BYTES = 2 * 1024**3
SIGNATURE = "{id: denied, means: access denied, code: '0x8004041D'}"


def _spec(name: str, body: str) -> CheckSpec:
    outcomes = "outcomes: [{when: %s, state: pass, message: ok}, {state: fail, message: no}]\n"
    when = "matched" if "log_match" in body else "status = 0"
    block = Block("check", 1, body + outcomes % when, name)
    return read_check(block, "benchmark", "benchmark.md", {}, print)


def _run(specs: list[CheckSpec]) -> tuple[float, list[CheckResult]]:
    bounds = Bounds((os.path.realpath(tempfile.gettempdir()),))
    began = time.perf_counter()
    results = list(Run(specs, open_host(), {}, Settings(trusted=True), bounds).stream())
    return time.perf_counter() - began, results


def side_by_side() -> None:
    """Eight programs that take half a second each, and one that takes a second."""
    waits = ["1"] + ["0.5"] * 8
    specs = [
        _spec(f"c{i}", f"title: t\ncommand: [sleep, '{seconds}']\n")
        for i, seconds in enumerate(waits)
    ]
    spent, results = _run(specs)
    slowest = max(r.duration_ms for r in results) / 1000
    ratio = f"{spent / slowest:.2f}x"
    print(f"{len(specs)} checks: {spent:.3f} s, the slowest {slowest:.3f} s: {ratio}")


def huge_log() -> None:
    """The newest message in the last lines of a log of 2 GiB (sparse but for its end)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "connector.log")
        line = b"2026-11-22 08:00:00 I Component nothing to see here, moving on\n"
        with open(path, "wb") as file:
            file.truncate(LOG_BYTES)
            file.seek(0, os.SEEK_END)
            file.write(line * 20_000 + b"2026-11-22 08:00:01 E error 0x8004041D\n" + line * 50)
        body = f"title: t\nlog_match: {{path: '{path}', signatures: [{SIGNATURE}]}}\n"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        spent, (result,) = _run([_spec("log", body)])
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"log of 2 GiB: {result.state} in {spent * 1000:.0f} ms, {grown / 1024:.1f} MiB more")


if __name__ == "__main__":
    side_by_side()
    huge_log()
