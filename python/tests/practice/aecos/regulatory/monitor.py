from types import SimpleNamespace as Thing


class UpdateMonitor:
    def check_all(self):
        return [Thing(new_version_available=True), Thing(new_version_available=False)]
