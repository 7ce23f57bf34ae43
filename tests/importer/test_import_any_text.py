"""Whatever text comes in: no crash, no lost word, no mark left; what was read is stable."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.kb.importer.draft import ProseBlock
from assistant.kb.importer.topics import topics_of
from tests.each import each
from tests.examples import examples
from tests.importer.conftest import joined, page

WORDS = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"]
SIGNS = [
    *("\n", "\n\n", "\n\n\n", " ", "    ", "\t", "# ", "## ", "### ", "- ", "1. ", "> ", "---\n"),
    *("```\n", "`", "~~~", ":::note\n", "\n:::\n", "::: tip Golf", '!!! note "hotel"\n', "*", "**"),
    *("<details>", "</details>", "<summary>", "</summary>", "<p>", "</p>", "<b>", "</b>", "<br/>"),
    *("<ul>", "<li>", "</li>", "</ul>", "<ol>", "</ol>", "<h3>", "</h3>", "<code>", "</code>"),
    *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", '<TabItem label="x">', "</TabItem>"),
    *('<a href="x">', "</a>", "<CLIENT NAME>", "<", "</", "{", "}", "{props.x}", "[", "](u)", "| "),
    *("|\n| --- | --- |\n", "\\", "_", "&amp;", "===\n", "**india**\n\n", "\u00a0", "\r\n", "\r"),
]
ALMOST_MARKDOWN = st.lists(st.sampled_from([*WORDS * 4, *SIGNS]), max_size=60).map(" ".join) | (
    st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=60).map("".join)
)
often = settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))


@often
@given(ALMOST_MARKDOWN)
def test_no_word_is_lost_and_lines_are_lines_of_the_source(text: str) -> None:
    document = page(text)
    result = topics_of(document)

    kept = [f"{t.title} {t.heading} {' '.join(t.path)} {joined(t.pieces)}" for t in result.topics]
    left = [left.heading for left in result.left_out]
    if left:  # what is left out is left out as a whole
        kept += [piece.words + piece.markdown for piece in document.pieces]
    found = " ".join([*kept, *left])
    body = re.sub(r"\A---[^\n\r]*(?:\r\n|\r|\n).*?(?:\r\n|\r|\n)---", "", text, flags=re.DOTALL)
    code = "```" in text or "~~~" in text  # a language is no word
    assert code or [w for w in WORDS if w in body and w not in found] == []
    for piece in document.pieces:
        assert 1 <= piece.line <= piece.end <= len(document.source)


@often
@given(ALMOST_MARKDOWN | st.text(max_size=200))
@example("A:A:A<TR>A\n:::;A<Aa>")
@example("A:A{A`<C>A")
def test_reading_what_was_read_changes_nothing_more(text: str) -> None:
    for topic in topics_of(page(text)).topics:
        once = page(joined(topic.pieces)).pieces
        again = page(joined(once)).pieces

        assert not re.search("[\ue000-\ue00f]", joined(topic.pieces))
        assert words(again) == words(once)


def words(pieces: tuple[ProseBlock, ...]) -> list[str]:
    return " ".join(piece.words for piece in pieces).split()


@often
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    from assistant.kb.importer.read.document import read_document

    document = read_document("page.md", data)

    assert document.source or document.troubles
    topics_of(document)


BOMBS = {
    "quotes": ">" * 10_000 + " text",
    "parentheses": "(" * 10_000 + " text",
    "brackets": "[" * 10_000 + " text",
    "links": "[a](" * 5_000 + " text",
    "lists": "\n".join(" " * (2 * i) + "- text" for i in range(500)),
    "markers": "- " * 5_000 + "text",
    "tags": "<a x={" * 5_000 + " text",
    "angles": "<" * 20_000 + " text",
    "divisions": "<div>" * 5_000 + " text",
    "html lists": "<ul><li>" * 3_000 + " text",
    "comments": "<!--" * 20_000 + " text",
    "notes": ":::note\n" * 5_000 + "text",
    "boxes": "\n".join(" " * (4 * i) + "!!! note" for i in range(200)) + "\n\ntext",
    "emphasis": "*a " * 5_000 + " text",
    "backticks": "".join("`" * i + "a" for i in range(1, 300)) + " text",
    "spaces": " " * 200_000 + "text",
    "scripts": "<script>" * 20_000 + " text",
}


@each("bomb", BOMBS)
def test_a_bomb_is_read_like_any_other_page(bomb: str) -> None:
    document = page(f"## It fails\n\nBefore it.\n\n{BOMBS[bomb]}\n\n## It is fixed\n\nAfter it.\n")

    assert "text" in " ".join(piece.words + piece.markdown for piece in document.pieces)
    assert {"It fails", "It is fixed"} <= {t.title for t in topics_of(document).topics}
