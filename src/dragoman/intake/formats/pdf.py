"""PDF, through pypdfium2: the text of its pages as paragraphs, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.wrapping import unwrap

_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?$", re.I)


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    import pypdfium2

    data = source.read(source.limits.file_bytes, "PDF")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise CannotReadError("the PDF is locked with a password", "save it without the password") from error
        raise CannotReadError("the PDF is damaged or breaks off", "fetch it again") from error
    try:
        count = len(document)
        if count > source.limits.pages:
            raise CannotReadError(f"the PDF has {count} pages; the limit is {source.limits.pages}", "split it")
        pages = [_lines(document, number) for number in range(count)]
        metadata = {key: str(value) for key, value in document.get_metadata_dict(skip_empty=True).items()}
    except pypdfium2.PdfiumError as error:
        raise CannotReadError("the PDF is damaged or breaks off", "fetch it again") from error
    finally:
        document.close()
    text = unwrap("\n".join(line for page in _without_running_heads(pages) for line in page))
    if len(re.sub(r"\W", "", text)) < 20:
        raise CannotReadError("the PDF has no text, only pictures of pages", "run text recognition (OCR) on it first")
    title = metadata.get("Title")
    kept = {
        f"pdf_{key.lower()}": value for key, value in metadata.items() if key in ("Author", "CreationDate", "Subject")
    }
    yield Draft(text=text, title=title if title and _is_title(title, text) else None, metadata=kept)


def _lines(document: object, number: int) -> list[str]:
    page = document[number]  # type: ignore[index]
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range()
    finally:
        textpage.close()
        page.close()
    # U+FFFE is how PDFium marks a hyphen at a line end.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe\n", "\u00ad\n").replace("\ufffe", "\u00ad\n")
    return [line.strip() for line in text.split("\n")]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Lines at the edge of a page that most pages repeat, numbers aside, and page numbers, belong to the paper."""
    seen = Counter(key for page in pages for key in {_folded(line) for line in _edges(page)} if key)
    repeated = {key for key, count in seen.items() if len(pages) >= 3 and count > len(pages) / 2}
    kept = []
    for page in pages:
        edges = set(_edges(page))
        kept.append(
            [line for line in page if not (line in edges and (_PAGE_NUMBER.match(line) or _folded(line) in repeated))]
        )
    return kept


def _edges(page: list[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:2] + lines[-2:]


def _folded(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _is_title(title: str, text: str) -> bool:
    """Producers write file names and "untitled" there; a title that the pages show too is one."""
    folded = re.sub(r"\W+", " ", title).casefold().strip()
    return len(folded.split()) >= 3 and folded in re.sub(r"\W+", " ", text[:3000]).casefold()
