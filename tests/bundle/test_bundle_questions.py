"""What cannot leave stays and is named, a question or a file; all else leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.bundle.collect import collect
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.host.open import open_host
from tests.bundle.conftest import made

ARTICLE = """\
---
id: a
title: The pump stands still
symptoms: [the pump stands still]
---
Look.
"""
CHECK = """
```check c{number}
title: log {number}
log_match: {{path: "{path}", signatures: [{{id: e, texts: [error], means: an error}}]}}
outcomes:
  - {{when: matched, state: fail, message: "found {{meaning}}"}}
  - {{state: pass, message: none}}
```
"""


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("wilma.quist@example.org.log", "wilma.quist"),
        ("company Hgrf5GpK3H.qbw.log", "Hgrf5GpK3H"),
        ("log password=VtmfdbfbhH.log", "VtmfdbfbhH"),
    ],
)
def test_a_question_that_names_something_private_is_left_out_and_named(
    make_kb: Callable[..., Path], tmp_path: Path, name: str, private: str
) -> None:
    files = [tmp_path / name, tmp_path / "plain.log"]
    for file in files:
        file.write_text("12:00 an error\n", encoding="utf-8")
    checks = [CHECK.format(number=n, path=file.as_posix()) for n, file in enumerate(files)]
    config = f"id: p\nreads: ['{tmp_path.as_posix()}']\n"
    kb = make_kb({"a.md": ARTICLE + "".join(checks), "kb.yaml": config})

    finished = made(collect(Engine([str(kb)]), [], open_host(), Settings()))

    assert not any(private in f"{m.name}{m.about}{m.data.decode()}" for m in finished.members)
    assert private not in str(finished.manifest)
    left = {item["why"] for item in finished.manifest["left_out"]}
    assert "the question itself names something private" in left
    assert any(member.name.endswith("plain.log") for member in finished.members)


def test_a_file_for_which_there_is_no_time_is_left_out_and_named(
    make_kb: Callable[..., Path], tmp_path: Path
) -> None:
    file = tmp_path / "plain.log"
    file.write_text("12:00 an error\n" * 50, encoding="utf-8")
    check = CHECK.format(number=0, path=file.as_posix())
    kb = make_kb({"a.md": ARTICLE + check, "kb.yaml": f"id: p\nreads: ['{tmp_path.as_posix()}']\n"})
    collected = collect(Engine([str(kb)]), [], open_host(), Settings())

    finished = made(collected._replace(settings=collected.settings._replace(deadline=0.0)))

    assert "an error" not in str([m.data for m in finished.members if m.name != "results.json"])
    assert "in time" in {i["what"]: i["why"] for i in finished.manifest["left_out"]}[str(file)]
    assert "observations.json" in {member.name for member in finished.members}
