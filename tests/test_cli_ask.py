"""``assistant ask`` as people and scripts meet it: words in, words and an exit code out."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant import __version__
from assistant.cli.question import VALUED, set_apart
from tests.each import each

if TYPE_CHECKING:
    from tests.conftest import Opened, Run, Terminal

ROOT = Path(__file__).resolve().parent.parent
RED = "tray icon is red"
VAGUE = "connector problem"
OTHER = "vegan lasagne for twelve"
ENVELOPE = [
    "schema",
    "schema_version",
    "tool",
    "kb",
    "command",
    "exit_code",
    "data",
    "errors",
    "warnings",
]
UNSEEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = f"the \x1b[31mtray\x1b[0m \x1b]0;title\x07icon{UNSEEN} is \x9b1mred\x08\x7f\x85"


def harmless(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether what was printed, JSON read by a program included, cannot move a terminal."""
    text = done.stdout.decode() + done.stderr.decode()
    if done.stdout.startswith(b"{"):
        text += json.dumps(json.loads(done.stdout), ensure_ascii=False)
        text = text.replace("\\u001b", "\x1b")
    return not re.search(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{UNSEEN}]", text)


@pytest.mark.parametrize(
    ("question", "code", "first"),
    [
        (RED, 0, "The connector's tray icon is red"),
        (VAGUE, 1, "I need one more detail. Which of these is closest to what you see?"),
        (OTHER, 3, "I don't know. Nothing I know of fits what you describe."),
    ],
)
def test_the_exit_code_says_whether_it_answered(
    run: Run, question: str, code: int, first: str
) -> None:
    done = run("ask", question)

    assert done.stdout.decode().split("\n")[0] == first
    assert (done.returncode, done.stderr) == (code, b"")


def test_an_answer_says_how_sure_it_is_and_what_to_do(run: Run) -> None:
    text = run("ask", "since monday the icon by the clock is scarlet").stdout.decode()

    assert re.search(r"^(Very likely|Likely) \(\d+%\): .*“scarlet”", text, re.MULTILINE)
    assert "5. Right-click QuickbooksDesktopUI.exe and click End Task." in text
    assert "Sources: Codat, QuickBooks Desktop troubleshooting (2023): The QuickBooks" in text
    assert "(https://github.com/codatio/codat-docs/blob/" in text


def test_a_question_back_has_numbered_choices_worded_as_symptoms(run: Run) -> None:
    lines = run("ask", VAGUE).stdout.decode().splitlines()

    assert 2 <= sum(re.match(r"  \d\. .* \([a-z-]+\)$", line) is not None for line in lines) <= 3


def test_not_knowing_still_names_the_nearest_topics(run: Run) -> None:
    text = run("ask", OTHER).stdout.decode()

    assert "  1. " in text
    assert "Describe it differently" in text


def test_words_need_no_quotes(run: Run) -> None:
    assert run("ask", "tray", "icon", "is", "red").stdout == run("ask", RED).stdout


def test_a_repaired_typo_is_shown_beside_what_was_written(run: Run) -> None:
    text = run("ask", "company deauthorrized minutes after the first sync").stdout.decode()

    assert "“deauthorrized” (read as “deauthorized”)" in " ".join(text.split())


def test_a_question_is_read_from_stdin(run: Run) -> None:
    assert run("ask", "-", stdin=b"tray icon\nis red\n").stdout == run("ask", RED).stdout


@pytest.mark.parametrize("blank", ["", " ", "\t\n ", "\u00a0\u3000", "\x00", "\x1b[31m\u202e"])
def test_a_blank_question_on_stdin_is_an_error_with_an_example(run: Run, blank: str) -> None:
    done = run("ask", "-", stdin=blank.encode())

    assert done.returncode in (64, 66)
    assert done.stdout == b""
    assert "for example:" in done.stderr.decode()


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u3000", "\x1b[0m\u202e"])
def test_a_blank_question_is_a_usage_error_with_an_example(run: Run, blank: str) -> None:
    done = run("ask", blank)

    assert (done.returncode, done.stdout) == (64, b"")
    assert done.stderr.decode().splitlines() == [
        "assistant: the question is empty",
        '  describe what you see, for example: assistant ask "the connector\'s tray icon is red"',
    ]


def test_no_question_at_all_is_a_usage_error(run: Run) -> None:
    done = run("ask")

    assert done.returncode == 64
    assert done.stderr.startswith(b"assistant: no question\n")


@pytest.mark.parametrize(
    "text",
    [
        b"the tray icon is red. " * 50_000,
        b"x" * 1_100_000,
        b"\xff" * 1_100_000,
        b"qwzx vbnk tlpr " * 70_000,
        b"a\n" * 550_000,
        b"(" * 1_100_000,
        b"\x1b]" * 550_000,
        " ".join(
            f"conect{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}r" for i in range(90_000)
        ).encode(),
    ],
    ids=["sentences", "word", "bytes", "gibberish", "lines", "brackets", "escapes", "typos"],
)
def test_a_question_of_a_megabyte_is_decided_on(run: Run, text: bytes) -> None:
    done = run("ask", "-", stdin=text)

    assert done.returncode in (0, 1, 3, 64)
    assert len(done.stdout) < 20_000


def test_the_end_of_a_very_long_question_counts(run: Run, opened: Opened) -> None:
    text = "kind regards to everybody there. " * 20_000 + RED

    assert opened(run("ask", "-", "--json", stdin=text.encode()))["data"]["query"].endswith(RED)


def test_a_hostile_argument_is_read_without_its_controls(run: Run, opened: Opened) -> None:
    done = run("ask", HOSTILE)
    as_json = run("ask", HOSTILE, "--json")

    assert done.returncode == 0
    assert harmless(done)
    assert harmless(as_json)
    assert opened(as_json)["data"]["query"] == RED.replace("tray", "the tray")


def test_hostile_stdin_is_read_without_its_controls(run: Run, opened: Opened) -> None:
    text = HOSTILE.encode().replace(b"is", b"i\x00s")
    done = run("ask", "-", stdin=text)
    as_json = run("ask", "-", "--json", stdin=text)

    assert done.stdout.startswith(b"The connector's tray icon is red\n")
    assert harmless(done)
    assert harmless(as_json)
    assert opened(as_json)["data"]["query"] == "the tray icon is red"


def test_bytes_that_are_no_text_are_shown_as_lost(run: Run, opened: Opened) -> None:
    stdin = run("ask", "-", "--json", stdin=b"tray \xff\xfe icon is red")
    argument = run("ask", "tray \udcff\udcfe icon is red", "--json")

    assert opened(stdin)["data"]["query"] == "tray \ufffd\ufffd icon is red"
    assert opened(argument)["data"]["query"] == "tray \ufffd\ufffd icon is red"


@pytest.mark.parametrize(
    "arguments",
    [
        ("\x1b[31mfrobnicate\u202e",),
        ("kb", "\x1b[31mfrobnicate\u202e"),
        ("--\x1b[31m\u202e",),
        ("ask", "--\x1b[31m\u202e"),
        ("ask", "x", "--top", "\x1b[31m\u202e"),
        ("--kb", "/no/\x1b[31m\u202e", "ask", "x"),
        ("ask", "--batch", "/no/\x1b[31m\u202e"),
        ("kb", "show", "\x1b[31m\u202e"),
        ("kb", "test", "/no/\x1b[31m\u202e"),
        ("kb", "lint", "/no/\x1b[31m\u202e"),
        ("kb", "compile", "knowledge", "--out", "/no/\x1b[31m\u202e/x"),
        ("schema", "\x1b[31m\u202e"),
    ],
    ids=lambda arguments: (
        " ".join(arguments).encode("ascii", "ignore").decode().replace("\x1b", "")
    ),
)
@pytest.mark.parametrize("mode", [(), ("--json",)], ids=["text", "json"])
def test_an_error_repeats_nothing_hostile(
    run: Run, arguments: tuple[str, ...], mode: tuple[str, ...]
) -> None:
    done = run(*mode, *arguments)

    assert done.returncode >= 64
    assert harmless(done)


@pytest.mark.parametrize(
    ("question", "decision", "code"),
    [(RED, "answer", 0), (VAGUE, "clarify", 1), (OTHER, "abstain", 3)],
)
def test_json_has_the_designed_envelope(
    run: Run, opened: Opened, question: str, decision: str, code: int
) -> None:
    done = run("ask", question, "--json")
    printed = opened(done)

    assert list(printed) == ENVELOPE
    assert (printed["schema"], printed["command"]) == ("assistant/ask", "ask")
    assert printed["tool"] == {"name": "assistant", "version": __version__}
    assert printed["kb"]["id"] == "codat-quickbooks-desktop"
    assert printed["data"]["decision"] == decision
    assert (printed["exit_code"], printed["errors"], done.stderr) == (code, [], b"")


def test_json_carries_the_article_of_an_answer_and_only_then(run: Run, opened: Opened) -> None:
    answer = opened(run("ask", RED, "--json"))["data"]
    clarify = opened(run("ask", VAGUE, "--json"))["data"]
    abstain = opened(run("ask", OTHER, "--json"))["data"]

    assert answer["article"]["id"] == answer["answers"][0]["article"] == "tray-icon-red"
    assert (clarify["article"], abstain["article"]) == (None, None)
    assert 2 <= len(clarify["question"]["choices"]) <= 3
    assert clarify["answers"]
    assert (abstain["answers"], abstain["question"]) == ([], None)
    assert abstain["nearest"]


@pytest.mark.parametrize(
    ("arguments", "command", "code"),
    [
        (("ask", ""), "ask", 64),
        (("ask", "-"), "ask", 66),
        (("ask",), "ask", 64),
        (("ask", RED, "--top", "0"), "ask", 64),
        (("ask", RED, "--frobnicate"), "ask", 64),
        (("ask", "--batch", "/no/such/file"), "ask", 66),
        (("--kb", "/no/such/folder", "ask", RED), "ask", 78),
        (("ask", RED, "--kb"), "ask", 64),
        (("kb", "show", "no-such-article"), "kb show", 66),
        (("kb", "lint", "/no/such/folder"), "kb lint", 78),
        (("kb", "test", "/no/such/file"), "kb test", 66),
        (("kb", "compile", "/no/such/folder"), "kb compile", 78),
        (("--kb", "/no/such/folder", "kb", "list"), "kb list", 78),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_failure_prints_the_same_envelope(
    run: Run, opened: Opened, arguments: tuple[str, ...], command: str, code: int
) -> None:
    done = run("--json", *arguments)
    printed = opened(done)

    assert list(printed) == ENVELOPE
    assert (printed["command"], printed["exit_code"], done.returncode) == (command, code, code)
    assert printed["data"] is None
    assert [sorted(error) for error in printed["errors"]] == [["code", "hint", "message"]]
    assert done.stderr.decode().startswith(f"assistant: {printed['errors'][0]['message']}\n")


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("--frobnicate",), ("kb", "frobnicate"), ("schema", "nope")]
)
def test_a_wrong_verb_prints_an_envelope_too(
    run: Run, opened: Opened, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments, "--json")
    printed = opened(done)

    assert list(printed) == ENVELOPE
    assert (printed["exit_code"], done.returncode) == (64, 64)
    assert printed["errors"][0]["code"] == "usage"


def test_json_without_a_verb_is_json(run: Run) -> None:
    done = run("--json")

    assert done.returncode == 64
    assert list(json.loads(done.stdout)) == ENVELOPE


def test_the_command_in_json_is_the_verb_and_not_a_word_like_it(
    run: Run, opened: Opened, tmp_path: Path
) -> None:
    done = run("--kb", "schema", "ask", RED, "--json", cwd=tmp_path)

    assert opened(done)["command"] == "ask"


def test_json_after_two_dashes_is_text(run: Run) -> None:
    failed = run("--kb", "/no/such/folder", "ask", "--", "--json")
    asked = run("ask", "--", "--json")

    assert (failed.returncode, failed.stdout) == (78, b"")
    assert asked.returncode in (0, 1, 3)
    assert not asked.stdout.startswith(b"{")


@pytest.mark.parametrize("top", [1, 2, 5, 100])
def test_top_limits_how_many_articles_are_named(run: Run, opened: Opened, top: int) -> None:
    answers = opened(run("ask", RED, "--top", str(top), "--json"))["data"]["answers"]

    assert len(answers) == min(top, 27)
    assert [a["confidence"] for a in answers] == sorted(
        (a["confidence"] for a in answers), reverse=True
    )


@pytest.mark.parametrize("top", ["0", "-1", "101", "three", "", "1.5", "9" * 5000])
def test_a_top_that_makes_no_sense_is_a_usage_error(run: Run, top: str) -> None:
    done = run("ask", RED, f"--top={top}")

    assert (done.returncode, done.stdout) == (64, b"")
    assert b"--top" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json", "--kb", "KB", "ask", "printer offline"),
        ("ask", "printer offline", "--kb", "KB", "--json"),
        ("ask", "--kb", "KB", "--json", "printer offline"),
        ("--kb=KB", "ask", "--json", "printer offline"),
        ("ask", "printer offline", "--json", "--kb=KB"),
        ("-v", "--no-color", "--json", "ask", "--kb=KB", "printer offline"),
        ("ask", "printer offline", "--no-color", "-v", "--top", "3", "--json", "--kb", "KB"),
        ("ask", "--kb=KB", "--json", "--", "printer offline"),
    ],
    ids=" ".join,
)
def test_global_options_work_before_and_after_the_verb(
    run: Run, opened: Opened, make_kb: Callable[..., Path], arguments: tuple[str, ...]
) -> None:
    folder = make_kb({"printer.md": "# The printer is offline\n\nSwitch it on.\n"}, "my = kb")
    done = run(*(a.replace("KB", str(folder)) for a in arguments))
    printed = opened(done)

    assert (printed["kb"]["id"], printed["data"]["query"]) == ("my-kb", "printer offline")


def test_several_knowledge_bases_answer_together(run: Run, make_kb: Callable[..., Path]) -> None:
    printers = make_kb({"p.md": "# The printer is offline\n\nSwitch it on.\n"}, "printers")
    networks = make_kb({"n.md": "# The wireless network is slow\n\nMove nearer.\n"}, "networks")
    both = ("--kb", str(printers), "--kb", str(networks))

    assert b"Switch it on." in run(*both, "ask", "printer is offline").stdout
    assert b"Move nearer." in run(*both, "ask", "wireless network is slow").stdout


def test_version_works_before_and_after_the_verb(run: Run) -> None:
    expected = f"assistant {__version__}\n".encode()

    assert run("--version").stdout == expected
    assert run("ask", "--version").stdout == expected


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("aks", RED), "did you mean “ask”?"),
        (("schemas",), "did you mean “schema”?"),
        (("kb", "lnit"), "did you mean “lint”?"),
    ],
)
def test_an_unknown_verb_gets_the_nearest_one_as_a_hint(
    run: Run, arguments: tuple[str, ...], hint: str
) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (64, b"")
    assert hint in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--jsno", "ask", RED),
        ("ask", RED, "--jsno"),
        ("ask", RED, "--to", "3"),
        ("kb", "list", "-x"),
    ],
)
def test_an_unknown_option_is_named_with_where_to_look(
    run: Run, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (64, b"")
    assert re.search(r"^assistant: .*(--jsno|--to|-x)", done.stderr.decode())
    assert "--help” " in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (("ask", "-v shows nothing"), "-v shows nothing"),
        (("ask", "--", "-v", "shows nothing"), "-v shows nothing"),
        (("ask", "--", "--kb", "x"), "--kb x"),
        (("ask", "--", "--version"), "--version"),
        (("ask", "-5"), "-5"),
        (("ask", "—the icon is red"), "—the icon is red"),
    ],
)
def test_a_question_may_begin_with_a_dash(
    run: Run, opened: Opened, arguments: tuple[str, ...], query: str
) -> None:
    assert opened(run("--json", *arguments))["data"]["query"] == query


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ("ask what does the --kb option do", "ask -- what does the --kb option do"),
        ("ask why -v and --json print it --json", "ask --json -- why -v and --json print it"),
        ("--json ask --top 2 is -v --verbose or no", "--json ask --top 2 -- is -v --verbose or no"),
        ("ask what is --frobnicate for", "ask -- what is --frobnicate for"),
        ("ask is --kb a or b --top 2 --json", "ask --top 2 --json -- is --kb a or b"),
        ("ask -5 or --top 3 degrees", "ask -- -5 or --top 3 degrees"),
        ("ask tray icon red --kb docs --json", "ask tray icon red --kb docs --json"),
        ("ask red icon --chekcs", "ask red icon --chekcs"),
        ("kb list -v it --json so", "kb list -v it --json so"),
    ],
)
def test_an_option_inside_a_question_is_a_word_of_it(line: str, apart: str) -> None:
    assert set_apart(line.split()) == apart.split()


def test_a_question_about_an_option_is_answered(run: Run, opened: Opened) -> None:
    words = ["what", "does", "the", "--kb", "option", "do"]
    done = run("ask", *words)

    assert (done.returncode, done.stderr) == (3, b"")
    assert opened(run("ask", *words, "--json"))["data"]["query"] == " ".join(words)
    assert run("ask", *RED.split(), "--kb").returncode == 64  # at the end it is an option


def test_the_options_that_take_a_value_are_known_where_a_question_is_looked_for(run: Run) -> None:
    shown = run("--help").stdout + run("ask", "--help").stdout

    assert set(re.findall(r"^  (--\w+) [A-Z]", shown.decode(), re.MULTILINE)) == VALUED


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("help",), ("--json", "--help")])
def test_help_lists_the_verbs_and_options(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stderr) == (0, b"")
    assert all(w in done.stdout for w in (b"ask", b"kb", b"schema", b"--kb PATH", b"--json"))


@pytest.mark.parametrize(
    "verb", ["ask", "chat", "kb", "schema", "completion", "kb lint", "kb test", "kb compile"]
)
def test_every_verb_has_help_in_80_columns(run: Run, verb: str) -> None:
    done = run(*verb.split(), "--help")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(f"usage: assistant {verb}".encode())
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


def test_without_a_terminal_the_bare_command_prints_help_and_64(run: Run) -> None:
    done = run()

    assert done.returncode == 64
    assert done.stdout == run("--help").stdout


@pytest.mark.parametrize("question", [RED, VAGUE, OTHER])
@pytest.mark.parametrize(("columns", "width"), [("", 80), ("40", 40), ("nonsense", 80), ("60", 60)])
def test_lines_keep_to_the_width(run: Run, question: str, columns: str, width: int) -> None:
    lines = run("ask", question, env={"COLUMNS": columns}).stdout.decode().splitlines()

    assert [line for line in lines if len(line) > width and len(line.split()) > 2] == []
    assert max(map(len, lines)) > width * 3 // 4


@pytest.mark.parametrize("columns", ["0", "1", "-5", "999999", "²", "9" * 5000])
def test_a_silly_width_still_gets_a_readable_answer(run: Run, columns: str) -> None:
    done = run("ask", RED, env={"COLUMNS": columns})

    assert (done.returncode, done.stderr) == (0, b"")
    lines = [line for line in done.stdout.decode().splitlines() if "https://" not in line]
    assert 15 <= max(map(len, lines)) <= 100


def test_a_pipe_gets_no_colour(run: Run) -> None:
    assert b"\x1b" not in run("ask", RED, env={"TERM": "xterm-256color"}).stdout


def test_a_terminal_gets_colour(terminal: Callable[..., Terminal]) -> None:
    shown = terminal("ask", RED).rest()

    assert shown.startswith("\x1b[1mThe")
    assert "The connector's tray icon is red" in re.sub(r"\x1b\[\d+m", "", shown)


@pytest.mark.parametrize(
    ("options", "env"),
    [(("--no-color",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"})],
    ids=["--no-color", "NO_COLOR", "TERM=dumb"],
)
def test_colour_can_be_switched_off(
    terminal: Callable[..., Terminal], options: tuple[str, ...], env: dict[str, str]
) -> None:
    shown = terminal(*options, "ask", RED, env=env).rest()

    assert "The connector's tray icon is red" in shown
    assert "\x1b" not in shown


def test_an_output_without_typographic_quotes_gets_plain_ones(run: Run) -> None:
    done = run("ask", "icon went red", env={"PYTHONIOENCODING": "ascii"})

    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"red"' in done.stdout


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell in which $ASSISTANT is the program."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable}
    line = line.replace("$ASSISTANT", '"$PYTHON" -m assistant')
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, env=variables, timeout=120, check=False
    )


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@posix
@each("reader", ["head -1", "head -c 1", "true"])
@each(
    "command",
    [
        "ask tray icon is red",
        "ask tray icon is red --json",
        "kb show logs",
        "kb list",
        "--help",
        'ask --batch <(yes \'{"query": "red icon"}\' | head -20000)',
    ],
)
def test_a_reader_that_leaves_early_causes_no_complaint(command: str, reader: str) -> None:
    done = shell(f"$ASSISTANT {command} | {reader}")

    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("command", ["ask tray icon is red", "kb list", "ask x --json", "--help"])
def test_a_full_disk_is_an_io_error_and_no_traceback(command: str) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    done = shell(f"$ASSISTANT {command} >/dev/full")

    assert done.returncode == 74
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"assistant: ")


@posix
@pytest.mark.parametrize(
    "line",
    [
        "$ASSISTANT ask tray icon is red >&-",
        "$ASSISTANT ask tray icon is red 2>&-",
        "$ASSISTANT ask tray icon is red --json 2>&-",
        "$ASSISTANT ask - <&-",
        "$ASSISTANT ask --batch - <&-",
        "$ASSISTANT <&-",
        "$ASSISTANT chat <&-",
    ],
)
def test_a_closed_stream_causes_no_traceback(line: str) -> None:
    done = shell(line)

    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 64, 66, 74)


@posix
def test_without_stderr_the_answer_still_comes() -> None:
    done = shell("$ASSISTANT ask tray icon is red 2>&-")

    assert (done.returncode, done.stdout[:32]) == (0, b"The connector's tray icon is red")


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Ctrl-C; again where it came in the moment before a read, which Python then misses."""
    for _ in range(100):
        process.send_signal(signal.SIGINT)
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            continue
        break


@posix
def test_ctrl_c_ends_with_130_and_one_line(terminal: Callable[..., Terminal]) -> None:
    session = terminal("chat", "--plain", "--no-color")
    session.read_until("\n> ")
    interrupt(session.process)

    shown = re.sub(r"\x1b\[\?2004[hl]", "", session.rest())  # from the line editor
    assert shown.split() == ["interrupted"]
    assert session.process.returncode == 130


@posix
def test_ctrl_c_in_a_batch_keeps_what_was_answered() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "ask", "--batch", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b'{"id": 1, "query": "red icon"}\n')
        process.stdin.flush()
        answered = json.loads(process.stdout.readline())
        interrupt(process)
        said = process.stderr.read()

    assert answered["id"] == 1
    assert process.returncode == 130
    assert said.strip() == b"interrupted"
