class Analytics:
    """One hook with its queue. Every argument has a default from the environment; see docs/hooks-python.md.

    Safe for many threads, for forks and for signal handlers. No method raises anything because of the queue, the
    network or what is passed in.
    """

    def __init__(self, url=None, token=None, *, queue=None, home=None, max_bytes=None, batch=500, interval=0.5,
                 timeout=10.0, exit_timeout=2.0, fsync=None, enabled=None):
        self._home = _directory(home, "AECOS_ANALYTICS_HOME", "~/.aecos/analytics")
        directory = _directory(queue, "AECOS_ANALYTICS_QUEUE", os.path.join(self._home, "queue"))
        if max_bytes is None:
            max_bytes = int(_finite(os.environ.get("AECOS_ANALYTICS_QUEUE_BYTES")) or 256 * 1024 * 1024)
        if fsync is None:
            fsync = os.environ.get("AECOS_ANALYTICS_FSYNC", "") not in ("", "0")
        if enabled is None:
            enabled = os.environ.get("AECOS_ANALYTICS_OFF", "") in ("", "0")
        self.enabled = enabled
        self._queue = _Queue(directory, max(max_bytes, 1), fsync)
        self._server = _Server(url, token, self._home, timeout)
        self._batch = max(1, min(int(batch), 500))
        self._interval = interval
        self._exit_timeout = exit_timeout
        self._clock = _Clock()
        self._notes = {}
        self._ended = False
        self._begin()
        _instances.add(self)
        atexit.register(_close_at_exit, weakref.ref(self))

    def _begin(self):
        self._pid = os.getpid()
        self._counters = _Counters(self._queue.directory)
        self._sender = _Sender(self._queue, self._counters, self._server, self._batch, self._telling)
        self._sending = threading.Lock()
        self._stop = threading.Event()
        self._close_by = 0.0
        self._thread = None
        self._recorded = 0
        self._shortened = 0
        self._followed = False

    def _after_fork(self):
        self._server._connection = None  # the socket is the parent's; closing our copy of it would be harmless, too
        self._queue.forget()
        self._begin()

    # -- recording

    def record(self, /, module, type, value=None, *, user=None, project=None, discipline=None, element=None,
               element_type=None, template=None, region=None, code_edition=None, at=None, attributes=None, **more):
        """Appends one event to the queue and returns its id, or None when it could not be kept (counted by reason).

        When the id is returned, the event survives the death of this process. `at` is for what happened earlier: a
        datetime or date, ISO text, epoch seconds or milliseconds. Other keyword arguments are attributes; `attributes` takes those whose names
        are taken.
        """
        if not self.enabled:
            return None
        try:
            if not _unforked[0]:
                _after_fork_in_child()
            self._queue.kept = False
            now = time.time()
            id = self._queue.ids.next(now)
            fields, extra = _context.get()
            parts = ['{"id":"', id, '","occurredAt":"', self._clock.text(now if at is None else self._when(at, more)),
                     '","module":', self._field(module), ',"type":', self._field(type)]
            for name, head, given in zip(_WIRE, _HEADS, (user, project, discipline, element, element_type, template,
                                                         region, code_edition)):
                if given is None and fields:
                    given = fields.get(name)
                if given is not None:
                    text = self._field(given, MAX_PROJECT if name == "project" else MAX_TEXT)
                    if text != '""':
                        parts.append(head)
                        parts.append(text)
            if attributes or extra:
                more = _merged(extra, attributes, more)
            if value is not None:
                number = _finite(value)
                if number is None:
                    more["value_dropped"] = _shorten(_text(value), MAX_TEXT)
                    self._shortened += 1
                else:
                    parts.append(',"value":')
                    parts.append(repr(number))
            if more:
                self._attributes(parts, more)
            parts.append(_SOURCE_MEMBER)
            return self._keep(id, "".join(parts).encode("utf-8", "replace"))
        except BaseException as e:
            if _hosts(e):
                if not self._queue.kept:
                    self._lose("interrupted")
                raise
            self._notes["internal_error"] = _reason(e)[:MAX_TEXT]
            return self._lose("internal")

    def record_event(self, /, *given, **kwargs):
        """`record_event(module, event_type, value=None, **kwargs)`: what AEC OS's roadmap calls for, for example
        `record_event("parser", "parse_success", confidence=0.97)`. The same as record(), with the roadmap's names for what an
        event has fields for (`element_guid`, `metric_value`, `metadata` …); what is left is attributes, whatever it is called.
        Names like `parse_success` are aliases in the event catalogue."""
        module, event_type, value = (given[i] if i < len(given) else kwargs.pop(name, None) for i, name in enumerate(_LINE))
        try:
            fields, rest = _named(kwargs, {} if value is None else {"value": value})
            if given[3:]:
                rest["more_arguments"] = list(given[3:])
        except Exception as e:
            _unless_hosts(e)
            fields, rest = {"value": value}, dict(kwargs)
        return self.record(module, event_type, fields.pop("value", None), attributes=rest, **fields)

    def _when(self, at, more):
        """The moment that was given. What is no time has none: such an event is set aside by the server, not counted today."""
        try:
            moment = _moment(at)
        except Exception as e:
            _unless_hosts(e)
            moment = None
        if moment is None:
            more["at_dropped"] = _shorten(_text(at), MAX_TEXT)
            self._shortened += 1
            return _NEVER
        return moment

    def _field(self, value, limit=MAX_TEXT):
        if type(value) is not str:
            try:
                value = _text(value)
            except Exception as e:
                _unless_hosts(e)
                value = "<" + type(value).__qualname__ + ">"
        elif "\0" in value:
            value = _plain(value)
        if len(value) > limit:
            value = _shorten(value, limit)
            self._shortened += 1
        return _quote(value)

    def _attributes(self, parts, attributes):
        members = []
        for name, value in attributes.items():
            try:
                text = _member(value)
            except Exception as e:
                _unless_hosts(e)
                text = _quote("<" + type(value).__qualname__ + ">")  # its own methods raise, or it is endless
            if text is not None:
                members.append((self._field(name), text))
        size = sum(len(name) + len(text) for name, text in members)
        if size * 3 > MAX_ATTRIBUTES:
            members = self._shrink(members)
        parts.append(',"attributes":{')
        parts.append(",".join([name + ":" + text for name, text in members]))
        parts.append("}")

    def _shrink(self, members):
        """Leaves out the largest attributes until the rest is one that the server takes."""
        sized = sorted(((len(n.encode("utf-8", "replace")) + len(t.encode("utf-8", "replace")) + 8, n, t)
                        for n, t in members), key=lambda member: member[0])
        kept, size = [], 0
        for bytes_, name, text in sized:
            size += bytes_
            if size > MAX_ATTRIBUTES:
                break
            kept.append((name, text))
        left_out = len(members) - len(kept)
        if left_out:
            self._shortened += 1
            kept.append(('"attributes_dropped"', str(left_out)))
        return kept

    def _keep(self, id, payload):
        reason = self._queue.append(payload)
        if self._thread is None:
            self._start()
        if reason is not None:
            return self._lose(reason, payload)
        self._recorded += 1
        return id

    def _lose(self, reason, payload=None):
        try:
            place = ("", "", self._clock.text(time.time())) if payload is None else _whereabouts(payload)
            self._counters.lose(reason, 1, *place)
        except Exception as e:
            _unless_hosts(e)  # else not even a counter: the interpreter is going down
        return None

    def _telling(self, key, loss):
        """The event that tells of a loss."""
        reason, project = key
        member = ',"project":' + self._field(project, MAX_PROJECT) if project else ""
        return ('{"id":"%s","occurredAt":"%s","module":"hook","type":"events_lost"%s,"value":%d.0,"attributes":%s%s'
                % (self._queue.ids.next(time.time()), self._clock.text(time.time()), member, loss.count,
                   dumps({"reason": reason, **loss.attributes()}), _SOURCE_MEMBER)).encode("utf-8", "replace")

    def timer(self, module, type, /, **fields):
        """`with timer("generation", "element_generated") as t: … t.set(element=guid)`: records the milliseconds."""
        return _Timer(self, module, type, fields)

    # -- sending

    def _start(self):
        if not self._followed:
            self._followed = True
            _close_with_child(weakref.ref(self))
        with self._queue.lock:
            if self._thread is not None or self._stop.is_set() or self._ended or sys.is_finalizing():
                return  # a thread started while the interpreter goes down would never come up
            thread = threading.Thread(target=_send_in_background, args=(weakref.ref(self), self._stop,
                                      self._queue.rolled, self._interval), name="aecos-analytics", daemon=True)
            self._thread = thread
        try:
            thread.start()
        except RuntimeError:
            pass  # the interpreter is shutting down: the next process will send what is on disk
        except BaseException:
            self._thread = None  # an exception of the host came between: the next event starts another
            raise

    def _cycle(self, deadline=float("inf"), sweep=False, wait=0.0):
        if not self._sending.acquire(timeout=max(0.0, wait)):
            return False
        try:
            return self._sender.cycle(deadline, sweep)
        except Exception as e:
            _unless_hosts(e)
            self._sender.error = _reason(e)
            return False
        finally:
            self._sending.release()

    def flush(self, timeout=5.0):
        """Sends what the queue holds, for at most `timeout` seconds; True when all of it was acknowledged."""
        if not _unforked[0]:
            _after_fork_in_child()
        deadline = time.monotonic() + timeout
        return self._cycle(deadline, sweep=True, wait=timeout)

    def close(self, timeout=None):
        """Sends what it can within `timeout` (default 2 s) and lets go of the queue. Recording later opens it again."""
        try:
            self._close(self._exit_timeout if timeout is None else timeout)
        except Exception as e:
            _unless_hosts(e)
            self._sender.error = _reason(e)

    def _close(self, timeout):
        if self._pid != os.getpid():
            return
        self._close_by = deadline = time.monotonic() + timeout
        self._stop.set()
        self._queue.rolled.set()
        thread = self._thread
        if thread is not None and thread.is_alive() and thread is not threading.current_thread():
            thread.join(timeout)
        if not self._sending.acquire(timeout=max(0.0, deadline - time.monotonic())):
            return  # still talking to the server; all of it is on disk
        try:
            if thread is None and self._recorded and self._sender.failures == 0:
                self._sender.cycle(deadline, sweep=True)
            self._queue.seal()
            for payload in self._queue.bury():
                self._lose(self._queue.reason(), payload)
            self._counters.save()
            self._server.disconnect()
        finally:
            self._sending.release()
            self._thread = None
            self._stop = threading.Event()

    # -- telling

    def note(self, name, value):
        """Something for stats() and doctor() to tell, for example the methods that could not be instrumented."""
        self._notes[name] = value

    def stats(self):
        """What this process recorded, sent and lost, and how the sending goes."""
        return {
            "recorded": self._recorded,
            "shortened": self._shortened,
            "lost": dict(self._counters.lost),
            "sent": dict(self._counters.sent),
            "queue": self._queue.directory,
            "error": self._sender.error,
            "failures": self._sender.failures,
            **self._notes,
        }

    def doctor(self):
        """How the queue and the server are, with `findings`: what a person should look at."""
        try:
            return _examine(self)
        except Exception as e:
            _unless_hosts(e)
            return dict(self.stats(), findings=["the examination itself failed: " + _reason(e)])


def _directory(given, variable, default):
    """A directory: what was given is meant from where the host is now, what the environment says from where it began."""
    if given:
        return os.path.abspath(os.path.expanduser(given))
    return os.path.join(_STARTED_IN, os.path.expanduser(os.environ.get(variable) or default))


#: What the roadmap's line is made of.
_LINE = ("module", "event_type", "value")

#: The names that the world around AEC OS has for the fields of an event. Where several are given, the first one here holds,
#: and the others stay attributes.
_NAMES = {
    "user": ("user", "user_id"),
    "project": ("project", "project_id"),
    "discipline": ("discipline",),
    "element": ("element", "element_guid", "elementGuid", "element_id", "global_id", "guid"),
    "element_type": ("element_type", "elementType", "ifc_class"),
    "template": ("template", "template_id", "templateId"),
    "region": ("region", "jurisdiction"),
    "code_edition": ("code_edition", "codeEdition", "code"),
    "at": ("at", "timestamp", "occurredAt", "occurred_at"),
    "value": ("value", "metric_value"),
}


_PLACES = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names)}


def _named(given, known):
    """Keyword arguments of the roadmap's kind as fields of an event, and what is left as its attributes. What an event has a
    field for is taken from `metadata`, too, where the arguments do not name it."""
    metadata = given.get("metadata")
    if not isinstance(metadata, Mapping):
        fields, rest = _sorted_out(given, known, lambda field, value: True)
        return fields, rest
    fields, rest = _sorted_out({name: value for name, value in given.items() if name != "metadata"}, known, lambda field, value: True)
    fields, inner = _sorted_out(metadata, fields, _tells)
    return fields, {**inner, **rest}


def _sorted_out(given, known, fits):
    fields, rest, found = dict(known), {}, {}
    for name, value in given.items():
        field, rank = _PLACES.get(name, _NO_PLACE) if isinstance(name, str) else _NO_PLACE
        if field is None or value is None or field in known or not fits(field, value):
            rest[name] = value
        elif field not in found or rank < found[field][0]:
            if field in found:
                rest[found[field][1]] = fields[field]
            fields[field], found[field] = value, (rank, name)
        else:
            rest[name] = value
    return fields, rest


def _tells(field, value):
    """Whether metadata says what a field takes: text, or a number as the value; no time is there."""
    if field == "value":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return field != "at" and isinstance(value, str)


_NO_PLACE = (None, 0)


def _merged(*parts):
    merged = {}
    for part in parts:
        if isinstance(part, Mapping):
            merged.update(part)
    return merged


def _send_in_background(reference, stop, wake, interval):
    """The daemon thread. It holds its hook weakly, so that one that nobody uses any more can go."""
    while not stop.is_set():
        analytics = reference()
        if analytics is None or analytics._stop is not stop:
            return
        analytics._cycle(wait=5.0)
        del analytics
        wake.wait(interval)
    analytics = reference()
    if analytics is not None and (analytics._sender.failures == 0 or analytics._counters.untold()):
        analytics._cycle(analytics._close_by, sweep=True)
        if analytics._counters.untold():  # the last word about a loss: no other process can tell of it
            analytics._cycle(analytics._close_by, sweep=True)


def _close_with_child(reference):
    """A process that multiprocessing started by a fork ends without the exit handlers of Python, but with those of its own."""
    process = sys.modules.get("multiprocessing.process")
    if process is not None and process.parent_process() is not None:
        from multiprocessing.util import Finalize

        Finalize(None, _close_at_end, (reference,), exitpriority=-1000)  # after all that the child does at its end


def _close_at_end(reference):
    """Tells what no other process can tell: what lies in the queue is sent by whoever comes next."""
    analytics = reference()
    if analytics is not None and (analytics._counters.untold() or analytics._queue.orphans):
        analytics.close()


def _close_at_exit(reference):
    analytics = reference()
    if analytics is not None:
        analytics._ended = True
        analytics.close()
