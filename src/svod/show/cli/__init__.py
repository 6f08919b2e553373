"""The command line. `svod --help` lists the commands; each has its own `--help` with an example."""

from __future__ import annotations

import io
import os
import sys

from svod.errors import SvodError

DONE, WITH_PROBLEMS, REFUSED = 0, 1, 2  # exit codes: all well; done, but a page failed; nothing was done


def main() -> None:
    """Runs a command. An error that is for people is printed as a sentence, and the exit code is 2."""
    # Several threads in one small product of matrices wait for each other longer than it takes. Read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from svod.show.cli.app import app
    from svod.show.cli.printing import complain

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a narrow encoding shows what it lacks as `?` instead of ending the command
            stream.reconfigure(errors="replace")
    try:
        app()
    except SvodError as error:
        complain(str(error))
        sys.exit(REFUSED)
    except BrokenPipeError:
        # The reader of a pipe (head, less) has had enough: point stdout elsewhere so that closing it says nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except KeyboardInterrupt:
        complain("Stopped. What was read so far is kept; run the same command again to go on.")
        sys.exit(130)
