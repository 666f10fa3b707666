from pathlib import Path


class ModelDeployer:
    def __init__(self, registry_path=None):
        self._registry_path = Path(registry_path or "fine_tuning/registry.json")

    def register_model(self, adapter_path, model_name, version):
        return {"version": version, "deployed": False}

    def rollback(self, model_name, to_version):
        return {"version": to_version, "deployed": True} if to_version == "3" else None
