"""Print the site when its last language is built; `EXPORTS=0` leaves that out."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from dalil import host


def on_post_build(config: MkDocsConfig) -> None:
    if host.exports_wanted() and host.is_last_language(config):
        host.export(config)
