"""Words by which a heading is known: a problem, a question, a how-to, or nothing by itself."""

from __future__ import annotations

import re

QUESTION = re.compile(
    r"\?\s*$|^(?:how|what|why|when|where|which|who|can|could|do|does|did|is|are|am|will|should|may|"
    r"must|have|has)\s+(?:i|we|you|my|our|your|it|the|a|an|there|this|that|to|is|are|do|does|can|"
    r"should|if|happens|long|much|many|often|of)\b",
    re.IGNORECASE,
)
PROBLEM = re.compile(
    r"\b(?:errors?|fail(?:s|ed|ing|ures?)?|can'?t|cannot|can not|could ?n[o']t|un(?:able|expected|"
    r"available|successful|supported|known|authorized|authorised)|not|isn'?t|doesn'?t|don'?t|"
    r"won'?t|aren'?t|wasn'?t|no longer|missing|invalid|incorrect(?:ly)?|wrong(?:ly)?|broken|stuck|"
    r"block(?:s|ed|ing)?|denied|denies|refused|rejected|expired?|expires|time[- ]?outs?|timed out|"
    r"crash(?:es|ed)?|hangs?|freez(?:es|ing)|slow|problems?|issues?|troubleshoot(?:ing)?|warnings?|"
    r"disabled|disconnect(?:s|ed)?|deauthori[sz]ed|lost|loses|corrupt(?:ed)?|duplicates?d?|exceed(?:s|ed)|"
    r"too (?:many|large|long|few)|conflicts?|limit(?:s|ations?)?|restrictions?|red|offline|queued|"
    r"pending|resolv(?:e|ing)|fix(?:es|ing)?|repair|recover|retry|reconnect|reinstall|restart|reset)\b",
    re.IGNORECASE,
)
TROUBLE = re.compile(
    r"troubleshoot|\bfaqs?\b|frequently|common (?:questions|issues|errors|problems)|known.issues?|"
    r"\berrors?\b|\bissues?\b|\bproblems?\b|\bquestions\b|\bconcerns\b|error-messages?|resolve|"
    r"\blimitations?\b",
    re.IGNORECASE,
)
GENERIC = frozenset(
    """overview introduction intro prerequisites prerequisite requirements requirement setup set-up
    example examples note notes limitations limitation troubleshooting faq faqs configuration
    configure usage summary background description details detail solution solutions cause causes
    resolution resolutions more other general features install installation installing uninstall
    uninstalling authentication authorization support errors error steps step options settings
    parameters response responses request requests webhooks webhook test testing syncing mapping
    getting-started get-started start started before-you-begin how-it-works what-s-new what-next
    considerations use-cases benefits faqs-and-troubleshooting troubleshooting-and-faq concepts
    troubleshooting-and-faqs frequently-asked-questions resolve-issues next-steps questions
    tips-and-traps tips pros cons""".split()
)
LINKS = re.compile(
    r"^(?:read next|see also|related(?: .*)?|next steps?|further reading|learn more|"
    r"more information|"
    r"additional resources|resources|useful links|what'?s next|links|external links|references|"
    r"in this section|contents|table of contents|on this page)\W*$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"^(?:step\s+)?\d{1,2}\s*(?:[.):–—-]\s|[.):]?$|of\s)|^step\s+\d", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:step\s+)?\d{1,2}\s*[.):–—-]\s+", re.IGNORECASE)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u2192]+")


def title_of(text: str) -> str:
    """A heading's words as a title: no number, no picture, no closing colon or hashes."""
    text = " ".join(_EMOJI.sub(" ", text).split())
    text = _NUMBER.sub("", text).strip().rstrip("#:").strip()
    return text[:200].strip()


def is_generic(title: str) -> bool:
    """Whether a title says nothing unless one knows the page: ``Overview``."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return plain in GENERIC


def is_problem(title: str) -> bool:
    """Whether a title names what goes wrong, or asks something."""
    return bool(QUESTION.search(title) or PROBLEM.search(title))
