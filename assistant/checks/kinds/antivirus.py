"""Which antivirus products Windows knows of, and whether they report themselves as on.

This is what the products tell Windows: a product may report itself as off while a part of it
still blocks, and may stay in the list after it was uninstalled. Windows Server keeps no such list:
there Defender and Webroot are asked themselves, and no other product is seen.
"""

from __future__ import annotations

from fnmatch import fnmatch

from ...host.values import Antivirus
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("windows",)
EXAMPLE = """\
antivirus: Windows Defender
expect: present and on
pass: '{name} is on.'
fail: Windows Defender is off or not there.
"""


class Params(Record):
    """What to look for."""

    product: str = schema.text("name of the product; * and ? stand for any characters", default="*")


class Facts(Record):
    """What is told."""

    present: bool = schema.fact("a product of this name is in the list")
    on: bool | None = schema.fact("it reports itself as on")
    up_to_date: bool | None = schema.fact("it reports its definitions as up to date")
    name: str | None = schema.fact("its name")
    names: tuple[str, ...] = schema.fact("all products in the list")
    active: tuple[str, ...] = schema.fact("all products that report themselves as on")


def probe(look: Look, params: Params) -> Seen:
    """Ask Windows."""
    products = look.host.antivirus()
    pattern = params.product.casefold().replace("[", "[[]")
    found = [p for p in products if fnmatch(p.name.casefold(), pattern)]
    first = next((p for p in found if p.on), found[0] if found else None)
    facts = Facts(
        bool(found),
        first and first.on,
        first and first.up_to_date,
        first and first.name,
        tuple(p.name for p in products),
        tuple(p.name for p in products if p.on),
    )
    actual = _words(first) if first else "not in the list of antivirus products"
    evidence = tuple(Evidence("Windows Security", p.name, _words(p)) for p in products[:8])
    return Seen(facts, actual, evidence or (Evidence("Windows Security", "", "no product"),))


def _words(product: Antivirus) -> str:
    states = {True: "reports itself as on", False: "reports itself as off", None: "does not say"}
    return f"{product.name} {states[product.on]}"
