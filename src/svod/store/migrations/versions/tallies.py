"""Lines are counted by months and years too; what is listed in some order has an index of that order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "tallies"
down_revision = "shelves"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the indexes; what is counted is counted anew when the chronicle is opened next."""
    op.create_index("page_outlet", "page", ["outlet", "published"])
    op.create_index("entry_wide", "entry", ["until"], sqlite_where=sa.text("until - (at >> 24) NOT BETWEEN 0 AND 366"))
    for role in ("told", "place", "outlet"):
        op.create_index(f"name_{role}", "name", [role])
    for name in ("since", "pages", "outlets", "origins"):
        op.drop_index(f"head_{name}", "head")
        order = ["since", "until", "id"] if name == "since" else [name, "since", "until", "id"]
        op.create_index(f"head_{name}", "head", order)


def downgrade() -> None:
    """A chronicle never goes back."""
    raise NotImplementedError("A chronicle is not made older than it is.")
