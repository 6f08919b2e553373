"""What Alembic runs for every migration: on the connection it is given, in the transaction that stands there."""

from __future__ import annotations

from alembic import context

from svod.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
