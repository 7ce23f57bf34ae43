"""What is proposed from texts as documents have them, and what is not."""

from __future__ import annotations

import pytest

from assistant.host.guard import _SERVICES, protected_service
from assistant.kb.importer.keep.info import declared
from assistant.kb.importer.propose import propose
from assistant.spared import PROCESSES, protected_process
from tests.each import each
from tests.importer.proposals import draft, read_back

TRAY = (
    "If the icon is red, the program is currently not running.",
    "1. Open the Windows Task Manager by pressing `Ctrl+Alt+Del` and selecting **Task Manager**.",
    "1. Go to the **Details** tab in the Task Manager.",
    "1. Find the process named `PumpUI.exe`, then right-click on this item and click **End Task**.",
    "1. Open the Windows Task Scheduler. You can find this by opening your start menu.",
    "1. Find the two tasks named `Pump_{YOUR_CLIENT_NAME}` and `PumpUi_{YOUR_CLIENT_NAME}`.",
    "1. Right-click and select **Run** on the two tasks in the following order:",
    "   1. `PumpUi_{YOUR_CLIENT_NAME}`",
    "   1. `Pump_{YOUR_CLIENT_NAME}`",
    "If it is still red, you can try restarting your machine.",
)


def test_a_process_and_two_tasks_become_checks_and_one_action_in_the_written_order() -> None:
    read = read_back(*TRAY)
    assert read.looks() == [
        ("process", ("PumpUI.exe",)),
        ("scheduled_task", "Pump_{client}"),
        ("scheduled_task", "PumpUi_{client}"),
    ]
    assert read.does() == [
        ("process", {"end": "PumpUI.exe", "patience": 5.0}),
        ("scheduled_task", {"run": ("PumpUi_{client}", "Pump_{client}"), "pause": 2.0}),
    ]
    fix, restart = read.actions
    assert fix.resolves == ("pump.pumpui-running",)
    assert fix.signs == ("pump.pumpui-client-task", "pump.pump-client-task")
    assert (fix.order, fix.risk, restart.order, restart.risk) == (1, "caution", 2, "destructive")
    assert restart.resolves == fix.resolves


def test_every_proposal_says_where_it_comes_from_and_runs_nothing() -> None:
    read = read_back(*TRAY)
    assert all(check.proposed for check in read.checks)
    assert all(action.proposed for action in read.actions)
    process = read.proposal("pumpui-running")
    assert (process.line, process.because) == (
        13,
        "Find the process named PumpUI.exe, then right-click on this item and click End Task.",
    )


def test_no_proposal_stands_within_a_list_of_steps() -> None:
    assert [p.after for p in propose(draft(*TRAY))] == [8, 8, 8, 8, 9]


def test_a_program_that_is_not_running_fails_and_speaks_for_the_article() -> None:
    check = read_back(*TRAY).checks[0]
    assert [(o.state, o.supports) for o in check.outcomes] == [("pass", ()), ("fail", ("pump",))]


def test_a_placeholder_is_declared_with_the_ways_in_which_it_is_found() -> None:
    proposals = propose(
        draft(*TRAY, r"The log is in `C:\Program Files (x86)\<CLIENT NAME>\pump\logs\pump.log`.")
    )
    assert declared(proposals) == {
        "client": {
            "title": "the client ({YOUR_CLIENT_NAME})",
            "discover": [
                {"task": "Pump_{client}"},
                {"task": "PumpUi_{client}"},
                {"folder": r"%ProgramFiles(x86)%\{client}\pump"},
            ],
        }
    }


@pytest.mark.parametrize(
    ("text", "kind", "path"),
    [
        (r"It is in `C:\Program Files (x86)\<CLIENT NAME>\pump\link.json`.", "file",
         r"%ProgramFiles(x86)%\{client}\pump\link.json"),
        (r"The folder of the pump (C:\Users\YOUR_USERNAME\AppData\Local\Pump) must be there.",
         "directory", r"%LOCALAPPDATA%\Pump"),
        (r"Logs are in `C:\Users\<you>\AppData\Roaming\Pump\`", "directory", r"%APPDATA%\Pump"),
        (r"Open C:\ProgramData\Acme\Pump\pump.txt, the log.", "file",
         r"%ProgramData%\Acme\Pump\pump.txt"),
        (r"Check `%localappdata%\Pump\pump-<version>.log`", "file",
         r"%localappdata%\Pump\pump-*.log"),
        ("The log is `/var/log/pump/pump.log`.", "file", "/var/log/pump/pump.log"),
        ("Settings are stored in `~/Library/Pump/pump.plist`.", "file",
         "~/Library/Pump/pump.plist"),
    ],
)  # fmt: skip
def test_a_path_is_looked_at_whoever_is_logged_in(text: str, kind: str, path: str) -> None:
    assert read_back(text).looks() == [(kind, (("", path),))]


@each(
    "text",
    [
        r"Start it by running z%LocalAppData%\Pump\Pump.exez in the prompt.",
        r"The file is in C:\Program Files\Acme Pump and Well Company.",
        r"For example, `C:\Temp\pump\data.txt` is such a file.",
        r"Put it into `C:\path\to\pump.txt`, a file.",
        r"The file is on `\\server\share\pump.txt`.",
        r"It is in `%PUMP_HOME%\pump.log`, the log.",
        "Send a file to `/companies/{companyId}/connections`.",
        "Run `cp /etc/pump/pump.conf /tmp` to copy the file.",
        r"Save it as `C:\Program Files\Pump\new.json`, a file: mkdir comes first.",
        "You'll see Big Pump.exe in the Task Manager.",
        "Download `PumpSetup.exe` and run it.",
        "Never end the process `Pump.exe` in the Task Manager.",
        "Do not delete `C:\\ProgramData\\Pump\\pump.log`.",
        "You don't need to restart your computer.",
        "After a restart of the computer everything is fine.",
        "When you restart your computer, the pump starts.",
        "See the [firewall guide](https://docs.acme.com/firewall) for the firewall.",
        "Read https://help.acme.com/firewall about firewalls.",
        "Add our outbound IP addresses to your allow list: pump.acme.com",
        "The Acme service is a great service and it is running in the cloud.",
        "A user does **not see** tasks of others in the Task Scheduler.",
        "| Field | Type |\n| --- | --- |\n| `C:\\ProgramData\\Pump\\pump.log` | the log file |",
        "```\nrun Pump.exe, the process\n```",
        '```\n{"file": "C:\\\\ProgramData\\\\Pump\\\\pump.log"}\n```',
        "```json\n{'log': 'C:\\ProgramData\\Pump\\pump.log'}\n```",
    ],
)
def test_what_says_too_little_or_no_proposes_nothing(text: str) -> None:
    assert propose(draft(text)) == ()


def test_references_and_change_logs_propose_nothing() -> None:
    for title in ("GET /pumps/{id}", "fs.open(path)", "Release notes", "2.14.0"):
        text = r"The log is in `C:\ProgramData\Pump\pump.log`."
        assert propose(draft(text, title=title)) == ()


def test_a_service_is_restarted_where_a_right_click_is_all_that_is_said_of_it() -> None:
    read = read_back(
        "1. Open `services.msc` from the Run dialog (`Win + R`).",
        "1. Find the service named `PumpService`.",
        "1. Right-click and select **Restart**.",
    )
    assert read.looks() == [("service", "PumpService")]
    assert read.does() == [("service", {"name": "PumpService", "do": "restart"})]
    assert read.actions[0].resolves == ("pump.pumpservice-service",)


def test_a_service_is_found_by_its_short_name() -> None:
    read = read_back("If it hangs, restart the Print Spooler service.")
    assert read.looks() == [("service", "Spooler")]
    assert read_back("Run `sudo systemctl restart pump.service`.").does() == [
        ("service", {"name": "pump", "do": "restart"})
    ]


def test_a_program_that_has_to_be_closed_is_wrong_while_it_runs() -> None:
    read = read_back("Open the Task Manager and end `Pump.exe`.")
    assert [o.state for o in read.checks[0].outcomes] == ["warn", "pass"]
    assert read.checks[0].title == "Pump.exe is not running"
    assert read.does() == [("process", {"end": "Pump.exe", "patience": 5.0})]


def test_a_folder_that_a_person_has_to_select_is_put_on_the_clipboard() -> None:
    read = read_back(
        "1. Open the Shield app and click **Settings**.",
        "1. Go to 'Exclusions' and click **Add**.",
        r"1. Select the folder (C:\Users\YOUR_USERNAME\AppData\Local\Pump) and click Select.",
    )
    copy, manual = read.does()
    assert copy == ("copy", {"path": (("", r"%LOCALAPPDATA%\Pump"),)})
    assert [len(manual[1]["steps"]), read.actions[0].risk] == [3, "safe"]


def test_steps_that_only_a_person_can_do_stay_in_their_place() -> None:
    read = read_back(
        "1. Save your work in the pump.",
        "1. Open Task Manager.",
        "1. End the process `Pump.exe`.",
        r"1. Rename `C:\ProgramData\Acme\Pump\cache.db`.",
        "1. Enter the password {secret} again.",
    )
    steps = [(kind, params.get("steps")) for kind, params in read.does()]
    assert steps == [
        ("manual", ("Save your work in the pump.",)),
        ("process", None),
        ("file", None),
        ("manual", ("Enter the password <secret> again.",)),
    ]


def test_nothing_is_proposed_from_steps_for_a_person_alone() -> None:
    assert propose(draft("1. Open the portal.", "1. Click **Save**.")) == ()


def test_a_server_counts_where_it_must_be_let_through() -> None:
    read = read_back(
        "Add the following URL to your firewall allow list: `<https://pump.acme.com/`>",
        "# Hosts to allow in the firewall",
        "- `api.acme.com`",
        "- `*.acme.net`",
        "- [Read more](https://docs.acme.com)",
    )
    assert read.looks() == [
        ("connect", "https://pump.acme.com"),
        ("connect", "https://api.acme.com"),
    ]
    assert not any(check.auto for check in read.checks)


def test_a_local_port_is_free_or_listened_on() -> None:
    taken = read_back("The pump does not start if port 8019 is already in use.")
    assert taken.looks() == [("port", 8019.0)]
    assert [o.state for o in taken.checks[0].outcomes] == ["fail", "pass"]
    assert read_back("Make sure the pump answers on http://localhost:9000.").looks() == [
        ("port", 9000.0)
    ]


def test_a_registry_key_is_looked_at_with_its_value() -> None:
    read = read_back(
        r"In `HKEY_LOCAL_MACHINE\SOFTWARE\Acme\Pump`, look for the value named `Mode`."
    )
    assert [(c.params["key"], c.params["value"]) for c in read.checks] == [
        (r"HKLM\SOFTWARE\Acme\Pump", "Mode")
    ]
    assert read_back(r"Go to HKCU\Software\Acme\Pump, then look.").looks() == [
        ("registry", r"HKCU\Software\Acme\Pump")
    ]


@each("name", [n for n in PROCESSES if n.endswith(".exe")] + ["QBW32.exe"])
def test_no_fix_is_proposed_that_would_end_what_must_not_end(name: str) -> None:
    assert protected_process(name)
    proposals = propose(draft(f"Open the Task Manager and end the process `{name}`."))
    assert not [p for p in proposals if p.block == "action"]


@each("name", [n.replace("*", "x") for n in _SERVICES])
def test_no_fix_is_proposed_for_a_service_that_must_stay_as_it_is(name: str) -> None:
    assert protected_service(name)
    proposals = propose(draft(f"Open services.msc and restart the `{name}` service."))
    assert not [p for p in proposals if p.block == "action"]
