"""Run a command and tell what it and everything it started cost. Linux only."""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_INTERVAL = 0.2
"""Seconds between two looks at the memory of the processes."""
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): processes whose parent ended become our children, so that we can count them."""


class FailedError(Exception):
    """The command ended with an error or took too long; the text is the last thing it said."""


@dataclass(frozen=True)
class Cost:
    """Seconds of processors and of the clock; bytes of memory at the peak, shared pages counted once."""

    cpu: float
    wall: float
    memory: int

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.memory, other.memory))


NOTHING = Cost(0, 0, 0)


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float, accept: int = 0) -> Cost:
    """Run to the end, at most `limit` seconds. Raises FailedError, unless the exit code is 0 or `accept`."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "bench.log"
    begin = time.monotonic()
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=said, stderr=subprocess.STDOUT
        )
    cpu, peak, late, wall, code = 0.0, 0, False, 0.0, None
    while True:
        ended, status, usage = os.wait4(-1, os.WNOHANG)
        if ended:
            cpu += usage.ru_utime + usage.ru_stime
            if ended == process.pid:
                peak = max(peak, usage.ru_maxrss * 1024)
                wall, code = time.monotonic() - begin, os.waitstatus_to_exitcode(status)
                process.returncode = code
            if not _family():
                break
            continue
        late = late or time.monotonic() - begin > limit
        if late or code is not None:  # what was left behind, such as a browser's helpers, ends with its program
            _end()
        peak = max(peak, _memory())
        time.sleep(_INTERVAL if time.monotonic() - begin > 2 else _INTERVAL / 10)
    if late:
        raise FailedError(f"stopped after {limit:.0f} s; last line: {_last_line(log)}")
    if code not in (0, accept):
        raise FailedError(_last_line(log) or f"exit code {code}")
    return Cost(cpu, wall, peak)


def _family() -> list[psutil.Process]:
    """Everything that we started and that is still there."""
    return list(psutil.Process().children(recursive=True))


def _memory() -> int:
    total = 0
    for process in _family():
        with suppress(psutil.Error):
            total += process.memory_full_info().pss
    return total


def _end() -> None:
    for process in _family():
        with suppress(psutil.Error):
            process.kill()


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1].strip()[:200] if lines else ""
