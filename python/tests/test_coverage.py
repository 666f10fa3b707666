"""The table of docs/hooks-python.md: every method that it names is wrapped and tells what it says, and no other is."""

import os
import re
import unittest

from tests.test_instrument import ModelDeployer, SyncManager, TrainingManager, aecos
from tests.world import NOWHERE, ROOT, World, aecos_analytics

DOCS = os.path.join(os.path.dirname(ROOT), "docs")


def rows():
    """module → (methods, events), as the page has them."""
    found = {}
    for line in page("hooks-python.md").splitlines():
        cells = line.split("|")
        if len(cells) == 5 and re.fullmatch(r" [a-z]+ ", cells[1]) and "`" in cells[2]:
            found[cells[1].strip()] = tuple(re.findall(r"`([^`]+)`", cell) for cell in cells[2:4])
    return found


def page(name):
    with open(os.path.join(DOCS, name), encoding="utf-8") as file:
        return file.read()


def instrumented():
    """Everything that instrument() wraps and that tells something of itself."""
    operations = aecos_analytics._operations()
    names = {path for path, operation in operations.items() if operation.module}
    for (module, cls), methods in aecos_analytics._class_operations(operations).items():
        names |= {(cls + "." if cls else "") + name for name in methods}
    return names


class Coverage(World):
    def setUp(self):
        super().setUp()
        SyncManager.locks.clear()
        self.hooked = self.hook(NOWHERE, interval=60)
        self.os = aecos_analytics.instrument(aecos.AecOS(os.path.join(self.home, "mill")), analytics=self.hooked)
        self.addCleanup(aecos_analytics.uninstrument, self.os)
        self.guid = self.os.generate("beam").name[len("element_"):]
        self.folder = self.os.project_root / "elements" / ("element_" + self.guid)
        self.seen = len(self.written())

    def new(self):
        events, before = self.written(), self.seen
        self.seen = len(events)
        return {event["module"] + "/" + event["type"] for event in events[before:]}

    def test_tableNamesWhatIsInstrumented_inNineteenModules(self):
        table = rows()
        self.assertEqual(len(table), 19)
        named = [method for methods, _ in table.values() for method in methods]
        self.assertEqual(sorted(named), sorted(instrumented()))
        only_read = re.search(r"What only reads tells nothing: (.*)\.\n", page("hooks-python.md")).group(1)
        self.assertEqual(set(re.findall(r"`(\w+)`", only_read)), aecos_analytics._READS)

    def test_eventsInTheTable_areInTheCatalogue(self):
        catalogue, module = set(), None
        for line in page("events.md").splitlines():
            module = line[3:] if line.startswith("## ") else module
            catalogue |= {module + "/" + type_ for type_ in re.findall(r"^\| `(\w+)` \|", line)}
        for module, (_, events) in rows().items():
            named = {event for event in events if "<" not in event}
            self.assertTrue(named and named <= catalogue, (module, named - catalogue))

    def test_everyMethodInTheTable_tellsWhatTheTableSays(self):
        calls = self.calls()
        for module, (methods, events) in rows().items():
            told = set()
            for method in methods:
                own = set()
                for call in calls[method]:
                    try:
                        call()
                    except Exception as e:
                        own.add("raised " + type(e).__name__)
                    own |= self.new() & set(events)
                self.assertTrue(own & set(events), (method, own))
                told |= own & set(events)
            self.assertEqual(told, set(events), module)

    def calls(self):
        """How to call each method, in the table's order, so that one may prepare the next."""
        o, guid, folder, root = self.os, self.guid, self.folder, str(self.os.project_root)
        spec = o.parser._fallback.parse("beam")
        maya, bob, viewer = SyncManager(root, "maya"), SyncManager(root, "bob"), SyncManager(root, "vi", "viewer")
        models, registry = os.path.join(root, "models"), os.path.join(root, "registry.json")
        interaction, task, review = "00000000-000", [], []
        from aecos.api.facade import commit_all, generate_metadata

        def done(update):
            return lambda: (update(task[-1].id, "in_progress"), update(task[-1].id, "done"))

        return {
            "parse": [lambda: o.parse("beam")], "parser.parse": [lambda: o.parser.parse("beam")],
            "check_compliance": [lambda: o.check_compliance(spec)], "compliance.check": [lambda: o.compliance.check(spec)],
            "generate": [lambda: o.generate("beam")],
            "generate_from_template": [lambda: (o.add_template("t0", folder), o.generate_from_template("t0"))],
            "validate": [lambda: o.validate(folder)], "validator.validate": [lambda: o.validator.validate(folder)],
            "estimate_cost": [lambda: o.estimate_cost(folder)], "cost_engine.estimate": [lambda: o.cost_engine.estimate(folder)],
            "promote_to_template": [lambda: o.promote_to_template(guid)],
            "library.promote_to_template": [lambda: o.library.promote_to_template(o.generate("beam"))],
            "bulk_promote": [lambda: o.bulk_promote([o.generate("beam").name[len("element_"):]])],
            "add_template": [lambda: o.add_template("t1", folder)],
            "library.add_template": [lambda: o.library.add_template("t2", folder)],
            "library.update_template": [lambda: o.library.update_template("t1", version="2")],
            "remove_template": [lambda: o.remove_template("t1")],
            "library.remove_template": [lambda: o.library.remove_template("t2")],
            "create_element": [lambda: o.create_element("IfcPump")], "update_element": [lambda: o.update_element("NEW1", {})],
            "delete_element": [lambda: o.delete_element("NEW1")], "search": [lambda: o.search(ifc_class="IfcPump")],
            "search_templates": [lambda: o.search_templates({})], "extract_ifc": [lambda: o.extract_ifc("/a/b.ifc")],
            "evaluate_parser": [o.evaluate_parser], "build_training_dataset": [o.build_training_dataset],
            "_dataset_builder.build_dataset": [o._dataset_builder.build_dataset],
            "record_feedback": [lambda: o.record_feedback(interaction)],
            "FeedbackManager.record_approval": [lambda: o._feedback.record_approval(interaction)],
            "FeedbackManager.record_correction": [lambda: o._feedback.record_correction(interaction, {})],
            "FeedbackManager.record_rejection": [lambda: o._feedback.record_rejection(interaction, "no")],
            "TrainingManager.train": [lambda: TrainingManager(models).train({})],
            "ModelDeployer.register_model": [lambda: ModelDeployer(registry).register_model("/p", "m", "3")],
            "ModelDeployer.rollback": [lambda: ModelDeployer(registry).rollback("m", "3")],
            "submit_regulatory_update": [lambda: o.submit_regulatory_update("CBC", [])],
            "check_regulatory_updates": [o.check_regulatory_updates],
            "add_comment": [lambda: o.add_comment(guid, "maya", "a")],
            "collaboration.add_comment": [lambda: o.collaboration.add_comment(guid, "maya", "a")],
            "create_task": [lambda: task.append(o.create_task("a", "li"))],
            "collaboration.create_task": [lambda: task.append(o.collaboration.create_task("a", "li"))],
            "collaboration.update_task": [done(o.collaboration.update_task)],
            "collaboration.tasks.update_task": [done(o.collaboration.tasks.update_task)],
            "request_review": [lambda: review.append(o.request_review(guid, "ana"))],
            "collaboration.request_review": [lambda: review.append(o.collaboration.request_review(guid, "ana"))],
            "approve_review": [lambda: o.approve_review(review[0].id, "ana")],
            "collaboration.approve_review": [lambda: o.collaboration.approve_review(review[0].id, "ana")],
            "reject_review": [lambda: o.reject_review(review[1].id, "ana", "no")],
            "collaboration.reject_review": [lambda: o.collaboration.reject_review(review[1].id, "ana", "no")],
            "execute_command": [lambda: o.execute_command("add a wall", "maya")],
            "collaboration.execute_command": [lambda: o.collaboration.execute_command("add a wall", "maya")],
            "sync": [lambda: o.sync("maya")], "push_changes": [lambda: o.push_changes("m", "maya")],
            "pull_latest": [lambda: o.pull_latest("maya")],
            "lock_element": [lambda: o.lock_element(guid, "maya"), lambda: o.lock_element(guid, "bob")],
            "unlock_element": [lambda: o.unlock_element(guid, "maya")],
            "SyncManager.sync": [maya.sync], "SyncManager.push_changes": [lambda: maya.push_changes("m"), lambda: viewer.push_changes("m")],
            "SyncManager.pull_latest": [maya.pull_latest],
            "SyncManager.lock_element": [lambda: maya.lock_element(guid), lambda: bob.lock_element(guid)],
            "SyncManager.unlock_element": [lambda: maya.unlock_element(guid)],
            "scan_security": [o.scan_security], "security_scanner.scan_all": [lambda: o.security_scanner.scan_all(root)],
            "verify_audit_chain": [o.verify_audit_chain], "encrypt_element": [lambda: o.encrypt_element(guid, b"key")],
            "decrypt_element": [lambda: o.decrypt_element(guid, b"key")], "check_health": [o.check_health],
            "create_snapshot": [lambda: o.create_snapshot("s1")], "rollback": [lambda: o.rollback("s1")],
            "package_system": [lambda: o.package_system("/a/b.tar.gz")], "generate_dockerfile": [o.generate_dockerfile],
            "generate_ci_config": [o.generate_ci_config], "export_visualization": [lambda: o.export_visualization(folder)],
            "viz.export": [lambda: o.viz.export(folder)], "generate_viewer": [lambda: o.generate_viewer(folder)],
            "viz.generate_viewer": [lambda: o.viz.generate_viewer(folder)], "list_domains": [o.list_domains],
            "get_domain_info": [lambda: o.get_domain_info("mep")], "commit": [lambda: o.commit("feat: a")],
            "commit_all": [lambda: commit_all(o.repo, "feat: b")],
            "generate_metadata": [lambda: generate_metadata(folder)],
            "generate_dashboard": [o.generate_dashboard], "export_analytics": [o.export_analytics],
        }


if __name__ == "__main__":
    unittest.main()
