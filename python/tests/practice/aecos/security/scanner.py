from types import SimpleNamespace as Thing


class SecurityScanner:
    def scan_all(self, project_path):
        return Thing(findings=[Thing(severity="high"), Thing(severity="info")], overall_status="warning", chain_valid=True)
