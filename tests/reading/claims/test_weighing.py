"""Grammar and token model heard together: tags built by hand, as a model would give them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dragoman.reading.cast import Cast
from dragoman.reading.claims.attribution import attribute_claims
from dragoman.reading.model.tags import Links, Tags
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report

SURE = 0.97
# source, cue and pieces of content, as the model hears them
Heard = tuple[str | None, str, tuple[str, ...]]


def tagged(text: str, heard: list[Heard], sure: float = SURE) -> ParsedReport:
    """The report with tags that hear exactly ``heard``, each label with probability ``sure``."""
    parsed = parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    doc = parsed.doc
    other = (1 - sure) / 2
    scores = {role: np.full((len(doc), 3), [sure, other, other]) for role in ("source", "cue", "content")}
    links: dict[int, Links] = {}

    def tokens(words: str) -> list[int]:
        start = text.index(words)
        return [t.i for t in doc if start <= t.idx < start + len(words)]

    for source, cue, content in heard:
        spans = {"source": [source] if source else [], "cue": [cue], "content": list(content)}
        for role, found in spans.items():
            for words in found:
                for n, i in enumerate(tokens(words)):
                    scores[role][i] = [other, sure, other] if n == 0 else [other, other, sure]
        members = {role: {i for words in found for i in tokens(words)} for role, found in spans.items()}
        rows = np.arange(len(doc))
        for i in members["cue"]:
            linked = [
                np.array([sure if j in members[role] else 1 - sure for j in rows], dtype=np.float32)
                for role in ("source", "content")
            ]
            links[i] = Links(rows, linked[0], linked[1])
    tags = Tags(
        starts=[t.idx for t in doc],
        ends=[t.idx + len(t) for t in doc],
        kinds={role: (role,) for role in scores},
        scores={role: np.log(values).astype(np.float32) for role, values in scores.items()},
        lines=tuple((s.tokens.start, s.tokens.end) for s in parsed.sentences),
        links=links,
    )
    return replace(parsed, tags=tags)


def told(text: str, heard: list[Heard]) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    claims = attribute_claims(tagged(text, heard), Cast((), ()))
    return [
        (
            c.source_span.cut(text) if c.source_span else None,
            c.cue.cut(text) if c.cue else None,
            tuple(piece.cut(text) for piece in c.content),
        )
        for c in claims
    ]


def test_model_adds_a_cue_that_no_shape_of_the_grammar_has() -> None:
    text = "Barzani: Kirkuk is ours. The crowd cheered."
    heard: list[Heard] = [("Barzani", ":", ("Kirkuk is ours",))]
    assert told(text, heard) == [("Barzani", ":", ("Kirkuk is ours",))]


def test_frame_that_the_model_does_not_hear_falls_away() -> None:
    text = "The minister backed the reform."
    assert told(text, [("The minister", "backed", ("the reform",))])
    assert told(text, []) == []


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        # a verb of whom no counts are known
        ("The guild moots a boycott of the summit.", ("The guild", "moots", ("a boycott of the summit",))),
        # the grammar alone would take the whole rest of the sentence
        (
            "The army said two posts were lost, although fighting went on in the hills.",
            ("The army", "said", ("two posts were lost",)),
        ),
        ("Sources in Aden, it is understood, fear a raid.", ("Sources in Aden", "fear", ("a raid",))),
    ],
)
def test_models_spans_are_taken_where_it_is_sure(text: str, heard: Heard) -> None:
    assert heard in told(text, [heard])


def test_cue_whose_content_is_not_linked_to_it_says_nothing() -> None:
    text = "The minister backed the reform."
    parsed = tagged(text, [("The minister", "backed", ("the reform",))], sure=0.8)
    assert attribute_claims(parsed, Cast((), ()))
    assert parsed.tags is not None
    doubted = {role: np.log(np.full((len(parsed.doc), 3), [0.98, 0.01, 0.01])) for role in ("source", "content")}
    alone = replace(parsed.tags, scores={**parsed.tags.scores, **doubted}, links={})
    assert not attribute_claims(replace(parsed, tags=alone), Cast((), ()))


def test_cue_keeps_no_quotation_mark() -> None:
    text = 'Musa scorns "a deal for fools" with the guild.'
    heard: list[Heard] = [("Musa", 'scorns "', ('a deal for fools" with the guild',))]
    assert [claim[1] for claim in told(text, heard)] == ["scorns"]


def test_content_in_fragments_is_mended_at_the_quotation_marks() -> None:
    text = '"We lost the bridge and the mill, but we will hold the town," the mayor said.'
    pieces = ("We lost the bridge", "but we will hold the town")
    assert told(text, [("the mayor", "said", pieces)]) == [
        ("the mayor", "said", ('"We lost the bridge and the mill, but we will hold the town,"',))
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # a programme's title before the cue
        ("On “Face the Morning,” Musa said the dam is safe.", "the dam is safe"),
        # a quotation that belongs elsewhere
        ("In a box marked “sick leave,” Musa said “war nerves.”", "“war nerves.”"),
    ],
)
def test_content_keeps_no_piece_that_the_model_takes_for_none_of_it(text: str, content: str) -> None:
    assert ("Musa", "said", (content,)) in told(text, [("Musa", "said", (content,))])


def test_claim_inside_a_claim_is_kept_though_the_model_knows_none() -> None:
    text = "Tasnim reported that the general said that the drone was shot down."
    outer: Heard = ("Tasnim", "reported", ("that the general said that the drone was shot down",))
    found = told(text, [outer])
    assert outer in found
    assert ("the general", "said", ("that the drone was shot down",)) in found


def test_two_heads_of_one_cue_make_one_claim() -> None:
    text = "The junta issued a statement saying that the border was open."
    heard: Heard = ("The junta", "issued a statement saying", ("that the border was open",))
    assert told(text, [heard]) == [heard]


def test_a_name_deep_inside_the_subject_does_not_speak() -> None:
    text = "Contacts between the junta and General Omar Karim have raised doubts about the vote."
    heard: Heard = ("General Omar Karim", "have raised doubts about", ("the vote",))
    assert [source for source, _, _ in told(text, [heard])] == ["Contacts between the junta and General Omar Karim"]


def test_what_was_done_is_no_statement_of_nobody() -> None:
    text = "The carrier Levant Wings was established in 2007."
    heard: list[Heard] = [(None, "was established", ("The carrier Levant Wings",))]
    assert attribute_claims(tagged(text, heard, 0.7), Cast((), ())) == ()


@pytest.mark.parametrize("more", ["", ". And it will try again next year"])
def test_behind_a_speakers_colon_all_of_the_line_is_his(more: str) -> None:
    text = f"Okello: Army wants to stop the vote{more}\nThe army made no comment."
    heard: list[Heard] = [("Okello", ":", ("Army", more or "Army")), ("Army", "wants", ("to stop the vote",))]
    assert told(text, heard) == [("Okello", ":", (f"Army wants to stop the vote{more}",))]


def test_a_form_of_be_attributes_nothing() -> None:
    text = "The governor was not paying the builders."
    assert told(text, [("The governor", "was", ("not paying the builders",))]) == []
    assert told(text, [("The governor", "was not", ("paying the builders",))]) == []


def test_said_in_a_statement_is_said_once() -> None:
    text = "The ministry said in a statement carried by the state agency that the pilot had died."
    heard: list[Heard] = [
        ("The ministry", "said", ("that the pilot had died",)),
        ("The ministry", "statement", ("that the pilot had died",)),
    ]
    assert [source for source, _, _ in told(text, heard)] == ["The ministry"]


def test_who_speaks_stands_in_the_sentence_of_the_cue() -> None:
    text = "The boats were listed as unsafe. Iran will appeal."
    heard: list[Heard] = [("Iran", "were listed", ("The boats", "as unsafe"))]
    assert [source for source, _, _ in told(text, heard)] in ([], [None])


def test_what_somebody_is_accused_of_is_kept() -> None:
    text = "Kyiv accused Minsk, which lent its roads, of helping the raid."
    assert told(text, [("Kyiv", "accused", ("Minsk",))]) == [
        ("Kyiv", "accused", ("Minsk, which lent its roads, of helping the raid",))
    ]


def test_a_noun_gives_its_class_to_the_verb_that_bears_it() -> None:
    text = "The general issued a warning that he would march on the capital."
    parsed = tagged(text, [("The general", "issued a warning", ("that he would march on the capital",))])
    assert [claim.cue_class for claim in attribute_claims(parsed, Cast((), ()))] == ["warns"]


@pytest.mark.parametrize(
    ("text", "heard", "content"),
    [
        # broken off before a noun, or behind a preposition
        ("Okello blamed the vice chairman of the guild.", ("Okello", "blamed", ("the",)),
         "the vice chairman of the guild"),
        ("Okello cited the figure read by ten million people.", ("Okello", "cited", ("the figure read by",)),
         "the figure read by ten million people"),
        # begun inside the phrase that hangs on the cue
        ("Okello feared a surcharge on top of the tax.", ("Okello", "feared", ("top of the tax",)),
         "a surcharge on top of the tax"),
        # what stands before the speaker
        ("After some trouble, the mill is open, the mayor said.", ("the mayor", "said", ("the mill is open",)),
         "After some trouble, the mill is open"),
    ],
)  # fmt: skip
def test_content_is_made_of_whole_phrases(text: str, heard: Heard, content: str) -> None:
    source, cue, _ = heard
    assert (source, cue, (content,)) in told(text, [heard])


def test_a_source_ends_before_a_clause_that_it_does_not_hold() -> None:
    text = "The mill is safe, according to the head of a team that came on Monday."
    heard: Heard = ("the head of a team that", "according to", ("The mill is safe",))
    assert ("the head of a team", "according to", ("The mill is safe",)) in told(text, [heard])


def test_a_cue_does_not_swallow_its_content() -> None:
    text = "The ministry issued an apology."
    parsed = tagged(text, [("The ministry", "issued an apology", ())], sure=0.9)
    claims = attribute_claims(parsed, Cast((), ()))
    assert not any(piece.overlaps(c.cue) for c in claims if c.cue is not None for piece in c.content)
