"""``kb import`` when things go wrong: the knowledge base is as it was, and a person knows why."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.kb.importer.keep import swap

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kb_import.conftest import Workplace

posix = pytest.mark.skipif(os.name == "nt", reason="signals and links")


def visible(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@posix
@pytest.mark.parametrize("moment", [1, 2, 4, 6])
def test_an_import_that_is_killed_leaves_the_knowledge_base_as_it_was(
    work: Workplace, moment: int
) -> None:
    work.import_docs()
    work.edit("kb/no-data-arrives.md", "the cable", "the red cable")
    before = work.tree()
    work.edit("docs/a.md", "Start it again", "Start it anew")
    work.edit("docs/a.md", "Wait an hour", "Wait two hours")
    killed = work.process("kb", "import", "docs", "--out", "kb", env={"END_AT": str(moment)})
    assert killed.returncode == -9

    # Whoever looks first takes back what was begun; nothing of it is left lying about.
    assert work.run("kb", "status", "kb").returncode == 1
    assert work.tree() == before
    assert visible(work.folder) == ["docs", "kb"]
    assert work.import_docs()["summary"]["changed"] == 2
    assert "the red cable" in work.article("no-data-arrives")
    assert "Start it anew" in work.article("the-icon-is-red")


@posix
@pytest.mark.parametrize("moment", [1, 3, 7])
def test_a_first_import_that_is_killed_leaves_no_folder_behind(
    work: Workplace, moment: int
) -> None:
    killed = work.process("kb", "import", "docs", "--out", "kb", env={"END_AT": str(moment)})
    assert killed.returncode == -9

    assert work.run("kb", "import", "docs", "--out", "kb", "--dry-run").returncode == 0
    assert visible(work.folder) == ["docs"]
    assert work.import_docs()["summary"]["new"] == 3


@posix
def test_an_edit_made_after_a_kill_is_not_taken_back(work: Workplace) -> None:
    work.import_docs()
    work.edit("docs/a.md", "Start it again", "Start it anew")
    work.edit("docs/a.md", "Wait an hour", "Wait two hours")
    work.process("kb", "import", "docs", "--out", "kb", env={"END_AT": "4"})
    for name in ("the-icon-is-red", "the-sync-hangs"):
        work.edit(f"kb/{name}.md", "symptoms:\n", "symptoms:\n  - added later\n")

    work.import_docs()
    for name in ("the-icon-is-red", "the-sync-hangs"):
        assert "added later" in work.article(name)
    assert "Start it anew" in work.article("the-icon-is-red")
    assert "Wait two hours" in work.article("the-sync-hangs")


def test_a_strangers_folder_of_the_same_name_is_left_alone(work: Workplace) -> None:
    (work.folder / ".kb.importing").mkdir()
    (work.folder / ".kb.importing" / "mine.txt").write_text("keep me")
    work.kb.mkdir()
    work.import_docs()
    work.edit("docs/a.md", "Start it again", "Start it anew")

    assert work.import_docs()["summary"]["changed"] == 1
    assert (work.folder / ".kb.importing" / "mine.txt").read_text() == "keep me"
    assert not (work.kb / ".importing").exists()


def test_what_cannot_be_written_is_told_and_nothing_is_changed(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.import_docs()
    before = work.tree()
    work.edit("docs/a.md", "Start it again", "Start it anew")
    real = os.replace

    def full(source: str, target: str) -> None:
        if target.endswith("documents.jsonl") and "importing" in source:
            raise OSError(28, "No space left on device", target)
        real(source, target)

    monkeypatch.setattr("os.replace", full)
    done = work.run("kb", "import", "docs", "--out", "kb")

    assert done.returncode == 73
    assert "No space left on device; nothing was changed" in done.stderr
    assert work.tree() == before
    assert visible(work.folder) == ["docs", "kb"]


def test_a_file_edited_meanwhile_is_not_overwritten(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.import_docs()
    work.edit("docs/a.md", "Start it again", "Start it anew")
    real = swap.replace_files

    def late(root: str, files: dict[str, bytes], seen: dict[str, bytes]) -> None:
        work.edit("kb/the-icon-is-red.md", "a minute", "two minutes")
        real(root, files, seen)

    monkeypatch.setattr("assistant.kb.importer.keep.run.replace_files", late)
    done = work.run("kb", "import", "docs", "--out", "kb")

    assert done.returncode == 74
    assert "the-icon-is-red.md was edited" in done.stderr
    assert "two minutes" in work.article("the-icon-is-red")
    assert "Start it again" in work.article("the-icon-is-red")


@pytest.mark.parametrize(
    ("made", "arguments", "code", "said"),
    [
        ({"kb": "a file"}, ("docs", "--out", "kb"), 73, "is a file, not a folder"),
        ({"kb/photo.png": "x"}, ("docs", "--out", "kb"), 73, "is a folder of other things"),
        ({}, ("docs", "--out", "docs/kb"), 64, "--out would lie inside the documents"),
        ({}, ("docs", "--out", "docs"), 73, "is a folder of other things"),
        ({"kb/kb.yaml": "", "kb/d/a.md": "# A"}, ("kb/d", "--out", "kb"), 64, "inside --out"),
        ({"kb/kb.yaml": "", "kb/a.md": "# A"}, ("kb/a.md", "--out", "kb"), 64, "inside --out"),
        ({}, ("nowhere", "--out", "kb"), 66, "there are no documents at nowhere"),
        ({}, ("docs/*.rst", "--out", "kb"), 66, "there are no documents"),
        ({}, ("--out", "kb"), 64, "no documents"),
        ({}, ("docs",), 64, "--out"),
        ({"d/a.txt": "x"}, ("d", "--out", "kb"), 66, "there is no Markdown"),
        ({"d/a.md": "text"}, ("d", "--out", "kb"), 65, "could be made an article"),
        ({"file": "x"}, ("docs", "--out", "file/kb"), 73, "cannot be read or written"),
        ({}, ("docs", "--out", "kb", "--report", "no/where.json"), 73, "all else is done"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(
    work: Workplace, made: dict[str, str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    for name, text in made.items():
        (work.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (work.folder / name).write_text(text)
    before = visible(work.folder)
    done = work.run("kb", "import", *arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert len(done.stderr.strip().split("\n")) == 2
    if "--report" not in arguments:
        assert visible(work.folder) == before


@posix
def test_links_are_seen_through(work: Workplace) -> None:
    (work.folder / "linked").symlink_to(work.docs)
    inside = work.run("kb", "import", "docs", "--out", "linked/kb")
    work.import_docs()
    (work.folder / "same").symlink_to(work.kb)
    through = work.said("kb", "import", "linked", "--out", "same")
    hidden = work.kb / ".import"
    shutil.move(hidden, work.folder / "elsewhere")
    hidden.symlink_to(work.folder / "elsewhere")

    assert (inside.returncode, "inside" in inside.stderr) == (64, True)
    assert through["summary"]["unchanged"] == 3
    assert work.run("kb", "import", "docs", "--out", "kb").returncode == 73


def test_a_pattern_may_stand_beside_the_knowledge_base_but_not_reach_into_it(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work.docs)

    assert work.run("kb", "import", "**/*.md", "--out", "kb").returncode == 64
    assert work.run("kb", "import", "a.md", "--out", "kb").returncode == 0
    assert work.run("kb", "import", "*/*.md", "--out", "kb").returncode == 64


def test_a_part_of_the_documents_is_refused_and_more_are_added_on_demand(
    work: Workplace,
) -> None:
    work.import_docs()
    part = work.run("kb", "import", "docs/guide", "--out", "kb")
    (work.folder / "more").mkdir()
    (work.folder / "more" / "c.md").write_text("# The screen is dark\n\nWake it.\n")
    added = work.said("kb", "import", "more", "--out", "kb", "--add")
    again = work.said("kb", "import", "--out", "kb")

    assert (part.returncode, "only a part" in part.stderr) == (64, True)
    assert (added["summary"]["new"], added["summary"]["unchanged"]) == (1, 3)
    assert (again["summary"]["unchanged"], again["files_written"]) == (4, 0)


@pytest.mark.parametrize(
    "written", ["", "[]\n", "{\n", '{"format": 99}\n', '{"format": 1}\n', "\xff"]
)
def test_damaged_records_are_told_and_left_alone(work: Workplace, written: str) -> None:
    work.import_docs()
    (work.kb / ".import" / "articles.jsonl").write_text(written, "latin-1")
    before = work.tree()

    for arguments in (("import", "docs", "--out", "kb"), ("status", "kb")):
        done = work.run("kb", *arguments)
        assert done.returncode == 65
        assert "articles.jsonl cannot be used" in done.stderr
    assert work.tree() == before
    assert work.run("--kb", "kb", "kb", "list").returncode == 0


def test_records_that_point_outside_are_refused(work: Workplace) -> None:
    work.import_docs()
    work.edit("kb/.import/articles.jsonl", '"file": "the-sync-hangs.md"', '"file": "../x.md"')

    assert work.run("kb", "import", "docs", "--out", "kb").returncode == 65


def test_two_imports_at_once_wait_for_each_other(work: Workplace) -> None:
    from assistant.cli.importing import _lock
    from assistant.files import locked

    with locked(_lock("kb")):
        done = work.run("kb", "import", "docs", "--out", str(work.kb))

    assert (done.returncode, "another import is at work" in done.stderr) == (69, True)


def test_an_authors_kb_yaml_is_never_touched_and_ours_is_merged(work: Workplace) -> None:
    work.kb.mkdir()
    (work.kb / "kb.yaml").write_text("id: mine\n")
    work.import_docs("--product", "Acme")
    assert (work.kb / "kb.yaml").read_text() == "id: mine\n"

    work.said("kb", "import", "docs", "--out", "other", "--product", "Acme")
    work.edit("other/kb.yaml", 'version: "1.0"', 'version: "7"')
    work.said("kb", "import", "docs", "--out", "other", "--product", "Best")
    text = (work.folder / "other" / "kb.yaml").read_text()
    assert 'version: "7"\nproduct: Best\n' in text
