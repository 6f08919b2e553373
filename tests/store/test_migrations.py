"""The migrations that are shipped make just the tables that the code uses."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from svod.store import open_store
from svod.store.migrations import configured
from svod.store.schema import REVISIONS, metadata


def test_every_revision_is_known_in_its_order() -> None:
    script = ScriptDirectory.from_config(configured())
    assert tuple(step.revision for step in reversed(list(script.walk_revisions()))) == REVISIONS


def _ours(name: str | None, kind: str, parents: object) -> bool:
    """Not the tables of the full-text index, which SQLite keeps itself."""
    return kind != "table" or not str(name).startswith("lemmas")


def test_the_migrations_lead_to_the_tables_that_are_used(tmp_path: Path) -> None:
    open_store(tmp_path / "chronicle.db", create=True).close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'chronicle.db'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()
