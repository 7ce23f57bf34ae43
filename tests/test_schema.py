"""The published schemas, and that every JSON output keeps to its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from assistant.cli.schema import WRITTEN
from assistant.render.schemas import SCHEMAS
from tests.each import each
from tests.schemas import validator

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

pytestmark = pytest.mark.usefixtures("little_talk")
NAMES = list(SCHEMAS)
EXPECTED = {"ask", "batch", "kb-compile", "kb-lint", "kb-list", "kb-show", "kb-test"}
ENVELOPE = {
    "schema",
    "schema_version",
    "tool",
    "kb",
    "command",
    "exit_code",
    "data",
    "errors",
    "warnings",
}
FILES = {
    "kb.yaml": "id: office\nversion: '2'\nsynonyms: [[printer, plotter]]\n",
    "p.md": """\
---
title: The printer is offline
symptoms: [the printer is offline, the printer does not print, no paper comes out]
not_symptoms: [the screen is dark]
related: [n]
sources: [guide.pdf, {doc: a.md, heading: H, lines: 1-2}]
---

# Heading

> Quote

- item
  1. inner

| a | b |
| - | - |
| 1 | 2 |

---

    code

```check on
title: It is on
```

```action restart
title: Restart it
```
""",
    "n.md": "---\ntitle: The network is slow\nsymptoms: [the wifi is slow]\n---\nMove nearer.\n",
    "bad.md": "---\ntitle: [\n---\n",
    "warn.md": "---\ntitle: The heating is cold\nsymptoms: [it is cold]\ncolour: red\n---\nTurn.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with all that an article may hold, and with mistakes."""
    made = tmp_path_factory.mktemp("office")
    for name, content in FILES.items():
        (made / name).write_text(content)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_draft_2020_12_and_describes_objects(run: Run, name: str) -> None:
    done = run("schema", name)
    schema = json.loads(done.stdout)

    assert (done.returncode, done.stderr) == (0, b"")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    jsonschema.Draft202012Validator.check_schema(schema)


def test_schema_alone_lists_the_names(run: Run) -> None:
    done = run("schema")

    assert (done.returncode, done.stdout.decode().split()) == (0, [*NAMES, *WRITTEN])
    assert set(NAMES) >= EXPECTED


@pytest.mark.parametrize(
    ("name", "hint"),
    [("aks", "did you mean “ask”?"), ("zzzz", ", ask, batch"), ("", "ask")],
)
def test_an_unknown_schema_is_a_usage_error_with_a_hint(run: Run, name: str, hint: str) -> None:
    done = run("schema", name)

    assert (done.returncode, done.stdout) == (64, b"")
    assert hint in done.stderr.decode()


@each("name", [n for n in NAMES if n not in ("batch", "chat-events", "check-line", "dialogue")])
def test_the_envelope_has_exactly_the_keys_of_the_contract(name: str) -> None:
    schema = SCHEMAS[name]

    assert set(schema["properties"]) == set(schema["required"]) == ENVELOPE
    assert schema["properties"]["schema"] == {"const": f"assistant/{name}"}
    assert schema["properties"]["schema_version"] == {"const": "1.0"}


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (("ask", "the printer is offline"), "ask"),
        (("ask", "the prnter does nt print at all"), "ask"),
        (("ask", "vegan lasagne for twelve"), "ask"),
        (("ask", "offline slow"), "ask"),
        (("ask", ""), "ask"),
        (("kb", "list"), "kb-list"),
        (("kb", "show", "p"), "kb-show"),
        (("kb", "show", "n"), "kb-show"),
        (("kb", "show", "nope"), "kb-show"),
        (("kb", "lint"), "kb-lint"),
        (("kb", "test", "-"), "kb-test"),
        (("kb", "test", "/no/such/file"), "kb-test"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_output_keeps_to_its_schema(
    run: Run, opened: Opened, folder: Path, arguments: tuple[str, ...], schema: str
) -> None:
    cases = (
        b'{"query": "the printer is offline", "expected": "p", "style": "x"}\n'
        b'{"query": "the prnter is offline", "expected": "n", "also_ok": ["warn"]}\n'
        b'{"query": "vegan lasagne", "expected": "none"}\n'
    )
    printed = opened(run("--kb", str(folder), "--json", *arguments, stdin=cases))

    assert printed["schema"] == f"assistant/{schema}"
    assert set(printed) == ENVELOPE


@pytest.mark.parametrize("place", ["office.kb", "missing/office.kb"])
def test_the_output_of_compile_keeps_to_its_schema(
    run: Run, opened: Opened, folder: Path, tmp_path: Path, place: str
) -> None:
    done = run("--json", "kb", "compile", str(folder), "--out", str(tmp_path / place))

    assert opened(done)["schema"] == "assistant/kb-compile"


def test_an_article_that_was_left_out_is_a_warning_in_json(
    run: Run, opened: Opened, folder: Path
) -> None:
    done = run("--kb", str(folder), "ask", "the printer is offline", "--json")

    assert any("bad.md:" in warning for warning in opened(done)["warnings"])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_what_lacks_a_key(run: Run, folder: Path, name: str) -> None:
    schema = validator(name)

    assert not schema.is_valid({})
    assert not schema.is_valid([])
    assert not schema.is_valid(None)


def test_a_schema_describes_every_key_that_is_printed(
    run: Run, opened: Opened, folder: Path, make_kb: Callable[..., Path]
) -> None:
    for arguments, name in (
        (("ask", "the prnter is offline"), "ask"),
        (("kb", "show", "p"), "kb-show"),
        (("kb", "lint"), "kb-lint"),
    ):
        printed = opened(run("--kb", str(folder), "--json", *arguments))
        assert undescribed(printed, SCHEMAS[name]) == []


def undescribed(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """Keys in `value` of which `schema` says nothing."""
    for choice in schema.get("anyOf", ()):
        if jsonschema.Draft202012Validator(choice).is_valid(value):
            return undescribed(value, choice, path)
    found: list[str] = []
    if isinstance(value, dict) and "properties" in schema:
        for key, item in value.items():
            known = schema["properties"].get(key)
            found += (
                [f"{path}.{key}"] if known is None else undescribed(item, known, f"{path}.{key}")
            )
    if isinstance(value, list) and "items" in schema:
        for item in value:
            found += undescribed(item, schema["items"], path)
    return found
