"""What a person sets once, by environment variable: `SVOD_CHRONICLE`, `SVOD_WORKERS`."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Defaults of every command; an option on the command line wins."""

    model_config = SettingsConfigDict(env_prefix="SVOD_")

    chronicle: str = Field(default="chronicle.db", description="the chronicle, a file or a store's URL")
    workers: int | None = Field(default=None, ge=1, description="processes that read pages; by default one a core")
