"""The tool that runs a fix: it asks the person through the client, and runs only what was shown.

The annotations below are read at run time, with names of this function's own; so they are no texts.
"""

from collections.abc import Callable
from typing import Annotated, Any

from anyio import to_thread
from mcp.server.elicitation import AcceptedElicitation, ElicitationResult
from mcp.server.mcpserver import Elicit, Resolve
from pydantic import BaseModel, Field

from .desk import Desk
from .shapes import Machine, Name, answer, brief, told


class Consent(BaseModel):
    """What the person says to a plan."""

    run: bool = Field(default=False, description="Run exactly these steps")


class Shown(BaseModel):
    """A plan as the person reads it."""

    text: str
    plan: str
    """Its hash; "" where there is nothing to be agreed to."""


def fix_tool(desk: Desk) -> Callable[..., Any]:
    """The tool ``apply_fix``."""

    async def shown(fix: Name, machine: Machine = "live") -> Shown:
        text, plan = await to_thread.run_sync(lambda: told(lambda: desk.consent_text(fix, machine)))
        return Shown(text=text, plan=plan)

    async def consent(plan: Annotated[Shown, Resolve(shown)]) -> Consent | Elicit[Consent]:
        if not plan.plan:
            return Consent()
        return Elicit(f"An AI agent wants to run this fix. Run it?\n\n{plan.text}", Consent)

    async def apply_fix(
        fix: Name,
        plan: Annotated[Shown, Resolve(shown)],
        said: Annotated[ElicitationResult[Consent], Resolve(consent)],
        machine: Machine = "live",
    ) -> str:
        """Ask the person with the exact plan whether to run a fix; run it only after their yes."""
        if not plan.plan:
            return brief({"status": "not_run", "message": plan.text})
        if not (isinstance(said, AcceptedElicitation) and said.data.run):
            return brief({"status": "declined", "message": "Nothing was changed."})
        return await to_thread.run_sync(
            lambda: answer(lambda: desk.apply_fix(fix, machine, plan.plan))
        )

    return apply_fix
