"""One article's text -> an article; every mistake told with its line and what to write instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.kb.parse import parse_article, parse_info, parse_phrases, slug
from assistant.kb.problem import Problem
from assistant.kb.prose import plain_text
from assistant.kb.yamlio import YamlError, load
from assistant.model import Article, Element
from assistant.text import is_clean
from tests.each import each
from tests.examples import examples

ROOT = Path(__file__).resolve().parent.parent
steady = settings(derandomize=True, deadline=None, max_examples=examples(150))


def parse(text: str, file: str = "some-article.md") -> tuple[Article, list[Problem]]:
    problems: list[Problem] = []
    article = parse_article(file, text, problems.append, strict=True)
    assert article is not None, problems
    return article, problems


def refused(text: str) -> Problem:
    problems: list[Problem] = []
    assert parse_article("a.md", text, problems.append, strict=True) is None
    (problem,) = problems
    assert problem.fatal
    return problem


def only(text: str) -> Problem:
    (problem,) = parse(text)[1]
    return problem


def elements(text: str) -> list[Element]:
    return [e for b in parse(text)[0].blocks for e in b.elements]


def shown(text: str) -> list[tuple[str, int, str, str]]:
    return [(e.kind, e.level, e.marker, plain_text((e,))) for e in elements(text)]


FULL = """\
---
id: tray-icon-red
title: The tray icon is red
applies_to: [legacy]
symptoms:
  - the icon is red
  - "nothing syncs: why"
not_symptoms: [the OneDrive icon is red]
related: [logs]
sources:
  - {doc: guide.md, heading: Red icon, lines: 3-9}
  - other.md
---

# Red

Text.
"""


def test_every_key_of_a_header_arrives() -> None:
    article, problems = parse(FULL)

    assert problems == []
    assert article.id == "tray-icon-red"
    assert article.title == "The tray icon is red"
    assert article.applies_to == ("legacy",)
    assert article.symptoms == ("the icon is red", "nothing syncs: why")
    assert article.not_symptoms == ("the OneDrive icon is red",)
    assert article.related == ("logs",)
    assert [tuple(s) for s in article.sources] == [
        ("guide.md", "Red icon", "3-9", ""),
        ("other.md", "", "", ""),
    ]
    assert article.file == "some-article.md"
    assert [b.line for b in article.blocks] == [14]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_matter(end: str, mark: str) -> None:
    assert parse(mark + FULL.replace("\n", end)) == parse(FULL)


def test_a_header_may_end_with_dots() -> None:
    article, problems = parse("---\ntitle: Red\n...\nText.\n")

    assert (article.title, problems) == ("Red", [])
    assert shown("---\ntitle: Red\n...\nText.\n") == [("paragraph", 0, "", "Text.")]


def test_a_header_is_not_needed() -> None:
    article, problems = parse("# Printer jams\n\nOpen the lid.\n", "Tray icon (red).md")

    assert (article.id, article.title, problems) == ("tray-icon-red", "Printer jams", [])


def test_the_title_may_be_a_heading_further_down() -> None:
    assert parse("Intro.\n\nPrinter *jams*\n---\n")[0].title == "Printer jams"


def test_the_title_of_the_header_wins_over_the_heading() -> None:
    assert parse("---\ntitle: One\n---\n# Two\n")[0].title == "One"


def test_without_any_title_the_file_name_serves_and_that_is_told() -> None:
    article, (problem,) = parse("Just text.\n", "printer-jams.md")

    assert article.title == "printer jams"
    assert (problem.code, problem.severity, problem.line) == ("no-title", "warning", 1)


def test_an_empty_header_is_a_header() -> None:
    article, problems = parse("---\n---\n# Red\n")

    assert (article.title, problems) == ("Red", [])


def test_a_rule_at_the_top_is_no_header() -> None:
    assert shown("---\n\n# Red\n\nText.\n")[0] == ("rule", 0, "", "")


def test_a_header_that_never_ends_keeps_its_text_and_is_told() -> None:
    article, problems = parse("---\nid: red\nsymptoms: [the icon is red]\n\n# Red\n\nText.\n")

    assert article.title == "Red"
    assert ("paragraph", 0, "", "Text.") in shown("---\nid: red\n\n# Red\n\nText.\n")
    assert [p.line for p in problems] == [1]


def test_an_empty_file_is_an_article_without_title() -> None:
    article, problems = parse("")

    assert article.blocks == ()
    assert [p.code for p in problems] == ["no-title"]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Tray Icon (red).md", "tray-icon-red"),
        ("sub/folder/A_b.md", "sub-folder-a-b"),
        ("-.md", "article-97ddb3f8"),
        ("x" * 200 + ".md", "x" * 80),
    ],
)
def test_an_id_is_made_from_the_path(name: str, identifier: str) -> None:
    assert parse("# T\n", name)[0].id == identifier
    assert slug("Tray icon (red)") == "tray-icon-red"


def test_names_in_other_scripts_give_different_ids() -> None:
    names = ["принтер.md", "экран.md", "プリンター.md", "画面.md"]

    assert len({parse("# T\n", name)[0].id for name in names}) == 4


@pytest.mark.parametrize("written", ["Tray Icon", "tray/icon", "-tray", "x" * 101, "ïcon"])
def test_a_bad_id_is_told_where_it_stands(written: str) -> None:
    article, (problem,) = parse(f"---\ntitle: T\nsymptoms: [a b]\nid: {written}\n---\n")

    assert article.id == slug(written)
    assert (problem.code, problem.line) == ("bad-id", 4)
    assert f"id: {article.id}" in problem.hint


def test_an_unknown_key_is_told_with_its_line_and_the_nearest_known_one() -> None:
    problem = only("---\ntitle: T\n\nsymtoms: [a, b]\n---\n")

    assert (problem.code, problem.line, problem.severity) == ("unknown-key", 4, "error")
    assert "symtoms" in problem.message
    assert "did you mean “symptoms”?" in problem.hint


def test_an_unknown_key_is_told_on_its_own_line_not_that_of_its_value() -> None:
    assert only("---\ntitle: T\nsymtoms:\n  - a\n  - b\n---\n").line == 3


def test_a_key_like_no_other_gets_the_list_of_known_ones() -> None:
    hint = only("---\ntitle: T\nqqq: 1\n---\n").hint

    assert all(key in hint for key in ("applies_to", "symptoms", "sources"))


def test_foreign_keys_are_only_warnings_in_a_folder_of_docs() -> None:
    problems: list[Problem] = []
    parse_article("a.md", "---\ntitle: T\nlayout: page\n---\n", problems.append, strict=False)

    assert [(p.code, p.severity) for p in problems] == [("unknown-key", "warning")]


@pytest.mark.parametrize(
    ("header", "line", "severity"),
    [
        ("title: [a, b]", 2, "error"),
        ("title: {a: b}", 2, "error"),
        ("title: T\nsymptoms: one", 3, "warning"),
        ("title: T\nsymptoms: {a: b}", 3, "error"),
        ("title: T\nsymptoms:\n  - fine\n  - QuickBooks says: no", 5, "error"),
        ("title: T\nsymptoms: [fine, [nested]]", 3, "error"),
        ("title: T\nsymptoms: [fine, ]\nrelated: ['']", 4, "error"),
        ("title: T\nsources: [[a]]", 3, "error"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_an_example(
    header: str, line: int, severity: str
) -> None:
    problem = next(p for p in parse(f"---\n{header}\n---\n# T\n")[1] if p.code == "wrong-type")

    assert (problem.line, problem.severity) == (line, severity)
    assert "for example" in problem.hint


def test_good_symptoms_stay_beside_a_bad_one() -> None:
    article, _ = parse("---\ntitle: T\nsymptoms: [one thing, [nested], another]\n---\n")

    assert article.symptoms == ("one thing", "another")


def test_an_unknown_key_of_a_source_is_told() -> None:
    problem = only("---\ntitle: T\nsources:\n  - {doc: a.md, headng: B}\n---\n")

    assert (problem.code, problem.line) == ("unknown-key", 4)
    assert "heading" in problem.hint


def test_what_yaml_takes_for_something_else_stays_text() -> None:
    article, problems = parse("---\ntitle: no\nsymptoms: [yes, 1.10, 0x10, 2024-01-01, off]\n---\n")

    assert problems == []
    assert article.title == "no"
    assert article.symptoms == ("yes", "1.10", "0x10", "2024-01-01", "off")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!binary", "!x"])
def test_tags_run_nothing(tag: str) -> None:
    article, _ = parse(f"---\ntitle: {tag} 'echo'\n---\n")

    assert article.title == "echo"


def test_tabs_are_named_as_the_reason() -> None:
    problem = refused("---\ntitle: T\nsymptoms:\n\t- a\n---\n")

    assert (problem.code, problem.line) == ("bad-yaml", 4)
    assert "tabs" in problem.hint


def test_a_colon_is_named_as_the_reason() -> None:
    problem = refused("---\ntitle: it says: no\n---\n")

    assert (problem.code, problem.line) == ("bad-yaml", 2)
    assert "quotes" in problem.hint


@pytest.mark.parametrize("header", ["title: [a", "title: 'a", "title: a\n b: c\n- d", "@x", "%"])
def test_broken_yaml_is_told_with_a_line_of_the_header(header: str) -> None:
    problem = refused(f"---\n{header}\n---\n# T\n")

    assert problem.code == "bad-yaml"
    assert 2 <= problem.line <= 3 + header.count("\n")


def test_a_key_that_is_there_twice_is_told() -> None:
    problem = refused("---\ntitle: A\nid: x\ntitle: B\n---\n")

    assert (problem.line, "title" in problem.message) == (4, True)


def test_a_header_that_is_a_list_is_told() -> None:
    problem = next(p for p in parse("---\n- a\n---\n# T\n")[1])

    assert (problem.code, problem.line) == ("not-a-mapping", 2)


@pytest.mark.parametrize(
    "header",
    [
        "a: &a [x]\nb: *a",
        "a: &a [*a]",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]",
        "a: &a {x: y}\n<<: *a",
        "a: *unknown",
    ],
)
def test_anchors_and_aliases_are_refused(header: str) -> None:
    assert refused(f"---\n{header}\n---\n").code == "bad-yaml"


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("depth", [50, 500])
def test_deep_yaml_is_refused(opener: str, depth: int) -> None:
    with pytest.raises(YamlError):
        load(opener * depth + "a")


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
def test_yaml_of_any_depth_ends_no_process(opener: str) -> None:
    hostile = f"""
from assistant.kb.yamlio import YamlError, load
try:
    load({opener!r} * 200_000 + "a")
except YamlError as error:
    print(error.line, error.message)
"""
    finished = subprocess.run(
        [sys.executable, "-c", hostile],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert finished.stdout.startswith(b"1 ")


def test_a_header_of_megabytes_is_refused() -> None:
    assert refused("---\ntitle: " + "x" * 2_100_000 + "\n---\n").code == "bad-yaml"


@pytest.mark.parametrize("kind", ["check", "action"])
def test_a_fence_becomes_a_block_with_id_title_and_line(kind: str) -> None:
    text = f"# T\n\nBefore.\n\n```{kind} ui-running\ntitle: It runs\nprocess: x\n```\n\nAfter.\n"
    article, problems = parse(text)

    assert problems == []
    assert [(b.kind, b.id, b.line) for b in article.blocks] == [
        ("prose", "", 1),
        (kind, "ui-running", 5),
        ("prose", "", 9),
    ]
    assert article.blocks[1].source == "title: It runs\nprocess: x\n"
    assert plain_text(article.blocks[1].elements) == "It runs"


@pytest.mark.parametrize("info", ["check", "action", "check two words", "check UP", "check ../x"])
def test_a_block_without_a_usable_id_is_told(info: str) -> None:
    problem = next(p for p in parse(f"# T\n\n```{info}\ntitle: x\n```\n")[1])

    assert (problem.code, problem.line) == ("bad-block-id", 3)
    assert "some-id" in problem.hint


def test_two_blocks_with_one_id_are_told() -> None:
    problem = only("# T\n\n```check a\ntitle: x\n```\n\n```action a\ntitle: y\n```\n")

    assert (problem.code, problem.line) == ("duplicate-block", 7)


def test_bad_yaml_in_a_block_is_told_with_the_line_of_the_file() -> None:
    text = "---\ntitle: T\n---\n\n```check a\ntitle: x\nexpect: [running\n```\n"
    problem = next(p for p in parse(text)[1] if p.code == "bad-yaml")

    assert problem.line in (7, 8)
    assert not problem.fatal


def test_a_colon_in_a_block_is_told_with_the_line_of_the_file() -> None:
    text = "---\ntitle: T\n---\n\n```check a\ntitle: x\nmessage: it says: no\nexpect: y\n```\n"
    problem = next(p for p in parse(text)[1] if p.code == "bad-yaml")

    assert problem.line == 7


def test_a_block_that_is_no_mapping_is_told() -> None:
    problem = next(p for p in parse("# T\n\n```check a\n- x\n```\n")[1])

    assert (problem.code, problem.line) == ("not-a-mapping", 4)


def test_a_block_without_a_title_is_a_warning() -> None:
    problem = only("# T\n\n```check a\nprocess: x\n```\n")

    assert (problem.code, problem.line, problem.severity) == ("no-title", 3, "warning")


@pytest.mark.parametrize("info", ["python", "", "checkers x", "text check a", "json"])
def test_other_fences_are_code(info: str) -> None:
    assert shown(f"# T\n\n```{info}\nx = 1\n```\n")[1:] == [("code", 0, "", "x = 1")]


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n- do this\n\n  ```check a\n  title: It runs\n  ```\n\n- then that\n",
        "# T\n\n1. do this\n   - and this\n\n     ```check a\n     title: It runs\n     ```\n",
        "# T\n\n> quoted\n>\n> ```check a\n> title: It runs\n> ```\n>\n> more\n",
    ],
)
def test_a_block_inside_a_list_or_quote_keeps_what_is_around_it(text: str) -> None:
    article, _ = parse(text)
    words = " ".join(plain_text(b.elements) for b in article.blocks).split()

    assert [b.id for b in article.blocks if b.kind == "check"] == ["a"]
    for word in "do this then that quoted more".split():  # noqa: SIM905
        assert (word in words) == (word in text.split())


def test_nested_lists_keep_numbers_and_depth() -> None:
    text = "1. one\n   - sub\n     1. deep\n2. two\n\n   more of two\n3. three\n"

    assert shown(text) == [
        ("item", 0, "1.", "one"),
        ("item", 1, "-", "sub"),
        ("item", 2, "1.", "deep"),
        ("item", 0, "2.", "two"),
        ("paragraph", 1, "", "more of two"),
        ("item", 0, "3.", "three"),
    ]


@pytest.mark.parametrize("first", [0, 1, 4, 10])
def test_a_list_is_numbered_from_where_its_author_began(first: int) -> None:
    markers = [m for _, _, m, _ in shown(f"Text.\n\n{first}. one\n{first + 1}. two\n")]

    assert markers == ["", f"{first}.", f"{first + 1}."]


def test_steps_go_on_counting_after_a_paragraph_between() -> None:
    markers = [m for _, _, m, _ in shown("1. one\n2. two\n\nNow:\n\n3. three\n")]

    assert markers == ["1.", "2.", "", "3."]


def test_a_table_becomes_rows() -> None:
    assert shown("| a | b |\n|---|---|\n| 1 | `2` |\n") == [
        ("row", 0, "", "a | b"),
        ("row", 0, "", "1 | 2"),
    ]


@pytest.mark.parametrize("text", ["```\na\n  b\n```\n", "    a\n      b\n", "~~~\na\n  b\n~~~\n"])
def test_code_keeps_its_lines_and_blanks(text: str) -> None:
    assert shown(text) == [("code", 0, "", "a\n  b")]


def test_a_fence_that_never_ends_is_code_to_the_end() -> None:
    assert shown("# T\n\n```\na\n\nb\n") == [("heading", 1, "", "T"), ("code", 0, "", "a\n\nb")]


def test_styles_and_links_become_spans() -> None:
    (paragraph,) = elements("A **bold** *word*, `code` and [a link](https://x.example/y).\n")

    assert [tuple(s) for s in paragraph.spans] == [
        ("A ", "", ""),
        ("bold", "b", ""),
        (" ", "", ""),
        ("word", "i", ""),
        (", ", "", ""),
        ("code", "c", ""),
        (" and ", "", ""),
        ("a link", "a", "https://x.example/y"),
        (".", "", ""),
    ]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html;base64,AAAA", "file:///"]
)
def test_links_that_could_run_something_are_text(target: str) -> None:
    assert not any(s.href for e in elements(f"[x]({target})\n") for s in e.spans)


def test_an_image_becomes_its_description() -> None:
    assert shown("![the red icon](a.png) ![](b.png)\n")[0][3] == (
        "[picture: the red icon] [picture: without description]"
    )


def test_html_loses_its_tags_and_keeps_its_words() -> None:
    assert shown('Press <kbd onclick="x">Ctrl</kbd>.\n')[0][3] == "Press Ctrl."
    assert shown('<div class="x">\n<b>inside</b> text\n</div>\n')[0][3] == "inside text"


def test_comments_are_not_shown() -> None:
    assert shown("<!-- a > b -->\n\nText.\n") == [("paragraph", 0, "", "Text.")]


def test_soft_breaks_are_blanks_and_hard_breaks_lines() -> None:
    assert shown("one\ntwo  \nthree\\\nfour\n")[0][3] == "one two\nthree\nfour"


def test_quotes_and_rules_are_kept() -> None:
    assert shown("> quoted\n\n---\n\nText.\n") == [
        ("quote", 0, "", "quoted"),
        ("rule", 0, "", ""),
        ("paragraph", 0, "", "Text."),
    ]


HOSTILE = "\x1b[31mred\x1b[0m \x1b]52;c;cm0=\x07\u202e\u200b\x00\x9b1m icon"


def test_hostile_text_is_cleaned_wherever_it_stands() -> None:
    article, _ = parse(
        f"---\ntitle: 'A {HOSTILE}'\nsymptoms: ['{HOSTILE}']\n---\n# {HOSTILE}\n\n{HOSTILE}\n\n"
        f"- {HOSTILE}\n\n`{HOSTILE}` [l](http://x/{HOSTILE})\n\n```\n{HOSTILE}\n```\n\n"
        f"```check a\ntitle: '{HOSTILE}'\n```\n"
    )

    assert article.title == "A red icon"
    assert article.symptoms == ("red icon",)
    assert_clean(article)


@pytest.mark.parametrize(
    "escape", [r"\e[31m", r"\x1b]0;x\a", r"\u202e", r"\x9b1m", r"\0", r"\uD800"]
)
def test_escapes_written_in_yaml_are_cleaned_too(escape: str) -> None:
    problems: list[Problem] = []
    text = f'---\ntitle: "red {escape}icon"\n---\n\n```check a\ntitle: "x{escape}y"\n```\n'
    article = parse_article("a.md", text, problems.append)

    if article is None:
        assert [p.code for p in problems] == ["bad-yaml"]
    else:
        assert_clean(article)


@each(
    "entity",
    ["&#x202e;", "&#8238;", "&rlm;", "&lrm;", "&ZeroWidthSpace;", "&#27;[31m", "&#x9b;31m"],
)
@each("place", ["red {} icon", "# red {} icon", "[l](x/{})", "| {} |\n|-|"])
def test_characters_written_as_entities_are_cleaned_too(entity: str, place: str) -> None:
    assert_clean(parse("# T\n\n" + place.format(entity) + "\n")[0])


def assert_clean(article: Article) -> None:
    assert is_clean(article.title)
    assert all(map(is_clean, article.symptoms))
    for block in article.blocks:
        for element in block.elements:
            assert all(is_clean(s.text) and is_clean(s.href) for s in element.spans), element


@pytest.mark.parametrize(
    "text",
    [
        "> " * 5_000 + "x",
        "- " * 5_000 + "x",
        "*" * 20_000,
        "[" * 20_000,
        "`" * 20_001 + "x",
        "<" * 20_000,
        "![" * 10_000 + "](x)" * 10_000,
        "|" * 5_000 + "\n" + "|-" * 2_500,
    ],
)
def test_deep_or_strange_markdown_ends_in_an_article(text: str) -> None:
    assert parse(f"# T\n\n{text}\n")[0].title == "T"


def test_phrases_are_lines_without_comments() -> None:
    text = "# comment\r\n\n one  phrase \n\ttwo\n#three\n\x1b[1mfour\n"

    assert parse_phrases(text) == ("one phrase", "two", "four")


def test_kb_yaml_needs_no_key() -> None:
    problems: list[Problem] = []
    info = parse_info("kb.yaml", "", "folder-name", problems.append)

    assert (info.id, info.language, problems) == ("folder-name", "en", [])


def test_kb_yaml_keys_arrive_as_written() -> None:
    problems: list[Problem] = []
    text = "id: x\nversion: 1.10\nsynonyms: [[a, b], [no, nope]]\nvariables: {a: {b: c}}\n"
    info = parse_info("kb.yaml", text, "d", problems.append)

    assert (info.version, info.synonyms, problems) == ("1.10", (("a", "b"), ("no", "nope")), [])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("id: x\nsynonims: [[a, b]]\n", "unknown-key", 2),
        ("id: x\nsynonyms: a\n", "wrong-type", 2),
        ("id: x\nsynonyms: [a, b]\n", "wrong-type", 2),
        ("id: x\nsupport: me\n", "wrong-type", 2),
        ("id: x\nvague: {a: b}\n", "wrong-type", 2),
        ("id: [x]\n", "wrong-type", 1),
        ("- a\n", "not-a-mapping", 1),
    ],
)
def test_mistakes_in_kb_yaml_are_told_with_their_line(text: str, code: str, line: int) -> None:
    problems: list[Problem] = []
    parse_info("kb.yaml", text, "d", problems.append)

    assert [(p.code, p.line) for p in problems][:1] == [(code, line)]
    assert all(p.hint for p in problems if p.code != "not-a-mapping")


@steady
@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n", f"# T\n\n```check a\n{text}\n```\n"):
        problems: list[Problem] = []
        article = parse_article("a.md", whole, problems.append)

        assert article is not None or any(p.fatal for p in problems)


@steady
@given(
    st.lists(
        st.sampled_from(
            [*"ab-*_#>`|[]()!~=+.:&<1 \t\n\\", "```check a\n", "---\n", "\n\n", "    "]
        ),
        max_size=60,
    )
)
def test_no_markdown_breaks_the_parser(pieces: list[str]) -> None:
    article = parse_article("a.md", "".join(pieces), lambda problem: None)

    for block in article.blocks if article else ():
        assert block.line >= 1
        assert all(is_clean(s.text) for e in block.elements for s in e.spans)


@steady
@given(st.text(st.characters(categories=["L"]) | st.sampled_from(" \n"), max_size=200))
def test_every_word_of_plain_prose_comes_through(text: str) -> None:
    article, _ = parse(f"# T\n\n{text}\n")
    words = " ".join(plain_text(b.elements) for b in article.blocks).split()

    assert words == ["T", *text.split()]
