"""Web pages, through trafilatura: the story without the page around it, and the metadata that the page carries."""

from __future__ import annotations

import html as entities
import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from dragoman.intake.agencies import is_agency
from dragoman.intake.decoding import decode
from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.markup import text_of_markup
from dragoman.intake.page_heads import may_be_outlet
from dragoman.records import PartKind

_TIMES = (
    r"""<meta[^>]+(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|og:published_time|datePublished|date|pubdate|publishdate|publish-date|parsely-pub-date|sailthru\.date|dc\.date(?:\.issued)?|dcterms\.(?:created|date)|cXenseParse:recs:publishtime)["'][^>]+content\s*=\s*["']([^"']+)""",
    r"""<meta[^>]+content\s*=\s*["']([^"']+)["'][^>]+(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|datePublished|pubdate|publishdate|parsely-pub-date|sailthru\.date)["']""",
    r""""datePublished"\s*:\s*"([^"]+)\"""",
    r"""<time[^>]+(?:pubdate|itemprop\s*=\s*["']datePublished["'])[^>]*datetime\s*=\s*["']([^"']+)""",
    r"""<time[^>]+datetime\s*=\s*["']([^"']+)["'][^>]*(?:pubdate|itemprop\s*=\s*["']datePublished["']|class\s*=\s*["'][^"']*publish)""",
)
_LANGUAGE = re.compile(r"<html[^>]+\blang\s*=\s*[\"']?([A-Za-z-]{2,10})", re.I)
_TITLE = re.compile(r"<title\b[^>]*>(.{1,600}?)</title>", re.I | re.S)
_CAPTION = re.compile(
    r"<figcaption\b[^>]*>(.{1,2000}?)</figcaption>|<(?:p|div|span)[^>]+class\s*=\s*[\"'][^\"']*\b(?:wp-caption-text|image-caption|photo-caption|caption__?text)\b[^\"']*[\"'][^>]*>(.{1,1500}?)</(?:p|div|span)>",
    re.I | re.S,
)
_NO_STORY = re.compile(  # titles of what a server sends instead of the page
    r"(?:error\s+)?(?:40[0-9]|410|429|50[0-4])\b.{0,60}|(?:page|file|article|content)?\s*(?:was\s+)?not\s+found\W*|"
    r"access\s+denied\W*|forbidden\W*|(?:just\s+a\s+moment|attention\s+required)\b.{0,40}|"
    r"(?:are\s+you|verify(?:ing)?\s+(?:that\s+)?you\s+are)\s+(?:a\s+)?(?:not\s+a\s+)?(?:human|robot)\b.{0,20}|"
    r"(?:service|site|page)\s+(?:temporarily\s+)?unavailable\W*|bad\s+gateway\W*|too\s+many\s+requests\W*",
    re.I,
)
_NEEDS_MORE = re.compile(r"\b(?:enable|turn\s+on|requires?)\s+(?:java\s?script|cookies)\b", re.I)
_SHORT = 600  # characters of such a page
_LINK = re.compile(r"<a\b[^>]*>(.{1,400}?)</a>", re.I | re.S)
_FEWEST_LINKS, _LINKS_OF_A_LIST = 10, 0.8
_HEADING = re.compile(r"<h[2-6]\b[^>]*>(.{1,400}?)</h[2-6]>", re.I | re.S)


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    data = source.read(source.limits.markup_bytes, "page")
    yield draft_of_page(decode(data, source.encoding), source.url)


def draft_of_page(page: str, url: str | None = None) -> Draft:
    """The report on a page.

    Raises:
        CannotReadError: when the page holds no story.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = page.replace("\x00", "")
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # The bounds keep the library from looking at the clock, and from guessing a day out of the running text.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "min_date": "1990-01-01",
            "max_date": "2199-12-31",
        },
    )
    known: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    text = (known.get("text") or "").strip()
    if len(text) < 60:
        text = max(text, _paragraphs(page), key=len)
    if not text.strip() or _is_list(page, text):
        raise CannotReadError("the page holds no story", "save the page of a single report, not a list or a login form")
    title = (known.get("title") or "").strip()
    if len(text) < _SHORT and (_NO_STORY.fullmatch(title) or _NEEDS_MORE.search(text)):
        raise CannotReadError(
            f"a server sent it instead of the page (“{_line(title or text)[:60]}”)",
            "open the page in a browser and save it again",
        )
    text = "\n".join([text, *_lost_captions(page, text)])
    address = known.get("url") or url
    language = _LANGUAGE.search(page[:5000])
    metadata = {
        key: value
        for key, value in (
            ("description", known.get("description")),
            ("categories", "; ".join(known.get("categories") or [])),
            ("tags", "; ".join(known.get("tags") or [])),
        )
        if value
    }
    return Draft(
        text=text,
        title=title or None,
        outlet=known.get("sitename") or known.get("hostname") or _host(address) or _outlet_in_title(page),
        byline=known.get("author"),
        published=_published(page) or known.get("date"),
        language=known.get("language") or (language[1] if language else None),
        url=address,
        metadata=metadata,
        marked=_marked(page),
    )


def _published(page: str) -> str | None:
    from dragoman.intake.dates import to_iso

    head = page[:400_000]
    for pattern in _TIMES:
        match = re.search(pattern, head, re.I)
        if match and to_iso(match[1]):
            return match[1]
    return None


def _paragraphs(page: str) -> str:
    """The text of all paragraphs, or of a page that has no markup to speak of."""
    body = re.search(r"<body\b[^>]*>(.*)</body>", page, re.I | re.S)
    inside = body[1] if body else page
    paragraphs = re.findall(r"<p\b[^>]*>(.*?)</p>", inside, re.I | re.S)
    return text_of_markup("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)) or text_of_markup(inside)


def _marked(page: str) -> dict[str, PartKind]:
    marked: dict[str, PartKind] = {}
    for match in _HEADING.finditer(page):
        marked[_line(match[1])] = "heading"
    for match in _CAPTION.finditer(page):
        marked[_line(match[1] or match[2])] = "caption"
    marked.pop("", None)
    return marked


def _is_list(page: str, text: str) -> bool:
    """Whether ``text`` is made of links to stories rather than one."""
    links = {_letters(_line(match[1])) for match in _LINK.finditer(page)}
    whole = _letters(text)
    shown = [link for link in links if link and link in whole]
    return len(shown) >= _FEWEST_LINKS and sum(map(len, shown)) >= _LINKS_OF_A_LIST * len(whole)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _lost_captions(page: str, text: str) -> Iterator[str]:
    """Captions inside the article that the library left out with their pictures; a caption often tells day and agency.

    They follow the text, for where they stood is lost. A page without an article element keeps none: its captions may
    belong to other stories.
    """
    article = re.search(r"<article\b.*</article>", page, re.I | re.S)
    seen = " ".join(text.split())
    for match in _CAPTION.finditer(article[0] if article else ""):
        line = _line(match[1] or match[2])
        if len(line.split()) >= 4 and line not in seen:
            seen = f"{seen} {line}"
            yield line


def _line(markup: str) -> str:
    return " ".join(entities.unescape(re.sub(r"<[^<>]*>", " ", markup)).split())


def _outlet_in_title(page: str) -> str | None:
    """The outlet that ends the page's title, as in "Border reopens | Levant Post"."""
    title = _TITLE.search(page[:50_000])
    name = re.split(r"\s+[-–—|:]+\s+|[|–—-](?=[^|–—-]*$)", _line(title[1]))[-1] if title else ""
    return name if may_be_outlet(name) or is_agency(name) else None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
