"""Open knowledge bases, and the answer to a question."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Sequence

from ..errors import AssistantError, Exit
from ..kb.behind import behind, is_imported
from ..kb.builtin import open_builtin, source_folder
from ..kb.store import DamagedError, Store, is_compiled
from ..match.confidence import Trust
from ..match.decide import CHOICE_FROM, MAX_CHOICES, Verdict, decide
from ..match.rank import EXACT, Ranker, Ranking
from ..model import Answer, Decision, Match, Question, Repair
from ..record import TYPE_CHECKING
from ..text import clean, head_and_tail

if TYPE_CHECKING:
    from typing import Any, TypeVar

    from ..kb.cache import Listen
    from ..kb.machines import Shelf

    Result = TypeVar("Result")

DAMAGE = (sqlite3.DatabaseError, DamagedError, LookupError, ValueError, TypeError,
          ArithmeticError)  # fmt: skip
"""What reading a compiled file with wrong bytes in it ends in."""
_CODE = re.compile(r"0[xX][0-9a-fA-F]|\d{9}|[A-Z]\d{3}|8004[0-9a-fA-F]{4}")
"""What may be an error code: a look that costs nothing."""
_NEAREST = 3
"""Topics named when abstaining."""
_PREFERENCE: tuple[Decision, ...] = ("answer", "clarify", "abstain")


class _Base:
    """One open knowledge base."""

    def __init__(self, store: Store, folder: str | None) -> None:
        self.folder = folder
        self._use(store)

        self._imported = folder is not None and is_imported(folder)
        self._behind: dict[str, str] = {}

    def _use(self, store: Store) -> None:
        self.store = store
        self.ranker = Ranker(store.index)

    def ask(self, text: str, top: int) -> Answer:
        ranking = self.ranker.rank(text, max(top, _NEAREST))
        answer = self._answer(text, ranking, decide(ranking), top)
        if not _CODE.search(text):
            return answer
        from .codes import known_codes, with_codes

        declared = {name: self.store.declared(name) for name in ("signatures", "results")}
        return with_codes(answer, known_codes(text, declared), self._named_match)

    def _named_match(self, slug: str) -> Match | None:
        """An article as a match, whatever its words say; None where there is none."""
        found = next((a for a in self.store.articles() if a[0] == slug), None)
        return Match(*found, 0.0, kb=self.store.id) if found else None

    def denied(self, claim: str, *, absent: bool) -> set[tuple[str, str]]:
        return self._named(self.ranker.denied(claim, absent=absent))

    def pointed(self, text: str) -> set[tuple[str, str]]:
        return self._named(self.ranker.pointed(text))

    def _named(self, articles: set[int]) -> set[tuple[str, str]]:
        return {(self.store.id, self.store.index.head(a)[0]) for a in articles}

    def renew(self, listen: Listen | None) -> bool:
        """Replace a damaged cache file; false where there is nothing to make it from."""
        if self.folder is None:
            return False
        from ..kb.cache import recompile

        self.store.connection.close()  # Windows replaces no file that is open
        self._use(recompile(self.folder, listen))
        return True

    def _answer(self, text: str, ranking: Ranking, verdict: Verdict, top: int) -> Answer:
        repairs = tuple(Repair(*pair) for pair in ranking.repairs.items())
        matches = self._matches(ranking, max(top, _NEAREST), repairs)
        if self._imported:
            matches = tuple(m._replace(behind=self._behind_docs(m.article)) for m in matches)
        if verdict.decision == "abstain":
            return Answer(text, "abstain", nearest=matches[:_NEAREST], repairs=repairs)
        question = None
        if ranking.vague and verdict.decision == "clarify":
            matches, verdict = self._with_usual(matches, verdict)
        if verdict.decision == "clarify":
            question = Question(
                "Which of these is closest to what you see?", matches[: verdict.choices]
            )
        shown = max(top, verdict.choices)
        return Answer(text, verdict.decision, matches[:shown], question=question, repairs=repairs)

    def _behind_docs(self, slug: str) -> str:
        """In what an article is behind its docs; looked at once."""
        if slug not in self._behind:
            article = self.store.article(slug)
            self._behind[slug] = behind(self.folder or "", article) if article else ""
        return self._behind[slug]

    def _with_usual(
        self, matches: tuple[Match, ...], verdict: Verdict
    ) -> tuple[tuple[Match, ...], Verdict]:
        """Where too little is said, what words do not point to gives way to the usual faults."""
        usual = self.store.index.info.get("usual") or ()
        pointed = [m for m in matches if m.confidence >= CHOICE_FROM or not usual]
        known = {m.article: m for m in matches}
        others = (known.get(slug) or self._named_match(slug) for slug in usual)
        order = dict.fromkeys((*pointed, *(m for m in others if m), *matches))
        return tuple(order)[: len(matches)], verdict._replace(choices=MAX_CHOICES)

    def _matches(
        self, ranking: Ranking, count: int, repairs: tuple[Repair, ...]
    ) -> tuple[Match, ...]:
        order = ranking.order[:count]
        if ranking.exact is not None:
            rest = [(a, c * (1 - EXACT)) for a, c in order if a != ranking.exact]
            order = [(ranking.exact, EXACT), *rest][:count]
        matches = []
        for article, confidence in order:
            slug, title, symptom = self.store.index.head(article)
            words = ranking.words.get(article, ())
            used = tuple(r for r in repairs if r.written in words)
            exact = article == ranking.exact
            matches.append(
                Match(slug, title, symptom, round(confidence, 4), words, used, exact, self.store.id)
            )
        return tuple(matches)


class Engine:
    """Answers questions from one or more knowledge bases. Deterministic."""

    def __init__(self, paths: Sequence[str] = (), listen: Listen | None = None) -> None:
        """Open the knowledge bases at `paths` (folders or compiled files), or the built-in one.

        Raises:
            AssistantError: one of them is not usable.
        """
        self._listen = listen
        self._named = bool(paths)
        self.learns = False
        """How problems ended here before may change the order of close candidates."""
        self._bases = [_open(path, listen) for path in paths] or [
            _Base(open_builtin(listen), source_folder())
        ]

    @property
    def stores(self) -> list[Store]:
        """The open knowledge bases, in the order given."""
        return [base.store for base in self._bases]

    @property
    def foreign(self) -> list[Store]:
        """Those of them that did not come with the program."""
        return [base.store for base in self._bases] if self._named else []

    @property
    def shelf(self) -> Shelf:
        """The practice machines that come with the knowledge bases."""
        from ..kb.machines import shelf_of

        return shelf_of((base.folder, base.store) for base in self._bases)

    @property
    def example(self) -> str:
        """What somebody could say: the shortest of the articles' first symptoms, or ""."""
        symptoms = (symptom for store in self.stores for _, _, symptom in store.articles())
        return min(filter(None, symptoms), key=len, default="")

    @property
    def demos(self) -> dict[str, str]:
        """Practice machines to try first -> what somebody would say who sits before each."""
        found: dict[str, str] = {}
        for store in self.stores:
            found |= {str(name): clean(str(said)) for name, said in store.declared("demos").items()}
        names = set(self.shelf.names) if found else set()
        return {name: said for name, said in found.items() if name in names}

    def source(self) -> tuple[str | None, Trust]:
        """The folder of the first knowledge base (None where it is one file), and its trust."""
        base = self._bases[0]
        return base.folder, Trust(*base.store.index.settings.trust)

    def close(self) -> None:
        """Let go of the files; the engine answers no more."""
        for base in self._bases:
            base.store.connection.close()

    def warm_up(self) -> None:
        """Prepare for a long run of questions."""
        for base in self._bases:
            base.store.index.load_all()

    def warnings(self) -> list[str]:
        """Problems in the knowledge bases that did not keep them from answering."""
        lines = []
        for base in self._bases:
            for problem in base.store.problems:
                if problem["fatal"] or problem["severity"] == "error":
                    line = f":{problem['line']}" if problem["line"] else ""
                    place = f"{base.folder or base.store.id}/{problem['file']}{line}"
                    left = "left out: " if problem["fatal"] else ""
                    lines.append(f"{place}: {left}{problem['message']}")
        return lines

    def ask(self, question: str, top: int = 3) -> Answer:
        """Answer `question`; at most `top` articles (1 or more) are named.

        Raises:
            AssistantError: the question is blank.
        """
        text = clean(head_and_tail(question)).strip()
        if not text:
            raise AssistantError(
                "empty-question",
                "the question is empty",
                hint=f"describe what you see{self._example()}",
                exit_code=Exit.USAGE,
            )
        answer = _merge([self._read(base, lambda b: b.ask(text, top)) for base in self._bases], top)
        if self.learns and answer.decision == "clarify":
            from .outcomes import adjusted

            return adjusted(answer)
        return answer

    def _example(self) -> str:
        return f', for example: assistant ask "{self.example}"' if self.example else ""

    def denied(self, claim: str, *, absent: bool = False) -> set[tuple[str, str]]:
        """The articles, as knowledge base and id, that denying `claim` speaks against.

        `claim` is without its "not"; `absent`: the thing is said not to be there at all.
        """
        text = clean(head_and_tail(claim)).strip()
        found = [self._read(b, lambda b: b.denied(text, absent=absent)) for b in self._bases]
        return set().union(*found)

    def pointed(self, text: str) -> set[tuple[str, str]]:
        """The articles, as knowledge base and id, that words of `text` point to by themselves."""
        plain = clean(head_and_tail(text)).strip()
        return set().union(*(self._read(b, lambda b: b.pointed(plain)) for b in self._bases))

    def _read(self, base: _Base, work: Callable[[_Base], Result]) -> Result:
        """Do `work` with a knowledge base; a damaged cache file is made anew and read again."""
        try:
            return work(base)
        except DAMAGE as error:
            if not base.renew(self._listen):
                raise AssistantError(
                    "kb-damaged",
                    f"the knowledge base {base.store.id} is damaged{_detail(error)}",
                    hint="compile it again, or install the program again",
                    exit_code=Exit.CONFIG,
                ) from error
            return work(base)

    def article(self, slug: str, kb: str = "") -> dict[str, Any] | None:
        """All of an article, by its id (and its knowledge base's, where several are open)."""
        for base in self._bases:
            if kb in ("", base.store.id):
                found = self._read(base, lambda b: b.store.article(slug))
                if found:
                    return found
        return None

    def home(self, slug: str) -> str | None:
        """The folder of the knowledge base that has an article; None where it is one file."""
        homes = (b.folder for b in self._bases if self._read(b, lambda b: b.store.article(slug)))
        return next(homes, None)


def _open(path: str, listen: Listen | None) -> _Base:
    if not os.path.isdir(path) and is_compiled(path):
        from ..kb.foreign import open_foreign

        return _Base(open_foreign(path), None)
    from ..kb.cache import open_folder

    return _Base(open_folder(path, listen), path)


def _detail(error: Exception) -> str:
    """What is damaged, where that is told for people."""
    return f": {error}" if isinstance(error, DamagedError | sqlite3.DatabaseError) else ""


def _merge(answers: list[Answer], top: int) -> Answer:
    """One answer out of several knowledge bases': the surest decision, the best articles."""
    if len(answers) == 1:
        return answers[0]
    decision = next(d for d in _PREFERENCE if any(a.decision == d for a in answers))
    if decision == "abstain":
        nearest = _best([m for a in answers for m in a.nearest])
        return answers[0]._replace(nearest=nearest[:_NEAREST])
    matches = _best([m for a in answers if a.decision != "abstain" for m in a.answers])
    rivals = [a for a in answers if a.decision == "answer"]
    if len(rivals) > 1 and matches[1].confidence > matches[0].confidence - 0.1:
        decision = "clarify"
    question = None
    if decision == "clarify":
        question = Question("Which of these is closest to what you see?", matches[:3])
    repairs = tuple(dict.fromkeys(r for a in answers for r in a.repairs))
    return Answer(
        answers[0].query, decision, matches[: max(top, 3 if question else 1)], (), question, repairs
    )


def _best(matches: list[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda m: -m.confidence))
