"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table of a chronicle."""
    _pages()
    _links()
    _queried()
    op.execute("CREATE VIRTUAL TABLE lemmas USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')")


def downgrade() -> None:
    """There is nothing before this."""
    raise NotImplementedError("A chronicle has no earlier form than this.")


def _pages() -> None:
    op.create_table(
        "page",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.Text, unique=True, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
    )
    op.create_table(
        "label",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text, nullable=False),
        sa.Column("broken", sa.Integer, nullable=False),
        sa.Column("given", sa.LargeBinary, nullable=False),
    )
    op.create_index("label_page", "label", ["page"])
    op.create_table(
        "result",
        sa.Column("page", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _links() -> None:
    op.create_table(
        "pair",
        sa.Column("a", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("b", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "decided", sa.Column("page", sa.Text, primary_key=True), sa.Column("packed", sa.LargeBinary, nullable=False)
    )
    op.create_table(
        "linked",
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _queried() -> None:
    op.create_table(
        "entry",
        sa.Column("at", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "kind", "dated_by", "who")),
        *(sa.Column(name, sa.Text) for name in ("type", "date", "place", "story")),
    )
    op.create_index("entry_date", "entry", ["date"])
    op.create_table(
        "statement",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("page", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "kind")),
        *(sa.Column(name, sa.Text) for name in ("speaker", "date")),
    )
    op.create_index("statement_speaker", "statement", ["speaker"])
    op.create_table(
        "story",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("page", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("since", "until")),
    )
    op.create_table(
        "problem",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("source", "place", "stage", "what", "severity")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "page", "words", "instead", "who", "made_at")),
        sa.Column("orphan", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table("state", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))
