"""What the result codes of scheduled tasks mean, and what they call for.

Sources: Microsoft, "Task Scheduler error and success constants"
(learn.microsoft.com/windows/win32/taskschd), "System error codes" (learn.microsoft.com/windows/
win32/debug) and "NTSTATUS values" ([MS-ERREF] 2.3.1). An HRESULT 0x8007nnnn holds the Windows error
nnnn; both are one row here.
"""

from __future__ import annotations

import re

from ..record import Record

GROUPS = (
    "ok", "never", "disabled", "ended", "virus", "policy", "missing", "logon", "password", "right",
    "elevation", "denied", "conditions", "service", "damaged", "trigger", "not_running", "bitness",
    "parts", "in_use", "crashed", "failed",
)  # fmt: skip
"""What a code calls for; failed: the program itself ended with it."""


class ResultCode(Record):
    """A result code that is known."""

    group: str
    meaning: str
    """In words, as a sentence that begins with a small letter."""
    name: str = ""
    """As Microsoft calls it."""


_SCHEDULER = r"""
0x00000000 ok S_OK: the last run succeeded
0x00041300 ok SCHED_S_TASK_READY: ready to run at its next time
0x00041301 ok SCHED_S_TASK_RUNNING: running now
0x00041302 disabled SCHED_S_TASK_DISABLED: the task is disabled
0x00041303 never SCHED_S_TASK_HAS_NOT_RUN: it has not run yet
0x00041304 never SCHED_S_TASK_NO_MORE_RUNS: no more runs are scheduled
0x00041305 damaged SCHED_S_TASK_NOT_SCHEDULED: settings that a schedule needs are missing
0x00041306 ended SCHED_S_TASK_TERMINATED: the last run was ended by a user
0x00041307 never SCHED_S_TASK_NO_VALID_TRIGGERS: it has no valid trigger; it starts by hand only
0x00041308 ok SCHED_S_EVENT_TRIGGER: it waits for an event
0x0004131B trigger SCHED_S_SOME_TRIGGERS_FAILED: some of its triggers could not be set
0x0004131C right SCHED_S_BATCH_LOGON_PROBLEM: its Windows user may not log on as a batch job
0x00041325 ok SCHED_S_TASK_QUEUED: queued to run
0x80041309 damaged SCHED_E_TRIGGER_NOT_FOUND: its trigger was not found
0x8004130A damaged SCHED_E_TASK_NOT_READY: properties that it needs to run are missing
0x8004130B not_running SCHED_E_TASK_NOT_RUNNING: no instance of it is running
0x8004130C service SCHED_E_SERVICE_NOT_INSTALLED: the Task Scheduler service is not installed
0x8004130D damaged SCHED_E_CANNOT_OPEN_TASK: the task could not be opened
0x8004130E damaged SCHED_E_INVALID_TASK: the task is not valid
0x8004130F password SCHED_E_ACCOUNT_INFORMATION_NOT_SET: no account is stored for the task
0x80041310 password SCHED_E_ACCOUNT_NAME_NOT_FOUND: its Windows user was not found
0x80041311 password SCHED_E_ACCOUNT_DBASE_CORRUPT: the stored account data is damaged
0x80041312 password SCHED_E_NO_SECURITY_SERVICES: stored account data cannot be used here
0x80041313 damaged SCHED_E_UNKNOWN_OBJECT_VERSION: the task was made by another version
0x80041314 password SCHED_E_UNSUPPORTED_ACCOUNT_OPTION: its account settings do not go together
0x80041315 service SCHED_E_SERVICE_NOT_RUNNING: the Task Scheduler service is not running
0x80041316 damaged SCHED_E_UNEXPECTEDNODE: its definition holds something unexpected
0x80041317 damaged SCHED_E_NAMESPACE: its definition holds an unexpected namespace
0x80041318 damaged SCHED_E_INVALIDVALUE: its definition holds an invalid value
0x80041319 damaged SCHED_E_MISSINGNODE: its definition lacks something
0x8004131A damaged SCHED_E_MALFORMEDXML: its definition cannot be read
0x8004131D damaged SCHED_E_TOO_MANY_NODES: its definition is too large
0x8004131E trigger SCHED_E_PAST_END_BOUNDARY: its schedule is past its end
0x8004131F ok SCHED_E_ALREADY_RUNNING: an instance is already running
0x80041320 logon SCHED_E_USER_NOT_LOGGED_ON: it runs only while its Windows user is logged on
0x80041321 damaged SCHED_E_INVALID_TASK_HASH: its definition was changed from outside
0x80041322 service SCHED_E_SERVICE_NOT_AVAILABLE: the Task Scheduler service is not available
0x80041323 service SCHED_E_SERVICE_TOO_BUSY: the Task Scheduler service is too busy
0x80041324 conditions SCHED_E_TASK_ATTEMPTED: it was started, and a condition was not met
0x80041326 disabled SCHED_E_TASK_DISABLED: the task is disabled
0x80041327 damaged SCHED_E_TASK_NOT_V1_COMPAT: its settings need a newer Task Scheduler
0x80041328 conditions SCHED_E_START_ON_DEMAND: it may not be started by hand
"""
_WINDOWS = r"""
2 missing ERROR_FILE_NOT_FOUND: the program behind the task was not found
3 missing ERROR_PATH_NOT_FOUND: the folder of the program behind the task was not found
5 denied ERROR_ACCESS_DENIED: access was denied
32 in_use ERROR_SHARING_VIOLATION: another program (a scan, an update) was using the file
53 missing ERROR_BAD_NETPATH: the network path was not found
67 missing ERROR_BAD_NET_NAME: the network name was not found
126 parts ERROR_MOD_NOT_FOUND: a part of the program was not found
193 bitness ERROR_BAD_EXE_FORMAT: the file is no program that this Windows can run
216 bitness ERROR_EXE_MACHINE_TYPE_MISMATCH: the program is for another kind of processor
225 virus ERROR_VIRUS_INFECTED: antivirus software found a virus or unwanted program in the file
226 virus ERROR_VIRUS_DELETED: antivirus software removed the file
267 missing ERROR_DIRECTORY: the folder that it should start in is not valid
740 elevation ERROR_ELEVATION_REQUIRED: the program needs administrator rights
1058 service ERROR_SERVICE_DISABLED: a service that it needs is disabled
1069 service ERROR_SERVICE_LOGON_FAILED: a service could not log on
1114 ended ERROR_DLL_INIT_FAILED: a part of the program could not be started
1115 ended ERROR_SHUTDOWN_IN_PROGRESS: Windows was shutting down
1223 ended ERROR_CANCELLED: a user cancelled it
1245 logon ERROR_NOT_LOGGED_ON: its Windows user was not logged on
1260 policy ERROR_ACCESS_DISABLED_BY_POLICY: a policy of this computer blocks the program
1312 logon ERROR_NO_SUCH_LOGON_SESSION: its Windows user was not logged on any more
1314 right ERROR_PRIVILEGE_NOT_HELD: its Windows user lacks a right that it needs
1326 password ERROR_LOGON_FAILURE: the name or password of its Windows user is wrong
1327 password ERROR_ACCOUNT_RESTRICTION: a restriction of its Windows user kept it from logging on
1328 password ERROR_INVALID_LOGON_HOURS: its Windows user may not log on at this time
1330 password ERROR_PASSWORD_EXPIRED: the password of its Windows user has expired
1331 password ERROR_ACCOUNT_DISABLED: its Windows user is disabled
1332 password ERROR_NONE_MAPPED: its Windows user was not found
1385 right ERROR_LOGON_TYPE_NOT_GRANTED: its Windows user may not log on in this way
1909 password ERROR_ACCOUNT_LOCKED_OUT: its Windows user is locked
4320 conditions ERROR_REQUEST_REFUSED: Windows refused the run because of the task's conditions
4551 policy ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION: application control blocks the program
14001 parts ERROR_SXS_CANT_GEN_ACTCTX: a part of the program is missing or of the wrong version
"""
_STATUS = r"""
0x40010004 ended DBG_TERMINATE_PROCESS: it was ended from outside
0xC0000005 crashed STATUS_ACCESS_VIOLATION: the program crashed
0xC0000022 denied STATUS_ACCESS_DENIED: access was denied when it started
0xC000007B bitness STATUS_INVALID_IMAGE_FORMAT: 32-bit and 64-bit parts are mixed
0xC0000135 parts STATUS_DLL_NOT_FOUND: a part of the program, or .NET, is missing
0xC0000139 parts STATUS_ENTRYPOINT_NOT_FOUND: a part of the program is of the wrong version
0xC000013A ended STATUS_CONTROL_C_EXIT: it was closed by Ctrl+C or a log-off
0xC0000142 ended STATUS_DLL_INIT_FAILED: the session was closing while it started
0xC0000374 crashed STATUS_HEAP_CORRUPTION: the program crashed (damaged memory)
0xC0000409 crashed STATUS_STACK_BUFFER_OVERRUN: the program crashed (damaged memory)
0xC0000428 policy STATUS_INVALID_IMAGE_HASH: Windows does not accept the program's signature
0xC0E90002 policy STATUS_SYSTEM_INTEGRITY_POLICY_VIOLATION: application control blocks the program
0xE0434352 crashed CLR exception: the program crashed (unhandled .NET exception)
0xFFFFFFFF crashed -1: the program reported that it failed (-1)
"""
_OWN = r"""
1 failed : the program behind the task reported a failure
2 failed : the program behind the task was not found, or reported a failure itself
3 failed : its folder was not found, or the program reported a failure itself
10 failed : the program found the wrong environment
"""
_ROW = re.compile(r"(\S+) (\w+) ([^:]*): ?(.+)")


def _table(rows: str) -> dict[int, ResultCode]:
    found = (_ROW.fullmatch(row) for row in rows.strip().split("\n"))
    return {int(m[1], 0): ResultCode(m[2], m[4], m[3].strip()) for m in found if m}


_ADVICE = {
    "logon": "the Windows user must be logged on",
    "password": "enter the password of the task's Windows user again",
    "right": "whoever manages this PC must allow it",
    "service": "look at Windows' own services",
    "damaged": "install the program behind it again",
    "parts": "install the program behind it again",
    "bitness": "install the program behind it again",
    "conditions": "look at its conditions: on battery, idle, network",
}
"""What a group calls for, where one sentence says it."""
_KNOWN = _table(_SCHEDULER) | _table(_STATUS)
_ERRORS = _table(_WINDOWS)
_EXIT_CODES = _table(_OWN)


def result_code(code: int) -> ResultCode:
    """What a code (unsigned, 32 bits) means; one that is not known is the program's own.

    0x8004nnnn and 0x8007nnnn are Windows' own even where they are not known: the program was not
    started.
    """
    facility = code >> 16
    found = _KNOWN.get(code) or _EXIT_CODES.get(code)
    if found is None and facility == 0x8007:
        found = _ERRORS.get(code & 0xFFFF)
    if found:
        advice = _ADVICE.get(found.group)
        return found._replace(meaning=f"{found.meaning}; {advice}") if advice else found
    if facility in (0x8004, 0x8007):
        return ResultCode(
            "failed", f"Windows could not start it (code 0x{code:08X}, not known here)"
        )
    return ResultCode("failed", f"the program ended with code 0x{code:X}")
