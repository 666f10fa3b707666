"""What record() costs the host, beside a collector that commits each event to SQLite as AEC OS's own does.

    python3 bench_hook.py [--events 100000] [--directory DIR]

Prints rate, median and 99th percentile: without a server, with one that takes everything meanwhile, with one that needs
two seconds for each answer, and with one that never answers. The servers are processes of their own.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timezone

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import aecos_analytics
from tests.sink import Sink

ROUNDS = 3  # the machine may be busy with other things; compare within a round


class CommitPerEvent:
    """One INSERT and one commit per event, WAL and full synchronisation: SQLite's defaults with its log."""

    def __init__(self, path):
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, module TEXT,"
                                 " event_type TEXT, value REAL, metadata_json TEXT, user TEXT)")
        for column in ("module", "event_type", "timestamp"):
            self._connection.execute("CREATE INDEX i_%s ON events(%s)" % (column, column))

    def record(self, module, type_, value, metadata, user):
        row = (datetime.now(timezone.utc).isoformat(), module, type_, value, json.dumps(metadata), user)
        self._connection.execute("INSERT INTO events (timestamp, module, event_type, value, metadata_json, user)"
                                 " VALUES (?, ?, ?, ?, ?, ?)", row)
        self._connection.commit()


def measure(name, events, record):
    """Times each call; returns the rate over all of them."""
    clock, times = time.perf_counter_ns, []
    start = clock()
    for i in range(events):
        before = clock()
        record(i)
        times.append(clock() - before)
    rate = events / ((clock() - start) / 1e9)
    times.sort()
    print("%-34s %9.0f events/s   median %7.1f µs   p99 %7.1f µs   max %8.1f µs" % (
        name, rate, times[len(times) // 2] / 1e3, times[int(len(times) * 0.99)] / 1e3, times[-1] / 1e3), flush=True)
    return rate


def hooked(url, directory):
    hook = aecos_analytics.Analytics(url, home=directory)

    def record(i):
        hook.record("generation", "element_generated", 103.7, user="maya", project="oakland-transit", element="0EAF1C5508D24C27940C78",
                    element_type="IfcWall", template="t1")

    return hook, record


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--directory", help="on the disk to measure (default: a temporary directory)")
    options.add_argument("--serve", type=float, help=argparse.SUPPRESS)
    options = options.parse_args()
    if options.serve is not None:
        return serve(options.serve)
    directory = tempfile.mkdtemp(prefix="hook-bench-", dir=options.directory)
    try:
        compare(directory, options.events)
    finally:
        shutil.rmtree(directory)


def serve(seconds):
    """Answers every batch after so many seconds, until somebody ends it."""
    sink = Sink(behave=lambda handler, number, events: time.sleep(seconds))
    print(sink.url, flush=True)
    threading.Event().wait()


def compare(directory, events):
    servers = [("no server", None), ("server takes everything", 0), ("server answers after 2 s", 2),
               ("server never answers", 1e6)]
    for round_ in range(ROUNDS):
        print("\nround %d, load average %.1f" % (round_ + 1, os.getloadavg()[0]))
        collector = CommitPerEvent(os.path.join(directory, "collector-%d.db" % round_))
        base = measure("SQLite, one commit per event", max(1000, events // 20),
                       lambda i: collector.record("generation", "element_generated", 103.7, {"template_id": "t1"}, "maya"))
        for number, (name, seconds) in enumerate(servers):
            against(name, seconds, os.path.join(directory, "%d-%d" % (round_, number)), events, base)


def against(name, seconds, directory, events, base):
    process, url = None, "http://127.0.0.1:9"
    if seconds is not None:
        process = subprocess.Popen([sys.executable, __file__, "--serve", str(seconds)], stdout=subprocess.PIPE, text=True)
        url = process.stdout.readline().strip()
    hook, record = hooked(url, directory)
    try:
        rate = measure("hook, " + name, events, record)
        told = "lost %s" % (hook.stats()["lost"] or "nothing")
        if seconds == 0:
            hook.flush(60)
            told += ", %s" % hook.stats()["sent"]
        print("%-34s %9.1f times the collector, %s" % ("", rate / base, told), flush=True)
    finally:
        hook.close(0.1)
        if process is not None:
            process.kill()
            process.wait()
            process.stdout.close()


if __name__ == "__main__":
    main()
