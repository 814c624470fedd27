"""The last step of every PDF: the same document in half the bytes."""

from __future__ import annotations

from importlib import resources
from importlib.metadata import version
from io import BytesIO

import pikepdf


def finished(pdf: bytes) -> bytes:
    """A PDF with its objects packed into streams and its streams pressed; the same bytes for the same input."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return packed.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def key() -> str:
    """What the result depends on beside the PDF, for the cache."""
    return version("pikepdf") + (resources.files("dalil.render") / "finish.py").read_text(encoding="utf-8")
