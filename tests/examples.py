"""How many examples a property gets: few while somebody works, more in CI, many on request."""

from __future__ import annotations

import os

import hypothesis

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "quick")
"""``quick``, ``ci`` (``make test-full``) or ``full``; only ``full`` varies from run to run."""
_USUAL = {"quick": 10, "ci": 40, "full": 500}


def examples(number: int) -> int:
    """The examples of a property that gets `number` in CI because its inputs are varied."""
    quick = min(10, max(4, number // 8))
    return {"quick": quick, "ci": number, "full": 10 * number}[PROFILE]


def load_profile() -> None:
    """What holds for all properties.

    No deadline: how fast an example is says more of the machine than of the program.
    """
    for name, number in _USUAL.items():
        hypothesis.settings.register_profile(
            name, max_examples=number, derandomize=name != "full", deadline=None
        )
    hypothesis.settings.load_profile(PROFILE)
