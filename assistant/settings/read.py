"""Environment and file -> values, each with where it comes from."""

from __future__ import annotations

import os

from ..errors import AssistantError, Exit
from ..paths import config_folder
from ..record import TYPE_CHECKING, Record
from ..suggest import did_you_mean
from ..text import one_line
from .keys import KEYS, Key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_ON = ("1", "true", "yes", "on")
_OFF = ("0", "false", "no", "off")
MAX_BYTES = 1_000_000


class Value(Record):
    """A setting as it holds."""

    key: Key
    value: Any
    source: str = "default"
    """default, the file with its line, or the environment variable."""

    @property
    def fixed(self) -> str:
        """The environment variable that it comes from, so that the file cannot change it."""
        return self.key.env if self.source == f"environment {self.key.env}" else ""


class Config(Record):
    """All settings as they hold."""

    path: str
    values: Mapping[str, Value]

    def of(self, name: str) -> Any:
        """A setting's value."""
        return self.values[name].value

    def trusts(self, places: tuple[str, ...]) -> bool:
        """Whether all these knowledge bases may run their commands; the built-in one has none.

        A relative path counts for nothing: it would name another folder wherever one works.
        """
        whole = [os.path.expanduser(place) for place in self.of("trust")]
        known = {os.path.realpath(place) for place in whole if os.path.isabs(place)}
        return bool(places) and all(os.path.realpath(place) in known for place in places)


def config_path() -> str:
    """The file."""
    return os.environ.get("ASSISTANT_CONFIG") or os.path.join(config_folder(), "config.toml")


def read_config() -> Config:
    """Read file and environment.

    Raises:
        AssistantError: a value cannot be; the message says where it stands.
    """
    path = config_path()
    values = {name: Value(key, key.default) for name, key in KEYS.items()}
    values.update(_of_file(path))
    for key in KEYS.values():
        if text := os.environ.get(key.env):
            values[key.name] = Value(key, of_text(key, text, key.env), f"environment {key.env}")
    return Config(path, values)


def _of_file(path: str) -> dict[str, Value]:
    text = read_text(path)
    if not text.strip():
        return {}
    import tomllib

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise bad(one_line(f"{path}: {error}"), "correct the file, or move it away") from None
    lines = _lines(text)
    found = {}
    for name, value in _flat(data):
        where = f"{path}:{lines.get(name, 1)}"
        if name not in KEYS:
            raise bad(
                f"{one_line(where)}: there is no setting “{one_line(name)}”",
                did_you_mean(name, KEYS),
            )
        found[name] = Value(KEYS[name], checked(KEYS[name], value, where), where)
    return found


def read_text(path: str) -> str:
    """The file's text; empty where there is none.

    Raises:
        AssistantError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) <= MAX_BYTES:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        raise bad(f"{one_line(path)} cannot be read: {one_line(str(what))}", "") from None
    raise bad(f"{one_line(path)} is too large: at most {MAX_BYTES} bytes", "move it away")


def _flat(data: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for name, value in data.items():
        full = f"{above}{name}"
        if isinstance(value, dict):
            known = any(key.startswith(f"{full}.") for key in KEYS)
            flat += _flat(value, f"{full}.") or ([] if known else [(full, value)])
        else:
            flat.append((full, value))
    return flat


def _lines(text: str) -> dict[str, int]:
    """On which line each setting stands, for messages."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if line.startswith("["):
            table = line.strip("[] ") + "."
        elif "=" in line and not line.startswith("#"):
            lines.setdefault(table + line.partition("=")[0].strip(" \"'"), number)
    return lines


def of_text(key: Key, text: str, where: str = "") -> Any:
    """A value as it is written in the environment or on a command line.

    Raises:
        AssistantError: the setting cannot be this.
    """
    if isinstance(key.default, bool):
        word = text.strip().casefold()
        if word in (*_ON, *_OFF):
            return word in _ON
        raise bad(f"{_lead(where)}{key.name} is true or false, not “{one_line(text)}”", "")
    if isinstance(key.default, tuple):
        return tuple(part for part in text.split(os.pathsep) if part)
    return checked(key, text, where)


def checked(key: Key, value: Any, where: str) -> Any:
    """A value of the file, if the setting can be this.

    Raises:
        AssistantError: it cannot.
    """
    where = _lead(where)
    if isinstance(key.default, tuple):
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
        raise bad(f"{where}{key.name} is a list of texts", f'for example: {key.name} = ["/docs"]')
    if type(value) is not type(key.default):
        kind = "true or false" if isinstance(key.default, bool) else "a text in quotes"
        raise bad(f"{where}{key.name} is {kind}", "")
    if key.among and value not in key.among:
        hint = f"it is one of: {', '.join(key.among)}"
        raise bad(f"{where}{key.name} cannot be “{one_line(value)}”", hint)
    return value


def _lead(where: str) -> str:
    return f"{one_line(where)}: " if where else ""


def bad(message: str, hint: str) -> AssistantError:
    """The settings are wrong."""
    return AssistantError("bad-config", message, hint=hint, exit_code=Exit.CONFIG)
