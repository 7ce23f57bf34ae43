"""Containers: of Docker and Podman as programs that answer like them, and on demo machines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.bundle.as_machine import machine_data
from assistant.checks.kind import load_kind
from assistant.checks.run import Settings
from assistant.checks.single import read_single, try_check
from assistant.errors import AssistantError
from assistant.host.base import Host
from assistant.host.limits import Limit, under
from assistant.host.open import open_host
from assistant.host.practice.lint import lint_machines
from assistant.host.recorded.host import RecordedHost
from assistant.host.recorded.values import decode, encode
from assistant.host.recording import Recording
from assistant.host.values import HostError
from tests.each import each

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs with a #! line")
WEB: dict[str, Any] = {
    "Id": "ab12",
    "Name": "/web",
    "RestartCount": 4,
    "Config": {"Image": "nginx:1.25", "Env": ["PASSWORD=hunter2", "A=TORN"]},
    "State": {
        "Status": "running",
        "ExitCode": 0,
        "OOMKilled": False,
        "StartedAt": "2026-11-30T12:00:00.123456789Z",
        "FinishedAt": "0001-01-01T00:00:00Z",
        "Health": {"Status": "unhealthy", "Log": [{"Output": "x"}]},
    },
}
JOB: dict[str, Any] = {
    "Id": "cd34",
    "Name": "job",
    "RestartCount": 0,
    "ImageName": "backup:2",
    "State": {
        "Status": "stopped",
        "ExitCode": 137,
        "OOMKilled": True,
        "StartedAt": "2026-11-30T12:00:00Z",
        "FinishedAt": "2026-11-30T13:00:00.5+01:00",
    },
}


Programs = Callable[..., None]


def answers(*containers: dict[str, Any]) -> str:
    """A tool that knows these containers."""
    names = " ".join(one["Name"].lstrip("/") for one in containers)
    told = json.dumps(containers).replace("TORN", "x\u2028y")
    return f"case $1 in ps) for n in {names}; do echo $n; done;; inspect) echo '{told}';; esac"


def tried(host: Host, block: str) -> tuple[str, dict[str, str]]:
    """The state of a check, and what its facts are in words."""
    result, facts = try_check(read_single(block, {}), host, {}, Settings())
    return result.state, {fact.name: fact.value for fact in facts}


def test_docker_tells_how_a_container_is(programs: Programs) -> None:
    programs(docker=answers(WEB))
    state, facts = tried(open_host(), "container: web")

    assert state == "pass"
    assert facts | {"since": ""} == {
        "exists": "yes", "number": "1", "running": "yes", "state": "running", "healthy": "no",
        "health": "unhealthy", "restarts": "4", "exit_code": "unknown", "out_of_memory": "no",
        "since": "", "image": "nginx:1.25", "name": "web", "tool": "docker",
    }  # fmt: skip
    assert facts["since"] != "unknown"


def test_podman_tells_it_in_its_own_words(programs: Programs) -> None:
    programs(podman=answers(JOB))
    (job,) = open_host().containers("j*")

    assert (job.state, job.exit_code, job.out_of_memory) == ("exited", 137, True)
    assert (job.image, job.health, job.tool) == ("backup:2", "", "podman")
    assert job.since == 1_796_040_000.5


def test_what_both_tools_tell_is_one_container(programs: Programs) -> None:
    programs(docker=answers(WEB), podman=answers(WEB, JOB))
    found = open_host().containers("*")

    assert [(c.name, c.tool) for c in found] == [("job", "podman"), ("web", "docker")]


def test_a_container_that_is_not_there_is_none(programs: Programs) -> None:
    programs(docker=answers(WEB))
    _, facts = tried(open_host(), "container: WEB")

    assert (facts["exists"], facts["running"], facts["number"]) == ("no", "unknown", "0")


def test_without_either_tool_the_check_does_not_apply(programs: Programs) -> None:
    programs()

    assert tried(open_host(), "container: web") == ("not_applicable", {})


@each(
    "script",
    [
        "echo 'Cannot connect to the Docker daemon' >&2; exit 1",
        "case $1 in ps) echo web;; *) echo '[{';; esac",
        "case $1 in ps) echo web;; *) echo '{}';; esac",
        "case $1 in ps) echo web;; *) /usr/bin/yes '[[[[' | /usr/bin/head -c 3000000;; esac",
        "i=0; while [ $i -lt 60 ]; do echo web$i; i=$((i+1)); done",
    ],
)
def test_a_tool_that_does_not_answer_soundly_is_an_error(programs: Programs, script: str) -> None:
    programs(docker=script)

    assert tried(open_host(), "container: 'web*'") == ("error", {})


@each(
    "script",
    [
        "case $1 in ps) echo web;; *) echo '[null]';; esac",
        "case $1 in ps) echo web;; *) echo '[[]]';; esac",
        "case $1 in ps) echo web;; *) echo '[]';; esac",
        "case $1 in ps) echo web;; *) echo '[]'; echo 'Error: timed out' >&2; exit 1;; esac",
        "echo '<html><body>502 Bad Gateway</body></html>'",
        r"printf '\\377\\001\\200x\\n'",
        "printf -- '--help\\n../web\\nweb\\n'",
    ],
)
def test_garbage_does_not_read_as_no_such_container(programs: Programs, script: str) -> None:
    programs(docker=script)
    result, _ = try_check(read_single("container: web", {}), open_host(), {}, Settings())

    assert result.state == "error"
    assert "could not be read" in result.message or "does not answer" in result.message


def test_a_container_that_went_meanwhile_is_none(programs: Programs) -> None:
    programs(
        docker="case $1 in ps) echo web;; *) echo '[]'; echo 'Error: No such container: web' >&2;"
        " exit 1;; esac"
    )

    assert open_host().containers("web") == ()


@each(
    "told",
    [
        {"Name": "/web"},
        {**WEB, "State": {"Status": "weird"}},
        {**WEB, "State": {"Status": "running", "Health": {"Status": "green"}}},
    ],
)
def test_a_state_that_is_not_said_never_passes(programs: Programs, told: dict[str, Any]) -> None:
    programs(docker=answers(told))
    block = load_kind("container").example.replace("pump-web", "web")
    result, _ = try_check(read_single(block, {}), open_host(), {}, Settings())

    assert result.state == "no_data"
    assert "the state is unknown" in result.message


def test_of_several_a_problem_is_told_before_what_is_not_known(programs: Programs) -> None:
    programs(docker=answers({"Name": "/a"}, {**JOB, "Name": "/b"}))

    assert tried(open_host(), "container: '*'")[1]["state"] == "exited"


def test_a_daemon_that_is_closed_to_this_user_is_told_as_such(programs: Programs) -> None:
    programs(
        docker="echo 'permission denied while trying to connect' >&2; exit 1", podman=answers(WEB)
    )

    assert [c.tool for c in open_host().containers("web")] == ["podman"]
    with pytest.raises(HostError, match="permission denied") as caught:
        open_host().containers("job")  # it may be Docker's
    assert caught.value.reason == "permission_denied"


def test_a_tool_that_hangs_is_ended_in_time(programs: Programs) -> None:
    programs(docker="exec /bin/sleep 60")
    began = time.monotonic()
    with under(Limit(0.5)), pytest.raises(HostError) as caught:
        open_host().containers("web")

    assert caught.value.reason == "timeout"
    assert time.monotonic() - began < 30


ODD: dict[str, Any] = {
    "Name": ["x"], "Config": None, "State": {"Status": "\x1b[31mon fire", "ExitCode": True,
    "StartedAt": "soon", "Health": "fine"}, "RestartCount": 1 << 80,
}  # fmt: skip


def test_values_of_other_types_are_unknown(programs: Programs) -> None:
    programs(
        docker=f"""case $1 in
    ps) echo web;; inspect) echo '{json.dumps([ODD])}';; esac"""
    )
    (odd,) = open_host().containers("*")

    assert (odd.state, odd.health, odd.restarts, odd.exit_code) == ("unknown", "", None, None)
    assert (odd.since, odd.image) == (None, "")


SERVER: dict[str, Any] = {
    "platform": "linux",
    "containers": [
        {"name": "web", "image": "nginx", "health": "healthy", "since": "2 h", "restarts": "0"},
        {"name": "web-db", "state": "exited", "exit_code": "0", "since": "3 min"},
    ],
}


def test_a_demo_machine_has_containers(tmp_path: Path) -> None:
    (tmp_path / "server.yaml").write_text(json.dumps(SERVER), "utf-8")
    host = open_host(f"practice:{tmp_path / 'server.yaml'}")

    assert tried(host, "container: web")[1]["since"] == "2 h"
    _, facts = tried(host, "container: web*")
    assert (facts["name"], facts["exit_code"], facts["number"]) == ("web-db", "0", "2")
    assert tried(open_host("practice:healthy"), "container: web")[0] == "not_applicable"


@each(
    ("written", "why"),
    [
        ("state: flying", "“state” is one of: running"),
        ("health: green", "“health” is one of: healthy"),
        ("tool: lxc", "“tool” is one of: docker, podman"),
        ("out_of_memory: maybe", "“out_of_memory” is yes or no"),
        ("exit_code: lots", "“exit_code” is a number, which “lots” is not"),
        ("restarts: many", "“restarts” is a number"),
        ("foo: x", "“foo” in “containers” is not known"),
        ("foo:", "“foo” in “containers” is not known"),
        ("image:", "“image” in “containers” must hold one text"),
        ("since: soon", "“soon” is no time"),
    ],
)
def test_what_a_demo_machine_says_wrong_is_told_by_lint_and_at_run(
    make_kb: Callable[..., Path], written: str, why: str
) -> None:
    machine = f"platform: linux\ncontainers:\n  - name: web\n    {written}\n"
    folder = make_kb({"machines/server.yaml": machine})
    (problem,) = lint_machines(str(folder))
    with pytest.raises(AssistantError) as caught:
        open_host(f"practice:{folder / 'machines' / 'server.yaml'}")

    assert (problem.file, problem.severity) == ("machines/server.yaml", "error")
    assert why in problem.message
    assert why in caught.value.message


def test_kb_lint_names_the_machines_file(run: Run, make_kb: Callable[..., Path]) -> None:
    machine = "containers: [{name: web, state: flying}]\n"
    article = "# The server is down\n\n## Symptoms\n\n- the server is down\n\n## Fix\n\nStart it.\n"
    folder = make_kb({"a.md": article, "machines/server.yaml": machine})
    done = run("kb", "lint", str(folder))

    assert done.returncode == 78
    assert f"{folder}/machines/server.yaml: error: " in done.stdout.decode()
    assert "“flying” is none of them" in done.stdout.decode()


@each("listed", [[], SERVER["containers"]])
def test_a_recording_and_the_machine_made_of_it_answer_the_same(
    tmp_path: Path, listed: list[Any]
) -> None:
    path = tmp_path / "server.yaml"
    path.write_text(json.dumps(SERVER | {"containers": listed}), "utf-8")
    recording = Recording(open_host(f"practice:{path}"))
    asked = ("container: 'web*'", "container: none")
    told = [tried(recording, block) for block in asked]
    data = [decode(encode(o), lambda name: b"") for o in recording.observations]
    again = RecordedHost(data, platform="linux", now=recording.now())
    made = tmp_path / "made.yaml"
    made.write_text(json.dumps(machine_data(data, "linux", recording.now(), "Made", {})), "utf-8")
    machine = open_host(f"practice:{made}")

    assert [tried(again, block) for block in asked] == told
    assert [tried(machine, block)[1]["state"] for block in asked] == [f["state"] for _, f in told]
