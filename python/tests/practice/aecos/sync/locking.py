from types import SimpleNamespace as Thing


class LockManager:
    held = {}

    def __init__(self, project_root, timeout=3600):
        self.project_root = project_root

    def lock_element(self, element_id, user_id):
        holder = self.held.setdefault(element_id, user_id)
        if holder != user_id:
            raise RuntimeError("Element '%s' is locked by '%s'." % (element_id, holder))
        return Thing(element_id=element_id, user_id=user_id)

    def unlock_element(self, element_id, user_id):
        return self.held.pop(element_id, None) is not None

    def force_unlock(self, element_id):
        return self.held.pop(element_id, None) is not None
