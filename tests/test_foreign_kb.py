"""A compiled file from a stranger: damage is told, nothing acts, no text shows uncleaned."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.engine import Engine
from assistant.errors import AssistantError, Exit
from assistant.kb.compile import compile_file
from assistant.kb.scan import scan
from assistant.kb.seal import _SIZE, is_sealed, seal
from assistant.text import is_clean

if TYPE_CHECKING:
    from tests.conftest import Run

ARTICLE = """---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check dry
title: It is dry
file: /var/log/pump/dry
expect: not exists
```
"""
NASTY = "\x1b]0;OWNED\x07\x1b[2J\x9b31m\u202egnp.exe\u2066\x08\x00\u200b"
QUESTION = "the pump is stuck"


@pytest.fixture
def compiled(make_kb: Callable[..., Path], tmp_path: Path) -> Path:
    folder = make_kb({"pump.md": ARTICLE, "kb.yaml": "id: pumps\nreads: [/var/log/pump]\n"})
    path = tmp_path / "pumps.kb"
    compile_file(scan(str(folder)), str(path), lambda problem: None, portable=True)
    return path


def forged(path: Path, *statements: str, values: Any = ()) -> Path:
    """The file changed by somebody who knows how to seal it."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - _SIZE)
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement, values)
    connection.commit()
    connection.close()
    seal(str(path))
    assert is_sealed(str(path))
    return path


def read_all(path: Path) -> None:
    engine = Engine([str(path)])
    engine.ask(QUESTION)
    engine.article("pump")
    for store in engine.stores:
        _ = store.articles(), store.blocks("check"), store.bounds


def refused(path: Path) -> AssistantError:
    with pytest.raises(AssistantError) as caught:
        read_all(path)
    assert (caught.value.code, caught.value.exit_code) == ("kb-damaged", Exit.CONFIG)
    return caught.value


def test_a_whole_file_answers(compiled: Path) -> None:
    answer = Engine([str(compiled)]).ask(QUESTION)
    assert (answer.decision, answer.answers[0].article) == ("answer", "pump")


def test_each_changed_byte_is_told_as_damage(compiled: Path) -> None:
    whole = compiled.read_bytes()
    chosen = random.Random(7)
    places = [0, 20, len(whole) - 1, len(whole) - _SIZE, *chosen.choices(range(len(whole)), k=60)]
    for place in places:
        data = bytearray(whole)
        data[place] ^= 1 << chosen.randrange(8)
        compiled.write_bytes(data)
        assert "damaged" in refused(compiled).message


def test_a_file_that_was_cut_or_edited_is_told_as_damage(compiled: Path) -> None:
    whole = compiled.read_bytes()
    for size in (0, 10, 4096, len(whole) - 1, len(whole) - _SIZE):
        compiled.write_bytes(whole[:size])
        refused(compiled)
    compiled.write_bytes(whole)
    connection = sqlite3.connect(compiled)
    connection.execute("UPDATE article SET title = 'x'")
    connection.commit()
    connection.close()
    refused(compiled)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT 1",
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c) SELECT x",
        "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM meta; END",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON article (title)",
        "ALTER TABLE article ADD COLUMN more TEXT",
        "DROP TABLE word",
        "DELETE FROM meta WHERE key = 'settings'",
        "UPDATE meta SET value = '[]' WHERE key = 'kb'",
        "UPDATE meta SET value = '{\"id\": 5}' WHERE key = 'kb'",
        "UPDATE meta SET value = '[{\"file\": 1}]' WHERE key = 'problems'",
        "UPDATE article SET data = '{}'",
        "UPDATE article SET data = '[' || data || ']'",
        "UPDATE article SET data = replace(data, '\"spans\":[[', '\"spans\":[7,[')",
        "UPDATE article SET data = x'00ff'",
        "UPDATE article SET title = x'1b5b324a'",
        "UPDATE declared SET value = '[5]'",
        "UPDATE article SET title = NULL, symptom = NULL",
        "UPDATE article SET symptom = x'1b5d303b'",
        "UPDATE article SET data = NULL",
        "UPDATE block SET place = 'first'",
        "UPDATE exact SET article = x'00'",
        "UPDATE posting SET ideal = 'much'",
        "UPDATE posting SET phrases = NULL",
        "UPDATE word SET words = NULL",
        "UPDATE meta SET value = NULL WHERE key = 'starts'",
        "DELETE FROM article",
        "INSERT INTO article VALUES (9, 'x', 'X', 'x', '{}')",
    ],
)
def test_what_this_program_never_makes_is_refused_in_words(compiled: Path, statement: str) -> None:
    refused(forged(compiled, statement))


@pytest.mark.parametrize("title", ["NULL", "x'1b5d303b'", "7"])
@pytest.mark.parametrize("verb", [("ask", QUESTION), ("ask", QUESTION, "--json"), ("kb", "list")])
def test_a_column_of_another_type_is_told_in_words_by_every_verb(
    run: Run, compiled: Path, verb: tuple[str, ...], title: str
) -> None:
    forged(compiled, f"UPDATE article SET title = {title}, symptom = NULL")
    done = run("--kb", str(compiled), *verb)

    assert done.returncode == Exit.CONFIG
    assert b"is damaged or no knowledge base" in done.stdout + done.stderr


VERBS = [
    ("ask", QUESTION), ("ask", QUESTION, "--json"), ("ask", QUESTION, "--checks"), ("check",),
    ("check", "--json"), ("check", "--format", "junit"), ("kb", "list"), ("kb", "list", "-v"),
    ("kb", "show", "pump"), ("ask", "something else entirely"), ("fix", "pump", "--dry-run"),
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_nothing_reaches_a_terminal_that_was_not_cleaned(
    run: Run, compiled: Path, verb: tuple[str, ...]
) -> None:
    """The assertion stands where output is written, whatever way the text took."""
    escaped = json.dumps(NASTY)[1:-1]
    forged(compiled, "UPDATE article SET title = title || :nasty, symptom = symptom || :nasty",
           values={"nasty": NASTY.replace("\0", "")})  # fmt: skip
    forged(
        compiled,
        "UPDATE article SET data = replace(replace(data, 'The pump', 'The pump' || :nasty),"
        " 'Press', 'Press' || :nasty)",
        values={"nasty": escaped},
    )
    forged(compiled, "UPDATE meta SET value = replace(value, 'pumps', 'pumps' || :nasty)",
           values={"nasty": escaped})  # fmt: skip
    forged(compiled, "UPDATE declared SET value = replace(value, 'pump', 'pump' || :nasty)",
           values={"nasty": escaped})  # fmt: skip
    done = run("--kb", str(compiled), *verb)

    assert done.returncode in (0, 1, 2, 3, Exit.CONFIG, Exit.NO_INPUT), done.stderr
    for text in (done.stdout.decode(), done.stderr.decode()):
        assert is_clean(text), text
        if "--json" in verb and text.strip():
            assert text[0] != "{" or all(map(is_clean, _texts(json.loads(text))))


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for pair in value.items() for part in pair for t in _texts(part)]
    return [t for item in value for t in _texts(item)] if isinstance(value, list) else []
