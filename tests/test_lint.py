"""Lint finds each mistake by file and line; our knowledge base has none, and every fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.actions.lint import lint_actions
from assistant.checks.lint import lint_checks
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.kb.lint import Result, lint
from assistant.kb.problem import Problem
from assistant.kb.scan import scan
from assistant.model import Article, KbInfo

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "knowledge"
MakeKb = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("little_talk")

CLEAN = {
    "kb.yaml": "id: devices\n",
    "printer.md": """\
---
id: printer
title: The printer is jammed
symptoms: [the printer eats paper, paper is stuck, the tray grinds]
not_symptoms: [the printer is out of ink]
related: [screen]
---
Open the lid.
""",
    "screen.md": """\
---
id: screen
title: The display is dark
symptoms: [the screen shows nothing, my monitor stays black, no picture]
related: [printer]
---
Press the button.
""",
}


def check(folder: Path) -> Result:
    try:
        store = Engine([str(folder)]).stores[0]
    except AssistantError:
        store = None
    return lint(scan(str(folder)), store)


def changed(name: str, old: str, new: str) -> dict[str, str]:
    assert old in CLEAN[name]
    return {**CLEAN, name: CLEAN[name].replace(old, new)}


def found(folder: Path, code: str) -> Problem:
    """The one problem with this code."""
    (problem,) = [p for p in check(folder).problems if p.code == code]
    return problem


def test_a_clean_knowledge_base_has_no_problem(make_kb: MakeKb) -> None:
    assert check(make_kb(CLEAN)) == (2, [])


def test_two_articles_with_one_id_are_found(make_kb: MakeKb) -> None:
    problem = found(make_kb(changed("screen.md", "id: screen", "id: printer")), "duplicate-id")

    assert (problem.file, problem.line) == ("screen.md", 1)
    assert "printer.md" in problem.message


def test_an_article_without_symptoms_is_found(make_kb: MakeKb) -> None:
    files = {**CLEAN, "fan.md": "# The fan is loud\n\nDust it.\n"}
    problem = found(make_kb(files), "no-symptoms")

    assert (problem.file, problem.line) == ("fan.md", 1)
    assert "symptoms:" in problem.hint


@pytest.mark.parametrize("same", ["paper is stuck", "Paper is STUCK!", "the papers are stuck"])
def test_two_articles_that_answer_to_one_phrase_are_found(make_kb: MakeKb, same: str) -> None:
    problem = found(make_kb(changed("screen.md", "no picture", same)), "collision")

    assert problem.file == "screen.md"
    assert problem.line >= 1
    assert same in problem.message
    assert "printer.md" in problem.message


def test_a_phrase_in_a_file_of_phrases_collides_too(make_kb: MakeKb) -> None:
    files = {**CLEAN, "phrases/screen.txt": "black monitor again\npaper is stuck\n"}

    assert "paper is stuck" in found(make_kb(files), "collision").message


def test_a_near_miss_that_is_a_symptom_is_found(make_kb: MakeKb) -> None:
    files = changed("printer.md", "the printer is out of ink", "my monitor stays black")
    problem = found(make_kb(files), "collision")

    assert problem.file == "printer.md"
    assert "near miss" in problem.message
    assert "screen.md" in problem.message


def test_a_symptom_that_leads_elsewhere_is_found(make_kb: MakeKb) -> None:
    many = "".join(f"the monitor stays black in room {n}\n" for n in range(20))
    files = changed("printer.md", "the tray grinds", "the monitor stays black in a room")
    problem = found(make_kb({**files, "phrases/screen.txt": many}), "stray-symptom")

    assert problem.file == "printer.md"
    assert problem.line >= 1
    assert "leads to screen" in problem.message


def test_a_dead_link_is_found_with_the_nearest_article(make_kb: MakeKb) -> None:
    problem = found(make_kb(changed("screen.md", "[printer]", "[printr]")), "dead-link")

    assert (problem.file, problem.line >= 1) == ("screen.md", True)
    assert "printr" in problem.message
    assert "did you mean “printer”?" in problem.hint


def test_an_article_related_to_itself_is_found(make_kb: MakeKb) -> None:
    problem = found(make_kb(changed("screen.md", "[printer]", "[screen]")), "dead-link")

    assert "itself" in problem.message


def test_phrases_of_no_article_are_found(make_kb: MakeKb) -> None:
    problem = found(make_kb({**CLEAN, "phrases/scren.txt": "dark again\n"}), "orphan-phrases")

    assert (problem.file, problem.severity) == ("phrases/scren.txt", "warning")
    assert "screen" in problem.hint


def test_phrases_for_none_and_vague_are_no_orphans(make_kb: MakeKb) -> None:
    files = {**CLEAN, "phrases/none.txt": "book a flight\n", "phrases/vague.txt": "help me\n"}

    assert check(make_kb(files)).problems == []


@pytest.mark.parametrize("vague", ["it is not", "please, how is it", "?!"])
def test_a_symptom_that_says_nothing_is_found(make_kb: MakeKb, vague: str) -> None:
    problem = found(make_kb(changed("screen.md", "no picture", f"'{vague}'")), "vague-symptom")

    assert problem.file == "screen.md"
    assert vague in problem.message


def test_an_article_without_text_is_found(make_kb: MakeKb) -> None:
    problem = found(make_kb(changed("screen.md", "Press the button.\n", "")), "empty")

    assert problem.file == "screen.md"


def test_what_the_parser_finds_is_in_the_list_too(make_kb: MakeKb) -> None:
    files = changed("printer.md", "related: [screen]", "relatd: [screen]")
    problem = found(make_kb(files), "unknown-key")

    assert problem.text().startswith("printer.md:6: error: unknown key “relatd”")
    assert "did you mean “related”?" in problem.text()


def test_an_unreadable_header_is_found_beside_everything_else(make_kb: MakeKb) -> None:
    files = {**changed("screen.md", "[printer]", "[printr]"), "fan.md": "---\ntitle: [x\n---\n"}
    result = check(make_kb(files))

    assert {p.code for p in result.problems} == {"bad-yaml", "dead-link"}
    assert result.articles == 2


def test_problems_come_by_file_and_line(make_kb: MakeKb) -> None:
    files = {
        **changed("screen.md", "id: screen", "idd: screen\ntitel: x"),
        "a.md": "# A\n\nText.\n",
    }
    places = [(p.file, p.line) for p in check(make_kb(files)).problems]

    assert places == sorted(places)
    assert len(places) >= 3


def test_a_problem_is_told_once(make_kb: MakeKb) -> None:
    files = {**CLEAN, "phrases/screen.txt": b"caf\xe9 monitor is black\n"}
    codes = [p.code for p in check(make_kb(files)).problems]

    assert codes.count("not-utf8") == 1


def test_warnings_are_no_errors(make_kb: MakeKb) -> None:
    result = check(make_kb({**CLEAN, "phrases/scren.txt": "dark again\n"}))

    assert (len(result.problems), result.errors) == (1, 0)


IDS = [
    "blocked-by-policy-or-antivirus",
    "deauthorized-after-first-sync",
    "logs",
    "reinstall-certificate",
    "sync-stuck-queued",
    "tray-icon-red",
    "whitelist-webroot",
]


def test_our_knowledge_base_has_no_problem(engine: Engine) -> None:
    def blocks(articles: list[Article], info: KbInfo) -> Iterator[Problem]:
        yield from lint_checks(articles, info)
        yield from lint_actions(articles, info)

    assert engine.warnings() == []
    assert lint(scan(str(KNOWLEDGE)), engine.stores[0], blocks) == (27, [])


def test_our_first_articles_keep_their_ids(engine: Engine) -> None:
    assert {*IDS} < {slug for slug, _, _ in engine.stores[0].articles()}


def plain(identifier: str) -> str:
    """An article's file with its lines joined, as a reader takes it in."""
    text = (KNOWLEDGE / f"{identifier}.md").read_text(encoding="utf-8")
    return " ".join(text.replace("**", "").replace("`", "").split())


FACTS = {
    "logs": [
        r"C:\Program Files (x86)\<CLIENT NAME>\QuickBooks-connector\logs\connector.log",
        r"C:\Program Files (x86)\<CLIENT NAME>\QuickBooks-connector\link.json",
        r"C:\ProgramData\Intuit\QuickBooks\qbsdklog.txt",
        r"C:\Users\YOUR_USERNAME\AppData\Local\Codat",
        "Codat Portal",
        "Monitor > Health > Offline connectors",
        "System tab",
        "Computer information",
    ],
    "blocked-by-policy-or-antivirus": [
        "policy",
        "actively submits the connector's files",
        "supporting information",
        "common antivirus",
        "normal Codat support channel",
    ],
    "sync-stuck-queued": [
        "QBD-Auth",
        "permission",
        "installed",
        "always",
        "logged in to the right company file",
        "From time to time the connector checks",
        "as soon as it can",
        "Yes, always; allow access even if QuickBooks is not running",
    ],
    "deauthorized-after-first-sync": [
        "One-time sync",
        "Ongoing sync",
        "uninstalled",
        "deauthorized",
        "SMB user",
        "download and install the connector",
        "the *same* Company ID as before",
        "offline-connectors",
        "On-premise connector setup",
    ],
    "tray-icon-red": [
        "Ctrl+Alt+Del",
        "Task Manager",
        "Details tab",
        "QuickbooksDesktopUI.exe",
        "End Task",
        "Task Scheduler",
        "QuickbooksDesktop_{YOUR_CLIENT_NAME}",
        "QuickbooksDesktopUi_{YOUR_CLIENT_NAME}",
        "Codat Engineering - Integration",
        "internal development build",
        "Run",
        "restarting the computer",
        "contact support",
    ],
    "reinstall-certificate": [
        "QuickBooks Application Certificate",
        "Yes, always; allow access even if QuickBooks is not running",
        "Edit > Preferences > Integrated Applications > Company Preferences",
        "QuickBooks Connector",
        "Remove",
        "YOUR_COMPANY-quickbooksdesktop-connector",
        "downloads folder",
        "download page",
        "session is not active",
    ],
    "whitelist-webroot": [
        "Webroot SecureAnywhere",
        "possible threat",
        "PC Security",
        "Settings",
        "Whitelisted Scripts",
        "Advanced Whitelist",
        r"C:\Users\YOUR_USERNAME\AppData\Local\Codat",
        r"C:\Program Files (x86)\<CLIENT NAME>\QuickBooks-connector",
        "Select",
        "whole folder, not just single connector locations",
        "after an update",
        "Close the Webroot SecureAnywhere desktop app",
    ],
}


@pytest.mark.parametrize("identifier", IDS)
def test_every_fact_of_the_documents_is_in_its_article(identifier: str) -> None:
    text = plain(identifier)

    assert [fact for fact in FACTS[identifier] if fact not in text] == []


@pytest.mark.parametrize("identifier", IDS)
def test_every_path_and_name_is_shown_whole(engine: Engine, identifier: str) -> None:
    article = engine.article(identifier)
    assert article is not None
    spans = [s for b in article["blocks"] for e in b["elements"] for s in e["spans"]]
    text = " ".join("".join(s[0] for s in spans).split())
    named = [f for f in FACTS[identifier] if "\\" in f or "_" in f or ".exe" in f]

    assert [name for name in named if name not in text] == []


STEPS = {
    "tray-icon-red": [
        "Ctrl+Alt+Del",
        "Select **Task Manager**",
        "**Details**",
        "Find the process named `QuickbooksDesktopUI.exe`",
        "**End Task**",
        "`Task Scheduler`",
        "Find the two tasks",
        "Right-click the first task, `QuickbooksDesktop_{YOUR_CLIENT_NAME}`",
        "Then right-click the second task, `QuickbooksDesktopUi_{YOUR_CLIENT_NAME}`",
        "should no longer be red",
        "restarting the computer",
        "contact support",
    ],
    "logs": ["connector.log`", "link.json`", "qbsdklog.txt`"],
    "reinstall-certificate": [
        "**Edit > Preferences > Integrated Applications > Company Preferences**",
        "**QuickBooks Connector**",
        "**Remove**",
        "Start the connector's installation again",
        "**Yes, always; allow access even if QuickBooks is not running**",
    ],
    "whitelist-webroot": [
        "Open the Webroot SecureAnywhere desktop app",
        "**PC Security**",
        "**Settings**",
        "**Whitelisted Scripts**",
        "**Advanced Whitelist**",
        "Take the whole folder",
        "**Select**",
        "Check once more",
        "Close the Webroot SecureAnywhere desktop app",
    ],
    "sync-stuck-queued": ["Open QuickBooks", "Log in to the company file", "Leave it open"],
}


@pytest.mark.parametrize("identifier", STEPS)
def test_steps_stand_in_the_order_in_which_they_are_done(identifier: str) -> None:
    text = " ".join((KNOWLEDGE / f"{identifier}.md").read_text(encoding="utf-8").split())
    text = text[text.index("## What to do") :]
    places = [text.find(step) for step in STEPS[identifier]]

    assert -1 not in places, STEPS[identifier][places.index(-1)]
    assert places == sorted(places)


def test_the_red_icon_article_never_ends_quickbooks_itself() -> None:
    assert "Never end QuickBooks itself (QBW.EXE)" in plain("tray-icon-red")


@pytest.mark.parametrize("identifier", IDS)
def test_no_article_points_to_a_picture_that_is_not_there(identifier: str) -> None:
    assert not re.search(r"!\[|/img/|<img", (KNOWLEDGE / f"{identifier}.md").read_text("utf-8"))


@pytest.mark.parametrize("identifier", IDS)
def test_links_between_articles_lead_to_an_article(identifier: str) -> None:
    text = (KNOWLEDGE / f"{identifier}.md").read_text(encoding="utf-8")

    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert target.startswith("https://") or (KNOWLEDGE / target).is_file()


def test_a_usual_fault_that_is_no_article_is_told(make_kb: MakeKb) -> None:
    kb = make_kb(changed("kb.yaml", "id: devices", "id: devices\nusual: [printr, screen]"))

    problem = found(kb, "dead-link")

    assert "“printr”" in problem.message
    assert "printer" in problem.hint
