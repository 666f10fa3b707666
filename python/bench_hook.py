"""What record() costs the host, beside a collector that commits each event to SQLite as AEC OS's own does.

    python3 bench_hook.py [--events 100000] [--directory DIR]

Prints rate, median and 99th percentile: without a server, with a sink that takes everything meanwhile, and with a
server that never answers.
"""

import argparse
import json
import os
import shutil
import socket
import sqlite3
import sys
import tempfile
import time
from datetime import datetime, timezone

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import aecos_analytics
from tests.sink import Sink


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
    options = options.parse_args()
    directory = tempfile.mkdtemp(prefix="hook-bench-", dir=options.directory)
    try:
        compare(directory, options.events)
    finally:
        shutil.rmtree(directory)


def compare(directory, events):
    collector = CommitPerEvent(os.path.join(directory, "collector.db"))
    base = measure("SQLite, one commit per event", max(1000, events // 50),
                   lambda i: collector.record("generation", "element_generated", 103.7, {"template_id": "t1"}, "maya"))
    silent = socket.create_server(("127.0.0.1", 0))
    sink = Sink()
    for name, url in (("hook, no server", "http://127.0.0.1:9"), ("hook, server takes everything", sink.url),
                      ("hook, server never answers", "http://127.0.0.1:%d" % silent.getsockname()[1])):
        hook, record = hooked(url, os.path.join(directory, name.replace(" ", "-")))
        rate = measure(name, events, record)
        print("%-34s %9.1f times the collector, lost %s" % ("", rate / base, hook.stats()["lost"] or "nothing"))
        if url == sink.url:
            hook.flush(60)
        hook.close(0.1)
    print("the sink stored %d of %d events, each once" % (len(sink.events), events))
    sink.close()
    silent.close()


if __name__ == "__main__":
    main()
