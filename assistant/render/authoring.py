"""JSON Schemas of what authors write, for editors: each from the declarations that lint reads.

YAML gives editors numbers and booleans where the program reads texts, so any scalar is a text here.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..actions import kind as action_kind
from ..actions import read as action_read
from ..checks import kind as check_kind
from ..checks import read as check_read
from ..checks.schema import Param
from ..checks.spec import OUTCOME_STATES
from ..codec import titled
from ..host.practice import file as practice
from ..kb.schema import ARTICLE, KB, SOURCE, Key
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Schema = dict[str, Any]

NAMES = ("article-header", "kb-yaml", "practice-machine", "check-block", "action-block")
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_SEVERAL: Schema = {"anyOf": [_TEXT, _TEXTS]}
_MAPPING: Schema = {"type": "object"}
_OF_KEY: dict[str, Schema] = {
    "text": _TEXT,
    "texts": _TEXTS,
    "groups": {"type": "array", "items": _TEXTS},
    "mapping": _MAPPING,
    "sources": {
        "type": "array",
        "items": {
            "anyOf": [
                _TEXT,
                {
                    "type": "object",
                    "properties": dict.fromkeys(SOURCE, _TEXT),
                    "additionalProperties": False,
                },
            ]
        },
    },
}
_LISTS = ("texts", "prose", "argv")
_OF_FLAG: Schema = {"enum": [True, False, "true", "false", "yes", "no"]}


def authoring_schema(name: str) -> Schema:
    """The schema of one of `NAMES`."""
    made = {
        "article-header": lambda: _keys(ARTICLE),
        "kb-yaml": lambda: _keys(KB),
        "practice-machine": _machine,
        "check-block": _check,
        "action-block": _action,
    }[name]()
    return titled(_TITLES[name], made)


_TITLES = {
    "article-header": "the header of an article",
    "kb-yaml": "kb.yaml",
    "practice-machine": "a practice machine: machines/NAME.yaml",
    "check-block": "the YAML of a check block",
    "action-block": "the YAML of an action block",
}


def _keys(keys: Mapping[str, Key]) -> Schema:
    found = {name: {**_OF_KEY[key.kind], "description": key.example} for name, key in keys.items()}
    return _closed(found)


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _machine() -> Schema:
    shapes: dict[type[Any], Schema] = {list: {"type": "array"}, dict: _MAPPING, str: _TEXT}
    found: dict[str, Schema] = {
        name: dict(shapes[practice.shape_of(name)]) for name in practice.SECTIONS
    }
    found["platform"] = {"enum": list(practice.PLATFORMS)}
    return _closed(found)


def _check() -> Schema:
    kinds = [check_kind.load_kind(name) for name in check_kind.kind_names()]
    outcome = _closed(
        {
            **dict.fromkeys(check_read.OUTCOME_KEYS, _TEXT),
            "state": {"enum": list(OUTCOME_STATES)},
            "supports": _SEVERAL,
            "rules_out": _SEVERAL,
        }
    )
    common: dict[str, Schema] = dict.fromkeys(check_read.KEYS, _TEXT)
    common |= {
        "outcomes": {"type": "array", "items": outcome, "minItems": 1},
        "requires": _SEVERAL,
        "applies_to": _SEVERAL,
        "applies_when": _MAPPING,
    }
    return _block(common, {k.name: _params(k) for k in kinds})


def _action() -> Schema:
    kinds = [action_kind.load_kind(name) for name in action_kind.kind_names()]
    doing = {k.name: _params(k) for k in kinds}
    common: dict[str, Schema] = dict.fromkeys(action_read.KEYS, _SEVERAL)
    common["applies_when"] = _MAPPING
    common["do"] = {"type": "array", "items": _closed(doing), "minItems": 1}
    return _block(common, doing, "do")


def _block(common: Mapping[str, Schema], kinds: Mapping[str, Schema], *also: str) -> Schema:
    """Exactly one kind, or one of `also` in its place."""
    one = [{"required": [name]} for name in (*kinds, *also)]
    return {**_closed({**common, **kinds}), "oneOf": one}


def _params(kind: check_kind.Kind | action_kind.Kind) -> Schema:
    """A kind's parameters; what stands alone is the first of them."""
    found = {name: {**_param(p), "description": p.doc} for name, p in kind.params.items()}
    needed = [name for name, param in kind.params.items() if param.required]
    whole = {**_closed(found), **({"required": needed} if needed else {})}
    if kind.one_of:
        whole["oneOf"] = [{"required": [name]} for name in kind.one_of]
    first = _param(next(iter(kind.params.values())))
    alone: list[Schema] = [] if first.get("type") == "object" else [first]
    forms = [whole, *alone, *([] if needed or kind.one_of else [{"type": "null"}])]
    doc = kind.doc.split("\n\n", maxsplit=1)[0]
    return {"description": " ".join(doc.split()), "anyOf": forms}


def _param(param: Param) -> Schema:
    if param.type == "option":
        return {"enum": list(param.options)}
    if param.type == "flag":
        return _OF_FLAG
    if param.type in _LISTS:
        return _SEVERAL
    if param.type == "paths":
        return {"anyOf": [_TEXT, _TEXTS, _MAPPING]}
    if param.type == "choices":
        return _MAPPING
    if param.type == "signatures":
        return {"anyOf": [_TEXT, {"type": "array"}]}
    if param.type == "number" and param.least is not None:
        bounds = {"minimum": param.least, "maximum": param.most}
        return {"anyOf": [{"type": "number", **bounds}, {"type": "string"}]}
    return _TEXT
