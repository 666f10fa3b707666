from pathlib import Path


class SystemPackager:
    def package(self, project_path, output_path):
        return Path(output_path)
