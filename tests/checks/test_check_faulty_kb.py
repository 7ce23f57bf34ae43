"""A knowledge base with mistakes in its checks: it answers, and no check falls silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.errors import AssistantError
from assistant.host.open import open_host
from assistant.model import CheckResult

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

pytestmark = pytest.mark.usefixtures("little_talk")
MakeKb = Callable[..., Path]
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check good
title: Something runs
process: '*'
expect: running
```

```check faulty
%s
```
"""
FAULTS = [
    "title: T\nexpect: running",
    "title: T\nproces: a\nexpect: running",
    "title: T\nprocess: a\nport: '80'\nexpect: running",
    "title: T\nprocess: a",
    "title: T\nprocess: a\nexpect: runing",
    "title: T\nfile: /var/../x\nexpect: exists",
    "title: T\nprocess: a\noutcomes:\n  - {when: running, state: pass, message: M.}",
    "title: T\nlog_match: {path: /x, signatures: none}\nexpect: exists",
    "title: T\nlog_match: {path: /x, signatures: [{id: a, means: b, code: [1]}]}\nexpect: exists",
    "log_match: {path: /, signatures: [{id: a, means: x, pattern: a*a*}]}\nexpect: exists",
    "title: T\nprocess: [a",
    "- a\n- b",
    "just a text",
]


def results(folder: Path, *names: str) -> dict[str, CheckResult]:
    engine = Engine([str(folder)])
    done = list(Checking(plan_checks(engine, names), open_host(), Settings()).stream())
    assert len({r.id for r in done}) == len(done)
    return {r.id: r for r in done}


@pytest.mark.parametrize("body", FAULTS)
def test_a_faulty_check_is_an_error_with_its_place_beside_the_good_ones(
    make_kb: MakeKb, body: str
) -> None:
    done = results(make_kb({"pump.md": ARTICLE % body}))

    assert done["good"].state == "pass"
    assert (done["faulty"].state, done["faulty"].reason) == ("error", "exception")
    assert "pump.md:" in done["faulty"].message
    assert done["faulty"].kb_ref.file == "pump.md"
    assert done["faulty"].kb_ref.line == 14


@pytest.mark.parametrize("body", FAULTS)
def test_a_faulty_check_does_not_keep_the_article_from_answering(
    make_kb: MakeKb, body: str
) -> None:
    answer = Engine([str(make_kb({"pump.md": ARTICLE % body}))]).ask("the pump is stuck")

    assert (answer.decision, answer.answers[0].article) == ("answer", "pump")


def test_the_command_line_shows_the_faulty_check_and_counts_it_as_unknown(
    run: Run, opened: Opened, make_kb: MakeKb
) -> None:
    folder = make_kb({"pump.md": ARTICLE % FAULTS[4]})
    done = run("--kb", str(folder), "check")
    text = " ".join(done.stdout.decode().split())

    assert done.returncode == 3
    assert "ERROR The check is not written right" in text
    assert "(check: T, faulty)" in text
    assert "pump.md:17" in text
    assert "2 checks: 1 pass, 1 error" in text
    printed = opened(run("--kb", str(folder), "check", "faulty", "--json"))
    assert printed["data"]["summary"]["error"] == 1


def test_one_id_in_two_articles_runs_both_checks(make_kb: MakeKb) -> None:
    fan = ARTICLE.replace("id: pump", "id: fan").replace("stuck", "loud")
    files = {"pump.md": ARTICLE % FAULTS[0], "fan.md": fan % FAULTS[0]}
    done = results(make_kb(files))

    assert len(done) == 4
    assert {(r.kb_ref.article, r.state) for r in done.values()} == {
        ("pump", "pass"),
        ("pump", "error"),
        ("fan", "pass"),
        ("fan", "error"),
    }


def test_an_empty_block_runs_the_check_that_another_article_declares_once(make_kb: MakeKb) -> None:
    fan = "---\ntitle: The fan is loud\nsymptoms: [it howls]\n---\nText.\n\n```check good\n```\n"
    folder = make_kb(
        {"pump.md": ARTICLE % "title: T\nprocess: a\nexpect: not running", "fan.md": fan}
    )

    assert {n: r.kb_ref.article for n, r in results(folder, "fan").items()} == {"good": "pump"}
    assert len(results(folder)) == 2


def test_an_empty_block_that_names_no_check_is_no_silent_gap(make_kb: MakeKb) -> None:
    fan = "---\ntitle: The fan is loud\nsymptoms: [it howls]\n---\nText.\n\n```check god\n```\n"
    folder = make_kb({"pump.md": ARTICLE % FAULTS[0], "fan.md": fan})
    done = results(folder)

    assert done["god"].state == "error"
    assert "fan.md:7" in done["god"].message
    assert done["good"].state == "pass"


def test_what_a_check_requires_is_made_with_it(make_kb: MakeKb) -> None:
    body = "title: T\nprocess: '*'\nrequires: [good]\nexpect: running"
    done = results(make_kb({"pump.md": ARTICLE % body}), "faulty")

    assert {n: r.state for n, r in done.items()} == {"good": "pass", "faulty": "pass"}


def test_a_knowledge_base_without_checks_says_so(make_kb: MakeKb) -> None:
    folder = make_kb({"a.md": "---\ntitle: A\nsymptoms: [a b c]\n---\nText.\n"})

    with pytest.raises(AssistantError) as caught:
        plan_checks(Engine([str(folder)]), ())
    assert "no checks" in caught.value.message
    assert caught.value.exit_code == 66
    with pytest.raises(AssistantError) as caught:
        plan_checks(Engine([str(folder)]), ("a",))
    assert "“a” has no checks" in caught.value.message
