def commit_element(repo, element_folder, message=None):
    return "abc1235"


def commit_template(repo, template_folder, message=None):
    return "abc1236"


def commit_all(repo, message="chore: update project files"):
    return "abc1234"
