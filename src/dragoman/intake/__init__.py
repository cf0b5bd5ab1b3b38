"""Bytes → `Report`: every format a reader's material comes in, told apart into the parts of a report.

`take_in` reads files, folders and archives; `report_from_text` makes one report of a text that is already at hand.
"""

from dragoman.intake.limits import Limits
from dragoman.intake.parts import Layout, find_parts
from dragoman.intake.reports import report_from_text
from dragoman.intake.taking import take_in

__all__ = ["Layout", "Limits", "find_parts", "report_from_text", "take_in"]
