"""The ids of all documents in lower case, from the names of their files: s01, s02, …"""

from __future__ import annotations

from site_build import ROOT


def _of(kind: str) -> tuple[str, ...]:
    return tuple(sorted(path.name[:3] for path in (ROOT / "docs" / "en").glob(f"*/{kind}[0-9][0-9]-*.md")))


STANDARDS, CARE, MODULES, FORMS = map(_of, "sgmf")
DOCUMENTS = (*STANDARDS, *CARE, *MODULES, *FORMS)
