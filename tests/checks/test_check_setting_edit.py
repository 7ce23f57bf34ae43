"""One value of a settings file is changed, and not a byte more."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.setting_edit import edited
from assistant.checks.settings_files import is_secret
from tests.each import each


@each(
    ("kind", "before", "key", "value", "after"),
    [
        ("json", '{"a": {"p": 1},\r\n "p": 8080 }', "p", "9", '{"a": {"p": 1},\r\n "p": 9 }'),
        ("json", '{"a": {"p": 1}, "p": 1}', "A.P", "2", '{"a": {"p": 2}, "p": 1}'),
        ("json", '{"on":true}', "on", "false", '{"on":false}'),
        ("json", '{"n":"a\\"b", "m":"n"}', "n", 'c"d', '{"n":"c\\"d", "m":"n"}'),
        ("json", '{"l":[{"h":"a"},{"h":"a"}]}', "l.1.h", "ü", '{"l":[{"h":"a"},{"h":"ü"}]}'),
        ("json", '{"A":1,"a":2}', "a", "3", '{"A":1,"a":3}'),
        ("json", '{"ü":1,"\\u00e4":2}', "ü", "3", '{"ü":3,"\\u00e4":2}'),
        ("json", '{"ü":1,"\\u00e4":2}', "ä", "3", '{"ü":1,"\\u00e4":3}'),
        ("json", '{"a":1}', "a", "9" * 400, '{"a":' + "9" * 400 + "}"),
        ("yaml", "n:\r\n  p: 80 # x\r\np: 80\r\n", "n.p", "9", "n:\r\n  p: 9 # x\r\np: 80\r\n"),
        ("yaml", "n: {p: 80, h: a}\n", "n.p", "9", "n: {p: 9, h: a}\n"),
        ("yaml", "h: pump\n", "h", "yes", 'h: "yes"\n'),
        ("yaml", "n: '80'\n", "n", "abc", "n: 'abc'\n"),
        ("yaml", "r: 1.5\n", "r", "2", "r: 2\n"),
        ("yaml", "on: no\n", "on", "yes", "on: yes\n"),
        ("yaml", "a: 'it''s'\n", "a", "o'k", "a: 'o''k'\n"),
        ("yaml", "a: x # y\n", "a", "q: #z", 'a: "q: #z" # y\n'),
        ("yaml", "l:\n - {v: 1}\n - {v: 1}\n", "l.1.v", "2", "l:\n - {v: 1}\n - {v: 2}\n"),
        ("ini", "; c\n[a]\np = 1\n[b]\nP=1", "b.p", "2", "; c\n[a]\np = 1\n[b]\nP=2"),
        ("ini", "port: 1\r\n", "port", "2", "port: 2\r\n"),
        ("ini", "[DEFAULT]\np=1\n[x]\na=b", "p", "2", "[DEFAULT]\np=2\n[x]\na=b"),
        ("ini", "[DEFAULT]\np=1\n[y]\np=1", "y.p", "2", "[DEFAULT]\np=1\n[y]\np=2"),
        ("toml", "[n]\np = 1 # c\n[m]\np = 1\n", "m.p", "2", "[n]\np = 1 # c\n[m]\np = 2\n"),
        ("toml", "[n]\nh = 'a\\b' # c\n", "n.h", "c\\d", "[n]\nh = 'c\\d' # c\n"),
        ("toml", "a.b = 1\n", "a.b", "2", "a.b = 2\n"),
        ("toml", "t = {x = 1, y = 2}\n", "t.y", "3", "t = {x = 1, y = 3}\n"),
        ("toml", "f = 1.5\n", "f", "2", "f = 2.0\n"),
    ],
)  # fmt: skip
def test_nothing_but_the_value_changes(
    kind: str, before: str, key: str, value: str, after: str
) -> None:
    edit = edited(before, kind, key, value)

    assert edit is not None
    assert edit.text == after


@each(
    ("kind", "text", "key", "value", "why"),
    [
        ("json", '{"a": 1}', "b", "2", "there is no “b”"),
        ("json", '{"a": null}', "a", "2", "does not hold one text"),
        ("json", '{"a": [1]}', "a", "2", "does not hold one text"),
        ("json", '{"a": [1]}', "a.0", "2", "written in a way"),
        ("json", '{"a": 1}', "a", "one", "holds a number"),
        ("json", '{"a": 1.5}', "a", "nan", "holds a number"),
        ("json", '{"a": true}', "a", "yes", "is true or false"),
        ("json", '{"a": 1', "a", "2", "delimiter"),
        ("json", "[" * 200_000, "a", "2", "recursion"),
        ("json", '{"a": "b"}', "a", "x\ny", "not one line"),
        ("json", '{"a": "' + "b" * 300_000 + '"}', "a", "c", "too large"),
        ("json", '{"a":1,"a":2}', "a", "3", "“a” is there twice"),
        ("json", '{"b":{"a":1,"a":2},"c":1}', "c", "3", "“a” is there twice"),
        ("ini", "[x]\na=1\n[x]\nb=1\n", "x.a", "2", "“x” is there twice"),
        ("ini", "[x]\na=1\nA=2\n", "x.a", "3", "“a” is there twice"),
        ("ini", "port = 80 ; old\n", "port", "8080", "may be a comment"),
        ("ini", "port = 80\t# old\n", "port", "8080", "may be a comment"),
        ("ini", "name = pump\n", "name", "a ;b", "may be a comment"),
        ("ini", "port = 80\n", "port", "abc", "holds a number, which “abc” is not"),
        ("ini", "port = 80\n", "port", "80.5", "holds a whole number"),
        ("ini", "on = yes\n", "on", "maybe", "holds yes or no"),
        ("yaml", "port: 80\n", "port", "abc", "holds a number"),
        ("yaml", "port: 80 # x\n", "port", "", "holds a number"),
        ("yaml", "on: true\n", "on", "1", "holds true or false"),
        ("yaml", "a: >\n  x\n", "a", "y", "written in a way"),
        ("ini", "[x]\nname\n", "x.name", "y", "does not hold"),
        ("ini", "[x]\na = b\n  c\n", "x.a", "y", "written in a way"),
        ("toml", 's = """\nx"""\n', "s", "y", "written in a way"),
        ("toml", "d = 2026-01-01\n", "d", "y", "does not hold"),
    ],
)
def test_what_cannot_be_done_is_refused(
    kind: str, text: str, key: str, value: str, why: str
) -> None:
    with pytest.raises((ValueError, RecursionError), match=why):
        edited(text, kind, key, value)


@each(
    ("key", "secret"),
    [
        *(
            (key, True)
            for key in ("auth.value", "db.dsn", "apiKey", "api_key", "tls.key", "keys.0")
        ),
        *((key, True) for key in ("oauth.id", "proxyAuth", "access-key", "net.password", "pw")),
        *((key, False) for key in ("server.nokey", "net.port", "author", "hotkey", "tls.key_file")),
    ],
)
def test_a_name_or_its_section_tells_of_a_secret(key: str, secret: bool) -> None:
    assert is_secret(key) == secret


@each(
    ("kind", "one", "around"),
    [
        ("json", '"k{}": {{"port": {}}}', "{{{}}}"),
        ("yaml", "k{}:\n  port: {} # port: 80", "{}"),
        ("ini", "[k{}]\n;port = 80\nport = {}", "{}"),
        ("toml", "[k{}]\nport = {}", "{}"),
    ],
)
def test_the_right_one_of_many_alike_is_changed(kind: str, one: str, around: str) -> None:
    def text(changed: int) -> str:
        parts = [one.format(n, 81 if n == changed else 80) for n in range(1_500)]
        return around.format((",\n" if kind == "json" else "\n").join(parts))

    edit = edited(text(-1), kind, "k1234.port", "81")

    assert edit is not None
    assert edit.text == text(1234)


def test_a_value_that_is_there_needs_no_change() -> None:
    assert edited('{"a": 1}', "json", "a", "1") is None
    assert edited("a: 'b'\n", "yaml", "a", "b") is None


def test_what_is_shown_of_a_line_is_this_name_and_value_only() -> None:
    edit = edited('{"password": "hunter2", "port": 1}\n', "json", "port", "2")

    assert edit is not None
    assert (edit.line, edit.before, edit.after, edit.old) == (1, '"port": 1', '"port": 2', "1")


JSON = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab.", max_size=2), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from("abc"), JSON, min_size=1), st.text(max_size=5), st.booleans()
)
def test_a_file_of_any_shape_reads_the_same_but_for_the_value(
    data: dict[str, object], value: str, wide: bool
) -> None:
    text = json.dumps(data, indent=2 if wide else None, ensure_ascii=wide)
    for key, old in data.items():
        try:
            edit = edited(text, "json", key, value)
        except ValueError:
            continue
        found = json.loads(edit.text if edit else text)
        assert str(found.pop(key)).lower() == value.lower() or isinstance(old, int)
        assert found == {name: kept for name, kept in data.items() if name != key}
