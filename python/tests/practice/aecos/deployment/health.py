from types import SimpleNamespace as Thing


class HealthChecker:
    def check(self, project_path):
        return Thing(status="degraded", checks=[Thing(name="git_repo", passed=False), Thing(name="python", passed=True)])
