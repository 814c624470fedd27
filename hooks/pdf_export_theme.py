"""Theme handler of mkdocs-pdf-export-plugin: the CSS without which it loses most of each page.

The plugin prints Material's whole page. Material lays its columns out with flex, which WeasyPrint cuts off at the end
of a sheet without a word; as blocks they run on. Switched on by `PDF_EXPORT=1`. The manuals do not come from here: see
dalil/render.
"""

from __future__ import annotations

from pathlib import Path

_FONTS = Path(__file__).resolve().parents[1] / ".cache" / "fonts"

_FACES = {
    # One family a file: WeasyPrint mixes up files that share family, weight and style.
    "Amiri Print": ("Amiri_400Regular.ttf", 400),
    "Amiri Print Bold": ("Amiri_700Bold.ttf", 700),
    "Source Serif Print": ("SourceSerif4_400Regular.ttf", 400),
    "Source Serif Print Bold": ("SourceSerif4_700Bold.ttf", 700),
}

_LAYOUT = """
@page { size: A4; margin: 22mm 20mm; @bottom-center { content: counter(page); font-size: 9pt; } }
.md-container, .md-main, .md-main__inner, .md-grid, .md-content, .md-content__inner, .md-typeset__scrollwrap {
  display: block !important; height: auto !important; overflow: visible !important; margin: 0 !important;
  max-width: none !important;
}
.md-header, .md-tabs, .md-sidebar, .md-footer, .md-skip, .md-top, .md-path, .md-search, .md-dialog, .headerlink,
.clause-copy, .copy-status, .notes, .document-actions, [data-md-component="announce"] { display: none !important; }
body, .md-typeset { font-size: 11pt; line-height: 1.6; color: #1d2b36; }
.md-typeset h1, .md-typeset h2, .md-typeset h3 { break-after: avoid; }
.md-typeset details { display: block; }
.md-typeset .admonition, .md-typeset tr { break-inside: avoid; }
[dir="ltr"] .md-typeset { font-family: "Source Serif Print", "Amiri Print"; }
[dir="rtl"] .md-typeset { font-family: "Amiri Print"; }
[dir="ltr"] .md-typeset :is(strong, th, h1, h2, h3) { font-family: "Source Serif Print Bold", "Amiri Print Bold"; }
[dir="rtl"] .md-typeset :is(strong, th, h1, h2, h3) { font-family: "Amiri Print Bold"; }
"""


def get_stylesheet() -> str:
    """The plugin's way to ask for CSS."""
    faces = (
        f'@font-face {{ font-family: "{name}"; src: url("{(_FONTS / file).as_uri()}"); font-weight: {weight}; }}'
        for name, (file, weight) in _FACES.items()
    )
    return "\n".join([*faces, _LAYOUT])


def modify_html(html: str, href: str) -> str:
    """The plugin's way to add a download link; ours stands in the document's header already."""
    return html
