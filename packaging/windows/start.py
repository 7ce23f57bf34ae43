"""Where both built programs begin."""

from __future__ import annotations

import sys

from assistant.own_files import fault


def _main() -> int:
    try:
        from assistant.cli.built import main

        return main()
    except ImportError as error:  # before the command line could tell it
        print(f"assistant: {fault(error)}", file=sys.stderr)
        if sys.stdin and sys.stdin.isatty():
            input("\nPress Enter to close this window. ")
        return 70


sys.exit(_main())
