"""A knowledge base may come from a stranger: what it cannot do, one by one."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.read import read_action
from assistant.host.base import ActingHost
from assistant.host.values import HostError
from assistant.kb.problem import Problem
from assistant.model import Block

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

MakeBench = Callable[..., "Bench"]
PlanOf = Callable[..., list[Any]]
MakeHost = Callable[..., ActingHost]


@pytest.mark.parametrize(
    "key", ["consent", "yes", "unasked", "auto", "trusted", "allow_commands", "silent"]
)
def test_no_key_skips_consent(bench: MakeBench, live: ActingHost, tmp_path: Path, key: str) -> None:
    mend = {"title": "T", "file": {"make_folder": f"{tmp_path}/new"}, key: "true"}
    one = bench(live, mend=mend)
    one.consent = lambda plan: ""
    result = one.fix("mend")

    assert result.status == "blocked"
    assert f"unknown key “{key}”" in result.message
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("kind", "least"),
    [({"process": "pump"}, "caution"), ({"restart_computer": {}}, "destructive"),
     ({"command": ["true"]}, "destructive"), ({"file": {"aside": "/a"}}, "caution"),
     ({"start_program": "/a"}, "caution"), ({"service": "a"}, "caution")],
)  # fmt: skip
def test_a_risk_cannot_be_played_down(kind: dict[str, Any], least: str) -> None:
    told: list[Problem] = []
    source = json.dumps({"title": "T", "risk": "safe", **kind})
    spec = read_action(Block("action", 7, source, "mend"), "a", "a.md", {}, told.append)

    assert spec.risk == least
    assert spec.fault
    assert [(p.code, p.file) for p in told] == [("bad-risk", "a.md")]
    assert least in told[0].hint


def test_a_risk_may_be_called_greater() -> None:
    source = json.dumps({"title": "T", "risk": "destructive", "process": "pump"})
    spec = read_action(Block("action", 1, source, "mend"), "a", "a.md", {}, lambda problem: None)

    assert (spec.risk, spec.fault) == ("destructive", "")


class NotElevated:
    """This computer as somebody without administrator rights sees it."""

    def __init__(self, host: ActingHost) -> None:
        self._host = host

    def __getattr__(self, name: str) -> Any:
        if name == "system":
            return lambda: self._host.system()._replace(elevated=False)
        return getattr(self._host, name)


def test_administrator_rights_are_never_taken_without_asking(
    bench: MakeBench, live: ActingHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised = "assistant.actions.elevate.Elevation.perform"
    monkeypatch.setattr(raised, lambda elevation, step: pytest.fail("raised"))
    new = tmp_path / "new"
    mend = {"title": "T", "file": {"make_folder": str(new)}, "privilege": "elevated"}
    host: Any = NotElevated(live)
    one = bench(host, mend=mend)
    result = one.fix("mend")

    assert one.shown[0].elevated
    assert one.asked == [f"elevate Make the folder {new}"]
    assert (result.status, result.changed) == ("declined", False)
    assert "administrator rights" in result.message
    assert not new.exists()


@pytest.mark.parametrize(
    "kind",
    [{"copy": "text"}, {"manual": {"steps": ["Do it."]}}, {"open": {"page": "https://a.example"}}],
)
def test_what_speaks_to_the_person_is_never_raised(
    bench: MakeBench, live: ActingHost, kind: dict[str, Any]
) -> None:
    host: Any = NotElevated(live)
    one = bench(host, mend={"title": "T", **kind, "privilege": "elevated"})
    plan = one.fixer().plan(one.specs("mend")[0])

    assert not plan.elevated


PLACES = ["/etc/passwd", "/etc", "/", "/usr/lib/x/y", "//etc/passwd", "/./etc/passwd", "/etc/./x",
          "/home", "/home/anna", "/root/x", "/proc/1/x", "/boot/x/y", "~/.ssh/id_rsa", "~/.ssh",
          "~/.gnupg/x", "~", "relative/path", "{TMP}/.ssh/key", "{TMP}/a/./b", "{TMP}//a",
          "{TMP}/company.qbw"]  # fmt: skip
KINDS = ["aside", "quarantine", "make_folder"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_places_that_are_not_the_articles_own_are_never_changed(
    bench: MakeBench, live: ActingHost, tmp_path: Path, place: str, kind: str
) -> None:
    home = Path(os.environ["HOME"])
    (home / ".ssh").mkdir(parents=True, exist_ok=True)
    place = place.replace("{TMP}", str(tmp_path))
    result = bench(live, mend={"title": "T", "file": {kind: place}}).fix("mend")

    assert (result.status, result.changed) == ("blocked", False)
    assert (home / ".ssh").is_dir()


WINDOWS = [r"C:\Windows", r"C:\Windows\System32\drivers", r"c:/windows/x", r"C:\Windows.\x",
           r"C:\WINDOW~1\x", r"\\?\C:\Windows\x", r"\\server\share\x", r"C:\Users",
           r"C:\Users\Anna",
           r"C:\ ", "C:", r"C:\Program Files", r"C:\Users\Anna\.ssh\key", r"%SystemRoot%\x\y",

           r"C:\Users\Anna\Documents\Company.QBW", r"C:\Users\Anna\Documents\a.txt:stream",
           ]  # fmt: skip


@pytest.mark.parametrize("place", WINDOWS)
def test_the_same_on_windows(bench: MakeBench, practice: MakeHost, place: str) -> None:
    host = practice({"files": {place.strip(): "x"}} if "%" not in place else {})
    result = bench(host, mend={"title": "T", "file": {"aside": place}}).fix("mend")

    assert (result.status, result.changed) == ("blocked", False)


@pytest.mark.parametrize("place", ["{TMP}/*", "{TMP}/a?c", "{TMP}/{client}"])
def test_a_pattern_is_never_moved(
    bench: MakeBench, live: ActingHost, tmp_path: Path, place: str
) -> None:
    (tmp_path / "abc").touch()
    place = place.replace("{TMP}", str(tmp_path))
    kb = "variables: {client: {discover: [{process: '/none/{client}'}]}}\n"
    result = bench(live, kb=kb, mend={"title": "T", "file": {"aside": place}}).fix("mend")

    assert result.status == "blocked"
    assert (tmp_path / "abc").exists()


def test_a_path_that_climbs_is_refused_where_it_is_read(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    mend = {"title": "T", "file": {"aside": f"{tmp_path}/../../etc/passwd"}}
    result = bench(live, mend=mend).fix("mend")

    assert result.status == "blocked"
    assert "“..”" in result.message


@pytest.mark.parametrize("through", ["link", "link/inside"])
def test_nothing_is_moved_by_way_of_a_link(
    plan_of: PlanOf, perform: Callable[..., str], live: ActingHost, tmp_path: Path, through: str
) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "inside").touch()
    (tmp_path / "link").symlink_to(real)
    with pytest.raises(HostError, match="no place that a fix may change") as info:
        perform(live, *plan_of(live, "file", {"aside": f"{tmp_path}/{through}"}))

    assert info.value.reason == "permission_denied"
    assert (real / "inside").exists()
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(
    "target",
    [{"page": "file:///etc/passwd"}, {"page": "javascript:alert(1)"}, {"page": "ftp://a.example/x"},
     {"page": "https://a.example/ x"}, {"page": "https://user:pw@a.example/"}, {"page": "https:x"},
     {"page": "HTTPS://a.example\n--x"}, {"settings": "ms-settings:apps?activationSource=x"},
     {"settings": "ms-settings:apps /x"}, {"settings": "ms-word:apps"}, {"settings": "calc.exe"},
     {"folder": "/nowhere/at/all"}, {"folder": "/etc/passwd"}, {}],
    ids=str,
)  # fmt: skip
def test_only_pages_folders_and_settings_are_opened(
    bench: MakeBench, live: ActingHost, target: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(live), "open", lambda host, it: pytest.fail(it), raising=True)
    result = bench(live, mend={"title": "T", "open": target}).fix("mend")

    assert (result.status, result.changed) == ("blocked", False)


def test_a_command_runs_only_where_the_user_trusts_the_knowledge_base(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    argv = [sys.executable, "-c", "import sys; open(sys.argv[1], 'x')", f"{tmp_path}/touched"]
    mend = {"title": "T", "command": argv}
    untrusted = bench(live, mend=mend).fix("mend")

    assert (untrusted.status, untrusted.reason) == ("blocked", "permission_denied")
    assert "--allow-commands" in untrusted.message
    assert not (tmp_path / "touched").exists()
    one = bench(live, {"trusted": True}, mend=mend)
    assert one.fix("mend").status == "succeeded"
    assert one.shown[0].risk == "destructive"
    assert one.shown[0].steps[0].call == repr(argv)
    assert (tmp_path / "touched").exists()


def test_a_command_is_no_line_for_a_shell(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    words = [f"; touch {tmp_path}/touched", "$(id)", "&& x"]
    mend = {"title": "T", "command": [sys.executable, "-c", "", *words]}
    result = bench(live, {"trusted": True}, mend=mend).fix("mend")

    assert result.status == "succeeded"
    assert not (tmp_path / "touched").exists()


NASTY = r'"\e[31mred\e[0m \u202eevil\u202c [bold]x[/bold] one\ntwo\r\u200bthree\a"'


def test_hostile_text_is_plain_in_everything_that_is_shown(
    run: Callable[..., Any], opened: Callable[..., Any], make_kb: Callable[..., Path]
) -> None:
    text = (
        "---\nid: pump\ntitle: P\nsymptoms: [the pump is stuck, no water, no noise]\n---\nText.\n"
        f"\n```action mend\ntitle: {NASTY}\nmanual: {{steps: [{NASTY}]}}\n```\n"
        f"\n```action copy-it\ntitle: {NASTY}\ncopy: {{text: {NASTY}}}\n```\n"
    )
    folder = str(make_kb({"pump.md": text}))
    for arguments in (("--dry-run",), ("--yes",)):
        shown = run("--kb", folder, "fix", "pump", *arguments).stdout.decode()
        assert not set(shown) & {"\x1b", "\x07", "\r", "\u202e", "\u202c", "\u200b"}
        assert "[bold]x[/bold] one two" in " ".join(shown.split())
        assert "\ntwo" not in shown.replace("     two", "")
    printed = opened(run("--kb", folder, "fix", "pump", "--json"))
    for plan in printed["data"]["plan"]:
        for told in (plan["title"], plan["steps"][0]["text"]):
            assert not set(told) & {"\x1b", "\x07", "\r", "\n", "\u202e", "\u202c", "\u200b"}


def test_an_article_that_changes_after_it_was_read_runs_as_it_was_shown_or_not_at_all(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    one = bench(live, mend={"title": "T", "file": {"make_folder": f"{tmp_path}/shown"}})
    (spec,) = one.specs("mend")
    evil = bench(live, mend={"title": "T", "file": {"make_folder": f"{tmp_path}/evil"}})
    fixer = one.fixer()
    (changed,) = evil.specs("mend")
    shown = fixer.plan(spec).hash
    fixer._consent = lambda plan: shown
    result = fixer.fix(changed)

    assert result.status == "blocked"
    assert list(tmp_path.glob("evil")) == list(tmp_path.glob("shown")) == []
