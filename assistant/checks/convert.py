"""A parameter as written -> the value that a probe gets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..kb.schema import plain
from ..kb.yamlio import Value
from ..record import TYPE_CHECKING
from .patterns import guarded
from .schema import Param
from .signatures import MARKS, Signature
from .units import parse_number, show_number

if TYPE_CHECKING:
    from typing import Any

_URL = re.compile(
    r"(?:https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[!#-$&-z|~]*)?|tcp://[A-Za-z0-9.-]+:\d{1,5})"
)
_SIGNATURE_KEYS = ("id", "means", "group", "texts", "code", "pattern", "marks", "article",
                   "general", "mild", "telling", "resets")  # fmt: skip


def convert(param: Param, value: Value, sets: Mapping[str, Any]) -> Any:
    """The value of `param`.

    Raises:
        ValueError: it does not fit; the message says what would.
    """
    if param.type == "signatures":
        return _signatures(plain(value), sets)
    if param.type == "paths":
        return _paths(plain(value))
    if param.type == "prose":
        return tuple(" ".join(text.split()) for text in _texts(plain(value)))
    if param.type in ("texts", "argv"):
        return _texts(plain(value))
    if param.type == "choices":
        return _choices(plain(value))
    if not isinstance(value.data, str):
        raise ValueError("one text is expected here")  # noqa: TRY004 - told to the author
    return _SCALARS[param.type](param, value.data)


def _text(param: Param, written: str) -> str:
    return _place(written) if param.type == "path" else written.strip()


def _place(written: str) -> str:
    """A path that says where it leads."""
    if ".." in re.split(r"[\\/]", written):
        raise ValueError("a path must not climb up with “..”; write the whole path")
    if not written.strip():
        raise ValueError("a path is expected here, not an empty text")
    return written.strip()


def _number(param: Param, written: str) -> float:
    unit = param.type if param.type in ("seconds", "bytes") else ""
    number = parse_number(written, unit)
    if unit and number < 0:
        raise ValueError("it is never less than nothing")
    if param.least is not None and number < param.least:
        raise ValueError(f"it is {show_number(param.least, unit)} at least")
    if param.most is not None and number > param.most:
        raise ValueError(f"it is {show_number(param.most, unit)} at most")
    return number


def _flag(_: Param, written: str) -> bool:
    if written not in ("true", "yes", "false", "no"):
        raise ValueError("yes or no is expected here")
    return written in ("true", "yes")


def _option(param: Param, written: str) -> str:
    if written not in param.options:
        raise ValueError(f"one of: {', '.join(param.options)}")
    return written


def _url(_: Param, written: str) -> str:
    if not _URL.fullmatch(written):
        raise ValueError("write https://host, http://host or tcp://host:port")
    return written


def _host(_: Param, written: str) -> str:
    """Nothing that was found on a machine may leave it in a name that is looked up."""
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", written):
        raise ValueError("write a computer's name as it is, without variables")
    return written


_SCALARS: dict[str, Callable[[Param, str], Any]] = {
    "text": _text,
    "path": _text,
    "number": _number,
    "seconds": _number,
    "bytes": _number,
    "flag": _flag,
    "option": _option,
    "url": _url,
    "host": _host,
}


def _texts(data: Any) -> tuple[str, ...]:
    items = [data] if isinstance(data, str) else data
    if not isinstance(items, list) or not items or not all(isinstance(i, str) for i in items):
        raise ValueError("a text or a list of texts is expected here")
    return tuple(items)


def _paths(data: Any) -> tuple[tuple[str, str], ...]:
    """Pairs of a label (or "") and a path."""
    if isinstance(data, dict) and data and all(isinstance(v, str) for v in data.values()):
        return tuple((label, _place(path)) for label, path in data.items())
    return tuple(("", _place(path)) for path in _texts(data))


def _choices(data: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(data, dict) or not data or {type(v) for v in data.values()} != {str}:
        raise ValueError("names with their texts are expected here, like {always: Yes, always}")
    return tuple(data.items())


def _signatures(data: Any, sets: Mapping[str, Any]) -> tuple[Signature, ...]:
    if isinstance(data, str):
        known = sets.get("signatures", {})
        if data not in known:
            raise ValueError(
                f"kb.yaml has no signatures “{data}”; it has: {', '.join(known) or 'none'}"
            )
        data = known[data]
    if not isinstance(data, list) or not data:
        raise ValueError("a list of signatures is expected here")
    return tuple(found for item in data for found in signatures_in(item, sets))


def signatures_in(item: Any, sets: Mapping[str, Any]) -> tuple[Signature, ...]:
    """One signature, or those of another set: ``{include: NAME}``.

    Raises:
        ValueError: it cannot be looked for, or there is no such set.
    """
    if not isinstance(item, dict) or "include" not in item:
        return (signature(item),)
    included = sets.get("signatures", {}).get(item["include"])
    if not isinstance(included, list) or any("include" in i for i in included):
        raise ValueError(
            f"“include” names another set without one of its own, not “{item['include']}”"
        )
    return tuple(signature(i) for i in included)


def signature(data: Any) -> Signature:
    """One signature out of its keys.

    Raises:
        ValueError: it cannot be looked for.
    """
    if not isinstance(data, dict) or not data.get("id") or not data.get("means"):
        raise ValueError("a signature needs “id”, “means” and one of: texts, code, pattern")
    if unknown := set(data) - {*_SIGNATURE_KEYS}:
        raise ValueError(f"a signature has no “{min(unknown)}”")
    for key in set(data) - {"texts"}:
        if not isinstance(data[key] or "", str):
            raise ValueError(f"“{key}” of a signature is one text")  # noqa: TRY004 - for the author
    code = data.get("code")
    pattern = data.get("pattern") or ""
    if pattern:
        guarded(pattern)
    texts = _texts(data["texts"]) if "texts" in data else ()
    number = int(parse_number(code)) if code else None
    if not (texts or pattern or number is not None):
        raise ValueError(f"the signature “{data['id']}” has nothing to look for")
    marks = "success" if data.get("resets") == "true" else data.get("marks", "")
    if marks and marks not in MARKS:
        raise ValueError(f"“marks” of a signature is one of: {', '.join(MARKS)}")
    return Signature(
        data["id"],
        data["means"],
        data.get("group", ""),
        texts,
        number,
        pattern,
        marks,
        data.get("article", ""),
        data.get("general") == "true",
        data.get("mild") == "true",
        data.get("telling") == "true",
    )
