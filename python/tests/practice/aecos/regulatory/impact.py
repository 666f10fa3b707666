from types import SimpleNamespace as Thing


class ImpactAnalyzer:
    def analyze(self, diff, library_path=None):
        return Thing(affected_templates=["template_T1"], affected_elements=["element_E1", "element_E2"], affected_ifc_classes=["IfcWall"])
