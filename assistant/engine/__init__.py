"""What every face calls: open knowledge bases, ask a question, run checks."""

from .core import Engine

__all__ = ["Engine"]
