from types import SimpleNamespace as Thing
import itertools

_ids = itertools.count(1)


class CommentStore:
    def __init__(self, project_root):
        self.project_root = project_root

    def add_comment(self, element_id, user, text, reply_to=None):
        return Thing(id="c%d" % next(_ids), element_id=element_id)
