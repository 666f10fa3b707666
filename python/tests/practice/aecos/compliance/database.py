class RuleDatabase:
    """Seeds itself when somebody first looks, through the same add_rule() that others call."""

    def __init__(self, db_path=":memory:", *, auto_seed=True):
        self._rules, self._auto_seed = None, auto_seed

    @property
    def conn(self):
        if self._rules is None:
            self._rules = {}
            if self._auto_seed:
                self._seed()
        return self._rules

    def _seed(self):
        for rule in ("seeded", "seeded, too"):
            self.add_rule(rule)

    def add_rule(self, rule):
        self.conn[len(self.conn) + 1] = rule
        return len(self.conn)

    def update_rule(self, rule_id, updates):
        self.conn[rule_id] = updates

    def delete_rule(self, rule_id):
        return self.conn.pop(rule_id, None) is not None

    def get_rules(self, **query):
        return list(self.conn.values())
