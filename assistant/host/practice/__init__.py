"""Scripted machines to try things out on."""
