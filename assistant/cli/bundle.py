"""``assistant bundle``: what is in a support bundle, and what changed between two."""

from __future__ import annotations

from importlib import import_module

from ..errors import Exit
from .common import Options, usage_error

VERBS = {
    "show": "what is in a bundle, what was replaced, what was left out and why",
    "diff": "what changed between two bundles of one machine",
}
"""Verb -> what it does. Its module is `bundle_VERB` and offers `run`."""


def run(options: Options, arguments: list[str]) -> int:
    """Run ``assistant bundle VERB``."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("usage: assistant bundle VERB ...\n")
        for verb, what in VERBS.items():
            print(f"  {verb:<10}{what}")
        return Exit.OK if arguments else Exit.USAGE
    verb, *rest = arguments
    if verb not in VERBS:
        from ..suggest import did_you_mean

        raise usage_error(f"there is no verb “bundle {verb}”", did_you_mean(verb, VERBS))
    module = import_module(f"assistant.cli.bundle_{verb}")
    return int(module.run(options, rest))
