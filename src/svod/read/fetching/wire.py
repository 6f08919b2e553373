"""One conversation with the web: connections to checked addresses only, none past its time, no answer past its size."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpcore2
import httpx2

from svod import __version__
from svod.errors import NotFetched
from svod.read.fetching.addresses import Resolve, check_port, numbers
from svod.read.labels import label

AGENT = f"Svod/{__version__}"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
_ENCODINGS = ("", "identity", "gzip", "deflate")  # one at a time: bombs are packed several times over


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. location: where it sends to instead; media_type and charset: what it says of the body, in small
    letters; raw: the body, unpacked, empty where it was not wanted."""

    status: int
    reason: str
    location: str | None
    media_type: str | None
    charset: str | None
    raw: bytes

    @property
    def sends_on(self) -> bool:
        """True where the page is elsewhere."""
        return self.status in (301, 302, 303, 307, 308) and self.location is not None


class Wire:
    """Asks for pages, a few of them, within so many seconds in all. Proxies and certificates that the environment names are
    not used: behind a proxy nobody here knows what is connected to."""

    def __init__(self, resolve: Resolve, *, private: bool, seconds: float) -> None:
        self._seconds = seconds
        self._stop = time.monotonic() + seconds
        transport = _Transport(_Checked(resolve, private, self._stop))
        # The clock of `_Timed` is the one that counts; httpx2's own starts anew with every read.
        self._client = httpx2.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=seconds)
        self._client.headers = httpx2.Headers(_HEADERS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def get(self, address: str, limit: int, *, cut: bool = False) -> Answer:
        """What stands at this address, with its body where the status is 200. Raises NotFetched, also where the body has more
        than `limit` bytes; with `cut` it is cut there."""
        with self._told(address), self._client.stream("GET", address) as response:
            said = Message()
            said["content-type"] = response.headers.get("content-type", "")
            answer = Answer(
                response.status_code,
                label(response.reason_phrase),
                response.headers.get("location"),
                said.get_content_type() if response.headers.get("content-type") else None,
                said.get_content_charset(),
                self._body(response, address, limit, cut) if response.status_code == 200 else b"",
            )
            self._client.cookies.clear()
            return answer

    def joined(self, address: str, location: str) -> str:
        """Where an answer sends to. Raises NotFetched where that is no address."""
        with self._told(address):
            return str(httpx2.URL(address).join(location))

    def _body(self, response: httpx2.Response, address: str, limit: int, cut: bool) -> bytes:
        packed = response.headers.get("content-encoding", "").strip().lower()
        if packed not in _ENCODINGS:
            raise NotFetched(f"{_host(address)} sent the page packed as {label(packed)}, which was not asked for.{_BY_HAND}")
        size = response.headers.get("content-length", "")
        if not (packed or cut) and size.isascii() and size.isdigit() and int(size[:20]) > limit:
            raise _too_large(address, limit)
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > limit:
                if cut:
                    break
                raise _too_large(address, limit)
        return bytes(body[:limit])

    @contextmanager
    def _told(self, address: str) -> Iterator[None]:
        """What goes wrong on the way, in words."""
        host = _host(address)
        try:
            yield
        except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
            what = f"{host} did not give the page within {self._seconds:g} seconds. Try again later.{_BY_HAND}"
            raise NotFetched(what) from error
        except (httpcore2.ConnectError, httpx2.ConnectError) as error:
            raise NotFetched(
                f"{host} can't be reached ({label(str(error))}). Check the address, or try again later."
            ) from error
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise NotFetched(f"{label(address)} is no address, or leads to none ({label(str(error))}).{_BY_HAND}") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, ValueError) as error:
            raise NotFetched(f"{host} did not answer as the web does ({label(str(error))[:200]}).{_BY_HAND}") from error


_BY_HAND = " A page that a browser shows can be saved and added as a file."


class _Checked(httpcore2.SyncBackend):
    """Connects to nothing but addresses that were checked: a name is looked up once, here, and what was found and checked is
    what is connected to, so that it can't lead elsewhere a moment later."""

    def __init__(self, resolve: Resolve, private: bool, stop: float) -> None:
        self._resolve = resolve
        self._private = private
        self._stop = stop

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore2.NetworkStream:
        found = numbers(host, port, self._resolve, self._private)
        check_port(host, port, self._private)
        failed: Exception = httpcore2.ConnectError(f"no address of {host}")
        for number in found:
            try:
                left = _left(self._stop, httpcore2.ConnectTimeout, timeout)
                return _Timed(super().connect_tcp(number, port, left, local_address, socket_options), self._stop)
            except httpcore2.ConnectError as error:
                failed = error
        raise failed


class _Timed(httpcore2.NetworkStream):
    """A connection that ends at a moment: a server that gives a byte now and then would else be waited for without end."""

    def __init__(self, stream: httpcore2.NetworkStream, stop: float) -> None:
        self._stream = stream
        self._stop = stop

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._stop, httpcore2.ReadTimeout, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._stop, httpcore2.WriteTimeout, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _left(self._stop, httpcore2.ConnectTimeout, timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._stop)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Transport(httpx2.BaseTransport):
    """httpx2's way to httpcore2, with a backend of ours, which its own transport does not take."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), max_connections=4, network_backend=backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = httpcore2.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _left(stop: float, late: type[Exception], asked: float | None) -> float:
    """The seconds that are left until `stop`, no more than are asked for; raises `late` where there are none."""
    left = stop - time.monotonic()
    if left <= 0:
        raise late
    return left if asked is None else min(left, asked)


def _host(address: str) -> str:
    try:
        return label(urlsplit(address).hostname or address)
    except ValueError:
        return label(address)


def _too_large(address: str, limit: int) -> NotFetched:
    size = f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit:,} bytes"
    return NotFetched(f"{_host(address)} sent more than {size}, which is more than a page may have; it was not read.")
