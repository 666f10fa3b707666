"""A program that records numbered events through the Python hook, for bench/faults.

usage: hook_host.py DATA NAME          (with python/ in PYTHONPATH)

Prints `durable N` when record() has answered for all events up to N. Ends in order when its standard input does.
"""
import random
import select
import sys

import aecos_analytics


def main(data, name):
    hook = aecos_analytics.Analytics(home=data, queue=data + "/queue")
    n = 0
    # Waits a little between two groups: a host that lives for a while, not one that only fills the disk.
    while not select.select([sys.stdin], [], [], random.uniform(0.0, 0.4))[0]:
        for _ in range(random.randint(1, 50)):
            n += 1
            while hook.record("faults", "recorded", n, user=name, text="ä" * random.randint(0, 200)) is None:
                if select.select([sys.stdin], [], [], 0.01)[0]:
                    return
            print("durable", n, flush=True)
    hook.close()


main(sys.argv[1], sys.argv[2])
