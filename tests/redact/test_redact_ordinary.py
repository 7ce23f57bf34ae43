"""What is so ordinary that no rule has to look at it, and that nothing else is taken for it."""

from __future__ import annotations

from typing import Any

from assistant.redact.ordinary import is_ordinary
from assistant.redact.secrets import hide_secrets
from assistant.redact.tagger import training
from tests.each import each


@each(
    "value",
    [
        "the tray icon is red",
        "nothing syncs since Monday, and 12 of them are missing",
        {"text": "it is not running", "answers": [{"title": "the icon is red", "confidence": 0.9}]},
        {"version": "0.2.0", "exact": True, "codes": [], "question": None},
    ],
)
def test_what_everybody_says_is_kept_as_it_is(value: Any) -> None:
    assert is_ordinary(value)
    assert hide_secrets()(value) == value


@each(
    "value",
    [
        "my password is sunshine",
        "the pin is 12",
        "it is bluehorse, she says",
        "write 0-5-2-8 down",
        "see http://a:b@c",
        "k=v",
        {"psk": "the icon is red"},
        {"text": {"pw": "red"}},
        {"text": 4417},
        ["the icon is red", "Das Passwort ist rot"],
        {"answers": ["take the magic word"]},
    ],
)
def test_what_may_tell_of_a_secret_is_looked_at(value: Any) -> None:
    assert not is_ordinary(value)


def test_of_all_marked_lines_next_to_none_is_passed_over() -> None:
    lines = training.read(training.LINES.read_text("utf-8"))
    secrets = [line for line, spans in lines if any(span.secret for span in spans)]

    assert len(secrets) > 3_000
    assert sum(map(is_ordinary, secrets)) <= 4
