from types import SimpleNamespace


class TrainingManager:
    def train(self, config):
        return SimpleNamespace(success=True, mock=True, config=config)
