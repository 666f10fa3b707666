def commit_all(repo, message="chore: update project files"):
    return repo.commit(message)
