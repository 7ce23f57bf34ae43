"""Settings files: their values, their faults, and what is never shown of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of Linux and macOS")
Facts = Callable[..., Any]
JSON = """{"Company": {"id": "8c1f", "region": "US", "Sync": {"on": true, "off": false,
  "every": 15, "rate": 1.5, "none": null, "days": ["mon", {"name": "tue"}]}}, "1": "one"}"""
YAML = """# settings
company:
  id: 8c1f
  region: "US"
  sync: {on: true, every: 15, days: [mon, {name: tue}]}
"""
INI = """; settings
[company]
id = 8c1f
Region: US
empty =
percent = 100%
[sync.daily]
every=15
"""
TOML = """id = "8c1f"
[company]
region = "US"
days = ["mon", { name = "tue" }]
every = 15
on = true
since = 2026-11-22
"""


@pytest.fixture
def value(facts: Facts, tmp_path: Path) -> Callable[..., Any]:
    """What is told of a key in a file with this content."""

    def look(content: str | bytes, key: str = "", name: str = "a.json", **more: str) -> Any:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        asked = {"path": str(path), **more, **({"key": key} if key else {})}
        return facts("config_value", asked)

    return look


@pytest.mark.parametrize(
    ("name", "content", "key", "wanted"),
    [
        ("a.json", JSON, "company.ID", "8c1f"),
        ("a.json", JSON, "company.sync.on", "true"),
        ("a.json", JSON, "company.sync.off", "false"),
        ("a.json", JSON, "company.sync.every", "15"),
        ("a.json", JSON, "company.sync.rate", "1.5"),
        ("a.json", JSON, "company.sync.none", "null"),
        ("a.json", JSON, "company.sync.days.0", "mon"),
        ("a.json", JSON, "company.sync.days.1.name", "tue"),
        ("a.json", JSON, "company.sync.days", "2 entries"),
        ("a.json", JSON, "company.sync", "6 entries"),
        ("a.json", JSON, "1", "one"),
        ("a.yaml", YAML, "company.region", "US"),
        ("a.yml", YAML, "company.sync.on", "true"),
        ("a.yaml", YAML, "company.sync.days.1.name", "tue"),
        ("a.ini", INI, "company.region", "US"),
        ("a.cfg", INI, "Company.percent", "100%"),
        ("a.conf", INI, "company.empty", ""),
        ("a.ini", "colour = red\n", "colour", "red"),
        ("a.config", "[DEFAULT]\nhue = red\n[a]\nb=c\n", "a.hue", "red"),
        ("a.ini", "[a]\nswitch\n", "a.switch", "null"),
        ("a.toml", TOML, "company.days.1.name", "tue"),
        ("a.toml", TOML, "company.on", "true"),
        ("a.toml", TOML, "company.since", "2026-11-22"),
    ],
)
def test_a_value_of_any_depth_is_told_as_text(
    value: Facts, name: str, content: str, key: str, wanted: str
) -> None:
    told = value(content, key, name)
    assert (told.exists, told.valid, told.present, told.value) == (True, True, True, wanted)
    assert told.problem is None


@pytest.mark.parametrize(
    "key", ["company.name", "company.id.more", "company.sync.days.2", "company.sync.days.-1", "x"]
)
def test_a_key_that_is_not_there_is_told(value: Facts, examine: Facts, key: str) -> None:
    told = value(JSON, key)
    assert (told.valid, told.present, told.value) == (True, False, None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"a": '),
        ("a.json", ""),
        ("a.json", "{'a': 1}"),
        ("a.json", '{"a": 1} {"b": 2}'),
        ("a.json", b"\x00\x01\x02\x03" * 9),
        ("a.json", "[" * 100_000),
        ("a.json", "1" * 10_000),
        ("a.yaml", "a: [1, 2\n"),
        ("a.yaml", "a: b: c\n"),
        ("a.yaml", "a: 1\n\tb: 2\n"),
        ("a.yaml", "a: " + "[" * 200),
        ("a.toml", "a = \n"),
        ("a.toml", "[a\n"),
        ("a.toml", "a = 1\na = 2\n"),
        ("a.toml", "a = " + "[" * 5000 + "]" * 5000),
        ("a.ini", "[a]\n= value\n"),
        ("a.ini", "a = 1\n= value\n"),
        ("a.ini", "[a]\nswitch\n  and more\n"),
    ],
)
def test_a_broken_file_is_told_with_its_problem(
    value: Facts, examine: Facts, tmp_path: Path, name: str, content: str | bytes
) -> None:
    told = value(content, "a", name)
    assert (told.exists, told.valid, told.present, told.value) == (True, False, None, None)
    assert told.problem
    result = examine("config_value", {"path": str(tmp_path / name)}, "valid", message="{problem}")
    assert result.state == "fail"
    assert result.message
    assert result.actual.startswith("not readable: ")


@pytest.mark.parametrize(
    "content", ["a: &x 1\nb: *x\n", "---\na: 1\n---\nb: 2\n", "? [a, b]\n: c\n"]
)
def test_yaml_that_this_program_does_not_read_is_not_called_broken(
    value: Facts, examine: Facts, tmp_path: Path, content: str
) -> None:
    (tmp_path / "a.yaml").write_text(content)
    result = examine("config_value", {"path": f"{tmp_path}/a.yaml"}, "not valid")
    assert (result.state, result.reason) == ("error", "unreadable")


SECRET = "hunter2-SECRET"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.json", json.dumps({"password": SECRET}), "password"),
        ("a.json", json.dumps({"Passwort": [SECRET]}), "passwort.0"),
        ("a.json", json.dumps({"clientSecret": SECRET}), "clientSecret"),
        ("a.json", json.dumps({"apiKey": SECRET}), "apiKey"),
        ("a.json", json.dumps({"db": {"pwd": SECRET}}), "db.pwd"),
        ("a.json", json.dumps({"apiKeys": {"prod": SECRET}}), "apiKeys.prod"),
        ("a.json", json.dumps({"api_key": [SECRET]}), "api_key.0"),
        ("a.json", json.dumps({"auth": {"token": {"value": SECRET}}}), "auth.token.value"),
        ("a.ini", f"[db]\npwd = x\npassword = {SECRET}\n", "db.password"),
        ("a.json", f'{{"password": "{SECRET}", oops', "password"),
        ("a.yaml", f"password: {SECRET}: {SECRET}\n", "password"),
        ("a.yaml", f'password: "{SECRET}\n', "password"),
        ("a.toml", f"password = {SECRET}\n", "password"),
        ("a.toml", f'password = "{SECRET}\n', "password"),
        ("a.ini", f"[db]\n= {SECRET}\n", "db.password"),
        ("a.ini", f"x\n= {SECRET}\n", "db.password"),
        ("a.ini", f"[db]\nswitch\n  {SECRET}\n", "db.password"),
        ("a.json", json.dumps({"user": "anna", "password": SECRET}), ""),
        *(("a.json", json.dumps({"db": {key: SECRET}}), f"db.{key}") for key in ("pw", "psk")),
        ("a.json", json.dumps({"users": [{"pw": SECRET}]}), "users.0.pw"),
    ],
)
def test_a_secret_is_never_shown(
    examine: Facts, tmp_path: Path, name: str, content: str, key: str
) -> None:
    (tmp_path / name).write_text(content)
    asked = {"path": str(tmp_path / name), **({"key": key} if key else {})}
    message = "{exists} {valid} {present} {value} {problem} {actual}"
    result = examine("config_value", asked, "valid", message=message)
    assert result.state in ("pass", "fail")
    assert "hunter2" not in repr(result)


def test_whether_a_file_is_sound_is_told_without_a_key(value: Facts) -> None:
    told = value(JSON)
    assert (told.valid, told.present, told.value) == (True, True, None)
    assert told.size == len(JSON)
    assert 0 <= told.age < 60


def test_no_file_is_no_claim_about_what_is_in_it(facts: Facts, tmp_path: Path) -> None:
    told = facts("config_value", {"path": f"{tmp_path}/none.json", "key": "a"})
    assert told[0] is False
    assert set(told[1:]) == {None}


def test_a_place_that_may_not_be_looked_at_is_not_said_to_be_empty(
    examine: Facts, tmp_path: Path
) -> None:
    asked: dict[str, Any] = {"path": [f"{tmp_path}/none.json", "/proc/secret.json"]}
    result = examine("config_value", asked, "not exists")
    assert (result.state, result.reason) == ("error", "permission_denied")
    result = examine("log_match", {**asked, "signatures": "known"}, "not exists")
    assert (result.state, result.reason) == ("error", "permission_denied")


def test_of_several_files_the_newest_is_read(facts: Facts, tmp_path: Path) -> None:
    for number, name in enumerate(("b", "c", "a")):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"name": name}))
        os.utime(path, (1e9 + number, 1e9 + number))
    told = facts("config_value", {"path": f"{tmp_path}/*.json", "key": "name"})
    assert (told.value, told.path) == ("a", f"{tmp_path}/a.json")


def test_a_file_too_large_for_settings_is_not_read(examine: Facts, tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(4_000_001)
    result = examine("config_value", {"path": f"{tmp_path}/a.json"}, "not valid")
    assert (result.state, result.reason) == ("error", "over_budget")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_is_read_in_its_encoding(value: Facts, encoding: str) -> None:
    told = value('{"company": "Müller & Söhne"}'.encode(encoding), "company")
    assert told.value == "Müller & Söhne"


def test_the_format_can_be_named_where_the_ending_does_not_tell(
    value: Facts, examine: Facts, tmp_path: Path
) -> None:
    assert value(JSON, "company.id", "settings", format="json").value == "8c1f"
    assert value(JSON, "company.id", "settings.INI", format="json").value == "8c1f"
    result = examine("config_value", {"path": f"{tmp_path}/settings", "key": "a"}, "not present")
    assert result.state == "error"


def test_a_value_is_shown_without_its_control_characters(examine: Facts, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": "\\u001b[31mred\\u001b[0m\\nand\\u202e more"}')
    result = examine("config_value", {"path": f"{tmp_path}/a.json", "key": "a"}, message="{value}")
    assert result.message == "red and more"
    assert "\\x1b" not in repr(result)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=[*HealthCheck])
@given(st.sampled_from(["json", "yaml", "ini", "toml"]), st.binary(max_size=60) | st.text())
def test_no_content_whatever_is_a_fault_of_the_check(
    examine: Facts, tmp_path: Path, form: str, content: bytes | str
) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = examine("config_value", {"path": str(path), "key": "a"}, "valid")
    assert result.state in ("pass", "fail") or result.reason == "unreadable"
