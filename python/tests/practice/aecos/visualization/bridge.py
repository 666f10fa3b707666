from types import SimpleNamespace as Thing
from pathlib import Path


class VisualizationBridge:
    def export(self, element_folder, format="json3d"):
        return Thing(format=format if format in ("json3d", "obj", "speckle") else "json3d", success=format != "speckle")

    def export_all(self, element_folder, formats=None):
        results = [Thing(format=format, success=format != "speckle") for format in formats or ["json3d", "obj"]]
        self.generate_viewer(element_folder)
        return results

    def generate_viewer(self, element_folder):
        return Path(element_folder) / "visualization" / "viewer.html"
