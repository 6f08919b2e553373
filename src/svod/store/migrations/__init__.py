"""How an older chronicle becomes a newer one: Alembic's steps, shipped with the package and run when a chronicle is opened."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configured(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file."""
    config = Config()
    config.set_main_option("script_location", __name__.replace(".migrations", ":migrations"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Brings the chronicle to the newest revision, inside the transaction that the caller began."""
    command.upgrade(configured(connection), "head")
