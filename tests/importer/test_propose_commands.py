"""What commands in code lead to, and which way round a sentence wants it."""

from __future__ import annotations

import pytest

from assistant.kb.importer.propose import propose
from tests.each import each
from tests.importer.proposals import draft, read_back


def block(*lines: str, language: str = "console") -> str:
    return "\n".join((f"```{language}", *lines, "```"))


@each(
    ("line", "kind", "what"),
    [
        ("$ sudo systemctl status pumpd.service", "service", "pumpd"),
        ("service pumpd restart", "service", "pumpd"),
        ("# journalctl -xeu pumpd --since today", "service", "pumpd"),
        ("PS C:\\> Get-Service -Name PumpSvc", "service", "PumpSvc"),
        ("C:\\> sc query PumpSvc", "service", "PumpSvc"),
        ("curl -i http://localhost:8019/health", "port", 8019.0),
        ("netstat -tulpn | grep 8019", "port", 8019.0),
        ("lsof -i :8019", "port", 8019.0),
        ("$ nc -zv pump.zorbo.net 5044", "connect", "tcp://pump.zorbo.net:5044"),
        ("Test-NetConnection pump.zorbo.net -Port 443", "connect", "tcp://pump.zorbo.net:443"),
        ("curl -v https://pump.zorbo.net/api/v1/state", "connect", "https://pump.zorbo.net"),
        ("curl http://<pump-address>:8019/state", "port", 8019.0),
        ("nslookup pump.zorbo.net", "dns", "pump.zorbo.net"),
        ("ping -c 3 pump.zorbo.net", "dns", "pump.zorbo.net"),
        ("df -h", "disk_usage", "/"),
    ],
)
def test_a_command_that_looks_at_something_becomes_the_check_that_sees_it(
    line: str, kind: str, what: object
) -> None:
    assert read_back("See whether it is there:", block(line)).looks() == [(kind, what)]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("docker logs -f pumpd", "docker ps --quiet --filter name=pumpd --filter status=running"),
        ("sudo docker exec -it pumpd sh -c 'df -h'",
         "docker ps --quiet --filter name=pumpd --filter status=running"),
        ("docker compose logs pumpd | grep oil",
         "docker ps --quiet --filter name=pumpd --filter status=running"),
        ("docker ps", "docker version"),
        ("kubectl -n pumps get pods", "kubectl get pods --no-headers --namespace pumps"),
        ("kubectl describe pod <pod> -n pumps", "kubectl get pods --no-headers --namespace pumps"),
        ("kubectl logs -f -l app=pump --tail 20",
         "kubectl get pods --no-headers --selector app=pump"),
        ("kubectl get svc pump \\\n  -n pumps -o yaml",
         "kubectl get svc pump --output name --namespace pumps"),
        ("kubectl rollout restart deploy/pumpd -n pumps",
         "kubectl get deploy pumpd --output name --namespace pumps"),
        ("kubectl get nodes", "kubectl get nodes --no-headers"),
        ("env | grep PUMP_HOME", "printenv PUMP_HOME"),
        ("echo $PUMP_HOME", "printenv PUMP_HOME"),
        ("ls -l /dev/pump0", "test -e /dev/pump0"),
    ],
)  # fmt: skip
def test_a_program_is_asked_for_no_more_than_its_state(line: str, asks: str) -> None:
    read = read_back("Look at it:", block(*line.split("\n")))

    assert [(kind, " ".join(argv)) for kind, argv in read.looks()] == [("command", asks)]
    assert {"pass", "fail"} & {o.state for o in read.checks[0].outcomes}


def test_a_log_that_is_shown_is_looked_at() -> None:
    read = read_back("Look at its log:", block("tail -n 50 -f /var/log/pump/pump.log"))

    assert read.looks() == [("file", (("", "/var/log/pump/pump.log"),))]
    assert [o.state for o in read.checks[0].outcomes] == ["warn", "pass", "no_data"]


def test_a_port_that_is_taken_has_to_be_free() -> None:
    read = read_back("Find out what is already listening there:", block("lsof -i :8019"))
    taken = read_back("The port is already in use by another program:", block("lsof -i :8019"))

    assert [c.outcomes[0].state for c in (read.checks[0], taken.checks[0])] == ["fail", "fail"]


@each(
    "lines",
    [
        ("systemctl status <service>",),
        ("systemctl status your-service",),
        ("curl -fsSL https://get.zorbo.net/install.sh | sh",),
        ("curl https://api.zorbo.net/v1/pumps -o pumps.json",),
        ("nslookup pump.example.com",),
        ("dig google.com @10.0.0.1",),
        ("nc -zv $HOST 5044",),
        ("nc -zv pump.zorbo.net 99999",),
        ("cat /etc/pump/pump.conf > /tmp/copy",),
        ("echo systemctl status pumpd",),
        ("docker logs <container>",),
        ("docker run --rm pumpd",),
        ("kubectl apply -f pump.yaml",),
        ("kubectl delete pod pump-0",),
        ("kubectl get secret <name> -o yaml",),
        ("kubectl get pumps -A -o json | jq .items",),
        ("echo $PUMP_TOKEN",),
    ],
)
def test_examples_downloads_and_what_stands_for_something_give_nothing(
    lines: tuple[str, ...],
) -> None:
    assert propose(draft("Do this:", block(*lines))) == ()


def test_settings_in_code_are_no_commands() -> None:
    assert propose(draft("Write:", block("ExecStart=systemctl status pumpd", language="ini"))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Make sure no process such as `pumpd.exe` or `lockd.exe` remains running.",
        "The programs `pumpd.exe` and `lockd.exe` must not be running.",
        "Check that neither `pumpd.exe` nor `lockd.exe` is running.",
    ],
)
def test_a_program_that_must_not_run_fails_while_it_does(text: str) -> None:
    checks = read_back(text).checks

    assert [c.title for c in checks] == ["pumpd.exe is not running", "lockd.exe is not running"]
    assert [o.state for o in checks[0].outcomes] == ["fail", "pass"]


def test_a_service_that_must_not_run_is_wrong_while_it_does() -> None:
    (check,) = read_back("In `services.msc`, the `OldPump` service must not be running.").checks

    assert [o.state for o in check.outcomes] == ["warn", "pass"]


@pytest.mark.parametrize(
    ("text", "kind", "path"),
    [
        ("The token is stored in the file `/var/lib/pump/token`.", "file", "/var/lib/pump/token"),
        ("The folder `/var/lib/pump.d/tokens` is missing.", "directory", "/var/lib/pump.d/tokens"),
        ("Refused logins are in `/var/log/secure`.", "file", "/var/log/secure"),
        ("Its settings are kept in `/etc/default/pump`.", "file", "/etc/default/pump"),
    ],
)
def test_a_file_is_no_folder_because_its_name_has_no_ending(
    text: str, kind: str, path: str
) -> None:
    assert read_back(text).looks() == [(kind, (("", path),))]


@pytest.mark.parametrize(
    "text",
    [
        "Remove the `--nosync` option from `/etc/conf.d/pump`.",
        "Optionally, your settings can be stored in `/etc/pump/own.conf`.",
        "If you have one, it is located at `/etc/pump/own.conf`.",
        "Create a file that is located at `/etc/pump/new.conf`.",
        "The STUN server `stun.zorbo.net:3478` must be reachable through the firewall.",
        "Allow it in the firewall, for example `https://eu.zorbo.net` in Europe.",
        "The ports 80 and 443 must be open on your router.",
    ],
)
def test_what_is_optional_an_example_or_elsewhere_gives_nothing(text: str) -> None:
    assert propose(draft(text)) == ()


def test_ports_that_must_be_open_are_looked_at_one_by_one() -> None:
    read = read_back("The TCP ports 5044 and 5045 must be open; so must UDP 3478.")
    assert read.looks() == []

    read = read_back("The TCP ports 5044 and 5045 must be open.")
    assert read.looks() == [("port", 5044.0), ("port", 5045.0)]


def test_the_last_part_of_a_registry_value_is_its_name() -> None:
    text = r"Set the registry value `HKEY_LOCAL_MACHINE\SOFTWARE\Acme\Pump\ListUrl` to the address."
    (check,) = read_back(text).checks

    assert (check.params["key"], check.params["value"]) == (r"HKLM\SOFTWARE\Acme\Pump", "ListUrl")


def test_nothing_is_proposed_for_contributors() -> None:
    text = draft("See:", block("systemctl status pumpd"))._replace(kind="contributor")

    assert propose(text) == ()


@each(
    ("line", "asks"),
    [
        ("kubectl -n pumps get tank tank-c91b02aa42ab5eda6b8b", "get tank --namespace pumps"),
        ("kubectl get nozzle.pump.io spray-9 -n pumps", "get nozzle.pump.io --namespace pumps"),
        ("kubectl describe pv pvc-e130e369-274d-472d-98d1-f6074d2725e8", "get pv"),
    ],
)
def test_a_name_that_only_the_authors_cluster_has_is_left_out(line: str, asks: str) -> None:
    ((_, argv),) = read_back("Look:", block(line)).looks()

    assert " ".join(argv).replace(" --output name", "") == f"kubectl {asks}"


@pytest.mark.parametrize(
    "line",
    [
        "cat /proc/12331/stack",
        "cat /var/lib/pump/pvc-06b4a8a8-b51d-42c6-a8cc-d8c8d6bc65bc/tank.meta",
        "curl -v https://api.contoso.com/state",
        "systemctl status worker2",
        "curl -v https://pump.docker.localhost/state",
        "nslookup pump.internal",
    ],
)
def test_what_only_the_authors_machine_has_gives_no_check(line: str) -> None:
    assert read_back("Look:", block(line)).looks() == []


def test_a_list_of_what_is_confirmed_turns_the_check_of_what_must_not_run() -> None:
    read = read_back("Oil: Confirms if the `oild` service is not running on the machine.")

    assert [check.title for check in read.checks] == ["The service oild is not running"]


@pytest.mark.parametrize(
    "text",
    [
        r"The previous location was `C:\ProgramData\Pump\oil.conf`.",
        "In this example, oild listens on port 10002. Make sure of it.",
        "The folder differs for .NET Framework (Pump.exe, Oil) and .NET (running on 5 or newer).",
        "Update `/etc/pump/oil.conf` and append the default:",
    ],
)
def test_a_mention_is_no_check(text: str) -> None:
    assert read_back(text).looks() == []
