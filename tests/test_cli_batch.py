"""``assistant ask --batch``: JSON lines in, JSON lines out, nothing lost on the way."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.cli import batch
from assistant.engine import Engine
from tests.each import each
from tests.examples import examples
from tests.schemas import hold

if TYPE_CHECKING:
    import subprocess

    from tests.conftest import Opened, Run

RED = "tray icon is red"
GOOD = b'{"id": "good", "query": "tray icon is red"}\n'


def no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def check(line: str) -> dict[str, Any]:
    """A line of output, read strictly and checked against the published schema."""
    result: dict[str, Any] = json.loads(line, parse_constant=no_constant)
    hold(result, "batch")
    assert ("decision" in result) != ("error" in result)
    return result


def results(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """What a batch printed: one object a line, in plain ASCII."""
    *lines, end = done.stdout.decode("ascii").split("\n")
    assert end == ""
    return [check(line) for line in lines]


def test_questions_are_answered_in_their_order_with_their_ids(run: Run) -> None:
    questions = [(f"q{i}", text) for i, text in enumerate([RED, "hello", "connector problem"] * 5)]
    lines = "".join(json.dumps({"id": i, "query": q}) + "\n" for i, q in questions)
    done = run("ask", "--batch", "-", stdin=lines.encode())

    assert [(r["id"], r["query"]) for r in results(done)] == questions
    assert [r["decision"] for r in results(done)] == ["answer", "abstain", "clarify"] * 5
    assert (done.returncode, done.stderr) == (0, b"")


IDS = [
    "text",
    "",
    "ünïcode 😀",
    "\x1b[31m\u202e",
    "\ud800",
    0,
    -7,
    10**40,
    0.1,
    True,
    False,
    None,
    [],
    [1, [2]],
    {"a": {"b": None}},
]


def test_an_id_may_be_any_json_value(run: Run) -> None:
    lines = "".join(json.dumps({"query": RED, "id": name}) + "\n" for name in IDS)
    names = [r["id"] for r in results(run("ask", "--batch", "-", stdin=lines.encode()))]

    assert [(name, type(name)) for name in names] == [(name, type(name)) for name in IDS]


def test_a_missing_id_is_null(run: Run) -> None:
    (result,) = results(run("ask", "--batch", "-", stdin=b'{"query": "red icon"}'))

    assert result["id"] is None


def test_the_output_begins_with_the_id(run: Run) -> None:
    done = run("ask", "--batch", "-", stdin=GOOD)

    assert done.stdout.startswith(b'{"id":"good",')


def test_a_file_and_stdin_give_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ques tions.jsonl"
    file.write_bytes(GOOD * 3)

    assert (
        run("ask", "--batch", str(file)).stdout == run("ask", "--batch", "-", stdin=GOOD * 3).stdout
    )


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n\n"])
def test_line_ends_do_not_matter(run: Run, end: bytes) -> None:
    line = GOOD.strip()
    done = run("ask", "--batch", "-", stdin=line + (end or b"\n") + line + end)

    assert len(results(done)) == 2
    assert done.returncode == 0


def test_a_byte_order_mark_is_no_mistake(run: Run) -> None:
    done = run("ask", "--batch", "-", stdin=b"\xef\xbb\xbf" + GOOD)

    assert [r["id"] for r in results(done)] == ["good"]


@each(
    ("line", "code"),
    [
        (b"tray icon is red", "bad-json"),
        (b'{"id": 1, "query": "red icon"', "bad-json"),
        (b'{"query": "red icon"} {"query": "red icon"}', "bad-json"),
        (b"{'query': 'red icon'}", "bad-json"),
        (b"\xff\xfe\xfd", "bad-json"),
        (b'{"query": "red \x00 icon"}', "bad-json"),
        (b"\x00" * 50, "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"id": ' + b"9" * 5000 + b', "query": "red icon"}', "bad-json"),
        (b'{"id": NaN, "query": "red icon"}', "bad-json"),
        (b'{"id": -Infinity, "query": "red icon"}', "bad-json"),
        (b'"tray icon is red"', "bad-record"),
        (b'["tray icon is red"]', "bad-record"),
        (b"null", "bad-record"),
        (b"17", "bad-record"),
        (b"{}", "no-query"),
        (b'{"question": "red icon"}', "no-query"),
        (b'{"query": null}', "no-query"),
        (b'{"query": 17}', "no-query"),
        (b'{"query": ["red icon"]}', "no-query"),
        (b'{"query": {"text": "red icon"}}', "no-query"),
        (b'{"query": ""}', "empty-question"),
        (b'{"query": " \\t\\n"}', "empty-question"),
        (b'{"query": "\\u0000\\u001b[31m\\u202e"}', "empty-question"),
        (b'{"query": "' + b"red icon " * 230_000 + b'"}', "line-too-long"),
        (b"x" * 2_000_000, "line-too-long"),
        (b"x" * 6_500_000, "line-too-long"),
    ],
)
def test_a_bad_line_gets_an_error_with_its_number_and_the_rest_is_answered(
    engine: Engine, line: bytes, code: str
) -> None:
    first, bad, last = run_in_process(engine, GOOD + b"\n" + line + b"\n" + GOOD)

    assert first == last
    assert first["answers"][0]["article"] == "tray-icon-red"
    assert (bad["line"], bad["error"]["code"]) == (3, code)
    assert bad["error"]["message"]
    assert bad["error"]["hint"]


def test_bad_lines_of_all_kinds_end_with_65_and_one_line_of_narration(run: Run) -> None:
    bad = [b"x", b"\xff\xfe", b"\x00", b"[1]", b"{}", b'{"query": 1}', b"x" * 2_500_000]
    done = run("ask", "--batch", "-", stdin=GOOD.join([*(line + b"\n" for line in bad), b""]))

    assert [r.get("line") for r in results(done)] == [
        1,
        None,
        3,
        None,
        5,
        None,
        7,
        None,
        9,
        None,
        11,
        None,
        13,
        None,
    ]
    assert (done.returncode, len(done.stderr.splitlines())) == (65, 1)


def test_a_number_too_large_for_a_float_does_not_spoil_the_output(run: Run) -> None:
    first, last = results(run("ask", "--batch", "-", stdin=b'{"id": 1e999, "query": "x"}\n' + GOOD))

    assert ("error" in first, last["id"]) == (True, "good")


def test_a_bad_last_line_without_a_line_end_counts(run: Run) -> None:
    done = run("ask", "--batch", "-", stdin=GOOD + b"{")

    assert [r.get("line") for r in results(done)] == [None, 2]
    assert done.returncode == 65


def test_the_error_of_a_line_keeps_its_id(run: Run) -> None:
    stdin = b'{"id": {"n": 1}, "query": 17}\n{"id": "b", "query": ""}\n'
    done = run("ask", "--batch", "-", stdin=stdin)

    assert [(r["id"], r["line"]) for r in results(done)] == [({"n": 1}, 1), ("b", 2)]


def test_how_many_lines_were_bad_is_said_at_the_end(run: Run) -> None:
    done = run("ask", "--batch", "-", stdin=b"x\n" + GOOD + b"y\n")

    assert done.stderr.startswith(b"assistant: 2 of the lines were no question")


@pytest.mark.parametrize("stdin", [b"", b"\n", b" \n\t\n\r\n"])
def test_nothing_in_gives_nothing_out(run: Run, stdin: bytes) -> None:
    done = run("ask", "--batch", "-", stdin=stdin)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_bytes_that_are_no_text_inside_a_question_are_shown_as_lost(run: Run) -> None:
    (result,) = results(run("ask", "--batch", "-", stdin=b'{"query": "red \xff icon"}'))

    assert result["query"] == "red \ufffd icon"


def test_a_question_comes_back_without_its_controls(run: Run) -> None:
    stdin = json.dumps({"query": "red \x1b[1m\u202eicon\x07\x00 \ud800"}).encode()
    (result,) = results(run("ask", "--batch", "-", stdin=stdin))

    assert result["query"] == "red icon \ufffd"


def test_a_question_just_short_of_too_long_is_answered(run: Run) -> None:
    text = "kind regards " * 150_000 + RED
    (result,) = results(run("ask", "--batch", "-", stdin=json.dumps({"query": text}).encode()))

    assert result["query"].endswith(RED)


@pytest.mark.parametrize("place", ["missing.jsonl", ".", "missing/file"])
def test_a_file_that_cannot_be_read_is_66(run: Run, tmp_path: Path, place: str) -> None:
    done = run("ask", "--batch", str(tmp_path / place))

    assert (done.returncode, done.stdout) == (66, b"")
    assert b"cannot be read" in done.stderr


def test_a_question_beside_a_batch_is_a_usage_error(run: Run) -> None:
    done = run("ask", RED, "--batch", "-")

    assert (done.returncode, done.stdout) == (64, b"")


def test_a_batch_answers_from_the_named_knowledge_base(
    run: Run, make_kb: Callable[..., Path]
) -> None:
    folder = make_kb({"p.md": "# The printer is offline\n\nSwitch it on.\n"})
    stdin = b'{"id": 1, "query": "printer is offline"}'
    (result,) = results(run("--kb", str(folder), "ask", "--batch", "-", stdin=stdin))

    assert (result["answers"][0]["article"], result["answers"][0]["kb"]) == ("p", "kb")


@pytest.mark.parametrize("top", [1, 5])
def test_top_holds_for_each_line(run: Run, top: int) -> None:
    done = run("ask", "--batch", "-", "--top", str(top), stdin=GOOD * 2)

    assert [len(r["answers"]) for r in results(done)] == [top, top]


@pytest.mark.parametrize(
    "question",
    [
        RED,
        "connector problem",
        "vegan lasagne for twelve",
        "the conection was deauthorrized aftr the first sync",
        "the icon is not red but the syncs are still queued",
        "Guten Tag, das Symbol ist rot  \n\n und nichts wird übertragen 😀",
        "x" * 30_000,
    ],
    ids=lambda question: question[:24],
)
def test_a_line_says_the_same_as_a_single_question(run: Run, opened: Opened, question: str) -> None:
    single = opened(run("ask", "-", "--json", stdin=question.encode()))["data"]
    stdin = json.dumps({"id": 5, "query": question}).encode()
    (line,) = results(run("ask", "--batch", "-", stdin=stdin))

    del single["article"]
    assert list(line) == ["id", *single]
    assert line == {"id": 5, **single}


def run_in_process(engine: Engine, data: bytes) -> list[dict[str, Any]]:
    """What a batch over `data` prints, checked; and its exit code checked."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "warm_up", lambda: None)  # reads the whole index, each time
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", io.StringIO())
        code = batch.run_batch(engine, "-", 3)
    *lines, end = out.getvalue().split("\n")
    assert end == ""
    printed = [check(line) for line in lines]
    assert code == (65 if any("error" in result for result in printed) else 0)
    return printed


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([math.nan, math.inf, -math.inf])
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
records = st.fixed_dictionaries(
    {}, optional={"id": json_values, "query": st.text(max_size=60) | json_values}
)
line_bytes = st.binary(max_size=60) | st.builds(lambda r: json.dumps(r).encode(), records)


@settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(line_bytes, max_size=6), st.sampled_from([b"\n", b"\r\n"]))
def test_whatever_the_lines_are_each_gets_one_object(
    engine: Engine, lines: list[bytes], end: bytes
) -> None:
    data = end.join(lines)
    printed = run_in_process(engine, data)

    assert len(printed) == sum(bool(line.strip()) for line in data.split(b"\n"))


@settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck))
@given(json_values, st.text(min_size=1, max_size=80))
def test_whatever_a_record_holds_its_id_comes_back(
    engine: Engine, name: object, query: str
) -> None:
    (result,) = run_in_process(engine, json.dumps({"id": name, "query": query}).encode())

    if not has_odd_number(name):
        assert result["id"] == name


def has_odd_number(value: object) -> bool:
    """Whether NaN or infinity, which JSON does not know, is anywhere in it."""
    if isinstance(value, dict):
        return any(map(has_odd_number, value.values()))
    if isinstance(value, list):
        return any(map(has_odd_number, value))
    return isinstance(value, float) and not math.isfinite(value)
