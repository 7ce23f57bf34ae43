"""The steps of a fix that a person has to do are shown wherever its article is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.agents.desk import Desk
from assistant.chat.service import ChatService
from assistant.checks.run import Settings
from assistant.cli.main import main
from assistant.engine import Engine
from assistant.kb.by_hand import steps_by_hand
from assistant.kb.scaffold import scaffold
from assistant.session import silent

STEPS = ("Empty the trash.", "Move old backups to another disk.")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name, text in scaffold("Pump", windows=False).items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "kb"


def block(source: str, kind: str = "action") -> dict[str, Any]:
    return {"kind": kind, "id": "a", "source": source}


@pytest.mark.parametrize(
    ("source", "steps"),
    [
        ("manual: [one, two]", ("one", "two")),
        ("manual: {steps: [one, two]}", ("one", "two")),
        ("do:\n- manual: [one]\n- open: x\n- manual: [two]", ("one", "two")),
        ("manual: [{a: b}, [c], one]", ("one",)),
        ("title: manual\nopen: x", ()),
        ("manual: [", ()),
        ("manual:", ()),
        ("- manual", ()),
        ("", ()),
    ],
)
def test_steps_are_read_in_every_form(source: str, steps: tuple[str, ...]) -> None:
    assert steps_by_hand(block(source)) == steps
    assert steps_by_hand(block(source, "check")) == ()


def test_the_chat_the_page_and_an_agent_show_them(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = Engine([str(base)])
    article = "disk-full"
    chat = ChatService(engine, "practice:full", silent(engine), Settings())
    try:
        list(chat.handle("the disk is full"))
        assert chat.article_id == article
        told = repr(list(chat.handle("how")))
    finally:
        chat.close()
    read = Desk(engine, Settings(), []).read_article(article)["text"]
    assert main(["--kb", str(base), "kb", "show", article]) == 0
    page = capsys.readouterr().out
    for step in STEPS:
        assert step in told
        assert step in page
        assert step in read
