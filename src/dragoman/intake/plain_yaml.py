"""YAML of strings, lists and mappings: no dates, no numbers, no tags, no aliases.

A few lines of aliases fill a memory.
"""

from __future__ import annotations

from typing import Any


def load_strings(text: str) -> Any:
    """The value of ``text`` with every scalar as it is written.

    Raises:
        ValueError: when it is not YAML of that kind; the message names the line.
    """
    import yaml

    class Loader(yaml.BaseLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise yaml.composer.ComposerError(None, None, "alias", None)
            return super().compose_node(parent, index)

    try:
        return yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"line {mark.line + 1}" if mark else "unreadable") from error
