"""What a fresh interpreter has imported: an answer must not wait for what it does not use."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant import record
from assistant.model import Article, Block, Element, Match, Span
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {
    "argparse",
    "asyncio",
    "concurrent.futures",
    "dataclasses",
    "difflib",
    "email",
    "hashlib",
    "inspect",
    "logging",
    "markdown_it",
    "pathlib",
    "random",
    "rich",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "textual",
    "typing",
    "unittest",
    "urllib.parse",
    "yaml",
}
PARSERS = {"yaml", "markdown_it", "asyncio", "rich", "mcp", "pydantic"}
PROBE = """
import sys
before = set(sys.modules)
{code}
sys.stdout.flush()
print("\\n".join(sorted(set(sys.modules) - before)), file=sys.stderr)
"""


def imported(code: str) -> set[str]:
    """The modules that running `code` in a fresh interpreter adds."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=PATIENCE,
        check=True,
    )
    return set(done.stderr.decode().split())


def imported_by(*arguments: str) -> set[str]:
    """The modules that ``assistant ...`` adds."""
    return imported(f"from assistant.cli.main import main; main({list(arguments)!r})")


@pytest.fixture
def compiled(run: Run) -> None:
    """The built-in knowledge base is in the cache: compiling does import parsers."""
    run("kb", "list")


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "tray icon is red"),
        ("ask", "since monday the bookkeeper sees a scarlet blob by the clock"),
        ("ask", "connector problem"),
        ("ask", "vegan lasagne for twelve"),
        ("ask", "tray icon is red", "--json"),
        ("--json", "ask", "connector problem"),
        ("ask", "tray icon is red", "--no-color", "--kb", "knowledge"),
        ("ask", ""),
        ("--kb", "/no/such/folder", "ask", "tray icon is red"),
    ],
    ids=" ".join,
)
def test_a_question_imports_no_parser_and_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules = imported_by(*(str(ROOT / a) if a == "knowledge" else a for a in arguments))

    assert modules & HEAVY == set()
    assert not any(name.startswith("rapidfuzz") for name in modules)
    assert "assistant.cli.ask" in modules
    assert not any(".kinds." in name or name.startswith("assistant.host") for name in modules)


@pytest.mark.usefixtures("compiled")
def test_an_answer_in_json_imports_neither_schemas_nor_text() -> None:
    assert "assistant.render.schemas" not in imported_by("ask", "tray icon is red", "--json")
    assert "assistant.render.as_text" not in imported_by("ask", "tray icon is red", "--json")


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    ("question", "repaired"),
    [
        ("company deauthorized minutes after the first sync", False),
        ("company deauthorrized minutes after the first sync", True),
        ("error 0x80040408 in QBSDKLOG.TXT", False),
    ],
)
def test_rapidfuzz_is_imported_only_to_repair_a_typo(question: str, repaired: bool) -> None:
    modules = imported_by("ask", question)

    assert ("rapidfuzz" in modules) == repaired
    assert modules & {"yaml", "markdown_it", "argparse", "dataclasses"} == set()


def test_importing_the_package_imports_nothing_else() -> None:
    assert imported("import assistant") == {"assistant"}


@pytest.mark.usefixtures("compiled")
def test_no_verb_but_those_that_read_articles_imports_a_parser() -> None:
    for arguments in (("kb", "list"), ("kb", "show", "logs"), ("schema", "ask"), ("--help",)):
        assert imported_by(*arguments) & PARSERS == set()


@pytest.mark.slow
def test_every_module_can_be_imported_on_its_own() -> None:
    names = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "assistant").rglob("*.py")
        if path.name != "__main__.py"
    )
    code = (
        "import importlib\n"
        f"for name in {names!r}:\n"
        "    package = '.'.join(name.split('.')[:2])\n"  # layers keep circles within a package
        "    for known in [m for m in sys.modules if m.startswith(package)]:\n"
        "        del sys.modules[known]\n"
        "    importlib.import_module(name)\n"
    )

    assert names[-1] in imported(code)


# record.Record stands in for typing.NamedTuple


class Point(record.Record):
    """A point."""

    x: int
    y: int = 0
    """Height."""
    tags: tuple[str, ...] = ()

    def moved(self, by: int) -> Point:
        """Another point."""
        return self._replace(x=self.x + by)

    @property
    def far(self) -> bool:
        """Whether it is far away."""
        return self.x > 100

    @classmethod
    def origin(cls) -> Point:
        """The point in the middle."""
        return cls(0)

    @staticmethod
    def name() -> str:
        """What it is called."""
        return "point"


def test_a_record_has_fields_defaults_and_a_readable_form() -> None:
    assert Point(1) == Point(1, 0, ()) == Point(x=1, y=0, tags=())
    assert repr(Point(1, tags=("a",))) == "Point(x=1, y=0, tags=('a',))"
    assert (Point._fields, Point._field_defaults) == (("x", "y", "tags"), {"y": 0, "tags": ()})
    assert Point.__doc__ == "A point."
    assert (Point.__module__, Point.__name__) == (__name__, "Point")
    assert Point.__qualname__ == "Point"


@pytest.mark.parametrize("arguments", [(), (1, 2, (), 4)])
def test_a_record_refuses_too_few_and_too_many_values(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Point(*arguments)


def test_a_record_has_methods_properties_and_class_methods() -> None:
    assert Point(1).moved(4) == Point(5)
    assert isinstance(Point(1).moved(4), Point)
    assert (Point(101).far, Point(1).far) == (True, False)
    assert (Point.origin(), Point.name()) == (Point(0), "point")


def test_a_record_cannot_be_changed() -> None:
    point: Any = Point(1)

    with pytest.raises(AttributeError):
        point.x = 2
    with pytest.raises(AttributeError):
        point.other = 2
    assert not hasattr(point, "__dict__")


def test_a_record_is_a_tuple() -> None:
    x, y, tags = Point(1, 2)

    assert (x, y, tags) == tuple(Point(1, 2)) == (1, 2, ())
    assert hash(Point(1)) == hash((1, 0, ()))
    assert Point(1) < Point(2)
    assert Point(1)._asdict() == {"x": 1, "y": 0, "tags": ()}
    assert Point._make([3, 4, ()]) == Point(3, 4)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_record_travels_between_processes(protocol: int) -> None:
    article = Article("a", "A", ("s",), blocks=(Block("prose", 1, "", "", (Element("p", ()),)),))

    for value in (Point(1, 2, ("a",)), article, Span("x", "b")):
        back = pickle.loads(pickle.dumps(value, protocol))
        assert (back, type(back)) == (value, type(value))
        assert copy.deepcopy(value) == value


def test_a_record_survives_json_as_a_list() -> None:
    assert json.loads(json.dumps(Point(1))) == [1, 0, []]


def test_the_values_of_the_model_are_records() -> None:
    assert isinstance(Match("a", "A", "s", 0.5), tuple)
    assert Match("a", "A", "s", 0.5) != Match("a", "A", "s", 0.6)
    assert Match("a", "A", "s", 0.5)._replace(kb="x").kb == "x"


def test_a_record_is_pattern_matched_by_position() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("no match")
