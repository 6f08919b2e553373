"""Russian fulfils the contract of a language."""

from __future__ import annotations

from svod.lang import codes, language
from svod.lang.base import Language
from svod.model.span import Span

TEXT = "МИД Веронии опроверг слова Гордея Лунёва. «Мы не отступим», — сказала Ясна Корель."


def test_it_exposes_every_name_of_the_contract() -> None:
    assert "ru" in codes()
    wanted = {name for name in vars(Language) if not name.startswith("_")} | set(Language.__annotations__)
    assert {name for name in wanted if not hasattr(language("ru"), name)} == set()


def test_tokens_stand_where_they_say() -> None:
    ru = language("ru")
    assert ru is not None
    spans = ru.sentences(TEXT, Span(0, len(TEXT)))
    assert [span.of(TEXT) for span in spans] == [
        "МИД Веронии опроверг слова Гордея Лунёва.",
        "«Мы не отступим», — сказала Ясна Корель.",
    ]
    for parsed in ru.analyse(TEXT, spans):
        assert all(TEXT[token.start : token.stop] == token.text for token in parsed.tokens)
        assert all(-1 <= token.head < len(parsed.tokens) for token in parsed.tokens)
