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
from svod.model.span import Span

T = TypeVar("T")

_MADE: dict[Any, Callable[[Any], Any]] = {
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
        return cast(T, _load(kind, data))
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


def _load(hint: Any, data: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _load_union(hint, data)
    if origin in (tuple, frozenset) or (isinstance(hint, type) and issubclass(hint, tuple)):
        return _load_tuple(hint, origin, data)
    if origin is Literal:
        if data not in get_args(hint):
            raise ValueError(f"{data!r} is none of {get_args(hint)}")
        return data
    if hint in _MADE:
        return _MADE[hint](data)
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(data, dict):
            raise TypeError(f"{data!r} is no object")
        hints = _hints(hint)
        given = {name: _load(hints[name], value) for name, value in data.items() if name != "is"}
        return hint(**given)
    if hint is float and isinstance(data, int):
        return float(data)
    if isinstance(hint, type) and isinstance(data, hint):
        return data
    raise ValueError(f"{data!r} is no {hint}")


def _load_tuple(hint: Any, origin: Any, data: Any) -> Any:
    if not isinstance(data, (list, tuple)):  # a string would be taken for a tuple of letters
        raise TypeError(f"{data!r} is no list")
    item = get_args(hint)
    if origin is None:  # a named tuple
        return hint(*(_load(one, part) for one, part in zip(_hints(hint).values(), data, strict=True)))
    if origin is frozenset:
        return frozenset(_load(item[0], part) for part in data)
    if len(item) == 2 and item[1] is Ellipsis:
        return tuple(_load(item[0], part) for part in data)
    return tuple(_load(one, part) for one, part in zip(item, data, strict=True))


def _load_union(hint: Any, data: Any) -> Any:
    if data is None:
        return None
    options = [option for option in get_args(hint) if option is not types.NoneType]
    if isinstance(data, dict) and "is" in data:
        options = [option for option in options if getattr(option, "__name__", "") == data["is"]]
    if len(options) == 1:
        return _load(options[0], data)
    for option in options:
        if isinstance(option, type) and not is_dataclass(option) and isinstance(data, option):
            return data
    raise ValueError(f"{data!r} fits none of {hint}")
