"""What every test needs: a directory of its own, hooks that are closed again, and the queue's files read plainly."""

import atexit
import json
import os
import shutil
import struct
import sys
import tempfile
import unittest
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

os.environ["AECOS_ANALYTICS_HOME"] = tempfile.mkdtemp(prefix="aecos-home-")  # nothing may reach the person's own queue
atexit.register(shutil.rmtree, os.environ["AECOS_ANALYTICS_HOME"], ignore_errors=True)

import aecos_analytics  # noqa: E402
from tests.sink import Sink  # noqa: E402

NOWHERE = "http://127.0.0.1:9"  # the discard port: nobody listens


class World(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="aecos-hook-")
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.queue = os.path.join(self.home, "queue")

    def hook(self, url=NOWHERE, **options):
        options.setdefault("interval", 0.02)
        options.setdefault("home", self.home)
        hook = aecos_analytics.Analytics(url, **options)
        self.addCleanup(hook.close, 0.5)
        return hook

    def hand_hook(self, url=NOWHERE, **options):
        """A hook without a thread that sends: what is sent, and when, is the test's alone."""
        hook = self.hook(url, **options)
        hook._stop.set()
        return hook

    def sink(self, **options):
        sink = Sink(**options)
        self.addCleanup(sink.close)
        return sink

    def written(self, queue=None):
        """Every event in every segment, in order, read by the format's description alone."""
        queue = queue or self.queue
        events = []
        for name in sorted(os.listdir(queue)) if os.path.isdir(queue) else ():
            if name.endswith(".seg"):
                events.extend(read_segment(os.path.join(queue, name)))
        return events

    def segments(self):
        return sorted(name for name in os.listdir(self.queue) if name.endswith(".seg"))


def read_segment(path):
    with open(path, "rb") as file:
        data = file.read()
    assert data[:16] == b"AECOSEVQ" + struct.pack("<II", 1, 0), data[:16]
    at, events = 16, []
    while at + 8 <= len(data):
        length, checksum = struct.unpack_from("<II", data, at)
        payload = data[at + 8 : at + 8 + length]
        if length == 0 or zlib.crc32(payload) != checksum:
            break
        events.append(json.loads(payload))
        at += 8 + length
    return events


def host(code, home, *arguments, **environment):
    """The command and environment of a Python process that uses the hook."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    env = dict(os.environ, PYTHONPATH=ROOT, AECOS_ANALYTICS_HOME=home, **environment)
    for name in ("AECOS_ANALYTICS_QUEUE", "AECOS_ANALYTICS_OFF", "AECOS_ANALYTICS_TOKEN"):
        if name not in environment:
            env.pop(name, None)
    return {"args": command, "env": env}
