"""The tables of a chronicle, the same for every store. A change here needs a migration, which a test asks for.

What is made of a page alone, of a pair, or of the pages of a story is one packed row; only what is queried has columns: lines,
statements, stories, problems, decisions. Anyone may read these by SQL. Full text is SQLite's own table `lemmas`, a row a page,
its rowid the page's number; the lemmas themselves stand in `result`, so it holds no content.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    text,
)

from svod.store.packing import storable

MARK = 0x53764F44  # "SvOD": SQLite's application id, by which a chronicle is told from another program's database
REVISIONS = ("first", "units", "shelves", "tallies", "rare")  # in order; a file at any other was written by a later Svod


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
    Column("title", Words),
    Index("page_outlet", "outlet", "published"),
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
    Index("label_retired", "page", sqlite_where=text("state != 'current'")),
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
    Column("at", Integer, primary_key=True),  # the first day of its date, then its place among the lines of that day
    Column("unit", Words, nullable=False),
    Column("sort", Words, nullable=False),  # lines of one day sorted by it stand as the chronicle has them
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("date", Text),
    Column("dated_by", Text, nullable=False),
    Column("until", Integer, nullable=False),  # the last day of its date
    Column("fuzzy", Integer, nullable=False),  # 1: it is not of one day
    Column("who", Words, nullable=False),
    Column("place", Words),
    Column("story", Text),
    Column("origins", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("terms", LargeBinary, nullable=False),  # by which it stands in `posting`
    Column("packed", LargeBinary, nullable=False),
    Column("event", LargeBinary),  # the events of a line of one, where they say more than the line
    Index("entry_unit", "unit"),
    Index("entry_id", "id"),
    Index("entry_until", "until", sqlite_where=text("fuzzy = 1")),
    Index("entry_wide", "until", sqlite_where=text("until - (at >> 24) NOT BETWEEN 0 AND 366")),
    Index("entry_backwards", "until", sqlite_where=text("until < (at >> 24)")),
)
posting = Table(
    "posting",
    metadata,
    Column("term", Integer, nullable=False),  # who, where, what a line is found by: see `terms`
    Column("at", Integer, nullable=False),
    Column("mark", Integer, nullable=False),  # what dated the line, and whether its date is fuzzy
    PrimaryKeyConstraint("term", "at"),
    sqlite_with_rowid=False,
)
tally = Table(
    "tally",
    metadata,
    Column("term", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("lines", Integer, nullable=False),
    PrimaryKeyConstraint("term", "day", "mark"),
    sqlite_with_rowid=False,
)
name = Table(
    "name",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    *(Column(role, Integer, nullable=False) for role in ("speaks", "told", "place", "outlet", "kind")),  # how many lines
    *(Index(f"name_{role}", role) for role in ("speaks", "told", "place", "outlet")),
)
entity = Table(
    "entity",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("normal", Words, nullable=False),
    Column("forms", Words, nullable=False),  # its normal form and the others, a line each
    Column("digest", Text, nullable=False),
    Column("mentions", Integer, nullable=False),  # how many
    Column("packed", LargeBinary, nullable=False),  # without its mentions
    Index("entity_id", "id"),
)
stem = Table(
    "stem",
    metadata,
    Column("word", Words, nullable=False),  # of a name, as it is compared
    Column("owner", Integer, nullable=False),  # twice a name's number, or an entity's and one more
    PrimaryKeyConstraint("word", "owner"),
    Index("stem_owner", "owner"),
    sqlite_with_rowid=False,
)
met = Table(
    "met",
    metadata,
    Column("page", Integer, primary_key=True),  # its number
    Column("packed", LargeBinary, nullable=False),  # the entities on it, each with its mentions there
)
talk = Table(
    "talk",
    metadata,
    Column("speaker", Integer, nullable=False),  # numbers of names
    Column("told", Integer, nullable=False),  # 0: pages do not say whom
    Column("lines", Integer, nullable=False),
    PrimaryKeyConstraint("speaker", "told"),
    Index("talk_lines", "lines"),
    sqlite_with_rowid=False,
)
head = Table(
    "head",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Words, nullable=False),
    Column("since", Text),
    Column("until", Text),
    *(Column(counted, Integer, nullable=False) for counted in ("pages", "outlets", "origins", "lines")),
    Index("head_since", "since", "until", "id"),
    *(Index(f"head_{one}", one, "since", "until", "id") for one in ("pages", "outlets", "origins")),
)
titled = Table(
    "titled",
    metadata,
    Column("word", Words, nullable=False),  # of a story's title, as it is searched for
    Column("story", Integer, nullable=False),  # the number of its head
    PrimaryKeyConstraint("word", "story"),
    Index("titled_story", "story"),
    sqlite_with_rowid=False,
)
matter = Table(
    "matter",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("matter", Words, nullable=False),
    Column("folded", Words, nullable=False),
    Column("sort", Words, nullable=False),
    Column("story", Text),
    Column("since", Text),
    Column("until", Text),
    Column("parties", Words, nullable=False),  # a line each
    Column("stands", Text, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    *(Index(f"matter_{one}", one) for one in ("id", "unit", "sort")),
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
    Column("page", Words, nullable=False),
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
