"""How a chronicle's file is opened, and what its errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool

from svod.errors import NewerStore, NotAStore, StoreError, StoreFull
from svod.store.claiming import claim, in_use, unwritable
from svod.store.schema import MARK, REVISIONS

WAIT = 2.0  # seconds for another process to end what it is at
_ENTERED = REVISIONS[REVISIONS.index("tallies") :]  # whose rows hold all that lines are found by, so that indexes alone are new
BEGUN_BY = "begun by"  # under this name a connection keeps the words that begin its next transaction


def connect(path: Path, create: bool) -> Connection:
    """A connection to the chronicle at this path, at the newest revision. Raises StoreError and its kinds."""
    _check(path, create)
    engine = _engine(path, create)
    connection = engine.connect()
    try:
        _prepare(connection, path, create)
    except BaseException:
        connection.close()
        engine.dispose()
        raise
    return connection


def _check(path: Path, create: bool) -> None:
    if path.is_dir():
        raise NotAStore(f"{path} is a folder, not a chronicle. Name a file in it, for example {path / 'chronicle.db'}.")
    if not path.exists() and not create:
        raise StoreError(f"There is no chronicle at {path}. `svod build PAGES -o {path}` makes one; -c names another.")
    if not path.exists() and not path.parent.is_dir():
        raise StoreError(f"{path} cannot be made: there is no folder {path.parent}. Make it, or name another place.")


def address_of(path: Path, mode: str) -> str:
    """How SQLite is told to open the file. It keeps a log beside it, for those who read while another writes; where no log can
    be made and none stands, nobody writes, and the file is read as what never changes."""
    lasting, log = "", path.with_name(path.name + "-wal")
    if path.exists() and not log.exists() and not (may_be_written(path) and may_be_written(path.parent)) and _is_logged(path):
        mode, lasting = "ro", "&immutable=1"
    return f"file:{quote(str(path.absolute()))}?mode={mode}{lasting}"


def may_be_written(path: Path) -> bool:
    """Whether this process may write there."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _is_logged(path: Path) -> bool:
    """Whether a database says in its head that its changes stand in a log beside it."""
    try:
        with path.open("rb") as file:
            return file.read(20)[18:19] == b"\x02"
    except OSError:
        return False  # what is wrong is told when it is opened


def _engine(path: Path, create: bool) -> Engine:
    address = address_of(path, "rwc" if create else "rw")

    def opened() -> sqlite3.Connection:
        # Transactions are begun by us, never by the driver, so that what is one change is one transaction, tables included.
        return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=opened, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if words := connection.info.get(BEGUN_BY, "BEGIN"):
            connection.exec_driver_sql(words)

    @event.listens_for(engine, "handle_error")
    def _told(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.Error):
            raise meant(context.original_exception, path) from context.original_exception

    return engine


def meant(error: sqlite3.Error, path: Path) -> StoreError:
    """What an error of the database means to a person."""
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(
        ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHM")
    ):
        return StoreFull(f"{path}: the disk took no more. What was written before stands; make room and run the command again.")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return in_use(path)
    if code.startswith("SQLITE_READONLY"):
        return unwritable(path)
    if code.startswith("SQLITE_CANTOPEN"):
        return StoreError(f"{path} cannot be opened. Check the permissions of the file and of its folder.")
    if code == "SQLITE_NOTADB":
        return _no_store(path)
    if code.startswith("SQLITE_CORRUPT"):
        return StoreError(f"{path} is damaged ({error}). Build it again from the pages, into a new file.")
    return StoreError(f"{path}: the database says: {error}.")


def _no_store(path: Path) -> NotAStore:
    return NotAStore(f"{path} is not a chronicle. Nothing in it was changed; name another file with -o or -c.")


def _prepare(connection: Connection, path: Path, create: bool) -> None:
    # What is deleted is overwritten: `forget` promises it, and a stopped command must keep the promise.
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.rollback()
    with connection.begin():
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())
    if not tables and mark in (0, MARK):
        if not create:
            raise StoreError(f"{path} holds no chronicle yet: the build that began it was stopped. Run `svod build` again.")
        _upgrade(connection, path, mark=True)
        return
    if mark != MARK or "alembic_version" not in tables:
        raise _no_store(path)
    with connection.begin():
        revision = _revision(connection)
    if revision not in REVISIONS:
        raise NewerStore(f"{path} was written by a later Svod than this one (its form: {revision}). Update Svod to open it.")
    if revision != REVISIONS[-1]:
        if not (may_be_written(path) and may_be_written(path.parent)):
            raise StoreError(
                f"{path} was written by an earlier Svod and must be brought to the form of this one before it is read, but it "
                "may not be written. Change its permissions and its folder's, or copy it elsewhere."
            )
        _upgrade(connection, path, mark=False)


def _revision(connection: Connection) -> str | None:
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _upgrade(connection: Connection, path: Path, mark: bool) -> None:
    from svod.store import compiling, units
    from svod.store.migrations import upgrade  # here, since Alembic takes a while to load and is seldom needed

    with claim(path, WAIT), connection.begin():
        before = None if mark else _revision(connection)
        if before == REVISIONS[-1]:
            return  # another process did it meanwhile
        upgrade(connection)
        if mark:
            connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")
        elif before not in _ENTERED:
            units.enter_anew(connection)
        compiling.turn(connection)
