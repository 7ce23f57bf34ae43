"""`typing.NamedTuple` without `typing`, whose import takes as long as answering a question.

Type checkers see the real one. At run time a record is a `collections.namedtuple` made from the
class's annotations, with its methods and defaults.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any
    from typing import NamedTuple as Record
else:
    from collections import namedtuple

    class _Meta(type):
        def __new__(mcs, name, bases, namespace):
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = list(namespace["__annotations__"])
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            base = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            return type(name, (base,), {**namespace, "__slots__": ()})

    class Record(metaclass=_Meta):
        """Base of frozen values: fields are annotated, those with a default come last."""


ABSENT: Any = type("Absent", (), {"__repr__": lambda self: "ABSENT"})()
"""Default of a field that an output may leave out; see `codec`."""

__all__ = ["ABSENT", "TYPE_CHECKING", "Record"]
