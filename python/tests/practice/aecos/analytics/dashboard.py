from pathlib import Path


class DashboardGenerator:
    def generate_html(self, project_path):
        return Path(project_path) / "DASHBOARD.html"
