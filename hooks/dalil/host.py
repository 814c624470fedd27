"""MkDocs, seen from here: the only module of the package that imports it.

Hooks translate MkDocs' events into these calls; everything that a reader sees is made by the Markdown extension and
the templates, so that a change of host costs this file and the hooks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from dalil import checks, data, folder, read, settings
from dalil.finding import Finding
from dalil.labels import label
from dalil.model import Library, Page
from dalil.text import Source

_KEY = "dalil"
_EXTENSION = "dalil.markdown"

log = get_plugin_logger("dalil")
"""Strict mode counts warnings logged here."""


def attach(config: MkDocsConfig, files: Files) -> Library | None:
    """Read the library once per build and keep it on the build's own config.

    Returns it the first time, so that findings are told once although the site is built once per language.
    """
    if _KEY in config:
        return None
    docs = Path(config.docs_dir)
    pages = [file for file in files.documentation_pages() if file.abs_src_path]
    sources = [Source.from_bytes(file.src_uri, file.content_bytes) for file in pages]
    names = [file.src_uri for file in files]
    known = _settings(config)
    config[_KEY] = read.library(sources, data.read(folder.data_sources(docs)), names, known.languages)
    return library(config)


def keep_shared_files(config: MkDocsConfig, files: Files) -> None:
    """Put pictures, scripts and the like back among the files of a language.

    The i18n plugin drops those outside the language folders from every language but the default, so that links to
    them stay as written and lead nowhere. They are published once, at the root of the site.
    """
    known = library(config)
    for path in sorted(known.files - set(files.src_uris)):
        folder_name = path.partition("/")[0]
        if folder_name not in known.languages and not folder_name.startswith("_"):
            files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))


def make_readable(config: MkDocsConfig, files: Files) -> None:
    """Give MkDocs the text of pages that are not UTF-8 as we read it: it would stop at them with a traceback."""
    for file in files.documentation_pages():
        ours = library(config).by_path.get(file.src_uri)
        if ours is not None and ours.source.undecodable is not None:
            file.content_string = ours.source.text


def tell(findings: Iterable[Finding], config: MkDocsConfig) -> None:
    """Log findings as warnings; in strict mode stop before anything is written. Raises PluginError then."""
    count = 0
    for finding in findings:
        count += 1
        log.warning("%s/%s", _docs_name(config), finding)
    if count and config.strict:
        raise PluginError(f"{count} finding{'s' if count > 1 else ''}; nothing was built")


def library(config: MkDocsConfig) -> Library:
    """The library attached to this build."""
    attached = config[_KEY]
    assert isinstance(attached, Library)
    return attached


def page(host_page: HostPage, config: MkDocsConfig) -> Page | None:
    """Our page for a page of MkDocs; None for one that is not ours, such as a generated one."""
    return library(config).by_path.get(host_page.file.src_uri)


def prepare_markdown(host_page: HostPage, config: MkDocsConfig) -> None:
    """Tell the Markdown extension which page comes next."""
    ours = page(host_page, config)
    config.mdx_configs[_EXTENSION] = {
        "library": library(config),
        "page": ours or "",
        "address": _settings(config).address,
    }
    if ours is not None:
        config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": label("back-to-text", ours.language)}


def is_last_language(config: MkDocsConfig) -> bool:
    """Whether every language of this run has been built when this one is done."""
    plugin = config.plugins.get("i18n")
    return plugin is None or plugin.current_language == plugin.build_languages[-1]


def exports_wanted() -> bool:
    """`EXPORTS=0` leaves the PDFs out, for a quick look at the pages."""
    return os.environ.get("EXPORTS", "1") != "0"


def complete(config: MkDocsConfig, *, printed: bool) -> None:
    """Make what belongs to the site and to no single page of it; with PDFs if it is to be `printed`.

    Raises PluginError when something cannot be made.
    """
    from dalil.render import completion, export  # the typesetter is not needed for anything else

    site, project, known = Path(config.site_dir), Path(config.config_file_path).parent, _settings(config)
    rest = partial(completion.complete, site, library(config), project, known.address, log.info)
    try:
        if printed:
            export.export(site, library(config), project, known, log.info, meanwhile=rest)
        else:
            rest()
    except (completion.SearchError, export.PrintError, export.FontError) as error:
        raise PluginError(str(error)) from None


def publish(config: MkDocsConfig) -> None:
    """Finish the pages of the built site: what hosts, browsers and search engines are told of each."""
    from dalil.render import publish as publisher

    publisher.publish(Path(config.site_dir), library(config), _settings(config).address, log.info)


def check(config: MkDocsConfig, files: Files) -> None:
    """Read and check the library, and tell what is wrong."""
    fresh = attach(config, files)
    if fresh is not None:
        tell(checks.run(fresh), config)


def _settings(config: MkDocsConfig) -> settings.Settings:
    try:
        return settings.load(Path(config.config_file_path).parent)
    except settings.SettingsError as error:
        raise PluginError(str(error)) from None


def _docs_name(config: MkDocsConfig) -> str:
    return Path(os.path.relpath(config.docs_dir)).as_posix()


def is_default_language(config: MkDocsConfig) -> bool:
    """Whether the language being built is the one at the site's root."""
    plugin = config.plugins.get("i18n")
    return plugin is None or plugin.current_language == plugin.default_language


def reset_language_links(config: MkDocsConfig) -> None:
    """Let the language switch lead to the home pages: the i18n plugin leaves the links of the last page built."""
    plugin = config.plugins.get("i18n")
    if plugin is not None and plugin.extra_alternate:
        config.extra["alternate"] = [dict(link) for link in plugin.extra_alternate]
