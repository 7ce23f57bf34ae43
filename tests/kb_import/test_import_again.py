"""``kb import`` once and again: what the docs changed comes in, what an author did stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.cli.kb_lint import _lint_blocks
from assistant.kb.importer.keep.parts import END, GONE, THEIRS, YOURS
from assistant.kb.lint import lint as files_lint
from assistant.kb.scan import scan

if TYPE_CHECKING:
    from tests.kb_import.conftest import Workplace

RED, HANGS, CABLE = "the-icon-is-red", "the-sync-hangs", "no-data-arrives"
ALL = (CABLE, RED, HANGS)


def lint(work: Workplace) -> str:
    """What ``kb lint`` says of the files, without asking where symptoms lead."""
    found = files_lint(scan(str(work.kb)), None, _lint_blocks)
    lines = [f"kb/{problem.text()}" for problem in found.problems]
    return "\n".join([*lines, f"{found.errors} errors, {found.warnings} warnings"])


def test_the_first_import_makes_a_knowledge_base_that_compiles_lints_and_answers(
    work: Workplace,
) -> None:
    data = work.import_docs("--product", "Acme Sync: 2")

    assert data["summary"]["new"] == data["documents"] + 1 == 3
    assert 'product: "Acme Sync: 2"' in (work.kb / "kb.yaml").read_text()
    done = work.run("kb", "lint", "kb", "--strict")
    assert (done.returncode, done.stdout.split("\n")[-2]) == (
        0,
        "3 articles, 0 errors, 0 warnings, 2 notes",
    )
    assert work.run("kb", "compile", "kb", "--out", "x.kb").returncode == 0
    answer = work.said("--kb", "kb", "ask", "the icon is red")
    assert (answer["answers"][0]["article"], answer["answers"][0]["behind"]) == (RED, "")
    (source,) = answer["article"]["sources"]
    assert (source["doc"], source["heading"], source["lines"]) == ("a.md", "The icon is red", "1-9")
    assert len(source["sha256"]) == 64


def test_importing_the_same_again_writes_nothing(work: Workplace) -> None:
    work.import_docs()
    before = {p: p.stat().st_mtime_ns for p in work.kb.rglob("*")}
    data = work.import_docs()

    assert (data["summary"]["unchanged"], data["files_written"]) == (3, 0)
    assert {p: p.stat().st_mtime_ns for p in work.kb.rglob("*")} == before


def test_a_change_in_the_docs_comes_in_with_its_diff_and_nothing_else_moves(
    work: Workplace,
) -> None:
    work.import_docs()
    untouched = work.article(HANGS), work.article(CABLE)
    work.edit("docs/a.md", "2. Start it again.", "2. Start the tasks.\n3. Start it again.")
    data = work.import_docs()
    (changed,) = (a for a in data["articles"] if a["state"] == "changed")

    assert (changed["article"], changed["edited"]) == (RED, False)
    assert "+2. Start the tasks." in changed["diff"].split("\n")
    assert "2. Start the tasks.\n3. Start it again." in work.article(RED)
    assert work.article(CABLE) == untouched[1]
    assert work.article(HANGS) == untouched[0].replace("lines: 10-15", "lines: 11-16")


def test_lines_that_moved_are_no_change(work: Workplace) -> None:
    work.import_docs()
    work.edit("docs/a.md", "# The icon is red", "\n\n\n# The icon is red")

    assert set(work.states().values()) == {"unchanged"}
    assert "lines: 4-12" in work.article(RED)


def test_all_that_an_author_did_survives_a_change_of_the_same_article(work: Workplace) -> None:
    work.import_docs()
    name = f"kb/{RED}.md"
    work.edit(name, "symptoms:\n", "symptoms:\n  - der Kringel ist rot\n")
    work.edit(name, "  - why the icon is red\n", "")
    work.edit(name, "title: The icon is red\n", "title: The tray icon went red\n")
    work.edit(name, "title: connector.exe is running\nproposed: true\n", "title: It is running\n")
    work.edit(name, "It may take a minute.", "Give it a minute.\n\n```check mine\n"
              "title: Mine\nprocess: x\nexpect: running\n```")  # fmt: skip
    action = work.article(RED)[work.article(RED).index("```action") :]
    work.edit(name, action, "")
    (work.kb / "own.md").write_text("---\nid: own\ntitle: My own\nsymptoms: [mine]\n---\nText.\n")
    work.edit("docs/a.md", "1. Open the Task Manager.", "1. Open the Services.")
    data = work.import_docs()
    text = work.article(RED)

    (changed,) = (a for a in data["articles"] if a["state"] == "changed")
    assert (changed["article"], changed["edited"], data["summary"]["own"]) == (RED, True, 1)
    assert "1. Open the Services.\n2. Start it again." in text
    for kept in ("der Kringel ist rot", "title: The tray icon went red", "title: It is running",
                 "Give it a minute.", "```check mine"):  # fmt: skip
        assert kept in text
    for removed in ("why the icon", "proposed: true", "```action", "conflict", "take a minute"):
        assert removed not in text
    assert work.states()[RED] == "edited"


def test_an_edit_on_both_sides_keeps_both_marks_them_and_ends_with_1(work: Workplace) -> None:
    work.import_docs()
    work.edit(f"kb/{RED}.md", "It may take a minute.", "It takes an hour.")
    work.edit("docs/a.md", "It may take a minute.", "It may take two minutes.")
    data = work.import_docs(code=1)
    text = work.article(RED)

    (conflict,) = (a for a in data["articles"] if a["state"] == "conflict")
    assert (conflict["article"], conflict["conflicts"]) == (RED, 1)
    assert "+It may take two minutes." in conflict["diff"]
    marked = [YOURS, "It takes an hour.", THEIRS, "It may take two minutes.", END]
    assert "\n\n".join(marked) in text
    line = text.split("\n").index(YOURS) + 1
    assert f"kb/{RED}.md:{line}: error: the article and the docs" in lint(work)
    assert work.run("--kb", "kb", "ask", "the icon is red").returncode == 0
    assert work.states(code=1)[RED] == "conflict"
    for mark in (f"{YOURS}\n\n", f"{THEIRS}\n\nIt may take two minutes.\n\n{END}\n\n"):
        work.edit(f"kb/{RED}.md", mark, "")
    assert work.states()[RED] == "edited"
    assert "0 errors" in lint(work)


def test_a_title_that_both_changed_is_marked_in_the_header(work: Workplace) -> None:
    work.import_docs()
    work.edit(f"kb/{RED}.md", "title: The icon is red\n", "title: Red icon\n")
    work.edit("docs/a.md", "# The icon is red", "# The tray icon is red")
    work.import_docs(code=1)
    text = (work.kb / f"{RED}.md").read_text()

    assert "title: Red icon\n# conflict: the docs now say: title: The tray icon is red\n" in text
    assert f"{RED}.md:4: error" in lint(work)
    assert work.said("--kb", "kb", "kb", "show", RED)["article"]["title"] == "Red icon"


def test_a_check_that_both_changed_keeps_the_authors_in_force(work: Workplace) -> None:
    work.import_docs()
    work.edit(
        f"kb/{RED}.md",
        "process: {name: connector.exe}\noutcomes",
        "process: {name: my.exe}\noutcomes",
    )
    work.edit(
        "docs/a.md",
        "The process connector.exe",
        "The process Connector.EXE",
    )
    work.import_docs(code=1)
    checks = work.run("--kb", "kb", "kb", "lint", "kb").stdout

    assert "duplicate" not in checks
    assert "process: {name: my.exe}" in work.article(RED)
    assert "```yaml\n# check connector-exe\n" in work.article(RED)


def test_a_section_that_is_gone_stays_marked_until_the_author_decides(work: Workplace) -> None:
    work.import_docs()
    (work.docs / "guide" / "b.md").unlink()
    before = work.article(CABLE)

    assert work.states() == {CABLE: "gone", RED: "unchanged", HANGS: "unchanged"}
    assert GONE in work.article(CABLE)
    assert "warning: the docs no longer hold" in lint(work)
    assert work.said("--kb", "kb", "ask", "no data arrives")["answers"][0]["behind"]
    assert work.states()[CABLE] == "gone"
    (work.docs / "guide" / "b.md").write_text("# No data arrives\n\nLook at the cable.\n")
    assert work.states()[CABLE] == "unchanged"
    assert work.article(CABLE) == before


def test_a_gone_article_without_its_mark_is_the_authors_own(work: Workplace) -> None:
    work.import_docs()
    (work.docs / "guide" / "b.md").unlink()
    work.import_docs()
    work.edit(f"kb/{CABLE}.md", GONE + "\n", "")
    data = work.import_docs()

    assert data["summary"]["own"] == 1
    assert CABLE not in {a["article"] for a in data["articles"]}
    assert GONE not in work.article(CABLE)


def test_an_article_that_the_author_deleted_does_not_come_back(work: Workplace) -> None:
    work.import_docs()
    (work.kb / f"{CABLE}.md").unlink()
    work.edit("docs/guide/b.md", "Look at", "Look closely at")

    assert work.states()[CABLE] == "removed"
    assert work.states()[CABLE] == "removed"
    assert not (work.kb / f"{CABLE}.md").exists()


def test_an_article_that_the_author_renamed_and_moved_is_followed(work: Workplace) -> None:
    work.import_docs()
    work.edit(f"kb/{RED}.md", f"id: {RED}", "id: red-icon")
    (work.kb / "tray").mkdir()
    (work.kb / f"{RED}.md").rename(work.kb / "tray" / "red.md")
    work.edit("docs/a.md", "Start it again", "Start it anew")

    assert work.states() == {CABLE: "unchanged", "red-icon": "changed", HANGS: "unchanged"}
    assert not (work.kb / f"{RED}.md").exists()
    text = (work.kb / "tray" / "red.md").read_text()
    assert "id: red-icon" in text
    assert "Start it anew" in text
    work.edit("docs/a.md", "Start it anew", "Start it afresh")
    assert work.states()["red-icon"] == "changed"


def test_a_heading_that_was_reworded_continues_its_article(work: Workplace) -> None:
    work.import_docs()
    work.edit(f"kb/{HANGS}.md", "Wait an hour.", "Wait two hours.")
    work.edit("docs/a.md", "# The sync hangs", "# The sync is stuck")
    data = work.import_docs()
    states = {a["article"]: a["state"] for a in data["articles"]}

    assert states == {CABLE: "unchanged", RED: "unchanged", HANGS: "changed"}
    assert "title: The sync is stuck" in work.article(HANGS)
    assert "Wait two hours." in work.article(HANGS)


def test_an_id_that_an_authors_article_has_is_left_to_it(work: Workplace) -> None:
    work.import_docs()
    own = "---\nid: printer\ntitle: Mine\nsymptoms: [p]\n---\nMine.\n"
    (work.kb / "printer.md").write_text(own)
    (work.docs / "c.md").write_text(
        "# Printer\n\nSwitch it on.\n\n# Readme\n\nText.\n\n# Con\n\nA.\n"
    )
    states = work.states()

    assert states["printer-2"] == states["readme"] == states["con"] == "new"
    assert (work.kb / "printer.md").read_text() == own
    assert (work.kb / "con-article.md").exists()
    assert work.said("--kb", "kb", "kb", "show", "readme")["article"]["title"] == "Readme"


def test_the_same_check_in_two_articles_gets_two_ids_that_stay(work: Workplace) -> None:
    (work.docs / "c.md").write_text("# Also red\n\nThe process connector.exe crashed.\n")
    work.import_docs()

    assert "0 errors" in lint(work)
    assert "resolves: connector-exe-2" in work.article(RED) + work.article("also-red")
    work.edit(
        "docs/c.md", "# Also red", "# An alarm\n\nThe process connector.exe beeps.\n\n# Also red"
    )
    work.import_docs()
    assert "0 errors" in lint(work)
    assert work.states()["also-red"] == "unchanged"


def test_line_ends_and_odd_bytes_of_an_authors_file_stay(work: Workplace) -> None:
    work.import_docs()
    file = work.kb / f"{RED}.md"
    data = file.read_bytes().replace(b"\n", b"\r\n").replace(b"a minute", b"a m\xefnute")
    file.write_bytes(data)
    work.edit("docs/a.md", "Start it again", "Start it anew")
    work.import_docs()

    now = file.read_bytes()
    digests = [text.split(b"sha256: ")[1][:64] for text in (data, now)]
    expected = data.replace(b"Start it again", b"Start it anew").replace(digests[0], digests[1])
    assert now == expected
    assert digests[0] != digests[1]


@pytest.mark.parametrize("option", ["--dry-run", "status"])
def test_looking_changes_nothing(work: Workplace, option: str) -> None:
    work.import_docs()
    work.edit("docs/a.md", "Start it again", "Start it anew")
    before = work.tree()
    if option == "status":
        data = work.said("kb", "status", "kb", code=1)
        assert data["behind"] == [RED]
    else:
        data = work.import_docs(option)
        assert data["files_written"] == 0
    assert {a["article"]: a["state"] for a in data["articles"]}[RED] == "changed"
    assert work.tree() == before


def test_a_dry_run_into_a_new_folder_makes_none(work: Workplace) -> None:
    assert work.import_docs("--dry-run")["summary"]["new"] == 3
    assert not work.kb.exists()
    assert [p.name for p in work.folder.iterdir()] == ["docs"]


def test_without_proposals_none_is_written(work: Workplace) -> None:
    work.import_docs("--no-proposals")

    assert "proposed" not in work.article(RED)
    assert work.said("kb", "status", "kb")["behind"] == []


def test_a_phrase_of_two_sections_goes_to_one_and_stays_there(work: Workplace) -> None:
    (work.docs / "c.md").write_text("# Why the icon is red\n\nNobody knows.\n")
    work.import_docs()
    assert "collision" not in lint(work)
    assert "  - the icon is red\n" in work.article(RED)
    assert 'symptoms:\n  - "c: Why the icon is red"\nsources' in work.article("why-the-icon-is-red")

    (work.docs / "0.md").write_text("# No data arrives again\n\nOnce more.\n")
    states = work.states()
    assert states.pop("no-data-arrives-again") == "new"
    assert set(states.values()) == {"unchanged"}
    assert "collision" not in lint(work)
    assert "  - no data arrives again\n" in work.article(CABLE)
