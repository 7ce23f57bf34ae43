"""Patterns of a knowledge base: useful ones pass, those that could hang are refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.patterns import LINE, guarded
from tests.conftest import PATIENCE
from tests.each import each
from tests.examples import examples

ROOT = Path(__file__).resolve().parents[2]


@each(
    "pattern",
    ["(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*a){12}", ".*.*x", "(a*)*", "(a*)+", r"(.)\1", r"(a+)b\1",
     "(?P<x>a)(?P=x)", "(?=(?=(a*)b*)c*)d", "(?=.*a)(?=.*b)c", "(a?){30}a{30}", "([a-z]+)*",
     "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a{1,2}){12}a{999}b", "a{0,70}a{0,69}a{999}b",
     "(?:(?=a{999})(?=a{999})a)*b", "a*a*", "(?(1)a|b)", "(?:(?:a|b){1,3}){1,12}",
     "(?:a{0,40}){2,3}b"],
)  # fmt: skip
def test_a_pattern_that_can_take_very_long_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"very long|no regular expression"):
        guarded(pattern)


@each(
    ("pattern", "line"),
    [(r"took \d{4,9} ms", "it took 12345 ms"), ("error", "AN ERROR OCCURRED"),
     (r"error.*file", "error: no such file"), (r"\bHRESULT 0x[0-9a-f]{8}\b", "hresult 0x80040408"),
     (r"^\S{1,10} \S{1,12} (WARN|ERROR|FATAL)", "2026-11-22 09:00:00 error x"),
     (r"(?:not|never) found", "never found"),
     (r"timed? ?out after [\d.]{1,8} ?s", "timeout after 3.5 s"), ("(?i)denied", "Denied"),
     (r"(?!.*retry)failed$", "it failed"), (r"(?:(?!error).)*done", "all is done"),
     (r"[A-Z]:\\[^\"]+\.qbw", "C:\\x\\y.QBW"),
     (r"([0-9a-f]{4}-){3}[0-9a-f]{4}", "0000-1111-2222-3333"),
     ("a|b|c", "b"), ("", "anything"), ("user=.{0,60} failed.{0,60}$", "user=anna failed")],
)  # fmt: skip
def test_a_useful_pattern_passes_in_any_letter_case(pattern: str, line: str) -> None:
    assert guarded(pattern).search(line)


@pytest.mark.parametrize("pattern", ["(", "[a", "a{2,1}", "*a", "(?P<1>a)", "\\", "(?<=a*)b"])
def test_what_is_no_pattern_is_told(pattern: str) -> None:
    with pytest.raises(ValueError, match="no regular expression"):
        guarded(pattern)


def test_a_pattern_has_a_length_limit() -> None:
    with pytest.raises(ValueError, match="at most 500 characters"):
        guarded("a" * 501)


def test_deep_nesting_is_refused_and_does_not_break_off() -> None:
    with pytest.raises(ValueError, match=r".+"):
        guarded("(" * 249 + "a" + ")*" * 125)


ATOMS = st.sampled_from(["a", "b", ".", "[ab]", r"\w", "$", "^", r"\b", "(?=a)", "a{12}", "[^b]"])
COUNTS = st.sampled_from(["*", "+", "?", "*?", "{2}", "{0,3}", "{1,12}", "{0,60}", "{200}", "{3,}"])


def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = inner.map(lambda p: f"(?:{p})")
    return st.one_of(
        st.tuples(group, COUNTS).map("".join),
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda p: f"(?={p})"),
        inner.map(lambda p: f"(?!{p})"),
    )


PATTERNS = st.recursive(ATOMS, grow, max_leaves=10)


@settings(deadline=None, derandomize=True, max_examples=examples(150))
@given(PATTERNS)
def test_every_pattern_is_accepted_or_refused_with_advice(pattern: str) -> None:
    try:
        assert guarded(pattern).pattern == pattern
    except ValueError as error:
        assert str(error)  # noqa: PT017 - refusing is as good


TRY_THEM = f"""
import sys
from assistant.checks.patterns import guarded
lines = ["a" * {LINE}, "ab" * {LINE // 2}, "a" * {LINE - 1} + "!"]
for pattern in sys.stdin.read().split("\\n"):
    print(pattern, flush=True)
    for line in lines:
        guarded(pattern).search(line)
print("done")
"""
HARDEST = ["a*b", ".*x", "(?:ab?)*c", "[ab]*[^ab]", "(?:a{1,2}){11}b", "a{0,60}a{0,60}b",
           "(?:(?!b)a)*c",           "(?=a*b)a", "a{0,15}a{0,15}a{0,15}b", "(?:a|b)*c", "a*a{90}b",
           "(?:aa?){11}c"]  # fmt: skip


def test_no_accepted_pattern_hangs_on_an_unlucky_line() -> None:
    accepted = [pattern for pattern in HARDEST if is_accepted(pattern)]

    @settings(deadline=None, derandomize=True, max_examples=examples(150), database=None)
    @given(PATTERNS)
    def collect(pattern: str) -> None:
        if is_accepted(pattern):
            accepted.append(pattern)

    collect()
    assert len(accepted) > examples(150) // 3
    done = subprocess.run(
        [sys.executable, "-c", TRY_THEM],
        input="\n".join(dict.fromkeys(accepted)).encode(),
        capture_output=True,
        cwd=ROOT,
        timeout=PATIENCE,
        check=True,
    )
    assert done.stdout.rstrip().endswith(b"done")


def is_accepted(pattern: str) -> bool:
    try:
        return bool(guarded(pattern))
    except ValueError:
        return False
