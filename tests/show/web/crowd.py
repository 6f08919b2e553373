"""A story that many pages tell, in hostile words; and a page that cannot be read."""

from __future__ import annotations

from pathlib import Path

from svod import flow
from svod.engine.local import Local
from svod.store import open_store

MANY = 45


def crowd(folder: Path) -> Path:
    """The chronicle of a story of MANY pages, each with a sentence of its own, built in this folder."""
    for at in range(MANY):
        (folder / f"{at:02}<b>.txt").write_text(
            f"Лунёв прибыл в Лорвик <script>alert({at})</script>\n\n5 июня 2024\n\nПрезидент Веронии Гордей Лунёв прибыл в "
            f"Лорвик на переговоры с Богданом Острогиным.\n\n«Мы готовы говорить <img src=x onerror=a()>», — заявил Лунёв. "
            f"По словам Марты Вельц, встреча номер {at} продлится {at} часов.\n",
            encoding="utf-8",
        )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    store = open_store(folder / "chronicle.db", create=True)
    flow.build([folder], store, engine=Local(workers=1))
    store.close()
    return folder / "chronicle.db"
