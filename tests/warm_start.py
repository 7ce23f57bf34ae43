"""``assistant ...`` as a process of its own that need not import first.

A server imports the program once and forks for each command: the child has its own streams,
environment, folder, signals and exit, as a process that was started has, and costs a fifth of it.
What Python decides as it starts (encodings, hashes, warnings) is the server's, so a command that
asks for anything else there is started in the ordinary way, as everything is on Windows.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
_DECIDED_AT_START = ("PYTHON", "LC_", "LANG", "TZ", "LD_")
"""Beginnings of the variables that Python reads but once."""
_LEFT_OUT = ("tui", "windows", "agents", "postgres", "elevated", "__main__")
"""Parts of the program that no command imports here, or that need what may not be there."""
_MOST = 1 << 20
LITTLE_TALK = "ASSISTANT_TESTS_LITTLE_TALK"
"""Names other small talk for a base to learn from than the program's own."""


def ordinary(
    arguments: tuple[str, ...], stdin: bytes, env: Mapping[str, str], cwd: Path, patience: float
) -> subprocess.CompletedProcess[bytes]:
    """Start a new interpreter for it. Lines end alike on every system."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        input=stdin,
        capture_output=True,
        env=env,
        cwd=cwd,
        timeout=patience,
        check=False,
    )
    ends = os.linesep.encode()
    out, error = (text.replace(ends, b"\n") for text in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, error)


class WarmStart:
    """The server's client. One command at a time."""

    def __init__(self, patience: float) -> None:
        """Start the server.

        Args:
            patience: seconds for a command to end; it ends a hang.
        """
        ours, theirs = socket.socketpair()
        self._socket, self._patience = ours, patience
        self._env = {**os.environ, "PYTHONPATH": str(ROOT)}
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=self._env,
                cwd=ROOT,
                start_new_session=True,
            )
        ours.settimeout(patience)

    def fits(self, env: Mapping[str, str]) -> bool:
        """Whether a process with this environment starts as the server did."""
        return _decided(env) == _decided(self._env)

    def run(
        self, arguments: tuple[str, ...], stdin: bytes, env: Mapping[str, str], cwd: Path
    ) -> subprocess.CompletedProcess[bytes]:
        """Run it to its end."""
        pipes = [os.pipe() for _ in range(3)]
        (read_in, write_in), (read_out, write_out), (read_error, write_error) = pipes
        words = [os.fsdecode(argument) for argument in arguments]
        variables = {name: os.fsdecode(value) for name, value in env.items()}
        request = json.dumps([words, variables, str(cwd)]).encode()
        handles = [read_in, write_out, write_error]
        socket.send_fds(self._socket, [len(request).to_bytes(4, "big")], handles)
        self._socket.sendall(request)
        for handle in handles:
            os.close(handle)
        read = [_Reading(read_out), _Reading(read_error)]
        _write(write_in, stdin)
        try:
            ended = self._socket.recv(4)
        except TimeoutError:
            self._server.kill()
            raise
        assert ended, "the server has gone"
        code = int.from_bytes(ended, "big", signed=True)
        out, error = (reading.all() for reading in read)
        return subprocess.CompletedProcess(["assistant", *arguments], code, out, error)

    def close(self) -> None:
        """End the server."""
        self._socket.close()
        self._server.wait(self._patience)


class _Reading(threading.Thread):
    """Reads all that comes out of a pipe."""

    def __init__(self, pipe: int) -> None:
        super().__init__(daemon=True)
        self._pipe, self._read = pipe, b""
        self.start()

    def run(self) -> None:
        with open(self._pipe, "rb") as stream:
            self._read = stream.read()

    def all(self) -> bytes:
        self.join()
        return self._read


def _write(handle: int, data: bytes) -> None:
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
    except BrokenPipeError:  # it did not read to the end
        pass


def _decided(env: Mapping[str, str]) -> dict[str, str]:
    return {name: env[name] for name in env if name.startswith(_DECIDED_AT_START)}


def _serve(handle: int) -> None:
    """Fork for each command that comes, until the client has gone."""
    _import_all()
    gc.collect()
    gc.freeze()  # what is never collected is never copied into a child
    with socket.socket(fileno=handle) as client:
        while True:
            head, streams, _, _ = socket.recv_fds(client, 4, 3)
            if not head:
                return
            request = _receive(client, int.from_bytes(head, "big"))
            if not (child := os.fork()):
                client.close()
                _become(streams, *json.loads(request))
            for stream in streams:
                os.close(stream)
            _, status = os.waitpid(child, 0)
            client.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))


def _receive(client: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += client.recv(min(_MOST, size - len(data)))
    return data


def _import_all() -> None:
    import assistant

    for module in pkgutil.walk_packages(assistant.__path__, "assistant."):
        if not any(part in _LEFT_OUT for part in module.name.split(".")):
            importlib.import_module(module.name)


def _become(streams: list[int], arguments: list[str], env: dict[str, str], cwd: str) -> NoReturn:
    """What ``python -m assistant ARGUMENTS`` is, from its first line to its end."""
    from assistant.cli.main import main
    from assistant.kb import calibrate
    from assistant.kb import compile as compiler

    for number, handle in enumerate(streams):
        os.dup2(handle, number)
        os.close(handle)
    errors = (None, None, "backslashreplace")
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(number, mode, errors=errors[number], closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    if LITTLE_TALK in env:
        few = env.pop(LITTLE_TALK)
        for module in (calibrate, compiler):
            vars(module).update(OFF_TOPIC=few)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.argv = [str(ROOT / "assistant" / "__main__.py"), *arguments]
    code: object = 1
    try:
        main()
    except SystemExit as ending:
        code = ending.code
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
    atexit._run_exitfuncs()
    for written in (sys.stdout, sys.stderr):
        written.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _serve(int(sys.argv[1]))
