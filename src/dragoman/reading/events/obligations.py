""" "Must", said by somebody to somebody: a demand by the one who says it."""

from __future__ import annotations

from dragoman.reading.events.attributing import claims_over, speaker_of
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children, conjuncts, own_subject
from dragoman.reading.events.drafts import Draft, Scope
from dragoman.reading.events.lexicon import Group, Pattern, load_lexicon
from dragoman.reading.events.settling import content_of
from dragoman.reading.events.sides import Sides
from dragoman.reading.events.verb_forms import is_passive


def obligations(scope: Scope) -> tuple[list[Draft], set[int]]:
    """A demand by the one who says it: "The minister said that the two sides must reach an agreement".

    Also the indexes of the words that tell what is demanded, which is no event of its own.
    """
    out: list[Draft] = []
    demanded: set[int] = set()
    for token in scope.sentence.tokens:
        if token.dep_ != "aux" or token.lower_ not in ("must", "should") or token.head.pos_ not in ("VERB", "AUX"):
            continue
        verb = token.head
        if (
            lemma_of(verb) == "be"
            or any(c.lower_ in ("have", "be") for c in children(verb, "aux"))
            or any(lemma_of(t) in ("if",) for t in children(verb, "mark"))
        ):
            continue
        source = speaker_of(scope, verb)
        subject = own_subject(verb)
        if source is None or subject is None or subject.pos_ == "PRON" or is_passive(verb):
            continue
        sides = Sides([source], [c for c in scope.cast.united(scope.company.who(subject)) if c != source])
        mention = scope.company.mention_at(subject)
        if not sides.recipients or mention is None:
            continue
        chain = scope.cast.chains[mention.chain]
        if not chain.named and chain.country is None:
            continue  # "people should be careful"
        group = Group("REQUEST", "change", load_lexicon().frame_of_type["REQUEST"], "request")
        must = Pattern("must", "verb", "must", (), (), group, 0)
        candidate = Candidate(verb, must, words=[verb])
        draft = Draft(candidate, "REQUEST", "change", "occurred", sides, lemma_of(verb), must, tokens=[verb])
        draft.claims = claims_over(scope, verb)
        out.append(draft)
        demanded |= {t.i for t in [*conjuncts(verb), *content_of(verb)]}
    return out, demanded
