from datetime import datetime, timedelta, timezone
from types import SimpleNamespace as Thing

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=timezone.utc)


class ReviewManager:
    def __init__(self, project_root):
        self.project_root, self.known = project_root, {}

    def request_review(self, element_id, reviewer, notes=None, requested_by=""):
        review = Thing(id="r%d" % len(self.known), element_id=element_id, reviewer=reviewer, requested_at=NOW, resolved_at=None)
        return self.known.setdefault(review.id, review)

    def approve(self, review_id, reviewer, comments=None):
        return self._resolve(review_id)

    def reject(self, review_id, reviewer, reason):
        return self._resolve(review_id)

    def _resolve(self, review_id):
        review = self.known.get(review_id)
        if review is not None:
            review.resolved_at = NOW + timedelta(hours=5)
        return review
