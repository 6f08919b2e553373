"""Pages from addresses: what is fetched, what never is, and that nothing leads past the check."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

import httpcore2
import pytest

from svod import __version__
from svod.errors import KeptFromPrograms, NotFetched
from svod.read.fetching import HOPS, Fetched, fetch, written
from svod.read.fetching.addresses import Resolve, refusal

PAGE = "<!doctype html><title>Вельц в Лурии</title><p>Марта Вельц прибыла в Лурию.</p>".encode()
HTML = {"Content-Type": "text/html; charset=UTF-8"}
PUBLIC = "198.51.100.7"  # of a block for documentation, which a test makes public; nothing answers there


@dataclass
class Site:
    """A site on this machine: what it answers at each path, and what it was asked."""

    port: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    slowly: Callable[[Any], None] | None = None

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def has(self, path: str, raw: bytes = PAGE, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()} or HTML
        self.answers[path] = (status, named, raw)
        return self.at(path)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers.items())))
            if found.slowly and self.path != "/robots.txt":
                found.slowly(self)
                return
            status, headers, raw = found.answers.get(self.path, (404, HTML, b"none"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a reader that has had enough hangs up
    found.port = server.server_address[1]
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    serving.start()
    yield found
    server.shutdown()
    server.server_close()
    serving.join()


def names(**hosts: str) -> Resolve:
    """A resolver that knows these hosts alone; `_` in a name is a dot."""

    def resolve(host: str, port: int) -> list[str]:
        known = {name.replace("_", "."): numbers.split() for name, numbers in hosts.items()}
        if host not in known:
            raise socket.gaierror("no such host")
        return known[host]

    return resolve


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where connections are made to. None is made."""
    made: list[tuple[str, int]] = []

    def connect(self: object, host: str, port: int, *rest: object, **more: object) -> httpcore2.NetworkStream:
        made.append((host, port))
        raise httpcore2.ConnectError("nobody is there")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    return made


# what is fetched


def test_a_page_is_fetched_with_what_its_server_says_of_it(site: Site) -> None:
    address = site.has("/2026/11/page")

    page = fetch(f"{address}#part", private=True)

    assert page == Fetched(PAGE, "text/html", "utf-8", address, page.fetched_at)
    assert page.fetched_at.endswith("+00:00")
    assert site.paths == ["/robots.txt", "/2026/11/page"]
    headers = site.asked[1][1]
    assert headers["User-Agent"] == f"Svod/{__version__}"
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert headers["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize("kind", ["text/html", "application/xhtml+xml", "text/plain"])
def test_text_and_html_are_read(site: Site, kind: str) -> None:
    address = site.has("/page", Content_Type=f"{kind.upper()}; charset=windows-1251")
    page = fetch(address, private=True)
    assert (page.media_type, page.charset) == (kind, "windows-1251")


@pytest.mark.parametrize(("packed", "raw"), [("gzip", gzip.compress(PAGE)), ("deflate", zlib.compress(PAGE))])
def test_a_packed_page_is_unpacked(site: Site, packed: str, raw: bytes) -> None:
    assert fetch(site.has("/page", raw, Content_Type="text/html", Content_Encoding=packed), private=True).raw == PAGE


@pytest.mark.parametrize("packed", ["br", "zstd", "gzip, gzip", "x-own"])
def test_a_page_that_is_packed_as_nobody_asked_is_refused(site: Site, packed: str) -> None:
    address = site.has("/page", PAGE, Content_Type="text/html", Content_Encoding=packed)
    with pytest.raises(NotFetched, match=f"sent the page packed as {packed}, which was not asked for"):
        fetch(address, private=True)


def test_redirects_are_followed_and_the_last_address_is_the_pages(site: Site) -> None:
    last = site.has("/b")
    first = site.has("/a", b"", 302, Location="/b#there")
    assert fetch(first, private=True).url == last


def test_an_address_without_a_scheme_is_taken_for_https() -> None:
    assert written(" meridian.example/page?id=5#top ") == "https://meridian.example/page?id=5"
    assert written("meridian.example:8443") == "https://meridian.example:8443"
    assert written("вестник.пример/новость") == "https://вестник.пример/новость"


# what is no page


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "No address was given"),
        ("page", "not the address of a page"),
        ("/etc/passwd", "not the address of a page"),
        ("file:///etc/passwd", "not the address of a page"),
        ("ftp://meridian.example/a", "not the address of a page"),
        ("javascript:alert(1)", "not the address of a page"),
        ("data:text/html,a", "not the address of a page"),
        ("https://", "not the address of a page"),
        ("https://me:secret@meridian.example/", "has a name or a password in it"),
        ("https://meridian.example@127.0.0.1/", "has a name or a password in it"),
        ("https://meridian.example\\@127.0.0.1/", "no address has such characters"),
        ("https://meridian.example/\r\nHost: other", "no address has such characters"),
        ("https://meridian.example/\u202egpj.exe", "no address has such characters"),
        ("https://[::1/", "is no address"),
        ("https://meridian.example:99999/", "is no address"),
        ("https://meridian.example/" + "a" * 2000, "2,000 are allowed"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_before_anybody_is_asked(address: str, why: str) -> None:
    with pytest.raises(NotFetched, match=why):
        fetch(address, resolve=names())


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", None])
def test_what_is_neither_text_nor_html_is_said_to_be_what_it_is(site: Site, kind: str | None) -> None:
    address = site.has("/page", PAGE, 200, **({"Content_Type": kind} if kind else {"X_Other": "1"}))
    with pytest.raises(NotFetched, match=f"is {kind};" if kind else "comes without a word on what it is"):
        fetch(address, private=True)


def test_a_page_that_is_not_given_is_told_with_its_servers_words(site: Site) -> None:
    with pytest.raises(NotFetched, match=r"it answers “404 Not Found”\. Open it in a browser"):
        fetch(site.at("/gone"), private=True)
    with pytest.raises(NotFetched, match="is empty"):
        fetch(site.has("/empty", b" \n"), private=True)


def test_nobody_there_is_told(site: Site) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(NotFetched, match=r"127\.0\.0\.1 can't be reached"):
            fetch(f"http://127.0.0.1:{unused.getsockname()[1]}/", private=True)
    with pytest.raises(NotFetched, match=r"meridian\.example: there is no such host"):
        fetch("https://meridian.example/", resolve=names())


# what is bounded


def test_a_page_over_the_limit_is_refused_before_and_while_it_is_read(site: Site) -> None:
    announced = site.has("/announced", PAGE * 100)
    endless = site.at("/endless")
    with pytest.raises(NotFetched, match="sent more than 1,000 bytes"):
        fetch(announced, private=True, limit=1000)

    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"<p>\xd0\xb4\xd0\xb0</p>" * 1000)

    site.slowly = pour
    with pytest.raises(NotFetched, match="sent more than 1 MB"):
        fetch(endless, private=True, limit=2**20)


def test_what_is_packed_small_and_unpacks_large_is_not_unpacked_further_than_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(200 * 2**20), 1)
    address = site.has("/bomb", bomb, Content_Type="text/html", Content_Encoding="gzip")
    begun = time.monotonic()
    with pytest.raises(NotFetched, match="sent more than 1 MB"):
        fetch(address, private=True, limit=2**20)
    assert time.monotonic() - begun < 5

    broken = site.has("/broken", b"\x1f\x8b no gzip", Content_Type="text/html", Content_Encoding="gzip")
    with pytest.raises(NotFetched, match="did not answer as the web does"):
        fetch(broken, private=True)


@pytest.mark.parametrize("what", ["headers", "body"])
def test_a_server_that_gives_a_byte_now_and_then_is_not_waited_for(site: Site, what: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"\r\n" if what == "body" else b"X-Slow: "))
        for _ in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.05)

    site.slowly = drip
    begun = time.monotonic()
    with pytest.raises(NotFetched, match=r"did not give the page within 0\.5 seconds"):
        fetch(site.at("/slow"), private=True, seconds=0.5)
    assert time.monotonic() - begun < 2


def test_a_site_that_sends_in_circles_is_left(site: Site) -> None:
    first = site.has("/a", b"", 301, Location="/b")
    site.has("/b", b"", 301, Location="/a")
    with pytest.raises(NotFetched, match=f"sends on more than {HOPS} times"):
        fetch(first, private=True)
    assert len([path for path in site.paths if path != "/robots.txt"]) == HOPS + 1


# what a site asks for


ROBOTS = b"User-agent: *\nDisallow: /closed/\n\nUser-agent: svod\nDisallow: /private/\nAllow: /closed/\n"


def test_robots_txt_is_heeded_unless_a_person_goes_on(site: Site) -> None:
    site.has("/robots.txt", ROBOTS, Content_Type="text/plain")
    closed, private = site.has("/closed/page"), site.has("/private/page")

    assert fetch(closed, private=True).raw == PAGE
    with pytest.raises(KeptFromPrograms, match=r"asks programs not to read this page \(in its robots\.txt\)"):
        fetch(private, private=True)
    assert "/private/page" not in site.paths
    assert fetch(private, private=True, despite_robots=True).raw == PAGE


def test_a_redirect_does_not_lead_past_robots_txt(site: Site) -> None:
    site.has("/robots.txt", ROBOTS, Content_Type="text/plain")
    site.has("/private/page")
    with pytest.raises(KeptFromPrograms):
        fetch(site.has("/open", b"", 302, Location="/private/page"), private=True)


def test_a_robots_txt_that_its_server_fails_to_give_forbids_and_one_that_is_not_there_allows(site: Site) -> None:
    address = site.has("/page")
    site.has("/robots.txt", b"", 403)
    assert fetch(address, private=True).raw == PAGE
    site.has("/robots.txt", b"", 503)
    with pytest.raises(KeptFromPrograms, match="its server answers 503"):
        fetch(address, private=True)


def test_a_huge_robots_txt_is_read_so_far_as_it_must_be(site: Site) -> None:
    site.has("/robots.txt", ROBOTS + b"# none\n" * 200_000, Content_Type="text/plain")
    with pytest.raises(KeptFromPrograms):
        fetch(site.has("/private/page"), private=True)


# where nothing is fetched from


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("127.0.0.1", "this machine"),
        ("127.8.9.10", "this machine"),
        ("::1", "this machine"),
        ("0.0.0.0", "this machine"),
        ("::", "this machine"),
        ("::ffff:127.0.0.1", "this machine"),
        ("64:ff9b::7f00:1", "this machine"),
        ("10.0.0.1", "a private network"),
        ("172.31.0.1", "a private network"),
        ("192.168.1.1", "a private network"),
        ("169.254.169.254", "a private network"),
        ("::ffff:10.0.0.1", "a private network"),
        ("64:ff9b::a00:1", "a private network"),
        ("fd00:ec2::254", "an address that no public page has"),
        ("fe80::1%eth0", "an address that no public page has"),
        ("fec0::1", "an address that no public page has"),
        ("100.64.0.1", "an address that no public page has"),
        ("100.100.100.200", "an address that no public page has"),
        ("168.63.129.16", "an address that no public page has"),
        ("192.0.0.192", "an address that no public page has"),
        ("198.18.0.1", "an address that no public page has"),
        ("224.0.0.1", "an address that no public page has"),
        ("255.255.255.255", "an address that no public page has"),
        ("0.1.2.3", "an address that no public page has"),
        ("::127.0.0.1", "an address that no public page has"),
        ("2002:7f00:1::", "an address that no public page has"),
        ("2001:0:7f00:1::", "an address that no public page has"),
        ("64:ff9b:1::1", "an address that no public page has"),
        ("2001:db8::1", "an address that no public page has"),
        ("ff02::1", "an address that no public page has"),
        ("elsewhere", "no address of the internet"),
        ("93.184.216.34", None),
        ("2a00:1450:4001:81b::200e", None),
        ("64:ff9b::5db8:d822", None),
        ("::ffff:93.184.216.34", None),
    ],
)
def test_which_addresses_are_public(number: str, why: str | None) -> None:
    assert refusal(number) == why


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]", "0", "10.1.2.3",
     "169.254.169.254"],
)  # fmt: skip
def test_however_a_private_address_is_written_nothing_is_asked_there(host: str, connected: list[tuple[str, int]]) -> None:
    with pytest.raises(NotFetched, match=r"public addresses only|there is no such host|is no address"):
        fetch(f"http://{host}/")
    assert connected == []


def test_a_name_that_leads_to_a_private_address_beside_a_public_one_is_trusted_in_neither(
    connected: list[tuple[str, int]],
) -> None:
    with pytest.raises(NotFetched, match=r"meridian\.example \(192\.168\.0\.9\) is a private network"):
        fetch("https://meridian.example/", resolve=names(meridian_example="93.184.216.34 192.168.0.9"))
    assert connected == []


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    _is_public(monkeypatch, PUBLIC)
    _leads(monkeypatch, PUBLIC, site.port)
    hosts = names(meridian_example=PUBLIC, inside_example="127.0.0.1")
    site.has("/secret")
    site.has("/a", b"", 302, Location="http://inside.example/secret")

    with pytest.raises(NotFetched, match=r"inside\.example \(127\.0\.0\.1\) is this machine"):
        fetch("http://meridian.example/a", resolve=hosts)
    site.has("/b", b"", 302, Location="file:///etc/passwd")
    with pytest.raises(NotFetched, match=r"sends on to where no page is fetched from\. file:/etc/passwd is not the address"):
        fetch("http://meridian.example/b", resolve=hosts)
    site.has("/c", b"", 302, Location=f"http://meridian.example:{site.port}/secret")
    with pytest.raises(NotFetched, match="the ports 80 and 443 only"):
        fetch("http://meridian.example/c", resolve=hosts)
    assert "/secret" not in site.paths


def test_a_name_that_leads_elsewhere_a_moment_later_gains_nothing(
    monkeypatch: pytest.MonkeyPatch, connected: list[tuple[str, int]]
) -> None:
    _is_public(monkeypatch, PUBLIC)
    turns = iter([[PUBLIC]] + [["127.0.0.1"]] * 9)
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(turns)

    with pytest.raises(NotFetched, match="can't be reached"):
        fetch("http://meridian.example/", resolve=rebinding, despite_robots=True)
    assert asked == ["meridian.example"]
    assert connected == [(PUBLIC, 80)]


def test_each_address_of_a_host_is_tried(site: Site) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.2", site.port))  # taken, and nobody listens
        page = fetch(
            site.has("/page").replace("127.0.0.1", "x.example"), private=True, resolve=names(x_example="127.0.0.2 127.0.0.1")
        )
    assert page.raw == PAGE
    assert site.asked[0][1]["Host"] == f"x.example:{site.port}"


def test_the_name_is_kept_for_the_certificate_while_the_connection_goes_to_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of the certificate is Python's own, for the name that is handed to it here."""
    _is_public(monkeypatch, PUBLIC)
    secured: list[tuple[str | None, bool, ssl.VerifyMode]] = []

    class Stream(httpcore2.NetworkStream):
        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore2.NetworkStream:
            secured.append((server_hostname, ssl_context.check_hostname, ssl_context.verify_mode))
            raise httpcore2.ConnectError("enough was seen")

    made: list[str] = []

    def connect(self: object, host: str, *rest: object, **more: object) -> httpcore2.NetworkStream:
        made.append(host)
        return Stream()

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    with pytest.raises(NotFetched, match="can't be reached"):
        fetch("https://meridian.example/", resolve=names(meridian_example=PUBLIC))
    assert made == [PUBLIC]
    assert secured == [("meridian.example", True, ssl.VerifyMode.CERT_REQUIRED)]


def test_other_ports_are_for_private_networks_alone(connected: list[tuple[str, int]]) -> None:
    with pytest.raises(NotFetched, match=r"meridian\.example:25: pages are fetched from the ports 80 and 443 only"):
        fetch("http://meridian.example:25/", resolve=names(meridian_example="93.184.216.34"))
    assert connected == []


def test_a_proxy_that_the_environment_names_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert fetch(site.has("/page"), private=True).raw == PAGE


def _is_public(monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    """Takes this number for a public one: those for documentation are none, and others are somebody's."""
    monkeypatch.setattr("svod.read.fetching.addresses.refusal", lambda one: None if one == number else refusal(one))


def _leads(monkeypatch: pytest.MonkeyPatch, number: str, port: int) -> None:
    """Lets what is connected to at this number arrive at a port of this machine."""
    real = cast(Any, httpcore2.SyncBackend.connect_tcp)

    def connect(self: object, host: str, asked: int, *rest: object, **more: object) -> httpcore2.NetworkStream:
        assert host == number, f"a connection to {host} was tried"
        return cast(httpcore2.NetworkStream, real(self, "127.0.0.1", port, *rest, **more))

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
