"""What stands behind the facade."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace as Thing

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=timezone.utc)


def write(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def element_folder(root, guid, ifc_class="IfcWall"):
    return write(Path(root) / "elements" / ("element_" + guid), "metadata.json",
                 {"GlobalId": guid, "Name": ifc_class + "_1", "IFCClass": ifc_class})


class Fallback:
    def parse(self, text, context=None):
        return Thing(intent="create", ifc_class="IfcBeam" if "beam" in text else "IfcWall", confidence=0.8, warnings=[],
                     compliance_codes=["CBC2025", "IBC2024"])


class Ollama:
    model = "mistral"


class Collector:
    def __init__(self, root):
        self.output_dir = Path(root) / "fine_tuning" / "interactions"
        self.known = []

    def log_interaction(self, prompt, context, raw_output, parsed_spec, confidence, *, accepted=True):
        self.known.append("%08x-000" % len(self.known))
        write(self.output_dir, self.known[-1] + ".jsonl", {"context": context, "parsed_spec": {"ifc_class": parsed_spec.ifc_class}})
        return self.known[-1]


class Parser:
    def __init__(self, collector):
        self._fallback, self._provider, self._collector = Fallback(), Ollama(), collector

    def parse(self, text, context=None):
        if text == "boom":
            raise ValueError("cannot parse")
        if not text.strip():
            return Thing(intent="create", ifc_class="", confidence=0.0, warnings=["Empty input provided."], compliance_codes=[])
        spec = self._fallback.parse(text, context)
        self._collector.log_interaction(text, context, None, spec, spec.confidence)
        return spec


class Compliance:
    def check(self, element_or_spec, *, region=None):
        rules = [("IBC2024", "703.3", "pass"), ("CBC2025", "706.4", "fail"), ("IBC2024", "1607.1", "skip")]
        return Thing(status="non_compliant", ifc_class=element_or_spec.ifc_class, results=[
            Thing(code_name=code, section=section, title="A rule", status=status) for code, section, status in rules])


class Generator:
    def __init__(self, root, compliance):
        self.root, self.compliance, self.count = root, compliance, 0

    def generate(self, spec):
        self.compliance.check(spec)
        self.count += 1
        return element_folder(self.root, "GEN%019d" % self.count, spec.ifc_class)

    def generate_from_template(self, template_folder, overrides=None):
        self.count += 1
        return element_folder(self.root, "TPL%019d" % self.count, "IfcColumn")


class Impact:
    def analyze(self, diff, library_path=None):
        return Thing(affected_templates=["template_T1"], affected_elements=["element_E1", "element_E2"], affected_ifc_classes=["IfcWall"])


class Validator:
    def validate(self, element_folder, context_elements=None):
        return Thing(status="warnings", issues=[Thing(severity="warning"), Thing(severity="info")], clash_results=[])


class Costs:
    def estimate(self, element_folder_or_spec, *, region=None):
        return Thing(total_installed_usd=2760.0, material_cost_usd=1564.0, labor_cost_usd=1196.0, labor_hours=14.0,
                     duration_days=2.4, crew_size=4, region=region or "LA", ifc_class="IfcWall")


class Viewer:
    def export(self, element_folder, format="json3d"):
        return Thing(format=format if format in ("json3d", "obj") else "json3d", success=True)

    def generate_viewer(self, element_folder):
        return Path(element_folder) / "visualization" / "viewer.html"


class Scanner:
    def scan_all(self, project_path):
        return Thing(findings=[Thing(severity="high"), Thing(severity="info")], overall_status="warning", chain_valid=True)


class Datasets:
    def __init__(self, output_dir):
        self.output_dir = output_dir

    def build_dataset(self, *, min_confidence=0.85, include_corrections=True, train_split=0.8, seed=42):
        self.output_dir.mkdir(parents=True, exist_ok=True)
        (self.output_dir / "v1_train.jsonl").write_text("{}\n{}\n{}\n")
        (self.output_dir / "v1_val.jsonl").write_text("{}\n")
        return self.output_dir / "v1_train.jsonl"


class Repository:
    def __init__(self, path):
        self.path = path

    def commit(self, message):
        return "abc1234"


class Tasks:
    def __init__(self):
        self.known = {}

    def update_task(self, task_id, status):
        if task_id in self.known:
            self.known[task_id].status = status
        return self.known.get(task_id)


class Collaboration:
    def __init__(self, facade):
        self._facade, self.tasks, self.reviews = facade, Tasks(), {}

    def add_comment(self, element_id, user, text, reply_to=None):
        return Thing(id="c1", element_id=element_id)

    def create_task(self, title, assignee, element_id="", due_date=None, priority="normal"):
        task = Thing(id="t%d" % len(self.tasks.known), assignee=assignee, element_id=element_id, priority=priority,
                     status="open", created_at=datetime.now(timezone.utc) - timedelta(hours=2))
        return self.tasks.known.setdefault(task.id, task)

    def update_task(self, task_id, status):
        return self.tasks.update_task(task_id, status)

    def request_review(self, element_id, reviewer, notes=None, requested_by=""):
        review = Thing(id="r%d" % len(self.reviews), element_id=element_id, reviewer=reviewer, requested_at=NOW, resolved_at=None)
        return self.reviews.setdefault(review.id, review)

    def approve_review(self, review_id, reviewer, comments=None):
        return self._resolve(review_id)

    def reject_review(self, review_id, reviewer, reason):
        return self._resolve(review_id)

    def _resolve(self, review_id):
        review = self.reviews.get(review_id)
        if review is not None:
            review.resolved_at = NOW + timedelta(hours=5)
        return review

    def execute_command(self, text, user=""):
        spec = self._facade.parse(text)
        return self._facade.generate(spec).name
