from pathlib import Path


class RepoManager:
    def __init__(self, path):
        self.path = Path(path)

    def commit(self, message):
        return "abc1234"
