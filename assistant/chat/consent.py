"""Whether a line agrees to the plan that is shown: the only words that run it. Pure.

The grammar is closed: a line is a yes only if all of it is one. Thanks, a "but", a question, what
is quoted, praise ("great fix") and what names an act that need not be this plan's ("restart it")
are none. Whoever means yes and is not taken at their word types it once more; what was none must
never run anything.
"""

from __future__ import annotations

import re

from ..engine.assent import assent
from .intents import plain

_OPENS = (
    r"(?:ok|okay|yes|yeah|yep|yup|sure|alright|all right|right|great|good|perfect|fine"
    r"|(?:ok|okay|right|alright|well) then|please"
    r"|ja|jo|gut|klar|gerne|oui|ouais|d'accord|bien|parfait|si|vale|claro|bueno|de acuerdo) "
)
_IT = r"(?:it|that|this)"
_STEPS = (
    r"(?:it|that|this|them|(?:the|these|those|both|your) (?:(?:two|three|2|3) )?(?:steps|tasks)"
    r"|(?:the|this|that|your) (?:fix|repair|plan))"
)
_ENGLISH = (
    rf"y|yes+|yeah+|yep|yup|aye|sure|sure thing|ok+|okay|alright|all right|absolutely|definitely"
    rf"|certainly|of course|by all means|go|go ahead|go for it|go on then|proceed|please do|agreed"
    rf"|approved|do {_IT}|do so|make it so|run|fix|run {_STEPS}|(?:fix|repair) {_IT}"
    rf"|(?:start|apply|execute|perform|carry out) {_STEPS}|carry {_IT} out"
    r"|(?:go ahead and|let's|lets|you (?:can|may)|i want you to"
    r"|i'd like you to|we'd like you to) (?:do|fix|run|repair) (?:it|that|this|them)"
    rf"|(?:get on|go ahead|proceed|carry on) with {_STEPS}|let's (?:go|do {_IT})"
    r"|you have (?:my|our) (?:permission|consent|ok|okay|approval|blessing)|permission granted"
    r"|(?:i|we) (?:agree|consent|approve)|you (?:can|may) (?:go ahead|proceed)|sort it(?: out)?"
)
_GERMAN = (
    r"j|ja+|jawohl|jep|gerne|einverstanden|mach(?: mal)?(?: es| das|'s)|machen sie (?:es|das)"
    r"|leg(?:en sie)? los|los geht'?s|nur zu|ausfuhren|fuhre?(?: es| das) aus"
    r"|fuhren sie (?:es|das) aus|reparier(?:e|en sie)? (?:es|das)|behebe?(?:n sie)? (?:es|das)"
    r"|starte?(?:n sie)? (?:es|das)|(?:ausfuhren|starten|reparieren|beheben|machen)"
)
_FRENCH = (
    r"oui+|ouais|vas-?y|allez-?y|d'accord|je suis d'accord|fai(?:s|tes)-le|bien sur|volontiers"
    r"|repare[zr]?-le|lance[zr]?-l[ea]|lance[zr]? la reparation|execute[zr]?-le"
)
_SPANISH = (
    r"si+|adelante|hazlo|hagalo|dale|vale|de acuerdo|estoy de acuerdo|claro que si|por supuesto"
    r"|arreglalo|arreglelo|reparalo|ejecutalo|procede"
)
_CLOSES = (
    r"(?: (?:please|now|for (?:me|us)|right away|bitte|jetzt|gerne|s'il (?:te|vous) plait|svp"
    r"|maintenant|por favor|ahora|yes|ja|oui|si))"
)
_CONSENT = re.compile(
    rf"(?:{_OPENS}){{0,2}}(?:bitte |please |por favor )?"
    rf"(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}){_CLOSES}{{0,2}}"
)
_PRAISE = re.compile(r"(?:right|great|good|perfect|fine|bien|parfait|bueno|gut) (?:fix|run)\b.*")
"""“Great fix” judges; “great, fix it” asks for it."""
_PLAIN = re.compile(r"(?!\s*')(?!.*(?:\.\.|(?:^|\s)-|[,'-]\s*$))[\w ,.!'’-]+")
"""No question, no quotation, no pasted lines, no sign that could say something else or that more
is to come: “yes,” is the beginning of “yes, but”."""


def consents(text: str) -> bool:
    """Whether the whole of a line agrees to run the plan that is shown.

    English, German, French and Spanish, in any case and with or without accents.
    """
    line = text.strip()
    if not _PLAIN.fullmatch(line):
        return False
    if _PRAISE.fullmatch(line.casefold()):
        return False
    return assent(line) is True or _CONSENT.fullmatch(plain(line)) is not None
