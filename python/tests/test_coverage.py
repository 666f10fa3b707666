"""The table of docs/hooks-python.md: every method that it names is wrapped and tells what it says, and no other is."""

import os
import re
import unittest

from tests.test_instrument import aecos  # noqa: I001
from aecos.compliance.database import RuleDatabase
from aecos.compliance.engine import ComplianceEngine
from aecos.cost.engine import CostEngine
from aecos.deployment.config_manager import ConfigManager
from aecos.deployment.docker import DockerBuilder
from aecos.deployment.installer import Installer
from aecos.domains.registry import DomainRegistry
from aecos.generation.assembly import AssemblyGenerator
from aecos.generation.generator import ElementGenerator
from aecos.nlp.parser import NLParser
from aecos.security.encryption import EncryptionManager
from aecos.security.scanner import SecurityScanner
from aecos.validation.validator import Validator
from tests.test_instrument import LockManager, ModelDeployer, SyncManager, TrainingManager
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
    """Everything that instrument() wraps and that tells something of itself. The parts behind a facade go by their class."""
    operations = aecos_analytics._operations()
    names = {path for path, operation in operations.items() if "." not in path}
    for (module, cls), methods in aecos_analytics._class_operations(operations).items():
        names |= {(cls or module) + "." + name for name, operation in methods.items() if operation.module}
    return names


class Coverage(World):
    def setUp(self):
        super().setUp()
        LockManager.held.clear()
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
        silent = re.search(r"What is only a part of a whole tells nothing (.*)\n", page("hooks-python.md")).group(1)
        self.assertEqual(set(re.findall(r"`([\w.]+)`", silent)) & set(instrumented()), set())

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
        elements, rules, team = o.project_root / "elements", RuleDatabase(), o.collaboration
        from aecos.api import elements as elem_ops
        from aecos.api import search as search_ops
        from aecos.api.facade import generate_metadata
        from aecos.extraction import pipeline
        from aecos.security import rbac
        from aecos.vcs import branching, commits

        def done(update):
            return lambda: (update(task[-1].id, "in_progress"), update(task[-1].id, "done"))

        return {
            "parse": [lambda: o.parse("beam")], "NLParser.parse": [lambda: NLParser().parse("beam")],
            "check_compliance": [lambda: o.check_compliance(spec)], "ComplianceEngine.check": [lambda: ComplianceEngine().check(spec)],
            "ComplianceEngine.add_rule": [lambda: ComplianceEngine().add_rule("a")],
            "RuleDatabase.add_rule": [lambda: rules.add_rule("a")], "RuleDatabase.update_rule": [lambda: rules.update_rule(1, {})],
            "RuleDatabase.delete_rule": [lambda: rules.delete_rule(1)],
            "generate": [lambda: o.generate("beam")],
            "generate_from_template": [lambda: (o.add_template("t0", folder), o.generate_from_template("t0"))],
            "ElementGenerator.generate": [lambda: ElementGenerator(elements).generate(spec)],
            "ElementGenerator.generate_from_template": [lambda: ElementGenerator(elements).generate_from_template(folder)],
            "AssemblyGenerator.generate": [lambda: AssemblyGenerator(elements).generate([spec])],
            "validate": [lambda: o.validate(folder)], "Validator.validate": [lambda: Validator().validate(folder)],
            "estimate_cost": [lambda: o.estimate_cost(folder)], "CostEngine.estimate": [lambda: CostEngine().estimate(folder)],
            "promote_to_template": [lambda: o.promote_to_template(guid)],
            "TemplateLibrary.promote_to_template": [lambda: o.library.promote_to_template(o.generate("beam"))],
            "bulk_promote": [lambda: o.bulk_promote([o.generate("beam").name[len("element_"):]])],
            "add_template": [lambda: o.add_template("t1", folder)],
            "TemplateLibrary.add_template": [lambda: o.library.add_template("t2", folder)],
            "TemplateLibrary.update_template": [lambda: o.library.update_template("t1", version="2")],
            "TemplateLibrary.search": [lambda: o.library.search({})],
            "remove_template": [lambda: o.remove_template("t1")],
            "TemplateLibrary.remove_template": [lambda: o.library.remove_template("t2")],
            "create_element": [lambda: o.create_element("IfcPump")], "update_element": [lambda: o.update_element("NEW1", {})],
            "delete_element": [lambda: o.delete_element("NEW1")], "search": [lambda: o.search(ifc_class="IfcPump")],
            "aecos.api.elements.create_element": [lambda: elem_ops.create_element(o.project_root, "IfcPump")],
            "aecos.api.elements.update_element": [lambda: elem_ops.update_element(o.project_root, "NEW1", {})],
            "aecos.api.elements.delete_element": [lambda: elem_ops.delete_element(o.project_root, "NEW1")],
            "aecos.api.search.unified_search": [lambda: search_ops.unified_search(o.project_root, o.library)],
            "aecos.api.projects.init_project": [lambda: o.init_project(os.path.join(self.home, "new"))],
            "search_templates": [lambda: o.search_templates({})], "extract_ifc": [lambda: o.extract_ifc("/a/b.ifc")],
            "aecos.extraction.pipeline.ifc_to_element_folders": [lambda: pipeline.ifc_to_element_folders("/a/b.ifc", elements)],
            "evaluate_parser": [o.evaluate_parser], "build_training_dataset": [o.build_training_dataset],
            "ModelEvaluator.evaluate": [lambda: o._evaluator.evaluate(o.parser._fallback)],
            "DatasetBuilder.build_dataset": [o._dataset_builder.build_dataset],
            "record_feedback": [lambda: o.record_feedback(interaction)],
            "FeedbackManager.record_approval": [lambda: o._feedback.record_approval(interaction)],
            "FeedbackManager.record_correction": [lambda: o._feedback.record_correction(interaction, {})],
            "FeedbackManager.record_rejection": [lambda: o._feedback.record_rejection(interaction, "no")],
            "TrainingManager.train": [lambda: TrainingManager(models).train({})],
            "ModelDeployer.register_model": [lambda: ModelDeployer(registry).register_model("/p", "m", "3")],
            "ModelDeployer.rollback": [lambda: ModelDeployer(registry).rollback("m", "3")],
            "submit_regulatory_update": [lambda: o.submit_regulatory_update("CBC", [])],
            "RuleUpdater.apply_update": [lambda: o._rule_updater.apply_update(None, code_name="CBC")],
            "check_regulatory_updates": [o.check_regulatory_updates], "UpdateMonitor.check_all": [o._update_monitor.check_all],
            "add_comment": [lambda: o.add_comment(guid, "maya", "a")],
            "CollaborationManager.add_comment": [lambda: team.add_comment(guid, "maya", "a")],
            "CommentStore.add_comment": [lambda: team.comments.add_comment(guid, "maya", "a")],
            "create_task": [lambda: task.append(o.create_task("a", "li"))],
            "CollaborationManager.create_task": [lambda: task.append(team.create_task("a", "li"))],
            "TaskManager.create_task": [lambda: task.append(team.tasks.create_task("a", "li"))],
            "CollaborationManager.update_task": [done(team.update_task)], "TaskManager.update_task": [done(team.tasks.update_task)],
            "request_review": [lambda: review.append(o.request_review(guid, "ana"))],
            "CollaborationManager.request_review": [lambda: review.append(team.request_review(guid, "ana"))],
            "ReviewManager.request_review": [lambda: review.append(team.reviews.request_review(guid, "ana"))],
            "approve_review": [lambda: o.approve_review(review[0].id, "ana")],
            "CollaborationManager.approve_review": [lambda: team.approve_review(review[0].id, "ana")],
            "ReviewManager.approve": [lambda: team.reviews.approve(review[0].id, "ana")],
            "reject_review": [lambda: o.reject_review(review[0].id, "ana", "no")],
            "CollaborationManager.reject_review": [lambda: team.reject_review(review[1].id, "ana", "no")],
            "ReviewManager.reject": [lambda: team.reviews.reject(review[1].id, "ana", "no")],
            "execute_command": [lambda: o.execute_command("add a wall", "maya")],
            "CollaborationManager.execute_command": [lambda: team.execute_command("add a wall", "maya")],
            "sync": [lambda: o.sync("maya")], "push_changes": [lambda: o.push_changes("m", "maya")],
            "pull_latest": [lambda: o.pull_latest("maya")],
            "lock_element": [lambda: o.lock_element(guid, "maya"), lambda: o.lock_element(guid, "bob")],
            "unlock_element": [lambda: o.unlock_element(guid, "maya")],
            "SyncManager.sync": [maya.sync], "SyncManager.push_changes": [lambda: maya.push_changes("m"), lambda: viewer.push_changes("m")],
            "SyncManager.pull_latest": [maya.pull_latest],
            "SyncManager.lock_element": [lambda: maya.lock_element(guid), lambda: bob.lock_element(guid)],
            "SyncManager.unlock_element": [lambda: maya.unlock_element(guid)],
            "LockManager.lock_element": [lambda: maya.locks.lock_element(guid, "maya"), lambda: maya.locks.lock_element(guid, "bob")],
            "LockManager.unlock_element": [lambda: maya.locks.unlock_element(guid, "maya")],
            "LockManager.force_unlock": [lambda: (maya.lock_element(guid), maya.locks.force_unlock(guid))],
            "aecos.vcs.branching.merge_branch": [lambda: branching.merge_branch(o.repo, "feature/a")],
            "aecos.vcs.branching.create_branch": [lambda: branching.create_branch(o.repo, "feature/a")],
            "aecos.vcs.branching.switch_branch": [lambda: branching.switch_branch(o.repo, "feature/a")],
            "aecos.vcs.branching.delete_branch": [lambda: branching.delete_branch(o.repo, "feature/a")],
            "scan_security": [o.scan_security], "SecurityScanner.scan_all": [lambda: SecurityScanner().scan_all(root)],
            "verify_audit_chain": [o.verify_audit_chain], "AuditLogger.verify_chain": [o.audit_logger.verify_chain],
            "encrypt_element": [lambda: o.encrypt_element(guid, b"key")], "decrypt_element": [lambda: o.decrypt_element(guid, b"key")],
            "EncryptionManager.encrypt_folder": [lambda: o.encryption.encrypt_folder(folder, b"key")],
            "EncryptionManager.encrypt_file": [lambda: EncryptionManager().encrypt_file(folder / "metadata.json", b"key")],
            "EncryptionManager.decrypt_file": [lambda: EncryptionManager().decrypt_file(folder / "metadata.json", b"key")],
            "EncryptionManager.generate_key": [o.encryption.generate_key],
            "EncryptionManager.store_key": [lambda: o.encryption.store_key("name", b"key")],
            "PermissionManager.set_role": [lambda: maya.permissions.set_role("new", "viewer")],
            "PermissionManager.remove_user": [lambda: maya.permissions.remove_user("new")],
            "PermissionManager.require_permission": [lambda: maya.permissions.require_permission("new", "push")],
            "aecos.security.rbac.check_permission": [lambda: rbac.check_permission("vi", "viewer", "delete")],
            "aecos.security.rbac.require_role": [lambda: rbac.require_role("admin")(lambda user, role: None)("vi", "viewer")],
            "check_health": [o.check_health], "HealthChecker.check": [lambda: o._health_checker.check(root)],
            "create_snapshot": [lambda: o.create_snapshot("s1")], "rollback": [lambda: o.rollback("s1")],
            "RollbackManager.create_snapshot": [lambda: o._rollback_manager.create_snapshot("s1")],
            "RollbackManager.rollback": [lambda: o._rollback_manager.rollback("s1")],
            "package_system": [lambda: o.package_system("/a/b.tar.gz")], "generate_dockerfile": [o.generate_dockerfile],
            "SystemPackager.package": [lambda: o._packager.package(root, "/a/b.tar.gz")],
            "Installer.install": [lambda: Installer().install("a.tar.gz", root)],
            "generate_ci_config": [o.generate_ci_config], "export_visualization": [lambda: o.export_visualization(folder)],
            "DockerBuilder.generate_dockerfile": [lambda: DockerBuilder().generate_dockerfile(root)],
            "DockerBuilder.generate_compose": [lambda: DockerBuilder().generate_compose(root)],
            "ConfigManager.generate_env_template": [lambda: ConfigManager().generate_env_template(root)],
            "CIGenerator.generate_github_actions": [lambda: o._ci_generator.generate_github_actions(root)],
            "VisualizationBridge.export": [lambda: o.viz.export(folder), lambda: o.viz.export(folder, "speckle")],
            "VisualizationBridge.export_all": [lambda: o.viz.export_all(folder)],
            "generate_viewer": [lambda: o.generate_viewer(folder)],
            "VisualizationBridge.generate_viewer": [lambda: o.viz.generate_viewer(folder)], "list_domains": [o.list_domains],
            "DomainRegistry.list_domains": [lambda: DomainRegistry().list_domains()],
            "DomainRegistry.get_domain": [lambda: DomainRegistry().get_domain("mep")],
            "get_domain_info": [lambda: o.get_domain_info("mep")], "commit": [lambda: o.commit("feat: a")],
            "aecos.vcs.commits.commit_all": [lambda: commits.commit_all(o.repo, "feat: b")],
            "aecos.vcs.commits.commit_element": [lambda: commits.commit_element(o.repo, folder)],
            "aecos.vcs.commits.commit_template": [lambda: commits.commit_template(o.repo, folder)],
            "RepoManager.commit": [lambda: o.repo.commit("feat: c")],
            "aecos.metadata.generator.generate_metadata": [lambda: generate_metadata(folder)],
            "generate_dashboard": [o.generate_dashboard], "export_analytics": [o.export_analytics],
            "DashboardGenerator.generate_html": [lambda: o._dashboard_gen.generate_html(root)],
        }


if __name__ == "__main__":
    unittest.main()
