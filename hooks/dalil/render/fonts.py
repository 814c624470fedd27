"""Fonts of site and print, made from the same complete TTFs of the npm packages.

Print takes the files as they are: subsets made for the web lack digits or brackets. The site takes woff2 with the
scripts that its pages use. The only module that knows fontTools.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = Path("@expo-google-fonts")

PRINT_FACES = (
    "amiri/400Regular/Amiri_400Regular.ttf",
    "amiri/700Bold/Amiri_700Bold.ttf",
    "ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf",
    "ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf",
    "ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf",
    "ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf",
    "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
    "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
    "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
    "source-serif-4/700Bold/SourceSerif4_700Bold.ttf",
)


@dataclass(frozen=True)
class WebFace:
    """A face of the site: its file in the packages, and the ranges of characters to keep."""

    file: str
    name: str
    ranges: tuple[range, ...]


_LATIN = (range(0x20, 0x7F), range(0xA0, 0x100), range(0x2010, 0x2028), range(0x2030, 0x203B))
_ARABIC = (
    range(0x20, 0x7F),  # ids and short words: a page of them needs no second file
    *(range(code, code + 1) for code in (0xA0, 0xAB, 0xB7, 0xBB, 0xD7)),
    *(range(code, code + 1) for code in (0x60C, 0x61B, 0x61F)),
    range(0x621, 0x63B),
    range(0x640, 0x656),
    range(0x660, 0x66D),
    range(0x670, 0x672),
    *(range(code, code + 1) for code in (0x67E, 0x686, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6CC)),  # in names
    range(0x200C, 0x2028),
)
"""What Arabic is written with; the other languages of the script are half of the file."""

_LINE = (950, -500)
"""How far letters reach up and down, which is how viewers set lines apart; the face's own 1124 and -634 leave room
for piled vowel marks and would make the text of a narrow cell unreadably small."""

_TYPED = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    range(0x600, 0x700),
    range(0x200C, 0x2010),
    range(0x2010, 0x2028),
    range(0x2030, 0x203B),
    range(0x20AC, 0x20AD),
)

WEB_FACES = (
    WebFace("ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf", "plex-arabic-400", _ARABIC),
    WebFace("ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf", "plex-arabic-600", _ARABIC),
    WebFace("ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf", "plex-400", _LATIN),
    WebFace("ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf", "plex-600", _LATIN),
)


@dataclass(frozen=True)
class FieldFont:
    """The face of what is typed into forms: a font file and what a PDF must say of it, in thousandths of the size."""

    name: str
    data: bytes
    codes: dict[int, int]
    """Number of a glyph → the character that it shows by itself."""
    widths: list[int]
    box: list[int]
    ascent: int
    descent: int
    cap_height: int


class FontError(Exception):
    """A font file is not where it belongs; the text names it and says what to do."""


def print_fonts(packages: Path, folder: Path) -> Path:
    """Put every face of print into one folder and return it. Raises FontError when a face is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {Path(face).name: _file(packages, face) for face in PRINT_FACES}
    for name, source in wanted.items():
        _copy_if_changed(source, folder / name)
    for old in folder.glob("*.ttf"):
        if old.name not in wanted:  # a face that is no longer ours would still be found by the typesetter
            old.unlink()
    return folder


def web_fonts(packages: Path, folder: Path) -> list[Path]:
    """Make the woff2 files that are missing, or older than their source or this module; returns those made.

    Raises FontError when a source is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for face in WEB_FACES:
        source, target = _file(packages, face.file), folder / f"{face.name}.woff2"
        newest = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
        if not target.is_file() or target.stat().st_mtime < newest:
            _subset(source, target, face.ranges)
            made.append(target)
    return made


def field_font(folder: Path) -> FieldFont:
    """Amiri with each Latin and Arabic character that can be typed, from the folder of the fonts of print."""
    from fontTools import subset

    options = subset.Options()
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "gasp", "name"]  # a PDF shows glyphs and shapes nothing
    options.hinting = False
    options.recalc_timestamp = False
    font = subset.load_font(str(folder / "Amiri_400Regular.ttf"), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for each in _TYPED for code in each])
    cutter.subset(font)
    made = io.BytesIO()
    subset.save_font(font, made, options)
    scale = 1000 / font["head"].unitsPerEm
    codes: dict[int, int] = {}
    for code, name in sorted(font.getBestCmap().items()):
        codes.setdefault(font.getGlyphID(name), code)
    head = font["head"]
    face = FieldFont(
        name="Amiri-Regular",
        data=made.getvalue(),
        codes=codes,
        widths=[round(font["hmtx"][name][0] * scale) for name in font.getGlyphOrder()],
        box=[round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)],
        ascent=_LINE[0],
        descent=_LINE[1],
        cap_height=round(font["OS/2"].sCapHeight * scale),
    )
    font.close()
    return face


def _subset(source: Path, target: Path, ranges: tuple[range, ...]) -> None:
    from fontTools import subset  # half a second to import, and rarely needed

    options = subset.Options()
    options.drop_tables += ["meta"]  # design notes; the subsetter would complain of it
    options.flavor = "woff2"
    options.hinting = False
    options.recalc_timestamp = False  # the same bytes every time
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for each in ranges for code in each])
    cutter.subset(font)
    half = target.with_suffix(".part")
    subset.save_font(font, str(half), options)
    half.replace(target)


def _file(packages: Path, face: str) -> Path:
    path = packages / _PACKAGES / face
    if not path.is_file():
        raise FontError(f"no font file {path}; run `make site`, which installs the fonts")
    return path


def _copy_if_changed(source: Path, target: Path) -> None:
    if not target.is_file() or target.stat().st_size != source.stat().st_size:
        shutil.copyfile(source, target)
