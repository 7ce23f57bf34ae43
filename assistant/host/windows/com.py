"""COM as the Windows probes use it: late bound, and never across threads.

Checks run in threads of their own. Each sets COM up for itself, takes plain values out of the
objects and lets go of them before it takes COM down again.
"""

from __future__ import annotations

import threading
from contextlib import suppress

from ...record import TYPE_CHECKING
from ...text import one_line
from ..values import HostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Protocol, TypeVar

    Answer = TypeVar("Answer")

    class Late(Protocol):
        """An object whose members are looked up by name when they are used."""

        def get(self, name: str) -> Any:
            """A property."""
            ...

        def call(self, name: str, *arguments: object) -> Any:
            """What a method returns."""
            ...

        def put(self, name: str, value: object) -> None:
            """Set a property."""
            ...

        def each(self) -> Iterator[Late]:
            """The objects in a collection."""
            ...

    Create = Callable[[str], Late]
    """Makes an object by its ProgID."""

    class Ask(Protocol):
        """Puts a question to COM."""

        def __call__(self, question: Callable[[Create], Answer], /) -> Answer:
            """The question's answer."""
            ...


_EXCEPTION = 0x80020009
"""DISP_E_EXCEPTION: the called object failed, the reason stands in the exception's details."""
_DENIED = {0x80070005, 0x80041003}
"""E_ACCESSDENIED and WMI's WBEM_E_ACCESS_DENIED."""
_METHOD, _PROPERTY, _PUT, _ENUMERATOR = 1, 2, 4, -4
"""DISPATCH_METHOD, DISPATCH_PROPERTYGET, DISPATCH_PROPERTYPUT and DISPID_NEWENUM."""
_OTHER_APARTMENT = 0x80010106
"""RPC_E_CHANGED_MODE: COM is already set up in this thread, in another way that serves as well."""


class NoComError(Exception):
    """COM, or the object that was asked for, is not there or does not work."""


def ask(question: Callable[[Create], Answer]) -> Answer:
    """The answer of ``question(create)`` with COM set up for this thread.

    Raises:
        HostError: as the question raised it, or permission_denied.
        NoComError: COM is missing or failed.
    """
    com = _library()
    entered = _enter(com)
    try:
        # In a function of its own: when it has returned, nothing holds COM objects any more.
        answer, failure = _asked(question, lambda name: _create(com, name))
    finally:
        if entered:
            _leave(com)
    if failure is not None:
        raise failure
    return answer  # type: ignore[return-value] # there is one where nothing failed


def preload() -> None:
    """Load COM's library in the main thread: it ends there, and no check waits for it."""
    if threading.current_thread() is threading.main_thread():
        with suppress(NoComError):
            _library()


def code_of(error: BaseException) -> int | None:
    """The HRESULT of an exception that COM raised, as an unsigned number."""
    code = getattr(error, "hresult", None)
    if code is None:
        code = getattr(error, "winerror", None)
    if not isinstance(code, int):
        return None
    details = getattr(error, "details", None)
    if unsigned(code) == _EXCEPTION and isinstance(details, tuple) and len(details) > 4:
        code = details[4]
    return unsigned(code) if isinstance(code, int) else None


def unsigned(number: int) -> int:
    """A 32-bit number that COM hands over signed."""
    return number & 0xFFFFFFFF


class _Object:
    """A COM object.

    comtypes' own late binding drops the code of an error wherever an object describes its type,
    and the code is what tells "access denied" from "not there"; hence `IDispatch.Invoke`.
    """

    def __init__(self, com: Any, thing: Any) -> None:
        self._com = com
        self._dispatch = thing.QueryInterface(com.automation.IDispatch)

    def get(self, name: str) -> Any:
        return self._invoke(self._id(name), _PROPERTY)

    def call(self, name: str, *arguments: object) -> Any:
        return self._invoke(self._id(name), _METHOD, *arguments)

    def put(self, name: str, value: object) -> None:
        self._invoke(self._id(name), _PUT, value)

    def each(self) -> Iterator[Late]:
        unknown = self._dispatch.Invoke(_ENUMERATOR, _invkind=_METHOD | _PROPERTY)
        enumerator = unknown.QueryInterface(self._com.automation.IEnumVARIANT)
        enumerator._dynamic = True  # noqa: SLF001 - else comtypes generates modules on the disk
        for thing in enumerator:
            yield _Object(self._com, thing)

    def _id(self, name: str) -> int:
        number: int = self._dispatch.GetIDsOfNames(name)[0]
        return number

    def _invoke(self, member: int, kind: int, *arguments: object) -> Any:
        told = self._dispatch.Invoke(member, *arguments, _invkind=kind)
        return _Object(self._com, told) if hasattr(told, "QueryInterface") else told


def _library() -> Any:
    from importlib import import_module

    try:
        import_module("comtypes.automation")
        return import_module("comtypes")
    except (ImportError, OSError) as error:
        raise NoComError(one_line(str(error))) from None


def _create(com: Any, name: str) -> Late:
    kind = com.GUID.from_progid(name)
    return _Object(com, com.CoCreateInstance(kind, com.automation.IDispatch))


def _enter(com: Any) -> bool:
    """Whether COM has to be taken down again."""
    try:
        com.CoInitializeEx()
    except OSError as error:
        if code_of(error) != _OTHER_APARTMENT:
            raise NoComError(one_line(str(error))) from None
        return False
    return True


def _leave(com: Any) -> None:
    """An object that is released after COM is gone brings the process down."""
    import gc

    gc.collect()
    com.CoUninitialize()


def _asked(
    question: Callable[[Create], Answer], create: Create
) -> tuple[Answer | None, Exception | None]:
    """The answer, or the failure without a traceback, whose frames would hold COM objects."""
    try:
        return question(create), None
    except HostError as error:
        return None, HostError(error.reason, error.message)
    except Exception as error:  # noqa: BLE001 - late binding raises much besides COMError
        code = code_of(error)
        if code in _DENIED:
            return None, HostError("permission_denied", "Windows does not allow it to this user")
        shown = f"0x{code:08X}" if code is not None else type(error).__name__
        return None, NoComError(f"{shown} {one_line(str(error))}")
