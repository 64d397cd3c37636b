"""Twenty thousand mutated forms: what becomes of them, for docs/performance.md.

``python -m tests.bench.bench_fuzz`` prints the table; the fuzzer itself is ``tests.intake.fuzz``.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.bench.table import table

ALL, SOME = 20_000, 1_000


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md; the forms are examined in a process of their own."""
    count = SOME if short else ALL
    command = [sys.executable, "-m", "tests.intake.fuzz", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout) if done.stdout else {}
    rows = [
        ["mutated forms", f"{count:,}"],
        ["examined to a verdict", f"{found.get('selesai', 0):,}"],
        *[[f"… {word}", f"{number:,}"] for word, number in found.get("hasil", {}).items()],
        ["kinds of findings that came", str(len(found.get("temuan", {})))],
        ["accidents (exceptions, hangs, more than 2 s)", str(len(found.get("kecelakaan", "?")))],
        ["process killed", "no" if done.returncode >= 0 else f"signal {-done.returncode}"],
        ["longest, s CPU", f"{found.get('terlama_detik_cpu', '?')}"],
    ]
    return {"fuzz-outcomes": table(("seed 20260105", "count"), rows)}


if __name__ == "__main__":
    print(*parts(short="--singkat" in sys.argv).values(), sep="\n\n")
