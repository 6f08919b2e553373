"""A hundred pages that mean harm, made by code: what stands on them runs, breaks a page or hides, wherever it can.

Whatever of it runs sets `window.__ran`, opens a dialogue, asks `/ran` or changes the title to `ran`.
"""

from __future__ import annotations

import base64
import csv
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RUN = "window.__ran=1;alert(1);fetch('/ran');document.title='ran'"
MILLION = 1_000_000

# What runs where words are taken for markup, an attribute, an address, a template or a format.
RUNNING: tuple[str, ...] = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title></textarea></style><script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f"<svg onload=\"{RUN}\"><script>{RUN}</script><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f"<svg><foreignObject><iframe srcdoc=\"<script>parent.{RUN}</script>\"></iframe></foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror=\"{RUN}\"></style></mglyph></table></mtext></math>",
    f"<details open ontoggle=\"{RUN}\"><summary>Лурия</summary></details>",
    f"\" autofocus onfocus=\"{RUN}\" x=\"",
    f"' onmouseover='{RUN}' x='",
    f"<input autofocus onfocus=\"{RUN}\"><body onload=\"{RUN}\">",
    f"<a href=\"javascript:{RUN}\">Верония</a>",
    f"<iframe src=\"javascript:parent.{RUN}\"></iframe><object data=\"javascript:{RUN}\"></object>",
    "<meta http-equiv=refresh content='0;url=/ran'>",
    "<base href='http://ran.example/'><link rel=stylesheet href='/ran.css'>",
    "<form action='/ran' method=post><button formaction='/ran' autofocus>Тарсия</button></form>",
    f"<div hx-get='/ran' hx-trigger='load' data-hx-get='/ran' data-hx-trigger='load' hx-on:load=\"{RUN}\">Тарсия</div>",
    f"<button data-hx-on:htmx:load=\"{RUN}\" data-hx-post='/ran' data-hx-trigger='revealed'>Тарсия</button>",
    f"<!--><script>{RUN}</script>--><![CDATA[<script>{RUN}</script>]]><!-- --!><script>{RUN}</script>",
    f"<noscript><p title=\"</noscript><script>{RUN}</script>\"></noscript>",
    f"<template><script>{RUN}</script></template><xmp><script>{RUN}</script></xmp><plaintext>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;script&#62;{RUN}&#60;/script&#62; &amp;lt;script&amp;gt;",
    f"\\x3cscript\\x3e{RUN}\\x3c/script\\x3e \\u003cscript\\u003e{RUN}",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    "{{ 7*7 }}{% for x in range(10**9) %}{{ x }}{% endfor %}${7*7}#{7*7}<%= 7*7 %>{{ request.app.state.reader.close() }}",
    "%s%n%d%(name)s%(num)s{0}{name!r:>{width}}%%%00%0d%0a",
    "=HYPERLINK(\"http://ran.example\",\"Лурия\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'; DROP TABLE pages; -- \" OR 1=1 NEAR( AND * ^ :",
    f"jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */{RUN} )//%0D%0A//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/oNloAd={RUN}//>",
    "<style>@import '/ran.css';*{background:url(/ran);position:fixed}</style><p style='position:fixed;inset:0'>Лурия</p>",
    "\r\nset-cookie: ran=1\r\n\r\n<html>ran",
)  # fmt: skip

# What turns words about, hides them, or makes of one letter a tower.
TURNING: tuple[str, ...] = (
    "\u202eвойны не будет\u202c",
    "\u2066\u2067\u2068открыто и не закрыто",
    "\u200e\u200f\u061c\u202a\u202b\u202d",
    "ве\u200bро\u200cни\u200dя\u2060\ufeff \u00adпе\u00adре\u00adнос",
    "\x00\x01\x07\x08\x0b\x0c\x0e\x1b[31mкрасным\x1b[0m\x7f\x85\x9b",
    "".join(letter + "".join(map(chr, range(0x300, 0x370))) * 9 for letter in "залго"),
    "\ufffe\uffff\U0001ffff\U000e0001\U000e0041\ufdd0",
    "\u2028\u2029\u0085\v\f",
    "\ufdfa" * 50 + "\U0001242b" * 50 + "\u2e3b" * 20,  # the widest letters that there are
    "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 40 + "\U0001f3f4\U000e0067\U000e0062\U000e007f" * 20,
)

ADDRESSES: tuple[str, ...] = (
    f"javascript:{RUN}",
    f"JaVaScRiPt\t:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64," + base64.b64encode(f"<script>{RUN}</script>".encode()).decode(),
    f"vbscript:{RUN}",
    f'https://vestnik.example/" onmouseover="{RUN}',
    f"https://vestnik.example/<script>{RUN}</script>",
    "//ran.example/protocol-relative",
    "http://[::1",
    "https://user:pass@ran.example:99999999/#:~:text=x",
    "http://vestnik.example/" + "a" * 4_000,
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a list says of a page of its own, each of it hostile."""

    page: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""


def written(folder: Path) -> int:
    """Puts the pages into a folder, with a list of what they do not say of themselves; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = [*_files(), *_odd_names()]
    for name, content in pages:
        (folder / os.fsdecode(name)).write_bytes(content)
    records = list(_records())
    (folder / "records.jsonl").write_bytes(b"\n".join(records) + b"\n")
    with (folder / "pages.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["page", "url", "outlet", "title", "published"])
        writer.writerows([one.page, one.url, one.outlet, one.title, one.published] for one in _list())
    return len(pages) + len(records)


def told(words: str, at: int) -> str:
    """A page's text in which these words are a title, are said, name a speaker, a place and a source."""
    day = 1 + at % 28
    return (
        f"Лунёв: {words}\n\n{day} марта 2025, 10:{at % 60:02}\n\n"
        f"Президент Веронии Гордей Лунёв {day} марта заявил, что «{words}» не меняет границы с Тарсией. "
        f"«Мы видели, как {words} пришло в Лурию», — сказала Марта Вельц журналистам.\n\n"
        f"Как сообщает агентство «{words[:200]}», {day} марта в Лорвике начались переговоры о выводе войск. "
        f"{words[:80]} заявил, что договор будет подписан.\n\n"
        "Глава МИД Тарсии Артур Симан опроверг слова Гордея Лунёва о границе."
    )


def _files() -> Iterator[tuple[bytes, bytes]]:
    for at, words in enumerate(RUNNING):
        yield f"run_{at:02}.html".encode(), _html(words, at).encode("utf-8", "surrogatepass")
    for at, words in enumerate(TURNING):
        yield f"turn_{at:02}.txt".encode(), told(words, at).encode("utf-8", "surrogatepass")
    for name, content in _encodings():
        yield f"bytes_{name}".encode(), content
    for name, words in _sizes():
        yield f"size_{name}".encode(), words.encode()


def _html(words: str, at: int) -> str:
    paragraphs = "".join(f"<p>{one}</p>" for one in told(words, at).split("\n\n")[1:])
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>Лунёв и граница: {words}</title>"
        f"<meta name=description content=\"{words}\"><meta property=og:site_name content='{words}'></head>"
        f'<body onload="{RUN}"><h1>Лунёв: {words}</h1>{paragraphs}</body></html>'
    )


def _encodings() -> Iterator[tuple[str, bytes]]:
    """Bytes that are not what they say they are."""
    text = told("<script>" + RUN + "</script>", 5)
    html = _html("<script>" + RUN + "</script>", 6)
    yield "lies_utf16.txt", b"\xff\xfe" + text.encode()
    yield "lies_utf32.txt", b"\x00\x00\xfe\xff" + text.encode()
    yield "odd_utf16.txt", text.encode("utf-16") + b"\x41"
    yield "halves_utf16.txt", "Гордей Лунёв заявил: \ud83d мир \udc00 наступит.".encode("utf-16-le", "surrogatepass")
    yield "halves_utf8.txt", text.encode() + "\n\nЛунёв заявил: \ud800\udfff\udc00.".encode("utf-8", "surrogatepass")
    yield "overlong_utf8.txt", text.encode().replace(b"<", b"\xc0\xbc") + b"\xf8\x88\x80\x80\x80\xff\xfe\xfd"
    yield "says_utf7.html", html.replace("charset=utf-8", "charset=utf-7").replace("<script>", "+ADw-script+AD4-").encode()
    yield "says_none.html", html.replace("charset=utf-8", 'charset="\x00<script>"').encode()
    yield "says_1251.html", html.replace("charset=utf-8", "charset=windows-1251").encode("utf-8")
    yield "nulls.html", html.encode().replace(b"<", b"\0<").replace(b"script", b"sc\0ript")
    yield "noise.txt", random.Random(7).randbytes(3_000)
    yield "shift.html", b"\x1b$B" + html.encode("utf-8") + b"\x1b(J"


def _sizes() -> Iterator[tuple[str, str]]:
    """More of something than any page has."""
    yield "line.txt", "Лунёв прибыл\n\nГордей Лунёв прибыл в Лурию " + ("лурия" * 16 + " ") * (MILLION // 81)
    yield "word.txt", "Слово\n\nГордей Лунёв заявил: «" + "я" * MILLION + "»."
    yield "mark.txt", "Знаки\n\n" + "«" * (MILLION // 2) + "»" * (MILLION // 2)
    yield "deep.html", f"<title>Глубоко</title>{'<div><b>' * 20_000}Гордей Лунёв прибыл в Лурию.{'</b></div>' * 20_000}"
    yield (
        "table.html",
        f"<title>Таблица</title><table>{'<tr>' + '<td>Лурия</td>' * 100 + '</tr>'}{'<tr><td>1</td></tr>' * 1_000}</table>",
    )
    yield "attribute.html", f"<title>Свойство</title><p title='{'x' * MILLION}'>Гордей Лунёв прибыл в Лурию.</p>"
    yield "entities.html", f"<title>Знаки</title><p>{'&amp;&#x1F4A9;&nbsp;' * 20_000}</p>"
    yield "lines.txt", "Строки\n" + "\n" * 50_000 + "Гордей Лунёв прибыл в Лурию.\n" * 3


def _odd_names() -> Iterator[tuple[bytes, bytes]]:
    """Names of files that are markup, addresses, paths, formulas, or no text."""
    names: tuple[str | bytes, ...] = (
        "<img src=x onerror=alert(1)>.txt", '"><svg onload=alert(1)>.txt', "' onclick='alert(1).txt", "новая\nстрока\t.txt",
        "..%2f..%2fetc%2fpasswd.txt", "... .txt", "javascript:alert(1):5-9.txt", "a?b=c&d#e%41;f.txt", "{{7*7}}%(name)s%s.txt",
        "\u202etxt.exe.html", b"\xff\xfe\xed\xa0\x80.txt", "я" * 110 + ".txt", "=cmd|calc.txt", "-- <!-- .txt",
    )  # fmt: skip
    for at, name in enumerate(names):
        yield name if isinstance(name, bytes) else name.encode(), told("имя страницы", at).encode()


def _records() -> Iterator[bytes]:
    """A page a line, each field of it hostile; as JSON one may say halves of a character."""
    for at, words in enumerate(RUNNING[:22]):
        url = ADDRESSES[at % len(ADDRESSES)]
        one = {"text": told(words, at), "title": words, "outlet": words, "url": url, "published": f"2025-03-{at + 1:02}"}
        yield json.dumps(one).encode()
    broken = told("ПОЛОВИНА", 9)
    whole = json.dumps({"text": broken, "title": "ПОЛОВИНА", "outlet": "ПОЛОВИНА", "url": "https://vestnik.example/ПОЛОВИНА"})
    half = json.dumps("ПОЛОВИНА").strip('"')
    yield whole.replace(half, "\\ud800 и \\udfff").encode()
    yield whole.replace(half, "\\u0000\\u0007\\u202e").encode()


def _list() -> Iterator[Given]:
    for at, words in enumerate(RUNNING):
        yield Given(f"run_{at:02}.html", ADDRESSES[at % len(ADDRESSES)], words, words, f"2025-03-{1 + at % 28:02}")
    for at, words in enumerate(TURNING):
        yield Given(f"turn_{at:02}.txt", "https://vestnik.example/", f"«Вестник {words} Заречья»", words, "2025-03-05")
    yield Given("../../etc/passwd", "https://vestnik.example/")
    yield Given("<script>alert(1)</script>", "javascript:alert(1)")
