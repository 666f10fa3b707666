class MetricsCollector:
    """Takes the place of `aecos.analytics.collector.MetricsCollector`: same constructor, same methods, same table for
    AEC OS's own dashboard, and every event goes to AEC OS Analytics as well.

    The table is committed without waiting for the disk, since the queue holds each event already. A table that cannot
    be opened falls back to memory.
    """

    _KNOWN = {"element_id": "element", "template_id": "template", "ifc_class": "element_type", "project": "project",
              "region": "region", "discipline": "discipline", "code_edition": "code_edition"}

    # AEC OS reads these values from fields that do not exist: its 0 means that nobody knows.
    _ALWAYS_ZERO = {("validation", "validation_completed"), ("cost", "estimate_completed"),
                    ("finetune", "evaluation_completed")}

    def __init__(self, db_path=":memory:", *, analytics=None, project=None):
        self._db_path = str(db_path)
        self._analytics = analytics
        self._root = self._root_of_caller() or (
            os.path.dirname(os.path.abspath(self._db_path)) if self._db_path != ":memory:" else None)
        self._project = project or (os.path.basename(self._root) if self._root else None)
        self._lock = threading.RLock()  # re-entrant: a signal handler may record, too
        self._parents = []
        self._conn = self._open()
        _collectors.add(self)

    def _after_fork(self):
        """SQLite forbids to use, and to close, a connection that crossed a fork: the child keeps it and opens its own."""
        self._lock = threading.RLock()
        if self._db_path != ":memory:":
            self._parents.append(self._conn)
            self._conn = None

    def _table(self):
        with self._lock:
            if self._conn is None:
                self._conn = self._open()
            return self._conn

    @staticmethod
    def _root_of_caller():
        """The root of the facade that makes this one for itself: AEC OS gives its collector no path."""
        try:
            frame = sys._getframe(2)
            for _ in range(4):
                root = vars(frame.f_locals.get("self")).get("project_root") if "self" in frame.f_locals else None
                if root is not None:
                    return os.path.abspath(_text(root))
                frame = frame.f_back
        except Exception as e:
            _unless_hosts(e)
        return None

    def _open(self):
        import sqlite3

        connection = None
        for path in (self._db_path, ":memory:"):
            try:
                connection = sqlite3.connect(path, check_same_thread=False)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=OFF")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL,"
                    " module TEXT NOT NULL, event_type TEXT NOT NULL, value REAL, metadata_json TEXT NOT NULL DEFAULT"
                    " '{}', user TEXT NOT NULL DEFAULT '')")
                for name, column in (("module", "module"), ("type", "event_type"), ("ts", "timestamp")):
                    connection.execute("CREATE INDEX IF NOT EXISTS idx_events_%s ON events(%s)" % (name, column))
                connection.commit()
                return connection
            except sqlite3.Error:
                continue
        return connection

    def record(self, module, event_type, value=None, metadata=None, user=""):
        """Records one event; returns its row id in the table, 0 when the table could not take it."""
        if _frame.get() in (None, _BLIND):  # else the instrumented call reports it, and knows more
            fields, rest = {}, {}
            for name, given in (metadata.items() if isinstance(metadata, Mapping) else ()):
                known = self._KNOWN.get(name) if isinstance(name, str) else None
                (fields if known else rest)[known or name] = given
            fields.setdefault("project", _context.get()[0].get("project") or self._project)
            if fields["project"] == self._project and self._root:
                rest.setdefault("project_root", self._root)
            analytics = self._analytics or _the()
            known = None if value == 0 and (module, event_type) in self._ALWAYS_ZERO else value
            analytics.record(module, event_type, known, user=user or None, attributes=rest, **fields)
        try:
            return self._insert(module, event_type, value, metadata, user)
        except Exception as e:
            _unless_hosts(e)
            return 0

    def _insert(self, module, event_type, value, metadata, user):
        from datetime import datetime, timezone

        row = (datetime.now(timezone.utc).isoformat(), module, event_type, value, dumps(metadata or {}), user)
        with self._lock:
            cursor = self._table().execute(
                "INSERT INTO events (timestamp, module, event_type, value, metadata_json, user)"
                " VALUES (?, ?, ?, ?, ?, ?)", row)
            self._table().commit()
        return cursor.lastrowid or 0

    def get_events(self, module=None, event_type=None, since=None, limit=1000):
        """The newest events of the table first, as dicts."""
        names = ("id", "timestamp", "module", "event_type", "value", "metadata_json", "user")
        wanted = [("module = ?", module), ("event_type = ?", event_type), ("timestamp >= ?", since)]
        wanted = [(clause, given) for clause, given in wanted if given]
        where = " WHERE " + " AND ".join(clause for clause, _ in wanted) if wanted else ""
        query = "SELECT %s FROM events%s ORDER BY id DESC LIMIT ?" % (", ".join(names), where)
        rows = self._table().execute(query, [given for _, given in wanted] + [limit]).fetchall()
        return [dict(zip(names, row)) for row in rows]

    def close(self):
        self._table().close()
