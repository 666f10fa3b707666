"""The facade: AEC OS's names and signatures."""

from pathlib import Path
from types import SimpleNamespace as Thing

from aecos.api import parts
from aecos.finetune.feedback import FeedbackManager
from aecos.sync.manager import SyncManager


class AecOS:
    def __init__(self, project_root, *, auto_commit=True):
        self.project_root = Path(project_root).resolve()
        self.library = parts.Library(self.project_root / "templates")
        self._collector = parts.Collector(self.project_root)
        self.parser = parts.Parser(self._collector)
        self.compliance = parts.Compliance()
        self.generator = parts.Generator(self.project_root, self.compliance)
        self.validator = parts.Validator()
        self.cost_engine = parts.Costs()
        self._impact_analyzer = parts.Impact()
        self._feedback = FeedbackManager(self._collector)
        self.collaboration = parts.Collaboration(self)
        self.metrics = None

    def _record_metric(self, module, event_type, value=None, metadata=None, user=""):
        if self.metrics is not None:
            self.metrics.record(module, event_type, value, metadata, user)

    def create_element(self, ifc_class, *, name=None, properties=None, materials=None):
        parts.element_folder(self.project_root, "NEW1", ifc_class)
        return Thing(global_id="NEW1", ifc_class=ifc_class)

    def update_element(self, element_id, updates):
        return Thing(global_id=element_id, ifc_class="IfcDoor")

    def delete_element(self, element_id):
        folder = self.project_root / "elements" / ("element_" + element_id)
        if not folder.is_dir():
            return False
        (folder / "metadata.json").unlink()
        folder.rmdir()
        return True

    def promote_to_template(self, element_id, *, tags=None, version="1.0.0", author="", description=""):
        folder = self.project_root / "elements" / ("element_" + element_id)
        return self.library.promote_to_template(folder, tags=tags, version=version, author=author, description=description)

    def add_template(self, template_id, source_folder, *, tags=None, version="1.0.0", author="", description=""):
        return self.library.add_template(template_id, source_folder, tags=tags, author=author)

    def remove_template(self, template_id):
        return self.library.remove_template(template_id)

    def bulk_promote(self, element_ids, *, tags=None):
        return [self.library.promote_to_template(self.project_root / "elements" / ("element_" + i), tags=tags) for i in element_ids]

    def extract_ifc(self, ifc_path):
        return [Thing(global_id="X1"), Thing(global_id="X2")]

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
        self.validate(folder)
        self.estimate_cost(folder)
        return folder

    def generate_from_template(self, template_id, overrides=None):
        template = self.library.get_template(template_id)
        if template is None:
            raise FileNotFoundError("Template not found: " + template_id)
        folder = self.generator.generate_from_template(template, overrides)
        self.validator.validate(folder)
        self.cost_engine.estimate(folder)
        return folder

    def validate(self, element_folder, context=None):
        return self.validator.validate(element_folder, context_elements=context)

    def estimate_cost(self, element_folder_or_spec, *, region=None):
        return self.cost_engine.estimate(element_folder_or_spec, region=region)

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
        for prompt in ("a beam", "a wall"):
            self.parser._fallback.parse(prompt)
        return Thing(overall_score=0.897, intent_accuracy=0.9, ifc_class_accuracy=0.8, property_accuracy=0.9,
                     material_accuracy=0.97, total_cases=2)

    def build_training_dataset(self):
        folder = self.project_root / "fine_tuning" / "datasets"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "v1_train.jsonl").write_text("{}\n{}\n{}\n")
        (folder / "v1_val.jsonl").write_text("{}\n")
        return folder / "v1_train.jsonl"

    def submit_regulatory_update(self, code_name, new_rules, *, new_version=""):
        self._impact_analyzer.analyze(None, library_path=self.library.root)
        return Thing(code_name=code_name, new_version=new_version, rules_added=2, rules_modified=1, rules_removed=0,
                     affected_templates_count=4, affected_elements_count=31)

    def add_comment(self, element_id, user, text, reply_to=None):
        return self.collaboration.add_comment(element_id, user, text, reply_to)

    def create_task(self, title, assignee, element_id="", due_date=None, priority="normal"):
        return self.collaboration.create_task(title, assignee, element_id, due_date, priority)

    def request_review(self, element_id, reviewer, notes=None):
        return self.collaboration.request_review(element_id, reviewer, notes)

    def approve_review(self, review_id, reviewer, comments=None):
        return self.collaboration.approve_review(review_id, reviewer, comments)

    def reject_review(self, review_id, reviewer, reason):
        return self.collaboration.reject_review(review_id, reviewer, reason)

    def execute_command(self, text, user=""):
        return self.collaboration.execute_command(text, user=user)

    def scan_security(self, project_path=None):
        return Thing(findings=[Thing(severity="high"), Thing(severity="info")], overall_status="warning", chain_valid=True)

    def encrypt_element(self, element_id, key):
        files = self._files_of(element_id)
        for file in files:
            file.write_bytes(key)
        return files

    def decrypt_element(self, element_id, key):
        return self._files_of(element_id)

    def _files_of(self, element_id):
        return list((self.project_root / "elements" / ("element_" + element_id)).glob("*.json"))

    def check_health(self):
        return Thing(status="degraded", checks=[Thing(name="git_repo", passed=False), Thing(name="python", passed=True)])

    def create_snapshot(self, label):
        return {"label": label, "timestamp": "2026-03-02T14:00:00+00:00", "git_tag": "snapshot/" + label}

    def rollback(self, label):
        return True

    def something_new(self):
        return "a method that a later AEC OS may have"
