from datetime import datetime, timedelta, timezone
from types import SimpleNamespace as Thing


class TaskManager:
    def __init__(self, project_root):
        self.project_root, self.known = project_root, {}

    def create_task(self, title, assignee, element_id="", due_date=None, priority="normal"):
        task = Thing(id="t%d" % len(self.known), assignee=assignee, element_id=element_id, priority=priority,
                     status="open", created_at=datetime.now(timezone.utc) - timedelta(hours=2))
        return self.known.setdefault(task.id, task)

    def update_task(self, task_id, status):
        if task_id in self.known:
            self.known[task_id].status = status
        return self.known.get(task_id)
