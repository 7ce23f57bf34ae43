"""What a check asks for may itself be private: then that question stays, and all else leaves."""

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
