"""The built program: double-clicked, with files taken away, and the parts that it is made of."""

from __future__ import annotations

import struct
import sys
import zlib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from assistant import own_files
from assistant.cli.built import from_desktop
from assistant.cli.main import main
from assistant.own_files import LIST, damage, fault, write_list
from assistant.own_program import own_command

ROOT = Path(__file__).resolve().parent.parent


class Person:
    """Somebody in front of the window, who types what is given and then nothing more."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.asked: list[str] = []
        self.ran: list[list[str]] = []
        self.shown: list[str] = []

    def ask(self, prompt: str) -> str | None:
        self.asked.append(prompt.strip())
        return self.lines.pop(0) if self.lines else None

    def double_click(self, *, collects: bool, code: int = 0) -> int:
        def run(arguments: list[str]) -> int:
            self.ran.append(arguments)
            return code

        return from_desktop(collects=collects, run=run, ask=self.ask, show=self.shown.append)


def test_the_menu_starts_the_chat_and_closes_with_it() -> None:
    person = Person("1")

    assert person.double_click(collects=False) == 0
    assert person.ran == [["chat"]]
    assert len(person.asked) == 1


def test_anything_else_is_asked_again_and_the_end_of_the_input_ends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    person = Person("help", "", "3")

    assert person.double_click(collects=False) == 0
    assert person.ran == []
    assert capsys.readouterr().out.count("Please type 1 or 2.") == 3


@pytest.mark.parametrize(("collects", "typed"), [(True, ()), (False, ("2",))])
def test_a_file_for_support_is_explained_written_and_shown(
    collects: bool, typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    person = Person(*typed)

    assert person.double_click(collects=collects) == 0
    [[verb, out, path]] = person.ran
    assert (verb, out) == ("collect", "--out")
    assert person.shown == [path]
    assert "passwords are taken out" in capsys.readouterr().out
    assert person.asked[-1] == "Press Enter to close this window."


def test_without_consent_nothing_is_shown_and_the_window_stays() -> None:
    person = Person()

    assert person.double_click(collects=True, code=3) == 3
    assert person.shown == []
    assert person.asked[-1] == "Press Enter to close this window."


def test_the_window_stays_after_a_fault() -> None:
    person = Person("1")

    assert person.double_click(collects=False, code=70) == 70
    assert person.asked[-1] == "Press Enter to close this window."


def test_the_window_stays_when_even_the_command_line_breaks() -> None:
    person = Person()

    def broken(arguments: list[str]) -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        from_desktop(collects=True, run=broken, ask=person.ask, show=print)
    assert person.asked == ["Press Enter to close this window."]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This program as if it were built into a folder with two files."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "assistant.exe"))
    (tmp_path / "assistant.exe").write_bytes(b"MZ")
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "psutil.pyd").write_bytes(b"code")
    write_list(str(tmp_path))
    return tmp_path


def test_a_whole_folder_has_no_damage(built: Path) -> None:
    assert damage(str(built)) == []
    assert fault(ImportError("x")) == "a fault of this program: ImportError: x"


def test_the_file_that_was_taken_away_is_named(built: Path) -> None:
    gone = built / "_internal" / "psutil.pyd"
    gone.unlink()

    assert f"{gone} (missing)" in fault(ImportError("DLL load failed"))
    assert "quarantine" in fault(ImportError("DLL load failed"))


def test_a_file_that_was_changed_is_named(built: Path) -> None:
    (built / "assistant.exe").write_bytes(b"other")

    assert damage(str(built)) == [f"{built / 'assistant.exe'} (changed)"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"no list at all\n", b"00  ../x\n"])
def test_a_list_that_is_none_ends_nothing(built: Path, content: bytes) -> None:
    (built / LIST).write_bytes(content)

    assert isinstance(fault(ImportError("x")), str)


def test_other_faults_read_no_list(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "damage", lambda folder: pytest.fail("looked"))

    assert fault(ValueError("x")) == "a fault of this program: ValueError: x"


def test_the_built_program_calls_itself_and_no_python(built: Path) -> None:
    assert own_command("__open", "x") == [str(built / "assistant.exe"), "__open", "x"]


def test_a_hidden_verb_that_there_is_not_is_refused() -> None:
    assert main(["__nonsense", "x"]) == 64


def test_the_icon_holds_whole_pictures() -> None:
    spec = spec_from_file_location("drawn_icon", ROOT / "packaging" / "icon.py")
    assert spec
    assert spec.loader
    drawing = module_from_spec(spec)
    spec.loader.exec_module(drawing)

    data = drawing.icon()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(drawing.SIZES))
    for number, size in enumerate(drawing.SIZES):
        width, *_, length, place = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = data[place : place + length]
        assert width == size % 256
        assert picture.startswith(b"\x89PNG")
        start = picture.index(b"IDAT") + 4
        assert len(zlib.decompress(picture[start:])) == size * (4 * size + 1)
