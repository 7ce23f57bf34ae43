"""Knowledge bases as they come: what can answer does, what is wrong is told by file and line."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.engine import Engine
from assistant.errors import AssistantError, Exit
from assistant.kb.scan import scan
from tests.conftest import PATIENCE

ROOT = Path(__file__).resolve().parent.parent
MakeKb = Callable[..., Path]

PRINTER = "# Printer jam\n\nOpen the lid.\n"
SCREEN = "# Dark screen\n\nPress the button.\n"
GOOD: dict[str, str | bytes] = {"a.md": PRINTER, "b.md": SCREEN}


def refused(path: Path | str) -> AssistantError:
    with pytest.raises(AssistantError) as caught:
        Engine([str(path)])
    assert int(caught.value.exit_code) == 78
    assert caught.value.hint
    return caught.value


def answers(kb: Path) -> Engine:
    """The engine on `kb`, whose good articles answer."""
    engine = Engine([str(kb)])
    assert engine.ask("printer jam").answers[0].article == "a"
    assert engine.ask("dark screen").answers[0].article == "b"
    return engine


def warning(kb: Path) -> str:
    """The one warning of a knowledge base whose good articles answer."""
    (line,) = answers(kb).warnings()
    assert line.startswith(str(kb))
    return line.removeprefix(f"{kb}/")


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    error = refused(tmp_path / "nowhere")

    assert error.code == "kb-not-found"
    assert "nowhere does not exist" in error.message


def test_a_file_that_is_no_knowledge_base_is_named(tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    file.write_text(PRINTER, encoding="utf-8")
    error = refused(file)

    assert error.code == "kb-not-found"
    assert "is a file, not a folder" in error.message


@pytest.mark.parametrize("path", ["", " ", "/dev/null/x", "\x1b[31mred"])
def test_a_path_that_cannot_be_is_refused(path: str) -> None:
    assert "\x1b" not in refused(path).message


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path) -> None:
    error = refused(tmp_path)

    assert error.code == "kb-empty"
    assert "Markdown" in error.hint


def test_a_folder_with_other_files_only_is_empty(make_kb: MakeKb) -> None:
    kb = make_kb({"a.docx": b"PK", "b.txt": "text", ".hidden.md": PRINTER, "_draft.md": PRINTER})

    assert refused(kb).code == "kb-empty"


def test_a_folder_that_cannot_be_listed_is_told(
    make_kb: MakeKb, monkeypatch: pytest.MonkeyPatch
) -> None:
    kb = make_kb(GOOD)

    def deny(path: object) -> Any:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", deny)
    error = refused(kb)

    assert error.code == "kb-unreadable"
    assert "Permission denied" in error.message


def deny_reading(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let opening a file of this name fail as if it belonged to somebody else."""
    real = builtins.open

    def guarded(file: Any, *arguments: Any, **options: Any) -> Any:
        if isinstance(file, str) and os.path.basename(file) == name:
            raise PermissionError(13, "Permission denied", file)
        return real(file, *arguments, **options)

    monkeypatch.setattr(builtins, "open", guarded)


def test_an_article_that_cannot_be_read_is_left_out(
    make_kb: MakeKb, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny_reading(monkeypatch, "c.md")
    line = warning(make_kb({**GOOD, "c.md": "# Fan noise\n"}))

    assert line.startswith("c.md:")
    assert "left out: cannot be read: Permission denied" in line


def test_a_kb_yaml_that_cannot_be_read_is_told(
    make_kb: MakeKb, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny_reading(monkeypatch, "kb.yaml")
    error = refused(make_kb({**GOOD, "kb.yaml": "id: x\n"}))

    assert "kb.yaml" in error.message
    assert "Permission denied" in error.message


def test_phrases_that_cannot_be_read_are_left_out(
    make_kb: MakeKb, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny_reading(monkeypatch, "a.txt")
    line = warning(make_kb({**GOOD, "phrases/a.txt": "paper\n"}))

    assert line.startswith("phrases/a.txt:")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\rIHDR", b"one\ntwo\0three\n", b"\0"])
def test_a_binary_article_is_left_out(make_kb: MakeKb, content: bytes) -> None:
    line = warning(make_kb({**GOOD, "c.md": content}))

    assert line.startswith(f"c.md:{content[: content.index(0)].count(10) + 1}: left out: ")
    assert "NUL" in line


def test_utf_16_is_told_as_what_it_is_not(make_kb: MakeKb) -> None:
    line = warning(make_kb({**GOOD, "c.md": "# Fan noise\n".encode("utf-16")}))

    assert line.startswith("c.md:1: left out: ")


def test_bytes_that_are_not_utf8_are_replaced_and_told(make_kb: MakeKb) -> None:
    kb = make_kb({**GOOD, "c.md": b"# Fan noise\n\nDust it.\n\nCaf\xe9.\n"})

    assert warning(kb).startswith("c.md:5: is not UTF-8")
    article = Engine([str(kb)]).article("c")
    assert article is not None
    assert "Caf\ufffd." in str(article["blocks"])


def test_bad_yaml_in_one_article_leaves_the_others(make_kb: MakeKb) -> None:
    line = warning(make_kb({**GOOD, "c.md": "---\ntitle: Fan\nsymptoms: it says: no\n---\nText\n"}))

    assert line.startswith("c.md:3: left out: bad YAML")


def test_a_mistake_that_does_not_matter_leaves_the_article(make_kb: MakeKb) -> None:
    kb = make_kb(
        {**GOOD, "kb.yaml": "id: x\n", "c.md": "---\ntitle: Fan noise\nttl: x\n---\nDust\n"}
    )

    assert warning(kb).startswith("c.md:3: unknown key “ttl”")
    assert Engine([str(kb)]).ask("fan noise").answers[0].article == "c"


def test_foreign_keys_in_a_folder_of_docs_are_no_warning(make_kb: MakeKb) -> None:
    kb = make_kb({**GOOD, "c.md": "---\ntitle: Fan noise\nlayout: page\n---\nDust it.\n"})

    assert answers(kb).warnings() == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("id: x\nsynonyms: [[a\n", 3),
        ("id: x\n\tproduct: y\n", 2),
        ("id: x\nid: y\n", 2),
        ("- a\n- b\n", 1),
        ("id: x\nproduct: a: b\n", 2),
        (b"id: x\nproduct: \0\n", 2),
        ("id: &a x\nproduct: *a\n", 1),
    ],
)
def test_a_bad_kb_yaml_is_refused_by_file_and_line(
    make_kb: MakeKb, content: str | bytes, line: int
) -> None:
    error = refused(make_kb({**GOOD, "kb.yaml": content}))

    assert error.code == "kb-invalid"
    assert f"kb.yaml:{line}: " in error.message


def test_a_wrong_key_in_kb_yaml_is_a_warning(make_kb: MakeKb) -> None:
    line = warning(make_kb({**GOOD, "kb.yaml": "id: x\nsynonims: [[a, b]]\n"}))

    assert line.startswith("kb.yaml:2: unknown key “synonims”")


def test_the_first_of_two_articles_with_one_id_answers(make_kb: MakeKb) -> None:
    line = warning(make_kb({**GOOD, "c.md": "---\nid: a\n---\n# Fan noise\n\nDust it.\n"}))

    assert line.startswith("c.md:")
    assert "left out: the id “a” is taken by a.md" in line


def test_names_in_other_scripts_are_articles_of_their_own(make_kb: MakeKb) -> None:
    kb = make_kb({**GOOD, "принтер.md": "# Fan noise\n", "экран.md": "# Coffee leak\n"})
    engine = answers(kb)

    assert engine.warnings() == []
    assert engine.ask("fan noise").answers[0].title == "Fan noise"
    assert engine.ask("coffee leak").answers[0].title == "Coffee leak"


def test_an_article_of_five_megabytes_is_left_out(make_kb: MakeKb) -> None:
    line = warning(make_kb({**GOOD, "c.md": b"# Fan noise\n\n" + b"dust " * 1_000_000}))

    assert line.startswith("c.md:")
    assert not line.startswith("c.md:0:")
    assert "left out: larger than 4 MB" in line


def test_a_very_long_article_answers(make_kb: MakeKb) -> None:
    kb = make_kb({**GOOD, "c.md": b"# Fan noise\n\n" + b"Dust the blades.\n\n" * 15_000})

    assert answers(kb).ask("fan noise").answers[0].article == "c"


@pytest.mark.parametrize("body", ["", "\n\n", "   ", "---\n---\n", "<!-- nothing -->\n", "\ufeff"])
def test_an_empty_article_harms_no_other(make_kb: MakeKb, body: str) -> None:
    assert answers(make_kb({**GOOD, "c.md": body})).warnings() == []


@pytest.mark.parametrize(
    "hostile",
    [
        "# Fan\n\n- step\n\n  ```check x\n  title: y\n  ```\n",
        "# Fan\n\n" + "> " * 3_000 + "deep\n",
        "# Fan\n\n" + "- " * 3_000 + "deep\n",
        "---\ntitle: Fan\nsymptoms: " + "[" * 500 + "\n---\n",
        "# Fan\n\n```check x\n" + "[" * 500 + "\n```\n",
    ],
)
def test_a_strange_article_harms_no_other(make_kb: MakeKb, hostile: str) -> None:
    answers(make_kb({**GOOD, "c.md": hostile}))


def test_nothing_hostile_is_in_what_is_told(make_kb: MakeKb) -> None:
    header = 'title: T\n"k\x1b[31m\u202e\x07": x\n"\\e[1mkey": x\nsources: [{"\\a": b}]'
    lines = answers(
        make_kb({**GOOD, "kb.yaml": "id: x\n", "c.md": f"---\n{header}\n---\n"})
    ).warnings()

    assert len(lines) == 3
    assert not [line for line in lines if not line.isprintable()]


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be")
@pytest.mark.parametrize("verb", [["ask", "printer jam"], ["kb", "lint"], ["kb", "list"]])
def test_a_hostile_file_name_does_not_reach_the_terminal(
    make_kb: MakeKb, run: Callable[..., subprocess.CompletedProcess[bytes]], verb: list[str]
) -> None:
    broken = "---\ntitle: [x\n---\n"
    kb = make_kb({**GOOD, "c\x1b[31m\u202e\x07.md": broken, "d\x1b[1m.md": "text\n"})
    process = run(*verb, "--kb", str(kb))
    said = (process.stdout + process.stderr).decode()

    assert process.returncode in (Exit.OK, Exit.CONFIG)
    assert not {"\x1b", "\u202e", "\x07"} & set(said)


@pytest.mark.skipif(sys.platform != "linux", reason="names are always Unicode there")
@pytest.mark.parametrize("where", [b"caf\xe9.md", b"caf\xe9/c.md"])
def test_a_file_name_of_undecodable_bytes_harms_no_other(make_kb: MakeKb, where: bytes) -> None:
    kb = make_kb(GOOD)
    file = Path(os.fsdecode(os.path.join(os.fsencode(kb), where)))
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Fan noise\n", encoding="utf-8")

    answers(kb)
    answers(kb)


@pytest.mark.skipif(sys.platform != "linux", reason="names are always Unicode there")
def test_a_folder_with_a_name_of_undecodable_bytes_answers(make_kb: MakeKb) -> None:
    kb = make_kb(GOOD)
    renamed = kb.parent / os.fsdecode(b"caf\xe9")
    kb.rename(renamed)

    answers(renamed)
    answers(renamed)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_out_of_the_folder_are_not_followed(make_kb: MakeKb, tmp_path: Path) -> None:
    outside = make_kb({"secret.md": "# Secret recipe\n\nSalt.\n"}, name="outside")
    kb = make_kb(GOOD)
    (kb / "c.md").symlink_to(outside / "secret.md")
    (kb / "sub").symlink_to(outside, target_is_directory=True)
    (kb / "loop").symlink_to(kb, target_is_directory=True)
    (kb / "dead.md").symlink_to(tmp_path / "nowhere")
    engine = answers(kb)

    assert [slug for slug, _, _ in engine.stores[0].articles()] == ["a", "b"]
    assert engine.warnings() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("name", ["c.md", "kb.yaml", "phrases/a.txt"])
def test_a_named_pipe_does_not_hold_up_the_answer(make_kb: MakeKb, name: str) -> None:
    kb = make_kb(GOOD)
    (kb / "phrases").mkdir()
    os.mkfifo(kb / name)
    process = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", "printer jam", "--kb", str(kb)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )

    assert process.returncode in (Exit.OK, Exit.CONFIG)
    assert b"Traceback" not in process.stderr


def test_a_folder_named_like_an_article_is_a_folder(make_kb: MakeKb) -> None:
    kb = make_kb({**GOOD, "c.md/d.md": "# Fan noise\n\nDust it.\n", "kb.yaml.md": "# Coffee\n"})

    assert answers(kb).ask("fan noise").answers[0].title == "Fan noise"


def test_articles_in_folders_answer_and_too_deep_ones_do_not(make_kb: MakeKb) -> None:
    deep, too_deep = "/".join("d" * 8), "/".join("e" * 40)
    kb = make_kb({**GOOD, f"{deep}/c.md": "# Fan noise\n", f"{too_deep}/d.md": "# Coffee leak\n"})
    engine = answers(kb)

    assert engine.ask("fan noise").answers[0].title == "Fan noise"
    assert engine.ask("coffee leak").decision == "abstain"


def test_hidden_files_and_folders_are_left_out(make_kb: MakeKb) -> None:
    kb = make_kb({**GOOD, ".git/c.md": "# Fan\n", "_build/d.md": "# Fan\n", ".e.md": "# Fan\n"})

    assert [f.name for f in scan(str(kb)).articles] == ["a.md", "b.md"]


def test_a_readme_is_an_article_only_where_there_is_no_kb_yaml(make_kb: MakeKb) -> None:
    files = {**GOOD, "README.md": "# Fan noise\n"}
    plain, own = make_kb(files), make_kb({**files, "kb.yaml": "id: x\n"}, name="own")

    assert "README.md" in [f.name for f in scan(str(plain)).articles]
    assert "README.md" not in [f.name for f in scan(str(own)).articles]


def test_a_folder_of_headings_alone_answers_at_once(make_kb: MakeKb) -> None:
    engine = Engine([str(make_kb({"a.md": "# Printer jam\n", "b.md": "# Dark screen\n"}))])

    assert engine.ask("printer jam").decision == "answer"
    assert engine.ask("my screen is dark").answers[0].article == "b"
    assert engine.ask("how tall is the Eiffel tower").decision == "abstain"
    assert engine.warnings() == []


@pytest.mark.parametrize(
    "name",
    [
        "with blank",
        "ünï cödé",
        "100%",
        "a#b?c=d&e".replace("?", "" if os.name == "nt" else "?"),
        "quo'te",
        "-dash",
    ],
)
def test_a_folder_may_have_any_name(make_kb: MakeKb, name: str) -> None:
    answers(make_kb(GOOD, name=name))


def test_where_no_article_is_usable_the_first_reason_is_told(make_kb: MakeKb) -> None:
    error = refused(make_kb({"a.md": b"\0", "b.md": "---\ntitle: [x\n---\n"}))

    assert error.code == "kb-invalid"
    assert "a.md:1" in error.message


def test_several_knowledge_bases_answer_together(make_kb: MakeKb) -> None:
    one = make_kb(GOOD, name="one")
    two = make_kb({"c.md": "# Fan noise\n\nDust it.\n"}, name="two")
    engine = Engine([str(one), str(two)])

    printer, fan = engine.ask("printer jam"), engine.ask("fan noise")
    assert (printer.decision, printer.answers[0].article, printer.answers[0].kb) == (
        "answer",
        "a",
        "one",
    )
    assert (fan.decision, fan.answers[0].article, fan.answers[0].kb) == ("answer", "c", "two")
    assert engine.ask("how tall is the Eiffel tower").decision == "abstain"


def test_articles_of_one_id_in_two_knowledge_bases_are_told_apart(make_kb: MakeKb) -> None:
    one = make_kb({"a.md": PRINTER}, name="one")
    two = make_kb({"a.md": SCREEN}, name="two")
    engine = Engine([str(one), str(two)])
    first, second = engine.article("a", "one"), engine.article("a", "two")

    assert first is not None
    assert second is not None
    assert (first["title"], second["title"]) == ("Printer jam", "Dark screen")
    assert engine.article("a", "three") is None


def test_a_question_that_two_knowledge_bases_answer_is_asked_back(make_kb: MakeKb) -> None:
    one = make_kb({"a.md": PRINTER, "x.md": "# Coffee leak\n"}, name="one")
    two = make_kb({"b.md": "# Printer jam\n\nCall us.\n"}, name="two")
    answer = Engine([str(one), str(two)]).ask("printer jam")

    assert answer.decision == "clarify"
    assert answer.question is not None
    assert {c.kb for c in answer.question.choices[:2]} == {"one", "two"}


def test_one_bad_knowledge_base_among_several_is_named(make_kb: MakeKb, tmp_path: Path) -> None:
    with pytest.raises(AssistantError) as caught:
        Engine([str(make_kb(GOOD)), str(tmp_path / "nowhere")])

    assert "nowhere" in caught.value.message


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\x1b[31m", "\u200b", "\0"])
def test_an_empty_question_is_a_usage_error(make_kb: MakeKb, question: str) -> None:
    engine = Engine([str(make_kb(GOOD))])
    with pytest.raises(AssistantError) as caught:
        engine.ask(question)

    assert (caught.value.code, caught.value.exit_code) == ("empty-question", Exit.USAGE)
