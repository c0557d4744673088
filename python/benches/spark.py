"""A cluster of two executors: spark.py [ARTICLES] [PARTITIONS] [kill]

Reads ARTICLES, the fixture articles over and over, in PARTITIONS; with `kill`, ends an executor by its process id when a third
of the tasks is done. Prints the time, the peaks of the workers' memory, and whether the result is whole.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pyspark

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


def descendants() -> list[tuple[int, str]]:
    """The processes that this one started, with their command lines."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid,ppid,args"], check=True, capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
    parents = {int(pid): int(parent) for pid, parent, _ in rows}

    def ours(pid: int) -> bool:
        while pid > 1 and pid != os.getpid():
            pid = parents.get(pid, 0)
        return pid == os.getpid()

    return [(int(pid), args) for pid, _, args in rows if ours(int(pid))]


def main(articles: int, partitions: int, kill: bool) -> None:
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as F

    import petik.spark

    session = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
    stories = F.broadcast(session.createDataFrame(list(enumerate(texts)), "story long, text string"))
    numbers = session.range(articles).withColumn("story", F.col("id") % len(texts))
    df = numbers.join(stories, "story").select("id", "text").repartition(partitions)
    found = petik.spark.extract(df).select("id", F.md5("json").alias("md5"), "error")
    peaks: dict[int, float] = {}
    killed: list[int] = []
    done = threading.Event()

    def watch() -> None:
        tracker = session.sparkContext.statusTracker()
        while not done.wait(0.2):
            processes = descendants()
            for pid, arguments in processes:
                if "pyspark.daemon" in arguments or "pyspark.worker" in arguments:
                    try:
                        status = Path(f"/proc/{pid}/status").read_text()
                    except OSError:
                        continue
                    highest = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
                    peaks[pid] = max([peaks.get(pid, 0.0), *(int(kilobytes) / 1024 for kilobytes in highest)])
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            middle = any(
                stage and stage.numTasks == partitions and stage.numCompletedTasks >= partitions // 3 for stage in stages
            )
            if kill and middle and not killed:
                killed.append(next(pid for pid, args in processes if "CoarseGrainedExecutorBackend" in args))
                os.kill(killed[0], signal.SIGKILL)

    with tempfile.TemporaryDirectory() as folder:
        watcher = threading.Thread(target=watch)
        watcher.start()
        start = time.monotonic()
        found.write.mode("overwrite").parquet(folder)
        took = time.monotonic() - start
        done.set()
        watcher.join()
        print(f"{articles} articles in {partitions} partitions: {took:.1f} s; executor killed: {killed or 'none'}")
        print("peaks of the workers, MB:", sorted(round(peak) for peak in peaks.values()))
        written = session.read.parquet(folder)
        counts = written.agg(F.count("*"), F.countDistinct("id"), F.count("error"), F.countDistinct("md5")).collect()[0]
        print("rows, ids, errors, different records:", tuple(counts))
    session.stop()


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:] if argument != "kill"]
    articles, partitions = (given + [200_000, 40][len(given) :])[:2]
    main(articles, partitions, "kill" in sys.argv)
