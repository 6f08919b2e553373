"""Lines, names, stories and matters get rows by which a part of a chronicle is read without the rest of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "shelves"
down_revision = "units"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables; what is derived is put into them when the chronicle is opened next."""
    for name in ("entry_sort", "entry_date"):
        op.drop_index(name, "entry")
    op.drop_table("entry")
    op.add_column("page", sa.Column("title", sa.Text))
    _lines()
    _names()
    _heads()


def _lines() -> None:
    op.create_table(
        "entry",
        sa.Column("at", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("unit", "sort", "id", "kind", "dated_by", "who")),
        *(sa.Column(name, sa.Text) for name in ("type", "date", "place", "story")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("until", "fuzzy", "origins", "outlets")),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("terms", "packed")),
        sa.Column("event", sa.LargeBinary),
    )
    op.create_index("entry_unit", "entry", ["unit"])
    op.create_index("entry_id", "entry", ["id"])
    op.create_index("entry_until", "entry", ["until"], sqlite_where=sa.text("fuzzy = 1"))
    op.create_table(
        "posting",
        *(sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in ("term", "at")),
        sa.Column("mark", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        *(sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in ("term", "day", "mark")),
        sa.Column("lines", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _names() -> None:
    op.create_table(
        "name",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        *(sa.Column(one, sa.Integer, nullable=False) for one in ("speaks", "told", "place", "outlet", "kind")),
    )
    op.create_index("name_speaks", "name", ["speaks"])
    op.create_table(
        "entity",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "kind", "normal", "forms", "digest")),
        sa.Column("mentions", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_index("entity_id", "entity", ["id"])
    op.create_table(
        "stem",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("owner", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("stem_owner", "stem", ["owner"])
    op.create_table(
        "met",
        sa.Column("page", sa.Integer, primary_key=True),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "talk",
        *(sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in ("speaker", "told")),
        sa.Column("lines", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("talk_lines", "talk", ["lines"])


def _heads() -> None:
    op.create_table(
        "head",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("since", "until")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("pages", "outlets", "origins", "lines")),
    )
    for name in ("since", "pages", "outlets", "origins"):
        op.create_index(f"head_{name}", "head", [name])
    op.create_table(
        "titled",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("story", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("titled_story", "titled", ["story"])
    op.create_table(
        "matter",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "unit", "matter", "folded", "sort")),
        *(sa.Column(name, sa.Text) for name in ("story", "since", "until")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("parties", "stands")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("contradictions", "changes")),
    )
    for name in ("id", "unit", "sort"):
        op.create_index(f"matter_{name}", "matter", [name])


def downgrade() -> None:
    """A chronicle never goes back."""
    raise NotImplementedError("A chronicle is not made older than it is.")
