"""Instrumenting a facade: every operation is told once, with what AEC OS itself leaves out."""

import copy
import functools
import gc
import hashlib
import json
import os
import subprocess
import sys
import threading
import unittest
from unittest import mock

from tests.world import NOWHERE, World, aecos_analytics, host

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "practice"))

import aecos  # noqa: E402
from aecos.cost.engine import CostEngine  # noqa: E402
from aecos.finetune.deployer import ModelDeployer  # noqa: E402
from aecos.finetune.trainer import TrainingManager  # noqa: E402
from aecos.generation.assembly import AssemblyGenerator  # noqa: E402
from aecos.generation.generator import ElementGenerator  # noqa: E402
from aecos.nlp.parser import NLParser  # noqa: E402
from aecos.sync.locking import LockManager  # noqa: E402
from aecos.sync.manager import PermissionError, SyncManager  # noqa: E402

BOOKKEEPING = ("hook/method_missing", "metadata/metadata_generated", "vcs/commit_created")


class Hooked(World):
    """A hooked facade, and what it tells."""

    def setUp(self):
        super().setUp()
        LockManager.held.clear()
        self.root = os.path.join(self.home, "oakland-transit")
        self.collector = self.hook(NOWHERE, interval=60)
        self.os = aecos_analytics.instrument(aecos.AecOS(self.root), analytics=self.collector, user="default-user")
        self.addCleanup(aecos_analytics.uninstrument, self.os)

    def told(self, *types):
        named = [(event["module"] + "/" + event["type"], event) for event in self.written()]
        return [event for name, event in named if (name in types if types else name not in BOOKKEEPING)]

    def names(self):
        return [event["module"] + "/" + event["type"] for event in self.told()]

    def one(self, type_):
        (event,) = self.told(type_)
        return event


class Instrumented(Hooked):
    def test_generate_tellsEachHappeningOnceAndAllOfThemTheElement(self):
        folder = self.os.generate("2 hour fire rated concrete beam", {"jurisdiction": "California, US"})
        guid = folder.name[len("element_"):]
        self.assertEqual(self.names(), ["parser/parse_completed", "compliance/check_completed"] + ["compliance/rule_evaluated"] * 3
                         + ["validation/validation_completed", "cost/estimate_completed", "visualization/exported", "generation/element_generated"])
        for event in self.told():
            self.assertEqual((event["project"], event["user"], event["elementGuid"]), ("oakland-transit", "default-user", guid))
            self.assertEqual((event["elementType"], event["discipline"]), ("IfcBeam", "structural"))
        generated = self.one("generation/element_generated")
        self.assertGreater(generated["value"], 0)
        self.assertEqual((generated["region"], generated["codeEdition"]), ("CA", "CBC2025"))
        self.assertEqual(generated["attributes"]["origin"], "text")

    def test_parse_tellsThePromptOnlyAsItsHash(self):
        self.os.parse("a secret wall")
        event = self.one("parser/parse_completed")
        self.assertEqual((event["value"], event["codeEdition"], event["elementType"]), (0.8, "CBC2025", "IfcWall"))
        attributes = event["attributes"]
        self.assertEqual((attributes["intent"], attributes["interaction_id"], attributes["provider"]), ("create", "00000000-000", "regex"))
        self.assertEqual((attributes["prompt_length"], len(attributes["prompt_sha256"])), (13, 64))
        self.assertGreaterEqual(attributes["duration_ms"], 0)
        self.assertNotIn("secret", str(event))

    def test_parse_ofAnUntrimmedText_tellsTheHashThatAecOsKeeps(self):
        self.os.parse("  a steel door\n")
        self.os.parse("a steel\0door")
        self.os.parse("a steel door")
        hashes = [event["attributes"]["prompt_sha256"] for event in self.told("parser/parse_completed")]
        kept = []
        for interaction in sorted(os.listdir(os.path.join(self.root, "fine_tuning", "interactions"))):
            with open(os.path.join(self.root, "fine_tuning", "interactions", interaction)) as file:
                kept.append(hashlib.sha256(json.load(file)["prompt"].encode()).hexdigest())
        self.assertEqual(hashes, kept)
        self.assertEqual(hashes[0], hashes[2])

    def test_events_nameTheRootBesideTheProject(self):
        self.os.parse("wall")
        with aecos_analytics.context(project="other"):
            self.os.parse("wall")
        one, two = self.told("parser/parse_completed")
        self.assertEqual((one["project"], one["attributes"]["project_root"]), ("oakland-transit", self.root))
        self.assertNotIn("project_root", two["attributes"])

    def test_codes_haveOneSpelling(self):
        self.os.submit_regulatory_update("ibc-2024", [], new_version="2")
        self.os.generate("beam")
        self.assertEqual(self.one("regulatory/update_applied")["codeEdition"], "IBC2024")
        self.assertEqual({e["codeEdition"] for e in self.told("compliance/rule_evaluated")}, {"IBC2024", "CBC2025"})
        self.assertEqual([aecos_analytics._code(name) for name in ("Title-24", "ADA2010", "IBC 2024", "Ours", " ", None)],
                         ["Title-24", "ADA2010", "IBC2024", "Ours", None, None])

    def test_commitMessage_isTold_onlyAsItsConventionalKind(self):
        for message in ("feat: add a wall", "fix(core): it", "secret-client: moved", "Smith & Sons tower, floor 3", "regulatory: a"):
            self.os.commit(message)
        kinds = [event["attributes"].get("kind") for event in self.told("vcs/commit_created")]
        self.assertEqual(kinds, ["feat", "fix", None, None, "regulatory"])

    def test_exportThatFailed_isNoExport(self):
        self.os.export_visualization("element_E1", "speckle")
        self.os.viz.export_all("element_E1", ["json3d", "speckle"])
        self.assertEqual([e["attributes"]["format"] for e in self.told("visualization/exported")], ["json3d"])
        self.assertEqual([(e["attributes"]["format"], e["attributes"]["operation"]) for e in self.told("visualization/operation_failed")],
                         [("speckle", "export_visualization"), ("speckle", "export_all")])

    def test_costs_haveTheRegionOfTheirElement(self):
        self.os.generate("beam", {"jurisdiction": "California, US"})
        cost = self.one("cost/estimate_completed")
        self.assertEqual((cost["region"], cost["attributes"]["priced_region"]), ("CA", "LA"))

    def test_assembly_tellsEachOfItsElements_withTheirChecks(self):
        specs = [self.os.parser._fallback.parse(text) for text in ("beam", "wall", "wall")]
        AssemblyGenerator(self.os.project_root / "elements", compliance_engine=self.os.compliance).generate(specs)
        self.assertEqual([e["elementType"] for e in self.told("generation/element_generated")], ["IfcBeam", "IfcWall", "IfcWall"])
        self.assertEqual(len(self.told("compliance/check_completed")), 3)
        self.assertEqual(self.one("generation/assembly_generated")["value"], 3.0)

    def test_enginesAlone_areTold_andUnderAFacadeCountOnce(self):
        spec = NLParser().parse("  a beam\n")
        folder = ElementGenerator(self.os.project_root / "elements").generate(spec)
        CostEngine().estimate(folder, region="NY")
        self.assertEqual(self.names(), ["parser/parse_completed", "generation/element_generated", "cost/estimate_completed"])
        self.assertEqual(self.told()[1]["attributes"]["origin"], "spec")
        self.assertEqual([event.get("project") for event in self.told()], [None, "oakland-transit", "oakland-transit"])
        self.os.submit_regulatory_update("CBC", [])
        self.assertEqual(self.told("compliance/rule_added"), [])
        self.os.compliance.add_rule("a person's own")
        self.assertEqual(len(self.told("compliance/rule_added")), 1)

    def test_parse_ofNothing_namesNoProvider(self):
        self.os.parse("  ")
        event = self.one("parser/parse_completed")
        self.assertEqual((event["value"], event["attributes"]["prompt_length"]), (0.0, 0))
        self.assertNotIn("provider", event["attributes"])
        self.assertNotIn("model", event["attributes"])

    def test_check_tellsEveryRule(self):
        self.os.check_compliance(self.os.parser._fallback.parse("beam"), region="New York")
        check = self.one("compliance/check_completed")
        self.assertEqual((check["value"], check["region"], check["attributes"]["status"]), (0.0, "NY", "non_compliant"))
        self.assertEqual([check["attributes"][name] for name in ("passed", "failed", "skipped")], [1, 1, 1])
        rules = self.told("compliance/rule_evaluated")
        self.assertEqual([(r.get("value"), r["codeEdition"], r["attributes"]["section"], r["attributes"]["result"]) for r in rules],
                         [(1.0, "IBC2024", "703.3", "pass"), (0.0, "CBC2025", "706.4", "fail"), (None, "IBC2024", "1607.1", "skip")])

    def test_validateAndCost_tellRealResults(self):
        folder = self.os.generator.generate(self.os.parser._fallback.parse("wall"))
        self.os.validate(folder)
        self.os.estimate_cost(folder, region="NY")
        valid, cost = self.one("validation/validation_completed"), self.one("cost/estimate_completed")
        self.assertEqual((valid["value"], valid["attributes"]["status"], valid["attributes"]["warnings"]), (1.0, "warnings", 1))
        self.assertEqual((cost["value"], cost["region"], cost["attributes"]["labor_hours"], cost["attributes"]["duration_days"]),
                         (2760.0, "NY", 14.0, 2.4))

    def test_templates_tellTheirTagsAndReuse(self):
        guid = self.os.generate("beam").name[len("element_"):]
        self.os.promote_to_template(guid, tags={"region": ["CA"], "compliance_codes": ["CBC2025"]}, author="ana")
        self.os.generate_from_template(guid)
        self.os.library.update_template(guid, version="2")
        self.os.add_template("t2", self.os.project_root / "elements" / ("element_" + guid), tags={"region": ["LA"]})
        self.os.remove_template("t2")
        self.os.remove_template("never was")
        promoted = self.one("template/template_promoted")
        self.assertEqual((promoted["user"], promoted["templateId"], promoted["elementGuid"], promoted["region"], promoted["codeEdition"]),
                         ("ana", guid, guid, "CA", "CBC2025"))
        reused = self.told("generation/element_generated")[1]
        self.assertEqual((reused["templateId"], reused["region"], reused["codeEdition"], reused["attributes"]["origin"]),
                         (guid, "CA", "CBC2025", "template"))
        self.assertEqual(len(self.told("validation/validation_completed")), 2)
        others = self.told("template/template_updated", "template/template_added", "template/template_removed")
        self.assertEqual([e["templateId"] for e in others], [guid, "t2", "t2"])
        self.assertEqual({e["elementType"] for e in others}, {"IfcBeam"})

    def test_bulkPromotion_isOneEventPerTemplate(self):
        guids = [self.os.generate("beam").name[len("element_"):] for _ in range(3)]
        self.os.bulk_promote(guids)
        self.assertEqual([e["templateId"] for e in self.told("template/template_promoted")], guids)

    def test_elements_tellTheirClassEvenWhenGone(self):
        self.os.create_element("IfcPump")
        self.os.update_element("NEW1", {})
        self.os.delete_element("NEW1")
        self.os.delete_element("NEW1")
        self.assertEqual(self.names(), ["element/created", "element/updated", "element/deleted"])
        self.assertEqual((self.told()[2]["elementType"], self.told()[2]["discipline"]), ("IfcPump", "mep"))

    def test_collaboration_tellsWhoDidWhat(self):
        guid = self.os.generate("wall").name[len("element_"):]
        self.os.add_comment(guid, "maya", "héllo")
        task = self.os.create_task("do it", "li", guid, priority="high")
        self.os.collaboration.update_task(task.id, "in_progress")
        self.os.collaboration.update_task(task.id, "done")
        self.os.collaboration.update_task("none", "done")
        review = self.os.request_review(guid, "ana")
        self.os.approve_review(review.id, "ana")
        self.os.reject_review(review.id, "bob", "no")
        self.os.approve_review("none", "ana")
        comment = self.one("collaboration/comment_added")
        self.assertEqual((comment["user"], comment["elementType"], comment["attributes"]["body_length"]), ("maya", "IfcWall", 5))
        done = self.one("collaboration/task_completed")
        self.assertAlmostEqual(done["attributes"]["open_hours"], 2.0, places=2)
        self.assertEqual((done["attributes"]["assignee"], done["attributes"]["priority"]), ("li", "high"))
        self.assertEqual(len(self.told("collaboration/task_updated")), 1)
        verdicts = self.told("collaboration/review_approved", "collaboration/review_rejected")
        self.assertEqual([(v["user"], v["attributes"]["turnaround_hours"]) for v in verdicts], [("ana", 5.0), ("bob", 5.0)])

    def test_command_givesItsUserToAllThatItDoes(self):
        self.os.execute_command("add a wall", user="dmitri")
        self.assertEqual({event["user"] for event in self.told()}, {"dmitri"})
        self.assertEqual(self.names().count("collaboration/command_executed"), 1)
        self.assertEqual(self.names().count("generation/element_generated"), 1)
        parsed, generated = self.one("parser/parse_completed"), self.one("generation/element_generated")
        self.assertEqual(parsed["elementGuid"], generated["elementGuid"])
        self.assertNotIn("elementGuid", self.one("collaboration/command_executed"))

    def test_context_saysWhoseWorkItIs(self):
        with aecos_analytics.context(project="other", user="ctx"):
            self.os.parse("wall")
        self.assertEqual(self.one("parser/parse_completed")["project"], "other")
        self.assertEqual(self.one("parser/parse_completed")["user"], "ctx")

    def test_sync_tellsDenialsAndConflicts(self):
        self.os.sync("maya")
        self.os.push_changes("m", "maya")
        self.os.pull_latest("maya")
        self.os.lock_element("E1", "maya")
        for call, error in ((lambda: self.os.lock_element("E1", "bob"), RuntimeError), (lambda: self.os.push_changes("m", "vi", "viewer"), PermissionError),
                            (lambda: SyncManager(self.root, "vi", "viewer").lock_element("E2"), PermissionError)):
            self.assertRaises(error, call)
        self.os.unlock_element("E1", "maya")
        self.os.unlock_element("E1", "maya")
        self.assertEqual(self.names(), ["sync/pull_completed", "sync/push_completed", "sync/conflict_detected", "sync/lock_acquired",
                                        "sync/conflict_detected", "security/permission_denied", "security/permission_denied", "sync/lock_released"])
        merge, lock = self.told("sync/conflict_detected")
        self.assertEqual((merge["attributes"]["kind"], lock["attributes"]["kind"], lock["user"], lock["elementGuid"]), ("merge", "lock", "bob", "E1"))
        denied = self.told("security/permission_denied")
        self.assertEqual([(d["user"], d["attributes"]["action"]) for d in denied], [("vi", "push"), ("vi", "lock")])
        self.assertEqual(denied[0]["attributes"]["role"], "viewer")

    def test_pullThatFailed_isAConflictOnlyWhereGitStoppedAMerge(self):
        git = self.os.project_root / ".git"
        git.mkdir(parents=True)
        self.os.pull_latest("maya")
        failed = self.one("sync/operation_failed")
        self.assertEqual((failed["attributes"]["operation"], failed["user"], self.told("sync/conflict_detected")), ("pull_latest", "maya", []))
        self.addCleanup(setattr, SyncManager, "said", SyncManager.said)
        SyncManager.said = "error: Your local changes to the following files would be overwritten by merge:"
        self.os.pull_latest("maya")
        self.assertEqual(len(self.told("sync/conflict_detected")), 1)
        SyncManager.said = "warning"
        (git / "MERGE_HEAD").write_text("abc1234")
        self.os.pull_latest("maya")
        self.assertEqual((len(self.told("sync/conflict_detected")), len(self.told("sync/operation_failed"))), (2, 1))

    def test_comment_tellsWhetherItIsOnAnElementOrATemplate(self):
        guid = self.os.generate("wall").name[len("element_"):]
        self.os.add_template("t2", self.os.project_root / "elements" / ("element_" + guid))
        for id in (guid, "t2", "none"):
            self.os.add_comment(id, "maya", "hello")
        comments = self.told("collaboration/comment_added")
        self.assertEqual([(c["attributes"].get("target"), c.get("elementType")) for c in comments],
                         [("element", "IfcWall"), ("template", "IfcWall"), (None, None)])

    def test_exports_tellWhatCameOut(self):
        self.os.export_visualization("element_E1", "nonsense")
        self.os.generate_dashboard()
        self.os.export_analytics("csv")
        self.assertEqual(self.one("visualization/exported")["attributes"]["format"], "json3d")
        self.assertEqual([(e["attributes"]["report"], e["attributes"]["format"]) for e in self.told("metrics/exported")],
                         [("dashboard", "html"), ("analytics", "csv")])

    def test_finetuning_tellsScoresFeedbackAndModels(self):
        self.os.parse("wall", {"jurisdiction": "CA"})
        self.os.record_feedback("00000000-000")
        self.os.record_feedback("00000000-000", correction={"a": 1})
        self.os._feedback.record_rejection("00000000-000", "wrong")
        self.os.record_feedback("unknown")
        self.os.evaluate_parser()
        self.os.build_training_dataset()
        TrainingManager().train({"output_name": "m", "dataset_path": "/x/v1_train.jsonl"})
        ModelDeployer().register_model("/p", "m", "3")
        ModelDeployer().rollback("m", "3")
        self.assertIsNone(ModelDeployer().rollback("m", "never was"))
        feedback = self.told("parser/feedback_recorded")
        self.assertEqual([(f["value"], f["attributes"]["verdict"], f["elementType"], f["region"]) for f in feedback],
                         [(1.0, "accepted", "IfcWall", "CA"), (0.0, "corrected", "IfcWall", "CA"), (0.0, "rejected", "IfcWall", "CA")])
        self.assertEqual(self.one("finetune/evaluation_completed")["value"], 0.897)
        dataset = self.one("finetune/dataset_built")
        self.assertEqual((dataset["value"], dataset["attributes"]["validation_examples"]), (3.0, 1))
        self.assertEqual(self.one("finetune/training_completed")["attributes"]["dataset"], "v1_train.jsonl")
        registered = self.told("finetune/model_registered")
        self.assertEqual([(r["attributes"]["version"], r["attributes"]["deployed"]) for r in registered], [("3", "false"), ("3", "true")])
        self.assertEqual(self.names().count("parser/parse_completed"), 1)

    def test_regulationSecurityAndDeployment(self):
        self.os.submit_regulatory_update("CBC", [], new_version="2028")
        self.os.scan_security()
        self.os.create_element("IfcPump")
        self.os.encrypt_element("NEW1", b"key")
        self.os.decrypt_element("NEW1", b"key")
        self.os.decrypt_element("never was", b"key")
        self.os.check_health()
        self.os.create_snapshot("s1")
        self.os.rollback("s1")
        self.os.extract_ifc("/secret/path/building.ifc")
        update = self.one("regulatory/update_applied")
        self.assertEqual((update["value"], update["codeEdition"], update["attributes"]["templates_affected"], update["attributes"]["elements_affected"]),
                         (3.0, "CBC", 4, 31))
        self.assertEqual((update["attributes"]["affected_templates"], update["attributes"]["affected_elements"]), (["T1"], ["E1", "E2"]))
        scan = self.one("security/scan_completed")
        self.assertEqual((scan["value"], scan["attributes"]["high"], scan["attributes"]["info"]), (2.0, 1, 1))
        health = self.one("deployment/health_check")
        self.assertEqual((health["value"], health["attributes"]["status"], health["attributes"]["failed_checks"]), (0.0, "degraded", ["git_repo"]))
        self.assertEqual(self.one("extraction/elements_extracted")["attributes"]["file"], "building.ifc")
        encrypted = self.one("security/element_encrypted")
        self.assertEqual((encrypted["elementType"], encrypted["attributes"]["files"]), ("IfcPump", 1))
        self.assertNotIn("key", str(encrypted["attributes"]))
        self.assertEqual(self.one("security/element_decrypted")["elementGuid"], "NEW1")

    def test_failures_areToldAndStillRaised(self):
        with self.assertRaises(FileNotFoundError):
            self.os.generate_from_template("none")
        with self.assertRaises(ValueError):
            self.os.generate("boom")
        with self.assertRaises(TypeError):
            self.os.parse()
        self.assertEqual([(e["module"], e["attributes"]["operation"], e["attributes"]["exception"]) for e in self.told()],
                         [("generation", "generate_from_template", "FileNotFoundError"), ("parser", "parse", "ValueError"),
                          ("generation", "generate", "ValueError"), ("parser", "parse", "TypeError")])

    def test_whatBelongsToAnotherProject_isNotToldAsThisOnes(self):
        elsewhere = os.path.join(self.home, "elsewhere")
        SyncManager(elsewhere, "maya").push_changes("m")
        other = aecos.AecOS(elsewhere)
        TrainingManager(os.path.join(elsewhere, "fine_tuning", "models")).train({"output_name": "m"})
        ModelDeployer(os.path.join(elsewhere, "fine_tuning", "registry.json")).register_model("/p", "m", "3")
        other.parse("wall")
        self.assertTrue(other.record_feedback("00000000-000"))
        self.assertEqual(self.told(), [])
        SyncManager(self.root, "maya").push_changes("m")
        TrainingManager(os.path.join(self.root, "fine_tuning", "models")).train({"output_name": "m"})
        self.assertEqual(self.names(), ["sync/push_completed", "finetune/training_completed"])

    def test_partsOfAProjectThatIsNotInstrumented_areNotTold_orOfNoProject(self):
        later = aecos.AecOS(os.path.join(self.home, "later"))
        for facade in (later, self.made_before(), aecos_analytics.uninstrument(aecos_analytics.instrument(aecos.AecOS(self.home)))):
            facade.cost_engine.estimate("wall")
            facade.compliance.add_rule("a person's own")
            facade.compliance.db.delete_rule(2)
            facade.parser.parse("wall")
            facade.collaboration.tasks.create_task("a", "li")
            facade.check_health()
        self.assertEqual(self.told(), [])
        CostEngine().estimate("wall")
        self.assertEqual([event.get("project") for event in self.told()], [None])

    def made_before(self):
        """A facade that is older than the hooks on its class."""
        aecos_analytics.uninstrument(self.os)
        gc.collect()
        aecos_analytics._strangers.clear()
        before = aecos.AecOS(os.path.join(self.home, "before"))
        aecos_analytics.instrument(self.os, analytics=self.collector, user="default-user")
        return before

    def test_partsOfEachOfManyFacades_areToldOfItsOwn(self):
        facades = [aecos_analytics.instrument(aecos.AecOS(os.path.join(self.home, "p%d" % i)), analytics=self.collector) for i in range(55)]
        for facade in facades:
            self.addCleanup(aecos_analytics.uninstrument, facade)
        for facade in (self.os, facades[0], facades[54]):
            facade.cost_engine.estimate("wall")
            facade.compliance.db.delete_rule(2)
            facade.collaboration.tasks.create_task("a", "li")
            facade.parser.parse("wall")
        self.assertEqual([event["project"] for event in self.told()], ["oakland-transit"] * 4 + ["p0"] * 4 + ["p54"] * 4)

    def test_partThatTwoProjectsShare_isToldOfNone(self):
        other = aecos_analytics.instrument(aecos.AecOS(os.path.join(self.home, "other")), analytics=self.collector)
        self.addCleanup(aecos_analytics.uninstrument, other)
        other.cost_engine = self.os.cost_engine
        self.os.cost_engine.estimate("wall")
        self.assertNotIn("project", self.one("cost/estimate_completed"))

    def test_copyOfAFacadeWithAGivenName_keepsIt_untilItsRootIsAnother(self):
        given = aecos_analytics.instrument(aecos.AecOS(os.path.join(self.home, "given")), analytics=self.collector, project="Given")
        self.addCleanup(aecos_analytics.uninstrument, given)
        same = copy.copy(given)
        for facade in (given, same, copy.copy(same)):
            facade.parse("wall")
        same.project_root = os.path.join(self.home, "moved")
        for facade in (given, same):
            facade.parse("wall")
        self.assertEqual([event["project"] for event in self.told()], ["Given"] * 4 + ["moved"])

    def test_instrumentingTwice_changesNothing(self):
        aecos_analytics.instrument(self.os)
        self.os.parse("wall")
        self.assertEqual(self.names(), ["parser/parse_completed"])

    def test_uninstrument_leavesAecOsAsItWas(self):
        gc.collect()  # facades of other tests that nobody took the hooks off
        aecos_analytics.uninstrument(self.os)
        self.assertEqual([name for name in vars(self.os) if callable(vars(self.os)[name]) and name != "os"], [])
        self.assertFalse(hasattr(TrainingManager.train, "__wrapped__"))
        self.os.generate("wall")
        self.assertEqual(self.told(), [])

    def test_missingAndUnknownMethods_areToldAndNotFatal(self):
        class Later(aecos.AecOS):
            export_visualization = None

            def show_visualization(self, element_folder):
                return self.viz.export(element_folder)

        self.assertEqual((self.collector.stats()["missing_methods"], self.collector.stats()["unknown_methods"]), ([], []))
        later = aecos_analytics.instrument(Later(self.root), analytics=self.collector)
        self.addCleanup(aecos_analytics.uninstrument, later)
        self.assertEqual(self.collector.stats()["unknown_methods"], ["show_visualization"])
        self.assertEqual(self.collector.stats()["missing_methods"], ["export_visualization"])
        self.assertEqual(self.one("hook/method_missing")["attributes"]["method"], "export_visualization")
        later.show_visualization("element_E1")
        self.assertEqual(self.one("visualization/exported")["attributes"]["format"], "json3d")
        self.assertIn("missing methods of AEC OS", " ".join(self.collector.doctor()["findings"]))
        for nonsense in (object(), None, 5, type("Odd", (), {"parse": 5})()):
            self.assertIs(aecos_analytics.instrument(nonsense, analytics=self.collector), nonsense)

    def test_aMethodThatIsThereAgain_isToldOnce(self):
        class Lacking(aecos.AecOS):
            export_visualization = None

        class Whole(aecos.AecOS):
            pass

        class WholeAgain(aecos.AecOS):
            pass

        for kind in (Lacking, Whole, WholeAgain):
            facade = aecos_analytics.instrument(kind(self.root), analytics=self.collector)
            self.addCleanup(aecos_analytics.uninstrument, facade)
        found = self.one("hook/method_found")
        self.assertEqual(found["attributes"]["method"], "export_visualization")
        self.assertEqual(found["project"], self.one("hook/method_missing")["project"])

    def test_resultsOfAnotherShape_doNotDisturbTheHost(self):
        for odd in (None, 5, "text", [], {"confidence": "high", "compliance_codes": 7}, object()):
            self.os.compliance.check = lambda *a, odd=odd, **k: odd
            self.assertIs(self.os.check_compliance("anything"), odd)
        self.assertEqual(len(self.told("compliance/check_completed")), 6)

    def test_threads_haveTheirOwnNesting(self):
        threads = [threading.Thread(target=lambda: [self.os.generate("wall") for _ in range(10)]) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        self.assertEqual(self.names().count("generation/element_generated"), 40)
        self.assertEqual(self.names().count("cost/estimate_completed"), 40)


class DropIn(World):
    def test_metricsCollector_hasAecOsMethodsAndSendsItsEvents(self):
        hook = self.hook(interval=60)
        metrics = aecos_analytics.MetricsCollector(os.path.join(self.home, "tower", "analytics.db"), analytics=hook)
        os.makedirs(os.path.join(self.home, "tower"))
        metrics = aecos_analytics.MetricsCollector(os.path.join(self.home, "tower", "analytics.db"), analytics=hook)
        self.assertEqual(metrics.record("generation", "element_generated", 5.0, {"template_id": "t1", "note": "n"}), 1)
        self.assertEqual(metrics.record("collaboration", "comment_added", 1.0, user="maya"), 2)
        newest, first = metrics.get_events()
        self.assertEqual((newest["user"], first["metadata_json"]), ("maya", '{"template_id": "t1", "note": "n"}'))
        self.assertEqual(len(metrics.get_events(module="generation", event_type="element_generated", since="2020", limit=5)), 1)
        self.assertEqual(metrics._conn.execute("SELECT COUNT(*) FROM events").fetchone(), (2,))
        metrics.close()
        one, two = self.written()
        root = os.path.join(self.home, "tower")
        self.assertEqual((one["templateId"], one["project"], one["attributes"]), ("t1", "tower", {"note": "n", "project_root": root}))
        self.assertEqual((two["user"], two["project"]), ("maya", "tower"))

    def test_metricsCollector_inThePlaceOfAecOsOwn_namesTheProjectOfItsFacade(self):
        hook = self.hook(interval=60)
        from aecos.api import facade as module

        def collector(db_path=":memory:"):
            return aecos_analytics.MetricsCollector(db_path, analytics=hook)

        for put in (collector, functools.partial(aecos_analytics.MetricsCollector, analytics=hook)):
            with mock.patch.object(module, "MetricsCollector", put):
                facade = aecos.AecOS(os.path.join(self.home, "north", "tower"))
            facade.parse("wall")
        events = self.written()
        self.assertEqual([event["project"] for event in events], ["tower"] * 2)
        self.assertEqual(events[0]["attributes"]["project_root"], os.path.realpath(os.path.join(self.home, "north", "tower")))

    def test_metricsCollector_aZeroThatMeansUnknown_isNotToldAsZero(self):
        hook = self.hook(interval=60)
        metrics = aecos_analytics.MetricsCollector(analytics=hook, project="tower")
        metrics.record("validation", "validation_completed", 0.0)
        metrics.record("compliance", "check_completed", 0.0)
        self.assertEqual([event.get("value") for event in self.written()], [None, 0.0])
        self.assertEqual([row["value"] for row in metrics.get_events()], [0.0, 0.0])
        metrics.close()

    def test_metricsCollector_neverRaises(self):
        hook = self.hook(interval=60)
        metrics = aecos_analytics.MetricsCollector(os.path.join(self.home, "none", "analytics.db"), analytics=hook)
        self.assertEqual(metrics.record("a", "b", float("nan"), {"x": object()}), 0)
        metrics.close()
        self.assertEqual(metrics.record("a", "b"), 0)
        self.assertEqual(len(self.written()), 2)

    def test_metricsCollector_underInstrumentation_countsOnce(self):
        hook = self.hook(interval=60)
        facade = aecos.AecOS(os.path.join(self.home, "p"))
        facade.metrics = aecos_analytics.MetricsCollector(analytics=hook)
        aecos_analytics.instrument(facade, analytics=hook)
        facade.parse("wall")
        aecos_analytics.uninstrument(facade)
        self.assertEqual([e["type"] for e in self.written() if e["module"] == "parser"], ["parse_completed"])
        self.assertEqual(len(facade.metrics.get_events()), 1)


class Run(World):
    SCRIPT = ("import sys\nsys.path.insert(0, sys.argv[1])\nfrom aecos import AecOS\n"
              "facade = AecOS(sys.argv[2])\nfacade.generate('a wall')\nassert __name__ == '__main__'\nprint(sys.argv[0])\nsys.exit(3)\n")

    def test_scriptIsInstrumentedWithoutBeingTouched(self):
        script = os.path.join(self.home, "script.py")
        with open(script, "w") as file:
            file.write(self.SCRIPT)
        practice = os.path.join(os.path.dirname(os.path.abspath(__file__)), "practice")
        options = host("", self.home, AECOS_ANALYTICS_URL=NOWHERE)
        options["args"] = [sys.executable, "-m", "aecos_analytics", script, practice, os.path.join(self.home, "mill")]
        done = subprocess.run(**options, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (3, script + "\n", ""))
        events = self.written()
        self.assertEqual([e["project"] for e in events if e["type"] == "element_generated"], ["mill"])


if __name__ == "__main__":
    unittest.main()
