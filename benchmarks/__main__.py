"""Measures Dragoman: predictions for the referee, speed and memory, and runs that are killed."""

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
    command = commands.add_parser("speed", help="reports/s and words/s beside the bare parse, stages, peak memory")
    command.add_argument("gold", type=Path, metavar="REPORTS.jsonl")
    command.add_argument("--reports", type=int, default=300, help="how many are read for the speed")
    command.add_argument("--memory", type=int, nargs="*", default=[300, 3000], help="sizes of whole runs to watch")
    command = commands.add_parser("bulk", help="whole runs over many reports: time by stage, memory, growth")
    command.add_argument("gold", type=Path, metavar="REPORTS.jsonl")
    command.add_argument("--sizes", type=int, nargs="*", default=[1000, 7000])
    command.add_argument("--workers", type=int, default=2)
    command = commands.add_parser("story", help="linking, comparing and telling one very large story")
    command.add_argument("gold", type=Path, metavar="REPORTS.jsonl", help="a few reports on one subject")
    command.add_argument("--sizes", type=int, nargs="*", default=[50, 100, 200, 400])
    command = commands.add_parser("kill", help="kill runs at random moments and check what they leave")
    command.add_argument("gold", type=Path, metavar="REPORTS.jsonl")
    command.add_argument("--reports", type=int, default=300, help="how many a run reads")
    command.add_argument("--kills", type=int, default=50)
    command.add_argument("--seed", type=int, default=0)
    command = commands.add_parser("calibration", help="whether the confidence of events is the share of right ones")
    command.add_argument("gold", type=Path, metavar="GOLD_DIR", help="holds actor_spans.train and quad.train")
    command = commands.add_parser("written", help="what is right of our own passages with answers")
    written = sorted(table.stem for table in (Path(__file__).parent / "data").glob("*.tsv"))
    command.add_argument("table", choices=written)
    command.add_argument("--errors", action="store_true", help="print what is wrong of the part that is built on")
    command = commands.add_parser("all", help="every referee task on a folder of gold data, then speed")
    command.add_argument("--gold", type=Path, metavar="FOLDER", help="holds the gold files and score.py")
    options = parser.parse_args(arguments)
    if options.command == "written":
        from benchmarks.written import tables

        tables.run(options.table, options.errors)
        return
    if options.command == "all":
        from benchmarks import everything

        if options.gold is not None and not (options.gold / "score.py").is_file():
            sys.exit(f"{options.gold}: no score.py here; name the folder of the gold data and its referee")
        everything.run(options.gold, predict, tasks)
        return
    if options.command == "calibration":
        from benchmarks import calibration

        if not (options.gold / "actor_spans.train.jsonl").is_file():
            sys.exit(f"{options.gold}: no actor_spans.train.jsonl here; name the folder of the gold data")
        calibration.run(options.gold)
        return
    if not options.gold.is_file():
        sys.exit(f"{options.gold}: no such file; name a file of reports or of gold data")
    if options.command == "predict":
        predict(options.task, options.gold, options.out)
    elif options.command == "speed":
        from benchmarks import speed

        speed.run(options.gold, options.reports, options.memory)
    elif options.command == "bulk":
        from benchmarks import bulk

        bulk.run(options.gold, options.sizes, options.workers)
    elif options.command == "story":
        from benchmarks import one_story

        one_story.run(options.gold, options.sizes)
    else:
        from benchmarks import kill

        kill.run(options.gold, options.reports, options.kills, options.seed)


if __name__ == "__main__":
    main()
