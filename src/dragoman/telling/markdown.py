"""The brief as Markdown. A report's words are escaped: they can never become markup or a link."""

from __future__ import annotations

import re

from dragoman.telling.lines import KINDS, Brief, Line
from dragoman.telling.words import marked, quotation

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(brief: Brief) -> str:
    """The whole brief as one Markdown text that ends with a newline."""
    out = [f"# {escape(brief.title)}", ""]
    if brief.figures:
        out += [", ".join(brief.figures), ""]
    for line in brief.gist:
        out += _lines(line, "")
    if brief.gist:
        out.append("")
    if brief.sources:
        out += ["## The reports", ""]
    for source in brief.sources:
        title = f": {escape(source.report.title)}" if source.report.title else ""
        out.append(f"- \\[{source.mark}\\] **{escape(source.name)}**{title}: {escape(source.note)}")
    for section in brief.sections:
        out += ["", f"## {escape(section.title)}", ""]
        if section.note:
            out += [f"*{escape(section.note)}*", ""]
        for line in section.lines:
            out += _lines(line, "")
    return "\n".join(out) + "\n"


def _lines(line: Line, indent: str) -> list[str]:
    kind = f" *{KINDS.get(line.kind, line.kind)}*" if line.kind.isalpha() else ""
    out = [f"{indent}- {escape(line.text)}{kind} {_marks(line)}".rstrip()]
    if line.quote:
        out.append(f"{indent}  > {escape(quotation(line.quote))}")
    for below in line.below:
        out += _lines(below, indent + "  ")
    return out


def _marks(line: Line) -> str:
    return escape(marked(line.marks)) or (f"`{line.record}`" if line.record else "")


def escape(text: str) -> str:
    """``text`` with every character that Markdown would read as markup escaped, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
