from aecos.vcs.commits import commit_all


def promote_to_template(library, element_folder, *, repo=None, tags=None, version="1.0.0", author="", description="",
                        template_id=None, auto_commit=True):
    folder = library.promote_to_template(element_folder, tags=tags, version=version, author=author, description=description)
    commit_all(repo, message="feat: promote element to template " + folder.name)
    return folder


def add_template(library, template_id, source_folder, *, repo=None, tags=None, version="1.0.0", author="", description="",
                 auto_commit=True):
    folder = library.add_template(template_id, source_folder, tags=tags, author=author)
    commit_all(repo, message="feat: add template " + template_id)
    return folder


def remove_template(library, template_id, *, repo=None, auto_commit=True):
    removed = library.remove_template(template_id)
    if removed:
        commit_all(repo, message="chore: remove template " + template_id)
    return removed
