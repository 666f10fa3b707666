class _Loss:
    """Losses of one reason and project that no event has told about yet: how many, of which modules (None: of any) and
    between which times (None: it is not known)."""

    MOST_MODULES = 20

    def __init__(self):
        self.count = 0
        self.modules = set()
        self.since = self.until = ""

    def add(self, count, module, at):
        self.count += count
        if not module:
            self.modules = None
        elif self.modules is not None:
            self.modules.add(module)
            if len(self.modules) > self.MOST_MODULES:
                self.modules = None
        if not at:
            self.since = self.until = None
        elif self.since is not None:
            self.since = min(self.since or at, at)
            self.until = max(self.until, at)

    def attributes(self):
        """What an event can say of it."""
        told = {}
        if self.modules:
            told.update({"modules": sorted(self.modules)} if len(self.modules) > 1 else {"module": min(self.modules)})
        if self.since:
            told.update(since=self.since, until=self.until)
        return told


def _whereabouts(payload):
    """The project, module and time of an event, as far as they can be read: what a loss of it took away."""
    try:
        event = loads(payload.decode("utf-8"))
        return event.get("project", ""), event.get("module", ""), event.get("occurredAt", "")
    except (ValueError, AttributeError, RecursionError):
        return "", "", ""


class _Counters:
    """What was lost and sent: in memory at once, in counters.json when it can be written. Of what no event has told
    about yet it is kept where and when it was."""

    MOST_PLACES = 50

    def __init__(self, directory):
        self.directory = directory
        self.lock = threading.RLock()
        self.lost = {}
        self.sent = {}
        self._unsaved = {"lost": {}, "sent": {}}
        self._unreported = {}

    def lose(self, reason, count=1, project="", module="", at=""):
        if count > 0:
            with self.lock:
                _add(self.lost, reason, count)
                _add(self._unsaved["lost"], reason, count)
                key = (reason, project)
                if key not in self._unreported and len(self._unreported) >= self.MOST_PLACES:
                    key, module = (reason, ""), ""
                self._unreported.setdefault(key, _Loss()).add(count, module, at)

    def deliver(self, outcomes):
        with self.lock:
            for outcome, count in outcomes.items():
                _add(self.sent, outcome, count)
                _add(self._unsaved["sent"], outcome, count)

    def report(self, tell):
        """Calls tell(key, loss) for the losses of each reason and project that no event has told about yet; it answers
        how many it told."""
        for key in list(self._unreported):
            told = tell(key, self._unreported[key])
            if told:
                with self.lock:
                    self._unreported[key].count -= told
                    if self._unreported[key].count <= 0:
                        del self._unreported[key]

    def untold(self):
        return any(loss.count > 0 for loss in list(self._unreported.values()))

    def dirty(self):
        return bool(self._unsaved["lost"] or self._unsaved["sent"])

    def save(self):
        if not self.dirty():
            return
        try:
            fd = os.open(os.path.join(self.directory, "counters.lock"), FLAGS | os.O_CREAT, 0o600)
        except OSError:
            return
        try:
            if self._locked(fd):
                self._merge()
        except OSError:
            pass  # stays in memory for the next time
        finally:
            os.close(fd)

    def _locked(self, fd):
        for _ in range(50):
            if _lock(fd, 0):
                return True
            time.sleep(0.01)
        return False

    def _merge(self):
        stored = self.stored()
        with self.lock:
            unsaved = {group: dict(counts) for group, counts in self._unsaved.items()}
        for group, counts in unsaved.items():
            target = stored.get(group)
            stored[group] = target if isinstance(target, dict) else {}
            for name, count in counts.items():
                before = stored[group].get(name)
                stored[group][name] = (before if isinstance(before, int) else 0) + count
        stored["version"] = 1
        path = os.path.join(self.directory, "counters.json")
        temporary = "%s.%d.tmp" % (path, os.getpid())
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(dumps(stored))
        os.replace(temporary, path)
        with self.lock:
            for group, counts in unsaved.items():
                for name, count in counts.items():
                    _add(self._unsaved[group], name, -count)

    def stored(self):
        try:
            with open(os.path.join(self.directory, "counters.json"), encoding="utf-8") as file:
                stored = loads(file.read(1_000_000))
            return stored if isinstance(stored, dict) else {}
        except (OSError, ValueError):
            return {}


def _add(counts, name, count):
    total = counts.get(name, 0) + count
    if total:
        counts[name] = total
    else:
        counts.pop(name, None)
