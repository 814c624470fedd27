"""Complete, print and finish the site when its last language is built; `EXPORTS=0` leaves the printing out."""

from __future__ import annotations

from typing import Literal

from mkdocs.config.defaults import MkDocsConfig

from dalil import host

_commands: list[str] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


def on_post_build(config: MkDocsConfig) -> None:
    if not host.is_last_language(config):
        return
    host.complete(config, printed=host.exports_wanted())
    if _commands != ["serve"]:  # which adds a script of its own to every page, and no policy would allow it
        host.publish(config)
