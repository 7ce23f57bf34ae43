"""Settings files (JSON, YAML, INI, TOML): what they hold, and where in them a value stands."""

from __future__ import annotations

import re

from ..host.values import HostError
from ..record import TYPE_CHECKING
from ..text import one_line

if TYPE_CHECKING:
    from typing import Any

    Place = tuple[Any, ...]
    """Keys, and numbers of places in lists, from the outside in."""

FORMATS = ("auto", "json", "yaml", "ini", "toml")
NOT_SHOWN = "(not shown)"
"""What a check tells instead of a secret that is set."""
_SECRET = re.compile(
    r"pass|pwd|secret|token|credential|authoriz|cookie|connection[ _-]?string"
    r"|(?<![a-z])(?:pw|o?auth|dsn|creds?|bearer)(?![a-z])"
    r"|(?:(?<![a-z])|access|account|api|auth|encryption|licen[cs]e|master|private|session|sign(?:ing)?|ssh)"
    r"keys?(?=\.|$)"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def is_secret(key: str, value: str = "") -> bool:
    """Whether what stands there may be a password or its like, by its name or its section's."""
    names = [part for part in key.split(".") if not part.isdigit()]
    told = bool(names) and field_is_secret(names[-1], value)
    return told or _SECRET.search(_HUMP.sub("_", key).lower()) is not None


def field_is_secret(name: str, value: str) -> bool:
    """Whether a field of this name holds a secret, as the redactor knows them.

    Names that say little (`auth`, `session`) count where `value` is written as a secret is.
    """
    from ..redact.keys import is_weak, may_hold, names_secret

    return names_secret(name) and (not is_weak(name) or may_hold(name, value))


def holds_secret(value: str) -> bool:
    """Whether a value gives itself away as one, as a login in an address does."""
    from ..redact.secrets import hide_secrets

    return bool(hide_secrets()(value) != value)


def format_of(written: str, path: str) -> str:
    """How a file is written: as an author says, else by its ending."""
    if written != "auto":
        return written
    ending = path.rsplit(".", 1)[-1].lower()
    return {"yml": "yaml", "cfg": "ini", "conf": "ini", "config": "ini"}.get(ending, ending)


def load_settings(content: str, kind: str, *, once: bool = False) -> Any:
    """What stands in a settings file. YAML and INI know texts only.

    Args:
        content: of the file.
        kind: how it is written.
        once: a name that is there twice is an error; else the last one counts, as for programs.

    Raises:
        ValueError: it cannot be read as what it is.
        HostError: it is written in a way that is not read here.
    """
    if kind == "json":
        import json

        return json.loads(content, object_pairs_hook=_each_once if once else None)
    if kind == "toml":
        import tomllib

        return tomllib.loads(content)
    if kind == "yaml":
        return _yaml(content)
    if kind == "ini":
        return _ini(content, once=once)
    raise HostError("exception", f"“format” does not say how to read a .{one_line(kind, 20)} file")


def _yaml(content: str) -> Any:
    from ..kb.schema import plain
    from ..kb.yamlio import YamlError, load

    try:
        return plain(load(content))
    except YamlError as error:
        if error.message.startswith(("anchors", "only one document", "a key must")):
            raise HostError("unreadable", f"YAML that is not read here: {error.message}") from None
        raise ValueError(f"line {error.line}: {error.message}") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"“{one_line(name, 60)}” is there twice")
        found[name] = value
    return found


def _ini(content: str, *, once: bool) -> Any:
    import configparser

    parser = configparser.ConfigParser(interpolation=None, strict=once, allow_no_value=True)
    try:
        try:
            parser.read_string(content)
        except configparser.MissingSectionHeaderError:
            parser.read_string("[DEFAULT]\n" + content)
    except (configparser.DuplicateSectionError, configparser.DuplicateOptionError) as error:
        name = getattr(error, "option", error.section)
        raise ValueError(f"“{one_line(name, 60)}” is there twice") from None
    except (configparser.Error, AttributeError):  # AttributeError: Python 3.12 and earlier
        raise ValueError("a line is neither “name = value” nor “[section]”") from None
    return {**dict(parser.defaults()), **{s: dict(parser[s]) for s in parser.sections()}}


def place_of(data: Any, key: str) -> Place | None:
    """Where ``network.ports.0`` leads, names in any letter case; None where there is nothing."""
    place = []
    for part in key.split("."):
        if isinstance(data, dict):
            alike = (k for k in data if str(k).casefold() == part.casefold())
            found = part if part in data else next(alike, None)
        else:
            inside = isinstance(data, list) and part.isdecimal() and int(part) < len(data)
            found = int(part) if inside else None
        if found is None:
            return None
        place.append(found)
        data = data[found]
    return tuple(place)


def at(data: Any, place: Place) -> Any:
    """What stands at a place of `data`."""
    for part in place:
        data = data[part]
    return data


def shown(value: Any) -> str:
    """A value as text."""
    if isinstance(value, (dict, list)):
        return f"{len(value)} entries"
    if value is None:
        return "null"
    return one_line(str(value).lower() if isinstance(value, bool) else str(value), 200)
