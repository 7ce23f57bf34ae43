"""Results as plain data, and the envelope around every JSON output."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .. import __version__
from ..errors import AssistantError
from ..model import Answer, CheckResult, Match
from ..record import TYPE_CHECKING
from .why import confidence_word, why

if TYPE_CHECKING:
    from typing import Any

    from ..checks.summary import Summary

SCHEMA_VERSION = "1.0"


def dumps(data: Any) -> str:
    """One line of JSON in plain ASCII: no terminal and no code page can spoil it."""
    return json.dumps(data, separators=(",", ":"))


def envelope(
    command: str,
    data: Any,
    exit_code: int,
    *,
    kb: dict[str, Any] | None = None,
    errors: Sequence[AssistantError] = (),
    warnings: Sequence[str] = (),
) -> dict[str, Any]:
    """The object that `--json` prints, also on failure."""
    return {
        "schema": f"assistant/{command.replace(' ', '-')}",
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "assistant", "version": __version__},
        "kb": kb and {"id": kb["id"], "version": kb["version"]},
        "command": command,
        "exit_code": int(exit_code),
        "data": data,
        "errors": [error.as_dict() for error in errors],
        "warnings": list(warnings),
    }


def answer_data(answer: Answer) -> dict[str, Any]:
    """An answer as scripts get it."""
    question = answer.question
    return {
        "query": answer.query,
        "decision": answer.decision,
        "answers": [match_data(m) for m in answer.answers],
        "nearest": [match_data(m) for m in answer.nearest],
        "question": question
        and {
            "text": question.text,
            "choices": [{"article": m.article, "text": m.symptom} for m in question.choices],
        },
        "repairs": [r._asdict() for r in answer.repairs],
    }


def check_data(result: CheckResult) -> dict[str, Any]:
    """A check's result as scripts get it."""
    return {
        **result._asdict(),
        "evidence": [e._asdict() for e in result.evidence],
        "kb_ref": result.kb_ref._asdict(),
        "supports": list(result.supports),
        "rules_out": list(result.rules_out),
    }


def summary_data(summary: Summary) -> dict[str, Any]:
    """A run's verdict and how many results have each state."""
    return {"verdict": summary.verdict, "total": summary.total, **summary.counts}


def match_data(match: Match) -> dict[str, Any]:
    """An article that may answer."""
    return {
        "article": match.article,
        "title": match.title,
        "confidence": match.confidence,
        "likelihood": confidence_word(match.confidence),
        "why": why(match),
        "words": list(match.words),
        "repairs": [r._asdict() for r in match.repairs],
        "kb": match.kb,
    }
