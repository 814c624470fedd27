"""`python -m dalil`: check and mend the texts, print the built site; none of it needs MkDocs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from dalil import (
    checks,
    explain,
    fix,
    folder,
    redline,
    redline_tables,
    releasing,
    report,
    revisions,
    scaffold,
    settings,
    since,
    sync,
)
from dalil.checks import lifecycle
from dalil.finding import Finding, nearest
from dalil.model import Library

PROJECT = Path.cwd()
SYNC = "_data/sync.yml"
EDITIONS = "_data/editions.yml"
CHANGELOG = "CHANGELOG.md"
"""Beside the docs folder."""

OK, FOUND, IMPOSSIBLE = 0, 1, 2
"""Exit codes: all is well; there are findings; the command could not do its work."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = _parser().parse_args(argv)
    try:
        known = settings.load(PROJECT)
        run: Callable[[argparse.Namespace, settings.Settings], int] = args.run
        return run(args, known)
    except (
        settings.SettingsError,
        folder.FolderError,
        since.SinceError,
        revisions.RevisionError,
        scaffold.ScaffoldError,
    ) as error:
        print(f"dalil: {error}", file=sys.stderr)
        return IMPOSSIBLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dalil", description=__doc__)
    commands = parser.add_subparsers(
        required=True, metavar="check | changes | release | explain | fix | sync | new | export | offline | fonts"
    )

    def command(name: str, run: Callable[..., int], words: str, *, docs: bool = False) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        if docs:
            made.add_argument("--docs", type=Path, help="the docs folder (default: that of pyproject.toml)")
        return made

    check = command("check", _check, "check the texts and print what is wrong, one line each")
    check.add_argument("docs", type=Path, nargs="?", help="the docs folder (default: that of pyproject.toml)")
    check.add_argument("--format", choices=report.FORMATS, default="text")
    check.add_argument("--lang", choices=["en", "ar"], default="en", help="language of the messages")
    check.add_argument("--select", metavar="CODES", help="only these codes or families, such as P,S404")
    check.add_argument("--since", metavar="REV", help="only what the change since this revision touches")
    check.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="the day on which reviews are due")

    tell = command("explain", _explain, "say what a code means, why, and show it wrong and right")
    tell.add_argument("code", help="such as P204")
    tell.add_argument("--lang", choices=["en", "ar"], default="en")

    mend = command("fix", _fix, "show what can be mended by itself; with --write, mend it", docs=True)
    mend.add_argument("--write", action="store_true", help="write the files instead of showing the difference")

    changed = command("changes", _changes, "show what changed between two revisions, clause by clause", docs=True)
    changed.add_argument("revisions", metavar="REV..REV", help="two revisions of git, such as v0.1..main")
    changed.add_argument("--lang", choices=["en", "ar"], default="en", help="language of the frame; texts are in both")
    changed.add_argument("--format", choices=["text", "html", "csv", "json", "pdf"], default="text")
    changed.add_argument("--to", type=Path, metavar="FILE", help="write it to this file; a PDF needs one")

    issue = command(
        "release", _release, "give all documents that changed their new edition: all of them or none", docs=True
    )
    issue.add_argument("edition", help="such as 0.2")
    issue.add_argument("--date", type=date.fromisoformat, metavar="DATE", help="the day of issue (default: today)")
    issue.add_argument("--since", metavar="REV", help="the last release (default: the nearest tag such as v0.1)")

    equal = command("sync", _sync, "declare the languages of clauses equal, after comparing them", docs=True)
    equal.add_argument("clauses", nargs="*", help="such as S04-3; without any, only entries of lost clauses go")
    equal.add_argument("--all", action="store_true", help="every clause of the library")

    new = command("new", _new, "write a new document in both languages, with the whole skeleton", docs=True)
    new.add_argument("kind", choices=scaffold.KINDS)
    new.add_argument("slug", help="file name in ASCII, such as consent-and-information")

    export = command("export", _export, "make the PDFs from a built site")
    export.add_argument("site", type=Path, nargs="?", help="the built site (default: that of pyproject.toml)")

    pack = command("offline", _offline, "pack a built site into one file for a USB stick")
    pack.add_argument("site", type=Path, nargs="?", help="the built site (default: that of pyproject.toml)")
    pack.add_argument("--to", type=Path, default=Path("dist"), help="the folder for the file (default: dist)")

    command("fonts", _fonts, "make the fonts of site and print from the installed packages")
    return parser


def _check(args: argparse.Namespace, known: settings.Settings) -> int:
    docs: Path = args.docs or Path(known.docs)
    library = folder.library(docs, known.languages, args.today)
    findings = checks.run(library)
    if args.since:
        findings = since.touched(library, findings, since.changed_lines(docs, args.since))
    findings = _selected(sorted([*findings, *_vanished(docs, library, known)]), args.select)
    sys.stdout.write(report.FORMATS[args.format](findings, docs.as_posix(), args.lang))
    if findings:
        print(f"dalil: {report.headline(findings, args.lang)}", file=sys.stderr)
    return FOUND if findings else OK


def _vanished(docs: Path, library: Library, known: settings.Settings) -> Iterable[Finding]:
    """Clauses of the last release that are gone; nothing where git does not know a release."""
    tag = revisions.last_release(docs)
    if tag is None:
        return ()
    try:
        released = {clause for _, clause in revisions.library(docs, tag, known.languages).clauses}
    except revisions.RevisionError:  # a release from before this folder was there
        return ()
    return lifecycle.vanished_clauses(library, released, tag)


def _selected(findings: list[Finding], codes: str | None) -> list[Finding]:
    wanted = tuple(code.strip() for code in codes.split(",") if code.strip()) if codes else ("",)
    return [finding for finding in findings if finding.code.startswith(wanted)]


def _explain(args: argparse.Namespace, known: settings.Settings) -> int:
    code = args.code.upper()
    if code not in explain.CODES:
        near = nearest(code, set(explain.CODES))
        print(f"dalil: no code '{args.code}'" + (f"; did you mean '{near}'?" if near else ""), file=sys.stderr)
        return IMPOSSIBLE
    print(explain.text(code, args.lang), end="")
    return OK


def _fix(args: argparse.Namespace, known: settings.Settings) -> int:
    docs, library = _read(args, known)
    wanted = fix.repairs(library)
    for path, repairs in wanted.items():
        before = library.by_path[path].source.text
        after = fix.repaired(before, repairs)
        if args.write:
            (docs / path).write_text(after, encoding="utf-8", newline="\n")
            _tell(f"mended {docs / path}: {len(repairs)}")
        else:
            print(fix.difference(f"{docs.as_posix()}/{path}", before, after), end="")
    if wanted and not args.write:
        print("dalil: nothing was written; `dalil fix --write` does it", file=sys.stderr)
    return FOUND if wanted and not args.write else OK


def _changes(args: argparse.Namespace, known: settings.Settings) -> int:
    docs: Path = args.docs or Path(known.docs)
    if args.format == "pdf" and args.to is None:
        print("dalil: name the file of the PDF with --to", file=sys.stderr)
        return IMPOSSIBLE
    names = revisions.pair(args.revisions)
    before, after = (revisions.library(docs, name, known.languages) for name in names)
    found = redline.compare(before, after)
    if args.format == "pdf":
        return _changes_in_print(found, after, names, args.to, known)
    if args.format == "html":
        from dalil.render import redline_page

        made = redline_page.page(found, after, args.lang, *names)
    else:
        made = _CHANGES[args.format](found, after, args.lang)
    if args.to is None:
        sys.stdout.write(made)
        return OK
    return _written(args.to, made.encode("utf-8"))


_CHANGES = {"text": redline_tables.text, "csv": redline_tables.as_csv, "json": redline_tables.as_json}


def _changes_in_print(
    found: redline.Comparison, library: Library, names: tuple[str, str], target: Path, known: settings.Settings
) -> int:
    from dalil.render import fonts, redline_book, typeset  # a check starts faster without the typesetter
    from dalil.render.convert import PrintError

    try:
        faces = fonts.print_fonts(PROJECT / "node_modules", PROJECT / known.cache / "fonts")
        typeset.typeset(redline_book.book(found, library, *names, date.today()), faces, target)
    except (PrintError, fonts.FontError) as error:
        print(f"dalil: {error}", file=sys.stderr)
        return IMPOSSIBLE
    except OSError as error:
        print(f"dalil: {target}: {error.strerror}", file=sys.stderr)
        return IMPOSSIBLE
    _tell(f"wrote {target}")
    return OK


def _written(target: Path, content: bytes) -> int:
    try:
        target.write_bytes(content)
    except OSError as error:
        print(f"dalil: {target}: {error.strerror}", file=sys.stderr)
        return IMPOSSIBLE
    _tell(f"wrote {target}")
    return OK


def _release(args: argparse.Namespace, known: settings.Settings) -> int:
    docs, library = _read(args, known)
    day: date = args.date or date.today()
    if day > date.today():
        print(f"dalil: {day.isoformat()} has not come yet", file=sys.stderr)
        return IMPOSSIBLE
    since_ = args.since or revisions.last_release(docs)
    if since_ is None:
        print("dalil: no tag of a release, such as v0.1; name the last release with --since", file=sys.stderr)
        return IMPOSSIBLE
    found = redline.compare(revisions.library(docs, since_, known.languages), library)
    changelog, editions = docs.parent / CHANGELOG, docs / EDITIONS
    texts = [path.read_text(encoding="utf-8") if path.is_file() else "" for path in (editions, changelog)]
    try:
        made = releasing.release(found, library, args.edition, day, *texts)
        releasing.write({docs / path: text for path, text in made.files.items()} | {changelog: made.changelog})
    except releasing.ReleaseError as error:
        for line in str(error).splitlines():
            print(f"dalil: {line}", file=sys.stderr)
        print("dalil: nothing was changed", file=sys.stderr)
        return FOUND
    except OSError as error:
        print(f"dalil: {error.filename}: {error.strerror}; nothing was changed", file=sys.stderr)
        return IMPOSSIBLE
    _tell(f"edition {args.edition} since {since_}: {', '.join(made.documents) or 'new documents only'}")
    _tell(f"now run `dalil check`, commit, and tag the commit v{args.edition}")
    return OK


def _sync(args: argparse.Namespace, known: settings.Settings) -> int:
    docs, library = _read(args, known)
    ids = {clause for _, clause in library.clauses}
    wanted = sorted(ids) if args.all else [clause.upper() for clause in args.clauses]
    for clause in wanted:
        if len(sync.current(library, clause)) < len(library.languages):
            near = nearest(clause, ids)
            hint = f"; did you mean '{near}'?" if near and near != clause else ""
            print(f"dalil: no clause '{clause}' in every language{hint}", file=sys.stderr)
            return IMPOSSIBLE
    (docs / SYNC).write_text(sync.declared(library, wanted), encoding="utf-8")
    _tell(f"{docs / SYNC}: {len(wanted)} declared equal")
    return OK


def _new(args: argparse.Namespace, known: settings.Settings) -> int:
    docs, library = _read(args, known)
    today, editions = date.today(), docs / EDITIONS
    made = scaffold.document(library, args.kind, args.slug, today)
    known_editions = editions.read_text(encoding="utf-8") if editions.is_file() else ""
    id_ = scaffold.next_id(library, args.kind)
    for path, text in (made | {EDITIONS: scaffold.listed(known_editions, library, id_, today)}).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
        _tell(f"wrote {docs / path}")
    _tell(f"now add it to nav in mkdocs.yml: {next(iter(made)).partition('/')[2]}")
    return OK


def _read(args: argparse.Namespace, known: settings.Settings) -> tuple[Path, Library]:
    docs: Path = args.docs or Path(known.docs)
    return docs, folder.library(docs, known.languages)


def _export(args: argparse.Namespace, known: settings.Settings) -> int:
    from dalil.render import export, publish  # a check starts faster without the typesetter

    site: Path = args.site or Path(known.site)
    library = folder.library(Path(known.docs), known.languages)
    try:
        export.export(site, library, PROJECT, known, _tell, meanwhile=lambda: None)
        publish.publish(site, library, known.address, _tell)
    except (export.PrintError, export.FontError) as error:
        print(f"dalil: {error}", file=sys.stderr)
        return IMPOSSIBLE
    return OK


def _offline(args: argparse.Namespace, known: settings.Settings) -> int:
    from dalil.render import offline

    site: Path = args.site or Path(known.site)
    if not (site / "downloads").is_dir():
        print(f"dalil: no downloads in {site}; run `make site` first", file=sys.stderr)
        return IMPOSSIBLE
    made = offline.write(site, folder.library(Path(known.docs), known.languages), args.to)
    _tell(f"{made.path}: {made.files} files, {made.path.stat().st_size // 1024} KB")
    _tell(f"sha256 {made.sha256}")
    return OK


def _fonts(args: argparse.Namespace, known: settings.Settings) -> int:
    from dalil.render import fonts

    try:
        made = fonts.web_fonts(PROJECT / "node_modules", Path(known.docs) / "assets" / "fonts")
    except fonts.FontError as error:
        print(f"dalil: {error}", file=sys.stderr)
        return IMPOSSIBLE
    _tell(f"fonts: {len(made)} made")
    return OK


def _tell(line: str) -> None:
    print(f"dalil: {line}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
