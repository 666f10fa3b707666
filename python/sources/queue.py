class _Queue:
    """The events of this process on their way to disk, and the segments of all processes in the directory."""

    def __init__(self, directory, max_bytes, fsync):
        self.directory = os.path.realpath(directory)
        self.max_bytes = max_bytes
        self.fsync = fsync
        self.lock = threading.RLock()  # re-entrant: a signal handler or a finalizer may record, too
        self.moving = threading.RLock()  # held while a segment changes hands, when nobody could say whose its events are
        self.ids = _Ids()
        self.active = None
        self.full = []
        self.orphans = []
        self.sending = None
        self.rolled = threading.Event()
        self.trouble = False
        self.kept = False
        self._retry_at = 0.0
        self._failure = ""

    def append(self, payload):
        """None when the event is on disk, else the reason why it is not."""
        if len(payload) > MAX_PAYLOAD:
            return "too_large"
        record = PREFIX.pack(len(payload), zlib.crc32(payload)) + payload
        with self.lock:
            segment = self.active
            if segment is None or segment.size + len(record) > SEGMENT_BYTES:
                if time.monotonic() < self._retry_at:
                    return self._failure
                segment = self._next()
                if segment is None:
                    return self._failure
            if not segment.is_open():
                segment = self._reopen()
                if segment is None:
                    return self._failure
            before = segment.size
            try:
                segment.append(record)
                if self.fsync:
                    os.fsync(segment.fd)
                self.kept = True
                return None
            except BaseException as e:
                if _hosts(e):
                    self._interrupted(segment, before, len(record))
                    raise
                if not isinstance(e, OSError):
                    raise
                return self._failed(e, segment)

    def _reopen(self):
        """The host closed our file's number. What is in the file stays there, for whoever sweeps the directory next."""
        segment, self.active = self.active, None
        segment.close()
        self.rolled.set()
        return self._next()

    def _interrupted(self, segment, before, length):
        """An exception of the host came between a write and our note of it: notes what is there, all of it or nothing."""
        size = os.fstat(segment.fd).st_size if segment.is_open() else before
        self.kept = size == before + length
        if not self.kept and size > before:
            os.ftruncate(segment.fd, before)
        segment.size = size if self.kept else before

    def _next(self):
        if self.active is not None:
            self.full.append(self.active)
            self.active = None
            self.rolled.set()
        try:
            os.makedirs(self.directory, mode=0o700, exist_ok=True)
            self.active = _Segment.create(self.directory, self.lock, self.ids)
        except OSError as e:
            _unless_hosts(e)
            self._failed(e, None)
        return self.active

    def _failed(self, error, segment):
        self.trouble = True
        self._failure = "disk_full" if error.errno in FULL else "unwritable"
        self._retry_at = time.monotonic() + 0.5
        if segment is not None:
            try:
                if not segment.is_open():
                    raise OSError(errno.EBADF, "closed")
                if os.fstat(segment.fd).st_size == segment.size:
                    return self._failure  # the segment is whole: the next event may fit
                os.ftruncate(segment.fd, segment.size)
            except OSError:
                self.full.append(segment)
                self.active = None
        return self._failure

    def heal(self):
        """When somebody deleted our live segment's file, moves what it still holds into a new one. What cannot be moved
        stays in the open file, an orphan: to be sent from there, or moved later."""
        with self.lock:
            segment = self.active
            if segment is not None and not os.path.exists(segment.path):
                self.active = None
                self.orphans.append(segment)
            self.orphans = [orphan for orphan in self.orphans if not self._moved(orphan)]

    def _moved(self, orphan):
        stop = "more"
        while stop == "more":
            payloads, end, stop = orphan.batch(orphan.size, 500)
            for payload in payloads:
                if self.append(payload) is not None:
                    return False
                orphan.acknowledged += PREFIX.size + len(payload)
            orphan.acknowledged = end
        orphan.close()
        return True

    def bury(self):
        """Gives up what no file holds any more, at the end; yields the payloads, which are lost with it."""
        with self.lock:
            orphans, self.orphans = self.orphans, []
        for orphan in orphans:
            stop = "more"
            while stop == "more":
                payloads, orphan.acknowledged, stop = orphan.batch(orphan.size, 500)
                yield from payloads
            orphan.close()

    def retire(self):
        """After trouble with the disk: deletes our live segment when all of it was acknowledged, which makes room."""
        with self.lock:
            segment = self.active
            if self.trouble and segment is not None and segment.acknowledged >= segment.size:
                self.active = None
                self.trouble = False
                segment.delete()

    def release(self):
        """Lets go of the segments that are full, so that any process may send them."""
        with self.moving:
            with self.lock:
                full, self.full = self.full, []
            for segment in full:
                segment.close()

    def take_to_send(self, name):
        """The segment of that name, for the sender; None when it is gone or another process has it."""
        with self.moving:
            self.sending = _Segment.take(os.path.join(self.directory, name), self.lock)
            return self.sending

    def holding(self, path):
        """The segment in that file if this queue writes or sends it."""
        with self.lock:
            held = (self.active, self.sending, *self.full)
        return next((segment for segment in held if segment is not None and segment.path == path and segment.fd >= 0), None)

    def reason(self):
        """Why nothing could be written lately."""
        return self._failure or "unwritable"

    def names(self):
        try:
            return sorted(name for name in os.listdir(self.directory) if SEGMENT_NAME.match(name))
        except OSError:
            return []

    def sweep(self):
        """Deletes acknowledgements without a segment and drops the oldest segments beyond the bound; yields of each
        where and when its events were."""
        names = self.names()
        self._sweep_acks(set(names))
        total = 0
        sizes = []
        for name in names:
            path = os.path.join(self.directory, name)
            try:
                sizes.append((path, os.stat(path).st_size))
                total += sizes[-1][1]
            except OSError:
                continue
        for path, size in sizes:
            if total <= self.max_bytes:
                return
            segment = _Segment.take(path, self.lock)
            if segment is not None and segment.version == VERSION:
                yield _places(segment)
                segment.delete()
                total -= size
            elif segment is not None:
                segment.close()

    def _sweep_acks(self, names):
        try:
            for name in os.listdir(self.directory):
                if name.endswith(".ack") and SEGMENT_NAME.match(name[:-4] + ".seg") and name[:-4] + ".seg" not in names:
                    path = os.path.join(self.directory, name)
                    if not os.path.exists(path[:-4] + ".seg"):
                        _remove(path)
        except OSError:
            pass

    def forget(self):
        """In a forked child: the segments belong to the parent."""
        segments = ([self.active] if self.active is not None else []) + self.full + self.orphans
        self.__init__(self.directory, self.max_bytes, self.fsync)
        for segment in segments:
            segment.close()

    def seal(self):
        """Ends the live segment: deleted when all of it was acknowledged, else left for whoever comes."""
        with self.lock:
            segment, self.active = self.active, None
        if segment is not None:
            if segment.acknowledged >= segment.size:
                segment.delete()
            else:
                segment.close()
        self.release()


def _places(segment):
    """Where and when the unacknowledged records of a segment were; its acknowledgement moves to the end."""
    places, stop = [], "more"
    while stop == "more":
        payloads, segment.acknowledged, stop = segment.batch(segment.size, 100)
        places += map(_whereabouts, payloads)
        time.sleep(0)  # the host's threads go first
    return places
