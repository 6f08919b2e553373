"""Clauses of a sentence, and who acts in them."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.readings import reading

from svod.annotate import context_of
from svod.annotate.clauses import Tree, lemma, trees
from svod.lang.base import Parsed, Token
from svod.model.note import Name
from svod.model.span import Span


def tree(drawn: str) -> Tree:
    page = reading("a.txt", f"Т\n{drawn}")
    made = context_of(page.text)
    assert made is not None
    return trees(made.parsed, page.of_kind("name"))[0]


def subjects(drawn: str) -> dict[str, list[str]]:
    """Predicate -> the names its subject bears."""
    found = tree(drawn)
    return {
        lemma(clause.verb): [note.value.normal for note in clause.subjects() if isinstance(note.value, Name)]
        for clause in found.clauses
        if clause.verb.pos == "VERB"
    }


LUNEV, WELZ = "⟨person Гордей Лунёв|Гордей Лунёв⟩", "⟨person Марта Вельц|Марты Вельц⟩"


def test_a_predicate_joined_to_another_has_its_subject() -> None:
    assert subjects(f"{LUNEV} приехал в город и встретил рыбаков.") == {
        "приехать": ["Гордей Лунёв"],
        "встретить": ["Гордей Лунёв"],
    }


def test_a_relative_clause_is_of_the_word_before_it() -> None:
    assert subjects(f"Рыбаки ждали советника, и приехал {LUNEV}, который построил мост.")["построить"] == ["Гордей Лунёв"]


def test_whose_adviser_the_subject_is_is_not_the_subject() -> None:
    found = tree(f"Советник {WELZ} {LUNEV} приехал в город.")
    (clause,) = (clause for clause in found.clauses if clause.verb.pos == "VERB")
    assert [note.value.normal for note in clause.subjects() if isinstance(note.value, Name)] == ["Гордей Лунёв"]
    assert len(clause.complements()) == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_tree_even_with_cycles_gives_every_token_one_clause(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 8))
    relations = st.sampled_from(["root", "nsubj", "acl", "acl:relcl", "ccomp", "conj", "mark", "case", "obl"])
    tokens = tuple(
        Token(
            i * 2, i * 2 + 1, "а", "а", data.draw(st.sampled_from(["VERB", "NOUN"])), (), data.draw(st.integers(-1, size)), rel
        )
        for i, rel in enumerate(data.draw(st.lists(relations, min_size=size, max_size=size)))
    )
    found = Tree(Parsed(Span(0, size * 2), tokens), ())
    assert sorted(i for clause in found.clauses for i in clause.own) == list(range(size))
    for clause in found.clauses:
        assert clause.subjects() == ()
        assert clause.span.stop <= size * 2
