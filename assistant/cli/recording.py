"""``--record``: a headless run becomes a session."""

from __future__ import annotations

from ..engine import Engine
from ..record import TYPE_CHECKING
from ..session import Recorder, open_recorder, silent
from .common import Options, narrate

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from ..host.base import Host
    from ..model import Answer


def add_record(parser: ArgumentParser) -> None:
    """Add the option."""
    what = "keep this run as a session: “assistant sessions show last”"
    parser.add_argument("--record", action="store_true", help=what)


def recording(
    options: Options, engine: Engine, face: str, host: Host | None = None, *, wanted: bool
) -> Recorder:
    """A recorder, which keeps nothing unless it is `wanted`."""
    recorder = open_recorder(engine, face, narrate) if wanted else silent(engine)
    if host is not None:
        recorder.machine(host)
    return recorder


def finish(recorder: Recorder, engine: Engine, host: Host) -> None:
    """Keep whose machine it was, and let go of the store."""
    if recorder.kept:
        from ..session.customer import record_values

        record_values(recorder, engine, host)
    recorder.close()


def record_answer(options: Options, engine: Engine, text: str, answer: Answer) -> None:
    """Keep one question with its answer."""
    recorder = recording(options, engine, "ask", wanted=True)
    recorder.asked(text)
    recorder.answered(answer)
    recorder.close()
