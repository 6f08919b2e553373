"""Products of common words are kept, those of rare words are not, and nobody can tell which from the numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.lang.ru.models import embeddings
from svod.neural.pack import Floats
from svod.neural.products import BLOCK, KEPT, Products

_ROWS = len(embeddings().indexes)
_ANY = st.lists(st.integers(0, _ROWS - 1), min_size=1, max_size=40)


def matrices() -> list[Floats]:
    made = np.random.default_rng(7).standard_normal((2, 300, 12))
    return list(made.astype(np.float32))


@given(_ANY)
@settings(max_examples=20, deadline=None)
def test_it_is_the_product_of_each_vector_with_each_matrix(rows: list[int]) -> None:
    products = Products.of(embeddings(), matrices())(np.array(rows))
    for got, matrix in zip(products, matrices(), strict=True):
        np.testing.assert_allclose(got, embeddings().vectors(np.array(rows)) @ matrix, rtol=1e-4, atol=1e-4)


def test_it_is_given_for_the_matrices_asked_for_alone() -> None:
    products, rows = Products.of(embeddings(), matrices()), np.arange(0, _ROWS, _ROWS // 9)
    (second,) = products(rows, [1])
    assert np.array_equal(second, list(products(rows))[1])


@given(_ANY, st.lists(_ANY, max_size=4))
@settings(max_examples=20, deadline=None)
def test_what_was_multiplied_before_changes_no_bit_of_it(rows: list[int], before: list[list[int]]) -> None:
    fresh, used = Products.of(embeddings(), matrices()), Products.of(embeddings(), matrices())
    for earlier in before:
        list(used(np.array(earlier)))
    assert all(np.array_equal(a, b) for a, b in zip(fresh(np.array(rows)), used(np.array(rows)), strict=True))


def test_the_commonest_words_are_kept_and_the_unknown_word_is_one_of_them() -> None:
    kept = Products.of(embeddings(), matrices())
    assert [kept.places[embeddings().row(word)] >= 0 for word in ("в", "сказал", "ъъъъ")] == [True, True, True]
    assert len(kept.order) == KEPT
    assert KEPT % BLOCK == 0
    assert not kept.filled.any()


def test_a_word_brings_its_neighbours_with_it() -> None:
    kept = Products.of(embeddings(), matrices())
    list(kept(np.array([embeddings().row("в")])))
    assert kept.filled.sum() == 1


def test_what_it_gives_is_the_askers_own() -> None:
    kept, row = Products.of(embeddings(), matrices()), np.array([embeddings().row("в")])
    first = [own.copy() for own in kept(row)]
    for own in kept(row):
        own[:] = 0
    assert all(np.array_equal(a, b) for a, b in zip(kept(row), first, strict=True))
