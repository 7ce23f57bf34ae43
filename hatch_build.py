"""Build hook: the wheel carries the built-in knowledge base, compiled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface[Any]):
    """Compiles `knowledge/` into the package before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the install is editable: that one reads the folder itself."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from assistant.kb.compile import compile_file
        from assistant.kb.problem import Problem
        from assistant.kb.scan import scan

        def report(problem: Problem) -> None:
            if problem.severity == "error":
                raise ValueError(problem.text())

        target = root / "assistant" / "builtin.kb"
        self.app.display_info("compiling the built-in knowledge base (about a minute)")
        compile_file(scan(str(root / "knowledge")), str(target), report, portable=True)
        build_data["force_include"][str(target)] = "assistant/builtin.kb"
