"""Words by which a heading is known: a problem, a question, a how-to, or nothing by itself."""

from __future__ import annotations

import re

QUESTION = re.compile(
    r"(?i)\?\s*$|^(?:how|what|why|when|where|which|who|can|could|do|does|did|is|are|am|will"
    r"|should|may|"
    r"must|have|has)\s+(?:i|we|you|my|our|your|it|the|a|an|there|this|that|to|is|are|do|does|can|"
    r"should|if|happens|long|much|many|often|of)\b"
)
PROBLEM = re.compile(
    r"(?i)\b(?:errors?|fail(?:s|ed|ing|ures?)?|can'?t|cannot|can not|could ?n[o']t|un(?:able"
    r"|expected|"
    r"available|successful|supported|known|authorized|authorised)|not|isn'?t|doesn'?t|don'?t|"
    r"won'?t|aren'?t|wasn'?t|no longer|missing|invalid|incorrect(?:ly)?|wrong(?:ly)?|broken|stuck|"
    r"block(?:s|ed|ing)|denied|denies|refused|rejected|expired?|expires|time[- ]?outs?|timed out|"
    r"crash(?:es|ed)?|hangs?|freez(?:es|ing)|slow|problems?|issues?|troubleshoot(?:ing)?|warnings?|"
    r"disabled|disconnect(?:s|ed)?|deauthori[sz]ed|lost|loses|corrupt(?:ed)?|duplicates?d?|exceed(?:s|ed)|"
    r"too (?:many|large|long|few)|conflicts?|limit(?:s|ations?| reached)|restrictions?|red|offline|"
    r"queued|pending|resolv(?:e|ing)|fix(?:es|ing)?|repair|recover|retry|reconnect|reinstall|restart|reset)\b"
)
TROUBLE = re.compile(
    r"(?i)troubleshoot|\btrouble\b|when (?:it|things|something) (?:fails?|goes?)|\bfaqs?\b|"
    r"frequently|common (?:questions|issues|errors|problems)|known.issues?|"
    r"\berrors?\b|\bissues?\b|\bproblems?\b|\bquestions\b|\bconcerns\b|error-messages?|resolve|"
    r"\blimitations?\b"
)
STATE = re.compile(
    r"(?i)(?:the|my|a|an|no|nothing|some|all)\b.+\b(?:is|are|has|have|does|do|was|stays?"
    r"|keeps?|shows?|"
    r"goes|turns?|stops?|appears?|remains?|takes?|gets?)\b"
)
"""A title that says how something is: ``The lamp is dim``."""
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
    tips-and-traps tips pros cons known-issues common-issues common-problems issues problems
    warnings restrictions""".split()
)
LINKS = re.compile(
    r"(?i)^(?:read next|see also|related(?: .*)?|next steps?|further reading|learn more|"
    r"more information|"
    r"additional resources|resources|useful links|what'?s next|links|external links|references|"
    r"in this section|contents|table of contents|on this page)\W*$"
)
NUMBERED = re.compile(r"(?i)^(?:step\s+)?\d{1,2}\s*(?:[.):–—-]\s|[.):]?$|of\s)|^step\s+\d")
_NUMBER = re.compile(
    r"(?i)^(?:step\s+)?\d{1,2}\s*[.):–—-]\s+|^\d{1,2}(?:\.[1-9]\d?){1,4}\.?\s+(?=[A-Za-z])"
)
_ROLES = {
    "error": r"(?:full |example |typical |exact )?(?:errors?|messages?|error (?:messages?|texts?|"
    r"codes?|logs?|output)|log (?:output|messages?|entry))",
    "symptom": r"symptoms?|what you (?:see|might see)|observed behaviou?r|problem|issue|"
    r"description",
    "cause": r"(?:possible |probable |common |root )?(?:causes?|reasons?)|why (?:this|it) happens|"
    r"explanation|background|details?|root cause analysis",
    "fix": r"(?:recommended |possible |temporary |suggested |quick )?(?:resolutions?|solutions?|"
    r"remediations?|fix(?:es)?|work-?arounds?|answers?|remed(?:y|ies)|actions?|mitigations?)|"
    r"how to (?:fix|solve|resolve) (?:it|this)|what to do|resolving the (?:issue|problem)",
    "steps": r"steps?|procedure|audit|instructions|steps to (?:fix|resolve|reproduce)|"
    r"(?:expected |returned )(?:results?|values?)|verification|verify",
    "scope": r"applies to|(?:affected|applicable|fixed|impacted|tested) (?:versions?|releases?|"
    r"products?|components?|platforms?)|properties|severity|scope|environment|metrics|"
    r"retryable\??|configuration|default configuration",
    "note": r"notes?|tips?|hints?|remarks?|important|warning|caution|see also|"
    r"related(?: information| links| issues)?",
}
"""Labels that name a part of a problem."""
_ROLE = {
    role: re.compile(rf"(?i)(?:{words})(?:\s*\(.{{0,20}}\))?") for role, words in _ROLES.items()
}
VERBS = """
    accept activate add allow allowlist apply approve ask assign authenticate back block browse
    build cancel change check choose clear click close collect configure confirm
    connect convert copy create customise customize debug define delete deploy disable
    disconnect double-check double-click download drag edit enable end ensure enter exclude
    execute exit expand export expose extract find fix follow force-quit forward generate get
    give go grant handle highlight hit hold hover identify import increase install integrate
    invite kill launch leave limit load locate log look make manage map merge migrate
    modify monitor mount move name navigate open paste pause perform prepare press prevent
    protect provide pull purchase query quit re-enable re-run read reboot rebuild reconnect
    record recover redirect refresh register reinstall reload remove rename renew repair repeat
    replace report request rerun reset resize resolve restart restore retrieve return
    right-click rotate run save scale schedule scroll search select send set share show sign
    skip start stop store submit switch sync terminate test tick toggle track troubleshoot
    try tune turn type unblock uncheck uninstall unlock unmount unplug untick update upgrade
    upload use verify view visit wait white-list whitelist write
""".split()
_FORMS = (f"{v}|{v.removesuffix('e')}(?:{v[-1]})?ing" for v in VERBS)  # remove, removing
HOW_TO = re.compile(rf"(?i)(?:how to|{'|'.join(_FORMS)})\b(?!-)")
"""Begins a title of something to be done, or a step."""
MENDING = re.compile(
    r"(?i)(?:how to )?(?:fix|resolv|repair|troubleshoot|debug|recover|unblock|unlock)"
)
"""Begins a title of something to be done about what goes wrong."""
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u2192]+")


def title_of(text: str) -> str:
    """A heading's words as a title: no number, no picture, no closing colon or hashes."""
    text = " ".join(_EMOJI.sub(" ", text).split())
    text = _NUMBER.sub("", text).strip().rstrip("#:").strip()
    return text[:200].strip()


def role_of(title: str) -> str:
    """The part of a problem that a label names, such as ``cause`` for "Root cause:"; else ""."""
    plain = title.strip(" *_:#.").strip()
    return next((role for role, words in _ROLE.items() if words.fullmatch(plain)), "")


def is_generic(title: str) -> bool:
    """Whether a title says nothing unless one knows the page: ``Overview``."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return plain in GENERIC


def is_problem(title: str) -> bool:
    """Whether a title names what goes wrong, or asks something."""
    return bool(QUESTION.search(title) or PROBLEM.search(title) or STATE.match(title))
