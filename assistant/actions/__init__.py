"""Fixes: declared changes to a host, planned in the open, made with consent, verified by checks."""
