"""Companies within the names of stores and databases, and rows below a report's heading."""

from __future__ import annotations

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor

TOLD = [
    ("Bucket cedar-optical-qb-backups not found", "cedar-optical"),
    ("schema willow_feed_co migrated to v12", "willow_feed_co"),
    ('pg database "harborkayaks_prod" size 90 MB', "harborkayaks"),
    ("Container name: pinecrest-vets-sync-2", "pinecrest-vets"),
    ("s3://granger-mills-archive/2024/ AccessDenied", "granger-mills"),
    ("A/P Aging\nLowell Gas   0.00   88.20   88.20\nOrchard Ink   12.00   0.00   12.00", "Orchard"),
    ("Customer Balance Summary as of 1/31/2025\nTern Charter\t6,210.00", "6,210.00"),
    ("crontab for opsnight3 installed", "opsnight3"),
    ("Teams: Ada Perkins (Guest) joined the call", "Perkins"),
]
HARMLESS = [
    "schema public migrated to v12",
    "Bucket app-logs not found",
    "Container name: redis-cache-1",
    'database "quickbooks_sync" size 90 MB',
    "Database tempdb is in recovery",
    "image aging test\nElapsed   12.50 s",
    "change started under load",
    "payment failed for invoice lines",
]


def redacted(text: str) -> str:
    return Redactor(Identity((), (), ()), Pseudonyms(None)).redact(text)


@pytest.mark.parametrize(("text", "secret"), TOLD)
def test_a_company_within_an_identifier_and_a_row_of_a_report_go(text: str, secret: str) -> None:
    assert secret not in redacted(text)


@pytest.mark.parametrize("line", HARMLESS)
def test_what_stores_and_rows_are_called_everywhere_stays(line: str) -> None:
    assert redacted(line) == line
