"""`python -m benchmarks NAME …`: measures one thing. `make bench` measures reading, `make scale` the rest."""

from __future__ import annotations

import sys

from benchmarks import incremental, linking, reading, serving

BENCHMARKS = {"reading": reading.main, "linking": linking.main, "incremental": incremental.main, "serving": serving.main}

if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in BENCHMARKS:
        sys.exit(f"python -m benchmarks NAME: measures {', '.join(BENCHMARKS)}.")
    sys.exit(BENCHMARKS[name](sys.argv[2:]))
