"""Text for a plain terminal: wrapping, articles, answers, reasons, colours."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engine.why import confidence_word, percent, why
from assistant.model import Answer, Match, Question, Repair
from assistant.render.as_text import answer_lines, article_lines
from assistant.render.terminal import Piece, Style, wrap

PLAIN = Style(40)
COLOUR = Style(40, colour=True)


def wrapped(text: str, width: int = 20, first: str = "", rest: str = "") -> list[str]:
    return list(wrap([Piece(text)], Style(width), first, rest))


# wrap


def test_a_line_ends_before_the_word_that_does_not_fit() -> None:
    assert wrapped("one two three four five six") == ["one two three four", "five six"]


def test_a_word_that_just_fits_stays() -> None:
    assert wrapped("1234567890 123456789") == ["1234567890 123456789"]
    assert wrapped("1234567890 1234567890") == ["1234567890", "1234567890"]


def test_the_first_line_and_the_others_have_their_own_indent() -> None:
    assert wrapped("one two three four five", 12, "1. ", "   ") == [
        "1. one two",
        "   three",
        "   four five",
    ]


@pytest.mark.parametrize(
    "text", [r"C:\a\very\long\path\that\is\copied", "https://example.com/" * 3]
)
def test_a_word_longer_than_a_line_stays_whole(text: str) -> None:
    assert wrapped(f"see {text} now", 16) == ["see", text, "now"]
    assert wrapped(text, 16, "- ", "  ") == [f"- {text}"]


def test_runs_of_blanks_become_one() -> None:
    assert wrapped("  one \t  two   ") == ["one two"]


def test_a_line_end_in_the_text_is_kept() -> None:
    assert wrapped("one\ntwo three", 20, "- ", "  ") == ["- one", "  two three"]


def test_a_no_break_space_holds_words_together_and_is_shown_as_a_blank() -> None:
    assert wrapped("seventeen Program\u00a0Files x", 20) == ["seventeen", "Program Files x"]


def test_a_no_break_space_of_its_own_holds_words_together_too() -> None:
    pieces = [Piece("seventeen Program"), Piece("\u00a0", "c"), Piece("Files")]

    assert list(wrap(pieces, Style(20))) == ["seventeen", "Program Files"]


def test_words_of_several_pieces_are_not_torn_apart() -> None:
    pieces = [
        Piece("press the "),
        Piece("Ctrl", "c"),
        Piece("+"),
        Piece("Del", "c"),
        Piece(", now"),
    ]

    assert list(wrap(pieces, Style(14))) == ["press the", "Ctrl+Del, now"]


@pytest.mark.parametrize("pieces", [[], [Piece("")], [Piece("  ")], [Piece("", "b"), Piece("\t")]])
def test_nothing_gives_no_line_but_a_marker_stays(pieces: list[Piece]) -> None:
    assert list(wrap(pieces, PLAIN)) == []
    assert list(wrap(pieces, PLAIN, "1. ")) == ["1."]


def test_styles_are_kept_across_lines_and_closed_on_each() -> None:
    lines = list(wrap([Piece("one two three", "b"), Piece(" four")], COLOUR._replace(width=9)))

    assert [re.sub(r"\x1b\[\d+m", "", line) for line in lines] == ["one two", "three", "four"]
    assert all(line.count("\x1b[1m") == line.count("\x1b[0m") for line in lines)
    assert ["\x1b[1m" in line for line in lines] == [True, True, False]


def test_colour_does_not_change_where_lines_end() -> None:
    pieces = [Piece("The quick brown fox ", "title"), Piece("jumps over the lazy dog", "c")] * 5
    coloured = [re.sub(r"\x1b\[\d+m", "", line) for line in wrap(pieces, COLOUR)]

    assert coloured == list(wrap(pieces, PLAIN))


words = st.text("abcäß😀.,-/\\", max_size=30)
texts = st.lists(words | st.sampled_from([" ", "  ", "\t", "\n", " \n "]), max_size=30).map("".join)
pieces_of = st.lists(
    st.builds(Piece, texts, st.sampled_from(["", "b", "c", "dim", "title", "unknown"])), max_size=8
)


@given(pieces_of, st.integers(8, 60), st.sampled_from(["", "- ", "  10. "]), st.booleans())
def test_no_word_is_lost_and_no_line_is_too_long_unless_it_is_one_word(
    pieces: list[Piece], width: int, first: str, colour: bool
) -> None:
    rest = " " * len(first)
    lines = [
        re.sub(r"\x1b\[\d+m", "", line) for line in wrap(pieces, Style(width, colour), first, rest)
    ]

    written = "".join(p.text for p in pieces).split()
    assert " ".join(lines).split() == first.split() * bool(lines) + written
    for line in lines:
        assert len(line) <= width or len(line[len(first) :].split()) == 1
        assert line.startswith((first, rest)) or not line.strip() or line == first.rstrip()


# articles


def element(
    kind: str,
    *spans: str | tuple[str, str] | tuple[str, str, str],
    level: int = 0,
    marker: str = "",
) -> dict[str, Any]:
    rows = [[s, "", ""] if isinstance(s, str) else [*s, "", ""][:3] for s in spans]
    return {"kind": kind, "level": level, "marker": marker, "spans": rows}


def article(*elements: dict[str, Any], kind: str = "prose", **more: Any) -> dict[str, Any]:
    block = {"kind": kind, "id": "an-id", "line": 1, "source": "", "elements": list(elements)}
    return {"title": "The title", "blocks": [block], "sources": [], "related": [], **more}


def shown(*elements: dict[str, Any], style: Style = PLAIN, **more: Any) -> list[str]:
    return list(article_lines(article(*elements, **more), style))


def test_paragraphs_have_a_blank_line_between_them() -> None:
    lines = shown(element("paragraph", "One."), element("paragraph", "Two."))

    assert lines == ["One.", "", "Two."]


def test_items_of_a_list_stand_close_and_hang() -> None:
    lines = shown(
        element("item", "first of all, switch the printer off", marker="1."),
        element("item", "wait", marker="2."),
        element("item", "tea", level=1, marker="-"),
        element("item", "or coffee, with or without any milk at all", level=1, marker="-"),
        element("paragraph", "Done."),
    )

    assert lines == [
        "1. first of all, switch the printer off",
        "2. wait",
        "  - tea",
        "  - or coffee, with or without any milk",
        "    at all",
        "",
        "Done.",
    ]


def test_a_long_marker_keeps_the_text_aligned() -> None:
    lines = shown(element("item", "switch the printer off and then on", marker="10."))

    assert lines == ["10. switch the printer off and then on"]
    narrow = shown(element("item", "switch the printer off and on", marker="10."), style=Style(24))
    assert narrow == ["10. switch the printer", "    off and on"]


def test_rows_of_a_table_stand_close() -> None:
    lines = shown(element("row", "name", " | ", "size"), element("row", "a", " | ", "1"))

    assert lines == ["name | size", "a | 1"]


def test_code_keeps_its_lines_and_blanks_at_any_width() -> None:
    code = "if  x:\n    run(" + "x" * 50 + ")"
    lines = shown(element("code", (code, "c")), style=Style(20))

    assert [line[4:] for line in lines] == code.split("\n")
    assert all(line.startswith("    ") for line in lines)


def test_a_path_in_code_style_is_never_broken() -> None:
    path = r"C:\Program Files (x86)\Some Client\logs"
    lines = shown(element("paragraph", "Open ", (path, "c"), " and look."), style=Style(24))

    assert lines == ["Open", path, "and look."]


def test_a_quote_is_marked_on_each_line() -> None:
    lines = shown(element("quote", "all work and no play makes Jack a dull boy, they say"))

    assert lines == ["| all work and no play makes Jack a dull", "| boy, they say"]


def test_a_heading_stands_out_without_colour_and_the_title_is_not_said_twice() -> None:
    lines = shown(element("heading", "The title", level=1), element("heading", "Steps", level=2))

    assert lines == ["Steps", "-----"]


def test_a_rule_fits_the_width() -> None:
    (line,) = shown(element("rule"), style=Style(20))

    assert set(line) == {"-"}
    assert len(line) <= 20


def test_a_link_shows_its_address_where_the_text_is_another() -> None:
    link = ("the docs", "a", "https://x.org/d")
    same = ("https://x.org", "a", "https://x.org")
    script = ("click", "a", "javascript:alert(1)")

    assert shown(element("paragraph", "see ", link, ".")) == ["see the docs <https://x.org/d>."]
    assert shown(element("paragraph", same)) == ["https://x.org"]
    assert shown(element("paragraph", script)) == ["click"]


def test_a_link_to_another_article_names_it() -> None:
    (line,) = shown(element("paragraph", "add ", ("the files", "a", "logs.md")))

    assert line == "add the files (logs)"


@pytest.mark.parametrize(("kind", "label"), [("check", "Check"), ("action", "Fix")])
def test_checks_and_actions_have_a_label_and_their_id(kind: str, label: str) -> None:
    (line,) = shown(element("paragraph", "The printer is on"), kind=kind)

    assert line == f"[ ] {label}: The printer is on (an-id)"


def test_sources_and_related_articles_come_last() -> None:
    lines = shown(
        element("paragraph", "Text."),
        sources=[
            {"doc": "a.md", "heading": "H", "lines": "3-9"},
            {"doc": "b.pdf", "heading": "", "lines": ""},
            {"doc": "https://docs.example/pump", "heading": "The pump", "lines": ""},
        ],
        related=["logs", "printer"],
    )

    assert lines == [
        "Text.",
        "",
        "Sources: a.md, lines 3-9; b.pdf; The",
        "  pump (https://docs.example/pump)",
        "See also: logs, printer",
    ]


def test_an_article_without_anything_prints_nothing() -> None:
    assert shown() == []


# answers


def match(article_id: str = "printer", confidence: float = 0.8, **more: Any) -> Match:
    return Match(article_id, f"About {article_id}", f"the {article_id} is odd", confidence, **more)


def said(answer: Answer, content: dict[str, Any] | None = None, style: Style = PLAIN) -> list[str]:
    return list(answer_lines(answer, content, style))


def test_an_answer_has_title_confidence_reason_and_article() -> None:
    answer = Answer("q", "answer", (match(words=("offline",)),))

    assert said(answer, article(element("paragraph", "Switch it on."))) == [
        "About printer",
        "Likely (80%): your word “offline” points",
        "to it.",
        "",
        "Switch it on.",
    ]


def test_an_answer_names_others_that_are_close_and_only_those() -> None:
    others = (match("network", 0.15), match("heating", 0.02))
    lines = said(Answer("q", "answer", (match(), *others)))

    assert lines[-2:] == ["Not it? It could also be:", "  - About network (network, possible)"]


def test_a_question_back_numbers_its_choices() -> None:
    choices = (match("printer", 0.4), match("network", 0.3))
    answer = Answer("q", "clarify", choices, question=Question("Which one?", choices))

    assert said(answer) == [
        "I need one more detail. Which one?",
        "",
        "  1. the printer is odd (printer)",
        "  2. the network is odd (network)",
    ]


def test_not_knowing_is_said_with_the_nearest_topics_and_advice() -> None:
    lines = said(Answer("q", "abstain", nearest=(match(),)))

    assert lines[0].startswith("I don't know.")
    assert "  1. the printer is odd (printer)" in lines
    assert "Describe it differently" in "\n".join(lines)


def test_not_knowing_without_any_topic_offers_no_list() -> None:
    text = "\n".join(said(Answer("q", "abstain")))

    assert text.startswith("I don't know.")
    assert "nearest" not in text


@pytest.mark.parametrize(
    "answer",
    [
        Answer("q", "answer", (match(words=("a",)), match("network", 0.2))),
        Answer("q", "clarify", (match(),), question=Question("Which?", (match(), match("n")))),
        Answer("q", "abstain", nearest=(match(),)),
    ],
    ids=lambda answer: answer.decision,
)
def test_colour_is_there_only_where_the_style_has_it(answer: Answer) -> None:
    content = article(element("heading", "Steps"), element("code", ("x", "c")), related=["logs"])

    assert "\x1b" not in "".join(said(answer, content, PLAIN))
    assert "\x1b" in "".join(said(answer, content, COLOUR))


# reasons


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(0.0, "unlikely"), (0.09, "unlikely"), (0.1, "possible"), (0.5, "possible"), (0.8, "likely")],
)
def test_a_confidence_has_a_word(confidence: float, word: str) -> None:
    assert confidence_word(confidence) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_confidence_never_gets_a_weaker_word(one: float, other: float) -> None:
    order = ["unlikely", "possible", "likely", "very likely"]
    low, high = sorted((one, other))

    assert order.index(confidence_word(low)) <= order.index(confidence_word(high))
    assert int(percent(low)[:-1]) <= int(percent(high)[:-1]) <= 99


def test_the_reason_names_the_words_and_the_repaired_typos() -> None:
    repairs = (Repair("prnter", "printer"),)

    assert why(match(words=("offline",))) == "your word “offline” points to it"
    assert why(match(words=("prnter", "dead", "off"), repairs=repairs)) == (
        "your words “prnter” (read as “printer”), “dead” and “off” point to it"
    )


def test_the_reason_of_a_known_symptom_and_of_no_word_in_particular() -> None:
    assert why(match(exact=True, words=("x",))) == "this is one of its known symptoms"
    assert why(match()) == "the wording as a whole resembles its symptoms"
