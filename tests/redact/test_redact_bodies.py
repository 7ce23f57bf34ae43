"""No value of a body in qbXML comes through, wherever reading begins, ends or is interrupted."""

from __future__ import annotations

import html
import json
import random
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.redact import Identity, Pseudonyms, Redactor
from assistant.redact.blocks import MOST_HELD
from assistant.redact.secrets import hide_secrets
from assistant.session.hiding import hide_names
from tests.each import each
from tests.examples import examples
from tests.redact import qbxml_logs

steady = settings(derandomize=True, deadline=None, max_examples=examples(60))
MARK = "zq"
_TELLING = re.compile(r"(?:<|lt;|u003c)/?[A-Z]\w+(?:>|&|\\\\u003e)")


def redactor() -> Redactor:
    return Redactor(Identity(), Pseudonyms(None))


@steady
@given(st.integers(0, 10**9), st.floats(0, 1), st.floats(0, 1))
def test_of_a_log_cut_anywhere_no_value_survives(seed: int, head: float, tail: float) -> None:
    text = qbxml_logs.log(random.Random(seed))
    start = int(head * len(text))
    part = text[start : start + int(tail * (len(text) - start)) + 1]
    told = "".join(redactor().lines(part.split("\n"), from_start=start == 0))
    cut = redactor()
    if _TELLING.search(part.split("\n", 1)[-1]):  # else nothing tells that it is a piece of a body
        assert MARK not in told
        assert MARK not in cut.redact(part)
    assert MARK not in "".join(redactor().lines(text.split("\n")))
    once = cut.redact(text)
    assert MARK not in once
    assert cut.redact(once) == once
    assert MARK not in json.dumps(redactor().value({"log": text, "lines": [text]}))


@pytest.mark.parametrize("escaped", [False, True])
def test_a_body_cut_at_every_byte_shows_no_value(escaped: bool) -> None:
    rnd = random.Random(4)
    text = qbxml_logs.body(rnd) + "\n" + qbxml_logs.record(rnd)
    if escaped:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    before, after = "20261120.091400 I start\n", "\n20261120.091401 I end 0x80040408"

    for at in range(len(text)):
        assert MARK not in redactor().redact(text[at:] + after), text[at:]
        assert MARK not in redactor().redact(before + text[:at]), text[:at]


def test_what_is_kept_of_a_question_or_exported_loses_bodies_too() -> None:
    text = qbxml_logs.log(random.Random(7))

    assert MARK not in json.dumps(hide_secrets()({"text": text, "title": text[:300]}))
    assert MARK not in json.dumps(hide_names()({"text": text}))


def test_the_end_of_a_long_answer_shows_no_customer() -> None:
    lines = [
        f"<CustomerRet><ListID>7{n:05}-1</ListID><Name>zq{n}</Name>"
        "<OpenAmount>3.2</OpenAmount></CustomerRet>"
        for n in range(12_000)
    ]
    text = "\n".join(
        [*lines, "</CustomerQueryRs></QBXMLMsgsRs></QBXML>", "20261120.091400 E 0x80040408"]
    )
    redacted = "".join(redactor().lines(text[-900_017:].split("\n"), from_start=False))

    assert MARK not in redacted
    assert "3.2" not in redacted
    assert redacted.endswith("20261120.091400 E 0x80040408\n")


def test_a_stream_larger_than_is_held_stays_inside_of_its_body() -> None:
    line = "<Memo>zq" + "x" * 9000
    lines = ["20261120.091400 I a\n", "<CustomerRet>\n", *[f"{line}\n"] * (MOST_HELD // 9000 * 2)]
    redacted = "".join(redactor().lines([*lines, "</Memo></CustomerRet> b\n"]))

    assert MARK not in redacted
    assert redacted.startswith("20261120.091400 I a\n")


@each(
    "text",
    [
        '{"CustomerRet":[{"Name":"zq1","OpenAmount":99318.20,"CreditLimit":99318}]}',
        '{"time":"10:00","a":{"QueryResponse":{"Customer":[{"Id":"zq7","DisplayName":"zq1"}]}}}',
        '2026-11-20 10:00:00 DEBUG {"customers":[{"name":"zq1","id":99318},{"name":"zq2"}]} ok',
        '{"displayName":"zq1","openBalance":99318.5,"notes":null,"addr":{"line1":"zq2"}}',
        'q1zq","openAmount":99318.2,"creditLimit":99318}]}',
        '[{"name":"zq1","balance":99318.2},{"name":"zq2","bal',
        '{"CustomerRet":[{"Name":"zq1","Memo":"zq 2',
        '{\n "CustomerRet": [\n  {\n   "Name": "zq1",\n   "OpenAmount": 99318.20\n  }\n ]\n}',
        json.dumps({"body": json.dumps({"VendorRet": {"Name": "zq1", "Balance": 99318.2}})}),
        json.dumps(json.dumps(json.dumps({"InvoiceRet": {"RefNumber": "zq1"}}))),
        "<x>{&quot;CustomerRet&quot;: [{&quot;Desc&quot;: &quot;99318.20&quot;}]}</x>",
        "{&amp;#34;CustomerRet&amp;#34;: [{&amp;#34;Name&amp;#34;: &amp;#34;zq 1&amp;#34;}]}",
    ],
)
def test_the_same_data_in_json_loses_its_values(text: str) -> None:
    for redacted in (redactor().redact(text), "".join(redactor().lines(text.split("\n")))):
        assert MARK not in redacted
        assert "99318" not in redacted
    assert redactor().redact(redacted) == redacted


QUOTED_IN: dict[str, Callable[[str], str]] = {
    "nothing": str,
    "XML": lambda text: f"<x>{html.escape(text)}</x>",
    "XML in XML": lambda text: html.escape(html.escape(text)),
    "JSON": lambda text: json.dumps({"level": "debug", "body": text}),
    "JSON in JSON": lambda text: json.dumps({"a": json.dumps({"body": text})}),
    "JSON in XML": lambda text: html.escape(json.dumps({"body": text})),
    "CSV": lambda text: '"{}",x'.format(text.replace('"', '""')),
    "XML, as Python prints it": lambda text: html.escape(text.replace('"', "'")),
    "XML in JSON": lambda text: json.dumps({"body": f"<x>{html.escape(text)}</x>"}),
}
RECORDS = {
    "CustomerRet": [
        {"Name": "zq one", "Rate": "zq2.70", "IsActive": True},
        {"Addr1": "zq three", "DataExtValue": 99318.2, "Desc": "zq5"},
    ]
}
STAMPS = ("", "2026-11-20 09:14:00 DEBUG ", "[09:14:00] [t1] ", "Nov 20 09:14:00 srv qb[2]: ", "> ")


@settings(derandomize=True, deadline=None, max_examples=examples(300))
@example(notation="nothing", indent=2, stamp=STAMPS[2], cut=0.2, begins=False)
@example(notation="CSV", indent=None, stamp="", cut=1.0, begins=True)
@example(notation="XML, as Python prints it", indent=2, stamp=STAMPS[1], cut=0.1, begins=False)
@given(
    st.sampled_from([*QUOTED_IN]),
    st.sampled_from((None, 0, 2)),
    st.sampled_from(STAMPS),
    st.floats(0, 1),
    st.booleans(),
)
def test_of_json_quoted_in_anything_and_cut_no_value_survives(
    notation: str, indent: int | None, stamp: str, cut: float, begins: bool
) -> None:
    quoted = QUOTED_IN[notation](json.dumps(RECORDS, indent=indent))
    text = "\n".join(stamp + line for line in quoted.split("\n"))
    at = int(cut * len(text))
    part = text[:at] if begins else text[min(at, text.index("Addr1") - 20) :]
    once = redactor().redact(part)

    assert MARK not in once
    assert "99318" not in once
    assert redactor().redact(once) == once


@pytest.mark.parametrize(
    "notation", ["nothing", "XML", "JSON", "JSON in JSON", "CSV", "JSON in XML", "XML in JSON"]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_quoted_in_anything_keeps_its_notation(notation: str, indent: int | None) -> None:
    plain = json.dumps(RECORDS, indent=indent)
    gone = re.sub(r"zq[\w. ]+", "gone", plain).replace("99318.2", '"gone"')

    shown = redactor().redact(QUOTED_IN[notation](plain))

    assert shown.replace("<value removed>", "gone") == QUOTED_IN[notation](gone)


def test_how_a_program_is_set_up_stays_beside_names() -> None:
    text = (
        '{"displayName": "zq", "timeout": 30, "apiVersion": "2.3.0.215", "report": 5, "port": 8080}'
    )
    gone = text.replace("zq", "<value removed>").replace('report": 5', 'report": "<value removed>"')

    assert redactor().redact(text) == gone
    assert redactor().value(json.loads(text)) == json.loads(gone)


def test_of_a_record_of_books_all_goes() -> None:
    redacted = redactor().redact('{"CustomerRet": [{"Name": "zq", "interval": 99318}]}')

    assert "99318" not in redacted


def test_around_bodies_all_stays() -> None:
    text = (
        "20261120.091400 I sent\n<CustomerRet><Name>zq1</Name></CustomerRet> was refused\n"
        '{"level": "info", "took": 12, "data": {"CustomerRet": [{"Name": "zq1"}]}}\n'
        "at List<String>.Add(Foo<Bar>) -> <null>"
    )
    lines = redactor().redact(text).split("\n")

    assert lines[0] == "20261120.091400 I sent"
    assert lines[1].endswith(" was refused")
    assert lines[2].startswith('{"level": "info", "took": 12, "data": ')
    assert lines[3] == "at List<String>.Add(Foo<Bar>) -> <null>"
    assert MARK not in "\n".join(lines)


@pytest.mark.parametrize(
    "unit", ['{"a":{"balance":1,', "[", '{"openAmount":[', "<Memo>", "</Memo>", "<Name>x</Name>"]
)
def test_hostile_nesting_takes_time_in_proportion(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        redactor().redact(text)
        return time.process_time() - began

    assert spent(60_000) < 6 * max(spent(30_000), 0.05)


def test_one_long_line_of_json_is_read_to_its_end() -> None:
    rows = ",".join(f'{{"id":{n},"kind":"sync","ok":true}}' for n in range(12_000))
    text = f'{{"rows":[{rows}],"password":"zq{"x" * 20}"}}'
    redacted = redactor().redact(text)

    assert redacted == text.replace(f"zq{'x' * 20}", "<password removed>")
