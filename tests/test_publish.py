"""What is done to built pages before they are published: policy, sums, head, feed, map, hosts, and the edition on disk."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest
from site_build import build, copy_of_the_project, small_copy_of_the_project

from dalil import address, folder
from dalil.__main__ import main
from dalil.labels import label
from dalil.model import Library
from dalil.render import (
    assets,
    cards,
    described,
    facts,
    feed,
    framed,
    hosts,
    html_text,
    offline,
    policy,
    publish,
    sitemap,
    sizes,
)
from dalil.render.built import Built

SITE = "https://dalil.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def _page(path: str, text: str = "") -> Built:
    return Built(path, text)


# Text of pages


def test_a_tag_is_changed_and_all_else_stays_byte_for_byte() -> None:
    text = '<p>1 < 2 &amp; href="x"</p>\n<A  HREF=\'a/\' title="&quot;>">b</A><br/>'
    seen = [str(tag) for tag in html_text.tags(text, "a")]
    assert seen == ['<a href="a/" title="&quot;&gt;">']
    changed = html_text.changed(text, lambda tag: tag.having(href="b/"), "a")
    assert changed == text.replace("<A  HREF='a/' title=\"&quot;>\">", '<a href="b/" title="&quot;&gt;">')
    assert html_text.changed(text, lambda tag: tag, "a") == text
    assert html_text.changed("<link rel=x><linker>", lambda tag: None, "link") == "<linker>"


def test_attributes_are_read_however_they_are_written() -> None:
    (tag,) = html_text.tags("<input a=1 b = '2' c=\"&lt;3\" d>", "input")
    assert tag.attributes == {"a": "1", "b": "2", "c": "<3", "d": ""}
    assert str(tag.having(b=None, e="4")) == '<input a="1" c="&lt;3" d e="4">'


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("../", "en/index.html"),
        ("./", "en/about/index.html"),
        ("..", "en/index.html"),
        ("../../", "index.html"),
        ("x.css?v=1#a", "en/about/x.css"),
        ("/", "index.html"),
        ("/a/b.js", "a/b.js"),
        ("%D8%A7.svg", "en/about/ا.svg"),
        ("#here", ""),
        ("?q=1", ""),
        ("https://else.example/a", ""),
        ("//else.example/a", ""),
        ("mailto:a@b", ""),
        ("../../../up.css", ""),
    ],
)
def test_a_link_leads_to_a_file_of_the_site_or_out_of_it(link: str, file: str) -> None:
    assert _page("en/about/index.html").file_of(link) == file


def test_links_from_the_root_begin_with_the_path_at_which_the_site_is_published() -> None:
    page = _page("404.html")
    assert page.file_of("/dalil/assets/a.css", "/dalil/") == "assets/a.css"
    assert page.file_of("/assets/a.css", "/dalil/") == ""


# Policy


def test_a_policy_holds_the_sums_of_scripts_that_run_and_of_nothing_else() -> None:
    code = 'var a = "<b>"'
    page = (
        f'<html><head><title>t</title></head><body><script>{code}</script><script src="a.js"></script>'
        '<script type="application/json">{"a": 1}</script></body></html>'
    )
    expected = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    text = policy.with_policy(page)
    assert policy.script_sums(page) == [f"'sha256-{expected}'"]
    assert text.startswith('<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="')
    assert f"script-src 'self' 'sha256-{expected}';" in text
    assert '<meta name="referrer" content="no-referrer">' in text
    assert policy.with_policy(text) == text


def test_headers_say_more_than_a_page_can() -> None:
    said = hosts.headers(["'sha256-x'"])
    assert said["Content-Security-Policy"].endswith("; frame-ancestors 'none'")
    assert "unsafe" not in str(said)
    files = hosts.files({"'sha256-x'"}, {"assets/a.0123abcd.css"}, "/dalil/")
    assert set(files) == {"_headers", ".htaccess", "nginx.conf", "web.config"}
    for text in files.values():
        assert all(name in text and value in text for name, value in said.items())
    assert f"/assets/a.0123abcd.css\n  Cache-Control: {hosts.YEAR}\n" in files["_headers"]
    assert "ErrorDocument 404 /dalil/404.html" in files[".htaccess"]
    ElementTree.fromstring(files["web.config"])
    kept = re.compile(hosts.KEPT)
    assert kept.search("/assets/a.0123abcd.min.js")
    assert kept.search("/assets/fonts/a.woff2")
    assert not kept.search("/assets/javascripts/dalil.js")


# What a page loads


def _read(path: str) -> bytes:
    return {
        "assets/stylesheets/a.css": b'@font-face{src:url("../fonts/a.woff2")}\n/*# sourceMappingURL=a.css.map */',
        "assets/other/b.css": b"b{background:url(b.svg)}i{background:url(data:image/png;base64,x)}",
        "assets/javascripts/c.js": b"c()",
        "assets/javascripts/d.0123abcd.min.js": b"d()",
        "assets/dark.css": b"d{}",
    }[path]


def _read_of(made: assets.Dressed) -> assets.Read:
    return lambda path: made.files[path] if path in made.files else _read(path)


PAGE = (
    "<html><head><link rel=stylesheet href=../assets/stylesheets/a.css><link rel=icon href=../i.png>"
    '<link rel="stylesheet" href="../assets/other/b.css"><link rel=stylesheet href=../assets/dark.css media=print>'
    "<script src=https://else.example/x.js></script></head><body><script src=../assets/javascripts/c.js defer></script>"
    "<script src=../assets/javascripts/d.0123abcd.min.js></script></body></html>"
)


def test_style_sheets_become_one_and_every_file_of_ours_is_named_by_its_content_with_its_sum() -> None:
    made = assets.dressed(_page("en/index.html", PAGE), "/", _read)
    sheets = [tag for tag in html_text.tags(made.text, "link") if tag.get("rel") == "stylesheet"]
    scripts = [tag for tag in html_text.tags(made.text, "script") if tag.get("src")]
    assert [tag.get("media") for tag in sheets] == ["", "print"]
    assert [re.sub(r"[0-9a-f]{8}", "#", tag.get("src")) for tag in scripts] == [
        "https://else.example/x.js",
        "../assets/javascripts/c.#.js",
        "../assets/javascripts/d.#.min.js",
    ]
    assert scripts[2].get("src").endswith("d.0123abcd.min.js")  # named by its content before
    assert "integrity" not in scripts[0].attributes
    for tag in [*sheets, *scripts[1:]]:
        file = _page("en/index.html").file_of(tag.get("href") or tag.get("src"))
        content = made.files.get(file) or _read(file)
        assert tag.get("integrity") == assets.integrity(content)
        assert assets.is_kept(file)
    bundle = made.files[_page("en/index.html").file_of(sheets[0].get("href"))].decode()
    assert 'url("../fonts/a.woff2")' in bundle
    assert "url(../other/b.svg)" in bundle
    assert "url(data:image/png;base64,x)" in bundle
    assert "sourceMappingURL" not in bundle
    assert "<link rel=icon href=../i.png>" in made.text


def test_a_page_can_be_dressed_twice() -> None:
    once = assets.dressed(_page("en/index.html", PAGE), "/", _read)
    twice = assets.dressed(_page("en/index.html", once.text), "/", _read_of(once))
    assert twice.text == once.text
    assert twice.files == {}


def test_tables_are_framed_once_and_keep_their_look() -> None:
    once = framed.page('<table><tr></tr></table><table class="facts"></table>')
    assert once.startswith(
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table class="sheet"><tr>'
    )
    assert once.endswith('</table></div></div><table class="facts"></table>')
    assert framed.page(once) == once
    assert framed.sheet("a table:not([class]) b{}") == "a table:is(:not([class]),.sheet) b{}"
    assert framed.sheet(framed.sheet("table:not([class]){}")) == framed.sheet("table:not([class]){}")


def test_fonts_that_a_page_needs_are_asked_for_at_once() -> None:
    page = _page("en/index.html", PAGE)
    made = assets.dressed(page, "/", _read, ["assets/fonts/a.woff2"])
    assert '<link rel="preload" as="font" type="font/woff2" href="../assets/fonts/a.woff2" crossorigin>' in made.text
    again = assets.dressed(_page("en/index.html", made.text), "/", _read_of(made), ["assets/fonts/a.woff2"])
    assert again.text.count("preload") == 1


def test_pictures_say_how_large_they_are() -> None:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)
    files = {"a.png": png, "b.svg": b'<svg xmlns="x" viewBox="0 0 12.4 30">', "c.jpg": b"\xff\xd8"}
    page = _page("index.html", '<img src="a.png" alt=""><img src="b.svg"><img src="c.jpg"><img src="a.png" width="9">')
    assert sizes.sized(page, "/", files.__getitem__) == (
        '<img src="a.png" alt width="640" height="480"><img src="b.svg" width="12" height="30">'
        '<img src="c.jpg"><img src="a.png" width="9">'
    )


# What is said of a page


def test_the_head_says_everything_once_however_often_it_is_written() -> None:
    said = described.Description(
        language="en",
        canonical=f"{SITE}en/",
        others={"ar": SITE, "en": f"{SITE}en/"},
        default=SITE,
        summary='A "summary"',
        hidden=False,
        feed=("changes.xml", "Changes"),
        preview=described.Preview("Dalil", "Title", "Words", True, described.Picture(f"{SITE}a.png", "Title", (12, 6))),
        facts={"name": "</script>"},
    )
    page = (
        '<html><head><link rel="canonical" href="/old"><link rel="alternate " hreflang=ar href="..">'
        '<meta name="description" content="old"><title>t</title></head><body></body></html>'
    )
    text = described.described(page, said)
    assert described.described(text, said) == text
    assert "old" not in text
    tree = lxml.html.fromstring(text)
    assert tree.xpath("//meta[@name='description']/@content") == ['A "summary"']
    assert tree.xpath("//link[@hreflang='x-default']/@href") == [SITE]
    assert tree.xpath("//meta[@property='og:image:width']/@content") == ["12"]
    assert text.count("</script>") == 1
    assert json.loads(tree.xpath("string(//script[@type='application/ld+json'])")) == {"name": "</script>"}


def test_a_sensitive_page_has_no_picture_of_its_own(library: Library) -> None:
    made = {card.path: card.code for card in cards.cards(library)}
    assert "assets/cards/s02.png" in made
    assert not {"assets/cards/g04.png", "assets/cards/f05.png"} & made.keys()
    assert cards.of(library, library.documents["G04"]["ar"]) == cards.GENERAL
    assert "victim" not in made[cards.GENERAL]


def test_facts_of_documents_modules_and_the_glossary(library: Library) -> None:
    pages = library.by_path
    file = facts.Download("downloads/en/s02.pdf", "ar+en", 5, "ab")
    known = facts.of(library, library.documents["S02"]["en"], SITE, [file])
    assert known is not None
    assert (known["@type"], known["version"], known["inLanguage"]) == ("TechArticle", "0.1", "en")
    assert known["creativeWorkStatus"] == "Draft"
    assert known["translationOfWork"]["inLanguage"] == "ar"
    assert known["encoding"][0]["sha256"] == "ab"
    assert known["encoding"][0]["inLanguage"] == ["ar", "en"]
    assert "license" not in known
    module = facts.of(library, library.documents["M04"]["ar"], SITE, [])
    assert module is not None
    assert (module["@type"], module["workTranslation"]["inLanguage"]) == ("LearningResource", "en")
    assert module["timeRequired"].startswith("PT")
    assert f"{SITE}standards/s02-identification-and-screening/" in module["isBasedOn"]
    glossary = facts.of(library, pages["en/reference/glossary.md"], SITE, [])
    assert glossary is not None
    assert len(glossary["hasDefinedTerm"]) == len(library.data.terms)
    assert facts.of(library, pages["en/about/status.md"], SITE, []) is None


# Feed and map


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_feed_is_what_rfc_4287_asks_for(library: Library, language: str) -> None:
    root = ElementTree.fromstring(feed.feed(library, language, SITE))
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == min(len(library.documents), feed.NEWEST)
    for node in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", node.findtext(f"{ATOM}updated") or "")
        assert node.find(f"{ATOM}link[@rel='alternate']") is not None
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    assert f"tag:dalil.example,2026-11-24:{language}:f03:0.1" in ids
    (own,) = root.findall(f"{ATOM}link[@rel='self']")
    assert own.get("href") == SITE + feed.path(library, language) == root.findtext(f"{ATOM}id")


def test_the_feed_says_what_an_edition_changed(library: Library, tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path)
    editions = project / "docs" / "_data" / "editions.yml"
    later = (
        '  - edition: "0.2"\n    issued: 2026-12-01\n    note: {en: Second, ar: ثان}\n'
        "    changes:\n    - {kind: added, clauses: [S02-1], en: A <b>, ar: أ}\n"
    )
    editions.write_text(editions.read_text(encoding="utf-8").rstrip("\n") + f"\n{later}", encoding="utf-8")
    changed = folder.library(project / "docs", ("ar", "en"))
    entry = ElementTree.fromstring(feed.feed(changed, "en", SITE)).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}updated") == "2026-12-01T00:00:00Z"
    content = entry.findtext(f"{ATOM}content") or ""
    assert lxml.html.fromstring(content).text_content() == "Added (S02-1): A <b>"


def test_the_map_gives_each_page_with_its_languages() -> None:
    listed = sitemap.Listed(f"{SITE}b/", {"ar": f"{SITE}b/", "en": f"{SITE}en/b/"}, f"{SITE}b/", date(2026, 11, 23))
    alone = sitemap.Listed(f"{SITE}a/", {}, "", None)
    first, second = ElementTree.fromstring(sitemap.sitemap([listed, alone]))
    assert first.findtext(f"{MAP}loc") == f"{SITE}a/"
    assert first.find(f"{MAP}lastmod") is None
    assert second.findtext(f"{MAP}lastmod") == "2026-11-23"
    links = {link.get("hreflang"): link.get("href") for link in second.findall(f"{XHTML}link")}
    assert links == {"ar": f"{SITE}b/", "en": f"{SITE}en/b/", "x-default": f"{SITE}b/"}


# The edition on disk


def test_links_to_folders_name_the_page_in_them() -> None:
    page = _page(
        "en/about/index.html",
        '<html><head><meta http-equiv="Content-Security-Policy" content="x"><link rel="canonical" href="https://a/">'
        '<link rel="stylesheet" href="../../a.css" integrity="x"></head><body><a href="../">1</a><a href="../../#s">2</a>'
        '<a href="#s">3</a><a href="https://else.example/">4</a><a href="../../downloads/ar/s01.pdf">5</a>'
        '<form action="../search/?q=x"></form><a href=".">6</a></body></html>',
    )
    text = offline.from_disk(page)
    hrefs = [tag.get("href") or tag.get("action") for tag in html_text.tags(text, "a", "form")]
    assert hrefs == [
        "../index.html",
        "../../index.html#s",
        "#s",
        "https://else.example/",
        "../../downloads/ar/s01.pdf",
        "../search/index.html?q=x",
        "index.html",
    ]
    assert "Content-Security-Policy" not in text
    assert "integrity" not in text
    assert "canonical" not in text
    assert text.count("from-disk.js") == 1


def test_the_same_files_give_the_same_archive() -> None:
    files = [("b.txt", b"b"), ("a.pdf", b"a" * 99)]
    day = date(2026, 11, 23)
    first = offline.archive("x", day, iter(files))
    assert first == offline.archive("x", day, iter(files[::-1]))


# The whole site


def test_every_page_has_a_policy_that_fits_it_and_nothing_that_it_would_stop(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text, name = path.read_text(encoding="utf-8"), path.relative_to(site).as_posix()
        tree = lxml.html.fromstring(text)
        first, second, *_ = tree.xpath("//head/*")
        assert first.get("charset") == "utf-8", name
        said = second.get("content")
        assert second.get("http-equiv") == "Content-Security-Policy", name
        assert "unsafe" not in said
        for script in tree.xpath("//script[not(@src)]"):
            if script.get("type") in (None, "module"):
                digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
                assert f"'sha256-{digest}'" in said, name
        assert not tree.xpath("//style | //*[@style]"), name
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), name
        assert tree.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], name


def test_every_script_and_style_sheet_is_ours_and_has_its_sum(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page = _page(name, path.read_text(encoding="utf-8"))
        loaded = [tag for tag in html_text.tags(page.text, "link") if tag.get("rel") == "stylesheet"]
        loaded += [tag for tag in html_text.tags(page.text, "script") if tag.get("src")]
        assert loaded, name
        for tag in loaded:
            file = page.file_of(tag.get("href") or tag.get("src"))
            assert tag.get("integrity") == assets.integrity((site / file).read_bytes()), (name, str(tag))


def test_every_page_says_its_address_and_its_other_language(site: Path, library: Library) -> None:
    found = 0
    for path in sorted(site.rglob("index.html")):
        url = path.parent.relative_to(site).as_posix().removeprefix(".")
        url = f"{url}/" if url else ""
        tree = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert canonical.startswith(SITE)
        assert canonical.endswith("/")
        if tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]") or canonical != SITE + url:
            assert not tree.xpath("//link[@hreflang]"), url
            continue
        links = dict(zip(tree.xpath("//link/@hreflang"), tree.xpath("//link[@hreflang]/@href"), strict=True))
        if links:
            path_in_language = url.removeprefix("en/")
            assert links == {
                "ar": SITE + path_in_language,
                "en": f"{SITE}en/{path_in_language}",
                "x-default": SITE + path_in_language,
            }
            found += 1
    assert found >= len(library.pages)


def test_sensitive_pages_say_nothing_of_their_subject_to_those_who_share_them(site: Path, library: Library) -> None:
    for page in library.pages:
        url = address.url(page, library.languages)
        tree = lxml.html.fromstring((site / url / "index.html").read_text(encoding="utf-8"))
        shown = " ".join(tree.xpath("//meta[starts-with(@property, 'og:')]/@content"))
        picture = tree.xpath("string(//meta[@property='og:image']/@content)").removeprefix(SITE)
        assert (site / picture).is_file(), url
        sensitive = cards.is_sensitive(page)
        assert (page.title in shown) != sensitive, url
        if sensitive:
            assert picture == cards.GENERAL
            assert tree.xpath("//meta[@name='description']/@content") == [label("neutral", page.language)]


def test_facts_of_every_document_name_its_pdfs_with_their_sums(site: Path, library: Library) -> None:
    for editions in library.documents.values():
        for page in editions.values():
            url = address.url(page, library.languages)
            tree = lxml.html.fromstring((site / url / "index.html").read_text(encoding="utf-8"))
            known = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
            assert known["identifier"] == page.id
            assert len(known["encoding"]) >= 3
            for file in known["encoding"]:
                content = (site / file["contentUrl"].removeprefix(SITE)).read_bytes()
                assert file["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_map_of_the_site_holds_what_is_to_be_found_and_nothing_else(site: Path, library: Library) -> None:
    root = ElementTree.fromstring((site / "sitemap.xml").read_text(encoding="utf-8"))
    listed = {(node.findtext(f"{MAP}loc") or "").removeprefix(SITE) for node in root}
    assert len(listed) >= len(library.pages)
    assert not [url for url in listed if url.startswith("id/")]
    for url in listed:
        text = (site / url / "index.html").read_text(encoding="utf-8")
        assert "noindex" not in text.partition("</head>")[0], url
    assert not (site / "sitemap.xml.gz").exists()
    assert f"Sitemap: {SITE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_publishing_twice_changes_nothing(site: Path, library: Library, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.pdf"))
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    said: list[str] = []
    publish.publish(copy, library, SITE, said.append)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before
    assert len(said) == 1


def test_the_edition_on_disk_is_one_file_with_everything(
    site: Path, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["offline", str(site), "--to", str(tmp_path)]) == 0
    (made,) = tmp_path.glob("*.zip")
    newest = max(page.front.get("issued").text for page in library.pages if page.is_document)
    assert made.name == f"dalil-{newest}.zip"
    assert hashlib.sha256(made.read_bytes()).hexdigest() in capsys.readouterr().out
    with zipfile.ZipFile(made) as packed:
        names = {name.removeprefix(f"dalil-{newest}/") for name in packed.namelist()}
    assert "START-HERE.html" in names
    assert "library/en/index.html" in names
    assert "library/downloads/bilingual/s02.pdf" in names
    assert not [name for name in names if name.endswith((".map", "_headers", ".part", "sitemap.xml"))]


def test_a_site_without_pdfs_is_not_packed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offline", str(tmp_path)]) == 2
    assert "run `make site` first" in capsys.readouterr().err


def test_a_build_of_one_language_without_pdfs_is_published_as_well(tmp_path: Path) -> None:
    project = small_copy_of_the_project(tmp_path, "s01")
    done = build(project, EXPORTS="0", ONLY="en")
    assert done.returncode == 0, done.stderr
    text = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "integrity=" in text
    assert not (project / "site" / "parallel").exists()
    assert '<meta name="referrer" content="no-referrer">' in text
