"""Settings: file, environment, what holds without either; nothing of the file is lost."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AssistantError, Exit
from assistant.settings import config_path, read_config
from assistant.settings.address import shown_address
from assistant.settings.keys import KEYS, THEMES
from assistant.settings.write import set_value, unset_value
from tests.each import each

if TYPE_CHECKING:
    from tests.conftest import Opened, Run


def write(text: str) -> Path:
    path = Path(config_path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_each_value_says_where_it_comes_from(run: Run, opened: Opened) -> None:
    path = write('# mine\ntheme = "nord"\n\n[sessions]\nurl = "postgresql://anna:geheim@db/x"\n')
    done = run("config", "--json", env={"ASSISTANT_MOTION": "off"})
    settings = {s["name"]: s for s in opened(done)["data"]["settings"]}

    assert (settings["theme"]["value"], settings["theme"]["source"]) == ("nord", f"{path}:2")
    assert (settings["motion"]["value"], settings["motion"]["source"]) == (
        False,
        "environment ASSISTANT_MOTION",
    )
    assert settings["history"]["source"] == "default"
    assert settings["sessions.url"]["source"] == f"{path}:5"
    assert b"geheim" not in done.stdout + run("config").stdout


def test_setting_keeps_what_else_stands_in_the_file(run: Run) -> None:
    path = write('# colours\ntheme = "nord" # mine\n')
    assert run("config", "set", "motion", "no").returncode == 0
    assert run("config", "set", "trust", f"/a{os.pathsep}/b c").returncode == 0
    assert path.read_text().startswith('# colours\ntheme = "nord" # mine\n')
    assert (read_config().of("motion"), read_config().of("trust")) == (False, ("/a", "/b c"))
    assert run("config", "unset", "motion").returncode == 0
    assert read_config().of("motion") is True
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_a_trusted_folder_is_one_folder_wherever_one_works(run: Run, tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine" / "kb", tmp_path / "theirs" / "kb"
    for folder in (mine, theirs):
        folder.mkdir(parents=True)
    path = write("")
    assert run("config", "set", "trust", "kb", cwd=mine.parent).returncode == 0
    assert read_config().of("trust") == (str(mine),)

    path.write_text('trust = ["kb"]\n', "utf-8")
    with contextlib.chdir(theirs.parent):
        assert not read_config().trusts((str(theirs),))


def test_nothing_of_a_setting_moves_the_cursor(run: Run) -> None:
    write('trust = ["/a\\u001b[31mred"]\n')
    shown = run("config").stdout
    assert b"red" in shown
    assert b"\x1b" not in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = 1", "config.toml:1: theme is a text"),
        ('x = 1\ntheme = "nord"', "config.toml:1: there is no setting “x”"),
        ('\n\nthme = "nord"', "did you mean “theme”?"),
        ('theme = "pink"', "theme cannot be “pink”"),
        ("motion = 'yes'", "motion is true or false"),
        ("trust = 'x'", "trust is a list of texts"),
        ("trust = [1]", "trust is a list of texts"),
        ("theme = ", "config.toml: Invalid value"),
        ("[sessions]\n[sessions.url]\n", "sessions.url is a text"),
        ("a" + "[" * 5000, "config.toml"),
        ("sessions = 3", "there is no setting “sessions”"),
    ],
)
def test_a_wrong_file_is_told_by_line(run: Run, text: str, told: str) -> None:
    write(text)
    done = run("config")
    assert done.returncode == Exit.CONFIG
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_file_that_is_no_text_is_told(run: Run) -> None:
    write("").write_bytes(b"\xff\xfe\x00theme")
    done = run("config")
    assert done.returncode == Exit.CONFIG
    assert b"cannot be read" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["set", "theme"], Exit.USAGE),
        (["unset"], Exit.USAGE),
        (["set", "thme", "nord"], Exit.CONFIG),
        (["set", "theme", "pink"], Exit.CONFIG),
        (["set", "motion", "perhaps"], Exit.CONFIG),
        (["unset", "nothing"], Exit.CONFIG),
        (["destroy"], Exit.USAGE),
    ],
)
def test_what_cannot_be_set_is_refused(run: Run, arguments: list[str], code: int) -> None:
    assert run("config", *arguments).returncode == code
    assert not Path(config_path()).exists()


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("")
    done = run("config", "set", "theme", "nord", env={"ASSISTANT_CONFIG": f"{tmp_path}/file/x"})
    assert done.returncode == Exit.CANNOT_CREATE


def test_only_named_folders_are_trusted(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    set_value("trust", str(docs))
    config = read_config()
    assert config.trusts((str(docs),))
    assert config.trusts((f"{docs}/../docs",))
    assert not config.trusts((str(docs), str(tmp_path)))
    assert not config.trusts(())


@given(theme=st.sampled_from(THEMES), switch=st.booleans(), url=st.text(max_size=30))
def test_what_is_set_is_read_again(theme: str, *, switch: bool, url: str) -> None:
    Path(config_path()).unlink(missing_ok=True)
    set_value("theme", theme)
    set_value("record", str(switch))
    set_value("sessions.url", url)
    config = read_config()
    assert [config.of(n) for n in ("theme", "record", "sessions.url")] == [theme, switch, url]
    for name in KEYS:
        unset_value(name)
    left = {v.source for v in read_config().values.values() if v.key.name != "reads"}
    assert left == {"default"}  # the environment of all tests sets what may be read


def test_the_themes_are_those_of_the_screen() -> None:
    theme = pytest.importorskip("textual.theme")
    assert set(THEMES) <= set(theme.BUILTIN_THEMES)


def test_an_unknown_name_in_the_environment_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ASSISTANT_NOTHING", "1")
    monkeypatch.setenv("ASSISTANT_THEME", "pink")
    with pytest.raises(AssistantError, match="ASSISTANT_THEME: theme cannot be"):
        read_config()


SECRET = "Vb7kQ2mzW4"
ENCODED = "%56b7kQ2mzW4"


@each(
    ("address", "shown"),
    [
        ("postgresql://anna@db.example.test:5432/support", None),
        ("postgresql:///support?host=/var/run/x&sslmode=require", None),
        ("postgresql://a.example.test:1,[::1]:2/x", None),
        ("host=db.example.test dbname=support user=anna", None),
        ("postgresql://anna:S@db/x", "postgresql://anna:...@db/x"),
        ("postgres://:S@db", "postgres://:...@db"),
        ("postgresql://db/x?password=S", "postgresql://db/x?password=..."),
        ("postgresql://db/x?sslmode=require&password=S#S", "...sslmode=require&password=...#..."),
        ("postgresql://db/x?p%61ssword=S", "postgresql://db/x?password=..."),
        ("postgresql://db/x?sslpassword=S&user=anna", "...?sslpassword=...&user=anna"),
        ("postgresql://db/x?S", "postgresql://db/x?=..."),
        ("postgresql://db/x#S", "postgresql://db/x#..."),
        ("postgresql://anna%3AS@db/x", "postgresql://...@db/x"),
        ("postgresql://db/x?options=-c%20x%3DS", "postgresql://db/x?options=..."),
        ("host=db password=S", "host=db password=..."),
        ("password = 'a b S' host = db", "password=... host=db"),
        (r"password='it\'s S' user=anna", "password=... user=anna"),
        ("host=db password=S x\\ S", "..."),
        ("postgresql://anna:a@S@db/x", "..."),
        ("postgresql://anna:a/S@db/x", "..."),
        ("postgresql://anna:1#S@db/x", "..."),
        ("postgresql://anna:1?S@db/x", "..."),
        ("postgresql://anna:S", "..."),
        ("https://db/x?password=S", "..."),
        ("S", "..."),
    ],
)
@each("secret", [SECRET, ENCODED])
def test_an_address_is_shown_without_what_may_be_secret(
    address: str, shown: str | None, secret: str
) -> None:
    seen = shown_address(address.replace("S", secret) if shown else address)

    assert "7kQ2mzW4" not in seen
    assert seen.endswith((shown or address).removeprefix("..."))


@given(st.text(max_size=20), st.sampled_from(["", "anna:", "db/x?", "db/x#", "host=db k="]))
def test_no_address_shows_a_secret_however_it_is_mistyped(noise: str, before: str) -> None:
    scheme = "" if "=" in before else "postgresql://"

    assert SECRET not in shown_address(f"{scheme}{before}password={SECRET}{noise}@db/x")
    assert SECRET not in shown_address(f"{scheme}anna:{noise}{SECRET}@db/x")


@pytest.mark.parametrize(
    "url",
    [f"postgresql://db.example.test/x?password={SECRET}", f"host=127.0.0.1 password={SECRET}"],
)
def test_no_verb_shows_the_secret_of_the_shared_store(run: Run, url: str) -> None:
    said = [run("config", "set", "sessions.url", url), run("config"), run("config", "--json")]
    said += [run("config", "set", "sessions.url", url, "--json", "-v")]

    assert [done.returncode for done in said] == [0] * 4
    assert all(SECRET.encode() not in done.stdout + done.stderr for done in said)
    assert b"password=..." in said[1].stdout


def test_a_file_of_settings_that_is_too_large_is_told_and_not_cut() -> None:
    write("# more\n" * 200_000 + 'theme = "nord"\n')

    with pytest.raises(AssistantError, match="too large") as caught:
        read_config()
    assert caught.value.exit_code == Exit.CONFIG


@pytest.mark.parametrize("folder", ["/proc", "/sys/class", "relative", "~/.ssh", "../up"])
def test_a_folder_that_nobody_may_look_into_is_no_setting(run: Run, folder: str) -> None:
    done = run("config", "set", "reads", folder)

    assert done.returncode == Exit.CONFIG
    assert folder.encode() in done.stderr
    assert not Path(config_path()).exists()
