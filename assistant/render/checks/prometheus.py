"""Metrics in the Prometheus text format, for the textfile collector of the node exporter."""

from __future__ import annotations

from collections.abc import Iterator

from ...checks.summary import STATES
from ...model import CheckResult
from .report import RunReport

_PREFIX = "troubleshooting_assistant"


def lines(report: RunReport) -> Iterator[str]:
    """A gauge for each check and state (0 or 1), durations, and the verdict as an exit status."""
    yield f"# HELP {_PREFIX}_check_state 1 for the state that the check is in, 0 for the others."
    yield f"# TYPE {_PREFIX}_check_state gauge"
    for result in report.results:
        labels = _of(result, report.source)
        for state in STATES:
            value = int(state == result.state)
            yield f'{_PREFIX}_check_state{{{labels},state="{state}"}} {value}'
    yield f"# HELP {_PREFIX}_check_duration_seconds How long the check took."
    yield f"# TYPE {_PREFIX}_check_duration_seconds gauge"
    for result in report.results:
        labels = _of(result, report.source)
        yield f"{_PREFIX}_check_duration_seconds{{{labels}}} {result.duration_ms / 1000:.4f}"
    yield f"# HELP {_PREFIX}_status Verdict: 0 pass, 1 warn, 2 fail, 3 unknown."
    yield f"# TYPE {_PREFIX}_status gauge"
    machine = _labels(machine=report.source)
    yield f"{_PREFIX}_status{{{machine}}} {int(report.summary.exit_code)}"


def _of(result: CheckResult, machine: str) -> str:
    return _labels(
        check=result.id, article=result.kb_ref.article, kind=result.kind, machine=machine
    )


def _labels(**values: str) -> str:
    return ",".join(f'{name}="{_escaped(value)}"' for name, value in values.items())


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
