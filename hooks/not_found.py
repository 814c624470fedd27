"""Keep the page for lost readers as the default language built it: each language would write it over."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from dalil import host


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    if template_name == "404.html":
        host.reset_language_links(config)
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return output_content if template_name != "404.html" or host.is_default_language(config) else ""
