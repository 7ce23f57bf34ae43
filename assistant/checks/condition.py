"""The small language of ``when``: ``running and count > 1``.

    condition  terms joined by “and”
    term       NAME | not NAME | NAME OPERATOR VALUE | NAME in (VALUE, VALUE, ...)
    operator   =  !=  <  <=  >  >=  ~ (contains)  has, lacks (a list holds it, or not)

Texts are compared in any letter case. A fact that is not known (None) fulfils no term, neither
``NAME`` nor ``not NAME``: what was not seen decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..record import TYPE_CHECKING, Record
from .schema import Fact
from .units import parse_number, version_parts

if TYPE_CHECKING:
    from typing import Any

_TERM = re.compile(
    r"(?P<negated>not\s+)?(?P<fact>[a-z][a-z0-9_]{0,39})"
    r"(?:\s*(?P<operator>!=|<=|>=|=|<|>|~|\bin\b|\bhas\b|\blacks\b)\s*(?P<value>.+))?"
)
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class Term(Record):
    """One comparison; its value is as the fact's type needs it."""

    fact: str
    operator: str
    """One of the above; ``is`` and ``not`` for a bare fact."""
    value: Any = None


def parse(text: str, facts: Mapping[str, Fact], types: Mapping[str, str]) -> tuple[Term, ...]:
    """Parse a condition over `facts`, whose annotations are `types`.

    Raises:
        ValueError: with a message that says what is wrong and what could be written.
    """
    terms = re.split(r"\s+and\s+", text.strip())
    return tuple(_term(part, facts, types) for part in terms)


def without_unit(text: str, facts: Mapping[str, Fact]) -> list[str]:
    """The terms of a condition that compare a duration or a size with a number alone."""
    matches = (_TERM.fullmatch(part.strip()) for part in re.split(r"\s+and\s+", text.strip()))
    return [
        m[0]
        for m in matches
        if m
        and m["fact"] in facts
        and facts[m["fact"]].unit in ("seconds", "bytes")
        and re.fullmatch(r"[0-9.]*[1-9][0-9.]*", (m["value"] or "").strip("\"' "))
    ]


def _term(text: str, facts: Mapping[str, Fact], types: Mapping[str, str]) -> Term:
    match = _TERM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” is no condition; write for example “count > 1”")
    name, operator, written = match["fact"], match["operator"], match["value"]
    if name not in facts:
        raise ValueError(f"there is no fact “{name}”; known are: {', '.join(facts)}")
    base = types[name].removesuffix(" | None")
    if operator is None:
        if base != "bool":
            raise ValueError(f"“{name}” is no yes or no; compare it: “{name} = ...”")
        return Term(name, "not" if match["negated"] else "is")
    if match["negated"]:
        raise ValueError("“not” stands before a bare fact only; write “!=”")
    if base == "bool":
        raise ValueError(f"“{name}” is yes or no; write “{name}” or “not {name}”")
    return Term(name, operator, _operand(name, operator, written, facts[name], base))


def _operand(name: str, operator: str, written: str, fact: Fact, base: str) -> Any:
    if (operator in ("has", "lacks")) != base.startswith("tuple") and operator not in ("=", "!="):
        raise ValueError(f"“{operator}” does not fit “{name}”")
    if operator == "in":
        items = written.strip("()").split(",")
        return tuple(_value(name, item, fact, base) for item in items)
    if operator in _ORDER and base == "str" and fact.unit != "version":
        raise ValueError(f"“{name}” is a text; use =, !=, ~ or in")
    if operator == "~" and base != "str":
        raise ValueError(f"“~” looks into a text, and “{name}” is none")
    return _value(name, written, fact, base)


def _value(name: str, written: str, fact: Fact, base: str) -> Any:
    plain = written.strip().strip("\"'").strip()
    if base in ("int", "float"):
        return parse_number(
            plain, fact.unit if fact.unit in ("seconds", "bytes", "percent") else ""
        )
    if fact.unit == "version":
        if not version_parts(plain):
            raise ValueError(f"“{plain}” is no version; write it like 10.0.2")
        return version_parts(plain)
    if fact.options and plain not in fact.options:
        raise ValueError(f"“{name}” is one of: {', '.join(fact.options)}")
    return plain.casefold()


def holds(condition: tuple[Term, ...], facts: Mapping[str, Any], versions: frozenset[str]) -> bool:
    """Whether all terms are fulfilled; `versions` names the facts compared as versions."""
    return all(_holds(term, facts[term.fact], term.fact in versions) for term in condition)


def _holds(term: Term, actual: Any, version: bool) -> bool:
    if actual is None or (version and not version_parts(actual)):
        return False
    if term.operator in ("is", "not"):
        return bool(actual) == (term.operator == "is")
    seen = _comparable(actual, version)
    if term.operator in _ORDER:
        return _ORDER[term.operator](seen, term.value)
    if term.operator == "~":
        return term.value in seen
    if term.operator == "in":
        return seen in term.value
    if term.operator in ("has", "lacks"):
        return (term.value in seen) == (term.operator == "has")
    same = set(seen) == {term.value} if isinstance(actual, tuple) else seen == term.value
    return same == (term.operator == "=")


def _comparable(actual: Any, version: bool) -> Any:
    if version:
        return version_parts(actual)
    if isinstance(actual, str):
        return actual.casefold()
    if isinstance(actual, tuple):
        return tuple(str(item).casefold() for item in actual)
    return actual
