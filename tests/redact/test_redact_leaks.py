"""What gets through, by class, on made-up lines; the table in the docs says the same."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from benchmarks.leaks import Share, losses, recall, together
from benchmarks.planted import TEMPLATES, Line, corpus, leaks
from tests.each import each

DOCS = Path(__file__).parent.parent.parent / "docs" / "support" / "privacy.md"
FLOORS = {"tax and identity": 95, "rows and lines": 95, "network": 95}
"""Percent of a class that is kept out at least; of all others `FLOOR`."""
FLOOR = 97


@cache
def shares() -> dict[str, Share]:
    return recall(corpus(TEMPLATES.read_text("utf-8")))


def classes() -> list[str]:
    return re.findall(r"(?m)^\[([a-z ]+)\]$", TEMPLATES.read_text("utf-8"))


@each("kind", classes())
def test_a_class_is_kept_out(kind: str) -> None:
    assert shares()[kind].percent >= FLOORS.get(kind, FLOOR), kind


def test_the_docs_tell_what_is_kept_out() -> None:
    rows = re.findall(r"(?m)^\| ([a-z ]+) \| (\d+ of \d+ \(\d+ %\)) \|", DOCS.read_text("utf-8"))

    assert dict(rows) == {
        **{kind: str(share) for kind, share in shares().items()},
        "all": str(together(shares().values())),
    }


def test_another_seed_makes_other_lines_with_the_same_result() -> None:
    lines = corpus(TEMPLATES.read_text("utf-8"), seed=7, draws=1)
    known = {line.text for line in corpus(TEMPLATES.read_text("utf-8"))}

    assert sum(line.text in known for line in lines) < len(lines) / 5
    assert together(recall(lines).values()).percent >= FLOOR


@pytest.mark.parametrize(
    ("left", "leaking"),
    [
        ("user user-1 left", False),
        ("user <password removed> left", False),
        ("user nora.brandt left", True),
        ("user user-1.brandt left", True),
        ("user NORA left", True),
    ],
)
def test_a_part_of_what_is_planted_is_a_leak(left: str, *, leaking: bool) -> None:
    line = Line("users in text", "user nora.brandt left", ("nora.brandt",), "user   left")

    assert leaks(line, left) is leaking


def test_a_log_with_nothing_private_loses_nothing(tmp_path: Path) -> None:
    system = tmp_path / "Made"
    system.mkdir()
    (system / "Made_2k.log").write_text("mode=1\nuid=0 user=root from 81.2.69.142\n", "utf-8")

    assert [(loss.system, loss.lines) for loss in losses(tmp_path)] == [("Made", Share(2, 2))]


KEPT = (
    "Package_for_KB2908783~31bf3856ad364e35~amd64~~6.1.1.2 is there",
    "authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=127.0.0.1 user=root",
    "display state changed: user=0 userId=10 mode=2",
    "getTodayTotalDetailSteps = 7024 5015 150454 240",
    "System.Web.dll 4.8.4614.0 and setup-v12.0.3.44 were loaded",
    "User account was locked; the user interface is frozen",
    "They run as different Windows users",
    "Customer Balance Detail report and Vendor Center stay empty",
    "CUSTOMER BOOKS ARE STILL PENDING AFTER TWO DAYS",
    "Client: Retrying connect to server",
    "Vendor: MegaRAID Model: LD 0 RAID1",
    "Dear Sir or Madam, the company file is damaged",
    "took total: 12.50 s, 3.25 MB/s, rate: 99.12 %",
    "machine check: i-fetch, machine state register: 0x00003000",
    "Address: change detected; address 0x7ffd0 of node 3",
    "the product number is missing, the license is invalid, the PIN is wrong",
)


@each("line", KEPT)
def test_a_version_a_counter_and_a_common_word_are_no_names(line: str) -> None:
    assert Redactor(Identity(), Pseudonyms(None)).redact(line) == line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{"companyName":"Hart & Daughters Ltd"}', '{"companyName":"company-1"}'),
        ('{"companyName":"Miller\'s Garage"}', '{"companyName":"company-1"}'),
        ('<c companyName="Hart &amp; Daughters"/>', '<c companyName="company-1"/>'),
        (
            "Garden Grove - QuickBooks Enterprise Solutions 24.0",
            "company-1 - QuickBooks Enterprise Solutions 24.0",
        ),
        (r"see C:\QB\Garden Grove\x.log", r"see C:\QB\company-1\x.log"),
        ("Company: Tidewright, Marlow & Co. Status: ok", "Company: company-1 Status: ok"),
        ("TRNS\tINVOICE\t1/1/26\tNora Field\t12.00", "TRNS\t<value removed>"),
        ("net pay: 1,204.55 for EIN 98-7654321", "net pay: <value removed> for EIN id-1"),
        (
            "Nov 30 02:01:11 till4 sudo: lena : TTY=pts/0",
            "Nov 30 02:01:11 host-1 sudo: user-1 : TTY=pts/0",
        ),
    ],
)
def test_what_a_bookkeeping_product_writes_goes_whole(text: str, left: str) -> None:
    assert Redactor(Identity(), Pseudonyms(None)).redact(text) == left
