"""``assistant`` with a clock that stands still: what a page shows stays as it is."""

from __future__ import annotations

import time

from assistant.cli.main import main
from assistant.host.practice.hands import ActingPracticeHost

NOW = 1_796_000_000.0
"""What the clock shows: 2026-11-30 00:53:20 UTC."""

if __name__ == "__main__":
    time.time = lambda: NOW
    ActingPracticeHost.now = lambda host: NOW  # type: ignore[method-assign, assignment]
    main()
