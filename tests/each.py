"""Many cases in one test, where a case costs less than starting a test for it."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Test = Callable[..., None]


def each(names: str | Sequence[str], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Like ``pytest.mark.parametrize``, but all cases are one test, which names all that fail.

    Fixtures are made once, so it is for tests whose cases leave nothing behind.

    Args:
        names: of the parameters, one or several separated by commas.
        cases: a value for the one name, or a tuple of a value for each name.

    Raises:
        ValueError: there are no cases, so that the test could not fail.
    """
    keys = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
    several = len(keys) > 1
    table = [dict(zip(keys, c if several else (c,), strict=True)) for c in cases]
    if not table:
        raise ValueError(f"no case of {names}")

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            failures = []
            for case in table:
                try:
                    test(**fixtures, **case)
                except Exception as error:  # noqa: BLE001 - raised below
                    error.add_note(f"in the case {case!a}")
                    failures.append(error)
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(table)} cases fail", failures)

        made = inspect.signature(test)
        left = [p for name, p in made.parameters.items() if name not in keys]
        whole.__signature__ = made.replace(parameters=left)  # type: ignore[attr-defined]
        return whole

    return decorate
