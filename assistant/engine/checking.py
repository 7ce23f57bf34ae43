"""Which checks a name stands for, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..checks.read import is_reference, read_check
from ..checks.run import Run, Settings
from ..checks.spec import CheckSpec
from ..errors import AssistantError, Exit
from ..host.base import Host
from ..host.limits import Limit
from ..host.once import Once
from ..kb.store import Store
from ..model import Block, CheckResult
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean
from .core import Engine

if TYPE_CHECKING:
    from typing import Any

    from ..checks.variables import Variable


class Plan:
    """The checks of one knowledge base that are to be run."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.specs: dict[str, CheckSpec] = {}
        self._owners: dict[str, list[str]] = {}
        for name, article in store.blocks("check"):
            self._owners.setdefault(name, []).append(article)
        self._sets = {
            name: store.declared(name) for name in ("signatures", "variables", "generations")
        }
        self._articles: dict[str, dict[str, Any] | None] = {}

    @property
    def declared(self) -> dict[str, Any]:
        """What its checks need of kb.yaml while they run."""
        return self._sets

    @property
    def names(self) -> list[str]:
        """All that can be asked for: the declared checks, and the articles."""
        articles = (slug for slug, _, _ in self.store.articles())
        return [*self._owners, *articles, *self.store.pages()]

    def add(self, name: str) -> bool:
        """Add an article's checks, or one check; false where there is neither."""
        article = self._article(name)
        if article is None and name not in self._owners:
            return False
        if article is None:
            self._add_check(name)
            return True
        for block in article["blocks"]:
            if block["kind"] == "check":
                self._add_block(block, article)
        return True

    def add_all(self) -> None:
        """Add every declared check, and the empty blocks that no check stands behind."""
        declaring = [a for owners in self._owners.values() for a in owners]
        others = [slug for slug, _, _ in self.store.articles()] if declaring else []
        for article in dict.fromkeys((*declaring, *others)):
            self.add(article)

    def only(self, wanted: Callable[[CheckSpec], bool]) -> Plan:
        """The checks that are `wanted`, with those that they require."""
        some = Plan(self.store)
        names = [name for name, spec in self.specs.items() if wanted(spec)]
        while names:
            spec = self.specs.get(names.pop())
            if spec and spec.id not in some.specs:
                some.specs[spec.id] = spec
                names += spec.requires
        return some

    def of_article(self, article: str) -> list[str]:
        """Ids of the checks that stand in an article."""
        found = self._article(article)
        return [b["id"] for b in found["blocks"] if b["kind"] == "check"] if found else []

    def _article(self, slug: str) -> dict[str, Any] | None:
        if slug not in self._articles:
            self._articles[slug] = self.store.article(slug)
        return self._articles[slug]

    def _add_check(self, name: str) -> None:
        article = self._article(self._owners[name][0])
        for block in article["blocks"] if article else ():
            if block["kind"] == "check" and block["id"] == name and block["source"].strip():
                self._add_block(block, article)

    def _add_block(self, block: dict[str, Any], article: Any) -> None:
        name = block["id"]
        if is_reference(block["source"]):
            if name not in self._owners:
                self.specs.setdefault(name, _undeclared(block, article))
            elif name not in self.specs:
                self._add_check(name)
            return
        if (known := self.specs.get(name)) and known.article == article["id"]:
            return
        key = name if name not in self.specs else f"{article['id']}/{name}"
        plain = Block("check", block["line"], block["source"], key)
        spec = read_check(plain, article["id"], article["file"], self._sets, lambda problem: None)
        spec = spec._replace(applies_to=spec.applies_to or tuple(article["applies_to"]))
        self.specs[key] = spec
        for required in spec.requires:
            if required in self._owners and required not in self.specs:
                self._add_check(required)


def _undeclared(block: dict[str, Any], article: dict[str, Any]) -> CheckSpec:
    """An empty block that no other block declares: an error when it is run, not a silent gap."""
    name, file, line = block["id"], article["file"], block["line"]
    fault = f"{file}:{line}: no article declares the check “{name}”"
    return CheckSpec(name, name, article["id"], file, line, None, {}, (), fault=fault)


class Checking:
    """A run over the checks of one or more knowledge bases."""

    def __init__(self, plans: Sequence[Plan], host: Host, settings: Settings) -> None:
        self.host = Once(host)
        self._settings = settings
        self._plans = [p for p in plans if p.specs]
        self._runs: list[Run] = []
        self._cancelled = False

    @property
    def questions(self) -> tuple[Variable, ...]:
        """What a person has to decide before some checks can be made."""
        return tuple(question for run in self._runs for question in run.questions)

    def cancel(self) -> None:
        """End the run soon; may be called from any thread. What has not ended is skipped."""
        self._cancelled = True
        for run in self._runs:
            run.cancel()

    def stream(self) -> Iterator[CheckResult]:
        """The results, as they come."""
        end = Limit(self._settings.deadline)
        for plan in self._plans:
            left = self._settings._replace(deadline=end.left())
            specs = list(plan.specs.values())
            run = Run(specs, self.host, plan.declared, left, plan.store.bounds)
            self._runs.append(run)
            if self._cancelled:
                run.cancel()
            yield from run.stream()


def plan_checks(engine: Engine, names: Sequence[str]) -> list[Plan]:
    """The checks that `names` stand for (articles or checks), or all there are.

    Raises:
        AssistantError: a name stands for nothing, or there is no check at all.
    """
    plans = [Plan(store) for store in engine.stores]
    for name in names:
        known = [plan.add(name) for plan in plans]
        if not any(known):
            raise AssistantError(
                "no-check",
                f"there is no article and no check “{name}”",
                hint=did_you_mean(name, {n for plan in plans for n in plan.names}),
                exit_code=Exit.NO_INPUT,
            )
    if not names:
        for plan in plans:
            plan.add_all()
    if not any(plan.specs for plan in plans):
        what = f"“{names[0]}” has" if names else "the knowledge base has"
        raise AssistantError(
            "no-check",
            f"{what} no checks",
            hint="“assistant kb kinds” says what a check can look at",
            exit_code=Exit.NO_INPUT,
        )
    return plans
