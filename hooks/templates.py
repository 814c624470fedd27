"""What templates can say on every page, ours or not, and the direction on the root of each."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dalil import direction
from dalil.labels import forms, label


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.globals["words"] = label
    env.globals["forms"] = forms
    env.filters["isolated"] = direction.isolated
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return direction.on_root(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return direction.on_root(output_content)
