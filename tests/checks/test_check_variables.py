"""Variables: read off the machine, asked for only where they differ, and never a way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.expand import Expander
from assistant.checks.run import Settings
from assistant.checks.variables import allowed, environment
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.host.practice.file import Machine
from assistant.host.practice.hands import ActingPracticeHost
from assistant.model import CheckResult
from tests.examples import examples

MakeKb = Callable[..., Path]
KB = r"""
id: pumps
reads: ['%ProgramFiles%\{client}\pump', '%OneDrive%\*\pump']
variables:
  client:
    title: the client's name
    question: Whose pump is it?
    discover:
      - task: Pump_{client}
      - process: '%ProgramFiles%\{client}\pump\pump.exe'
      - folder: '%ProgramFiles%\{client}\pump'
"""
ARTICLE = r"""---
title: The pump is stuck
symptoms: [the pump is stuck]
---
Text.

```check log
title: The pump's log is there
file: '%ProgramFiles%\{client}\pump\pump.log'
outcomes:
  - {when: exists, state: pass, message: "{client}: {path}"}
  - {state: fail, message: "{client} has no log; looked for: {actual}"}
```

```check plain
title: The pump runs
process: {name: pump.exe}
expect: running
```
"""
BASE = r"C:\Program Files"


def machine(**data: Any) -> ActingPracticeHost:
    return ActingPracticeHost(Machine("pumps", "Pumps", data))


def with_folders(*clients: str, **more: Any) -> ActingPracticeHost:
    files = {rf"{BASE}\{c}\pump\pump.log": "x" for c in clients}
    return machine(files=files, **more)


@pytest.fixture
def folder(make_kb: MakeKb) -> Path:
    return make_kb({"kb.yaml": KB, "pump.md": ARTICLE})


def look(folder: Path, host: Host, **more: Any) -> tuple[dict[str, CheckResult], Checking]:
    checking = Checking(plan_checks(Engine([str(folder)]), ()), host, Settings(**more))
    return {r.id: r for r in checking.stream()}, checking


def test_one_client_in_three_places_and_letter_cases_is_one_value(folder: Path) -> None:
    host = with_folders(
        "acme",
        tasks=[{"name": "Pump_ACME"}],
        processes=[{"name": "pump.exe", "path": rf"{BASE}\Acme\PUMP\pump.exe"}],
    )
    done, checking = look(folder, host)

    assert (done["log"].state, checking.questions) == ("pass", ())
    assert done["log"].message.startswith("ACME: ")


def test_two_clients_are_one_question_and_nothing_is_claimed(folder: Path) -> None:
    done, checking = look(folder, with_folders("ACME", "Bolt"))

    assert (done["log"].state, done["log"].reason) == ("no_data", "dependency_failed")
    assert "Whose pump is it?" in done["log"].message
    assert "ACME or Bolt" in done["log"].message
    assert "--set client=" in done["log"].message
    (question,) = checking.questions
    assert (question.name, set(question.values)) == ("client", {"ACME", "Bolt"})
    assert done["plain"].state == "fail", "what needs no client is still looked at"


def test_a_named_client_decides_without_a_question(folder: Path) -> None:
    done, checking = look(folder, with_folders("ACME", "Bolt"), given={"client": "Bolt"})

    assert (done["log"].state, checking.questions) == ("pass", ())
    assert done["log"].message == rf"Bolt: {BASE}\Bolt\pump\pump.log"


def test_a_named_client_that_is_not_there_is_looked_for_all_the_same(folder: Path) -> None:
    done, _ = look(folder, with_folders("ACME"), given={"client": "Zeta"})

    assert done["log"].state == "fail"
    assert done["log"].message.startswith("Zeta has no log")
    assert "Zeta" in done["log"].evidence[0].source


def test_where_no_client_is_found_any_name_will_do(folder: Path) -> None:
    done, checking = look(folder, machine())

    assert (done["log"].state, checking.questions) == ("fail", ())
    assert done["log"].evidence[0].source == rf"{BASE}\*\pump\pump.log"
    assert "(the client's name)" in done["log"].message


@pytest.mark.parametrize("where", ["tasks", "processes", "files"])
def test_one_place_where_it_stands_is_enough(folder: Path, where: str) -> None:
    data: dict[str, Any] = {
        "tasks": [{"name": "Pump_ACME"}],
        "processes": [{"name": "pump.exe", "path": rf"{BASE}\ACME\pump\pump.exe"}],
        "files": {rf"{BASE}\ACME\pump\other.txt": "x"},
    }
    done, _ = look(folder, machine(**{where: data[where]}))

    assert done["log"].evidence[0].source == rf"{BASE}\ACME\pump\pump.log"


def test_a_place_that_may_not_be_read_does_not_spoil_the_others(folder: Path) -> None:
    host = with_folders("ACME", denied=["processes"])
    done, _ = look(folder, host)

    assert done["log"].state == "pass"


HOSTILE = ["..", ".", " ", "...", "a\\b", "a/b", "*", "a*", "a?b", "{client}", "%TEMP%", "a|b",
           "a\x1b[31m", "a\u202eb", "a\nb", "a\0", "c:", 'a"b', "a" * 200]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_is_never_used(folder: Path, value: str) -> None:
    hostile = machine()
    hostile.task_list = [t._replace(name=f"Pump_{value}") for t in machine(tasks=[{}]).task_list]
    done, checking = look(folder, hostile)

    assert not allowed(value)
    assert checking.questions == ()
    assert done["log"].evidence[0].source == rf"{BASE}\*\pump\pump.log"


@settings(deadline=None, derandomize=True, max_examples=examples(300))
@given(st.text(max_size=120))
def test_an_allowed_name_is_one_part_of_a_path(value: str) -> None:
    if allowed(value):
        assert not set(value) & set('\\/:*?"<>|%{}\n\t\r\0')
        assert value.strip(". ")
        assert value.isprintable()


def test_an_environment_variable_that_is_not_set_is_no_data(make_kb: MakeKb) -> None:
    folder = make_kb({"kb.yaml": KB, "pump.md": ARTICLE.replace("%ProgramFiles%", "%OneDrive%")})
    done, _ = look(folder, machine())

    assert (done["log"].state, done["log"].reason) == ("no_data", "not_collected")
    assert "%OneDrive%" in done["log"].message


def test_what_names_no_folder_is_never_filled_in(make_kb: MakeKb) -> None:
    text = ARTICLE.replace("%ProgramFiles%", "%API_TOKEN%")
    host = machine(environment={"API_TOKEN": "s3cret"})
    done, _ = look(make_kb({"kb.yaml": KB, "pump.md": text}), host)

    assert done["log"].state in ("error", "no_data")
    assert "s3cret" not in str(done["log"])


@pytest.mark.parametrize("named", ["{}", r"{HOME: 'H:\'}"], ids=str)
def test_home_on_windows_is_the_profile_whatever_git_or_a_domain_says(
    tmp_path: Path, named: str
) -> None:
    machine = tmp_path / "pc.yaml"
    machine.write_text(f"platform: windows\nenvironment: {named}\n", "utf-8")

    profile = open_host(f"practice:{machine}").variable("USERPROFILE")
    assert profile
    assert environment(open_host(f"practice:{machine}"), "~/a/b.log") == rf"{profile}\a\b.log"


@pytest.mark.parametrize("path", [r"C:\pump.log", r"\\server\share\pump.log", r"%ProgramData%\x"])
def test_a_windows_path_does_not_apply_to_linux(make_kb: MakeKb, path: str) -> None:
    text = ARTICLE.replace(r"%ProgramFiles%\{client}\pump\pump.log", path)
    files = {"kb.yaml": KB, "pump.md": text}
    done, _ = look(make_kb(files), machine(platform="linux"))

    assert (done["log"].state, done["log"].reason) == ("not_applicable", "wrong_platform")


def test_a_linux_path_does_not_apply_to_windows(make_kb: MakeKb) -> None:
    text = ARTICLE.replace(r"%ProgramFiles%\{client}\pump\pump.log", "/var/pump.log")
    files = {"kb.yaml": KB, "pump.md": text}
    done, _ = look(make_kb(files), machine())

    assert (done["log"].state, done["log"].reason) == ("not_applicable", "wrong_platform")


@pytest.mark.parametrize(
    ("systems", "platform", "state"),
    [("[linux]", "linux", "fail"), ("linux", "linux", "fail"), ("[linux, macos]", "macos", "fail"),
     ("[linux]", "windows", "not_applicable"), ("[windows]", "macos", "not_applicable")],
)  # fmt: skip
def test_a_check_is_made_where_it_applies(
    make_kb: MakeKb, systems: str, platform: str, state: str
) -> None:
    text = ARTICLE.replace("expect: running", f"expect: running\napplies_when: {{os: {systems}}}")
    done, _ = look(make_kb({"pump.md": text}), machine(platform=platform))

    assert done["plain"].state == state


def test_a_value_out_of_a_json_file_is_a_variable_too(tmp_path: Path) -> None:
    (tmp_path / "link.json").write_text('{"CompanyId": "8c1f"}')
    (tmp_path / "odd.json").write_text('["no object"]')
    declared = {
        "company": {"discover": [{"value": f"{tmp_path}/link.json#companyid"}]},
        "odd": {"discover": [{"value": f"{tmp_path}/odd.json#x"}]},
        "none": {"title": "the id", "discover": [{"value": f"{tmp_path}/absent.json#x"}]},
    }
    expander = Expander(open_host("live"), declared, {})

    assert expander.said("with {company}, {odd} and {none}") == (
        "with 8c1f, odd: not found and the id: not found"
    )


def test_a_proposal_is_never_run_and_never_reads_as_healthy(make_kb: MakeKb) -> None:
    body = "title: t\nproposed: true\nos_version: {}\noutcomes: [{state: pass, message: m}]"
    text = f"---\nid: pump\ntitle: P\nsymptoms: [pump]\n---\n\n```check sys\n{body}\n```\n"
    engine = Engine([str(make_kb({"pump.md": text}))])
    (result,) = Checking(plan_checks(engine, ["sys"]), open_host("live"), Settings()).stream()
    engine.close()

    assert (result.state, result.reason) == ("no_data", "not_collected")
