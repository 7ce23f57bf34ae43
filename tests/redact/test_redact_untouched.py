"""What looks like a secret or a name and is none: it stays, word for word."""

from __future__ import annotations

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor

HARMLESS = [
    "we set QuickBooksUpdater21 to start by hand",
    "they typed in PowerPlay11 version numbers all day",
    "password_hash_method: scram-sha-512",
    "password_encryption = pbkdf2_sha256",
    "AMD Ryzen 5 CPU @ 2.90GHz",
    "see https://aka.ms/some-help-page or https://go.microsoft.com/fwlink",
    "https://learn.microsoft.com/en-us/x and https://github.com/o/r and https://developer.intuit.com/app",
    "<requirePassword>true</requirePassword>",
    "we went back to Release R14P yesterday",
    "Lieber Excel 2016 als 2019",
    "JSON error: Unexpected token 'import' here",
    "QuickBooks Premier - [No Company Open]",
]


@pytest.mark.parametrize("line", HARMLESS)
def test_names_of_products_methods_and_hosts_of_vendors_stay(line: str) -> None:
    assert Redactor(Identity((), (), ()), Pseudonyms(None)).redact(line) == line
