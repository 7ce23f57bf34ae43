"""The chat: how soon one can type, and how soon a key shows while much goes on.

Whole programs on a pseudo-terminal of 100 columns; a key's time runs from pressing it to its letter
on the screen. Run it with ``python -m benchmarks.chat`` (not on Windows).
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .measure import Row
from .synthetic import make_kb, questions
from .terminal import Terminal

_ROUNDS = 9
_ARTICLES = 10_000
_TURNS = 200
_EARLY = 5
_KEYS = 200
_READY = "Describe what you see"
_SAID = (
    "the tray icon is red",
    "syncs stay queued",
    "webroot blocks the connector",
    "where are the logs",
    "vegan lasagne for twelve",
    "/check connector-ui-running",
)
_EMPTY = """
from textual.app import App
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, OptionList, Static, TextArea

class Empty(App):
    CSS = "TextArea { height: 3; } OptionList { display: none; } #top { height: 1; }"
    def compose(self):
        with Horizontal(id="top"):
            yield Static("", markup=False)
            yield Static("", markup=False)
        with Vertical():
            with Horizontal():
                yield VerticalScroll(can_focus=False)
                with VerticalScroll(can_focus=False):
                    yield Static("", markup=False)
            with Vertical():
                yield OptionList(markup=False, compact=True)
                yield TextArea(compact=True, placeholder="Describe what you see")
        yield Footer(compact=True)
    def on_mount(self):
        self.query_one(TextArea).focus()

Empty().run()
"""
"""The same widget classes, with nothing behind them."""


def _chat(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant", *arguments]


def ready() -> list[Row]:
    """From the start of the process until the first key shows."""
    commands = {
        "chat": _chat("--machine", "practice:red-tray"),
        "empty": [sys.executable, "-c", _EMPTY],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(_ROUNDS + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            with Terminal(command) as screen:
                screen.until(_READY)
                screen.key("ж")
                if number:  # the first one writes byte code
                    taken[name].append(time.perf_counter() - began)
    chat, empty = (statistics.median(taken[name]) for name in ("chat", "empty"))
    note = f"chat {chat * 1000:.0f} ms, empty {empty * 1000:.0f} ms"
    return [Row("ready for typing, against an empty app", chat / empty, "x", 1.5, note)]


def while_checking(folder: Path) -> list[Row]:
    """Keys while ten checks wait for a server that says nothing; an empty app beside it."""
    with Terminal([sys.executable, "-c", _EMPTY]) as screen:
        screen.until(_READY)
        idle = screen.keys(_KEYS)
    with _silent_kb(folder) as kb, Terminal(_chat("--kb", str(kb))) as screen:
        screen.until("in your own words")
        screen.type("/check slow\r")
        screen.until("checking")
        taken = screen.keys(_KEYS)
    note = f"{_middle(taken)}; empty app: p99 {_p99(idle):.1f} ms"
    return [Row("a key while ten checks run, p99", _p99(taken), "ms", 50.0, note)]


def suggestions(folder: Path) -> list[Row]:
    """Looking up suggestions with each key, the symptoms typed letter by letter."""
    from assistant.tui.suggest import Suggester

    kb = make_kb(folder / f"kb-{_ARTICLES}", _ARTICLES)
    said = []
    for file in sorted(kb.glob("*/*.md")):
        lines = file.read_text("utf-8").split("\n", 5)
        said += [lines[4].removeprefix("- "), lines[2].removeprefix("title: ")]
    suggester = Suggester(said)
    typed = [text for text, _ in questions(kb, 20)] + said[::2000]
    typed += [text[:3] + text[4:] for text in typed]  # and misspelt
    taken = []
    for text in typed:
        for end in range(1, len(text) + 1):
            began = time.perf_counter()
            suggester.suggest(text[:end])
            taken.append((time.perf_counter() - began) * 1000)
    name = f"suggestions at {_ARTICLES:,} articles, p99"
    return [Row(name, _p99(taken), "ms", 30.0, f"{_middle(taken)}, worst {max(taken):.1f}")]


def long_talk() -> list[Row]:
    """Keys and memory late in a long conversation against early in it."""
    with Terminal(_chat("--machine", "practice:red-tray")) as screen:
        screen.until("in your own words")
        _talk(screen, 0, _EARLY)
        screen.rest()
        early, before = screen.keys(_KEYS), screen.memory()
        _talk(screen, _EARLY, _TURNS)
        screen.rest()
        late, after = screen.keys(_KEYS), screen.memory()
    grown = f"{before:.0f} MiB -> {after:.0f} MiB"
    return [
        Row(f"a key at turn {_TURNS}, p95 against turn {_EARLY}", *_ratio(_p95, late, early)),
        Row(f"a key at turn {_TURNS}, median against turn {_EARLY}", *_ratio(_median, late, early)),
        Row(f"a key at turn {_TURNS}, p99", _p99(late), "ms", 50.0, _middle(late)),
        Row(f"memory at turn {_TURNS}, against turn {_EARLY}", after / before, "x", 1.5, grown),
    ]


def _ratio(
    of: Callable[[Sequence[float]], float], late: Sequence[float], early: Sequence[float]
) -> tuple[float, str, float, str]:
    """How many times as long, and what that is held against."""
    return of(late) / of(early), "x", 1.5, f"{of(late):.1f} ms against {of(early):.1f} ms"


def _talk(screen: Terminal, begin: int, end: int) -> None:
    for turn in range(begin, end):
        screen.type(_SAID[turn % len(_SAID)])
        screen.quiet(0.05)
        screen.type("\r")
        screen.rest()


def _median(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def _p95(taken: Sequence[float]) -> float:
    return sorted(taken)[len(taken) * 95 // 100]


def _p99(taken: Sequence[float]) -> float:
    return sorted(taken)[len(taken) * 99 // 100]


def _middle(taken: Sequence[float]) -> str:
    return f"median {statistics.median(taken):.1f} ms of {len(taken)}"


@contextmanager
def _silent_kb(folder: Path) -> Iterator[Path]:
    """An article with ten checks of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        checks = "".join(
            f"```check c{n}\ntitle: The server answers {n}\nconnect: {{url: 'https://127.0.0.1:{port}'}}\n"
            "timeout: 30 s\noutcomes:\n  - {when: reached, state: pass, message: It does.}\n"
            "  - {state: fail, message: It does not.}\n```\n\n"
            for n in range(10)
        )
        kb = folder / "silent"
        kb.mkdir(parents=True, exist_ok=True)
        header = "---\nid: slow\ntitle: Slow\nsymptoms: [it is slow]\n---\n"
        (kb / "slow.md").write_text(header + checks, "utf-8")
        yield kb


def main() -> None:
    """Measure everything and print it beside its targets."""
    with tempfile.TemporaryDirectory(prefix="assistant-benchmarks-") as folder:
        data = Path(os.environ.get("BENCHMARK_DATA") or folder)
        subprocess.run(_chat("kb", "list"), check=True, stdout=subprocess.DEVNULL)
        for measure in (ready, lambda: while_checking(data), lambda: suggestions(data), long_talk):
            for row in measure():
                print(row.text().rstrip(), flush=True)


if __name__ == "__main__":
    main()
