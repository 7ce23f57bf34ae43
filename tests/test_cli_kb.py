"""``assistant kb``: lint, test, list, show and compile, for authors and for their CI."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

pytestmark = pytest.mark.usefixtures("little_talk")
BUILTIN = [
    "blocked-by-policy-or-antivirus",
    "company-file-moved",
    "connector-network",
    "could-not-start-quickbooks",
    "data-error",
    "deauthorized-after-first-sync",
    "hosted-or-remote-desktop",
    "logs",
    "new-computer",
    "quickbooks-own-errors",
    "quickbooks-unusable-during-sync",
    "quickbooks-updated",
    "quickbooks-user-in-use",
    "reinstall-certificate",
    "sdk-missing",
    "second-company",
    "single-or-multi-user-mode",
    "sync-schedule",
    "sync-stuck-queued",
    "tray-icon-red",
    "uninstall-connector",
    "web-connector-not-running",
    "web-connector-password",
    "web-connector-setup",
    "whitelist-webroot",
    "window-open-in-quickbooks",
    "wrong-company-file-open",
]
KB = "id: office\ntitle: Office help\nversion: '1.2'\n"
PRINTER = """\
---
id: printer-offline
title: The printer is offline
symptoms:
  - the printer is offline
  - the printer does not print
  - nothing comes out of the printer
related: [slow-network]
sources: [{doc: guide.md, heading: Printers, lines: 3-9}]
---

Switch it **on**, see [the maker](https://example.com/printer).

1. Press the button.

   - Hold it.

```check printer-on
title: The printer is on
process: spooler
expect: running
```
"""
NETWORK = """\
---
id: slow-network
title: The wireless network is slow
symptoms: [the wireless network is slow, pages load slowly, the wifi drops]
---

Move nearer.
"""
OFFICE = {"kb.yaml": KB, "printer.md": PRINTER, "network.md": NETWORK}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base without mistakes; one folder for all, so that it is compiled once."""
    folder = tmp_path_factory.mktemp("office")
    for name, content in OFFICE.items():
        (folder / name).write_text(content)
    return folder


# lint


def test_lint_finds_nothing_wrong_with_the_built_in_knowledge_base(run: Run) -> None:
    done = run("kb", "lint")

    assert (done.returncode, done.stderr) == (0, b"")
    assert re.search(rb"^27 articles, 0 errors, \d+ warnings$", done.stdout, re.MULTILINE)


def test_lint_of_a_clean_folder_is_0_and_says_how_much_it_saw(run: Run, office: Path) -> None:
    done = run("kb", "lint", str(office))

    assert (done.returncode, done.stdout) == (0, b"2 articles, 0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("files", "finding"),
    [
        (
            {"printer.md": PRINTER.replace("symptoms:", "symptons:")},
            "printer.md:4: error: unknown key “symptons” (did you mean “symptoms”?) [unknown-key]",
        ),
        ({"two.md": NETWORK}, "two.md:1: error: the id “slow-network” is taken by network.md"),
        ({"printer.md": PRINTER.replace("[slow-network]", "[slow-netwrk]")}, "“slow-network”?"),
        (
            {"network.md": NETWORK.replace("the wifi drops", "the printer is offline")},
            "the symptom “the printer is offline” also belongs to network.md",
        ),
        ({"kb.yaml": KB + "titel: x\n"}, "kb.yaml:4: error: unknown key “titel”"),
        ({"bad.md": "---\nid: a\ntitle: a: b\n---\n"}, "bad.md:3: error: bad YAML"),
        ({"image.md": b"\x89PNG\0\0"}, "image.md:1: error: is no text"),
        ({"empty.md": "---\ntitle: Nothing\nsymptoms: [nothing here]\n---\n"}, "empty.md:1: error"),
        ({"mute.md": "---\ntitle: Speechless\n---\nText.\n"}, "mute.md:1: error: the article has"),
    ],
    ids=[
        "unknown key",
        "duplicate id",
        "dead link",
        "collision",
        "kb.yaml",
        "bad YAML",
        "binary",
        "no text",
        "no symptoms",
    ],
)
def test_lint_names_file_line_and_remedy_and_ends_with_78(
    run: Run, make_kb: Callable[..., Path], files: dict[str, str | bytes], finding: str
) -> None:
    folder = make_kb({**OFFICE, **files})
    done = run("kb", "lint", str(folder))
    *findings, last = done.stdout.decode().splitlines()

    assert done.returncode == 78
    assert any(finding in line for line in findings), findings
    assert all(line.startswith(f"{folder}/") for line in findings)
    assert re.fullmatch(r"\d articles?, [1-9] errors?, \d warnings?", last)


def test_lint_in_json_lists_each_problem_with_its_place(
    run: Run, opened: Opened, make_kb: Callable[..., Path]
) -> None:
    folder = make_kb({**OFFICE, "printer.md": PRINTER.replace("symptoms:", "symptons:")})
    printed = opened(run("kb", "lint", str(folder), "--json"))
    problem = next(p for p in printed["data"]["problems"] if p["code"] == "unknown-key")

    assert (printed["schema"], printed["command"]) == ("assistant/kb-lint", "kb lint")
    assert (printed["exit_code"], printed["data"]["articles"]) == (78, 2)
    assert printed["data"]["errors"] == sum(
        p["severity"] == "error" for p in printed["data"]["problems"]
    )
    assert (problem["file"], problem["line"]) == ("printer.md", 4)
    assert problem["hint"] == "did you mean “symptoms”?"


def test_lint_in_json_of_a_clean_folder_has_no_problems(
    run: Run, opened: Opened, office: Path
) -> None:
    data = opened(run("--json", "kb", "lint", str(office)))["data"]

    assert data == {"articles": 2, "errors": 0, "problems": []}


def test_warnings_are_errors_only_when_strict(run: Run, make_kb: Callable[..., Path]) -> None:
    folder = make_kb({**OFFICE, "phrases/printer-ofline.txt": "no paper comes out\n"})

    assert run("kb", "lint", str(folder)).returncode == 0
    strict = run("kb", "lint", str(folder), "--strict")
    assert strict.returncode == 78
    assert "did you mean “printer-offline”?" in strict.stdout.decode()


def test_lint_takes_its_folder_from_the_global_option_too(run: Run, office: Path) -> None:
    expected = run("kb", "lint", str(office)).stdout

    assert run("--kb", str(office), "kb", "lint").stdout == expected


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (None, "does not exist"),
        ({"notes.pdf": "x"}, "has no article"),
        ({"kb.yaml": "id: [", "a.md": "# A\n"}, "error: bad YAML"),
    ],
    ids=["missing", "empty", "bad kb.yaml"],
)
def test_lint_of_no_knowledge_base_is_78(
    run: Run,
    make_kb: Callable[..., Path],
    tmp_path: Path,
    files: dict[str, str] | None,
    said: str,
) -> None:
    folder = make_kb(files) if files else tmp_path / "missing"
    done = run("kb", "lint", str(folder))

    assert done.returncode == 78
    assert said in done.stdout.decode() + done.stderr.decode()


# test


def cases(tmp_path: Path, *lines: object) -> str:
    """A file with these lines: objects as JSON, text as it is."""
    file = tmp_path / "cases.jsonl"
    file.write_text("".join(f"{x if isinstance(x, str) else json.dumps(x)}\n" for x in lines))
    return str(file)


RIGHT = {"id": "a", "query": "the printer is offline", "expected": "printer-offline", "style": "s"}
NONE = {"id": "n", "query": "vegan lasagne for twelve", "expected": "none"}
WRONG = {"id": "w", "query": "the printer is offline", "expected": "slow-network"}


def test_test_reports_shares_by_label_and_style(
    run: Run, opened: Opened, office: Path, tmp_path: Path
) -> None:
    file = cases(tmp_path, RIGHT, NONE, WRONG, "")
    printed = opened(run("--kb", str(office), "kb", "test", file, "--json"))
    data = printed["data"]

    assert (printed["command"], printed["kb"]) == ("kb test", {"id": "office", "version": "1.2"})
    assert (data["questions"], data["in_scope"]) == (3, 2)
    assert (data["top1"], data["top3"]) == (50.0, 100.0)
    assert (data["answered_right"], data["answered_wrong"]) == (50.0, 50.0)
    assert (data["abstained_on_none"], data["answered_none"]) == (100.0, 0.0)
    assert data["by_label"] == {
        "none": [1, 1],
        "printer-offline": [1, 1],
        "slow-network": [0, 1],
    }
    assert data["by_style"] == {"": [1, 2], "s": [1, 1]}


def test_test_lists_each_miss_with_what_was_said_instead_and_why(
    run: Run, opened: Opened, office: Path, tmp_path: Path
) -> None:
    file = cases(tmp_path, RIGHT, WRONG, {**WRONG, "id": "x", "query": "my prnter prints nothing"})
    as_json = opened(run("--kb", str(office), "kb", "test", file, "--json"))
    text = run("--kb", str(office), "kb", "test", file).stdout.decode()
    first, second = as_json["data"]["misses"]

    assert (first["id"], first["expected"]) == ("w", "slow-network")
    assert first["said"] == "printer-offline"
    assert first["confidence"] > first["expected_confidence"]
    assert {"written": "prnter", "read_as": "printer"} in second["repairs"]
    assert ": w: the printer is offline\n    expected slow-network (" in text
    assert "answer: printer-offline (" in text
    assert "    read “prnter” as “printer”" in text


def test_another_article_may_be_right_too(run: Run, office: Path, tmp_path: Path) -> None:
    file = cases(tmp_path, {**WRONG, "also_ok": ["printer-offline"]})
    done = run("--kb", str(office), "kb", "test", file, "--min-top1", "100")

    assert done.returncode == 0
    assert "misses" not in done.stdout.decode()


def test_an_answer_to_what_is_out_of_scope_is_a_miss(
    run: Run, opened: Opened, office: Path, tmp_path: Path
) -> None:
    file = cases(tmp_path, {"query": "the printer is offline", "expected": "none"})
    data = opened(run("--kb", str(office), "kb", "test", file, "--json"))["data"]

    assert (data["in_scope"], data["answered_none"], data["abstained_on_none"]) == (0, 100.0, 0.0)
    assert [m["expected"] for m in data["misses"]] == ["none"]


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("50", 0), ("50.1", 1), ("100", 1)], ids=str)
@pytest.mark.parametrize("mode", [(), ("--json",)], ids=["text", "json"])
def test_a_bar_that_is_not_reached_ends_with_1(
    run: Run, office: Path, tmp_path: Path, least: str, code: int, mode: tuple[str, ...]
) -> None:
    file = cases(tmp_path, RIGHT, WRONG)
    done = run("--kb", str(office), "kb", "test", file, "--min-top1", least, *mode)

    assert done.returncode == code


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '{"query": "x", "expected": "none"',
        "[]",
        "17",
        '{"expected": "none"}',
        '{"query": "x"}',
        '{"query": "x", "expected": "printer-ofline"}',
        '{"query": "x", "expected": "none", "also_ok": ["nope"]}',
        '{"query": "x", "expected": "none", "also_ok": 17}',
        '{"query": "", "expected": "none"}',
        '{"query": " ", "expected": "none"}',
        '{"query": null, "expected": "none"}',
        '{"query": ["x"], "expected": "none"}',
        "[" * 100_000,
        "\x00",
    ],
    ids=lambda line: line[:60],
)
def test_a_bad_case_is_65_and_named_by_file_and_line(
    run: Run, opened: Opened, office: Path, tmp_path: Path, line: str
) -> None:
    file = cases(tmp_path, RIGHT, "", line, RIGHT)
    done = run("--kb", str(office), "kb", "test", file, "--json")

    assert done.returncode == 65
    assert done.stderr.decode().startswith(f"assistant: {file}:3: ")
    assert opened(done)["data"] is None


def test_an_unknown_expected_article_is_named(run: Run, office: Path, tmp_path: Path) -> None:
    file = cases(tmp_path, {"query": "x", "expected": "printer-ofline"})
    done = run("--kb", str(office), "kb", "test", file)

    assert "there is no article “printer-ofline”" in done.stderr.decode()


def test_acceptable_articles_are_a_list(run: Run, office: Path, tmp_path: Path) -> None:
    done = run("--kb", str(office), "kb", "test", cases(tmp_path, {**WRONG, "also_ok": "nope"}))

    assert done.returncode == 65
    assert "“also_ok” must be a list" in done.stderr.decode()


def test_a_test_without_a_question_does_not_pass(run: Run, office: Path, tmp_path: Path) -> None:
    done = run("--kb", str(office), "kb", "test", cases(tmp_path, ""), "--min-top1", "90")

    assert done.returncode != 0


def test_cases_come_from_stdin_as_well(run: Run, office: Path) -> None:
    done = run("--kb", str(office), "kb", "test", "-", stdin=json.dumps(RIGHT).encode())

    assert done.returncode == 0
    assert done.stdout.startswith(b"1 questions, 1 in scope\n")


def test_a_missing_file_of_cases_is_66(run: Run, tmp_path: Path) -> None:
    done = run("kb", "test", str(tmp_path / "none.jsonl"))

    assert (done.returncode, done.stdout) == (66, b"")


@pytest.mark.parametrize("least", ["many", "", "nan%"])
def test_a_bar_that_is_no_number_is_a_usage_error(run: Run, least: str) -> None:
    assert run("kb", "test", "-", f"--min-top1={least}").returncode == 64


def test_the_built_in_knowledge_base_passes_its_own_test(run: Run) -> None:
    done = run("kb", "test", "knowledge/questions.jsonl", "--min-top1", "90")

    assert done.returncode == 0


# list and show


def test_list_names_every_article(run: Run) -> None:
    lines = run("kb", "list").stdout.decode().splitlines()

    assert [line.split()[0] for line in lines] == BUILTIN
    assert max(map(len, lines)) <= 100


def test_list_in_json_has_titles_and_first_symptoms(run: Run, opened: Opened, office: Path) -> None:
    printed = opened(run("kb", "list", "--kb", str(office), "--json"))

    assert printed["schema"] == "assistant/kb-list"
    assert printed["data"]["articles"] == [
        {
            "kb": "office",
            "article": "slow-network",
            "title": "The wireless network is slow",
            "symptom": "the wireless network is slow",
        },
        {
            "kb": "office",
            "article": "printer-offline",
            "title": "The printer is offline",
            "symptom": "the printer is offline",
        },
    ]


def test_list_goes_through_all_named_knowledge_bases(
    run: Run, office: Path, make_kb: Callable[..., Path]
) -> None:
    other = make_kb({"heating.md": "# The heating is cold\n\nTurn it up.\n"}, "other")
    done = run("--kb", str(office), "--kb", str(other), "kb", "list")

    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize("article", BUILTIN)
@pytest.mark.parametrize("columns", [80, 40])
def test_show_prints_an_article_within_the_width(run: Run, article: str, columns: int) -> None:
    done = run("kb", "show", article, env={"COLUMNS": str(columns)})
    lines = done.stdout.decode().splitlines()

    assert (done.returncode, done.stderr) == (0, b"")
    long = [line for line in lines if len(line) > columns]
    assert [line for line in long if len(line.split()) > 2 and "\\" not in line] == []  # paths
    assert all(line == line.rstrip() for line in lines)


def test_show_prints_prose_checks_sources_and_links(run: Run, office: Path) -> None:
    done = run("--kb", str(office), "kb", "show", "printer-offline")

    assert done.stdout.decode() == (
        "The printer is offline\n"
        "\n"
        "Switch it on, see the maker <https://example.com/printer>.\n"
        "\n"
        "1. Press the button.\n"
        "  - Hold it.\n"
        "\n"
        "[ ] Check: The printer is on (printer-on)\n"
        "\n"
        "Sources: guide.md, lines 3-9\n"
        "See also: slow-network\n"
    )


def test_show_in_json_has_the_whole_article(run: Run, opened: Opened, office: Path) -> None:
    printed = opened(run("--kb", str(office), "kb", "show", "printer-offline", "--json"))
    article = printed["data"]["article"]

    assert printed["schema"] == "assistant/kb-show"
    assert (article["id"], article["related"]) == ("printer-offline", ["slow-network"])
    (source,) = article["sources"]
    assert source == {"doc": "guide.md", "heading": "Printers", "lines": "3-9", "sha256": ""}
    assert [(b["kind"], b["id"]) for b in article["blocks"]] == [
        ("prose", ""),
        ("check", "printer-on"),
    ]


@pytest.mark.parametrize(
    ("article", "hint"),
    [("tray-icon-rd", "did you mean “tray-icon-red”?"), ("zzzz", "known are: blocked-by")],
)
def test_an_unknown_article_is_66_with_a_hint(run: Run, article: str, hint: str) -> None:
    done = run("kb", "show", article)

    assert (done.returncode, done.stdout) == (66, b"")
    assert hint in done.stderr.decode()


# compile


def test_a_compiled_file_answers_like_its_folder_from_anywhere(
    run: Run, office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "office help.kb"
    done = run("kb", "compile", str(office), "--out", str(file))
    question = ("ask", "the printer is offline", "--json")
    (tmp_path / "elsewhere").mkdir()

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(f"{file}  (2 articles, ")
    assert (
        run("--kb", str(file), *question, cwd=tmp_path / "elsewhere").stdout
        == run("--kb", str(office), *question).stdout
    )


def test_compile_in_json_says_what_it_wrote(
    run: Run, opened: Opened, office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "office.kb"
    printed = opened(run("--json", "kb", "compile", str(office), "--out", str(file)))

    assert (printed["schema"], printed["kb"]["id"]) == ("assistant/kb-compile", "office")
    assert printed["data"] == {
        "file": str(file),
        "bytes": file.stat().st_size,
        "articles": 2,
        "problems": [],
    }


def test_a_compiled_file_does_not_tell_where_it_was_made(
    run: Run, office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "office.kb"
    run("kb", "compile", str(office), "--out", str(file))

    assert str(tmp_path).encode() not in file.read_bytes()


def test_compile_leaves_nothing_but_the_file(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    run("kb", "compile", str(office), "--out", str(out / "a.kb"))
    run("kb", "compile", str(office), "--out", str(out / "a.kb"))

    assert [p.name for p in out.iterdir()] == ["a.kb"]


def test_an_article_that_is_left_out_is_told_and_ends_with_78(
    run: Run, opened: Opened, make_kb: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_kb({**OFFICE, "bad.md": "---\nid: [\n---\n"})
    file = tmp_path / "a.kb"
    done = run("kb", "compile", str(folder), "--out", str(file))

    assert done.returncode == 78
    assert "bad.md:3: error: bad YAML" in done.stderr.decode()
    assert run("--kb", str(file), "ask", "the printer is offline").returncode == 0
    printed = opened(run("kb", "compile", str(folder), "--out", str(file), "--json"))
    assert [p["file"] for p in printed["data"]["problems"]] == ["bad.md"]


@pytest.mark.parametrize("mode", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize("place", ["missing/deeper/a.kb", "folder", "file/a.kb", "x" * 300])
def test_a_place_that_cannot_be_written_is_73(
    run: Run, office: Path, tmp_path: Path, place: str, mode: tuple[str, ...]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    done = run("kb", "compile", str(office), "--out", str(tmp_path / place), *mode)

    assert done.returncode == 73
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"assistant: ")


@pytest.mark.parametrize("verb", ["compile", "show"])
def test_a_verb_without_its_argument_is_a_usage_error(run: Run, verb: str) -> None:
    done = run("kb", verb)

    assert (done.returncode, done.stdout) == (64, b"")


def test_kb_alone_lists_its_verbs_and_is_64(run: Run) -> None:
    done = run("kb")

    assert done.returncode == 64
    assert all(w in done.stderr for w in (b"compile", b"lint", b"test", b"list", b"show"))


def test_a_damaged_compiled_file_is_78_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.kb"
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    done = run("--kb", str(file), "ask", "x")

    assert (done.returncode, done.stdout) == (78, b"")
    assert b"kb compile" in done.stderr


# test --report


def household(make_kb: Callable[..., Path]) -> Path:
    """A base whose articles have enough symptoms for some to be held back."""
    signs = ("is broken", "leaks on the floor", "hums at night", "smells odd", "will not start")
    parts = ("kettle", "toaster", "freezer", "blender", "heater", "washer", "dryer")
    folder: Path = make_kb(
        {
            f"{part}.md": f"---\ntitle: {part} trouble\nsymptoms:\n"
            + "".join(f"  - the {part} {sign}\n" for sign in signs)
            + "---\nText.\n"
            for part in parts
        }
    )
    return folder


def test_a_report_shows_how_far_confidence_holds_and_which_article_lacks_phrases(
    run: Run, opened: Opened, office: Path, tmp_path: Path
) -> None:
    file = cases(tmp_path, RIGHT, NONE, WRONG)
    data = opened(run("--kb", str(office), "kb", "test", file, "--report", "--json"))["data"]
    text = run("--kb", str(office), "kb", "test", file, "--report").stdout.decode()

    found = data["reliability"]
    assert (found["wrong_at_once"], found["lured"]) == (50.0, 0.0)
    assert sum(b["questions"] for b in found["bins"]) == 3
    assert [(a["article"], a["found"], a["asked"]) for a in found["lacking"]] == [
        ("slow-network", 0, 1)
    ]
    assert "articles that lack phrases:" in text
    assert "slow-network: 0 of 1 found, taken for printer-offline" in text
    assert RIGHT["query"] in text


def test_without_a_file_a_report_asks_what_was_held_back(
    run: Run, make_kb: Callable[..., Path]
) -> None:
    done = run("--kb", str(household(make_kb)), "kb", "test", "--report")

    assert done.returncode == 0, done.stderr
    assert b"in-scope top-1" in done.stdout
    assert b"symptom" in done.stdout
    assert b"share that was right" in done.stdout


@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        ({"a.md": "# Only a title\n\nText.\n"}, ["--report"], "no article has a phrase"),
        ({"a.md": "# Only a title\n\nText.\n"}, [], "there is nothing to test"),
    ],
)
def test_a_report_that_cannot_be_made_says_why(
    run: Run, make_kb: Callable[..., Path], files: dict[str, str], arguments: list[str], said: str
) -> None:
    done = run("--kb", str(make_kb(files)), "kb", "test", *arguments)

    assert done.returncode in (64, 66)
    assert said in done.stderr.decode()
