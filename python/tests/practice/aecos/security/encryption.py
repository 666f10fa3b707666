from pathlib import Path


class EncryptionManager:
    def __init__(self, project_root=None, provider=None):
        self._project_root = Path(project_root) if project_root else None

    def generate_key(self):
        return b"key"

    def store_key(self, name, key):
        self.stored = name, key

    def encrypt_file(self, path, key):
        path = Path(path)
        path.write_bytes(key)
        return path

    def decrypt_file(self, path, key):
        return Path(path)

    def encrypt_folder(self, path, key, patterns=None):
        return [self.encrypt_file(file, key) for file in Path(path).glob("*.json")]
