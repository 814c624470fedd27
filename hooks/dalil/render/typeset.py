"""Typst code → PDF, several at a time, and only what changed. The only module that knows Typst."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

from dalil.render import finish
from dalil.render.book import Book
from dalil.render.convert import PrintError

STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
"""Every PDF is tagged and declared accessible (PDF/UA-1) and fit to be kept (PDF/A-2a)."""

LOOK = resources.files("dalil.render") / "look"
"""How everything that we print looks; a book's code imports `/look/house.typ`."""

BATCH = 150_000
"""Characters of code that one process sets; a thousand are about half a page, or 8 ms."""


@dataclass(frozen=True)
class Printed:
    """A book that is in its place; `fresh` when it was set now and not taken from the cache."""

    path: str
    fresh: bool
    kept: Path
    """Its file in the cache."""


@contextmanager
def setting(books: Sequence[Book], site: Path, fonts: Path, cache: Path) -> Iterator[Iterator[Printed]]:
    """Set every book and put it into the site, those that have not changed from the cache.

    Typst keeps the memory of everything it ever set, so that each batch has a process of its own; as many at a time as
    there are processors. They are at work as soon as this is entered; what it gives yields each book once it is in its
    place, and at the end raises PrintError for those that could not be set. Every other book is still printed, and no
    half-written file is left.
    """
    cache.mkdir(parents=True, exist_ok=True)
    surroundings = _surroundings(fonts)
    jobs = [(book, cache / f"{_key(book, surroundings)}.pdf") for book in books]
    known = [job for job in jobs if job[1].is_file()]
    waiting = [job for job in jobs if not job[1].is_file()]
    with ProcessPoolExecutor(
        max_workers=os.cpu_count() or 1,
        mp_context=multiprocessing.get_context("spawn"),
        max_tasks_per_child=1,
    ) as pool:
        running = {pool.submit(_typeset_batch, batch, fonts): batch for batch in batches(waiting)}
        try:
            yield _printed(known, running, site)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _printed(kept: Sequence[Job], running: Mapping[Future[dict[str, str]], list[Job]], site: Path) -> Iterator[Printed]:
    for book, pdf in kept:
        place(pdf, site / book.path)
        yield Printed(book.path, False, pdf)
    failures: list[str] = []
    for batch in as_completed(running):
        failed = batch.result()
        failures += failed.values()
        for book, pdf in running[batch]:
            if book.path not in failed:
                place(pdf, site / book.path)
                yield Printed(book.path, True, pdf)
    if failures:
        raise PrintError("\n".join(failures))


Job = tuple[Book, Path]
"""A book, and the file of the cache that it goes to."""


def batches(waiting: Sequence[Job]) -> list[list[Job]]:
    """What one process sets after another: a manual alone, documents together up to the length of a small manual.

    A process costs a third of a second and gives its memory back only at its end. The longest come first, so that no
    processor waits for a manual at the end.
    """
    packed: list[list[Job]] = []
    room = 0
    for job in sorted(waiting, key=lambda job: -len(job[0].code)):
        if len(job[0].code) > room:
            packed.append([])
            room = BATCH
        packed[-1].append(job)
        room -= len(job[0].code)
    return packed


def _typeset_batch(batch: Sequence[Job], fonts: Path) -> dict[str, str]:
    """Set books one after another; returns what was wrong, by the path of the book."""
    failed: dict[str, str] = {}
    for book, kept in batch:
        try:
            typeset(book, fonts, kept)
        except PrintError as error:
            failed[book.path] = str(error)
    return failed


def typeset(book: Book, fonts: Path, target: Path) -> None:
    """Set one book. Raises PrintError when Typst refuses it or warns of anything, such as a missing font."""
    pdf = _compiled(book.path, book.code, book.pictures, fonts, pdf_standards=list(STANDARDS))
    if book.finish:
        try:
            pdf = book.finish(pdf, fonts)
        except PrintError as error:
            raise PrintError(f"{book.path}: {error}") from None
    half = target.with_suffix(f".{os.getpid()}")
    half.write_bytes(finish.finished(pdf))
    half.replace(target)


def picture(path: str, code: str, fonts: Path, cache: Path) -> bytes:
    """A page set as a PNG, a pixel for each point; from the cache if known. Raises PrintError as `typeset` does."""
    digest = hashlib.sha256(f"{_surroundings(fonts)}{code}".encode())
    kept = cache / f"{digest.hexdigest()[:32]}.png"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(f".{os.getpid()}")
        half.write_bytes(_compiled(path, code, {}, fonts, format="png", ppi=72))
        half.replace(kept)
    return kept.read_bytes()


def _compiled(path: str, code: str, pictures: dict[str, Path], fonts: Path, **how: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "book.typ").write_text(code, encoding="utf-8")
        (room / "look").mkdir()
        for name, part in _look():
            (room / "look" / name).write_text(part, encoding="utf-8")
        for name, picture in pictures.items():
            (room / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(picture, room / name)
        try:
            made, warnings = typst.compile_with_warnings(
                str(room / "book.typ"), root=folder, font_paths=[str(fonts)], ignore_system_fonts=True, **how
            )
        except typst.TypstError as error:
            raise PrintError(f"{path}: {_said(error)}") from None
    if warnings:
        raise PrintError(f"{path}: {warnings[0].message}")
    return bytes(made)


def _said(error: Exception) -> str:
    hints = getattr(error, "hints", None) or []
    return " ".join([str(getattr(error, "message", error)), *(f"({hint})" for hint in hints)])


def _look() -> list[tuple[str, str]]:
    """Name and text of every part of the look, in order."""
    parts = (part for part in LOOK.iterdir() if part.name.endswith(".typ"))
    return sorted((part.name, part.read_text(encoding="utf-8")) for part in parts)


def _surroundings(fonts: Path) -> str:
    """What every book depends on beside its own code: the look, the fonts, typesetter and finishing."""
    digest = hashlib.sha256(f"{version('typst')}{STANDARDS}{finish.key()}".encode())
    for name, part in _look():
        digest.update(f"{name}\n{part}".encode())
    for font in sorted(fonts.glob("*.ttf")):
        digest.update(font.name.encode() + hashlib.sha256(font.read_bytes()).digest())
    return digest.hexdigest()


def _key(book: Book, surroundings: str) -> str:
    digest = hashlib.sha256(surroundings.encode())
    digest.update(book.code.encode())
    if book.finish:
        digest.update(book.finish.key().encode())
    for name, picture in sorted(book.pictures.items()):
        digest.update(name.encode() + hashlib.sha256(picture.read_bytes()).digest())
    return digest.hexdigest()[:32]


def place(kept: Path, target: Path) -> None:
    """Put a PDF of the cache into the site, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".part")
    half.unlink(missing_ok=True)
    try:
        half.hardlink_to(kept)  # no file of the site is changed in its place, only put there anew
    except OSError:
        shutil.copyfile(kept, half)
    half.replace(target)
