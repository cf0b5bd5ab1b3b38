"""Headlines whose verb the parser takes for a noun: "Albania severs ties", "Trump Pardons Oregon Ranchers".

About every eleventh headline of the press is so read, and with the verb all that it tells is lost. Such a line is
parsed once more with the doubtful word in the past tense, which no noun has ("Albania severed ties"). If that makes it
the main verb with a subject, the line is given this parse; the words and their offsets stay. So is a line whose verb
the parser hangs before a noun as if it named it, and one in single quotes, which the parser
takes for the mark of an owner: it is read with double ones. What stands behind a label ("Officials: nine people
killed …") is parsed without it where the parser joins both into one long noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.pipes import run_pipes
from dragoman.records import Span

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_STRAY = frozenset({"compound", "nmod", "amod", "poss"})
_QUOTES = frozenset("'\"‘’“”")
_OF_MANY = frozenset({"police"})  # many, though they have no "s"
_SHORTENED = frozenset({"govt", "gov't", "gov’t"})  # which the parser takes for adjectives
_NAMING = frozenset({"NOUN", "PROPN"})
_BEFORE_NO_VERB = frozenset({"DET", "ADP", "ADJ", "NUM", "PUNCT", "CCONJ", "SPACE"})
# nouns that act in headlines and happen to be verbs too: "Ground forces shell the town"
_ACTING = frozenset(
    "troops forces officers doctors guards pilots rebels ministers nurses captains cases states".split()
)
_BEHIND_PARTICIPLE = frozenset({"ADP", "SCONJ", "PUNCT", "SPACE", "NUM"})
_BEHIND_NO_VERB = frozenset({"ADP", "CCONJ", "SPACE"})


def mend_headlines(nlp: spacy.language.Language, doc: spacy.tokens.Doc, titles: Iterable[Span]) -> spacy.tokens.Doc:
    """``doc``, or one of the same words in which the sentences within ``titles`` have found their verbs."""
    import spacy.tokens

    pieces: list[spacy.tokens.Doc] = []
    done = 0
    for line in sorted(_lines(doc, list(titles)), key=lambda s: s.start):
        mended = _mended(nlp, line)
        if mended is None:
            _give_subject(line.root)
        if mended is not None:
            if line.start > done:
                pieces.append(doc[done : line.start].as_doc())
            pieces.append(mended)
            done = line.end
    if not pieces:
        return doc
    if done < len(doc):
        pieces.append(doc[done:].as_doc())
    return spacy.tokens.Doc.from_docs(pieces, ensure_whitespace=False) if len(pieces) > 1 else pieces[0]


def _give_subject(root: spacy.tokens.Token) -> None:
    """ "CHAD withdrawing troops from border": of a main verb in "-ing" the name before it is the subject."""
    if root.tag_ != "VBG" or any(c.dep_ in ("aux", "nsubj") for c in root.lefts):
        return
    for word in root.lefts:
        if word.dep_ == "npadvmod" and word.pos_ in _NAMING and word.i == root.i - 1 and word.ent_type_ != "DATE":
            word.dep_ = "nsubj"


def _lines(doc: spacy.tokens.Doc, titles: list[Span]) -> Iterator[spacy.tokens.Span]:
    for sent in doc.sents if titles else ():
        if any(title.start <= sent.start_char < title.end for title in titles):
            yield sent


def _mended(nlp: spacy.language.Language, line: spacy.tokens.Span) -> spacy.tokens.Doc | None:
    plain = _in_double_quotes(line)
    read = None if plain is None else _read(nlp, line, plain)
    here = line if read is None else read[:]
    found = _with_verb(nlp, here)
    if found is not None:
        return _with_words_of(line, *found)
    read = _with_participle(nlp, here) or _without_label(nlp, here) or read
    return None if read is None else _with_words_of(line, read)


def _without_label(nlp: spacy.language.Language, line: spacy.tokens.Span) -> spacy.tokens.Doc | None:
    """The line with what stands behind its label parsed alone; ``None`` where it has none or the label is no mere noun
    that what follows was joined to."""
    import spacy.tokens

    colon = next((t.i - line.start for t in line if t.text == ":"), len(line))
    if not 0 < colon < len(line) - 3 or line.root.i > line.start + colon or line.root.pos_ not in _NAMING:
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in line[:colon]):
        return None
    label, rest = line[: colon + 1].as_doc(), line[colon + 1 :]
    told = _read(nlp, rest, [t.text for t in rest])
    whole = spacy.tokens.Doc.from_docs([label, told], ensure_whitespace=False)
    for root in [t for t in whole[: len(label)] if t.head.i == t.i]:
        root.head, root.dep_ = whole[len(label) + told[:].root.i], "dep"
    return whole


def _with_verb(nlp: spacy.language.Language, line: spacy.tokens.Span) -> tuple[spacy.tokens.Doc, int, str] | None:
    """The line parsed anew with a main verb, that verb's index and base form; ``None`` where it lacks none."""
    strays = [t for t in line if t.tag_ in ("VBZ", "VBP") and t.dep_ in _STRAY]
    if not strays and any(token.tag_ in _FINITE for token in (line.root, *line.root.lefts)):
        return None
    first = next((t.i for t in line if t.tag_ in _FINITE and t not in strays), line.end)
    doubtful = [t for t in _doubtful(nlp, line) if t.i < first or strays]
    # nouns of one form with a verb of many are so many that a verb of one goes first: "Trump signs bill"
    for word in sorted(doubtful, key=lambda t: (t not in strays, _stem(nlp, t.lower_) is None, t.dep_ != "ROOT", t.i)):
        stem = _stem(nlp, word.lower_) or word.lower_
        at = word.i - line.start
        words = [token.text for token in line]
        words[at] = _past(nlp, stem)
        if at and words[at - 1] in _QUOTES and words[at + 1] in _QUOTES:
            words[at - 1] = words[at + 1] = '"'  # "Army ‘rescues’ pupils"
        read = _read(nlp, line, words)
        if read[at].tag_ == "VBD" and read[at].dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in read[at].children):
            return read, at, stem
    return None


def _with_participle(nlp: spacy.language.Language, line: spacy.tokens.Span) -> spacy.tokens.Doc | None:
    """The line parsed anew with a capitalised participle in small letters: "Opposition Leader JAILED Over Post"."""
    verbal = any(token.tag_ == "VBN" for token in (line.root, *line.root.children))
    if verbal or any(token.tag_ in _FINITE for token in line):
        return None
    for word in line[1:]:
        after = word.nbor().pos_ if word.i + 1 < line.end else "SPACE"
        named = word.is_title and word.pos_ in _NAMING and after in _BEHIND_PARTICIPLE
        if not named or word.nbor(-1).text in _QUOTES or not _is_participle(nlp, word.lower_):
            continue
        at = word.i - line.start
        read = _read(nlp, line, [token.lower_ if token == word else token.text for token in line])
        told = read[at]
        if told.tag_ in ("VBN", "VBD") and (told.dep_ == "ROOT" or told.head.dep_ == "ROOT"):
            return read
    return None


def _is_participle(nlp: spacy.language.Language, word: str) -> bool:
    stems = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"].get(word, [])  # type: ignore[attr-defined]
    if word.endswith("ed"):
        stems = [*stems, word[:-1], word[:-2]]
    return not word.endswith(("s", "ing")) and any(s != word and s in _forms(nlp, "verb") for s in stems)


def _in_double_quotes(line: spacy.tokens.Span) -> list[str] | None:
    """The words of a line with double quotes for its single ones; ``None`` where it has no pair of them."""
    opens = [t.i for t in line if t.text == "'" and not t.whitespace_ and (t.i == line.start or t.nbor(-1).whitespace_)]
    closes = [t.i for t in line if t.text == "'" and t.i not in opens and (t.whitespace_ or t.i == line.end - 1)]
    pairs = {i for o in opens for c in closes if c > o for i in (o, c)}
    return ['"' if t.i in pairs else t.text for t in line] if len(opens) == len(closes) and pairs else None


def _doubtful(nlp: spacy.language.Language, line: spacy.tokens.Span) -> Iterator[spacy.tokens.Token]:
    """Nouns in the line that may be verbs: something stands before them, and what they act on or "to" behind."""
    for token in line[1:-1]:
        before, after = token.nbor(-1), token.nbor()
        if before.text in _QUOTES and before.i > line.start:
            before = before.nbor(-1)
        if (token.pos_ not in _NAMING and token.dep_ not in _STRAY) or token.lower_ in _ACTING:
            continue
        if _stem(nlp, token.lower_) is None and not _may_act_of_many(nlp, line, token):
            continue
        named = before.lower_ in _SHORTENED
        if (
            (before.pos_ in _BEFORE_NO_VERB and not named)
            or before.tag_ in ("PRP$", "POS")
            or after.pos_ in _BEHIND_NO_VERB
        ):
            continue
        if after.is_punct and after.text not in _QUOTES:
            continue
        yield token


def _may_act_of_many(nlp: spacy.language.Language, line: spacy.tokens.Span, token: spacy.tokens.Token) -> bool:
    """Whether a word may be the verb of several before it: "Rebels seize", "The officials, the regime sign".

    In "Trump signs bill" and "appeals court sides" the word beside it is the likelier verb.
    """
    before, after = token.nbor(-1), token.nbor()
    if token.lower_ not in _forms(nlp, "verb") or (after.tag_ == "NNS" and _stem(nlp, after.lower_) is not None):
        return False
    if token.is_lower and any(t.text == "," for t in token.doc[line.start : before.i]):
        return True
    verb = _stem(nlp, before.lower_) is not None and before.lower_ not in _ACTING
    acts = before.i > line.start and before.nbor(-1).pos_ not in ("ADJ", "DET", "NUM", "PUNCT")
    return _is_plural(nlp, before) and not (verb and acts)


def _is_plural(nlp: spacy.language.Language, word: spacy.tokens.Token) -> bool:
    """Whether a noun is one of many; among capitals the parser takes "Protesters" for a name."""
    if word.tag_ in ("NNS", "NNPS") or word.lower_ in _OF_MANY:
        return True
    named = word.tag_ != "NNP" or word.ent_type_ in ("PERSON", "GPE")
    return not named and word.lower_.endswith("s") and word.lower_[:-1] in _forms(nlp, "noun")


@cache
def _forms(nlp: spacy.language.Language, pos: str) -> frozenset[str]:
    """The base forms of all known verbs or nouns."""
    return frozenset(nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")[pos])  # type: ignore[attr-defined]


def _stem(nlp: spacy.language.Language, word: str) -> str | None:
    """The base form of what may be a verb's third person; ``None`` for other words."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return None
    stems = [word[:-3] + "y"] if word.endswith("ies") else []
    stems += [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
    return next((stem for stem in stems if stem in _forms(nlp, "verb")), None)


@cache
def _irregular(nlp: spacy.language.Language) -> dict[str, str]:
    """Base form → a past tense that no rule gives: "expelled", "took"."""
    table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]  # type: ignore[attr-defined]
    found: dict[str, str] = {}
    for form, stems in sorted(table.items()):
        if not form.endswith(("s", "ing", "en", "n")):
            found.setdefault(stems[0], form)
    return found


def _past(nlp: spacy.language.Language, stem: str) -> str:
    if stem in _irregular(nlp):
        return _irregular(nlp)[stem]
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2:-1] not in tuple("aeiou") else stem + "ed"


def _read(nlp: spacy.language.Language, line: spacy.tokens.Span, words: list[str]) -> spacy.tokens.Doc:
    """The line parsed as one sentence with ``words`` for its own."""
    import spacy.tokens

    doc = spacy.tokens.Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in line])
    for token in doc[1:]:
        token.is_sent_start = False
    return run_pipes(nlp, doc)


def _with_words_of(
    line: spacy.tokens.Span, read: spacy.tokens.Doc, verb: int | None = None, stem: str = ""
) -> spacy.tokens.Doc:
    """A document of the line's words with the parse of ``read``, its ``verb`` in the present tense."""
    import spacy.tokens

    tags, lemmas = [t.tag_ for t in read], [t.lemma_ for t in read]
    morphs = [str(t.morph) for t in read]
    if verb is not None:
        one = line[verb].lower_ != stem
        tags[verb], lemmas[verb] = "VBZ" if one else "VBP", stem
        morphs[verb] = f"{'Number=Sing|Person=3|' if one else ''}Tense=Pres|VerbForm=Fin"
    doc = spacy.tokens.Doc(
        read.vocab,
        words=[t.text for t in line],
        spaces=[bool(t.whitespace_) for t in line],
        tags=tags,
        pos=[t.pos_ for t in read],
        morphs=morphs,
        lemmas=lemmas,
        heads=[t.head.i for t in read],
        deps=[t.dep_ for t in read],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in read],
    )
    doc.tensor = read.tensor
    return doc
