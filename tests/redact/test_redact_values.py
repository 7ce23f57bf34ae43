"""Data, lines and counts: the other ways into the redactor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor, blocks
from tests.redact.canaries import at_rest


def redactor(*users: str) -> Redactor:
    return Redactor(Identity(users), Pseudonyms(None))


def test_a_field_named_like_a_secret_loses_whatever_it_holds() -> None:
    value = {
        "password": 12345,
        "apiKey": ["a", {"b": "c"}],
        "Credentials": {"user": "x", "domain": None},
        "hasPassword": True,
        "sessionTicket": "",
        "port": 443,
    }

    assert redactor().value(value) == {
        "password": "<password removed>",
        "apiKey": ["<key removed>", {"b": "<key removed>"}],
        "Credentials": {"user": "<credentials removed>", "domain": None},
        "hasPassword": True,
        "sessionTicket": "",
        "port": 443,
    }


def test_names_in_fields_keys_and_lists_are_replaced() -> None:
    value = {
        "user": "tobias",
        r"C:\Users\tobias\x": ["tobias", ("tobias", 1)],
        "hostname": "KASSE3",
        "state": "pass",
    }

    assert redactor().value(value) == {
        "user": "user-1",
        r"C:\Users\user-1\x": ["user-1", ["user-1", 1]],
        "hostname": "host-1",
        "state": "pass",
    }


def test_the_value_after_a_secret_option_goes_and_pairs_are_understood() -> None:
    value = {
        "argv": ["tool.exe", "--token", "abcdef", "--port", "443", "/password", "--quiet"],
        "env": [{"name": "DB_PASSWORD", "value": "abcdef"}, {"name": "LANG", "value": "en"}],
    }

    assert redactor().value(value) == {
        "argv": ["tool.exe", "--token", "<token removed>", "--port", "443", "/password", "--quiet"],
        "env": [
            {"name": "DB_PASSWORD", "value": "<password removed>"},
            {"name": "LANG", "value": "en"},
        ],
    }


def test_no_field_is_lost_when_two_keys_become_one() -> None:
    value = {"Anna x": 1, "ANNA x": 2}

    assert redactor("Anna").value(value) == {"user-1 x": 1, "user-1 x (2)": 2}


def test_counts_tell_what_was_replaced_by_class() -> None:
    told = redactor("Anna")
    told.redact("Anna wrote to a@example.org and b@example.org, password=x1y, password=<removed")
    told.value({"token": "abc"})

    assert told.counts == {"user": 1, "email": 2, "password": 2, "token": 1}


def test_lines_keep_their_number_and_order() -> None:
    lines = ["one Anna\r\n", "two\n", "", "three"]

    assert list(redactor("Anna").lines(lines)) == ["one user-1\n", "two\n", "\n", "three\n"]


def test_what_spans_lines_goes_even_where_blocks_of_lines_end() -> None:
    def log() -> Iterator[str]:
        for number in range(498):
            yield f"line {number}\n"
        yield "<QBXML><CustomerQueryRs statusCode='0'>\n"
        for _ in range(700):
            yield "<Unheard>Mustermann</Unheard>\n"
        yield "</QBXML> after\n"
        yield "-----BEGIN PRIVATE KEY-----\n"
        yield from ["MIIEpAIBAAKCAQEA7x9Ab\n"] * 700
        yield "-----END PRIVATE KEY-----\n"
        yield "last\n"

    text = "".join(redactor().lines(log()))

    assert "Mustermann" not in text
    assert "CustomerQueryRs statusCode=0" in text
    assert " after\n" in text
    assert text.endswith("last\n")
    assert text.startswith("line 0\nline 1\n")


def test_a_body_too_large_to_hold_is_dropped_and_what_follows_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "MOST_HELD", 1_200_000)
    long = "<Unheard>Mustermann</Unheard>" * 4000
    lines = ["<QBXML>\n", *[f"{long}\n"] * 12, "</QBXML>end\n", "last\n"]
    text = "".join(redactor().lines(lines))

    assert "Mustermann" not in text
    assert text.endswith("end\nlast\n")
    assert len(text) < 200


@pytest.mark.parametrize("opened", ["<QBXML><Memo>Mustermann", "<QBXML><Unheard>Mustermann"])
def test_after_a_field_never_closed_the_log_goes_on_where_no_value_can_reach(opened: str) -> None:
    entries = [f"20261122.10:11:12 UTC\t: entry {number}\n" for number in range(400)]
    text = "".join(redactor().lines([f"{opened}\n", *entries]))

    assert "Mustermann" not in text
    assert "entry 0\n" not in text
    assert text.endswith("".join(entries[300:]))


def test_between_elements_the_entries_of_others_stay() -> None:
    lines = ["<QBXML><QBXMLMsgsRs>\n", "20261122.10:11:12 UTC\t: on\n", "more\n"]
    text = "".join(redactor().lines(lines))

    assert text.endswith("20261122.10:11:12 UTC\t: on\nmore\n")


@pytest.mark.parametrize("text", ["", "\n", "user-1 on host-2", "<password removed>"])
def test_what_is_clean_stays_and_scans_clean(text: str) -> None:
    assert redactor("Anna").redact(text) == text
    assert at_rest(text, Identity(("Anna",)))
