import json
from pathlib import Path
from types import SimpleNamespace as Thing

from aecos.api.parts import write

ROLES = {"admin": {"pull", "push", "lock", "unlock", "delete"}, "designer": {"pull", "push", "lock", "unlock"}, "viewer": {"pull"}}


class PermissionError(Exception):
    """Not the built-in one, as in AEC OS."""


class PermissionManager:
    def __init__(self, project_root):
        self.project_root = Path(project_root)
        self._path = self.project_root / ".aecos" / "permissions.json"
        self._users = json.loads(self._path.read_text())["users"] if self._path.is_file() else {}

    def set_role(self, user_id, role):
        self._users[user_id] = role
        write(self._path.parent, self._path.name, {"users": self._users})

    def get_role(self, user_id):
        return Thing(value=self._users.get(user_id, "viewer"))

    def remove_user(self, user_id):
        return self._users.pop(user_id, None) is not None

    def check_permission(self, user_id, action):
        return action in ROLES[self.get_role(user_id).value]

    def require_permission(self, user_id, action):
        if not self.check_permission(user_id, action):
            raise PermissionError("not allowed to " + action)
