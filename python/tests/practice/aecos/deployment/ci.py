from pathlib import Path


class CIGenerator:
    def generate_github_actions(self, project_path):
        return Path(project_path) / "ci.yml"
