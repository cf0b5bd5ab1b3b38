"""The pipes done over mark what the stock parser marks, to the byte."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language

from dragoman.reading.parser import MODEL, load_model
from dragoman.reading.pipes import AttributePipe, EntityPipe, pipes_of, run_pipes
from dragoman.reading.vectors import VectorPipe

TEXTS = [
    "",
    " ",
    "Rabat",
    "The foreign minister of Jordan, Nadia al-Hassan, flew to Ankara on Tuesday with 40 officials.",
    "Talks begin in Nairobi\n\nThe African Union Commission on the Settlement of Land and Water Disputes in the Upper"
    " Volta Basin met for the first time since 3 May 2019, spending some $2.5 million.",
    "It cost between two and a half million and three and a half million dollars in the first months of the year.",
    "Let's say you gotta go; ain't it so? There is nothin' left,  and y'all are gonna see it.",
    "It 's the 21st time that Mr. Okafor, 61, does not do what he has to do: \"I know it,\" he 'd said.",
    "SANA: Syrian  Arab\xa0Army\ntakes Saraqib . But for all that",
    "There's one who was 'there are' told; there is no other. Is there? There 're wolves, geese and mice, he thought.",
]


@cache
def stock() -> Language:
    """The parser as its package brings it, but for how words are cut."""
    nlp = spacy.load(MODEL)
    nlp.tokenizer = load_model().tokenizer
    return nlp


@pytest.mark.parametrize("text", TEXTS)
def test_a_document_comes_out_as_from_the_stock_parser(text: str) -> None:
    nlp = load_model()
    assert run_pipes(nlp, nlp.make_doc(text)).to_bytes() == stock()(text).to_bytes()


def test_the_vectors_are_those_of_the_stock_encoder_to_the_bit() -> None:
    nlp = load_model()
    vectors = VectorPipe(nlp.get_pipe("tok2vec"))
    for text in TEXTS[1:]:
        doc = nlp.make_doc(text)
        (stocked,) = nlp.get_pipe("tok2vec").predict([doc])  # type: ignore[attr-defined]
        assert vectors(doc).tensor.tobytes() == stocked.tobytes()


@pytest.mark.parametrize("room", [0, 7, 30_000])
def test_what_is_remembered_of_words_changes_no_vector(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.reading.vectors._WORDS_KNOWN", room)
    nlp = load_model()
    vectors = VectorPipe(nlp.get_pipe("tok2vec"))
    docs = [nlp.make_doc(text) for text in TEXTS[1:]]
    stocked = [tensor.tobytes() for tensor in nlp.get_pipe("tok2vec").predict(docs)]  # type: ignore[attr-defined]
    assert [vectors(doc).tensor.tobytes() for doc in [*docs, *docs]] == [*stocked, *stocked]


def test_long_entities_and_longer_patterns_are_among_the_texts() -> None:
    docs = [load_model()(text) for text in TEXTS]
    assert max(len(entity) for doc in docs for entity in doc.ents) > 7
    assert any(token.lemma_ == "to" and token.lower_ == "na" for doc in docs for token in doc)


def test_these_pipes_stand_where_the_stock_ones_stood() -> None:
    nlp = load_model()
    replaced = {
        name: type(pipe) for (name, stock), pipe in zip(nlp.pipeline, pipes_of(nlp), strict=True) if pipe is not stock
    }
    assert replaced == {"tok2vec": VectorPipe, "attribute_ruler": AttributePipe, "ner": EntityPipe}
