"""What record() writes, whatever it is given."""

import datetime
import decimal
import enum
import json
import pathlib
import re
import threading
import time
import unittest
import uuid

from tests.world import World, aecos_analytics

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")


class Role(str, enum.Enum):
    ADMIN = "admin"


class Hostile:
    def __str__(self):
        raise RuntimeError("str")

    __repr__ = __float__ = __int__ = __hash__ = __eq__ = __str__

    @property
    def value(self):
        raise RuntimeError("value")


class Events(World):
    def record(self, *args, **kwargs):
        hook = self.hook()
        self.assertIsNotNone(hook.record(*args, **kwargs))
        hook.close()
        return self.written()[-1]

    def test_record_writesEveryFieldUnderItsWireName(self):
        event = self.record(
            "generation", "element_generated", 103.7, user="maya", project="tower", discipline="structural", element="0A1B",
            element_type="IfcBeam", template="t1", region="CA", code_edition="CBC2025", phase="late", count=3, ok=True)
        self.assertRegex(event.pop("id"), ID)
        at = datetime.datetime.fromisoformat(event.pop("occurredAt").replace("Z", "+00:00"))
        self.assertLess(abs(at.timestamp() - time.time()), 60)
        self.assertEqual(event, {
            "module": "generation", "type": "element_generated", "value": 103.7, "user": "maya", "project": "tower",
            "discipline": "structural", "elementGuid": "0A1B", "elementType": "IfcBeam", "templateId": "t1", "region": "CA",
            "codeEdition": "CBC2025", "attributes": {"phase": "late", "count": 3, "ok": True}, "source": "hook:python"})

    def test_record_leavesOutWhatWasNotGiven(self):
        self.assertEqual(set(self.record("a", "b")), {"id", "occurredAt", "module", "type", "source"})

    def test_context_nestsAndIsUndone(self):
        hook = self.hook()
        with aecos_analytics.context(user="maya", project="tower", phase="early"):
            hook.record("a", "1")
            with aecos_analytics.context(user="li"):
                hook.record("a", "2", project="mill")
        hook.record("a", "3")
        hook.close()
        one, two, three = self.written()
        self.assertEqual((one["user"], one["project"], one["attributes"]), ("maya", "tower", {"phase": "early"}))
        self.assertEqual((two["user"], two["project"]), ("li", "mill"))
        self.assertNotIn("user", three)

    def test_timer_measuresAndTellsFailuresApart(self):
        hook = self.hook()
        with hook.timer("generation", "element_generated", element_type="IfcWall") as timer:
            timer.set(element="E1", value="a name that is taken")
        with self.assertRaises(KeyError):
            with hook.timer("generation", "element_generated"):
                raise KeyError("x")
        hook.close()
        good, bad = self.written()
        self.assertEqual((good["type"], good["elementGuid"]), ("element_generated", "E1"))
        self.assertEqual(good["attributes"], {"value": "a name that is taken"})
        self.assertGreaterEqual(good["value"], 0)
        self.assertEqual((bad["type"], bad["attributes"]["exception"]), ("operation_failed", "KeyError"))

    def test_value_thatIsNoFiniteNumber_isLeftOutAndNoted(self):
        hook = self.hook()
        for value in (float("nan"), float("inf"), -float("inf"), 10**400, "many", Hostile(), [1]):
            self.assertIsNotNone(hook.record("a", "b", value))
        for value in (True, "0.5", decimal.Decimal("1.5"), 7):
            self.assertIsNotNone(hook.record("a", "b", value))
        hook.close()
        events = self.written()
        self.assertTrue(all("value" not in event and event["attributes"]["value_dropped"] for event in events[:7]))
        self.assertEqual([event["value"] for event in events[7:]], [1.0, 0.5, 1.5, 7.0])

    def test_recordEvent_takesTheRoadmapsLineWordForWord(self):
        record_event = self.hook().record_event
        record_event("parser", "parse_success", confidence=0.97)
        event = self.written()[-1]
        self.assertEqual((event["module"], event["type"], event["attributes"]), ("parser", "parse_success", {"confidence": 0.97}))
        self.assertNotIn("value", event)

    def test_recordEvent_recognisesTheFieldsAmongTheRest(self):
        record_event = self.hook().record_event
        record_event("generator", "element_generated", 412, user="maya", element_guid="0A1B", project="tower", ifc_class="IfcWall",
                     template_id="t1", region="CA", code="CBC2025", timestamp=1781708868.5, metadata={"storey": 3}, note="n")
        record_event("a", "b", metric_value=0.5, element="E1", element_guid="E2")
        one, two = self.written()
        one.pop("id")
        self.assertEqual(one, {
            "occurredAt": "2026-06-17T15:07:48.500000Z", "module": "generator", "type": "element_generated", "value": 412.0,
            "user": "maya", "project": "tower", "elementGuid": "0A1B", "elementType": "IfcWall", "templateId": "t1", "region": "CA",
            "codeEdition": "CBC2025", "attributes": {"storey": 3, "note": "n"}, "source": "hook:python"})
        self.assertEqual((two["value"], two["elementGuid"], two["attributes"]), (0.5, "E1", {"element_guid": "E2"}))

    def test_recordEvent_takesAnyNameAndTimesOfEveryForm(self):
        hook = self.hook()
        utc = datetime.timezone.utc
        monday = "2026-01-05T00:00:00.000000Z"
        for name, given in (("timestamp", "2026-01-05T00:00:00Z"), ("timestamp", "2026-01-05T00:00:00"), ("occurredAt", "2026-01-05"),
                            ("at", " 2026-01-05 01:00:00+01:00 "), ("timestamp", "2026-01-04T19:00-0500"), ("at", datetime.date(2026, 1, 5)),
                            ("timestamp", datetime.datetime(2026, 1, 5, tzinfo=utc)), ("timestamp", 1767571200), ("at", 1767571200000),
                            ("occurredAt", 1767571200000.0), ("timestamp", "1767571200"), ("occurred_at", decimal.Decimal(1767571200))):
            self.assertIsNotNone(hook.record_event("a", "b", **{name: given}))
            self.assertEqual(self.written()[-1]["occurredAt"], monday, given)
            self.assertNotIn("attributes", self.written()[-1])
        hook.record_event("a", "b", timestamp="2026-01-05T00:00:00.123456789+00:00")
        self.assertEqual(self.written()[-1]["occurredAt"], "2026-01-05T00:00:00.123456Z")

    def test_aTimeThatIsNone_isNotToday_andIsTold(self):
        hook = self.hook()
        for given in ("yesterday", "2026-02-30", "", True, [], Hostile(), object(), float("nan")):
            self.assertIsNotNone(hook.record_event("a", "b", timestamp=given))
            event = self.written()[-1]
            self.assertEqual((event["occurredAt"], "at_dropped" in event["attributes"]), ("1970-01-01T00:00:00Z", True), given)
        self.assertEqual(hook.stats()["shortened"], 8)

    def test_recordEvent_allowsEveryNameAmongTheRest(self):
        hook = self.hook()
        with aecos_analytics.context(self=3):
            hook.record_event("x", "y", self=1, module="m", given=2)
        hook.record_event(module="x", event_type="y", value=2)
        hook.record_event("x", "y", None, "extra")
        hook.record("x", "y", self=1)
        hook.record_event()
        with hook.timer("x", "y", self=1) as timer:
            timer.set(self=2)
        one, two, three, four, five, six = self.written()
        self.assertEqual((one["module"], one["attributes"]), ("x", {"self": 1, "module": "m", "given": 2}))
        self.assertEqual((two["module"], two["type"], two["value"]), ("x", "y", 2.0))
        self.assertEqual((three["attributes"], four["attributes"]), ({"more_arguments": ["extra"]}, {"self": 1}))
        self.assertEqual((five["module"], six["attributes"]), ("", {"self": 2}))

    def test_recordEvent_liftsFieldsOutOfMetadata_asTheWarehouseSourceDoes(self):
        hook = self.hook()
        hook.record_event("a", "b", metadata={"project": "tower", "user": "maya", "ifc_class": "IfcWall", "value": 4, "region": 7, "note": "n"})
        hook.record_event("a", "b", project="mill", value=1, metadata={"project": "tower", "metric_value": 5})
        one, two = self.written()
        self.assertEqual((one["project"], one["user"], one["elementType"], one["value"]), ("tower", "maya", "IfcWall", 4.0))
        self.assertEqual(one["attributes"], {"region": 7, "note": "n"})
        self.assertEqual((two["project"], two["value"], two["attributes"]), ("mill", 1.0, {"project": "tower", "metric_value": 5}))

    def test_recordEvent_ofTwoNamesForAField_theFieldsOwnHolds(self):
        hook = self.hook()
        hook.record_event("a", "b", user_id="second", user="first")
        hook.record_event("a", "b", user="first", user_id="second")
        for event in self.written():
            self.assertEqual((event["user"], event["attributes"]), ("first", {"user_id": "second"}))

    def test_badText_becomesTextThatTheServerTakes(self):
        event = self.record("a", "b", user="half \ud800 pair", project="nul\0nul", region="x" * 10_000, template="\U0001F600" * 200,
                            element=Hostile(), code_edition=5, note="\udfff", **{"key\0\ud800": "v"})
        self.assertEqual(event["user"], "half ? pair")
        self.assertEqual(event["project"], "nul\ufffdnul")
        self.assertEqual((len(event["region"]), event["region"][-1]), (200, "…"))
        self.assertEqual(event["templateId"], "\U0001F600" * 200)
        self.assertEqual((event["elementGuid"], event["codeEdition"]), ("<Hostile>", "5"))
        self.assertEqual(event["attributes"], {"note": "?", "key\ufffd?": "v"})

    def test_hugeAttributes_areCutToWhatTheServerTakes(self):
        event = self.record("a", "b", text="x" * 10_000_000, ümlaut="é" * 50_000, many=list(range(1_000_000)),
                            **{"k%d" % i: "y" * 900 for i in range(200)})
        self.assertLess(len(json.dumps(event["attributes"], ensure_ascii=False).encode()), 64 * 1024)
        self.assertGreater(event["attributes"]["attributes_dropped"], 100)

    def test_foreignObjects_becomePlainJson(self):
        cycle = {"name": "loop"}
        cycle["self"] = cycle
        crowd = [0]
        crowd.extend([crowd] * 50)
        event = self.record(
            "a", "b", cycle=cycle, crowd=crowd, hostile=Hostile(), role=Role.ADMIN, path=pathlib.PurePosixPath("/a/b"), raw=b"\xff\x00",
            when=datetime.date(2026, 3, 1), id=uuid.UUID(int=5), error=ValueError("secret"), things={1, 2}, nan=float("nan"),
            big=2**70, none=None, deep={"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": 1}}}}}}}}}, generator=(i for i in "ab"))
        attributes = event["attributes"]
        self.assertEqual(attributes["hostile"], "<Hostile>")
        self.assertEqual((attributes["role"], attributes["path"], attributes["when"]), ("admin", "/a/b", "2026-03-01"))
        self.assertEqual((attributes["error"], attributes["generator"]), ("ValueError", "<generator>"))
        self.assertEqual((attributes["big"], attributes["things"], attributes["nan"]), (float(2**70), [1, 2], "nan"))
        self.assertNotIn("none", attributes)
        self.assertLessEqual(json.dumps(attributes["deep"]).count("{"), 7)

    def test_reservedNames_goThroughTheAttributesArgument(self):
        event = self.record("a", "b", attributes={"module": "m", "user": "u", 5: "five"})
        self.assertEqual(event["attributes"], {"module": "m", "user": "u", "5": "five"})
        self.assertEqual(event["module"], "a")

    def test_at_takesDatetimesSecondsAndNonsense(self):
        hook = self.hook()
        zone = datetime.timezone(datetime.timedelta(hours=-6))
        for at in (datetime.datetime(2026, 3, 2, 14, 9, 18, 5, zone), 1781708868.5, 1e300, -1e300, "yesterday", datetime.datetime.max):
            self.assertIsNotNone(hook.record("a", "b", at=at))
        hook.close()
        times = [event["occurredAt"] for event in self.written()]
        self.assertEqual(times[:4], ["2026-03-02T20:09:18.000005Z", "2026-06-17T15:07:48.500000Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])

    def test_ids_areUniqueAcrossThreads(self):
        hook, ids = self.hook(), []

        def many():
            mine = [hook.record("a", "b") for _ in range(2000)]
            ids.extend(mine)

        threads = [threading.Thread(target=many) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        hook.close()
        self.assertEqual(len(set(ids)), 8000)
        self.assertEqual({event["id"] for event in self.written()}, set(ids))

    def test_off_writesNothing(self):
        hook = self.hook(enabled=False)
        self.assertIsNone(hook.record("a", "b"))
        hook.close()
        self.assertEqual(self.written(), [])

    def test_wrongClock_neitherRaisesNorLoses(self):
        hook, real = self.hook(), aecos_analytics.time.time
        try:
            for now in (-1e12, 0.0, 4e12, 1e18, 253402300799.9999999):
                aecos_analytics.time.time = lambda now=now: now
                self.assertIsNotNone(hook.record("a", "b"), now)
        finally:
            aecos_analytics.time.time = real
        self.assertEqual(hook.stats()["lost"], {})


if __name__ == "__main__":
    unittest.main()
