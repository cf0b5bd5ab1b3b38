"""The two models as they are shipped: what they say of sentences that nobody trained on, and that it stays so."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import lru_cache
from importlib.resources import files

import numpy as np
import pytest

from dragoman.models import model_hashes, model_path
from dragoman.reading.model import encoder
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.model.pairs import MarkedPair, classify_pairs, tones
from dragoman.reading.model.tags import Tags
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.parser import parse_report
from dragoman.records import Part, PartKind, Report

VISIT = (
    "Officials from Khartoum and Cairo agreed on Tuesday to reopen the crossing, Sudan's foreign ministry said.\n"
    'Mariam al-Sadiq told reporters that the talks had been "frank and useful", while an Egyptian diplomat denied that '
    "his government had offered troops.\n"
    "Analysts believe the visit by General Tarek Hosni was meant to calm the border after last week's shelling."
)


def report_of(text: str, *parts: tuple[PartKind, int, int]) -> Report:
    given = parts or (("body", 0, len(text)),)
    return Report(id="r", text=text, parts=tuple(Part(kind=k, start=s, end=e) for k, s, e in given))


@lru_cache(maxsize=64)
def read(text: str) -> ParsedReport:
    return tag_report(parse_report(report_of(text)))


def tags_of(parsed: ParsedReport) -> Tags:
    assert parsed.tags is not None
    return parsed.tags


def test_without_weights_a_report_comes_back_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "load_token_model", lambda: None)
    parsed = parse_report(report_of(VISIT))
    assert encoder.tag_report(parsed) is parsed


def test_importing_the_encoder_loads_no_model_library() -> None:
    code = (
        "import sys, dragoman.reading.model.encoder, dragoman.reading.model.pairs;"
        "import dragoman.models;"
        "print(sorted({'onnxruntime', 'tokenizers', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_every_weights_file_has_its_hash_and_a_card_that_names_data_licence_recipe_and_figures() -> None:
    assert list(model_hashes()) == ["pair", "story", "token"]
    for name, digest in model_hashes().items():
        path = model_path(name)
        assert path is not None
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
        card = files("dragoman.models").joinpath(f"{name}.md").read_text(encoding="utf-8")
        assert digest in card
        for heading in ("## Data", "## Licence", "## Recipe", "## Figures"):
            assert heading in card


def test_the_same_report_gets_the_same_tags_whatever_was_read_before() -> None:
    first = tags_of(tag_report(parse_report(report_of(VISIT))))
    for text in ("One line.", VISIT * 3, "Short\nlines\nonly"):
        tag_report(parse_report(report_of(text)))
    again = tags_of(tag_report(parse_report(report_of(VISIT))))
    for head, scores in first.scores.items():
        assert np.array_equal(scores, again.scores[head])
    assert first.claims() == again.claims()


def test_only_the_story_is_tagged() -> None:
    caption, body = "Ahmed Karimi in Basra (Reuters)", "Ahmed Karimi visited Basra on Friday."
    text = f"{caption}\n{body}"
    parts: tuple[tuple[PartKind, int, int], ...] = (
        ("caption", 0, len(caption)),
        ("body", len(caption) + 1, len(text)),
    )
    tags = tags_of(tag_report(parse_report(report_of(text, *parts))))
    names = [span.cut(text) for span, _, _ in tags.entity_spans()]
    assert names == ["Ahmed Karimi", "Basra"]
    assert all(span.start > len(caption) for span, _, _ in tags.entity_spans())


@pytest.mark.parametrize("text", ["", "\n\n", ".", "\u200b", "x" * 5000, "a b " * 2000])
def test_odd_reports_are_tagged_without_complaint(text: str) -> None:
    parsed = read(text)
    assert all(scores.shape[0] == len(parsed.doc) for scores in tags_of(parsed).scores.values())


def test_every_story_token_of_a_long_report_is_read_and_every_score_is_a_probability() -> None:
    parsed = read("\n".join([VISIT] * 8))
    tags = tags_of(parsed)
    story = [t.i for s in parsed.sentences for t in s.tokens if not t.is_space]
    for scores in tags.scores.values():
        assert np.allclose(np.exp(scores).sum(-1), 1, atol=1e-3)
        assert (scores[story][:, 1:] > -29).any(axis=-1).all()
    for claim in tags.claims():
        assert 0 <= claim.score <= 1
        for span in (claim.cue, *claim.source, *claim.content):
            assert span.cut(parsed.text) == span.cut(parsed.text).strip()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Gurbanguly Orazov met Nursultan Abenov in Astana.",
            {"Gurbanguly Orazov": "PER", "Nursultan Abenov": "PER", "Astana": "LOC"},
        ),
        (
            "Fatima Zahra al-Idrissi resigned from the Istiqlal Party.",
            {"Fatima Zahra al-Idrissi": "PER", "Istiqlal Party": "ORG"},
        ),
        (
            "Fighters of the Amhara Liberation Front entered the town of Dessie.",
            {"Amhara Liberation Front": "ORG", "Dessie": "LOC"},
        ),
        (
            "Mehmet Yildirim of the Justice and Development Party won in Konya.",
            {"Mehmet Yildirim": "PER", "Justice and Development Party": "ORG", "Konya": "LOC"},
        ),
        (
            "The talks between Nguyen Van Thanh and Chen Guoqiang ended early.",
            {"Nguyen Van Thanh": "PER", "Chen Guoqiang": "PER"},
        ),
    ],
)
def test_names_of_the_trade_are_found(text: str, names: dict[str, str]) -> None:
    assert {span.cut(text): kind for span, kind, _ in tags_of(read(text)).entity_spans()} == names


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The army had withdrawn from the town, General Osman said.",
            "General Osman",
            "said",
            "The army had withdrawn from the town",
        ),
        (
            "According to Interfax, the minister will resign within days.",
            "Interfax",
            "According to",
            "the minister will resign within days",
        ),
        (
            '"We will not negotiate," Ibrahim Diallo told Jeune Afrique.',
            "Ibrahim Diallo",
            "told",
            "We will not negotiate",
        ),
        (
            "Kurdish officials denied that their forces had shelled the village.",
            "Kurdish officials",
            "denied",
            "their forces had shelled the village",
        ),
    ],
)
def test_who_says_what(text: str, source: str, cue: str, content: str) -> None:
    claims = tags_of(read(text)).claims()
    assert len(claims) == 1
    assert [span.cut(text) for span in claims[0].source] == [source]
    assert cue in claims[0].cue.cut(text)
    assert any(content in span.cut(text) for span in claims[0].content)


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Rebels attacked a convoy near the port and killed six soldiers.", {"attacked", "killed"}),
        ("Police arrested two men after the bombing.", {"arrested", "bombing"}),
    ],
)
def test_words_that_tell_events_are_found(text: str, triggers: set[str]) -> None:
    assert triggers <= {span.cut(text) for span, _ in tags_of(read(text)).trigger_spans()}


def marked(text: str) -> MarkedPair:
    """[source] and {target} in brackets that are words of their own."""
    words: list[str] = []
    edges: dict[str, int] = {}
    for word in text.split():
        if word in "[]{}":
            edges[word] = len(words)
        else:
            words.append(word)
    return MarkedPair(words, (edges["["], edges["]"]), (edges["{"], edges["}"]) if "{" in edges else None)


@pytest.mark.parametrize(
    ("text", "root", "quad"),
    [
        ("[ Government jets ] bombed { the rebel town } for a second day .", "ASSAULT", 4),
        ("{ The rebel town } was bombed by [ government jets ] for a second day .", "ASSAULT", 4),
        ("[ Norway ] sent tents and medicine to { flood victims in Pakistan } .", "AID", 2),
        ("[ The foreign ministry ] condemned { the settlement plan } as illegal .", "ACCUSE", 3),
        ("[ Kenya ] refused { Somalia } 's demand to close the camp .", "REJECT", 3),
        ("[ Thousands of students ] marched against { the military junta } on Sunday .", "PROTEST", 4),
        ("[ The prime minister ] met { his Thai counterpart } in Vientiane .", "CONSULT", 1),
        ("[ Soldiers ] arrested { the union leader } at his home .", "COERCE", 4),
        ("[ Azerbaijan ] warned it would shoot down { any plane } heading for the airport .", "THREATEN", 3),
        ("[ The junta ] released { forty prisoners } under an amnesty .", "YIELD", 2),
    ],
)
def test_what_one_does_to_another(text: str, root: str, quad: int) -> None:
    judged = classify_pairs([marked(text)])
    assert judged is not None
    assert (judged[0].root, judged[0].quad) == (root, quad)
    assert sum(judged[0].roots.values()) == pytest.approx(1)
    assert sum(judged[0].quads.values()) == pytest.approx(1)


def test_a_pair_is_judged_alike_alone_and_in_company() -> None:
    pairs = [
        marked("[ Norway ] sent tents to { Pakistan } ."),
        marked("[ Soldiers ] fired on a crowd of mourners in the main square of { the city } , witnesses said ."),
    ]
    together = classify_pairs(pairs)
    assert together is not None
    assert together == [judged for pair in pairs for judged in classify_pairs([pair]) or []]


def test_a_pair_with_one_side_is_judged_and_one_without_sides_is_refused() -> None:
    assert classify_pairs([marked("[ Government jets ] bombed the town .")]) is not None
    with pytest.raises(ValueError, match="marked side"):
        classify_pairs([MarkedPair(["Peace", "came", "."], None, None)])


@pytest.mark.parametrize(
    ("text", "mention", "tone"),
    [
        ("Critics called Petrov a corrupt and brutal ruler.", "Petrov", -1),
        ("Residents praised the governor for her courage and her honesty.", "the governor", 1),
        ("The delegation met the mayor on Monday.", "the mayor", 0),
    ],
)
def test_the_tone_toward_a_mention(text: str, mention: str, tone: int) -> None:
    start = text.index(mention)
    before, inside, behind = (part.split() for part in (text[:start], mention, text[start + len(mention) :]))
    judged = tones([([*before, *inside, *behind], (len(before), len(before) + len(inside)))])
    assert judged is not None
    assert max(judged[0], key=judged[0].__getitem__) == tone
