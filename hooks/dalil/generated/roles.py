"""Where a role begins: what to read first, the forms it uses, its training, its printed manual."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from dalil import address, needs
from dalil.generated.links import reference, reference_list
from dalil.labels import counted, label
from dalil.markup import Child, element
from dalil.model import Library, Manual, Page
from dalil.relations import RELIED_ON

ANCHORS = ("read-first", "forms", "modules", "manual")
_FOLDER = "roles/"


def roles(library: Library, page: Page) -> Element:
    """Every role that has a page, with that page's title and summary."""
    items = []
    for each in library.data.roles:
        there = library.by_path.get(f"{page.language}/{_FOLDER}{each.id}.md")
        if there is not None:
            link = element("a", {"href": address.link(page, there.key)}, there.title)
            summary = element("p", {"class": "document-summary"}, there.front.get("summary").text)
            items.append(element("li", None, element("p", {"class": "document-title"}, link), summary))
    return element("ul", {"class": "documents roles"}, *items)


def role(library: Library, page: Page, id_: str) -> Element:
    """The page of a role; the parts for which there is nothing are left out."""
    needed = needs.of_role(library, id_, page.language)
    parts = (
        _read_first(library, page, id_, needed.clauses),
        _forms(library, page, id_),
        _modules(library, page, id_),
        _manual(library, page, id_),
    )
    return element("div", {"class": "role"}, *(part for part in parts if part is not None))


def _read_first(library: Library, page: Page, role: str, clauses: Iterable[str]) -> Element | None:
    """The documents with the clauses that the role is taught, then those that are only written for it."""
    taught: dict[str, list[str]] = {}
    for clause in clauses:
        taught.setdefault(clause.partition("-")[0], []).append(clause)
    items = [
        element(
            "li",
            None,
            reference(library, page, document),
            element("p", {"class": "role-clauses"}, *reference_list(library, page, found)),
        )
        for document, found in taught.items()
    ]
    others = [each.id for kind in RELIED_ON for each in _for(library, page, kind, role) if each.id not in taught]
    if not items and not others:
        return None
    lead = element("p", None, label("role read-first-lead", page.language)) if items else None
    also = [element("p", None, label("role also", page.language))] if items and others else []
    return _section(
        page,
        "read-first",
        lead,
        element("ol", None, *items) if items else None,
        *also,
        _list(library, page, others),
    )


def _forms(library: Library, page: Page, role: str) -> Element | None:
    forms = [each.id for each in _for(library, page, "form", role)]
    return _section(page, "forms", _list(library, page, forms)) if forms else None


def _modules(library: Library, page: Page, role: str) -> Element | None:
    """The modules of the role's track, or for who teaches, those that exist."""
    track, language = library.tracks.get(role), page.language
    if track is None:
        modules = [each.id for each in _for(library, page, "module", role)]
        lead = element("p", None, label("role teach-lead", language))
        return _section(page, "modules", lead, _list(library, page, modules)) if modules else None
    choices = (("required", track.required), ("optional", track.optional))
    groups = (_choice(library, page, choice, modules) for choice, modules in choices if modules)
    lead = element("p", None, label("role modules-lead", language))
    return _section(page, "modules", lead, element("dl", {"class": "groups"}, *groups))


def _choice(library: Library, page: Page, choice: str, modules: tuple[str, ...]) -> Element:
    """The modules that exist, with their time, then in one line those that are yet to come."""
    language = page.language
    found: list[Child] = [element("dt", None, label(f"role {choice}", language))]
    to_come: list[str] = []
    for module in modules:
        there = library.documents.get(module, {}).get(language)
        if there is None:
            to_come.append(module)
            continue
        time = hours(int(there.front.get("minutes").text or 0), language)
        found.append(element("dd", None, reference(library, page, module), f" · {time}"))
    minutes = training_minutes(library, modules, language)
    if minutes:
        found.append(element("dd", {"class": "total"}, f"{label('together', language)}: {hours(minutes, language)}"))
    if to_come:
        comma = "، " if language == "ar" else ", "
        words: list[Child] = [f"{label('role in-preparation', language)}: "]
        for at, module in enumerate(to_come):
            words += [comma if at else "", element("bdi", None, module)]
        found.append(element("dd", {"class": "to-come"}, *words))
    return element("div", None, *found)


def training_minutes(library: Library, modules: Iterable[str], language: str) -> int:
    """How long the modules take that exist, together."""
    pages = (library.documents.get(module, {}).get(language) for module in modules)
    return sum(int(page.front.get("minutes").text or 0) for page in pages if page is not None)


def hours(minutes: int, language: str) -> str:
    """A time in hours and minutes: `5 hours and 30 minutes`, «5 ساعات و30 دقيقة»."""
    whole, rest = divmod(minutes, 60)
    parts = [counted("hours", whole, language)] if whole else []
    parts += [counted("minutes", rest, language)] if rest or not whole else []
    return (" و" if language == "ar" else " and ").join(parts)


def _manual(library: Library, page: Page, role: str) -> Element | None:
    manual = next((each for each in library.data.manuals if role in (each.role, each.id)), None)
    return _section(page, "manual", _download(library, page, manual)) if manual else None


def _download(library: Library, page: Page, manual: Manual) -> Element:
    path = address.from_page(page, address.manual_pdf(manual, page.language), library.languages)
    link = element("a", {"class": "pdf", "href": path}, f"{manual.title.in_(page.language)} (PDF)")
    return element("p", None, link, f": {manual.subtitle.in_(page.language)}.")


def _for(library: Library, here: Page, kind: str, role: str) -> list[Page]:
    """The documents of a kind that are written for a role."""
    pages = (editions[here.language] for editions in library.documents.values() if here.language in editions)
    return [page for page in pages if page.kind == kind and role in page.front.get("audience").texts()]


def _list(library: Library, page: Page, ids: list[str]) -> Element | None:
    if not ids:
        return None
    return element("ul", None, *(element("li", None, reference(library, page, id_)) for id_ in ids))


def _section(page: Page, anchor: str, *parts: Child) -> Element:
    heading = element("h2", {"id": anchor}, label(f"role {anchor}", page.language))
    return element("section", {"class": f"role-{anchor}"}, heading, *parts)
