"""Windows PowerShell, asked where COM does not answer: no profile, JSON, language-free values."""

from __future__ import annotations

import json
import os

from ...record import TYPE_CHECKING
from ...text import one_line
from .. import child, limits
from ..values import HostError, Output, Reason

if TYPE_CHECKING:
    from typing import Any

SECONDS = 15.0
"""PowerShell takes seconds to start; a cold computer needs several."""
_SCRIPT = (
    # Constrained language does not let anybody set it; the answer comes in the console's code page.
    "try{{[Console]::OutputEncoding=[Text.Encoding]::UTF8}}catch{{}};"
    "$ProgressPreference='SilentlyContinue';"
    "$ErrorActionPreference='Stop';"
    "try{{$d=@({});ConvertTo-Json -Compress -Depth 4 @{{data=$d}}}}"
    "catch{{ConvertTo-Json -Compress @{{error=[string]$_.FullyQualifiedErrorId;"
    "code=$_.Exception.HResult}}}}"
)
_DENIED = ("0x80070005", "0x80041003", "accessdenied", "permissiondenied", "unauthorizedaccess")
_MISSING = ("commandnotfound", "0x8004100e", "couldnotautoloadmatchingmodule")


class PowerShellError(HostError):
    """PowerShell answered that the command failed; `identifier` is language-free."""

    def __init__(self, identifier: str) -> None:
        self.identifier = identifier.lower()
        reason: Reason = "exception"
        if any(sign in self.identifier for sign in _DENIED):
            reason = "permission_denied"
        elif any(sign in self.identifier for sign in _MISSING):
            reason = "tool_missing"
        super().__init__(reason, f"PowerShell failed: {one_line(identifier, 120)}")


def ask(script: str) -> list[dict[str, Any]]:
    """The objects that `script` puts out (hash tables of plain values; no double quotes in it).

    Raises:
        HostError: tool_missing where PowerShell is absent or says nothing; timeout; a
            `PowerShellError` where the script failed.
    """
    root = os.environ.get("SYSTEMROOT", r"C:\Windows")
    program = root + r"\System32\WindowsPowerShell\v1.0\powershell.exe"
    argv = [program, "-NoProfile", "-NonInteractive", "-Command"]
    return decode(child.run([*argv, _SCRIPT.format(script)], limits.left(SECONDS)))


def decode(output: Output) -> list[dict[str, Any]]:
    """The objects in what PowerShell printed.

    Nothing at all is no empty list: a list comes in a frame, so that silence is told apart.

    Raises:
        HostError: see `ask`.
    """
    if not output.out.strip():
        if output.code != 0:
            raise HostError(
                "exception", f"PowerShell ended with {output.code}: {one_line(output.err, 120)}"
            )
        raise HostError("tool_missing", "PowerShell does not answer on this computer")
    try:
        told = json.loads(output.out.lstrip("\ufeff"), strict=False)
    except ValueError:
        raise HostError("unreadable", "PowerShell's answer is no JSON") from None
    if not isinstance(told, dict) or output.truncated:
        raise HostError("unreadable", "PowerShell's answer is incomplete")
    if "data" not in told:
        raise PowerShellError(_identifier(told))
    data = told["data"]
    rows = data if isinstance(data, list) else [data]
    return [row for row in rows if isinstance(row, dict)]


def _identifier(told: dict[str, Any]) -> str:
    code = told.get("code")
    shown = f" 0x{code & 0xFFFFFFFF:08x}" if isinstance(code, int) else ""
    return f"{told.get('error', 'no reason')}{shown}"
