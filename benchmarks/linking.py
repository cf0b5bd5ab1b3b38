"""How linking grows with the case: time and memory for 10,000 and 100,000 mentions of synthetic-variant names.

    python -m benchmarks.linking

Each size runs in a process of its own, so that the peak of memory is its own. A tenth as many true actors as mentions
bear about a fifth as many spellings: 100,000 mentions carry about 20,000 names.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from dragoman.linking.actors import LocalActor, link_actors
from dragoman.records import ActorKind, Chain, ChainName, Evidence

SIZES = (10_000, 100_000)
MENTIONS_A_REPORT = 12
_SWAPS = (
    ("q", "k"),
    ("kh", "h"),
    ("ou", "u"),
    ("ei", "ay"),
    ("y", "i"),
    ("w", "v"),
    ("aa", "a"),
    ("j", "g"),
    ("sh", "ch"),
)
_STARTS = "b d f gh h j k kh l m n q r s sh t w y z al-B al-D al-H Ab Mu".split()
_MIDDLES = "a i u aa ou ee".split()
_ENDS = "b d f h j k l m n r s sh t wi yan ari iev enko off oglu ani awi".split()
_COUNTRIES = ("SYR", "LBY", "IRQ", "RUS", "TUR", "EGY", "YEM", "IRN", None, None)


def _word(rng: random.Random) -> str:
    parts = [rng.choice(_STARTS), rng.choice(_MIDDLES)]
    for _ in range(rng.choice((0, 1, 1, 2))):
        parts += [rng.choice("bdfhklmnrstz"), rng.choice(_MIDDLES)]
    return ("".join(parts) + rng.choice(_ENDS)).capitalize()


def _variant(name: str, rng: random.Random) -> str:
    old, new = rng.choice(_SWAPS)
    return name.replace(old, new) if rng.random() < 0.5 else name.replace(new, old, 1)


def synthetic(mentions: int) -> Iterator[LocalActor]:
    """``mentions`` local actors, the same ones on every machine; a third of the actors are bodies."""
    rng = random.Random(20)
    actors: list[tuple[ActorKind, str | None, list[str]]] = []
    kind: ActorKind
    for number in range(mentions // 10):
        country = rng.choice(_COUNTRIES)
        if number % 3 == 0:
            kind, base = (
                "organisation",
                f"{_word(rng)} {rng.choice(('Movement', 'Bank', 'Company', 'Party', 'Brigade'))}",
            )
        else:
            kind, base = "person", f"{_word(rng)} {_word(rng)}"
        actors.append((kind, country, [base, _variant(base, rng), base.split()[-1] if kind == "person" else base]))
    for report in range(mentions // MENTIONS_A_REPORT + 1):
        start = rng.randrange(len(actors))
        cast = [actors[(start + int(rng.expovariate(0.1))) % len(actors)] for _ in range(MENTIONS_A_REPORT)]
        names = [rng.choice(forms) for _, _, forms in cast]
        for index, ((kind, country, _), name) in enumerate(zip(cast, names, strict=True)):
            chain = Chain(
                name=name,
                named=True,
                kind=kind,
                country=country,
                names=(ChainName(text=name, kind="name", count=1),),
            )
            yield LocalActor(
                f"r{report:07d}", index, chain, Evidence(f"r{report:07d}", 0, 1), "2020-03-01", tuple(names)
            )


def measure(mentions: int) -> tuple[float, float, int, int]:
    """Seconds of processor time, peak megabytes, names and actors for one size."""
    local = list(synthetic(mentions))
    names = len({a.chain.name for a in local})
    start = time.process_time()
    links = link_actors(local)
    return (
        time.process_time() - start,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        names,
        len(links.actors),
    )


def main(arguments: list[str]) -> None:
    if arguments:
        print(*measure(int(arguments[0])))
        return
    print(f"{'mentions':>9} {'names':>7} {'actors':>7} {'seconds':>8} {'peak MB':>8}")
    seconds = []
    for size in SIZES:
        out = subprocess.run(
            [sys.executable, "-m", "benchmarks.linking", str(size)], check=True, capture_output=True, text=True
        ).stdout.split()
        seconds.append(float(out[0]))
        print(f"{size:>9} {out[2]:>7} {out[3]:>7} {seconds[-1]:>8.1f} {float(out[1]):>8.0f}")
    print(f"growth: {seconds[-1] / seconds[0]:.1f} times the time for {SIZES[-1] // SIZES[0]} times the mentions")


if __name__ == "__main__":
    main(sys.argv[1:])
