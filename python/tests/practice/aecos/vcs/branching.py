def create_branch(repo, name, base=None):
    return name


def switch_branch(repo, name):
    return name


def merge_branch(repo, source, target=None, *, message=None):
    return "abc1237"


def delete_branch(repo, name):
    pass
