"""What a stranger wrote stays what it is in a Markdown document, and becomes no link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.markdown import literal

if TYPE_CHECKING:
    from tests.conftest import Run

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def inline(text: str) -> list[tuple[str, str]]:
    """What a viewer makes of it: each piece with its kind."""
    (paragraph,) = [t for t in MarkdownIt().parse(f"x {text}") if t.type == "inline"]
    return [(child.type, child.content) for child in paragraph.children or ()]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see http://portal.example.test/a?b=1", ["http://portal.example.test/a?b=1"]),
        ("(https://x.test/a_b_c*d*).", ["https://x.test/a_b_c*d*"]),
        ("www.example.test, then FTP://x.test/y!", ["www.example.test", "FTP://x.test/y"]),
        ("mail anna.m+x@mail.example.test now", ["anna.m+x@mail.example.test"]),
        ("mailto:anna@x.test and xmpp:a@b.test/c", ["mailto:anna@x.test", "xmpp:a@b.test/c"]),
        ("file://C:/a.qbw|more", ["file://C:/a.qbw"]),
        ("http://a.test/`b` <http://c.test>", ["http://a.test/", "http://c.test"]),
        ("no address: a@b, 12:30, C:\\x, and/or", []),
    ],
)
def test_an_address_stands_as_code(text: str, addresses: list[str]) -> None:
    pieces = inline(literal(text, SPECIAL))

    assert [content for kind, content in pieces if kind == "code_inline"] == addresses
    assert {kind for kind, _ in pieces} <= {"text", "text_special", "code_inline"}
    assert "".join(content for _, content in pieces) == f"x {text}"


@given(
    st.lists(st.sampled_from(["http://x.test", "`", "\\", "*", "_a_", "|", " ", "](", "<", "a"]))
)
def test_whatever_stands_around_an_address_the_text_is_the_same(parts: list[str]) -> None:
    text = " ".join("".join(parts).split())

    assert "".join(content for _, content in inline(literal(text, SPECIAL))) == f"x {text}".rstrip()


def test_a_question_with_an_address_is_exported_as_code(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "ticket.md"
    run("ask", "--record", "the tray icon is red since http://portal.example.test/a?b=1")
    run("sessions", "export", "last", "--out", str(out))

    text = out.read_text()
    assert "`http://portal.example.test/a?b=1`" in text
    assert re.findall(r"(?<!`)http://portal", text) == []
