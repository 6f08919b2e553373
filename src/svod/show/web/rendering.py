"""From nouns to pages: the templates, in each of the interface's languages, and what every one of them may call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from babel.numbers import format_decimal
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from svod.show.tongues.days import told_day, told_precision
from svod.show.tongues.words import NAMES, Tongue, preferred, tongue
from svod.show.web.addresses import address, outside, page_address
from svod.show.web.citing import citing
from svod.show.web.cleaning import clean
from svod.show.web.kinds import called_kinds

LANGUAGE = "lang"  # of the interface: in an address for once, in a cookie from then on

NAVIGATION = (
    ("/", "Chronicle"), ("/stories", "Stories"), ("/who", "Who"), ("/positions", "Positions"), ("/search", "Search"),
    ("/pages", "Pages"), ("/add", "Add pages"),
)  # fmt: skip
"""The views that every page leads to, each with its name, which the templates translate."""


def _finalize(value: Any) -> Any:
    """Everything that a template prints goes through here, then is escaped."""
    return clean(value) if type(value) is str else value


@cache
def environment(code: str) -> Environment:
    """The templates in one language of the interface."""
    made = Environment(
        loader=PackageLoader("svod.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        finalize=_finalize,
    )
    spoken = tongue(code)
    made.add_extension(_saying(spoken))
    made.newstyle_gettext = True  # type: ignore[attr-defined] # of the extension
    made.globals |= _spoken(spoken)
    made.filters["day"] = lru_cache(maxsize=4096)(lambda edtf: told_day(edtf, spoken))
    made.filters["precision"] = lambda edtf: told_precision(edtf, spoken)
    made.filters["count"] = lambda number: format_decimal(number, locale=code)
    made.globals |= {
        "lang": code, "languages": NAMES, "address": address, "page_address": page_address, "outside": outside,
        "navigation": NAVIGATION,
    }  # fmt: skip
    made.globals |= {**citing(spoken), **called_kinds(spoken)}
    return made


def _saying(tongue: Tongue) -> type[Extension]:
    """An extension that says words in this language when a template is read, where nothing is put into them: most are so, and
    a page has a thousand of them."""

    class Saying(Extension):
        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            """Puts a string in the place of `_("…")`."""
            for token in stream:
                call = [stream.current, stream.look()] if token.test("name:_") and stream.current.test("lparen") else []
                if not call or not call[1].test("string"):
                    yield token
                    continue
                opening, words = next(stream), next(stream)
                if stream.current.test("rparen"):
                    next(stream)
                    yield Token(words.lineno, "string", tongue.gettext(words.value))
                else:
                    yield from (token, opening, words)

    return Saying


def _spoken(tongue: Tongue) -> Mapping[str, Callable[..., Markup]]:
    """`_` and `ngettext` of the templates. A sentence and what is put into it are cleaned and escaped, as all is."""

    def put(words: str, values: dict[str, Any]) -> Markup:
        said = escape(clean(words))
        return said % {name: _finalize(value) for name, value in values.items()} if values else said

    def gettext(words: str, /, **values: Any) -> Markup:
        return put(tongue.gettext(words), values)

    @lru_cache(maxsize=4096)
    def counted(one: str, many: str, number: int) -> Markup:
        return put(tongue.ngettext(one, many, number), {"num": number})

    def ngettext(one: str, many: str, number: int, /, **values: Any) -> Markup:
        return put(tongue.ngettext(one, many, number), {"num": number, **values}) if values else counted(one, many, number)

    return {"gettext": gettext, "ngettext": ngettext}


def language_of(request: Request) -> str:
    """The code of the language that the reader wants the interface in."""
    asked = request.query_params.get(LANGUAGE) or request.cookies.get(LANGUAGE)
    return asked if asked in NAMES else preferred(request.headers.get("accept-language", ""))


def is_fragment(request: Request) -> bool:
    """True where htmx asks for a part of a page, to put it into one that is there."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


def rendered(request: Request, template: str, /, **given: object) -> str:
    """A template as text, in the reader's language. It may print `here(name=…)`: the present address with other values."""
    return environment(language_of(request)).get_template(template).render(request=request, here=_here(request), **given)


def page(request: Request, template: str, /, *, status: int = 200, **given: object) -> HTMLResponse:
    """An answer made of a template. Its language is kept where the address named one."""
    code = language_of(request)
    answer = HTMLResponse(rendered(request, template, **given), status)
    answer.headers["content-language"] = code
    answer.headers["vary"] = "accept-language, cookie, hx-request"
    if request.query_params.get(LANGUAGE) in NAMES:
        answer.set_cookie(LANGUAGE, code, max_age=365 * 86_400, samesite="lax", httponly=True)
    return answer


def _here(request: Request) -> Any:
    """What makes the present address with other values; a value of None takes its name out."""
    params: dict[str, object] = {key: request.query_params.getlist(key) for key in request.query_params}
    params.pop(LANGUAGE, None)
    params.pop("after", None)  # a cursor holds for the list that it was made for alone
    path = str(request.scope["path"])  # in its address, a name with `?` in it would end there

    def here(**changes: object) -> str:
        return address(path, {**params, **changes})

    return here
