from pathlib import Path


class ConfigManager:
    def generate_env_template(self, project_path):
        return Path(project_path) / ".env.template"
