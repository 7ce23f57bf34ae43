"""Markup that an import left over is an error with its place; an import of the same is at rest."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.kb.importer.keep.run import Order, import_docs
from assistant.kb.importer.propose import propose
from assistant.kb.importer.reading import read_docs
from assistant.kb.lint import lint
from assistant.kb.scan import scan
from tests.examples import examples

ARTICLE = """---
id: a
title: {title}
symptoms:
  - {symptom}
sources:
  - doc: guide/lamp.md
    lines: 12-20
    sha256: {digest}
---

{text}
"""


def _leaks(folder: Path, **parts: str) -> list[str]:
    (folder / "kb.yaml").write_text("id: kb\n")
    whole = {"title": "It fails", "symptom": "it fails", "text": "Do it.", **parts}
    (folder / "a.md").write_text(ARTICLE.format(digest="0a" * 32, **whole))
    found = lint(scan(str(folder)), None).problems
    return [f"{p.file}:{p.line} {p.severity} {p.message}" for p in found if p.code == "markup-leak"]


def test_a_tag_in_a_symptom_is_none_where_the_text_has_it_as_code(tmp_path: Path) -> None:
    symptom = "<Valve /> has no size"

    assert _leaks(tmp_path, symptom=symptom, text="If `<Valve />` has no size, set it.") == []
    assert _leaks(tmp_path, symptom=symptom, text="Set its size.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ('{{< admonition type="note" >}}', "{{<"),
        ("{{ tag: 'POST' }}", "{{ tag"),
        (":::tip", ":::tip"),
        ("??? note", "??? note"),
        ("!!! Your lamp is hot.", None),
        ("Tighten it[^1].", "[^1]"),
        ("A&nbsp;lamp", None),  # Markdown itself reads it
        ("See it{:target=x}.", "{:target=x}"),
        ("<Tabs items={[]}>", None),
        ("[!INCLUDE [a](b.md)]", "[!INCLUDE"),
        ('--8<-- "b.md"', "--8<--"),
        (":material-check: done", ":material-check:"),
        ("`{{< x >}}` and `:::tip`", None),
        ("```\n{{< x >}}\n:::tip\n```", None),
        ("Say {name} and a: b, 3 < 4, &c.", None),
    ],
)
def test_a_sign_that_is_left_is_an_error_with_its_line_and_its_source(
    tmp_path: Path, text: str, sign: str | None
) -> None:
    found = _leaks(tmp_path, text=f"Before it.\n\n{text}")

    assert len(found) == (sign is not None)
    for message in found:
        assert message.startswith("a.md:14 error “" + (sign or ""))
        assert "guide/lamp.md:12" in message


def test_titles_and_symptoms_are_looked_at_too(tmp_path: Path) -> None:
    found = _leaks(tmp_path, title="'Set up {#set-up}'", symptom="'wait[^2]'")

    assert [message.split(" ")[0] for message in found] == ["a.md:3", "a.md:5"]


PAGES = {
    "core/wires.md": "# Wires\nA wire breaks when old. Buy a new wire.\n",
    "terms/wire.md": "---\ntitle: Wire\n---\n# Wire\nA wire breaks when old. Buy a new wire.\n",
    "terms/limit.md": "# Limits\n\n## How to check the limit\n\nLook at the meter there.\n",
    "more/limit.md": "# Limits\n\n## How to check the limit\n\nAsk the clerk about it.\n",
    "a/features.md": "# Features\n\nThe wire is red and long, as you see here.\n",
    "b/features.md": "# Features\n\nThe lamp is small and bright, as one can tell.\n",
}


def _import(docs: Path, kb: Path) -> tuple[int, list[str]]:
    done = import_docs(Order(str(kb), (str(docs),)), read_docs, propose, None)
    return done.files, [outcome.state for outcome in done.kept.outcomes]


@settings(max_examples=examples(15), deadline=None)
@given(st.sets(st.sampled_from(sorted(PAGES)), min_size=1))
def test_importing_the_same_again_changes_nothing(chosen: set[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        docs, kb = Path(folder) / "docs", Path(folder) / "kb"
        for name in chosen:
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_text(PAGES[name])
        _import(docs, kb)

        files, states = _import(docs, kb)

    assert (files, set(states)) == (0, {"unchanged"})


def test_ids_and_titles_do_not_depend_on_the_order_of_places(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    places = [str(tmp_path / name) for name in ("core", "terms", "more", "a", "b")]

    found = {
        tuple((d.id, d.title) for d in read_docs(order).drafts)
        for order in list(permutations(places))[::17]
    }

    assert len(found) == 1
    titles = [title for _, title in found.pop()]
    assert len(set(titles)) == len(titles)
