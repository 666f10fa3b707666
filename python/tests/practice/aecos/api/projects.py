from pathlib import Path

from aecos.extraction.pipeline import ifc_to_element_folders
from aecos.vcs.commits import commit_all
from aecos.vcs.repo import RepoManager


def init_project(path, name="AEC OS Project"):
    commit_all(RepoManager(path), message="chore: initialise project '%s'" % name)
    return Path(path)


def extract_ifc(project_root, ifc_path, *, repo=None, auto_commit=True):
    elements = ifc_to_element_folders(ifc_path, project_root / "elements")
    commit_all(repo, message="feat: extract 2 elements from " + str(ifc_path))
    return elements


def bulk_promote(project_root, library, element_ids, *, tags=None, repo=None, auto_commit=True):
    promoted = [library.promote_to_template(project_root / "elements" / ("element_" + i), tags=tags) for i in element_ids]
    commit_all(repo, message="feat: promote %d elements to templates" % len(promoted))
    return promoted
