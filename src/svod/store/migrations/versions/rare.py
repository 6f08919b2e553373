"""What is rare has indexes of its own: versions of pages that are retired, and lines whose dates go backwards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "rare"
down_revision = "tallies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the indexes."""
    op.create_index("label_retired", "label", ["page"], sqlite_where=sa.text("state != 'current'"))
    op.create_index("entry_backwards", "entry", ["until"], sqlite_where=sa.text("until < (at >> 24)"))


def downgrade() -> None:
    """A chronicle never goes back."""
    raise NotImplementedError("A chronicle is not made older than it is.")
