from pathlib import Path


class DockerBuilder:
    def generate_dockerfile(self, project_path):
        return Path(project_path) / "Dockerfile"

    def generate_compose(self, project_path, services=None):
        return Path(project_path) / "docker-compose.yml"
