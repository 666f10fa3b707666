"""Killed hosts, full disks, read-only directories, forks. AECOS_HOOK_KILLS says how many hosts to kill (default 8)."""

import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest

from tests.world import NOWHERE, World, aecos_analytics, host, read_segment

KILLS = int(os.environ.get("AECOS_HOOK_KILLS", "8"))

# Records from two threads, forks now and then, and writes each id to a file after record() returned it.
VICTIM = """
import os, sys, threading, aecos_analytics as a
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def work(name):
    i = 0
    while True:
        i += 1
        id = a.record("load", name, i, text="x" * (i % 700))
        if id: os.write(log, (id + "\\n").encode())
        if name == "one" and i % 400 == 0:
            child = os.fork()
            if child == 0:
                for j in range(3):
                    id = a.record("load", "child", j)
                    if id: os.write(log, (id + "\\n").encode())
                os._exit(0)
            os.waitpid(child, 0)
threading.Thread(target=work, args=("two",), daemon=True).start()
os.write(1, b"up\\n")
work("one")
"""


class Killed(World):
    def test_whatRecordReported_arrivesExactlyOnce_howeverHostsAndServersDie(self):
        seed = random.randrange(2**32)
        with self.subTest(seed=seed):
            self.kill(random.Random(seed))

    def kill(self, chance):
        arrived, log = {}, os.path.join(self.home, "ids.log")
        sink = self.sink(behave=self.moody(chance))
        port = sink.port
        for number in range(KILLS):
            victim = subprocess.Popen(**host(VICTIM, self.home, log, AECOS_ANALYTICS_URL=sink.url), stdout=subprocess.PIPE)
            self.assertEqual(victim.stdout.readline(), b"up\n")
            time.sleep(chance.uniform(0.0, 0.3))
            victim.send_signal(signal.SIGKILL)
            victim.communicate(timeout=60)  # its forked child may outlive it, and holds its output until the child ends, too
            if number % 4 == 3:  # the server dies, too, and comes back with what it had stored
                sink.close()
                arrived.update({event["id"]: event for event in sink.events})
                before, sink = sink, self.sink(port=port, behave=self.moody(chance))
                sink.counts.update(before.counts)
        hook = self.hook(sink.url)
        while not hook.flush(30):
            pass
        arrived.update({event["id"]: event for event in sink.events})
        with open(log) as file:
            reported = [line.strip() for line in file if len(line) == 37]
        self.assertEqual(len(reported), len(set(reported)))
        self.assertGreater(len(reported), KILLS)
        self.assertEqual(set(reported) - set(arrived), set())
        self.assertEqual([name for name in os.listdir(self.queue) if name.endswith(".seg")], self.segments_of(hook))

    @staticmethod
    def segments_of(hook):
        return [os.path.basename(hook._queue.active.path)] if hook._queue.active is not None else []

    @staticmethod
    def moody(chance):
        return lambda handler, number, events: "cut" if chance.random() < 0.1 else None


class Forked(World):
    def test_fork_givesTheChildItsOwnSegmentAndSendsNothingTwice(self):
        sink = self.sink()
        hook = self.hand_hook(sink.url)
        mine = {hook.record("a", "parent") for _ in range(20)}
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                ids = [hook.record("a", "child") for _ in range(20)]
                os.write(writer, "\n".join(filter(None, ids)).encode())
                hook.flush()
                hook.close()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        theirs = set(os.read(reader, 65536).decode().split())
        os.close(reader), os.close(writer)
        mine |= {hook.record("a", "parent") for _ in range(20)}
        self.assertTrue(hook.flush())
        self.assertEqual(len(theirs), 20)
        self.assertEqual(sink.ids(), mine | theirs)
        self.assertEqual(set(sink.counts.values()), {1})

    def test_forkWhileAThreadRecords_neverHangsTheChild(self):
        code = ("import aecos_analytics as a, os, threading\n"
                "stop = False\n"
                "def load():\n    while not stop: a.record('a', 'b', x='y' * 500)\n"
                "threads = [threading.Thread(target=load) for _ in range(3)]\n[t.start() for t in threads]\n"
                "for _ in range(15):\n"
                "    child = os.fork()\n"
                "    if child == 0:\n        a.record('a', 'child'); os._exit(0)\n"
                "    os.waitpid(child, 0)\n"
                "stop = True\n")
        quiet = {"PYTHONWARNINGS": "ignore"}  # Python 3.12 and later warn whoever forks with threads, ours or their own
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE, **quiet), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([event["type"] for event in self.written()].count("child"), 15)

    def test_forkWhileAThreadHoldsOurLocks_neverHangsTheChild(self):
        code = ("import aecos_analytics as a, os, threading\n"
                "metrics = a.MetricsCollector('table.db')\n"
                "held, over = threading.Event(), threading.Event()\n"
                "def hold():\n"
                "    with a._default_lock, metrics._lock: held.set(); over.wait()\n"
                "holder = threading.Thread(target=hold)\n"
                "holder.start(), held.wait()\n"
                "child = os.fork()\n"
                "if child == 0:\n    a.record('a', 'child'); os._exit(0 if metrics.record('a', 'b') == 1 else 1)\n"
                "print(os.waitpid(child, 0)[1]), over.set()\n")
        quiet = {"PYTHONWARNINGS": "ignore"}
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE, **quiet), cwd=self.home,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stdout, done.stderr), ("0\n", ""))
        self.assertEqual([event["type"] for event in self.written()], ["child", "b"])

    def test_recordInASignalHandlerWhileTheHookIsMade_neverHangs(self):
        code = ("import aecos_analytics as a, os, signal\n"
                "signal.signal(signal.SIGUSR1, lambda *_: a.record('a', 'handler'))\n"
                "class Interrupted(a.Analytics):\n"
                "    def __init__(self):\n"
                "        super().__init__()\n"
                "        a.Analytics = type(self).__base__\n"
                "        os.kill(os.getpid(), signal.SIGUSR1)\n"
                "a.Analytics = Interrupted\n"
                "a.record('a', 'b')\n")
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assertEqual([event["type"] for event in self.written()], ["handler", "b"])

    @unittest.skipUnless(sys.platform.startswith("linux"), "only Linux tells of a fork that Python did not make")
    def test_forkPastPython_givesTheChildItsOwnSegment(self):
        # without a sender: CPython itself may hang in such a child when the fork comes while threads take turns
        code = ("import aecos_analytics as a, ctypes, os\n"
                "a.configure()._ended = True\n"
                "a.record('a', 'parent')\n"
                "child = ctypes.PyDLL(None).fork()\n"
                "name = 'parent' if child else 'child'\n"
                "for _ in range(100): a.record('a', name)\n"
                "if child == 0: os._exit(0)\n"
                "os.waitpid(child, 0)\n"
                "print(os.getpid(), child)\n")
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        events = {name.split("-")[-1]: read_segment(os.path.join(self.queue, name)) for name in self.segments()}
        parent, child = done.stdout.split()
        self.assertEqual({pid: [event["type"] for event in told] for pid, told in events.items()},
                         {parent + ".seg": ["parent"] * 101, child + ".seg": ["child"] * 100})
        self.assertEqual(len({event["id"] for told in events.values() for event in told}), 201)

    def test_multiprocessing_worksAsItDoes(self):
        code = ("import aecos_analytics as a, multiprocessing\n"
                "def work(i): return a.record('a', 'b', i) is not None\n"
                "if __name__ == '__main__':\n"
                "    a.record('a', 'b')\n"
                "    with multiprocessing.get_context('fork').Pool(3) as pool: print(sum(pool.map(work, range(60))))\n")
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stdout, done.stderr), ("60\n", ""))
        self.assertEqual(len(self.written()), 61)


    def test_lossesOfChildrenOfEveryKind_areTold(self):
        with open(self.queue, "w"):
            pass  # a file where the directory should be
        sink = self.sink()
        script = os.path.join(self.home, "script.py")
        with open(script, "w") as file:
            file.write("import aecos_analytics as a, multiprocessing\n"
                       "def work(method):\n    for _ in range(50): a.record('a', 'b', project=method)\n"
                       "if __name__ == '__main__':\n"
                       "    for method in multiprocessing.get_all_start_methods():\n"
                       "        child = multiprocessing.get_context(method).Process(target=work, args=(method,))\n"
                       "        child.start(), child.join()\n")
        options = host("", self.home, AECOS_ANALYTICS_URL=sink.url)
        options["args"] = [sys.executable, script]
        done = subprocess.run(**options, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        told = {event["project"]: event["value"] for event in sink.events}
        self.assertEqual(told, {method: 50.0 for method in multiprocessing.get_all_start_methods()})


class Interrupted(World):
    def test_signalHandlerAndFinalizerMayRecord_evenInsideRecord(self):
        hook = self.hand_hook()
        inner = []
        before = signal.signal(signal.SIGALRM, lambda *_: inner.append(hook.record("a", "signal")))
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
            outer = [hook.record("a", "b", text="x" * 300) for _ in range(4000)]
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        hook.close()
        self.assertNotIn(None, outer + inner)
        self.assertEqual(sorted(event["id"] for event in self.written()), sorted(outer + inner))


class Disk(World):
    def test_fileSizeLimit_losesOnlyWhatDoesNotFitAndCountsIt(self):
        code = ("import aecos_analytics as a, resource, sys\n"
                "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
                "kept = [a.record('a', 'b', i) for i in range(500)]\n"
                "s = a.stats()\nprint(sum(k is not None for k in kept), s['lost'].get('disk_full'), s['recorded'])\n")
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        kept, lost, recorded = map(int, done.stdout.split())
        self.assertEqual((kept + lost, kept, len([e for e in self.written() if e["module"] == "a"])), (500, recorded, kept))
        self.assertGreater(lost, 0)

    @unittest.skipUnless(sys.platform == "linux" and os.geteuid() == 0, "mounting a small file system needs root on Linux")
    def test_fullDisk_losesCountsAndRecovers(self):
        mounted = os.path.join(self.home, "small")
        os.makedirs(mounted)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mounted], capture_output=True).returncode:
            self.skipTest("this machine does not let root mount a tmpfs")
        self.addCleanup(subprocess.run, ["umount", "-l", mounted])
        sink = self.sink()
        hook = self.hand_hook(NOWHERE, queue=os.path.join(mounted, "queue"))
        kept = {hook.record("a", "b", i) for i in range(1000)}
        lost = hook.stats()["lost"]["disk_full"]
        kept.discard(None)
        self.assertEqual(len(kept) + lost, 1000)
        hook._server._url = sink.url
        hook.flush()
        self.assertLessEqual(kept, sink.ids())
        time.sleep(0.6)
        after = hook.record("a", "after")
        self.assertIsNotNone(after)
        hook.flush()
        hook.flush()
        self.assertIn(after, sink.ids())
        told = [e["value"] for e in sink.events if e["type"] == "events_lost" and e["attributes"]["reason"] == "disk_full"]
        self.assertEqual(sum(told), hook.stats()["lost"]["disk_full"])

    def test_queueThatCannotBeMade_isToldAndHarmless(self):
        with open(self.queue, "w"):
            pass  # a file where the directory should be
        hook = self.hand_hook()
        self.assertEqual([hook.record("a", "b") for _ in range(100)], [None] * 100)
        self.assertEqual(hook.stats()["lost"], {"unwritable": 100})
        self.assertFalse(hook.flush() and False)
        self.assertIn("lost: 100 events, reason unwritable", hook.doctor()["findings"])
        os.unlink(self.queue)
        time.sleep(0.6)
        self.assertIsNotNone(hook.record("a", "b"))

    def test_lossWithAQueueThatCannotBeWritten_isToldToTheServer_once(self):
        with open(self.queue, "w"):
            pass  # a file where the directory should be

        sink = self.sink(behave=lambda handler, number, events: "cut" if number == 1 else None)
        code = "import sys, aecos_analytics as a\nfor _ in range(200):\n    a.record('a', 'b')\n"
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=sink.url), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        told = {e["id"]: e for e in sink.events if e["type"] == "events_lost"}
        self.assertEqual(sum(e["value"] for e in told.values()), 200)
        self.assertEqual({e["attributes"]["reason"] for e in told.values()}, {"unwritable"})
        self.assertEqual({e["attributes"]["module"] for e in told.values()}, {"a"})

    def test_queueThatIsDeletedAndCannotBeMadeAnew_isSentFromTheOpenFile(self):
        sink = self.sink()
        hook = self.hand_hook()
        kept = {hook.record("a", "b") for _ in range(300)}
        self.replace_queue_by_a_file()
        self.assertFalse(hook.flush(1))
        hook._server._url = sink.url
        self.assertTrue(hook.flush())
        self.assertEqual((sink.ids(), hook.stats()["lost"]), (kept, {}))

    def test_queueThatIsDeletedAndCannotBeMadeAnew_isCountedAsLost_whenTheHookEnds(self):
        hook = self.hand_hook()
        self.assertNotIn(None, [hook.record("a", "b", project="tower") for _ in range(300)])
        self.replace_queue_by_a_file()
        hook.flush(1)
        hook.close(0.5)
        self.assertEqual(hook.stats()["lost"], {"unwritable": 300})
        self.assertEqual([(key, loss.count) for key, loss in hook._counters._unreported.items()], [(("unwritable", "tower"), 300)])

    def test_queueThatIsDeletedAndCanBeMadeAnewLater_isKept(self):
        hook = self.hand_hook()
        kept = [hook.record("a", "b") for _ in range(1200)]
        self.replace_queue_by_a_file()
        hook.flush(1)
        os.unlink(self.queue)
        time.sleep(0.6)
        hook.flush(1)
        self.assertEqual(([event["id"] for event in self.written()], hook.stats()["lost"]), (kept, {}))

    def replace_queue_by_a_file(self):
        shutil.rmtree(self.queue)
        with open(self.queue, "w"):
            pass

    def test_losses_tellWhereAndWhenTheyWere(self):
        with open(self.queue, "w"):
            pass  # a file where the directory should be
        sink = self.sink()
        hook = self.hand_hook(sink.url)
        hook.record("cost", "b", project="tower", at=1772460000)
        hook.record("parser", "b", project="tower", at=1772463600)
        hook.record("parser", "b", project="lodge", at=1772463600)
        hook.record("parser", "b")
        hook.flush()
        told = {e.get("project"): e for e in sink.events if e["type"] == "events_lost"}
        self.assertEqual({project: e["value"] for project, e in told.items()}, {"tower": 2, "lodge": 1, None: 1})
        self.assertEqual(told["tower"]["attributes"], {
            "reason": "unwritable", "modules": ["cost", "parser"],
            "since": "2026-03-02T14:00:00.000000Z", "until": "2026-03-02T15:00:00.000000Z"})
        self.assertEqual(told["lodge"]["attributes"]["module"], "parser")

    def test_losses_ofMorePlacesThanAreKept_areOfAnyProject(self):
        counters = aecos_analytics._Counters(self.queue)
        for number in range(60):
            counters.lose("unwritable", 1, "p%d" % number, "m", "2026-03-02T14:00:00Z")
        told = {}
        counters.report(lambda key, loss: told.setdefault(key, (loss.count, loss.attributes()))[0])
        self.assertEqual(sum(count for count, _ in told.values()), 60)
        self.assertEqual(told[("unwritable", "")][0], 10)
        self.assertNotIn("module", told[("unwritable", "")][1])
        self.assertFalse(counters.untold())

    def test_readOnlyDirectory_isToldAndHarmless(self):
        os.makedirs(self.queue)
        os.chmod(self.queue, 0o500)
        os.chmod(self.home, 0o755)
        code = ("import os, http.client, aecos_analytics as a\n"
                "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
                "print([a.record('a', 'b') for _ in range(3)], a.stats()['lost'], bool(a.doctor()['findings']))\n")
        if os.geteuid() == 0:
            os.chown(self.queue, 65534, 65534)
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stdout, done.stderr), ("[None, None, None] {'unwritable': 3} True\n", ""))

    def test_noFileDescriptorsLeft_isToldAndHarmless(self):
        code = ("import aecos_analytics as a, resource, os\n"
                "resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))\nheld = []\n"
                "try:\n    while True: held.append(os.open('/dev/null', os.O_RDONLY))\nexcept OSError: pass\n"
                "print(a.record('a', 'b'), a.stats()['lost'])\n[os.close(fd) for fd in held]\n")
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stdout, done.stderr), ("None {'unwritable': 1}\n", ""))


if __name__ == "__main__":
    unittest.main()
