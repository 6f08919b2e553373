"""`/correct?page=…&cite=…`: a person corrects what was read there; `/corrections`: all that people corrected, who and when, to
be taken back. Both are jobs, since the pages are linked again."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from svod.errors import BadCite, BadDecision, BadSpan, BadValue, UnknownName
from svod.link.decisions import check, places
from svod.model.entry import Decision
from svod.model.span import Cite
from svod.show.correcting import OF_PAGES, about_pages, about_words, called_by, user
from svod.show.served.asking import Reading, Served, Serving, Working
from svod.show.served.jobs import Correct, TakeBack, TooMany
from svod.show.web.addresses import page_address
from svod.show.web.beside import with_open
from svod.show.web.correcting import Asked, asked, kind_of
from svod.show.web.rendering import is_fragment, page
from svod.show.web.typed import parted
from svod.store.decisions import written
from svod.store.reader import Reader

router = APIRouter()

AT_ONCE = 100  # corrections that one page lists
_WHO = "svod_who"  # the cookie that keeps who corrects
_YEAR = 365 * 86_400
_AGAIN = "2"  # seconds, after which a browser without script looks again

Cited = Annotated[str, Query(max_length=4_000)]
Named = Annotated[str, Query(max_length=1_000)]


@router.get("/correct")
def ask(
    request: Request, reader: Reading, serving: Serving, page: Named, cite: Cited = "", kind: str = "", instead: Named = "",
    back: Named = "",
) -> Response:  # fmt: skip
    """The form: the words that it is about, what may be wrong with them, what is so instead, and who decides."""
    about = asked(reader, page, cite)
    return _form(request, serving, about, kind=kind, instead=instead, back=_back(request, back, about.page, about.place))


@router.post("/correct")
async def correct(request: Request, reader: Reading, serving: Serving, jobs: Working) -> Response:
    """Keeps a decision by a job. Where it would change nothing, the form comes back and says what would do."""
    sent = await request.form(max_files=0, max_fields=30)
    typed = {key: value for key, value in sent.items() if isinstance(value, str)}
    return await run_in_threadpool(_correct, request, reader, serving, jobs, typed)


@router.get("/corrections")
def listed(request: Request, reader: Reading, after: Annotated[int, Query(ge=0, lt=10**9)] = 0) -> Response:
    """All corrections, the newest first."""
    every, orphans = list(reversed(reader.decisions())), reader.orphans()
    given = every[after : after + AT_ONCE]
    known = reader.mastheads({sha256 for one in given for sha256 in (one.page, one.instead)})
    labels = {sha256: head.label for sha256, head in known.items()}
    return page(
        request, "corrections.html", decisions=given, orphans=orphans, labels=labels, total=len(every),
        waiting=sum(one.id in orphans for one in every), following=after + AT_ONCE if after + AT_ONCE < len(every) else None,
    )  # fmt: skip


@router.get("/corrections/decisions.jsonl")
def exported(reader: Reading) -> Response:
    """All of them as a file, which `svod correct --from` reads."""
    return Response(
        written(reader.decisions()).encode("utf-8", "surrogatepass"),
        media_type="application/jsonl",
        headers={"content-disposition": 'attachment; filename="decisions.jsonl"'},
    )


@router.get("/corrections/jobs/{job_id}")
def working(request: Request, job_id: str, jobs: Working, back: Named = "/corrections") -> Response:
    """How far a correction is; when it is kept, the reader is sent back to the view."""
    job, to = jobs.job(job_id), _local(back)
    given: dict[str, Any] = {"job": job, "ahead": jobs.ahead(job_id), "back": to}
    if not is_fragment(request):
        answer = page(request, "correcting.html", **given)
        if not job.over:
            answer.headers["refresh"] = _AGAIN
        return answer
    answer = page(request, "_correcting.html", **given)
    if job.state == "done":
        answer.headers["hx-redirect"] = to
    return answer


@router.get("/corrections/{decision_id}/words")
def words(decision_id: str, reader: Reading) -> Response:
    """Sends the reader to the words that a correction is about, on the page on which it was made."""
    one = _decision(reader, decision_id)
    reading = reader.part([reader.find(one.page)], only=()).by_page[one.page]
    stood = places(reading.text.content, one)
    return RedirectResponse(page_address(one.page, reading.text.cite(stood[0]) if stood else None), 303)


@router.post("/corrections/{decision_id}/take-back")
def take_back(
    request: Request, decision_id: str, reader: Reading, jobs: Working, back: Annotated[str, Form(max_length=4_000)] = ""
) -> Response:
    """Takes a correction back by a job."""
    one = _decision(reader, decision_id)
    return _begun(jobs.start(TakeBack(one.id)).id, _back(request, back or "/corrections"))


def _correct(request: Request, reader: Reader, serving: Served, jobs: Working, typed: dict[str, str]) -> Response:
    about = asked(reader, typed.get("page", ""), typed.get("cite", "")[:4_000])
    back, kind = _local(typed.get("back", "")), typed.get("kind", "")
    who, instead = " ".join(typed.get("who", "").split())[:100], typed.get(f"instead_{kind}", "")[:500]
    try:
        job = jobs.start(Correct(_decided(reader, about, kind, instead, who)))
    except (BadDecision, BadValue, UnknownName, BadCite, BadSpan, TooMany) as error:
        return _form(request, serving, about, kind=kind, back=back, instead=instead, who=who, wrong=str(error), status=400)
    answer = _begun(job.id, back)
    answer.set_cookie(_WHO, quote(who, errors="replace"), max_age=_YEAR, samesite="strict", httponly=True)
    return answer


def _decided(reader: Reader, about: Asked, kind: str, instead: str, who: str) -> Decision:
    """The decision that was sent. Raises BadDecision, BadValue or UnknownName where it is none, or would change nothing."""
    if not who:
        raise BadDecision("Say who decides: a correction is shown with who made it.")
    chosen = kind_of(kind)
    if chosen in OF_PAGES:
        return about_pages(chosen, about.page, reader.find(about.page_typed(instead)), who)
    if about.place is None:
        raise BadDecision("Choose the words that the correction is about, on their page.")
    made = about_words(about.found, about.reading, about.place, chosen, instead, who, called_by(reader))
    check(about.reading, made)
    return made


def _form(
    request: Request, serving: Served, about: Asked, *, kind: str, back: str, instead: str = "", who: str = "", wrong: str = "",
    status: int = 200,
) -> Response:  # fmt: skip
    token = serving.rules.token
    kept = unquote(request.cookies.get(_WHO, ""))
    return page(
        request, "_correct.html" if is_fragment(request) else "correct.html", status=status, about=about, kind=kind, back=back,
        instead=instead, who=who or kept or (user() if token is None else ""), wrong=wrong,
        locked=serving.rules.locks(request.cookies),
    )  # fmt: skip


def _begun(job_id: str, back: str) -> RedirectResponse:
    return RedirectResponse(f"/corrections/jobs/{job_id}?back={quote(back, safe='')}", 303)


def _decision(reader: Reader, decision_id: str) -> Decision:
    for one in reader.decisions():
        if one.id == decision_id:
            return one
    raise UnknownName(f"The chronicle has no correction {decision_id!r}; it may have been taken back. /corrections lists them.")


def _back(request: Request, given: str, sha256: str = "", place: Cite | None = None) -> str:
    """The view to go back to: the one that asks for a fragment, else the one given, else the page itself."""
    current = request.headers.get("hx-current-url", "") if is_fragment(request) else ""
    parts = parted(current)
    if current and parts.netloc == request.url.netloc:
        opened = with_open(current, request.url.netloc, sha256, place) if sha256 else None
        return opened or _local(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return _local(given) if given else page_address(sha256, place) if sha256 else "/corrections"


def _local(address: str) -> str:
    """An address of ours, whoever wrote it: a path, and nothing that a browser takes for another site."""
    sound = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isascii() and address.isprintable()
    return address if sound and len(address) <= 4_000 else "/corrections"
