"""Merging and writing articles: nothing is lost, whatever the texts."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.checks.read import read_check
from assistant.kb.importer.draft import Draft, Origin, Proposal, ProseBlock
from assistant.kb.importer.keep.info import info_text, key_lines, scalar
from assistant.kb.importer.keep.merge import merge
from assistant.kb.importer.keep.names import article_text
from assistant.kb.importer.keep.parts import conflicts, join, split, with_gone, without_gone
from assistant.kb.parse import parse_article, parse_info
from assistant.kb.problem import Problem
from assistant.kb.yamlio import load
from assistant.model import Article
from assistant.text import clean
from tests.each import each

LINES = st.sampled_from(
    ["", "One.", "Two.", "Three four.", "1. a", "2. b", "7. b", "- c", "   - d", "## H",
     "```", "> q", "```check x", "```action y", "title: t", "proposed: true", "~~~", "| a |",
     "    code",
     "---", "<!-- c -->", "a\tb", "***"]
)  # fmt: skip
BODY = st.lists(LINES, max_size=14).map("\n".join)
HEADS = st.sampled_from(
    ["", "---\ntitle: A\n---\n", "---\ntitle: B\nsymptoms:\n  - x\n  - y\n---\n\n",
     "---\n# note\ntitle: A\nsymptoms: [x, z]\nrelated: []\n---\n", "---\nid: [\n---\n", "---\nbad"]
)  # fmt: skip
TEXTS = st.builds(lambda head, body: f"{head}{body}\n", HEADS, BODY)


def words(text: str) -> set[str]:
    return {w for line in text.split("\n") for w in line.split() if w.isalpha()}


def filled(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def article(text: str, problems: list[Problem] | None = None) -> Article:
    found: list[Problem] = []
    read = parse_article("a.md", text, found.append, strict=True)
    assert read is not None, found
    if problems is not None:
        problems += found
    return read


@given(TEXTS)
def test_an_articles_parts_are_the_article(text: str) -> None:
    parts = split(text)
    header = [line for chunk in parts.header for line in chunk.text.split("\n")]
    assume(header or parts.body_line == 1)  # a header without a line is not kept

    assert filled(join(header, list(parts.units))) == filled(text)


@given(TEXTS, TEXTS)
def test_a_change_on_one_side_only_is_taken_as_it_is(base: str, other: str) -> None:
    assert merge(base, other, base) == (other, 0)
    assert merge(base, base, other) == (other, 0)
    assert merge(base, other, other) == (other, 0)


def test_a_fence_that_is_never_closed_is_kept_as_it_is() -> None:
    merged = merge("```check x\n\n", "```check x\na: 1", "```check x\n")

    assert "```check x\na: 1" in merged.text


@given(BODY, BODY, BODY)
def test_what_an_author_wrote_is_never_lost(base: str, yours: str, theirs: str) -> None:
    # behind a fence that is never closed, which lint reports, the mark of a conflict is code
    assume(all(text.count("```") % 2 == 0 for text in (base, yours, theirs)))
    merged = merge(base, yours, theirs)

    assert words(yours) - words(base) <= words(merged.text)
    if merged.conflicts:
        assert 0 < len(conflicts(merged.text)) <= merged.conflicts
    else:
        assert conflicts(merged.text) == []


@given(TEXTS)
def test_the_mark_of_what_is_gone_can_be_taken_out_again(text: str) -> None:
    assert without_gone(with_gone(text)) == text
    assert with_gone(with_gone(text)) == with_gone(text)


def body(*paragraphs: str) -> str:
    return "\n\n".join(["---\ntitle: A\n---", *paragraphs]) + "\n"


@each(
    ("base", "yours", "theirs", "merged"),
    [
        (["a", "b", "c"], ["a1", "b", "c"], ["a", "b", "c2"], ["a1", "b", "c2"]),
        (["a", "b"], ["a1", "b"], ["a", "b2"], ["a1", "b2"]),
        (["a"], ["a", "mine"], ["a", "new"], ["a", "mine", "new"]),
        (["a", "b"], ["a"], ["a", "b", "c"], ["a", "c"]),
        (["1. a\n2. b\n3. c"], ["1. a\n2. b!\n3. c"], ["1. x\n2. a\n3. b\n4. c"],
         ["1. x\n2. a\n3. b!\n4. c"]),
        (["one two three"], ["one\ntwo three"], ["one two four"], ["one two four"]),
        (["a", "```check x\nt: 1\nproposed: true\nk: 1\n```"],
         ["a", "```check x\nt: 1\nk: 1\n```"],
         ["a", "```check x\nt: 1\nproposed: true\nk: 2\n```"],
         ["a", "```check x\nt: 1\nk: 2\n```"]),
        (["a", "```check x\nt: 1\n```"], ["a"], ["a", "```check x\nt: 2\n```"], ["a"]),
        (["a"], ["a1", "```check x\nt: 1\n```"], ["a"], ["a1", "```check x\nt: 1\n```"]),
        (["a", "b"], ["b", "```check x\nt: 1\n```"], ["a2", "b", "```check y\nt: 1\n```"], None),
    ],
)  # fmt: skip
def test_both_sides_changes_come_together(
    base: list[str], yours: list[str], theirs: list[str], merged: list[str] | None
) -> None:
    found = merge(body(*base), body(*yours), body(*theirs))

    if merged is None:
        assert found.conflicts == 1
        assert "```check x" in found.text
        assert "```check y" in found.text
    else:
        assert found == (body(*merged), 0)


def test_lists_of_the_header_are_merged_by_what_they_hold() -> None:
    base = "---\ntitle: A\nsymptoms:\n  - a\n  - b\n---\n\nx\n"
    yours = '---\ntitle: A\n# mine\nsymptoms: [b, "c: d"]\nrelated: [z]\n---\n\nx\n'
    theirs = "---\ntitle: A\nsymptoms:\n  - a\n  - e\n---\n\nx\n"
    merged = merge(base, yours, theirs)

    assert merged.conflicts == 0
    assert article(merged.text).symptoms == ("c: d", "e")
    assert article(merged.text).related == ("z",)
    assert "# mine" in merged.text


@given(st.text(max_size=80))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    flat = " ".join(clean(text).split())
    assert (load(f"k: {scalar(text)}").data["k"].data or "") == flat
    items = load("\n".join(key_lines("k", [text, [("doc", text), ("b", "c")]]))).data["k"].data
    assert (items[0].data or "") == flat
    assert "doc" not in items[1].data or items[1].data["doc"].data == flat


KINDS = st.sampled_from(
    ["heading", "paragraph", "bullet", "step", "quote", "note", "code", "table", "image", "rule"]
)
PIECES = st.builds(
    ProseBlock,
    KINDS,
    st.one_of(BODY, st.text(max_size=60)),
    st.just(1),
    st.just(1),
    st.integers(0, 7),
)
TITLES = st.text(min_size=1, max_size=30).filter(lambda t: bool(clean(t).strip()))


@given(TITLES, st.lists(TITLES, max_size=4), st.lists(PIECES, max_size=6))
def test_any_draft_becomes_an_article_that_the_compiler_takes(
    title: str, symptoms: list[str], pieces: list[ProseBlock]
) -> None:
    origin = Origin("a: b/[c].md", title, 1, 2, "ab" * 32)
    draft = Draft("x", title, tuple(symptoms), tuple(pieces), (origin,))
    proposal = Proposal("check", "own", "title: t\nprocess: x", "why\n```", 1, 0)
    text = article_text(draft, "x", [proposal])
    problems: list[Problem] = []
    read = article(text, problems)

    assert read.title == " ".join(clean(title).split())
    assert read.sources[0].doc == origin.doc
    assert read.sources[0].sha256 == origin.digest
    assert [p for p in problems if p.code in ("bad-yaml", "unknown-key", "wrong-type")] == []
    assert {b.id for b in read.blocks if b.kind != "prose"} <= {"own"}
    assert text == article_text(draft, "x", [proposal])


def test_a_block_in_the_documents_is_never_in_force() -> None:
    hostile = "```action wipe\ntitle: t\nprocess: {end: x.exe}\n```"
    shapes = (hostile, f"> {hostile}", f"- {hostile}", hostile.replace("`", "~"))
    kinds = ("code", "paragraph", "bullet", "quote")
    pieces = [ProseBlock(kind, shape, 1, 1) for kind in kinds for shape in shapes]
    text = article_text(Draft("x", "T", ("s",), tuple(pieces), ()), "x")

    assert [b for b in article(text).blocks if b.kind != "prose"] == []


def test_a_proposal_is_marked_and_says_what_led_to_it() -> None:
    yaml = "title: t\nproposed: true\nprocess: {name: x.exe}\nexpect: running"
    proposal = Proposal("check", "own", yaml, "The process x.exe: ends", 3, 0)
    pieces = (
        ProseBlock("step", "1. a", 1, 1),
        ProseBlock("step", "2. b", 2, 2),
        ProseBlock("paragraph", "c", 3, 3),
    )
    text = article_text(Draft("x", "T", ("s",), pieces, ()), "x", [proposal])
    (block,) = (b for b in article(text).blocks if b.kind == "check")
    problems: list[Problem] = []
    spec = read_check(block, "x", "a.md", {}, problems.append)

    assert (spec.proposed, problems) == (True, [])
    assert "# because the docs say: The process x.exe: ends\n" in text
    assert "1. a\n2. b\n\n```check own" in text


def test_placeholders_become_variables_that_can_be_discovered() -> None:
    task = "title: t\nscheduled_task: {name: 'Sync_{client}'}"
    path = "title: t\nfile: 'C:\\Program Files\\{client}\\connector\\x.exe'"
    nothing = "title: t\nprocess: {name: '{other}'}"
    used = (("client", "YOUR CLIENT: NAME"),)
    proposals = [
        Proposal("check", "a", task, "", 1, variables=used),
        Proposal("check", "b", path, "", 1, variables=used),
        Proposal("check", "c", nothing, "", 1, variables=(("other", "OTHER"),)),
    ]
    problems: list[Problem] = []
    info = parse_info("kb.yaml", info_text("Acme: Sync", proposals), "x", problems.append)

    assert (problems, info.id, info.product) == ([], "acme-sync", "Acme: Sync")
    assert info.declared["variables"] == {
        "client": {
            "title": "the client (YOUR CLIENT: NAME)",
            "discover": [
                {"task": "Sync_{client}"},
                {"folder": "C:\\Program Files\\{client}\\connector"},
            ],
        }
    }
