"""What was printed, on record beside the PDFs: `SHA256SUMS` for `sha256sum -c`, and `manifest.json` for machines.

Both are written when every PDF is in its place, and hold no time, so that the same PDFs give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from dalil import address
from dalil.model import Library, Page
from dalil.render.book import issued
from dalil.render.finish import page_count
from dalil.render.manual import members
from dalil.schema import STATUSES

FOLDER = "downloads"

Kind = Literal["document", "fillable", "manual", "bilingual"]


@dataclass(frozen=True)
class Work:
    """What a PDF is: of a book of several documents the newest edition and the least settled status."""

    id: str
    language: str
    kind: Kind
    edition: str
    status: str


def begin(site: Path) -> None:
    """Take the old records away, so that none speaks of PDFs that are being replaced."""
    for path in address.RECORDS:
        (site / path).unlink(missing_ok=True)


def write(site: Path, library: Library, paths: Iterable[str]) -> int:
    """Record the PDFs at these paths below the site's root, and remove those of books that are no more.

    Returns how many were removed.
    """
    folder = site / FOLDER
    wanted = sorted(paths)
    stale = sorted({path.relative_to(site).as_posix() for path in folder.rglob("*.pdf")} - set(wanted))
    for path in stale:
        (site / path).unlink()
    works = dict(catalogue(library))
    entries = [_entry(site, path, works[path]) for path in wanted]
    sums, manifest = (site / path for path in address.RECORDS)
    _place(sums, "".join(f"{entry['sha256']}  {entry['path']}\n" for entry in entries))
    _place(manifest, json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
    return len(stale)


def catalogue(library: Library) -> Iterator[tuple[str, Work]]:
    """Everything that can be printed: path below the site's root → what it is."""
    for id_, editions in library.documents.items():
        for page in editions.values():
            yield address.pdf(page), _work(id_, "document", [page])
            yield address.fillable_pdf(page), _work(id_, "fillable", [page])
        yield address.bilingual_pdf(id_), _work(id_, "bilingual", list(editions.values()))
    for manual in library.data.manuals:
        for language in library.languages:
            if pages := members(library, manual, language):
                yield address.manual_pdf(manual, language), _work(manual.id, "manual", pages)
        both = [page for editions in library.documents.values() for page in editions.values()]
        if pages := [page for page in both if page.kind in manual.kinds]:
            yield address.bilingual_pdf(manual.id), _work(manual.id, "bilingual", pages)


def _work(id_: str, kind: Kind, pages: Sequence[Page]) -> Work:
    language = "ar+en" if kind == "bilingual" else pages[0].language
    status = min((page.front.get("status").text for page in pages), key=STATUSES.index)
    return Work(id_, language, kind, max(pages, key=issued).front.get("edition").text, status)


def _entry(site: Path, path: str, work: Work) -> dict[str, object]:
    content = (site / path).read_bytes()
    return {
        "path": path.removeprefix(f"{FOLDER}/"),
        **asdict(work),
        "pages": page_count(content),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _place(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    half = target.with_name(f"{target.name}.part")
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(target)
