"""A troubleshooting assistant: type a symptom, get the right article."""

__version__ = "0.2.0"
