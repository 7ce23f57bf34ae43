"""``assistant kb``: import, compile, lint, test, list and show knowledge bases."""

from __future__ import annotations

from importlib import import_module

from ..errors import Exit
from .common import Options, usage_error

VERBS = {
    "import": "turn documents into articles, and again when they have changed",
    "status": "tell which imported articles are behind their documents",
    "compile": "turn a folder of articles into one file",
    "lint": "find mistakes, and symptoms that collide or lead astray",
    "test": "ask questions with expected articles, report what is right",
    "kinds": "what a check can look at, with its parameters and facts",
    "list": "list the articles",
    "show": "print an article",
}
"""Verb -> what it does. Its module is `kb_VERB` and offers `run`."""


def run(options: Options, arguments: list[str]) -> int:
    """Run ``assistant kb VERB``."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("usage: assistant kb VERB ...\n")
        for verb, what in VERBS.items():
            print(f"  {verb:<10}{what}")
        return Exit.OK if arguments else Exit.USAGE
    verb, *rest = arguments
    if verb not in VERBS:
        from ..suggest import did_you_mean

        raise usage_error(f"there is no verb “kb {verb}”", did_you_mean(verb, VERBS))
    module = import_module(f"assistant.cli.kb_{verb}")
    return int(module.run(options, rest))
