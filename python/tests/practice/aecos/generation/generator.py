import json
import uuid
from pathlib import Path

from aecos.api.parts import element_at


class ElementGenerator:
    def __init__(self, output_dir, compliance_engine=None):
        self.output_dir, self.compliance_engine = Path(output_dir), compliance_engine
        self.output_dir.mkdir(parents=True, exist_ok=True)

    def generate(self, spec):
        if self.compliance_engine is not None:
            self.compliance_engine.check(spec)
        return element_at(self.output_dir, uuid.uuid4().hex[:22].upper(), spec.ifc_class)

    def generate_from_template(self, template_folder, overrides=None):
        metadata = json.loads((Path(template_folder) / "metadata.json").read_text())
        return element_at(self.output_dir, uuid.uuid4().hex[:22].upper(), metadata["IFCClass"])
