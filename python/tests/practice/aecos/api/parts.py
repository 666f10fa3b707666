"""The files that AEC OS leaves and the hook reads."""

import json
from pathlib import Path


def write(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def element_folder(root, guid, ifc_class="IfcWall"):
    return element_at(Path(root) / "elements", guid, ifc_class)


def element_at(folder, guid, ifc_class="IfcWall"):
    return write(Path(folder) / ("element_" + guid), "metadata.json", {"GlobalId": guid, "Name": ifc_class + "_1", "IFCClass": ifc_class})
