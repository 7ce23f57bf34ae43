"""Statistics: what was asked, answered and solved, and what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.model import Answer, CheckResult, KbRef, Match, State
from assistant.session.sqlite import SqliteStore
from assistant.session.stats import make_stats
from assistant.session.values import Answered, Checked, Decided, Outcome, QuestionAsked
from tests.sessions.conftest import fill

if TYPE_CHECKING:
    from tests.conftest import Opened, Run
    from tests.sessions.conftest import Talk


def unanswered(text: str) -> tuple[Any, ...]:
    return QuestionAsked(text), Answered(Answer(text, "abstain"), "text"), Decided("abstain")


def answered(article: str) -> tuple[Any, ...]:
    match = Match(article, article, "", 0.9, kb="kb")
    said = Answered(Answer("q", "answer", (match,)), "text")
    return QuestionAsked("q"), said, Decided("answer", article, article, "kb")


def check(name: str, state: State) -> Checked:
    ref = KbRef("a", "a.md", 1)
    return Checked(CheckResult(name, "k", name, state, "", "", "", "", (), "", 0.0, "live", ref))


def test_questions_without_an_answer_are_grouped(store: SqliteStore) -> None:
    fill(store, "s1", *unanswered("how do I print an invoice"))
    fill(store, "s2", *unanswered("How do I print an invoice"), *unanswered("print my invoice"))
    fill(store, "s3", *unanswered("the moon is full tonight"))
    gaps = make_stats(store, []).unanswered

    assert [(gap.times, len(gap.questions)) for gap in gaps] == [(3, 2), (1, 1)]


def test_articles_that_were_never_hit_and_checks_that_tell_nothing(store: SqliteStore) -> None:
    fill(store, "s1", *answered("a"), *[check("always", "pass")] * 10, check("once", "pass"))
    fill(store, "s2", *[check("differs", s) for s in ("pass", "fail")] * 10)
    stats = make_stats(store, ["kb/a", "kb/b"])

    assert stats.never_hit == ("kb/b",)
    assert [(s.check, s.state, s.times) for s in stats.stuck] == [("always", "pass", 10)]


def test_time_to_solved_runs_from_the_first_question(store: SqliteStore) -> None:
    for number, extra in enumerate((0, 2, 40)):
        fill(store, f"s{number}", *answered("a"), *answered("a") * extra, Outcome(True, "a", "kb"))
    totals = make_stats(store, []).totals

    assert (totals.solved, totals.solved_ms_median) == (3, 9_000)
    assert [one.solved_ms for one in store.sessions()] == [123_000, 9_000, 3_000]


def test_what_is_deleted_is_not_counted(store: SqliteStore) -> None:
    fill(store, "s1", *answered("a"), Outcome(True, "a", "kb"))
    fill(store, "s2", *answered("b"))
    store.delete("s1")
    stats = make_stats(store, [])

    assert [a.article for a in stats.articles] == ["kb/b"]
    assert (stats.totals.sessions, stats.totals.solved) == (1, 0)


def test_the_chart_and_its_numbers(run: Run, opened: Opened, talk: Talk) -> None:
    talk("the tray icon is red", "it works now", "vegan lasagne for twelve")
    run("--machine", "practice:red-tray", "fix", "tray-icon-red", "--yes", "--record")
    data = opened(run("sessions", "stats", "--json"))["data"]

    assert (data["sessions"], data["answered"], data["abstained"], data["solved"]) == (2, 1, 1, 1)
    assert data["fixes"][0]["fix"] == "restart-connector"
    assert data["fixes"][0]["fixed"] == 1
    assert data["gaps"]["unanswered"][0]["example"] == "vegan lasagne for twelve"
    assert "codat-quickbooks-desktop/tray-icon-red" not in data["gaps"]["articles_never_hit"]
    chart = run("sessions", "stats").stdout.decode()
    assert "2 sessions, 3 questions and replies" in chart
    assert "█" in chart
    assert max(len(line) for line in chart.split("\n")) <= 80


def test_statistics_of_nothing(run: Run, opened: Opened) -> None:
    assert opened(run("sessions", "stats", "--json"))["data"]["sessions"] == 0
    assert b"0 sessions" in run("sessions", "stats").stdout
