from aecos.collaboration.comments import CommentStore
from aecos.collaboration.reviews import ReviewManager
from aecos.collaboration.tasks import TaskManager


class CollaborationManager:
    def __init__(self, project_root, aecos_facade=None):
        self._facade = aecos_facade
        self.comments, self.tasks, self.reviews = CommentStore(project_root), TaskManager(project_root), ReviewManager(project_root)

    def add_comment(self, element_id, user, text, reply_to=None):
        return self.comments.add_comment(element_id, user, text, reply_to)

    def create_task(self, title, assignee, element_id="", due_date=None, priority="normal"):
        return self.tasks.create_task(title, assignee, element_id, due_date, priority)

    def update_task(self, task_id, status):
        return self.tasks.update_task(task_id, status)

    def request_review(self, element_id, reviewer, notes=None, requested_by=""):
        return self.reviews.request_review(element_id, reviewer, notes, requested_by)

    def approve_review(self, review_id, reviewer, comments=None):
        return self.reviews.approve(review_id, reviewer, comments)

    def reject_review(self, review_id, reviewer, reason):
        return self.reviews.reject(review_id, reviewer, reason)

    def execute_command(self, text, user=""):
        spec = self._facade.parse(text)
        return self._facade.generate(spec).name
