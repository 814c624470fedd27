"""The library at a revision of git, read without touching the work tree."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from pathlib import Path

from dalil import data, read
from dalil.model import Library
from dalil.text import Source

_PAIR = re.compile(r"(?P<before>[^\s.][^\s]*?)\.\.(?P<after>[^\s.][^\s]*)")


class RevisionError(Exception):
    """A revision cannot be read; the text says why."""


def pair(written: str) -> tuple[str, str]:
    """`v0.1..main` → its two revisions. Raises RevisionError for anything else."""
    match = _PAIR.fullmatch(written)
    if match is None:
        raise RevisionError(f"'{written}': write two revisions with two dots between them, such as v0.1..main")
    return match["before"], match["after"]


def library(docs: Path, revision: str, languages: tuple[str, ...]) -> Library:
    """The library as a revision holds it. Raises RevisionError when git, the revision or the folder is not there."""
    commit = _git(docs, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise RevisionError(f"git knows no revision '{revision}' here")
    packed = _git(docs, "archive", "--format=tar", commit.decode("ascii").strip())
    if packed is None:
        raise RevisionError(f"revision '{revision}' has no folder {docs.name}")
    pages, held, files = [], [], []
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is None:
                continue
            files.append(member.name)
            folder, _, name = member.name.rpartition("/")
            if name.endswith(".md"):
                pages.append(Source.from_bytes(member.name, content.read()))
            elif folder == "_data" and name in data.FILES:
                held.append(Source.from_bytes(member.name, content.read()))
    return read.library(sorted(pages, key=lambda source: source.path), data.read(held), files, languages)


def last_release(docs: Path) -> str | None:
    """The nearest tag of a release (`v0.1`) behind the work tree; None without git or without such a tag."""
    try:
        found = _git(docs, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
    except RevisionError:
        return None
    return found.decode("utf-8", "replace").strip() if found else None


def _git(docs: Path, *arguments: str) -> bytes | None:
    """What git says in a folder; None when it refuses. Raises RevisionError without git or outside a repository."""
    try:
        done = subprocess.run(["git", "-C", str(docs), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(f"git: {error.strerror}") from None
    if done.returncode == 0:
        return done.stdout
    if b"not a git repository" in done.stderr:
        raise RevisionError(f"{docs}: not in a git repository")
    return None
