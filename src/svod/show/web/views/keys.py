"""`/keys`: what the keyboard does; `/token`: where a writer shows the token of a server that others can reach."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from svod.show.served.asking import Serving
from svod.show.served.safety import COOKIE
from svod.show.web.rendering import page

router = APIRouter()


@router.get("/keys")
def keys(request: Request) -> Response:
    """What each key does."""
    return page(request, "keys.html")


@router.get("/token")
def ask_token(request: Request, serving: Serving) -> Response:
    """The form that asks for the token."""
    return page(request, "token.html", needed=serving.rules.token is not None, wrong=False)


@router.post("/token/check")
def check_token(request: Request, serving: Serving, token: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Keeps the token in a cookie that no script reads, where it is the right one."""
    if not serving.rules.admits(token.strip()):
        return page(request, "token.html", status=401, needed=True, wrong=True)
    answer = RedirectResponse("/", 303)
    if serving.rules.token is None:  # nothing is asked of who writes, and what was typed may be none that a cookie holds
        return answer
    answer.set_cookie(COOKIE, token.strip(), httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
