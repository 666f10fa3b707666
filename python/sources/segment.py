# ---------------------------------------------------------------------------------------------------------------
# The queue on disk, as docs/hook-queue.md describes it.

MAGIC = b"AECOSEVQ"
VERSION = 1
HEADER = struct.Struct("<8sII")
PREFIX = struct.Struct("<II")
ACK = struct.Struct("<QI")
MAX_PAYLOAD = 1024 * 1024
SEGMENT_BYTES = 4 * 1024 * 1024
LOCK_AT = 1 << 62
SEGMENT_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}-\d+\.seg\Z")
FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def _lock(fd, at=LOCK_AT):
    """Takes the record lock; False when another process holds it. A file system without locks counts as taken for
    a reader, as free for the creator (OSError)."""
    try:
        if fcntl is not None:
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, at)
        else:
            import msvcrt

            os.lseek(fd, at, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        return True
    except OSError as e:
        if e.errno in (errno.EACCES, errno.EAGAIN, getattr(errno, "EDEADLOCK", errno.EDEADLK)):
            return False
        raise


def _held():
    """The segments that this process holds, whoever imported this file under whatever name. Opening one of them
    again and closing it would give up its lock."""
    pid, names = sys.__dict__.get("_aecos_analytics_held", (0, set()))
    if pid != os.getpid():
        names = set()
        sys.__dict__["_aecos_analytics_held"] = (os.getpid(), names)
    return names


def _read(fd, size, offset, guard):
    if hasattr(os, "pread"):
        return os.pread(fd, size, offset)
    with guard:
        os.lseek(fd, offset, os.SEEK_SET)
        return os.read(fd, size)


def _identity(fd):
    """Which open file a descriptor stands for now: hosts close numbers that they do not know, and get them anew."""
    try:
        known = os.fstat(fd)
        return known.st_dev, known.st_ino
    except OSError:
        return None


def _close(fd, identity):
    """Closes a descriptor that is still ours."""
    if fd >= 0 and _identity(fd) == identity:
        try:
            os.close(fd)
        except OSError as e:
            _unless_hosts(e)


class _Segment:
    """A segment that this process holds: one that it writes, or one that it took over to send."""

    def __init__(self, path, fd, guard):
        self.path = path
        self.fd = fd
        self.identity = _identity(fd)
        self.guard = guard
        self.size = 0
        self.acknowledged = HEADER.size
        self.version = VERSION
        self._ack = -1
        self._ack_identity = None

    @classmethod
    def create(cls, directory, guard, ids):
        for _ in range(8):
            name = "%s-%d.seg" % (ids.next(time.time()), os.getpid())
            path = os.path.join(directory, name)
            fd = os.open(path, FLAGS | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
            segment = cls(path, fd, guard)
            _held().add(path)
            try:
                if segment._claim_new():
                    header = HEADER.pack(MAGIC, VERSION, 0)
                    if os.write(fd, header) != len(header):
                        raise OSError(errno.ENOSPC, "no room for a header")
                    segment.size = len(header)
                    return segment
            except BaseException:
                segment.delete()
                raise
            segment.close()
        raise OSError(errno.EAGAIN, "every new segment was taken by another process")

    def _claim_new(self):
        try:
            if not _lock(self.fd):
                return False
        except OSError:
            pass  # no locks on this file system: nobody else can take it either
        return os.path.exists(self.path)

    @classmethod
    def take(cls, path, guard):
        """Takes a segment over whose writer is gone or done, or returns None."""
        if path in _held():
            return None
        try:
            fd = os.open(path, FLAGS)
        except OSError:
            return None
        segment = cls(path, fd, guard)
        _held().add(path)
        try:
            if _lock(fd) and os.path.exists(path):
                segment._load()
                return segment
        except OSError as e:
            _unless_hosts(e)
        segment.close()
        return None

    def _load(self):
        self.size = os.fstat(self.fd).st_size
        header = _read(self.fd, HEADER.size, 0, self.guard)
        if len(header) < HEADER.size or not any(header):
            self.size = HEADER.size  # its writer died before the first record
            return
        magic, version, _ = HEADER.unpack(header)
        self.version = version if magic == MAGIC else -1
        self.acknowledged = _acknowledged(self.path[:-4] + ".ack", self.size)

    def is_open(self):
        return _identity(self.fd) == self.identity

    def append(self, record):
        """Writes one record whole, or not at all (OSError)."""
        if not self.is_open():
            raise OSError(errno.EBADF, "the host closed the queue's file")
        written = os.write(self.fd, record)
        if written != len(record):
            os.ftruncate(self.fd, self.size)
            raise OSError(errno.ENOSPC, "the disk is full")
        self.size += written

    def batch(self, size, most):
        """The next unacknowledged payloads, the offset behind them, and what stopped there: 'more', 'end', 'torn'."""
        start = self.acknowledged
        if not self.is_open():
            return [], start, "closed"
        data = _read(self.fd, min(size - start, MAX_PAYLOAD + PREFIX.size), start, self.guard) if size > start else b""
        payloads, end, stop = _records(data, most)
        if stop == "short":
            at_the_end = start + len(data) >= size
            stop = ("torn" if end < len(data) else "end") if at_the_end else "more"
            if not payloads and stop == "more":
                stop = "torn"  # a length that no record may have
        return payloads, start + end, stop

    def acknowledge(self, offset):
        self.acknowledged = offset
        packed = struct.pack("<Q", offset)
        try:
            if self._ack < 0 or _identity(self._ack) != self._ack_identity:
                self._ack = os.open(self.path[:-4] + ".ack", FLAGS | os.O_CREAT, 0o600)
                self._ack_identity = _identity(self._ack)
            os.lseek(self._ack, 0, os.SEEK_SET)
            os.write(self._ack, packed + struct.pack("<I", zlib.crc32(packed)))
        except OSError as e:
            _unless_hosts(e)  # else it costs duplicates after a kill, which the server counts once

    def only_zeros(self, offset):
        while True:
            data = _read(self.fd, 65536, offset, self.guard)
            if not data:
                return True
            if data.count(0) != len(data):
                return False
            offset += len(data)

    def close(self):
        """Lets go of it: from here on any process may take it."""
        _held().discard(self.path)
        _close(self.fd, self.identity)
        _close(self._ack, self._ack_identity)
        self.fd = self._ack = -1

    def delete(self):
        if os.name == "nt":
            self.close()
        _remove(self.path)
        _remove(self.path[:-4] + ".ack")
        self.close()


def _records(data, most):
    """The payloads at the start of data, the offset behind them, and why it stopped: full, end, short or torn."""
    payloads = []
    at = 0
    size = len(data)
    while len(payloads) < most:
        if at + PREFIX.size > size:
            return payloads, at, "short"
        length, checksum = PREFIX.unpack_from(data, at)
        if length == 0:
            return payloads, at, "end" if data.count(0, at) == size - at else "torn"
        if length > MAX_PAYLOAD:
            return payloads, at, "torn"
        end = at + PREFIX.size + length
        if end > size:
            return payloads, at, "short"
        payload = data[at + PREFIX.size : end]
        if zlib.crc32(payload) != checksum:
            return payloads, at, "torn"
        payloads.append(payload)
        at = end
    return payloads, at, "more"


def _acknowledged(path, size):
    try:
        with open(path, "rb") as file:
            data = file.read(ACK.size + 1)
    except OSError:
        return HEADER.size
    if len(data) == ACK.size:
        offset, checksum = ACK.unpack(data)
        if zlib.crc32(data[:8]) == checksum and HEADER.size <= offset <= size:
            return offset
    return HEADER.size


def _remove(path):
    try:
        os.unlink(path)
    except OSError:
        pass
