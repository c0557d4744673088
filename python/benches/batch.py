"""How fast a batch is beside the command, and whether memory grows: batch.py COMMAND [ARTICLES] [PASSES]

COMMAND is the command petik of the same source, built with --release. ARTICLES are the fixture articles over and over, 200,000
if not given. Both read them with one thread, in turn, PASSES times (10). What counts is the time of the processor.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa

import petik

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


def resident() -> float:
    """The memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def main(command: str, articles: int = 200_000, passes: int = 10) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
    column = pa.array([texts[at % len(texts)] for at in range(articles)], pa.large_string())
    days = pa.array([f"2025-06-{at % 28 + 1:02}" for at in range(articles)])
    ids = pa.array(range(articles))
    spent: dict[str, list[float]] = {"command": [], "batch": []}
    with tempfile.TemporaryDirectory() as folder:
        lines, records = Path(folder, "articles.jsonl"), Path(folder, "records.jsonl")
        with lines.open("w", encoding="utf-8") as out:
            for id, text, day in zip(ids, column, days):
                row = {"id": id.as_py(), "text": text.as_py(), "published": day.as_py()}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        for run in range(passes):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            arguments = [command, "extract", "--quiet", "--jobs", "1", "--format", "jsonl", "--output", str(records)]
            subprocess.run([*arguments, str(lines)], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent["command"].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
            start = time.process_time()
            table = petik.extract_batch(column, days, ids, threads=1)
            spent["batch"].append(time.process_time() - start)
            assert table.num_rows == articles
            del table
            told = ", ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in spent.items())
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            print(f"pass {run + 1}: {told}; memory {resident():.0f} MB, peak {peak:.0f} MB", flush=True)
    command_, batch = (statistics.median(seconds) for seconds in spent.values())
    print(f"batch at {command_ / batch:.2f} of the throughput of the command, {articles / batch:.0f} articles a second")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
