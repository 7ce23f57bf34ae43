"""Each mistake in a fix is told with its file, its line and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.actions.lint import lint_actions
from assistant.kb.lint import lint
from assistant.kb.problem import Problem
from assistant.kb.scan import scan
from assistant.model import Article, Block, KbInfo
from tests.examples import examples

if TYPE_CHECKING:
    from assistant.host.base import ActingHost
    from tests.actions.conftest import Bench
    from tests.conftest import Opened, Run

ROOT = Path(__file__).resolve().parents[2]
MakeKb = Callable[..., Path]
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```action mend
{}
```

```check well
title: It runs
process: pump
expect: running
```
"""
"""The fence is on line 8, the first line of the action on line 9."""
GOOD = "title: Mend it\nprocess: pump\nresolves: well"


def problems(folder: Path) -> list[Problem]:
    return lint(scan(str(folder)), None, lint_actions).problems


def test_a_fix_without_a_mistake_lints_clean(make_kb: MakeKb) -> None:
    assert problems(make_kb({"pump.md": ARTICLE.format(GOOD)})) == []


T = "title: T\n"
MISTAKES = [
    ("title: T", "no-kind", 8, "“mend” does not say what to do", "add one of: collect, command, "),
    (f"{T}process: a\ncopy: b", "two-kinds", 11, "need an order", "“do”"),
    (f"{T}do:\n  - copy: b\nprocess: a", "two-forms", 12, "exclude each other", "list"),
    (f"{T}do:\n  - procss: a", "no-kind", 11, "holds one kind", "“process”"),
    (f"{T}do:\n  - {{copy: a, process: b}}", "no-kind", 11, "holds one kind", ""),
    (f"{T}process: a\nconsent: no", "unknown-key", 11, "“consent”", ""),
    (f"{T}process: a\nresolve: well", "unknown-key", 11, "“resolve”", "“resolves”"),
    (f"{T}process:\n  end: a\n  pathh: /b", "unknown-key", 12, "“pathh”", "“path”"),
    (f"{T}process: {{patience: 3 s}}", "missing-key", 10, "needs “end”", "exact"),
    (f"{T}process: {{end: a, patience: soon}}", "bad-value", 10, "patience", ""),
    (f"{T}service: {{name: a, do: explode}}", "bad-value", 10, "start, stop, restart", ""),
    (f"{T}file: {{aside: /opt/a/../b}}", "bad-value", 10, "“..”", ""),
    (f"{T}process: a\nrisk: safe", "bad-risk", 11, "“caution” at least", "risk: caution"),
    (f"{T}process: a\nrisk: none", "bad-risk", 11, "“caution” at least", "risk: caution"),
    (f"{T}process: a\norder: first", "bad-value", 11, "“order” is a number", "order: 1"),
    (f"{T}process: a\nprivilege: root", "bad-value", 11, "user or elevated", ""),
    (f"{T}process: a\nwait: 10 min", "bad-value", 11, "at most 300 s", ""),
    (f"{T}process: a\nwait: long", "bad-value", 11, "“wait”", ""),
    (f"{T}process: a\nproposed: perhaps", "bad-value", 11, "yes or no", "proposed: true"),
    (f"{T}process: a\napplies_when: {{os: [beos]}}", "bad-value", 11, "systems", "os: [windows]"),
    (f"{T}process: a\nverify: {{a: b}}", "wrong-type", 11, "list of names", ""),
    ("title: [T]\nprocess: a", "wrong-type", 9, "one text", "quotes"),
    (f"{T}process: a\nresolves: wel", "unknown-check", 8, "“wel”", "“well”"),
    (f"{T}process: a\nverify: [well, wel]", "unknown-check", 8, "“wel”", "“well”"),
    (f"{T}process: a\nprecondition: wel", "unknown-check", 8, "“wel”", "“well”"),
    (f"{T}wait_for: wel", "unknown-check", 8, "waits for “wel”", ""),
    (f"{T}process: '{{client}}.exe'", "unknown-variable", 8, "“{client}”", "variables"),
    (f"{T}process: QBW.EXE", "protected", 8, "would end “QBW.EXE”", "exactly"),
    (f"{T}process: qbw32pro.exe", "protected", 8, "would end", ""),
    (f"{T}process: svchost.exe", "protected", 8, "would end", ""),
    (f"{T}process: 'pump*'", "protected", 8, "would end “pump*”", "one program exactly"),
    (f"{T}process: /usr/bin/pump", "protected", 8, "would end", ""),
    (f"{T}file: {{make_folder: relative/place}}", "protected", 8, "relative/place", "in full"),
    (f"{T}file: {{aside: /data/pump/cache.db}}", "protected", 8, "cache.db", "/srv, /var/lib"),
    (f"{T}file: {{aside: /etc/cron.d/pump}}", "protected", 8, "/etc/cron.d/pump", "in full"),
    (f"{T}collect: {{files: [/a/b], into: /data/logs}}", "protected", 8, "/data/logs", "in full"),
    (f"{T}setting: {{path: a.ini, key: b, value: c}}", "protected", 8, "a.ini", "in full"),
    (
        f"{T}setting: {{path: /srv/a, key: net.password, value: c}}",
        "protected",
        8,
        "password",
        "",
    ),
    (f"{T}setting: {{path: /srv/a, key: auth.value, value: c}}", "protected", 8, "password", ""),
    (f"{T}setting: {{path: /srv/a, key: dsn, value: c}}", "protected", 8, "password", ""),
    (
        f"{T}setting: {{path: /srv/a, key: b, value: 'http://anna:pw@h/'}}",
        "protected",
        8,
        "“b”",
        "",
    ),
    (f"{T}permissions: /srv/a", "protected", 8, "does not say which owner", ""),
    (f"{T}permissions: {{path: /srv/a, mode: '777'}}", "protected", 8, "everybody write", ""),
    (f"{T}file: {{aside: '%HOME%/.config/autostart/a'}}", "protected", 8, "started from there", ""),
    (f"{T}permissions: {{path: relative, mode: '640'}}", "protected", 8, "relative", "in full"),
    (f"{T}service: rpcss", "protected", 8, "“rpcss”", ""),
]


@pytest.mark.parametrize(
    ("body", "code", "line", "message", "hint"), MISTAKES, ids=[m[0][-40:] for m in MISTAKES]
)
def test_a_mistake_is_told_where_it_stands(
    make_kb: MakeKb, body: str, code: str, line: int, message: str, hint: str
) -> None:
    found = problems(make_kb({"pump.md": ARTICLE.format(body)}))

    (problem,) = [p for p in found if (p.code, p.line) == (code, line)]
    assert (problem.file, problem.severity) == ("pump.md", "error")
    assert message in problem.message
    assert hint in problem.hint


def test_a_fix_declared_in_two_articles_is_told(make_kb: MakeKb) -> None:
    fan = ARTICLE.format(GOOD).replace("pump is stuck", "fan is loud").replace("id: pump", "id: f")
    fan = fan.replace("no water comes out", "it howls").replace(
        "the pump makes no noise", "it hums"
    )
    found = problems(make_kb({"pump.md": ARTICLE.format(GOOD), "fan.md": fan}))

    (problem,) = found
    assert (problem.code, problem.file, problem.line) == ("duplicate-action", "pump.md", 8)
    assert "fan.md" in problem.message
    assert "empty" in problem.hint


def test_an_empty_block_shows_a_fix_of_another_article_or_is_told(make_kb: MakeKb) -> None:
    fan = ARTICLE.partition("```check")[0].format("").replace("id: pump", "id: fan")
    fan = fan.replace("pump is stuck", "fan is loud").replace("no water comes out", "it howls")
    fan = fan.replace("the pump makes no noise", "it hums")
    pump = ARTICLE.format(GOOD)
    assert problems(make_kb({"pump.md": pump, "fan.md": fan})) == []

    fan = fan.replace("action mend", "action mendd")
    (problem,) = problems(make_kb({"pump.md": pump, "fan.md": fan}))
    assert (problem.code, problem.file, problem.line) == ("unknown-action", "fan.md", 8)
    assert "“mend”" in problem.hint


def test_a_faulty_fix_is_blocked_with_its_file_and_line_and_never_runs(
    bench: Callable[..., Bench], live: ActingHost, tmp_path: Path
) -> None:
    mend = {"title": "T", "file": {"make_folder": f"{tmp_path}/new"}, "rissk": "safe"}
    result = bench(live, mend=mend).fix("mend", anyway=True)

    assert result.status == "blocked"
    assert "pump.md:9: " in result.message
    assert "“rissk”" in result.message
    assert not (tmp_path / "new").exists()


def test_kb_lint_prints_a_fixs_mistakes_and_fails(
    run: Run, opened: Opened, make_kb: MakeKb
) -> None:
    folder = make_kb({"pump.md": ARTICLE.format("title: T\nprocess: QBW.EXE\nrisk: safe")})
    done = run("kb", "lint", str(folder))
    text = done.stdout.decode()

    assert done.returncode == 78
    assert f"{folder}/pump.md:8: error: “mend” would end “QBW.EXE”" in text
    assert f"{folder}/pump.md:11: error: the risk of this is “caution” at least" in text
    codes = {
        p["code"] for p in opened(run("kb", "lint", str(folder), "--json"))["data"]["problems"]
    }
    assert {"protected", "bad-risk"} <= codes


WORDS = st.sampled_from(
    ["title", "process", "end", "file", "aside", "make_folder", "do", "copy", "text", "path",
     "open", "page", "manual", "steps", "scheduled_task", "run", "pause", "service", "name",
     "command",
     "argv", "risk", "order", "wait", "verify", "resolves", "precondition", "proposed", "wait_for",
     "check", "5 s", "{x}", "~", "", "a: b", "true", "é", "QBW.EXE", "/etc", "*"]
)  # fmt: skip
TREES = st.recursive(
    st.one_of(WORDS, st.none(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(WORDS.filter(bool), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, derandomize=True, max_examples=examples(300))
@given(st.one_of(TREES.map(lambda tree: __import__("json").dumps(tree)), st.text(max_size=80)))
def test_whatever_a_block_holds_lint_ends_with_problems_not_with_a_fault(body: str) -> None:
    article = Article("a", "A", blocks=(Block("action", 8, body, "x"),), file="a.md")
    found: Iterator[Problem] = lint_actions([article], KbInfo("k"))

    assert all(p.file == "a.md" and p.line >= 8 and p.message for p in found)
