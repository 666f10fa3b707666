class _Counters:
    """What was lost and sent: in memory at once, in counters.json when it can be written. `reported` are the losses
    that an event has told about."""

    def __init__(self, directory):
        self.directory = directory
        self.lock = threading.RLock()
        self.lost = {}
        self.sent = {}
        self._unsaved = {"lost": {}, "sent": {}}
        self._unreported = {}

    def lose(self, reason, count=1):
        if count > 0:
            with self.lock:
                _add(self.lost, reason, count)
                _add(self._unsaved["lost"], reason, count)
                _add(self._unreported, reason, count)

    def deliver(self, outcomes):
        with self.lock:
            for outcome, count in outcomes.items():
                _add(self.sent, outcome, count)
                _add(self._unsaved["sent"], outcome, count)

    def report(self, tell):
        """Calls tell(reason, count) for each loss that no event has told about yet; it answers how many it told."""
        for reason in list(self._unreported):
            count = self._unreported[reason]
            told = tell(reason, count) if count > 0 else 0
            if told:
                with self.lock:
                    _add(self._unreported, reason, -told)

    def untold(self):
        return any(count > 0 for count in list(self._unreported.values()))

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
