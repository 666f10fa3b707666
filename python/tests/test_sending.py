"""From the queue to the server: what counts as acknowledged, and what happens when it is not."""

import json
import os
import socket
import subprocess
import threading
import time
import unittest
import unittest.mock

from tests.sink import answer
from tests.world import NOWHERE, World, aecos_analytics, host


HANGS = 60  # seconds after which something that should have ended never will


def wait_until(true, timeout=HANGS):
    end = time.monotonic() + timeout
    while not true() and time.monotonic() < end:
        time.sleep(0.002)
    return true()


class Sending(World):
    def test_events_arriveByThemselves(self):
        sink = self.sink()
        hook = self.hook(sink.url, token="secret")
        ids = {hook.record("a", "b", i) for i in range(1200)}
        self.assertTrue(sink.wait_for(1200))
        self.assertEqual(sink.ids(), ids)
        sizes, headers = zip(*sink.batches)
        self.assertLessEqual(max(sizes), 500)
        self.assertEqual({h["Content-Type"] for h in headers}, {"application/x-ndjson"})
        self.assertEqual({h["Authorization"] for h in headers}, {"Bearer secret"})
        self.assertEqual({h["Content-Encoding"] for h in headers}, {"gzip"})

    def test_close_sendsTheRestAndLeavesNothingBehind(self):
        sink = self.sink()
        hook = self.hook(sink.url, interval=60)
        for i in range(700):
            hook.record("a", "b", i)
        hook.close(5)
        self.assertEqual(len(sink.events), 700)
        self.assertEqual(self.segments(), [])
        self.assertEqual(hook.stats()["sent"], {"stored": 700})

    def test_close_takesTheTimeThatItIsGiven(self):
        sink = self.sink(behave=lambda handler, number, events: time.sleep(0.02))
        hook = self.hook(sink.url, interval=60, batch=10, exit_timeout=0.05)
        for i in range(300):
            hook.record("a", "b", i)
        hook.close(20)
        self.assertEqual(len(sink.events), 300)

    def test_serverThatIsDown_getsEverythingWhenItComesBack(self):
        sink = self.sink()
        port = sink.port
        hook = self.hook(sink.url)
        ids = {hook.record("a", "b")}
        self.assertTrue(sink.wait_for(1))
        sink.close()
        ids |= {hook.record("a", "b") for _ in range(1500)}
        self.assertFalse(hook.flush())
        hook.close()
        self.assertNotEqual(self.segments(), [])
        again = self.sink(port=port)
        ids |= {self.hook(again.url).record("a", "b")}
        self.assertTrue(again.wait_for(len(ids) - 1))
        self.assertEqual(again.ids() | sink.ids(), ids)

    def test_answerThatGetsLost_costsADuplicateAndNoEvent(self):
        sink = self.sink(behave=lambda handler, number, events: "cut" if number % 2 else None)
        hook = self.hand_hook(sink.url, batch=50)
        ids = {hook.record("a", "b") for _ in range(300)}
        while not hook.flush():
            pass
        self.assertEqual(sink.ids(), ids)
        self.assertGreater(sum(sink.counts.values()), 300)
        sent = hook.stats()["sent"]
        self.assertEqual(sent.get("stored", 0) + sent.get("duplicate", 0), 300)

    def test_answerThatStopsHalfWay_isNoAcknowledgement(self):
        def half(handler, number, events):
            if number > 6:
                return None
            whole = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n"
                     '{"received":%d,"stored":%d,"duplicate":0}' % (len(events), len(events))).encode()
            sink.store(events)
            handler.wfile.write(whole[: (len(whole), 60, 20, 1, 85, 110)[number - 1]])
            handler.wfile.flush()
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)
            return "handled"

        sink = self.sink(behave=half)
        hook = self.hand_hook(sink.url)
        ids = {hook.record("a", "b") for _ in range(20)}
        for _ in range(3):  # a batch is tried again at once on a connection that had worked before, never on a fresh one
            self.assertFalse(hook.flush())
            self.assertEqual(hook.doctor()["waiting"], 20)
            self.assertIn("sending: " + sink.url, " ".join(hook.doctor()["findings"]))
        while not hook.flush():
            pass
        self.assertEqual((sink.ids(), hook.stats()["lost"], hook.stats()["sent"]), (ids, {}, {"duplicate": 20}))

    def test_serverWithACertificateOfItsOwn_isTrustedWhenItsAuthorityIsNamed(self):
        pem = os.path.join(os.path.dirname(__file__), "localhost.pem")
        sink = self.sink(pem=pem)
        hook = self.hand_hook(sink.url)
        id = hook.record("a", "b")
        self.assertFalse(hook.flush())
        self.assertIn("CERTIFICATE_VERIFY_FAILED", " ".join(hook.doctor()["findings"]))
        with unittest.mock.patch.dict(os.environ, {"AECOS_ANALYTICS_CA": pem}):
            self.assertTrue(hook.flush())
        self.assertEqual(sink.ids(), {id})

    def test_serverThatAcceptsAndSaysNothing_isToldAndDelaysNobody(self):
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        url = "http://127.0.0.1:%d" % silent.getsockname()[1]
        hook = self.hook(url, interval=0.01, timeout=0.2)
        ids = [hook.record("a", "b", i) for i in range(2000)]
        self.assertFalse(hook.flush(1))
        self.assertIn("timed out", " ".join(hook.doctor()["findings"]))
        hook.close(0.1)
        self.assertEqual([event["id"] for event in self.written()], ids)
        code = "import aecos_analytics as a\na.configure(timeout=3600)\nfor i in range(500): a.record('a','late')\n"
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=url), capture_output=True, text=True, timeout=HANGS)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([event["type"] for event in self.written()].count("late"), 500)

    def test_clockThatJumps_neitherStopsTheSendingNorLoses(self):
        def busy(handler, number, events):
            if takes.is_set():
                return None
            answer(handler, 503, {}, Retry_After="0.1")
            return "handled"

        takes, sink = threading.Event(), self.sink(behave=busy)
        hook, real = self.hook(sink.url), aecos_analytics.time.time
        self.addCleanup(setattr, aecos_analytics.time, "time", real)
        ids = set()
        for jump in (-86_400, 86_400, 40 * 365 * 86_400, -50 * 365 * 86_400, 0.5, -0.5):
            takes.clear()
            ids |= {hook.record("a", "b", jump) for _ in range(100)}
            self.assertTrue(wait_until(lambda: hook.stats()["failures"]))
            aecos_analytics.time.time = lambda jump=jump: real() + jump  # while it waits to try again
            takes.set()
            self.assertTrue(sink.wait_for(len(ids)), jump)
        self.assertEqual((sink.ids(), len(ids), hook.stats()["lost"]), (ids, 600, {}))

    def test_2xxThatDoesNotCount_isNoAcknowledgement(self):
        def portal(handler, number, events):
            body = ({}, {"received": len(events) - 1}, ["login"], "<html>")[number % 4]
            answer(handler, 200, body, "text/html")
            return "handled"

        sink = self.sink(behave=portal)
        hook = self.hand_hook(sink.url)
        hook.record("a", "b")
        for _ in range(4):
            self.assertFalse(hook.flush())
        self.assertIn("without counting", " ".join(hook.doctor()["findings"]))
        self.assertEqual(len(self.written()), 1)

    def test_serverErrors_keepEverything(self):
        def wrong(handler, number, events):
            status = (401, 403, 404, 500, 502, 503, 429, 302, 400)[number - 1] if number <= 9 else 200
            if status == 200:
                return None
            answer(handler, status, {"code": "x"}, Retry_After="0", Location="/elsewhere")
            return "handled"

        sink = self.sink(behave=wrong)
        hook = self.hand_hook(sink.url)
        hook.record("a", "b")
        for _ in range(9):
            self.assertFalse(hook.flush())
        self.assertTrue(hook.flush())
        self.assertEqual((len(sink.events), hook.stats()["lost"], hook.stats()["error"]), (1, {}, ""))

    def test_flush_doesNotWaitForTheBackoffOfAnAttemptUnderWay(self):
        def fails_once(handler, number, events):
            if number > 1:
                return None
            ends.wait(HANGS)
            answer(handler, 503, {})
            return "handled"

        ends, sink = threading.Event(), self.sink(behave=fails_once)
        hook = self.hook(sink.url, interval=60)
        hook.record("a", "b")
        self.assertTrue(wait_until(lambda: sink.batches))
        threading.Timer(0.1, ends.set).start()  # by then the flush below waits for the attempt to end
        self.assertTrue(hook.flush())
        self.assertEqual(len(sink.events), 1)

    def test_retryAfter_isWaitedFor(self):
        def busy(handler, number, events):
            if number > 1:
                return None
            answer(handler, 429, {}, Retry_After="1")
            return "handled"

        sink = self.sink(behave=busy)
        start = time.monotonic()
        self.hook(sink.url).record("a", "b")
        self.assertTrue(sink.wait_for(1))
        self.assertGreaterEqual(time.monotonic() - start, 1.0)

    def test_oneEventThatTheServerCannotTake_doesNotBlockTheOthers(self):
        def picky(handler, number, events):
            if all(event["type"] != "poison" for event in events):
                return None
            problem = {"title": "no", "code": "INVALID_BODY"}
            answer(handler, 413 if len(events) > 3 else 400, problem, "application/problem+json")
            return "handled"

        sink = self.sink(behave=picky)
        hook = self.hand_hook(sink.url)
        for i in range(40):
            hook.record("a", "poison" if i == 17 else "fine")
        self.assertTrue(hook.flush())
        self.assertEqual(len([e for e in sink.events if e["type"] == "fine"]), 39)
        self.assertEqual(hook.stats()["lost"], {"rejected": 1})

    def test_quarantinedAndRefused_areCountedAndNotSentAgain(self):
        def strict(handler, number, events):
            problems = [{"index": 0, "reason": "x"}]
            answer(handler, 202, {"received": len(events), "stored": len(events) - 2, "duplicate": 0, "quarantined": problems, "refused": problems})
            return "handled"

        sink = self.sink(behave=strict)
        hook = self.hand_hook(sink.url)
        for _ in range(10):
            hook.record("a", "b")
        self.assertTrue(hook.flush() and hook.flush())
        batches = len(sink.batches)
        self.assertEqual(hook.stats()["sent"], {"stored": 10 - 2 * batches, "quarantined": batches, "refused": batches})
        self.assertEqual(sum(size for size, _ in sink.batches), 10)

    def test_localServer_isFoundThroughItsFile(self):
        hook = self.hand_hook(None)
        hook.record("a", "b")
        self.assertFalse(hook.flush())
        self.assertIn("no server is known", " ".join(hook.doctor()["findings"]))
        sink = self.sink()
        os.makedirs(os.path.join(self.home, "run"))
        path = os.path.join(self.home, "run", "server.json")
        for broken in ("", "[]", "{}", '{"url":null,"token":null}'):
            with open(path, "w") as file:
                file.write(broken)
            self.assertFalse(hook.flush())
        with open(path, "w") as file:
            json.dump({"pid": 1, "url": sink.url + "/", "token": "t0"}, file)
        self.assertTrue(hook.flush())
        self.assertEqual(sink.batches[0][1]["Authorization"], "Bearer t0")

    def test_badUrl_isTold(self):
        for url in ("ftp://example.org", "nonsense", "http://", "http://[::1", "http://127.0.0.1:99999"):
            hook = self.hand_hook(url)
            hook.record("a", "b")
            self.assertFalse(hook.flush())
            self.assertTrue(hook.stats()["error"], url)
            hook.close()

    def test_slowServer_holdsUpNeitherTheHostNorItsExit(self):
        gone = threading.Event()
        self.addCleanup(gone.set)
        sink = self.sink(behave=lambda handler, number, events: gone.wait() and "handled")
        code = "import aecos_analytics as a\na.configure(timeout=3600)\nfor i in range(500): a.record('a','b')\ninput()\n"
        process = subprocess.Popen(**host(code, self.home, AECOS_ANALYTICS_URL=sink.url), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.kill)
        self.assertTrue(wait_until(lambda: sink.batches))
        self.assertEqual(process.communicate("\n", timeout=HANGS), ("", ""))
        self.assertEqual(process.returncode, 0)
        self.assertEqual((sink.events, len(self.written())), ([], 500))

    def test_exit_sendsWhatTheScriptRecorded(self):
        sink = self.sink()
        code = ("import aecos_analytics as a, atexit\natexit.register(lambda: a.record('a','late'))\n"
                "a.configure(exit_timeout=%d)\nfor i in range(300): a.record('a','b')\n" % HANGS)
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=sink.url), capture_output=True, text=True, timeout=HANGS)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(len(sink.events), 300)
        self.assertEqual([event["type"] for event in self.written()], ["late"])

    def test_recordWhileTheInterpreterGoesDown_isQuiet(self):
        code = ("import aecos_analytics as a, atexit, sys\n"
                "class Late:\n    def __del__(self): a.record('a','finalizer')\n"
                "keep = sys.modules['keep'] = Late()\n"
                "a.record('a','b')\natexit.register(lambda: (a.close(), a.record('a','after close')))\n")
        done = subprocess.run(**host(code, self.home, AECOS_ANALYTICS_URL=NOWHERE), capture_output=True, text=True, timeout=HANGS)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("after close", [event["type"] for event in self.written()])

    def test_clockOffTheServers_isTold(self):
        def future(handler, number, events):
            handler.date_time_string = lambda timestamp=None: "Sat, 01 Jan 2028 00:00:00 GMT"

        sink = self.sink(behave=future)
        hook = self.hand_hook(sink.url)
        hook.record("a", "b")
        self.assertTrue(hook.flush())
        self.assertIn("clock", " ".join(hook.doctor()["findings"]))


class CommandLine(World):
    def run_hook(self, *arguments, **environment):
        import sys

        options = host("", self.home, **environment)
        options["args"] = [sys.executable, "-m", "aecos_analytics", *arguments]
        return subprocess.run(**options, capture_output=True, text=True, timeout=HANGS)

    def test_doctor_tellsWhatWaitsAndFindsFault(self):
        hook = self.hand_hook()
        hook.record("a", "b")
        hook.close()
        done = self.run_hook("--doctor")
        self.assertEqual(done.returncode, 1)
        self.assertIn("1 events waiting", done.stdout)
        self.assertEqual(json.loads(self.run_hook("--doctor", "--json").stdout)["waiting"], 1)

    def test_flush_sendsTheQueue(self):
        hook = self.hand_hook()
        hook.record("a", "b")
        hook.close()
        sink = self.sink()
        self.assertEqual(self.run_hook("--flush", AECOS_ANALYTICS_URL=sink.url).returncode, 0)
        self.assertEqual(len(sink.events), 1)

    def test_usage(self):
        self.assertEqual(self.run_hook().returncode, 2)
        self.assertEqual(self.run_hook("--help").returncode, 0)
        self.assertEqual(self.run_hook("/no/such/script.py").returncode, 2)
        self.assertEqual(self.run_hook("-m").returncode, 2)


if __name__ == "__main__":
    unittest.main()
