"""Verbs that this program calls itself by; no help lists them, and nobody needs to type them."""

from __future__ import annotations

from collections.abc import Callable


def run(arguments: list[str]) -> int:
    """Run ``__elevated ...`` or ``__open ADDRESS``; 64 where there is no such verb."""
    verb = _VERBS.get(arguments[0])
    return verb(arguments[1:]) if verb else 64


def _elevated(arguments: list[str]) -> int:
    from ..actions.elevated import main

    return main(arguments)


def _open(arguments: list[str]) -> int:
    """Have the browser take an address, which was judged and confirmed."""
    import webbrowser

    return int(not webbrowser.open(arguments[0]))


_VERBS: dict[str, Callable[[list[str]], int]] = {"__elevated": _elevated, "__open": _open}
