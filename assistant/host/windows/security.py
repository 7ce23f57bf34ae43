"""The antivirus products that Windows' Security Center knows of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from ...record import TYPE_CHECKING
from ...text import one_line
from ..values import Antivirus, HostError, Service
from . import com as windows_com
from . import powershell as windows_powershell
from .com import NoComError, code_of
from .powershell import PowerShellError
from .services import list_services

if TYPE_CHECKING:
    from typing import Any

    Rows = list[dict[str, Any]]

NAMESPACE = r"root\SecurityCenter2"
_ABSENT = 0x8004100E
"""WBEM_E_INVALID_NAMESPACE: Windows Server has no Security Center."""
_NAMES = ("displayName", "productState", "pathToSignedReportingExe")
_SCRIPT = (
    "Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct|"
    "ForEach-Object{@{displayName=$_.displayName;productState=[int]$_.productState;"
    "pathToSignedReportingExe=$_.pathToSignedReportingExe}}"
)


_DEFENDER = r"root\Microsoft\Windows\Defender"
_DEFENDER_FACTS = ("AntivirusEnabled", "RealTimeProtectionEnabled", "AntivirusSignatureAge")
_FRESH = 7
"""Days after which Windows itself calls Defender's definitions out of date."""
_SERVICES = {"WinDefend": "Windows Defender", "WRSVC": "Webroot SecureAnywhere"}


def list_antivirus(
    wmi: Callable[[str, str, Sequence[str]], Rows] | None = None,
    powershell: Callable[[str], Rows] = windows_powershell.ask,
    services: Callable[[str], tuple[Service, ...]] = list_services,
) -> tuple[Antivirus, ...]:
    """The products; none is an answer too.

    Where Windows keeps no list, as a server does, Defender and Webroot are asked themselves.

    Raises:
        HostError: tool_missing where there is no list, and neither of the two.
    """
    wmi = wmi or read_wmi
    try:
        return _listed(wmi, powershell)
    except HostError as error:
        if error.reason != "tool_missing":
            raise
        found = _without_list(wmi, services)
        if not found:
            raise
        return found


def _without_list(
    wmi: Callable[[str, str, Sequence[str]], Rows],
    services: Callable[[str], tuple[Service, ...]],
) -> tuple[Antivirus, ...]:
    found: dict[str, Antivirus] = {}
    for name, product in _SERVICES.items():
        with suppress(HostError):
            for service in services(name):
                found[product] = Antivirus(product, service.state == "running")
    with suppress(HostError, NoComError):
        for row in wmi(_DEFENDER, "MSFT_MpComputerStatus", _DEFENDER_FACTS):
            on, shields, age = (row.get(name) for name in _DEFENDER_FACTS)
            fresh = age <= _FRESH if isinstance(age, int) else None
            name = _SERVICES["WinDefend"]
            found[name] = Antivirus(name, bool(on) and bool(shields), fresh)
    return tuple(found.values())


def _listed(
    wmi: Callable[[str, str, Sequence[str]], Rows], powershell: Callable[[str], Rows]
) -> tuple[Antivirus, ...]:
    try:
        rows = wmi(NAMESPACE, "AntiVirusProduct", _NAMES)
    except NoComError:
        try:
            rows = powershell(_SCRIPT)
        except PowerShellError as error:
            raise (_absent() if f"{_ABSENT:#x}" in error.identifier else error) from None
    return tuple(_product(row) for row in rows)


def read_wmi(namespace: str, kind: str, names: Sequence[str]) -> Rows:
    """These properties of all objects of a WMI class, by COM.

    Raises:
        HostError: permission_denied, or tool_missing: there is no such namespace.
        NoComError: COM does not answer.
    """
    return windows_com.ask(lambda create: _query(create, namespace, kind, names))


def decode_state(number: int) -> tuple[bool | None, bool | None]:
    """Whether a product is on and whether it is up to date, from its `productState`.

    Microsoft documents it nowhere; snoozed (0x2000) and expired (0x3000) both mean that it does
    not protect.
    """
    on = {0x0000: False, 0x1000: True, 0x2000: False, 0x3000: False}.get(number & 0xF000)
    up_to_date = {0x00: True, 0x10: False}.get(number & 0xF0)
    return on, up_to_date


def _product(row: dict[str, Any]) -> Antivirus:
    number = row.get("productState")
    on, up_to_date = decode_state(number) if isinstance(number, int) else (None, None)
    name = one_line(str(row.get("displayName") or ""))
    return Antivirus(name, on, up_to_date, one_line(str(row.get("pathToSignedReportingExe") or "")))


def _query(create: windows_com.Create, namespace: str, kind: str, names: Sequence[str]) -> Rows:
    locator = create("WbemScripting.SWbemLocator")
    try:
        services = locator.call("ConnectServer", ".", namespace)
        # Errors of a query come with its first object, hence inside.
        rows = services.call("ExecQuery", f"SELECT * FROM {kind}").each()  # noqa: S608 - WQL
        return [{name: row.get(name) for name in names} for row in rows]
    except Exception as error:
        if code_of(error) == _ABSENT:
            raise _absent() from None
        raise


def _absent() -> HostError:
    return HostError("tool_missing", "this Windows keeps no list of antivirus products")
