"""An answer from an article that is behind its documents says so; ``kb status`` says which are."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.kb_import.conftest import Workplace

RED, CABLE = "the-icon-is-red", "no-data-arrives"


def behind(work: Workplace, question: str = "the icon is red") -> str:
    answers: list[dict[str, Any]] = work.said("--kb", "kb", "ask", question)["answers"]
    return str(answers[0]["behind"])


def test_an_answer_says_that_its_section_has_changed_and_others_do_not(work: Workplace) -> None:
    work.import_docs()
    work.edit("docs/a.md", "Start it again", "Start it anew")
    done = work.run("--kb", "kb", "ask", "the icon is red")

    assert "Note: a.md has changed since this was made from it." in done.stdout
    assert behind(work) == "a.md has changed since this was made from it"
    assert behind(work, "the sync hangs") == ""
    assert behind(work, "no data arrives") == ""
    work.import_docs()
    assert behind(work) == ""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("# The icon is red", "Something new.\n\n# The icon is red", False),
        ("# The sync hangs", "# The sync is stuck", False),
        ("It may take a minute.\n", "It may take a minute.\n\nOr two.\n", True),
        ("It may take a minute.\n", "", True),
        ("# The icon is red", "# The icon is crimson", True),
        ("Wait an hour.", "Wait two hours.", False),
    ],
    ids=["moved down", "next heading", "more at its end", "less", "its heading", "elsewhere"],
)
def test_only_a_change_of_the_section_itself_counts(
    work: Workplace, before: str, after: str, expected: bool
) -> None:
    work.import_docs()
    work.edit("docs/a.md", before, after)

    assert bool(behind(work)) == expected


def test_line_ends_and_times_are_no_change(work: Workplace) -> None:
    work.import_docs()
    file = work.docs / "a.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    os.utime(file, (1, 1))

    assert behind(work) == ""


def test_a_document_that_is_gone_is_told_but_not_where_there_are_no_documents(
    work: Workplace,
) -> None:
    work.import_docs()
    (work.docs / "a.md").unlink()
    assert behind(work) == "a.md is gone since this was made from it"
    shutil.rmtree(work.docs)
    assert behind(work) == ""


@pytest.mark.parametrize(
    "written", ["", "{", '{"doc": "a.md", "x": 1}\n', '{"doc": "a.md",\n', "\xff"]
)
def test_damaged_records_keep_no_answer_from_coming(work: Workplace, written: str) -> None:
    work.import_docs()
    (work.kb / ".import" / "documents.jsonl").write_text(written, "latin-1")

    assert behind(work) == ""


def test_a_question_opens_no_document_that_has_not_changed(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(data: bytes) -> list[bytes]:
        pytest.fail("read")

    work.import_docs()
    monkeypatch.setattr("assistant.kb.behind.lines_of", refuse)

    assert behind(work) == ""


def test_status_names_what_is_behind_new_and_edited_and_ends_with_1(work: Workplace) -> None:
    work.import_docs()
    assert work.said("kb", "status", "kb")["behind"] == []
    work.edit("docs/a.md", "Start it again", "Start it anew")
    work.edit(f"kb/{CABLE}.md", "the cable", "the red cable")
    (work.docs / "a.md").write_text((work.docs / "a.md").read_text() + "\n# Brand new\n\nText.\n")
    data = work.said("kb", "status", "kb", code=1)
    told = work.run("--kb", "kb", "kb", "status")

    states = {a["article"]: a["state"] for a in data["articles"]}
    assert states[RED] == "changed"
    assert states[CABLE] == "edited"
    assert states["brand-new"] == "new"
    assert (data["behind"], data["conflicts"]) == ([RED], [])
    assert f"{RED}.md: changed in the docs: The icon is red" in told.stdout
    assert "“assistant kb import --out kb” takes over" in told.stdout


def test_status_finds_its_documents_from_anywhere_or_is_told_where_they_are(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.import_docs()
    monkeypatch.chdir(work.folder.parent)
    assert work.said("kb", "status", str(work.kb))["documents"] == 2
    work.docs.rename(work.folder / "moved")
    done = work.run("kb", "status", str(work.kb))
    assert (done.returncode, "there are no documents" in done.stderr) == (66, True)
    moved = str(work.folder / "moved")
    assert work.said("kb", "status", str(work.kb), "--docs", moved)["summary"]["unchanged"] == 3


@pytest.mark.parametrize(
    ("arguments", "code"), [(("nowhere",), 66), (("docs",), 66), ((), 64)], ids=str
)
def test_status_of_what_no_import_has_made(
    work: Workplace, arguments: tuple[str, ...], code: int
) -> None:
    done = work.run("kb", "status", *arguments)

    assert (done.returncode, done.stdout) == (code, "")


def test_a_report_says_everything_and_a_summary_what_moved(work: Workplace) -> None:
    (work.docs / "left.md").write_text("Nothing here.\n")
    (work.docs / "bad.md").write_bytes(b"# Caf\xe9 variant\n\nText.\n")
    first = work.run("kb", "import", "docs", "--out", "kb", "--report", "report.json", "-v")
    report = (work.folder / "report.json").read_text("utf-8")

    assert first.returncode == 0
    assert "4 documents, 4 articles in kb" in first.stdout
    assert "left.md:1: no heading" in first.stdout
    assert "bad.md:1: warning: is not UTF-8 (save it as UTF-8)" in first.stdout
    assert "the docs differ about it in 2 places" in first.stdout
    assert "    +other" in first.stdout
    for told in ('"reason": "no heading"', '"+other', '"schema": "assistant/kb-import"'):
        assert told.replace('"+other', "+other") in report
