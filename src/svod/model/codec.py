"""Nouns to JSON and back: frozen dataclasses, tuples (named ones too), frozen sets, Span, dates, Literals, bytes and unions of
dataclasses, nothing else."""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from svod.errors import BadCite, BadSpan, BadValue
from svod.model.span import Cite, Span

T = TypeVar("T")

Loader = Callable[[Any], Any]


def _cite(data: Any) -> Cite:
    """Written out, since most of what a page or a story holds are cites."""
    if not isinstance(data, dict) or not {*data} <= {"page", "spans", "words", "is"}:
        raise TypeError(f"{data!r} is no cite")
    page, words = data["page"], data["words"]
    if not isinstance(words, list) or not all(one.__class__ is str for one in (page, *words)):
        raise TypeError(f"{data!r} is no cite")
    return Cite(page, tuple([Span(start, stop) for start, stop in data["spans"]]), tuple(words))


_MADE: dict[Any, Loader] = {
    Cite: _cite,
    Span: lambda pair: Span(*pair),
    bytes: lambda text: b64decode(text, validate=True),
    date: date.fromisoformat,
}


def dump(noun: object) -> Any:
    """What JSON can hold: an object for a dataclass, a pair for a Span, a list for a tuple. A field that has its default
    is left out; a dataclass met where a union stood carries its class's name under `is`."""
    if noun is None or isinstance(noun, (str, int, float)):
        return noun
    if isinstance(noun, Span):
        return [noun.start, noun.stop]
    if isinstance(noun, bytes):
        return b64encode(noun).decode("ascii")
    if isinstance(noun, date):
        return noun.isoformat()
    if isinstance(noun, frozenset):
        return sorted(dump(item) for item in noun)
    if isinstance(noun, (tuple, list)):
        return [dump(item) for item in noun]
    if hasattr(noun, "__dataclass_fields__") and not isinstance(noun, type):
        out: dict[str, Any] = {}
        kind: type = type(noun)
        for name, default, is_union in _fields(kind):
            value = getattr(noun, name)
            if default is not MISSING and value == default:
                continue
            plain = dump(value)
            out[name] = {"is": type(value).__name__, **plain} if is_union and is_dataclass(value) else plain
        return out
    raise BadValue(f"A {type(noun).__name__} cannot be stored: {noun!r}.")


def load(kind: type[T], data: Any) -> T:
    """The noun that `dump` made `data` of. Raises BadValue where the data does not fit."""
    try:
        return cast(T, _loader(cast(Any, kind))(data))
    except (KeyError, TypeError, ValueError, BadSpan, BadCite) as error:
        raise BadValue(f"This is no {kind.__name__}: {str(data)[:200]} ({error}).") from error


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """What is stored of a dataclass: each field's name and default, and whether it admits several dataclasses."""
    hints = _hints(kind)
    return tuple((one.name, one.default, len(_classes(hints[one.name])) > 1) for one in fields(kind) if one.init)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _classes(hint: Any) -> tuple[type, ...]:
    """The dataclasses that a hint admits."""
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return tuple(option for option in options if is_dataclass(option) and isinstance(option, type))


@cache
def _loader(hint: Any) -> Loader:
    """What makes a noun of this kind: put together once a kind, since a page has some hundred notes."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _of_union(hint)
    if origin in (tuple, frozenset) or (isinstance(hint, type) and issubclass(hint, tuple)):
        return _of_tuple(hint, origin)
    if origin is Literal:
        return _of_literal(frozenset(get_args(hint)))
    if hint in _MADE:
        return _MADE[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_dataclass(hint)
    return _of_plain(hint)


def _of_plain(hint: Any) -> Loader:
    def load_plain(data: Any) -> Any:
        if isinstance(data, hint):
            return data
        if hint is float and isinstance(data, int):
            return float(data)
        raise ValueError(f"{data!r} is no {hint}")

    return load_plain


def _of_literal(words: frozenset[Any]) -> Loader:
    def load_literal(data: Any) -> Any:
        if data not in words:
            raise ValueError(f"{data!r} is none of {sorted(words)}")
        return data

    return load_literal


def _of_dataclass(hint: Any) -> Loader:
    # The fields' own loaders are looked up when the first noun is made: a kind may hold nouns of its own kind.
    known: dict[str, Loader] = {}
    plain: dict[str, type | None] = {}  # of most fields the value stands as it is: that is seen without a call

    def load_dataclass(data: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError(f"{data!r} is no object")
        if not known:
            known.update({name: _loader(one) for name, one in _hints(hint).items()})
            plain.update({name: _as_it_is(one) for name, one in _hints(hint).items()})
        return hint(**{
            name: value if value.__class__ is plain[name] else known[name](value)
            for name, value in data.items() if name != "is"
        })  # fmt: skip

    return load_dataclass


def _as_it_is(hint: Any) -> type | None:
    """The class of which every value is one of this kind, just as JSON gives it."""
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return next((one for one in options if one in (str, int, float, bool)), None)


def _of_tuple(hint: Any, origin: Any) -> Loader:
    item = get_args(hint)
    whole = (len(item) == 2 and item[1] is Ellipsis) or origin is frozenset
    parts = [_loader(one) for one in (_hints(hint).values() if origin is None else item[:1] if whole else item)]

    def load_tuple(data: Any) -> Any:
        if not isinstance(data, (list, tuple)):  # a string would be taken for a tuple of letters
            raise TypeError(f"{data!r} is no list")
        if whole:
            made = map(parts[0], data)
            return frozenset(made) if origin is frozenset else tuple(made)
        each = (one(part) for one, part in zip(parts, data, strict=True))
        return hint(*each) if origin is None else tuple(each)

    return load_tuple


def _of_union(hint: Any) -> Loader:
    options = [option for option in get_args(hint) if option is not types.NoneType]
    named = {getattr(option, "__name__", ""): _loader(option) for option in options}
    only = _loader(options[0]) if len(options) == 1 else None
    plain = tuple(option for option in options if isinstance(option, type) and not is_dataclass(option))

    def load_union(data: Any) -> Any:
        if data is None:
            return None
        if isinstance(data, dict) and data.get("is") in named:
            return named[data["is"]](data)
        if only:
            return only(data)
        if isinstance(data, plain):
            return data
        raise ValueError(f"{data!r} fits none of {hint}")

    return load_union
