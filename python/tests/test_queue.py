"""The queue on disk: its format, and what becomes of a segment in every state that it can be found in."""

import json
import os
import struct
import subprocess
import threading
import unittest
import uuid
import zlib

from tests.world import NOWHERE, World, aecos_analytics, host, read_segment

WRITER = """
import os, sys, aecos_analytics
hook = aecos_analytics.Analytics("http://127.0.0.1:9", interval=60)
for i in range(int(sys.argv[1])):
    hook.record("a", "b", i)
os._exit(0)
"""


class Queue(World):
    def leave(self, count):
        """A segment whose writer is gone, made by hand as another language's hook would make it."""
        os.makedirs(self.queue, exist_ok=True)
        data = b"AECOSEVQ" + struct.pack("<II", 1, 0)
        for value in range(count):
            event = {"id": str(uuid.uuid4()), "occurredAt": "2026-03-02T14:09:18Z", "module": "a", "type": "b", "value": value}
            payload = json.dumps(event).encode()
            data += struct.pack("<II", len(payload), zlib.crc32(payload)) + payload
        path = os.path.join(self.queue, "0190%s-7%s-77.seg" % (os.urandom(4).hex()[:4] + "-" + os.urandom(2).hex(), str(uuid.uuid4())[15:]))
        with open(path, "wb") as file:
            file.write(data)
        return path

    def deliver(self, **options):
        sink = self.sink()
        hook = self.hook(sink.url, **options)
        self.assertTrue(hook.flush())
        return sink, hook

    def test_segment_hasTheDocumentedBytes(self):
        subprocess.run(**host(WRITER, self.home, 2), check=True)
        path = os.path.join(self.queue, self.segments()[-1])
        with open(path, "rb") as file:
            data = file.read()
        self.assertEqual(data[:16], b"AECOSEVQ\x01\0\0\0\0\0\0\0")
        length, checksum = struct.unpack("<II", data[16:24])
        self.assertEqual(zlib.crc32(data[24 : 24 + length]), checksum)
        self.assertRegex(os.path.basename(path), r"^[0-9a-f-]{36}-\d+\.seg$")
        self.assertEqual((os.stat(path).st_mode & 0o777, os.stat(self.queue).st_mode & 0o777), (0o600, 0o700))

    def test_orphan_isSentAndDeleted(self):
        self.leave(1234)
        sink, hook = self.deliver()
        self.assertEqual([event["value"] for event in sink.events], [float(i) for i in range(1234)])
        self.assertEqual([n for n, _ in sink.batches], [500, 500, 234])
        hook.close()
        self.assertEqual(sorted(os.listdir(self.queue)), ["counters.json", "counters.lock"])

    def test_acknowledgement_isWhereTheNextOneGoesOn(self):
        path = self.leave(10)
        with open(path, "rb") as file:
            first = struct.unpack_from("<I", file.read(24), 16)[0] + 24
        packed = struct.pack("<Q", first)
        with open(path[:-4] + ".ack", "wb") as file:
            file.write(packed + struct.pack("<I", zlib.crc32(packed)))
        sink, _ = self.deliver()
        self.assertEqual([event["value"] for event in sink.events], [float(i) for i in range(1, 10)])

    def test_unreadableAcknowledgement_meansFromTheStart(self):
        for broken in (b"", b"x" * 12, b"x" * 13, struct.pack("<QI", 10**9, zlib.crc32(struct.pack("<Q", 10**9)))):
            path = self.leave(3)
            with open(path[:-4] + ".ack", "wb") as file:
                file.write(broken)
            self.assertEqual(len(self.deliver()[0].events), 3)

    def test_tornTail_losesOnlyItselfAndIsCounted(self):
        for damage in (lambda data: data[:-1], lambda data: data[:-40], lambda data: data + b"\x05", lambda data: data + b"\xff" * 9,
                       lambda data: data[:-3] + b"???", lambda data: data + b"\0" * 9 + b"x"):
            path = self.leave(3)
            with open(path, "r+b") as file:
                data = damage(file.read())
                file.seek(0)
                file.truncate()
                file.write(data)
            whole = len(read_segment(path))
            sink, hook = self.deliver()
            self.assertEqual(len([e for e in sink.events if e["module"] == "a"]), whole)
            self.assertEqual(hook.stats()["lost"], {"torn": 1})
            hook.close()

    def test_preallocatedZeros_areTheEndAndNoLoss(self):
        path = self.leave(3)
        with open(path, "ab") as file:
            file.write(b"\0" * (3 * 1024 * 1024))
        sink, hook = self.deliver()
        self.assertEqual((len(sink.events), hook.stats()["lost"]), (3, {}))
        self.assertFalse(os.path.exists(path))

    def test_emptyAndHeaderlessSegments_areCleanedUp(self):
        path = self.leave(1)
        for number, content in enumerate((b"", b"AECOS", b"\0" * 5000, b"AECOSEVQ\x01\0\0\0\0\0\0\0")):
            other = os.path.join(self.queue, "0000000%d%s" % (number, os.path.basename(path)[8:]))
            with open(other, "wb") as file:
                file.write(content)
        sink, hook = self.deliver()
        self.assertEqual((len(sink.events), hook.stats()["lost"]), (1, {}))
        self.assertNotIn("0000000", str(os.listdir(self.queue)))

    def test_newerVersion_isLeftAloneAndReported(self):
        path = self.leave(1)
        data = b"AECOSEVQ" + struct.pack("<II", 2, 0) + b"whatever comes"
        with open(path, "wb") as file:
            file.write(data)
        sink, hook = self.deliver(max_bytes=10)
        self.assertEqual(sink.events, [])
        with open(path, "rb") as file:
            self.assertEqual(file.read(), data)
        self.assertIn(os.path.basename(path), " ".join(hook.doctor()["findings"]))

    def test_foreignFiles_areLeftAlone(self):
        self.leave(1)
        names = ("notes.txt", "x.seg", "x.ack", "00000000-0000-7000-8000-000000000000-1.seg.bak")
        for name in names:
            open(os.path.join(self.queue, name), "w").close()
        self.deliver()
        self.assertTrue(set(names) <= set(os.listdir(self.queue)))

    def test_liveSegmentOfAnotherProcess_isNotTouched(self):
        code = WRITER.replace("os._exit(0)", "print('ready', flush=True); sys.stdin.read(); hook.record('a', 'b', 99)")
        other = subprocess.Popen(**host(code, self.home, 5), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.assertEqual(other.stdout.readline(), "ready\n")
        sink, hook = self.deliver()
        self.assertEqual((sink.events, hook.doctor()["waiting"]), ([], 5))
        other.communicate("")
        self.assertTrue(hook.flush())
        self.assertEqual(len(sink.events), 6)

    def test_deletedLiveSegment_goesOnInANewOne(self):
        sink = self.sink()
        hook = self.hand_hook(NOWHERE)
        for i in range(700):
            hook.record("a", "b", i)
        for name in os.listdir(self.queue):
            os.unlink(os.path.join(self.queue, name))
        os.rmdir(self.queue)
        hook._server._url = sink.url
        self.assertTrue(hook.flush())
        self.assertEqual(len(sink.events), 700)
        self.assertIsNotNone(hook.record("a", "b"))
        self.assertEqual(len(self.segments()), 1)

    def test_bound_dropsTheOldestCountsAndReportsThem(self):
        hook = self.hand_hook(max_bytes=6 * 1024 * 1024)
        ids = [hook.record("a", "b", text="x" * 900) for _ in range(12_000)]
        self.assertNotIn(None, ids)
        hook.flush()
        sizes = sum(os.stat(os.path.join(self.queue, name)).st_size for name in self.segments())
        self.assertLessEqual(sizes, 6 * 1024 * 1024 + 4096)
        kept = self.written()
        dropped = hook.stats()["lost"]["dropped"]
        self.assertEqual([event["id"] for event in kept if event["module"] == "a"], ids[dropped:])
        told = [event for event in kept if event["module"] == "hook"]
        self.assertEqual({(event["type"], event["attributes"]["reason"]) for event in told}, {("events_lost", "dropped")})
        self.assertEqual(sum(event["value"] for event in told), dropped)
        hook.close()
        self.assertEqual(self.hook().doctor()["counted"]["lost"], {"dropped": dropped})

    def test_counters_addUpAcrossProcessesAndKeepWhatTheyDoNotKnow(self):
        os.makedirs(self.queue)
        with open(os.path.join(self.queue, "counters.json"), "w") as file:
            file.write('{"version":1,"sent":{"stored":5},"lost":{"torn":2},"later":[1]}')
        self.leave(3)
        _, hook = self.deliver()
        hook.close()
        stored = hook.doctor()["counted"]
        self.assertEqual((stored["sent"], stored["lost"], stored["later"]), ({"stored": 8}, {"torn": 2}, [1]))

    def test_counters_unreadable_startAgain(self):
        os.makedirs(self.queue)
        for broken in ("", "[]", "{", '{"sent":5,"lost":{"torn":"x"}}'):
            with open(os.path.join(self.queue, "counters.json"), "w") as file:
                file.write(broken)
            self.leave(1)
            _, hook = self.deliver()
            hook.close()
            self.assertEqual(hook.doctor()["counted"]["sent"], {"stored": 1})

    def test_twoHooksInOneProcess_shareADirectory(self):
        sink = self.sink()
        one, two = self.hook(sink.url), self.hook(sink.url)
        for i in range(50):
            one.record("a", "one")
            two.record("a", "two")
        self.assertTrue(one.flush() and two.flush())
        self.assertTrue(sink.wait_for(100))
        self.assertEqual(sum(sink.counts.values()), 100)

    def test_doctor_countsWhatTheSenderHasInHand(self):
        self.leave(700)
        asked, go_on = threading.Event(), threading.Event()
        sink = self.sink(behave=lambda handler, number, events: (asked.set(), go_on.wait(10)) and None)
        hook = self.hook(sink.url)
        hook.record("a", "b")
        self.assertTrue(asked.wait(10))
        self.assertEqual(hook.doctor()["waiting"], 701)
        go_on.set()
        self.assertTrue(hook.flush() and sink.wait_for(701))
        self.assertEqual(hook.doctor()["waiting"], 0)

    def test_doctor_countsWhatTheSenderIsJustTakingOver(self):
        self.leave(700)
        taking, told = threading.Event(), threading.Event()
        load = aecos_analytics._Segment._load
        self.addCleanup(setattr, aecos_analytics._Segment, "_load", load)
        aecos_analytics._Segment._load = lambda segment: (taking.set(), told.wait(0.3), load(segment)) and None
        sink = self.sink(behave=lambda handler, number, events: told.wait(10) and None)
        hook = self.hook(sink.url)
        hook.record("a", "b")
        self.assertTrue(taking.wait(10))
        self.assertEqual(hook.doctor()["waiting"], 701)
        told.set()
        self.assertTrue(hook.flush() and sink.wait_for(701))

    def test_doctor_doesNotGiveUpTheLock(self):
        hook = self.hand_hook()
        hook.record("a", "b")
        self.assertEqual(hook.doctor()["waiting"], 1)
        probe = "import sys, aecos_analytics as a; print(a._Segment.take(sys.argv[1], None))"
        path = os.path.join(self.queue, self.segments()[0])
        done = subprocess.run(**host(probe, self.home, path), capture_output=True, text=True)
        self.assertEqual(done.stdout, "None\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
