"""Whatever a document says, proposals come fast, are the same each time, and read back."""

from __future__ import annotations

import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.kb.importer.draft import Draft, ProseBlock
from assistant.kb.importer.propose import propose
from assistant.text import clean
from tests.each import each
from tests.examples import examples
from tests.importer.proposals import ReadBack, draft

_TOKENS = r"""
Open end kill run Run restart stop start the a service services.msc task tasks named process
process: Task Manager Scheduler Pump.exe `Pump.exe` `x y.exe` **Run** **End Task** C:\ C:\Users\x
`C:\Program_Files\{A}\x.log` %TEMP%\a\b.log {client} <CLIENT ' " '' : # - { } [ ] | & * ! > %x%
$env:TEMP\q\r ~/Library/x/y.conf /etc/a/b HKLM\SOFTWARE\A\B `HKCU\S\A\B` null port 80 443
localhost:99 firewall allow list https://a.example2.com `b.acme.io` . , ; \ ` ``` delete rename
computer your is not running Find Right-click it in following order: support log
`P_{YOUR_CLIENT}` and don't never --- ... é 日本
"""
WORDS = st.sampled_from(
    [
        *_TOKENS.split(),
        "Task Scheduler",
        "the tasks named `P_{YOUR_CLIENT}` and `Q_{X}`",
        r"`C:\ProgramData\Acme\it's\pump: #1.log`",
        "Restart the `null` service.",
        "\n",
        "\t",
        "\u2028",
        "\x07",
        "\x85",
        "\ufffe",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))
KINDS = st.sampled_from(
    ["paragraph", "step", "bullet", "heading", "quote", "note", "code", "table", "image", "rule"]
)
PIECES = st.lists(
    st.builds(ProseBlock, KINDS, TEXTS, st.integers(1, 9), st.just(9), st.integers(0, 3)),
    max_size=8,
)
DRAFTS = st.builds(
    lambda name, title, pieces: Draft(name, title, (), tuple(pieces), ()),
    st.from_regex(r"[a-z0-9][a-z0-9._-]{0,99}", fullmatch=True),
    TEXTS,
    PIECES,
)


@settings(max_examples=examples(100), deadline=None)
@given(DRAFTS)
@example(draft("1. Open Task Manager and end `a'b: {c}.exe` and `x.exe`", title="# {x}: 'y'"))
@example(draft("`" * 500, "*a " * 300, "[" * 300, "C:\\" * 300))
def test_any_text_reads_back_without_a_problem(source: Draft) -> None:
    read = ReadBack(source)
    assert read.problems == []
    assert propose(source) == read.proposals
    assert len({p.id for p in read.proposals}) == len(read.proposals)
    for proposal in read.proposals:
        assert "\n" not in proposal.because
        assert clean(proposal.yaml + proposal.because) == proposal.yaml + proposal.because
        assert -1 <= proposal.after < len(source.pieces)
    known = {p.id for p in read.proposals if p.block == "check"}
    for action in read.actions:
        assert {*action.looked_at} <= known
    for check in read.checks:
        assert check.outcomes[-1].when == ()


HOSTILE = [
    "C:\\" * 8_000,
    "C:\\a b" * 4_000,
    r"C:\Program Files" * 1_500,
    "`" * 20_000,
    "*a " * 7_000,
    "[" * 20_000,
    "<A" * 10_000,
    '"' * 20_000,
    "“a" * 10_000,
    "a." * 10_000,
    "a.b.c.d.e.f" * 1_800,
    "https://a" * 2_000 + " firewall",
    "HKLM\\a b " * 2_000,
    "{a " * 7_000,
    "x.exe " * 3_000 + "process",
    "restart the " * 2_000 + "service",
    "port 8 " * 3_000 + "in use",
    "if a " * 4_000 + ", open Task Manager",
    "Task Scheduler tasks named " + "`a` " * 4_000,
    "reboot " + "A. B? C! " * 2_500,
    "systemctl " * 2_000,
    "-" * 20_000 + " C:\\a",
]


@each("text", HOSTILE)
def test_twice_the_text_takes_no_more_than_about_twice_the_time(text: str) -> None:
    half = _cost(text[: len(text) // 2])
    whole = _cost(text)
    assert whole < max(0.5, 6 * half)


def _cost(text: str) -> float:
    begun = time.process_time()
    propose(draft(text + " C:\\", "1. " + text))
    return time.process_time() - begun
