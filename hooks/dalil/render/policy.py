"""What a page may do: its Content-Security-Policy, with the sums of its own inline scripts and nothing "unsafe"."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from dalil.render import html_text
from dalil.render.html_text import Tag

_NAME = "Content-Security-Policy"

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # data: are the theme's icons, in its style sheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",  # the search
    "base-uri": "'none'",
}


def with_policy(text: str) -> str:
    """The page with its policy as the first thing in its head that a policy can concern, and without a referrer.

    Before it stands nothing but the encoding.
    """
    bare = html_text.changed(text, lambda tag: None if _is_ours(tag) else tag, "meta")
    before, head, rest = html_text.split_head(bare)
    head = "\n".join(line for line in head.split("\n") if line.strip()).lstrip()
    tags = (
        Tag("meta", {"charset": "utf-8"}),
        Tag("meta", {"http-equiv": _NAME, "content": policy(script_sums(head + rest))}),
        Tag("meta", {"name": "referrer", "content": "no-referrer"}),
    )
    return f"{before}{''.join(map(str, tags))}{head}\n{rest}" if rest else text


def script_sums(text: str) -> list[str]:
    """The sums of the inline scripts that a page runs, as a policy writes them."""
    return sorted({f"'{_sum(script.code)}'" for script in html_text.inline_scripts(text) if script.runs})


def policy(sums: Iterable[str], **more: str) -> str:
    """The policy of a page with these inline scripts; `more` are rules that only a header can give."""
    rules = {**RULES, **{name.replace("_", "-"): value for name, value in more.items()}}
    rules["script-src"] = " ".join([rules["script-src"], *sums])
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _sum(code: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"


def is_policy(tag: Tag) -> bool:
    """Whether a tag gives a page its policy."""
    return tag.name == "meta" and tag.get("http-equiv") == _NAME


def _is_ours(tag: Tag) -> bool:
    return is_policy(tag) or "charset" in tag.attributes or tag.get("name") == "referrer"
