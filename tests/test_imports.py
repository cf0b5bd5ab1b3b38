"""Every arrow of the house runs down: the stages are sisters, the case stands above them, the doors above the case.

And what a person asks first, ``import dragoman`` and ``--help``, loads nothing heavy.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import dragoman

PACKAGE = Path(dragoman.__file__).parent

GROUND = {"records", "knowledge", "models", "version"}
STAGES = {"intake", "reading", "linking", "comparing"}
# For each part: what it may import beside itself, the ground, and the errors.
MAY_KNOW: dict[str, set[str]] = {
    "records": set(),
    "errors": set(),
    "knowledge": set(),
    "models": set(),
    "intake": set(),
    "reading": set(),
    "linking": set(),
    "comparing": set(),
    "telling": set(),
    "exports": set(),
    "case": STAGES,
    "cli": {"case", "telling", "exports", "open"},
    "web": {"case", "telling", "exports", "open"},
    "": {"case"},  # the package itself opens a case, and knows no stage
}
GROUND_KNOWS: dict[str, set[str]] = {"records": set(), "errors": set(), "knowledge": {"records"}, "models": set()}
HEAVY = (
    "spacy", "thinc", "onnxruntime", "numpy", "tokenizers", "networkx", "trafilatura", "lxml", "jinja2", "dateparser",
    "rapidfuzz", "torch", "pypdfium2",
)  # fmt: skip


def part_of(file: Path) -> str:
    first = file.relative_to(PACKAGE).parts[0]
    return "" if first in ("__init__.py", "__main__.py") else first.removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The parts of dragoman that ``file`` imports, wherever in it, for types too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "dragoman" else [module]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "dragoman":
                yield name.split(".")[1] if "." in name else "version"


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("part", sorted({part_of(file) for file in FILES}))
def test_imports_run_down(part: str) -> None:
    assert part in MAY_KNOW, f"say in MAY_KNOW what {part} may import"
    allowed = {part} | (GROUND_KNOWS[part] if part in GROUND_KNOWS else MAY_KNOW[part] | GROUND | {"errors"})
    wrong = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in FILES
        if part_of(file) == part
        for name in imported(file)
        if name not in allowed
    }
    assert not wrong


def modules_after(*command: str) -> set[str]:
    code = f"{'; '.join(command)}; import sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {line.split(".")[0] for line in done.stdout.split("\n")}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not modules_after("import dragoman").intersection(HEAVY)


@pytest.mark.parametrize("command", [["--help"], ["read", "--help"], ["brief", "--help"]])
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    run = (
        f"import sys; sys.argv = ['dragoman', *{command!r}]",
        "import contextlib",
        "import dragoman.cli",
        "exec('try: dragoman.cli.main()\\nexcept SystemExit: pass')",
    )
    assert not modules_after(*run).intersection(HEAVY)


def test_every_module_can_be_imported_without_a_model() -> None:
    """A module that loads a model library on import would make `dragoman.open` slow for everyone."""
    names = [
        ".".join(["dragoman", *file.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
        for file in FILES
        if file.name != "__main__.py"
    ]
    loaded = modules_after(*(f"import {name}" for name in names))
    assert not loaded.intersection({"spacy", "thinc", "onnxruntime", "torch", "tokenizers"})


def test_help_is_there_at_once() -> None:
    """Under half a second of processor time; the best of three."""
    command = [str(Path(sys.executable).with_name("dragoman")), "--help"]
    times = [os.times()]
    for _ in range(3):
        subprocess.run(command, capture_output=True, check=True)
        times.append(os.times())
    worked = [t.children_user + t.children_system for t in times]
    assert min(after - before for before, after in pairwise(worked)) < 0.5
