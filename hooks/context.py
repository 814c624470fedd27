"""Give the Markdown extension and the templates the page they render."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from dalil import host, view


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    host.prepare_markdown(page, config)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    ours = host.page(page, config)
    if ours is not None:
        context["dalil"] = view.of(host.library(config), ours)  # type: ignore[typeddict-unknown-key]
    return context
