from types import SimpleNamespace as Thing

from aecos.vcs.commits import commit_all


def extract_ifc(project_root, ifc_path, *, repo=None, auto_commit=True):
    commit_all(repo, message="feat: extract 2 elements from " + str(ifc_path))
    return [Thing(global_id="X1"), Thing(global_id="X2")]


def bulk_promote(project_root, library, element_ids, *, tags=None, repo=None, auto_commit=True):
    promoted = [library.promote_to_template(project_root / "elements" / ("element_" + i), tags=tags) for i in element_ids]
    commit_all(repo, message="feat: promote %d elements to templates" % len(promoted))
    return promoted
