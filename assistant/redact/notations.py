"""QuickBooks data in other notations than qbXML and JSON: known by the names of its fields.

Objects as programs print them, calls of the SDK, elements and attributes that name a field, blocks
that are indented below one, statements in SQL, addresses of requests. Every value goes.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .naming import REMOVED, Naming, Rule
from .qbxml_names import is_element, is_record, names_field

if TYPE_CHECKING:
    from re import Match

_RECORD = r"[A-Za-z]\w{1,40}(?i:Ret(?:List)?|Add|Mod|Ref|R[qs]|Address)"
_RECORD_NEEDLES = ("ret\b", "retlist\b", "add\b", "mod\b", "ref\b", "rq\b", "rs\b", "address\b")
"""How the names of records end."""
_SIGN = r"[ \t]{0,3}(?:[=:]{1,2}>?|<-|[=-]{1,2}>|\u2192|(?:is|returned|returns)(?=[ ]))[ \t]{0,3}"
_INDEX = r"(?:\[\w{0,9}\]|\(\w{0,9}\)){0,2}"
_ENDS = (
    r"[ ]+(?:ListID|TxnID|EditSequence|RefNumber|missing|not|is|was|invalid|already|cannot"
    r"|failed)\b|[;|\n]|$"
)
_STATE = r"(?i)open|(?:un)?paid|pending|overdue|void|closed|posted|(?:in)?active|\d{1,3}"
_NEAR = 300
_NOTHING = r"(?i)[\W_]*|status ok|null|none|nil|nothing|true|false|\(?empty\)?"
_ATTRIBUTE = r"\s{1,4}([\w:.-]{1,60})\s?=\s?(\\?\"[^\"<>\n]*+\"|'[^'<>\n]*+')"
_TOLD = (
    r"(?i)xmlns.*|requestID|status(?:Code|Severity)?|version|iterator\w*|metaData|onError|count"
    r"|id|ms"
)
"""What tells of a message and not of a company."""
_PAIR = (
    r"(?P<name>\w{2,40})(?P<sign>[ ]?[=:][ ]?)(?P<value>\"[^\"\n]*+\"|'[^'\n]*+'"
    rf"|{REMOVED}"
    r"|[^\s;,|\"'][^;,|\n]{0,200}?(?=[;,|\n]|\s+\w{2,40}[ ]?[=:]|[)}\]>]|$))"
)
_CELL = r"N?'(?:[^'\n]|'')*+'?|\"[^\"\n]*+\"|(?<![\w.'])-?\d[\d.,]*\d"
_PARTY = (
    r"(?:customer|vendor|supplier|client|payee|payer|company|kunde|lieferant|firma|cliente"
    r"|fournisseur|proveedor|employee)(?:[_-]?name)?"
)
_AMOUNT = r"-?[$€£]?\d{1,12}[.,]\d{1,2}"
_STEM = (
    r"(?i:name|amount|balance|addr|phone|email|memo|salutation|title|number|note|price|cost|rate"
    r"|total|due|tax|limit|date|ref|ein|ssn|quantity|contact|desc|code|id|payment|credit|postal"
    r"|value)"
)
_FOLLOWS = (
    r"[\"']?(?:[\])}]|[ \t]{0,3}[=:<\u2192-]|[ ]?[(|~.]|;|[ \t]{1,3}(?:is|ret))"
    r"(?![ \t=:>\"']{0,6}<value removed>)"
)
"""How what follows a field's name may begin, where it was not replaced yet."""
_FIELD_NEEDLES = (
    "name", "amount", "balance", "addr", "phone", "email", "memo", "salutation", "title", "number",
    "note", "price", "cost", "rate", "total", "due", "tax", "limit", "date", "ref", "ein", "ssn",
    "quantity", "contact", "desc", "code", "id", "payment", "credit", "postal", "value",
)  # fmt: skip

_BOOKS = (
    r"(?:bills?|invoices?|payments?|checks?|customers?|vendors?|estimates?|employees?|deposits?"
    r"|paychecks?|payroll|sales\w{0,12}|purchases?|transactions?|txns?|receipts?|credits?|expenses?"
    r"|rechnung\w{0,3}|zahlung\w{0,3}|kunden?|factur\w{1,3}|clientes?|proveedores|journal\w{0,8})"
)


def _value(text: str, naming: Naming) -> str:
    """What stands for a value: quotes stay, and what is no value."""
    inner = text.strip().strip("\\\"'")
    if re.fullmatch(_NOTHING, inner) or naming.kept(inner) or "removed>" in inner:
        return text
    return text.replace(inner, naming.secret("value"), 1)


def _last(path: str) -> str:
    """The field's own name: the last part of a path to it, but for calls that read it."""
    parts = [p for p in re.split(r"[^\w]+", path) if p and not re.fullmatch(r"\d+", p)]
    while len(parts) > 1 and re.fullmatch(
        r"(?i)getvalue|getasstring|value|text|tostring", parts[-1]
    ):
        parts.pop()
    return re.sub(r"^get(?=[A-Z])", "", parts[-1]) if parts else ""


def _field(match: Match[str], naming: Naming) -> str:
    """``[BillAddress/Addr1]: X``, ``OpenBalance = X``; also ``Name: X`` beside such a field."""
    key = _last(match["key"])
    if not names_field(key) and not (is_element(key) and _beside(match)):
        return match[0]
    said = match["head"].endswith((" is ", "returned ", "returns "))
    if names_field(match["value"].strip()) or (said and not re.search(r"\d", match["value"])):
        return match[0]  # a heading, or what is wrong with it
    return around(match, _value(match["value"], naming))


def _beside(match: Match[str]) -> bool:
    """Whether a field of QuickBooks' stands close to a match in its line."""
    text = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    at = match.start() - max(0, match.start() - _NEAR)
    near = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return any(names_field(m[1]) for m in re.finditer(r"(\w{3,40})[\"'\])}]{0,2}[ ]?[=:]", near))


def _member(match: Match[str], naming: Naming) -> str:
    """``customerRet.Name.GetValue() = X``, ``CustomerRet[0].Name <- X``."""
    *above, last = [part for part in re.split(r"\W+", match["key"]) if part]
    named = _last(match["key"])[:1].isupper() or last[:1].isupper()
    if not named or not any(map(is_record, above)):
        return match[0]
    return around(match, _value(match["value"], naming))


def _object(match: Match[str], naming: Naming) -> str:
    """``CustomerRet { Name = X, Memo = Y }``, up to the last bracket in its line."""
    if not is_record(match["key"]) or not re.search(r"\w[\"']?\s?[=:]", match["value"]):
        return match[0]
    end = max(map(match["value"].rfind, ")}]"))
    inner = match["value"][:end] if end > 0 else match["value"]
    new = _value(inner, naming)
    return match["head"] + new + match["value"][len(inner) :]


def _pairs(match: Match[str], naming: Naming) -> str:
    """``CustomerAddRq Name=X OpenBalance=Y``: but for what tells how a message went."""
    if not is_record(match["key"]):
        return match[0]

    def hide(pair: Match[str]) -> str:
        told = re.fullmatch(_TOLD, pair["name"])
        return pair[0] if told else pair["name"] + pair["sign"] + _value(pair["value"], naming)

    return match["head"] + re.sub(_PAIR, hide, match["value"])


def _tagged(match: Match[str], naming: Naming) -> str:
    """``[Name]X[/Name]``: tags between other brackets."""
    return around(match, _value(match["value"], naming)) if is_element(match["key"]) else match[0]


def _element(match: Match[str], naming: Naming) -> str:
    """``<name>FullName</name><value>X</value>``, ``<field name="FullName">X</field>``."""
    key = _last(match["key"])
    if not names_field(key) and not ("<member>" in match["head"] and is_element(key)):
        return match[0]
    return around(match, _value(match["value"], naming))


def _attributes(match: Match[str], naming: Naming) -> str:
    """``<row FullName="X" c3="Y"/>``, ``<add key="FullName" value="X"/>``: all values of a row."""
    told = [*re.finditer(_ATTRIBUTE, match[0])]
    paired = any(
        a[1].lower() in ("name", "key", "field", "column") and names_field(_last(a[2]))
        for a in told
    )
    if not paired and not any(names_field(_last(a[1])) for a in told):
        return match[0]

    def hide(attribute: Match[str]) -> str:
        named = paired and names_field(_last(attribute[2]))
        if named or re.fullmatch(_TOLD, attribute[1]):
            return attribute[0]
        start = attribute.start(2) - attribute.start()
        return attribute[0][:start] + _value(attribute[2], naming)

    return re.sub(_ATTRIBUTE, hide, match[0])


def _below(match: Match[str], naming: Naming) -> str:
    """A field, and its value indented in the next line."""
    if not names_field(_last(match["key"])) or re.search(rf"[=:]\s|{REMOVED}", match["value"]):
        return match[0]
    return around(match, _value(match["value"], naming))


def _block(match: Match[str], naming: Naming) -> str:
    """Lines indented below ``CustomerRet:``: what stands behind each colon."""
    if not is_record(match["key"]):
        return match[0]

    def hide(line: Match[str]) -> str:
        return line["name"] + _value(line["value"], naming)

    hidden = re.sub(
        r"(?m)^(?P<name>[ \t]*(?:- )?(?:[\w.\"'-]{1,60}[ ]?[:=][ \t]+)?)(?P<value>\S[^\n]*)$",
        lambda m: m[0] if m[0].rstrip().endswith(":") else hide(m),
        match["value"],
    )
    return match["head"] + hidden


def _update(match: Match[str], naming: Naming) -> str:
    return match["head"] + re.sub(_CELL, lambda cell: _cell(cell[0], naming), match["value"])


def _cell(cell: str, naming: Naming) -> str:
    return (
        cell if re.fullmatch(_STATE, cell.strip("'\"")) else _value(cell.removeprefix("N"), naming)
    )


def _query(match: Match[str], naming: Naming) -> str:
    """``?customer=X+Y&open=812.45``: who, and how much."""
    from urllib.parse import unquote_plus

    def hide(part: Match[str]) -> str:
        name, value = part["name"], unquote_plus(part["value"])
        if re.fullmatch(rf"(?i){_PARTY}", name) and re.search(r"[^\W\d_]{2}", value):
            return f"{part['sign']}{name}={naming.name('company', value)}"
        if re.fullmatch(_AMOUNT, value) or names_field(name):
            return f"{part['sign']}{name}={_value(part['value'], naming)}"
        return part[0]

    return re.sub(
        r"(?P<sign>[?&]|^)(?P<name>[\w.-]{1,40})=(?P<value>[^&\s\"'<>#]+)", hide, match[0]
    )


RULES = (
    Rule(
        "value",
        rf"(?<![\w.-])(?i:{_PARTY})=[^\s\"'<>&]{{1,200}}&[^\s\"'<>]{{1,600}}"
        rf"|[?&](?i:{_PARTY})=[^\s\"'<>]{{1,600}}",
        _query,
        ("=",),
        r"(?:customer|vendor|supplier|client|payee|payer|company|kunde|lieferant|firma"
        r"|fournisseur|proveedor|employee)[a-z_-]{0,6}=",
    ),
    Rule(
        "value",
        rf"(?P<head>(?<![\w.])(?P<key>/?[A-Za-z]\w{{1,40}}{_INDEX}(?:(?:\.|->|/|::|\[[\"']?)"
        rf"[A-Za-z]\w{{0,40}}(?:[\"']?\])?{_INDEX}){{1,8}}){_SIGN})(?P<value>\"[^\"\n]*+\"|'[^'\n]*+'|[^\s;|][^\n;|]{{0,400}}?(?={_ENDS}))",
        _member,
        _RECORD_NEEDLES,
        r"(?:ret|retlist|add|mod|ref|r[qs]|address)[\[\]()0-9]{0,9}(?:\.|->|/|::|\[[\"']?)[a-z]",
    ),
    Rule(
        "value",
        rf"(?P<head>(?<![\w.])(?P<key>{_RECORD})[ \t]{{0,2}}[:=]?[ \t]{{0,2}}[({{\[]"
        r"[ \t]{0,3})(?P<value>[^\n]{3,4000})",
        _object,
        _RECORD_NEEDLES,
        r"(?:ret|retlist|add|mod|ref|r[qs]|address)[ \t]{0,2}[:=]?[ \t]{0,2}[({\[]",
    ),
    Rule(
        "value",
        rf"(?P<head>(?<![\w./])(?P<key>{_RECORD}):?[ ]{{1,3}})"
        r"(?P<value>\w{2,40}[ ]?=[^\n]{1,4000}|\w{2,40}:[ ][^\n]{1,4000})",
        _pairs,
        _RECORD_NEEDLES,
        r"(?:ret|retlist|add|mod|ref|r[qs]|address):? {1,3}\w+(?: ?=|: )",
    ),
    Rule(
        "value",
        r"(?P<head>[\[{]{1,2}(?P<key>[A-Z]\w{2,40})[\]}]{1,2})(?P<value>[^\[\]{}\n]{1,4000})"
        r"(?=[\[{]{1,2}/(?P=key)[\]}])",
        _tagged,
        ("[/", "{/"),
        exact=True,
    ),
    Rule(
        "value",
        r"(?P<head>(?:<member>\s{0,9})?<(?i:name|key|field|column|label|dt|td|th|b|strong)>\s{0,4}(?P<key>[\w./]{3,60})"
        r"\s{0,4}</\w{1,6}>:?\s{0,20}(?:<[\w:.-]{1,20}[^<>\n]{0,80}>\s{0,20}){1,3})(?P<value>[^<>\n]{1,4000})",
        _element,
        ("<member>", "<name>", "<key>", "<field>", "<column>", "<label>", "<dt>", "<td>", "<th>",
         "<b>", "<strong>"),
        reach=200,
    ),
    Rule(
        "value",
        r"(?P<head><[\w:.-]{1,40}[^<>\n]{0,200}?\s(?i:name|key|field|column)=[\"'](?P<key>[\w./]{3,60})"
        r"[\"'][^<>\n/]{0,200}>\s{0,20}(?:<[\w:.-]{1,20}>\s{0,20}){0,2})(?P<value>[^<>\n]{1,4000})",
        _element,
        ("name=", "key=", "field=", "column="),
        r"\s(?:name|key|field|column)=[\"']",
        reach=200,
    ),
    Rule(
        "value",
        rf"<[A-Za-z][\w:.-]{{0,40}}(?:{_ATTRIBUTE}){{1,60}}",
        _attributes,
        ("<",),
        r"<[a-z][\w:.-]*\s+[\w:.-]+\s?=\s?\\?[\"']",
    ),
    Rule(
        "value",
        r"(?P<head>(?<![\w.$/\\<-])[\[({]?[\"']?"
        rf"(?P<key>(?:[A-Za-z]\w{{1,40}}[./]){{0,3}}(?=\w{{3,41}}+{_FOLLOWS})"
        rf"(?=\w{{0,40}}{_STEM})[A-Za-z]\w{{2,40}})"
        rf"[\"']?(?:[\])}}]?{_SIGN}|[\])}}][ ]|[ ]?[(|~][ ]?|[ ]?\.{{3,60}}:?[ ]?"
        r"|;[a-z]:(?:\d{1,6}:)?))(?P<value>\"[^\"\n]*+\"|'[^'\n]*+'|[^\s;,|&(\[{\]})<>\"'=:][^;,"
        r"|&~\]})<>\n]{0,400}?(?=[ \t]+[\w.]{2,40}[ ]?[=:]|[;,|&~\]})<>\n]|$))",
        _field,
        _FIELD_NEEDLES,
        r"(?:addr0?|salutation|(?<=[a-z_])(?:name|amount|balance|phone|email|memo|title|number|notes?|price|cost"
        r"|rate"
        r"|total|due|tax|limit|date|ref|ein|ssn|quantity|contact|desc|code|id|payment|credit|value|\w00?))"
        r"(?:with\w+|remaining|due|type|method|home\w+|inhome\w+)?"
        r"[\"']?[\])}]?(?:[ \t]{0,3}(?:[=:]|<-|->|[(|~]|\.\.\.|is |return)|(?<=[\])}]) |;[a-z]:)",
    ),
    Rule(
        "value",
        r"(?P<head>(?<![\w./<])(?P<key>[A-Za-z][\w./]{2,60})[ \t]?[:=]?[ \t]*\n"
        r"[ \t]+)(?P<value>[^\s<][^\n]{0,4000})",
        _below,
        _FIELD_NEEDLES,
        rf"(?m)(?:{'|'.join(_FIELD_NEEDLES)})\w{{0,24}}[ \t]?[:=]?[ \t]*$",
        reach=200,
    ),
    Rule(
        "value",
        rf"(?P<head>(?<![\w./<])(?P<key>{_RECORD})[ \t]?[:=]?[ \t]?[{{(\[]?[ \t]*\n)"
        r"(?P<value>(?:(?:[ \t]+|- )[^\n]*(?:\n|\Z)){1,400})",
        _block,
        ("ret", "add", "mod", "ref", "rq", "rs", "address"),
        r"(?m)(?:ret|retlist|add|mod|ref|r[qs]|address)[ \t]?[:=]?[ \t]?[{(\[]?[ \t]*$",
        whole=True,
    ),
    Rule(
        "value",
        rf"(?i)(?P<head>(?<!\w)(?:update|from|into|join)[ ][\w.`\"\[\]]{{0,30}}?(?<![a-z]){_BOOKS}"
        r"[\w`\"\]]{0,12}[\s,(][^\n]{0,400}?(?<!\w)(?:set|where|values?)[ (])"
        r"(?P<value>[^\n]{3,2000})",
        _update,
        ("update ", "from ", "into ", "join "),
        r"(?:update|from|into|join) ",
        reach=60,
    ),
)  # fmt: skip
