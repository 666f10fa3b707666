from types import SimpleNamespace as Thing


class FallbackProvider:
    def parse(self, text, context=None):
        return Thing(intent="create", ifc_class="IfcBeam" if "beam" in text else "IfcWall", confidence=0.8, warnings=[],
                     compliance_codes=["CBC2025", "IBC2024"])
