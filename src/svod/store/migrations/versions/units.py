"""What was made of all pages at once is made of a group of pages each: a story, an outlet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "units"
down_revision = "first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables anew that hold what is derived: the next build fills them."""
    op.drop_table("linked")
    op.drop_index("entry_date", "entry")
    op.drop_table("entry")
    op.create_table(
        "sketch",
        sa.Column("page", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "unit",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("field", "unit", "key")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("stands", "counted")),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("unit", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("sort", "id", "kind", "dated_by", "who")),
        *(sa.Column(name, sa.Text) for name in ("type", "date", "place", "story")),
    )
    op.create_index("entry_sort", "entry", ["sort"])
    op.create_index("entry_date", "entry", ["date"])
    op.drop_index("statement_speaker", "statement")
    op.drop_table("statement")
    op.create_table(
        "statement",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("unit", "id", "page", "kind")),
        *(sa.Column(name, sa.Text) for name in ("speaker", "date")),
    )
    op.create_index("statement_speaker", "statement", ["speaker"])
    op.create_index("statement_unit", "statement", ["unit"])
    op.create_index("pair_b", "pair", ["b"])
    op.create_index("story_page", "story", ["page"])
    op.execute("DELETE FROM story")
    op.execute("DELETE FROM state WHERE name = 'compiled'")


def downgrade() -> None:
    """A chronicle never goes back."""
    raise NotImplementedError("A chronicle is not made older than it is.")
