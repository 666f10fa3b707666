from pathlib import Path

from aecos.generation.generator import ElementGenerator


class AssemblyGenerator:
    def __init__(self, output_dir, compliance_engine=None):
        self.output_dir, self.compliance_engine = Path(output_dir), compliance_engine

    def generate(self, specs, relationships=None):
        folder = self.output_dir / "assembly_A1"
        generator = ElementGenerator(folder, compliance_engine=self.compliance_engine)
        for spec in specs:
            generator.generate(spec)
        return folder
