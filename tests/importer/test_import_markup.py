"""What doc sites write becomes plain Markdown: nothing lost, no markup left, lines kept."""

from __future__ import annotations

import re

import pytest

from tests.importer.conftest import page, shown

TICKS = "```"


@pytest.mark.parametrize(
    "text",
    [
        ":::note Title\n\nThe text.\n\n:::",
        ":::note Title\nThe text.\n:::",
        ":::Note[Title]\nThe text.\n:::",
        "::: note Title\nThe text. :::",
        ":::note Title\nThe text.",
        '!!! note "Title"\n    The text.',
        "> [!NOTE] Title\n> The text.",
        '<Admonition type="note" title="Title">\n\nThe text.\n\n</Admonition>',
    ],
)
def test_a_note_of_any_dialect_is_a_note(text: str) -> None:
    document = page(f"Before.\n\n{text}\n\nAfter.\n")

    assert shown(document) == [
        ("paragraph", "Before."),
        ("note", "> **Title**"),
        ("note", "> The text."),
        ("paragraph", "After."),
    ]


def test_a_warning_without_title_stays_a_warning() -> None:
    assert shown(page(":::danger\nIt burns.\n:::")) == [
        ("note", "> **Danger**"),
        ("note", "> It burns."),
    ]


def test_a_note_that_is_never_closed_ends_and_is_told() -> None:
    document = page("1. Sign in.\n   - Or ask.\n     :::tip Hint\n     > Ask Anna.\n\n2. Go on.\n")

    assert shown(document) == [
        ("step", "1. Sign in."),
        ("bullet", "   - Or ask."),
        ("note", "     > **Hint**"),
        ("note", "     > Ask Anna."),
        ("step", "2. Go on."),
    ]
    assert [(t.line, t.severity) for t in document.troubles] == [(3, "warning")]


def test_a_closing_line_glued_to_anything_is_swallowed_by_nothing() -> None:
    text = (
        ":::note A\n<details>\n<summary>B</summary>\n\nc\n\n</details>\n:::\n\n- one\n:::\n3. :::\n"
    )

    assert ":::" not in "".join(markdown for _, markdown in shown(page(text)))


def test_imports_exports_and_comments_are_gone_and_prose_that_looks_alike_stays() -> None:
    text = (
        "import A from '@site/a';\nimport {\n  B,\n  C\n} from 'b';\n"
        "export const x = {\n  y: 1,\n};\n\nimport your data first.\n\n"
        "<!-- a\ncomment -->\nText{/* hidden */} here.<!--truncate-->\n"
    )

    assert shown(page(text)) == [
        ("paragraph", "import your data first."),
        ("paragraph", "Text here."),
    ]


def test_code_is_left_alone() -> None:
    code = f"{TICKS}js\n:::note\n<b>x</b>\nimport a from 'b'\n{TICKS}"

    assert shown(page(code)) == [("code", code)]


def test_a_path_in_three_backticks_on_one_line_is_inline_code() -> None:
    text = f"It is here:\n\n{TICKS}C:\\Files\\<CLIENT NAME>\\a.log{TICKS}\n\nAnd on.\n"

    assert shown(page(text))[1] == ("paragraph", "`C:\\Files\\<CLIENT NAME>\\a.log`")
    assert shown(page(text))[2] == ("paragraph", "And on.")


def test_placeholders_are_no_tags() -> None:
    text = "Use <YOUR NAME>, <your-key>, a < b and {YOUR_ID}, not {props.name}."

    assert shown(page(text)) == [
        ("paragraph", "Use `<YOUR NAME>`, `<your-key>`, a < b and {YOUR_ID}, not `{props.name}`.")
    ]


def test_html_cards_become_lists() -> None:
    text = (
        '<ul className="cards">\n  <li className="card">\n    <div class="head">\n'
        '      <img\n        src="/x.svg"\n      />\n      <h3>Runs alone</h3>\n    </div>\n'
        "    <p>\n      It needs no\n      <b>daily</b> care.\n    </p>\n  </li>\n</ul>\n"
    )
    document = page(text)

    assert shown(document) == [
        ("bullet", "- ![](/x.svg)"),
        ("paragraph", "  **Runs alone**"),
        ("paragraph", "  It needs no\n  **daily** care."),
    ]
    assert [(p.line, p.end) for p in document.pieces][-1] == (10, 11)


def test_an_html_table_is_a_table() -> None:
    text = (
        "<table><tr><th>A</th><th>B | C</th></tr>\n<tr>\n<td>1<br/>2</td><td>3</td>\n</tr></table>"
    )
    (piece,) = page(text).pieces

    assert piece.kind == "table"
    assert piece.words.split() == ["A", "B", "|", "C", "1", "2", "3"]


def test_an_answer_in_a_property_is_read() -> None:
    text = (
        "<Question\n  question=\"Why 'No access'?\"\n  answer={`\n<p>Because.</p>\n<ol>\n"
        "  <li>Click <b>Retry</b>.\n  <p>It asks.</p></li>\n  <li>Wait.</li>\n</ol>\n`}\n/>\n"
    )

    assert shown(page(text)) == [
        ("entry", "Why 'No access'?"),
        ("paragraph", "Because."),
        ("step", "1. Click **Retry**."),
        ("paragraph", "   It asks."),
        ("step", "2. Wait."),
        ("entry-end", ""),
    ]


def test_tabs_keep_their_labels() -> None:
    text = '<Tabs>\n<TabItem value="w" label="Windows">\n\nOpen it.\n\n</TabItem>\n</Tabs>\n'

    assert shown(page(text)) == [("paragraph", "**Windows**"), ("paragraph", "Open it.")]
    assert shown(page('=== "Windows"\n\n    Open it.\n')) == shown(page(text))


def test_a_list_that_is_indented_too_far_is_a_list() -> None:
    assert shown(page("These:\n\n    - one thing\n    - two\n")) == [
        ("paragraph", "These:"),
        ("bullet", "- one thing"),
        ("bullet", "- two"),
    ]


def test_references_are_written_out() -> None:
    text = "See [the guide][g] and [Short].\n\n[g]: /guide\n[short]: /s\n"

    assert shown(page(text)) == [("paragraph", "See [the guide](/guide) and [Short](/s).")]


def test_mojibake_and_strange_spaces_are_put_right() -> None:
    text = "*Note:\u00c2\u00a0We\u00a0know. *\n\nIt\u00e2\u20ac\u2122s \u200bfine, \u00c2ngela."

    assert [piece.words for piece in page(text).pieces] == [
        "Note: We know.",
        "It’s fine, \u00c2ngela.",
    ]
    assert shown(page(text))[0][1] == "*Note: We know.*"


def test_steps_keep_their_numbers_and_nesting_around_pictures() -> None:
    text = "1. One.\n![i](a.png)\n\n2. Two:\n    1. `a`\n    2. `b`\n\n![i](b.png)\n\n3. Three.\n"

    assert [m.split("\n")[0] for kind, m in shown(page(text)) if kind == "step"] == [
        "1. One.",
        "2. Two:",
        "   1. `a`",
        "   2. `b`",
        "3. Three.",
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    text = "\ufeff---\ntitle: T\n---\n\n## A\n\nb c\nd\n".replace("\n", end)
    document = page(text)

    assert document.keys == {"title": "T"}
    assert [(p.line, p.end) for p in document.pieces] == [(5, 5), (7, 8)]
    assert document.digest(5, 8) == page("\n\n\n\n## A\n\nb c\nd\n").digest(5, 8)


def test_no_tag_is_left_in_prose() -> None:
    text = (
        "<div><p>a <span style={{x: 1}}>b</span> <Foo.Bar x={() => <b>c</b>} />"
        "\n<h2>d</h2></p> e</div>"
    )
    prose = "\n".join(markdown for _, markdown in shown(page(text)))

    assert not re.search(r"</?[A-Za-z]", prose)
    assert re.findall(r"\w+", prose) == ["a", "b", "d", "e"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# The icon<br/>is red\n", ("heading", "# The icon is red")),
        ("Then:<br/>- open it<br/>2. close it\n", ("paragraph", "Then: - open it 2. close it")),
        ("In C:\\logs\\\\<br/>1. a\n", ("paragraph", "In C:\\logs\\\\ 1. a")),
    ],
)
def test_a_break_leaves_no_backslash_where_no_line_is_broken(
    text: str, read: tuple[str, str]
) -> None:
    assert shown(page(text)) == [read]
