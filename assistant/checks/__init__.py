"""Checks: declared, read-only questions to a host, each with an expectation."""
