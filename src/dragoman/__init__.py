"""Dragoman: every side's reports of a story, one sourced picture."""

__version__ = "0.1.0"
