"""``assistant config``: what is set, where each value comes from, and changing it."""

from __future__ import annotations

import os

from ..render.outputs import ConfigData, SettingData
from ..settings import Config, Value, read_config
from ..settings.shown import written
from ..text import clean
from .common import Options, narrate, print_json
from .default_kb import VARIABLE, default_bases
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant config",
        description="Show the settings and where each comes from, or change one.",
        epilog="for example: assistant config set theme nord",
    )
    parser.add_argument("what", nargs="?", default="show", choices=("show", "path", "set", "unset"))
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("value", nargs="?", default=None, help="a list is separated by “:”")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    parser = make_parser()
    found = parser.parse_args(arguments)
    if found.what == "set" and found.value is None:
        parser.error("“set” needs a setting and a value")
    if found.what == "unset" and not found.name:
        parser.error("“unset” needs a setting")
    if found.what in ("set", "unset"):
        _change(found.what, found.name, found.value)
    config = _with_project(read_config())
    if options.json:
        data = ConfigData(config.path, tuple(map(_data, config.values.values())))
        print_json("config", data, 0)
    elif found.what == "path":
        print(clean(config.path))
    else:
        _show(config)
    return 0


def _change(what: str, name: str, value: str | None) -> None:
    from ..engine.setting import change_setting
    from ..settings.write import unset_value

    if what == "set":
        change_setting(name, value or "")
    elif not unset_value(name):
        narrate(f"{name} was not set in the file")


def _with_project(config: Config) -> Config:
    """The settings, with the knowledge bases of the project that this folder belongs to."""
    found = default_bases()
    if not found.source or found.source == VARIABLE:
        return config
    value = config.values["kb"]._replace(value=found.paths, source=found.source)
    return config._replace(values={**config.values, "kb": value})


def _show(config: Config) -> None:
    there = "" if os.path.exists(config.path) else " (not there yet)"
    print(f"{clean(config.path)}{there}\n")
    width = max(map(len, config.values))
    for name, value in config.values.items():
        print(f"{name:<{width}}  {written(value)}  ({clean(value.source)})")
        print(f"{'':<{width}}  {value.key.what}")


def _data(value: Value) -> SettingData:
    shown = written(value) if value.key.secret and value.value else value.value
    return SettingData(value.key.name, shown, value.key.default, value.source, value.key.what)
