"""Dragoman: every side's reports of a story, one sourced picture.

    import dragoman

    with dragoman.open("libya.case") as case:
        case.read(["reports/"])
        for story in case.stories():
            print(story.title, story.comparison.differing)

The records that come back are those of `dragoman.records`; what can go wrong is in `dragoman.errors`. Importing the
package loads no model and no heavy library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from dragoman.case.case import Case

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(path: str | os.PathLike[str], *, create: bool = True) -> Case:
    """The case at ``path``, to be used in a ``with`` block or closed with `Case.close`.

    A case that does not exist yet is made by the first thing that is read into it. With ``create=False`` a missing
    file is an error at once.

    Raises:
        dragoman.errors.CaseError: when the file is no case, is of a later version, or cannot be read.
    """
    from dragoman.case.case import Case

    return Case(path, create=create)
