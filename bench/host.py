#!/usr/bin/env python3
"""A program that records events at a pace, as io.aecos.analytics.bench.hook.Host does in Java.

usage: host.py HOME URL TOKEN EVENTS PER_SECOND
"""
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "python"))

import aecos_analytics

PEOPLE = ("ana", "dmitri", "li", "maya", "omar")
CLASSES = ("IfcWall", "IfcDoor", "IfcBeam", "IfcPump", "IfcSlab")


def main(home, url, token, events, per_second):
    hook = aecos_analytics.Analytics(url, token, home=home, max_bytes=8 << 30)
    chance, refused, busy, n = random.Random(7), 0, 0, 0
    burst, start = max(1, per_second // 200), time.perf_counter_ns()
    while n < events:
        before = time.perf_counter_ns()
        for n in range(n + 1, min(events, n + burst) + 1):
            kept = hook.record("generation", "element_generated", 20 + n % 400, user=chance.choice(PEOPLE), project="tower-%d" % (n % 7),
                               element="%016x" % chance.getrandbits(64), element_type=chance.choice(CLASSES), origin="text")
            refused += kept is None
            if n % 1_000_000 == 0:
                print("at", n, busy, 0, flush=True)
        now = time.perf_counter_ns()
        busy += now - before
        time.sleep(max(0, start + n * 1_000_000_000 // per_second - now) / 1e9)
    print("end", hook.stats()["recorded"], refused, busy, flush=True)
    while not hook.flush(60):
        time.sleep(0.02)
    sent = hook.stats()["sent"]
    print("sent", *(sent.get(name, 0) for name in ("stored", "duplicate", "quarantined", "refused")), sum(hook.stats()["lost"].values()),
          flush=True)
    hook.close()


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:6]))
