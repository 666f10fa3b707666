"""Never in the host's way: copies, subclasses, patches, signals, closed files and started processes work as without."""

import copy
import ctypes
import doctest
import functools
import importlib
import inspect
import os
import pickle
import random
import signal
import subprocess
import sys
import textwrap
import threading
import time
import unittest
import weakref
from unittest import mock

from tests.test_instrument import Hooked, aecos
from tests.world import NOWHERE, World, aecos_analytics, host

PRACTICE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "practice")
GENERATED = "generation/element_generated"


class Facades(Hooked):
    def hooked(self, cls, name="oakland-transit"):
        facade = aecos_analytics.instrument(cls(os.path.join(self.home, name)), analytics=self.collector)
        self.addCleanup(aecos_analytics.uninstrument, facade)
        return facade

    def test_copy_worksOnItsOwnProject_andIsToldAsThat(self):
        other = copy.copy(self.os)
        other.project_root = self.os.project_root.parent / "mill"
        other.create_element("IfcPump")
        self.assertTrue((other.project_root / "elements" / "element_NEW1").is_dir())
        self.assertFalse((self.os.project_root / "elements" / "element_NEW1").exists())
        self.assertEqual([event["project"] for event in self.told("element/created")], ["mill"])
        self.os.create_element("IfcPump")
        self.assertEqual([event["project"] for event in self.told("element/created")], ["mill", "oakland-transit"])

    def test_facade_canBeCopiedDeeplyAndPickled(self):
        for other in (copy.deepcopy(self.os), pickle.loads(pickle.dumps(self.os))):
            other.create_element("IfcPump")
        self.assertEqual(len(self.told("element/created")), 2)

    def test_methods_areMethodsAsBefore_andLeadToWhatIsBelow(self):
        for method in (self.os.check_health, self.os.validator.validate):
            self.assertTrue(inspect.ismethod(method))
            self.assertEqual(method, getattr(method.__self__, method.__name__))
            self.assertEqual(hash(method), hash(getattr(method.__self__, method.__name__)))
            self.assertIs(weakref.WeakMethod(method)().__self__, method.__self__)
            self.assertNotIn("self", inspect.signature(method).parameters)
            self.assertTrue(inspect.isfunction(getattr(type(method.__self__), method.__name__)))
        validator = self.os.validator
        self.assertEqual(validator.validate.__wrapped__(validator, "nothing").status, "warnings")
        self.assertEqual(self.told(), [])
        self.assertEqual(pickle.loads(pickle.dumps(self.os.check_health))().status, "degraded")
        self.assertEqual(len(self.told("deployment/health_check")), 1)

    def test_methodsInTheClass_areFunctions_asMockAndInspectExpect(self):
        plain = aecos.AecOS.__dict__["generate"]
        self.assertTrue(inspect.isfunction(plain))
        self.assertEqual((plain.__name__, plain.__code__.co_name, plain.__module__), ("generate", "generate", "aecos.api.facade"))
        mock.create_autospec(aecos.AecOS, instance=True).generate("wall")
        mock.create_autospec(self.os).generate("wall")
        self.assertRaises(TypeError, mock.create_autospec(aecos.AecOS, instance=True).generate, "wall", unknown=1)
        for target, name in ((aecos.AecOS, "check_health"), (self.os, "check_health")):
            with mock.patch.object(target, name, autospec=True) as patched:
                self.os.check_health()
                self.assertEqual(patched.call_count, 1)
        with mock.patch("aecos.cost.engine.CostEngine", autospec=True) as patched:
            patched().estimate("wall")
        self.assertTrue([test for test in doctest.DocTestFinder(exclude_empty=False).find(aecos.AecOS) if test.name.endswith("generate")])
        self.assertEqual(self.told(), [])

    def test_recursionOfTheHost_costsOneFrameMorePerCall(self):
        class Deep(aecos.AecOS):
            def parse(self, text, context=None):
                return self.parse(text - 1) if text else None

        facade = self.hooked(Deep)
        free = sys.getrecursionlimit() - len(inspect.stack(0))
        self.assertIsNone(facade.parse(int(free * 0.46)))

    def test_patchOfTheClass_isSeen(self):
        with mock.patch.object(aecos.AecOS, "check_health", return_value="patched"):
            self.assertEqual(self.os.check_health(), "patched")
        self.assertEqual(self.os.check_health().status, "degraded")
        self.assertEqual(len(self.told("deployment/health_check")), 1)

    def test_overriddenGenerate_ofAList_countsEachElement(self):
        class Many(aecos.AecOS):
            def generate(self, text_or_spec, context=None):
                return [super(Many, self).generate(text, context) for text in text_or_spec]

        self.assertEqual(len(self.hooked(Many).generate(["beam", "wall", "wall"])), 3)
        self.assertEqual([e["elementType"] for e in self.told(GENERATED)], ["IfcBeam", "IfcWall", "IfcWall"])
        self.assertEqual(len(self.told("parser/parse_completed")), 3)

    def test_overriddenParse_withoutAecOsOwn_isTold(self):
        class Own(aecos.AecOS):
            def parse(self, text, context=None):
                return self.parser._fallback.parse(text, context)

            def check_health(self):
                return self.validator and super().check_health()

        facade = self.hooked(Own)
        facade.parse("wall")
        facade.check_health()
        self.assertEqual(self.names(), ["parser/parse_completed", "deployment/health_check"])

    def test_recursiveGenerate_countsEachElement(self):
        class Pairs(aecos.AecOS):
            def generate(self, text_or_spec, context=None):
                first, *rest = text_or_spec.split(" and ", 1)
                folder = super().generate(first, context)
                return self.generate(rest[0], context) if rest else folder

        self.hooked(Pairs).generate("beam and wall")
        self.assertEqual(len(self.told(GENERATED)), 2)
        self.assertEqual(len({e["elementGuid"] for e in self.told(GENERATED)}), 2)
        self.assertEqual(len(self.told("compliance/check_completed")), 2)

    def test_templateThatFallsBackToText_countsOneElement(self):
        class Careful(aecos.AecOS):
            def generate_from_template(self, template_id, overrides=None):
                try:
                    return super().generate_from_template(template_id, overrides)
                except FileNotFoundError:
                    return self.generate("wall")

        self.hooked(Careful).generate_from_template("none")
        self.assertEqual(len(self.told(GENERATED)), 1)

    def test_reloadedAecOs_isWrappedAgain(self):
        import aecos.sync.manager

        importlib.reload(aecos.sync.manager)
        aecos.sync.manager.SyncManager(self.root, "maya").push_changes("m")
        self.assertEqual(self.names(), ["sync/push_completed"])

    def test_aecOsImportedAnew_isWrappedAsWell(self):
        before = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "aecos"}
        try:
            again = importlib.import_module("aecos")
            facade = self.hooked(again.AecOS)
            importlib.import_module("aecos.sync.manager").SyncManager(facade.project_root, "maya").push_changes("m")
        finally:
            sys.modules.update(before)
        self.assertEqual(self.names(), ["sync/push_completed"])


class TimeLimit(Exception):
    pass


@unittest.skipUnless(hasattr(signal, "setitimer"), "no timers that interrupt")
class Signals(Hooked):
    def interrupt(self, error, place, name, handler=None):
        """Lets a signal of the host's arrive while the hook is in one of its own functions."""
        real = getattr(place, name)

        def interrupted(*args, **kwargs):
            setattr(place, name, real)
            signal.raise_signal(signal.SIGALRM)
            return real(*args, **kwargs)

        def raising(number, frame):
            raise error

        handler = handler or raising
        self.addCleanup(signal.signal, signal.SIGALRM, signal.signal(signal.SIGALRM, handler))
        self.addCleanup(setattr, place, name, real)
        setattr(place, name, interrupted)

    def test_timeLimitOfTheHost_arrives(self):
        for place, name in ((aecos_analytics, "_element_at"), (aecos_analytics, "_quote"), (aecos_analytics, "_several"),
                            (aecos_analytics._Queue, "append"), (aecos_analytics._Segment, "append"), (aecos_analytics, "_small_json")):
            for error in (TimeLimit("host"), TimeoutError("host"), ValueError("host"), KeyboardInterrupt()):
                self.interrupt(error, place, name)
                with self.assertRaises(type(error), msg="%s in %s" % (error, name)):
                    self.os.generate("wall")
                before = len(self.told(GENERATED))
                self.os.generate("wall")
                self.assertEqual(len(self.told(GENERATED)), before + 1, "nothing is told any more after " + name)

    def test_timeLimitOfAHandlerOfAnyShape_arrives(self):
        class Handler:
            def __call__(self, number, frame):
                del frame
                raise TimeLimit("host")

            def method(self, number, frame):
                frame = None
                raise TimeLimit("host")

        def deleting(number, frame):
            del frame
            raise TimeLimit("host")

        def letting_go(first, number, frame):
            number = frame = first = None
            raise TimeLimit("host")

        for handler in (Handler(), Handler().method, deleting, functools.partial(letting_go, 1)):
            self.interrupt(None, aecos_analytics, "_quote", handler)
            self.assertRaises(TimeLimit, self.collector.record, "a", "b")

    def test_exceptionThatAnotherThreadRaisesHere_arrives(self):
        fired, arrived, begun, over = [0], [0], threading.Event(), threading.Event()

        def work():
            while True:
                try:
                    begun.set()
                    while not over.is_set():
                        self.collector.record("a", "b", 1, x=1, c=[1, 2], d={"k": 1})
                    return
                except TimeLimit:
                    arrived[0] += 1

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        self.addCleanup(over.set)
        self.assertTrue(begun.wait(10), "the thread runs")
        chance = random.Random(5)
        for number in range(60):
            time.sleep(chance.uniform(0.001, 0.004))
            fired[0] += ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker.ident), ctypes.py_object(TimeLimit))
            until = time.monotonic() + 10
            while arrived[0] < fired[0] and time.monotonic() < until:
                time.sleep(0.001)
            self.assertEqual(arrived[0], fired[0], "in round %d" % number)
        over.set()
        worker.join()

    def test_whatTheSignalInterrupted_isCountedAsLost_orKept(self):
        hook = self.hand_hook(queue=os.path.join(self.home, "alone"))
        self.interrupt(TimeLimit("host"), aecos_analytics, "_quote")
        with self.assertRaises(TimeLimit):
            hook.record("a", "b")
        self.assertEqual(hook.stats()["lost"], {"interrupted": 1})
        hook.record("a", "first")
        real = os.write

        def written(fd, data):
            aecos_analytics.os.write = real
            real(fd, data)
            signal.raise_signal(signal.SIGALRM)
            return len(data)

        self.addCleanup(setattr, aecos_analytics.os, "write", real)
        aecos_analytics.os.write = written
        with self.assertRaises(TimeLimit):
            hook.record("a", "kept")
        hook.record("a", "after")
        self.assertEqual([event["type"] for event in self.written(hook.stats()["queue"])], ["first", "kept", "after"])
        self.assertEqual(hook.stats()["lost"], {"interrupted": 1})

    def test_errorsOfHostObjects_areStillNotTheHosts(self):
        class Odd:
            @property
            def total_installed_usd(self):
                raise ValueError("not yet")

        self.os.cost_engine.estimate = lambda *args, **named: Odd()
        self.assertIsInstance(self.os.estimate_cost("nothing"), Odd)
        self.collector.record("a", "b", value=Odd())
        self.assertEqual(len(self.told("a/b")), 1)


class Files(World):
    CLOSING = """
        import os, sys, aecos_analytics
        hook = aecos_analytics.Analytics(sys.argv[2], interval=0.05)
        for i in range(10):
            hook.record("a", "b", i)
        hook.flush(5)
        hook.record("a", "b", 10)
        os.closerange(3, 64)
        files = [open(os.path.join(sys.argv[1], "host-%d" % i), "wb") for i in range(24)]
        for file in files:
            file.write(b"host")
            file.flush()
        for i in range(11, 20):
            assert hook.record("a", "b", i) is not None
        hook.flush(5)
        hook.close(5)
        for file in files:
            file.write(b"ed")
            file.close()
        print(hook.stats()["lost"])
        """

    def test_fileThatGotTheNumberOfOurs_isNotTouched(self):
        sink = self.sink()
        code = textwrap.dedent(self.CLOSING)
        done = subprocess.run(**host(code, self.home, self.home, sink.url), capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stderr, done.stdout), ("", "{}\n"))
        for i in range(24):
            with open(os.path.join(self.home, "host-%d" % i), "rb") as file:
                self.assertEqual(file.read(), b"hosted")
        hook = self.hook(sink.url)
        hook.flush()
        self.assertEqual(sorted({event["value"] for event in sink.events}), [float(i) for i in range(20)])

    def test_relativeHome_isMeantFromWhereTheProgramBegan(self):
        code = ("import os, aecos_analytics\nos.mkdir('deep')\nos.chdir('deep')\naecos_analytics.record('a', 'b')\n"
                "print(aecos_analytics.stats()['queue'])\n")
        done = subprocess.run(**host(code, "data"), cwd=self.home, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.stdout.strip(), done.stderr), (os.path.join(os.path.realpath(self.home), "data", "queue"), ""))


class Children(World):
    SCRIPT = """
        import multiprocessing, os, sys
        sys.path.insert(0, sys.argv[1])
        from aecos import AecOS
        from aecos.nlp.parser import NLParser

        def work(root):
            AecOS(root).generate("a wall")
            NLParser().parse("a beam")

        if __name__ == "__main__":
            os.chdir(sys.argv[2])
            assert os.path.isabs(__file__), __file__
            for method in sys.argv[3:]:
                process = multiprocessing.get_context(method).Process(target=work, args=(os.path.join(sys.argv[2], method),))
                process.start()
                process.join()
                assert process.exitcode == 0, method
        """

    def test_childrenOfEveryKind_areObserved(self):
        with open(os.path.join(self.home, "script.py"), "w") as file:
            file.write(textwrap.dedent(self.SCRIPT))
        os.mkdir(os.path.join(self.home, "work"))
        options = host("", "data", AECOS_ANALYTICS_URL=NOWHERE)
        methods = ["spawn", "forkserver", "fork"] if hasattr(os, "fork") else ["spawn"]
        options["args"] = [sys.executable, "-m", "aecos_analytics", "script.py", PRACTICE, os.path.join(self.home, "work"), *methods]
        done = subprocess.run(**options, cwd=self.home, capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        events = self.written(os.path.join(self.home, "data", "queue"))
        self.assertEqual([e["project"] for e in events if e["type"] == "element_generated"], methods)
        self.assertEqual(len([e for e in events if e["type"] == "parse_completed"]), 2 * len(methods))


if __name__ == "__main__":
    unittest.main()
