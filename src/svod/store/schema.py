"""The tables of a chronicle, the same for every store. A change here needs a migration, which a test asks for.

What is made of a page alone, of a pair, or of the pages of a story is one packed row; only what is queried has columns: lines,
statements, stories, problems, decisions. Anyone may read these by SQL. Full text is SQLite's own table `lemmas`, a row a page,
its rowid the page's number; the lemmas themselves stand in `result`, so it holds no content.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Dialect, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text, TypeDecorator

from svod.store.packing import storable

MARK = 0x53764F44  # "SvOD": SQLite's application id, by which a chronicle is told from another program's database
REVISIONS = ("first", "units")  # in order; a file at any other revision was written by a later Svod


class Words(TypeDecorator[str]):
    """Text of any page: lone surrogates, which no database takes, are written out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """What is written."""
        return None if value is None else storable(value)


metadata = MetaData()

page = Table(
    "page",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("language", Text),
    Column("outlet", Words),
    Column("published", Text),
)
label = Table(
    "label",
    metadata,
    Column("name", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("page", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("broken", Integer, nullable=False),
    Column("given", LargeBinary, nullable=False),
    PrimaryKeyConstraint("name", "version"),
    Index("label_page", "page"),
)
result = Table(
    "result",
    metadata,
    Column("page", Integer, nullable=False),  # its number
    Column("kind", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # beside the page's bytes
    PrimaryKeyConstraint("page", "kind"),
)
pair = Table(
    "pair",
    metadata,
    Column("a", Integer, nullable=False),  # numbers of pages
    Column("b", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("a", "b"),
    Index("pair_b", "b"),
)
decided = Table(
    "decided",
    metadata,
    Column("page", Text, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)
sketch = Table(
    "sketch",
    metadata,
    Column("page", Integer, nullable=False),  # its number
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("kind", "page"),
)
unit = Table(
    "unit",
    metadata,
    Column("field", Text, nullable=False),  # of Chronicle
    Column("unit", Words, nullable=False),  # what it was made of: a story's id, an outlet, or nothing for all pages
    Column("key", Text, nullable=False),
    Column("stands", Integer, nullable=False),  # 0: made by a build that has not ended
    Column("counted", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("field", "unit", "key"),
)
entry = Table(
    "entry",
    metadata,
    Column("unit", Words, nullable=False),
    Column("number", Integer, nullable=False),  # among the lines of its unit
    Column("sort", Words, nullable=False),  # lines sorted by it stand as the chronicle has them
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("date", Text),
    Column("dated_by", Text, nullable=False),
    Column("who", Words, nullable=False),
    Column("place", Words),
    Column("story", Text),
    PrimaryKeyConstraint("unit", "number"),
    Index("entry_sort", "sort"),
    Index("entry_date", "date"),
)
statement = Table(
    "statement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("speaker", Words),
    Column("date", Text),
    Index("statement_speaker", "speaker"),
    Index("statement_unit", "unit"),
)
story = Table(
    "story",
    metadata,
    Column("id", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("title", Words, nullable=False),
    Column("since", Text),
    Column("until", Text),
    PrimaryKeyConstraint("id", "page"),
    Index("story_page", "page"),
)
problem = Table(
    "problem",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("stage", Text, nullable=False),
    Column("what", Words, nullable=False),
    Column("severity", Text, nullable=False),
)
decision = Table(
    "decision",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("words", Words, nullable=False),
    Column("instead", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("orphan", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
state = Table(
    "state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Words, nullable=False),
)
