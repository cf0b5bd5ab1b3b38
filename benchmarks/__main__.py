"""Write predictions for a gold file: ``python -m benchmarks predict TASK GOLD.jsonl OUT.jsonl``."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import benchmarks.tasks


def predict(task: str, gold: Path, out: Path) -> None:
    """Write one line of predictions to ``out`` for each record of ``gold``, in its order."""
    module = importlib.import_module(f"benchmarks.tasks.{task}")
    with gold.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    with out.open("w", encoding="utf-8") as sink:
        for prediction in module.predict(records):
            sink.write(json.dumps(prediction, ensure_ascii=False) + "\n")


def main(arguments: list[str] | None = None) -> None:
    tasks = sorted(module.name for module in pkgutil.iter_modules(benchmarks.tasks.__path__))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("predict", help="write predictions in the referee's format")
    command.add_argument("task", choices=tasks)
    command.add_argument("gold", type=Path)
    command.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    if not options.gold.is_file():
        sys.exit(f"{options.gold}: no such file; name a gold file of task {options.task}")
    predict(options.task, options.gold, options.out)


if __name__ == "__main__":
    main()
