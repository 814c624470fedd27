"""`python -m dalil`: check the texts, make the fonts, print the built site; none of it needs MkDocs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dalil import checks, folder, report, settings

PROJECT = Path.cwd()


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 when there are findings or the work could not be done."""
    parser = argparse.ArgumentParser(prog="dalil", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="check | export | fonts")

    check = commands.add_parser("check", help="check the texts and print what is wrong, one line each")
    check.add_argument("docs", type=Path, nargs="?", help="the docs folder (default: that of pyproject.toml)")
    check.add_argument("--format", choices=report.FORMATS, default="text")
    check.add_argument("--lang", choices=["en", "ar"], default="en", help="language of the messages")

    export = commands.add_parser("export", help="make the PDFs from a built site")
    export.add_argument("site", type=Path, nargs="?", help="the built site (default: that of pyproject.toml)")

    commands.add_parser("fonts", help="make the fonts of site and print from the installed packages")

    args = parser.parse_args(argv)
    try:
        known = settings.load(PROJECT)
        return int(_COMMANDS[args.command](args, known))
    except (settings.SettingsError, folder.FolderError) as error:
        print(f"dalil: {error}", file=sys.stderr)
        return 1


def _check(args: argparse.Namespace, known: settings.Settings) -> int:
    docs: Path = args.docs or Path(known.docs)
    library = folder.library(docs, known.languages)
    findings = checks.run(library)
    sys.stdout.write(report.FORMATS[args.format](findings, docs.as_posix(), args.lang))
    print(f"dalil: {report.summary(findings, len(library.pages), args.lang)}", file=sys.stderr)
    return 1 if findings else 0


def _export(args: argparse.Namespace, known: settings.Settings) -> int:
    from dalil.render import export  # a check starts faster without the typesetter

    site: Path = args.site or Path(known.site)
    library = folder.library(Path(known.docs), known.languages)
    try:
        export.export(site, library, PROJECT, known, _tell)
    except (export.PrintError, export.FontError) as error:
        print(f"dalil: {error}", file=sys.stderr)
        return 1
    return 0


def _fonts(args: argparse.Namespace, known: settings.Settings) -> int:
    from dalil.render import fonts

    try:
        made = fonts.web_fonts(PROJECT / "node_modules", Path(known.docs) / "assets" / "fonts")
    except fonts.FontError as error:
        print(f"dalil: {error}", file=sys.stderr)
        return 1
    _tell(f"fonts: {len(made)} made")
    return 0


def _tell(line: str) -> None:
    print(f"dalil: {line}", flush=True)


_COMMANDS = {"check": _check, "export": _export, "fonts": _fonts}


if __name__ == "__main__":
    raise SystemExit(main())
