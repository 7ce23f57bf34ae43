"""What the chat says by itself, apart from articles, checks and plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..actions.plan import Plan
from ..engine.why import why
from ..kb.by_hand import steps_by_hand
from ..model import ActionResult, Match
from ..session.steps import steps_text

HELLO = "Hi! What are you seeing?"
HELLO_AGAIN = "Hi! We're still at “{title}”."
WELCOME = "You're welcome."
BYE = "Bye! This chat is closed with “quit”; nothing else is running."
SMALL = "I'm only good at troubleshooting. Tell me what you see, in your own words."
SMALL_AGAIN = "I'm listening. We're still at “{title}”."
SORRY = "I'm sorry this is such a nuisance. Tell me what you see, or say “ticket” for support."
SORRY_FIX = "I'm sorry this is such a nuisance. Say “fix it” for the plan, or “ticket” for support."
OPEN_QUESTION = "The question is still open: a number picks one, or tell me more."
ABOUT = (
    "I'm a program that finds what is wrong, shows how to fix it, and checks whether it helped. "
    "Nothing leaves this computer, and nothing is changed before you say yes to a plan."
)
CAN_TYPE: dict[str, str] = {
    "start": "Describe what you see, or paste an error message. /help lists the commands.",
    "answered": "You can type: “why”, “how”, “ticket”, “not it”, or what is different.",
    "fix_offered": "You can type: “fix it”, “why”, “how” (by hand), “no”, or what is different.",
    "consent": "“Yes” runs the plan, “no” doesn't, “why” explains it.",
    "asked": "A number picks one; “none” says that nothing fits; or just tell me more.",
    "fixed": "You can type: “solved”, “still the same”, “undo”, or the next problem.",
    "not_fixed": "You can type: “fix it” for the next try, “undo”, “ticket”, or what is different.",
    "abstained": "A number opens an article; or tell me the exact message you see.",
}
REPHRASE = "Sorry, I misread that. Tell me in other words: what do you see, and where?"
NOT_NOW = "OK, nothing changed. Say “fix it” when you're ready."
DECLINED = "OK, nothing changed. What is different from what I described?"
NO_FIX = "There is nothing here that I can fix for you. “how” shows the manual steps."
FIX_WHAT = "Fix what? Describe the problem first, or name an article: /fix {example}"
CHECK_WHAT = "Check what? Describe the problem first, or name an article: /check {example}"
SOLVED = "Great! Anything else? Just describe it."
EXHAUSTED = "I've tried everything I know. Say “ticket” and I prepare one for support."
NO_OTHER = "I know nothing else that fits. Say what is different, or “ticket” for support."
NEXT_FIX = "Then let's try: {title}."
NEXT_ARTICLE = "Then it could be this:"
TAKEN_BACK = "It was taken back."
TAKEN_BACK_IN_PART = "It was taken back in part."
NOTHING_TO_UNDO = "There is nothing to undo."
TRY_DEMO = "To see checks and fixes at work on a made-up PC: /machine practice:{name}"
ELSEWHERE = "These checks are for another kind of computer."
NO_LIST = "No list is open here. Describe what you see in your own words."
WRONG_NUMBER = "There are {count} choices: type a number from 1 to {count}."
SAY_YES = "I have not run anything. Type “yes” to run the plan, or “no” to leave it."
PUT_ASIDE = "Put aside; nothing was changed. “/fix {action}” shows it again."
LATER = "That is answered afterwards. Now “yes” or “no”:"
NOTHING_RUNS = "Nothing is running."
SAME = "It still looks like “{title}”."
UNVERIFIED = "I couldn't check whether it helped. Is it solved?"
IS_IT_SOLVED = "Is it solved for you too?"
NO_STEPS = "There is no article yet whose steps I could show. Describe what you see first."
NO_REASON = "There is nothing to explain yet. Describe what you see first."
LEFT_OUT = "{count} earlier events are not shown; “assistant sessions show” has them."
ABSENT = "{label} (not here)"
NOT_HERE = (
    "This session was about {label}, which isn't here now. I show what was found and run nothing. "
    "/machine NAME looks at another machine."
)
COMMAND = "No command {name}."
NO_ARTICLE = "There is no article “{name}”."
OPEN_WHAT = "Open which article? For example: /open {example}"


def reason(match: Match, article: Mapping[str, Any]) -> str:
    """Why this article, and what it says of the cause."""
    text = f"I think it is “{match.title}”: {why(match)}."
    first = next(_paragraphs(article), "")
    return f"{text} {first}" if first else text


def plan_reason(plan: Plan) -> str:
    """What a plan does, changes and leaves, before it is shown again."""
    changes = [step.changes for step in plan.steps if step.changes]
    said = f"It changes: {'; '.join(dict.fromkeys(changes))}." if changes else "It changes nothing."
    undo = [step.undo for step in plan.steps if step.undo]
    back = f" To undo it: {'; '.join(dict.fromkeys(undo))}." if undo else ""
    checks = f" Then I check again: {', '.join(plan.verify)}." if plan.verify else ""
    return f"{said}{back}{checks} Risk: {plan.risk}."


def manual_steps(article: Mapping[str, Any]) -> str:
    """What a person does by hand: the numbered steps, or all of the article as plain text."""
    items = [
        f"{element['marker']} {_text(element)}"
        for block in article["blocks"]
        if block["kind"] == "prose"
        for element in block["elements"]
        if element["kind"] == "item" and element["marker"][:1].isdecimal()
    ]
    if not items:
        return steps_text(dict(article)).rstrip()
    by_hand = [
        f"{number}. {step}"
        for block in article["blocks"]
        for number, step in enumerate(steps_by_hand(block), 1)
    ]
    return "\n".join([*items, *([""] if by_hand else []), *by_hand])


def ending(result: ActionResult) -> str:
    """What became of a fix of which no step was begun."""
    word = "Nothing to do" if result.status == "succeeded" else result.status.capitalize()
    return f"{word} ({result.id}). {result.message}"


def _paragraphs(article: Mapping[str, Any]) -> Iterator[str]:
    for block in article["blocks"]:
        if block["kind"] == "prose":
            for element in block["elements"]:
                if element["kind"] == "paragraph":
                    yield _text(element)


def _text(element: Mapping[str, Any]) -> str:
    return "".join(text for text, _, _ in element["spans"])


LOOKS_FINE = "This PC looks fine."
LOOK_AGAIN = "Look again at what you see; if it is still so, tell me more."
FOUND = "I found on this PC:"
