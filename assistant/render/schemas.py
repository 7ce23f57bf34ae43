"""The JSON Schemas (draft 2020-12) of every JSON output, each from the classes that are printed."""

from __future__ import annotations

from typing import Any

from ..bundle.difference import Difference
from ..codec import enveloped, schema, titled
from ..engine.why import AnswerData
from ..model import CheckResult
from ..session.exported import ExportData, SessionHits, SessionList, SessionShown
from . import bundles, kinds, outputs, stats
from .chat_schemas import chat_events_schema
from .imports import ImportData, ImportDone, ImportStatus

Named = tuple[str, dict[str, Any]]


def _output(name: str, *classes: Any) -> Named:
    """What a verb prints with ``--json``: ``data`` has the fields of all these classes."""
    return name, enveloped(name, schema(*classes))


def _line(name: str, flag: str, *more: Any) -> Named:
    """A line of ``ask --batch`` or ``--dialogue``."""
    answer, error = (
        schema(outputs.LineId, AnswerData, *more),
        schema(outputs.LineId, outputs.BadLine),
    )
    return name, titled(f"a line of assistant ask --{flag}", {"anyOf": [answer, error]})


SCHEMAS: dict[str, dict[str, Any]] = dict(
    (
        _output("ask", AnswerData, outputs.WholeArticle, outputs.Looked),
        _line("batch", "batch"),
        _line("dialogue", "dialogue", outputs.Turns),
        _output("check", outputs.ChecksData),
        ("check-line", titled("a line of assistant check --format jsonl", schema(CheckResult))),
        _output("fix", outputs.FixData),
        _output("fix-history", outputs.PastFixes),
        _output("config", outputs.ConfigData),
        ("chat-events", chat_events_schema()),
        _output("collect", bundles.BundleData, bundles.CollectedData),
        _output("bundle-show", bundles.BundleData, bundles.BundleSide),
        _output("bundle-diff", bundles.BundlePair, Difference),
        _output("sessions-list", SessionList),
        _output("sessions-show", SessionShown),
        _output("sessions-export", ExportData),
        _output("sessions-search", SessionHits),
        _output("sessions-steps", outputs.StepsText),
        _output("sessions-note", outputs.SessionName),
        _output("sessions-tag", outputs.SessionTags),
        _output("sessions-delete", outputs.SessionName),
        _output("sessions-stats", stats.StatsData),
        ("error", enveloped("error", {"type": "null"})),
        _output("machine-list", outputs.MachineList),
        _output("kb-compile", outputs.CompiledData),
        _output("kb-import", ImportData, ImportDone),
        _output("kb-status", ImportData, ImportStatus),
        _output("kb-kinds", kinds.KindsData),
        _output("kb-new", outputs.NewBaseData),
        _output("kb-try", outputs.TriedCheck),
        _output("kb-lint", outputs.LintData),
        _output("kb-list", outputs.ArticleList),
        _output("kb-show", outputs.ShownArticle),
        _output("kb-test", outputs.TestData, outputs.TestReport),
    )
)
"""Name -> schema; ``assistant schema NAME`` prints it."""
