"""Results as plain data, and the envelope around every JSON output."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .. import __version__
from ..engine.why import confidence_word, why
from ..errors import AssistantError
from ..model import ActionResult, Answer, CheckResult, Match
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from ..actions.plan import Plan
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


def plan_data(plan: Plan) -> dict[str, Any]:
    """A fix's plan as scripts get it."""
    return {
        "action": plan.action,
        "title": plan.title,
        "article": plan.article,
        "source": plan.source,
        "user": plan.user,
        "hash": plan.hash,
        "risk": plan.risk,
        "elevated": plan.elevated,
        "verify": list(plan.verify),
        "wait_seconds": plan.wait,
        "steps": [
            {
                "kind": s.kind,
                "verb": s.verb,
                "text": s.text,
                "call": s.call,
                "changes": s.changes,
                "undo": s.undo,
                "elevated": s.elevated,
                "by_person": s.by_person,
            }
            for s in plan.steps
        ],
    }


def action_data(result: ActionResult) -> dict[str, Any]:
    """A fix's result as scripts get it."""
    return {
        **result._asdict(),
        "steps": [s._asdict() for s in result.steps],
        "checks": [check_data(c) for c in result.checks],
        "undo": list(result.undo),
        "kb_ref": result.kb_ref._asdict(),
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
        "behind": match.behind,
    }
