"""The Python hook of AEC OS Analytics: one file, standard library only, Python 3.9 or newer.

    import aecos_analytics as analytics

    analytics.record("parser", "parse_completed", 0.97, user="maya", project="oakland-transit")

    with analytics.context(user="maya", project="oakland-transit"):
        with analytics.timer("generation", "element_generated", element_type="IfcWall"):
            ...

    analytics.instrument(AecOS("path/to/project"))     # every module reports, none is edited
    python -m aecos_analytics script.py                # the same for a script, untouched

record() appends the event to a queue on disk with one write and returns its id; a daemon thread sends the queue to
the server. The host never waits for the network, never gets an exception from here, and what could not be kept is
counted by reason: see stats() and doctor(). The queue's format is described in docs/hook-queue.md.

In the repository this file is joined from python/sources by python/sources/join.py: change those.
"""

from __future__ import annotations

import atexit
import contextvars
import errno
import functools
import math
import os
import re
import stat
import struct
import sys
import threading
import time
import weakref
import zlib
from collections.abc import Mapping
from json import JSONDecodeError, dumps, loads
from json.encoder import encode_basestring as _quote
from opcode import opmap
from types import FrameType, FunctionType, ModuleType

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

__version__ = "1.0.0"
__all__ = ["Analytics", "MetricsCollector", "close", "configure", "context", "doctor", "flush", "instrument",
           "record", "record_event", "run", "stats", "timer", "uninstrument"]

SOURCE = "hook:python"
MAX_TEXT = 200
MAX_PROJECT = 1024
MAX_ATTRIBUTE_TEXT = 4000
MAX_ATTRIBUTES = 60_000
MAX_MEMBERS = 200
MAX_DEPTH = 6

try:
    _STARTED_IN = os.getcwd()  # what is relative in the environment is meant from here, wherever the host goes later
except OSError:
    _STARTED_IN = os.path.expanduser("~")
_FILE = os.path.join(_STARTED_IN, __file__)


# ---------------------------------------------------------------------------------------------------------------
# Exceptions that are the host's own. A signal handler of the host runs between any two steps of ours, and another of its
# threads can raise an exception in this one at any step. What comes from there (a time limit, Ctrl-C) has to arrive at the
# host, although nothing else that goes wrong in here may.


def _hosts(error):
    """Whether an exception that came up in here belongs to the host: it is none that programs catch, a signal handler
    raised it, or nobody raised it at all."""
    if not isinstance(error, Exception):
        return True
    trace, handlers, frame = error.__traceback__, None, None
    while trace is not None:
        frame, at = trace.tb_frame, trace.tb_lasti
        if frame.f_code.co_filename != _CODE_FILE:
            handlers = _handlers() if handlers is None else handlers
            if frame.f_code in handlers or _was_given_a_frame(frame):
                return True
        trace = trace.tb_next
    return frame is not None and _came_from_nowhere(error, frame.f_code, at)


def _handlers():
    """The code of the signal handlers that are set now, below what wraps them."""
    signal, found = sys.modules.get("signal"), set()
    for number in signal.valid_signals() if signal is not None else ():
        handler = signal.getsignal(number)
        if not callable(handler) or isinstance(handler, int):
            continue
        while isinstance(handler, functools.partial):
            handler = handler.func
        handler = getattr(handler, "__func__", handler)
        code = getattr(handler, "__code__", None) or getattr(getattr(type(handler), "__call__", None), "__code__", None)
        if code is not None:
            found.add(code)
    return found


def _was_given_a_frame(frame):
    """A signal handler that is set no longer, or called by the one that is, was given the interrupted frame."""
    code = frame.f_code
    rest = bool(code.co_flags & 0x04)  # *arguments
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + rest]
    given = [frame.f_locals.get(name) for name in names]
    given += given.pop(-1) if rest and isinstance(given[-1], tuple) else ()
    return any(isinstance(value, FrameType) for value in given)


def _came_from_nowhere(error, code, at):
    """Whether another thread raised it in this one (PyThreadState_SetAsyncExc, on which time limits in threads are built):
    it came up in a step of ours, or of the standard library, that raises nothing, and is of a class that those do not
    know, or is the bare class."""
    own = code.co_filename == _CODE_FILE
    if not own and not _is_standard(code.co_filename) or code.co_code[at] in _RAISES:
        return False
    if type(error).__module__.partition(".")[0] not in _STANDARD:
        return True
    return not error.args and not isinstance(error, (MemoryError, StopIteration, AssertionError))


def _is_standard(file):
    return file.startswith("<frozen ") or (file.startswith(_LIBRARY) and "-packages" not in file)


def _unless_hosts(error):
    """For where an exception is dealt with: the host's own goes on to the host."""
    if _hosts(error):
        raise error


_CODE_FILE = _hosts.__code__.co_filename
_LIBRARY = os.path.dirname(os.__file__) + os.sep
_RAISES = frozenset(opmap[name] for name in ("RAISE_VARARGS", "RERAISE") if name in opmap)
#: Where the classes of exceptions come from that the hook's own steps can meet; Python 3.9 does not list its library.
_STANDARD = frozenset(getattr(sys, "stdlib_module_names", (
    "asyncio", "binascii", "builtins", "concurrent", "contextvars", "decimal", "email", "getpass", "http", "importlib", "inspect",
    "json", "multiprocessing", "os", "queue", "select", "shutil", "signal", "socket", "sqlite3", "ssl", "struct", "subprocess",
    "threading", "unicodedata", "urllib", "weakref", "zlib"))) | {"builtins"}


# ---------------------------------------------------------------------------------------------------------------
# Events as JSON. Whatever the host passes in becomes text that the server accepts, or is left out and noted.


def _plain(text):
    """A real str without NUL: subclasses lose their tricks, the server refuses NUL."""
    text = str.__str__(text)
    return text.replace("\0", "\ufffd") if "\0" in text else text


def _shorten(text, limit):
    """At most `limit` code points, which is how the server counts."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _text(value):
    """Any value as text, without running code of the host where that could surprise."""
    if isinstance(value, str):
        return _plain(value)
    if value is None or isinstance(value, bool):
        return "" if value is None else str(bool(value)).lower()
    if isinstance(value, (int, float)):
        return _number_text(value)
    if isinstance(value, bytes):
        return value[:MAX_ATTRIBUTE_TEXT].decode("utf-8", "replace").replace("\0", "\ufffd")
    if isinstance(value, os.PathLike):
        return _text(os.fspath(value))
    inner = getattr(value, "value", None) if _is_enum(value) else None
    if inner is not None:
        return _text(inner)
    if type(value).__module__ in ("datetime", "uuid", "decimal", "fractions", "ipaddress"):
        return _plain(str(value))
    if isinstance(value, BaseException):
        return type(value).__qualname__
    return "<" + type(value).__qualname__ + ">"


def _number_text(value):
    try:
        return str(value)
    except ValueError:  # an integer too long for Python's own limit
        return "<int>"


def _is_enum(value):
    enum = sys.modules.get("enum")
    return enum is not None and isinstance(value, enum.Enum)


def _finite(value):
    """The value as a finite float, or None."""
    try:
        number = float(value)
    except Exception as e:
        _unless_hosts(e)
        return None
    return number if math.isfinite(number) else None


def _clean(value, depth, budget):
    """A copy of value that JSON can hold: no cycles (depth), no floods (budget), no foreign objects."""
    budget[0] -= 1
    if budget[0] < 0 or depth > MAX_DEPTH:
        return "…"
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _shorten(_plain(value), MAX_ATTRIBUTE_TEXT)
    if _is_enum(value):
        return _clean(value.value, depth + 1, budget)
    if isinstance(value, int):
        return int(value) if -(2**63) <= value < 2**63 else _finite(value)
    if isinstance(value, float):
        return _finite(value)
    if isinstance(value, Mapping):
        return _clean_mapping(value, depth, budget)
    if isinstance(value, (list, tuple, set, frozenset)):
        return _clean_list(value, depth, budget)
    if type(value).__module__ == "numpy" and getattr(value, "ndim", 1) == 0:
        return _clean(value.item(), depth + 1, budget)
    return _shorten(_text(value), MAX_ATTRIBUTE_TEXT)


def _clean_mapping(value, depth, budget):
    copy = {}
    for name, inner in value.items():
        if budget[0] <= 0:
            break
        copy[_shorten(_text(name), MAX_TEXT)] = _clean(inner, depth + 1, budget)
    return copy


def _clean_list(value, depth, budget):
    copy = []
    for inner in value:
        if budget[0] <= 0:
            break
        cleaned = _clean(inner, depth + 1, budget)
        if cleaned is not None:
            copy.append(cleaned)
    return copy


def _member(value):
    """One attribute's value as JSON text, or None when there is nothing to say."""
    kind = type(value)
    if kind is str and len(value) < 1000:
        return _quote(value if "\0" not in value else value.replace("\0", "\ufffd"))
    if kind is float:
        return repr(value) if math.isfinite(value) else _quote(repr(value))
    if kind is bool:
        return "true" if value else "false"
    if kind is int and -(2**63) <= value < 2**63:
        return str(value)
    if value is None:
        return None
    return dumps(_clean(value, 1, [MAX_MEMBERS]), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class _Clock:
    """Instants as text; the second's part is formatted once per second."""

    def __init__(self):
        self._second = (None, "")

    def text(self, now):
        second = math.floor(now)
        known, prefix = self._second
        if second != known:
            try:
                prefix = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
                if len(prefix) != 19:
                    raise ValueError(prefix)
            except (OverflowError, OSError, ValueError):
                return "1970-01-01T00:00:00Z"  # no such date: the server quarantines it, visibly
            self._second = (second, prefix)
        return "%s.%06dZ" % (prefix, min(999_999, int((now - second) * 1_000_000)))


class _Ids:
    """UUIDv7 texts. Their random ends are made in blocks; next() on a list iterator is one step, so that neither a
    thread nor a signal handler can draw the same one."""

    def __init__(self):
        self._ends = iter(())

    def next(self, now):
        end = next(self._ends, None)
        while end is None:
            pool = os.urandom(10 * 256).hex()
            self._ends = iter(["7%s-%s%s-%s" % (pool[i : i + 3], "89ab"[int(pool[i + 3], 16) & 3], pool[i + 4 : i + 7],
                                                pool[i + 7 : i + 19]) for i in range(0, len(pool), 20)])
            end = next(self._ends, None)
        ms = int(now * 1000) & 0xFFFF_FFFF_FFFF
        return "%08x-%04x-%s" % (ms >> 16, ms & 0xFFFF, end)


# ---------------------------------------------------------------------------------------------------------------
# When something happened, in whatever form the host has it.

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
                  r" ?([Zz]|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII)
_NEVER = 1e300  # no clock has it: told as the first of 1970, which the server sets aside
_MILLISECONDS_FROM = 1e11  # as seconds the year 5138, as milliseconds 1973


def _moment(at):
    """Epoch seconds of a datetime, a date, a number of seconds or milliseconds, or ISO text; None when it is no time. Text
    and dates without a zone are UTC; a datetime without one means this machine's, as everywhere in Python."""
    if isinstance(at, str):
        text = at.strip()
        found = _ISO.fullmatch(text)
        return _number_moment(text) if found is None else _iso_moment(*found.groups())
    if hasattr(at, "timestamp"):
        try:
            return at.timestamp()
        except (OverflowError, OSError, ValueError):
            return _NEVER
    if hasattr(at, "toordinal"):
        return (at.toordinal() - 719_163) * 86_400.0
    return None if isinstance(at, bool) else _number_moment(at)


def _number_moment(at):
    number = _finite(at)
    return number / 1000 if number is not None and abs(number) >= _MILLISECONDS_FROM else number


def _iso_moment(year, month, day, hour, minute, second, fraction, zone):
    from datetime import datetime, timedelta, timezone

    try:
        offset = timedelta(0)
        if zone and zone not in "Zz":
            offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:].lstrip(":") or 0)) * (-1 if zone[0] == "-" else 1)
        micros = int(((fraction or "") + "000000")[:6])
        read = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), micros, timezone(offset))
        return read.timestamp()
    except ValueError:
        return None  # no such day or hour


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


# ---------------------------------------------------------------------------------------------------------------
# Sending.


class _Answer:
    """What the server said to one batch: 'done', 'split' or 'later'."""

    def __init__(self, verdict, outcomes=None, wait=0.0, error=""):
        self.verdict = verdict
        self.outcomes = outcomes or {}
        self.wait = wait
        self.error = error


class _Server:
    """The HTTP side: finds the server, keeps one connection, understands its answers."""

    def __init__(self, url, token, home, timeout):
        self._url = url
        self._token = token
        self._home = home
        self.timeout = timeout
        self._connection = None
        self._target = None
        self._socket = None
        self.skew = None

    def target(self):
        """(url, token), or None while there is no server to be found."""
        url = self._url or os.environ.get("AECOS_ANALYTICS_URL")
        token = self._token or os.environ.get("AECOS_ANALYTICS_TOKEN")
        if url:
            return url.rstrip("/"), token
        try:
            with open(os.path.join(self._home, "run", "server.json"), encoding="utf-8") as file:
                known = loads(file.read(65536))
            url = known.get("url")
            return (url.rstrip("/"), token or known.get("token")) if url else None
        except (OSError, ValueError, AttributeError):
            return None

    def post(self, payloads, deadline=float("inf")):
        target = self.target()
        if target is None:
            self.disconnect()
            return _Answer("later", error="no server: set AECOS_ANALYTICS_URL, or start one on " + self._home)
        body = _gzip(b"\n".join(payloads) + b"\n")
        try:
            fresh = self._connect(target, deadline)
            try:
                status, headers, answer = self._exchange(target, body)
            except (OSError, ValueError, _http().HTTPException) as e:
                if fresh or _hosts(e):
                    raise
                self.disconnect()  # a kept connection that the server had closed meanwhile
                self._connect(target, deadline)
                status, headers, answer = self._exchange(target, body)
        except Exception as e:
            self.disconnect()
            _unless_hosts(e)
            return _Answer("later", error="%s: %s" % (target[0], _reason(e)))
        return self._understand(status, headers, answer, len(payloads), target[0])

    def _connect(self, target, deadline):
        timeout = max(0.05, min(self.timeout, deadline - time.monotonic()))
        if self._connection is not None and self._target == target:
            if self._connection.sock is not None and not self._is_ours(self._connection.sock):
                self.disconnect()
                return self._connect(target, deadline)
            if self._connection.sock is not None:
                self._connection.sock.settimeout(timeout)
            return False
        self.disconnect()
        from urllib.parse import urlsplit

        url = urlsplit(target[0])
        kind = {"http": "HTTPConnection", "https": "HTTPSConnection"}.get(url.scheme)
        if kind is None or not url.hostname:
            raise ValueError("not an http or https URL: " + target[0])
        trust = {"context": _trust(os.environ["AECOS_ANALYTICS_CA"])} if _trusts_more(url) else {}
        self._connection = getattr(_http(), kind)(url.hostname, url.port, timeout=timeout, **trust)
        self._target = target
        self._path = url.path.rstrip("/") + "/api/events"
        return True

    def _exchange(self, target, body):
        headers = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "gzip",
            "User-Agent": "aecos-analytics-python/" + __version__,
        }
        if target[1]:
            headers["Authorization"] = "Bearer " + target[1]
        if self._connection.sock is None:
            self._connection.connect()
            self._socket = _identity(self._connection.sock.fileno())
        self._connection.request("POST", self._path, body, headers)
        response = self._connection.getresponse()
        answer = response.read(8 * 1024 * 1024)
        if response.read(1):
            self.disconnect()
        elif response.length:
            raise OSError("the answer stopped half way")  # http.client does not mind
        return response.status, response.headers, answer

    def _understand(self, status, headers, answer, sent, url):
        self._measure_skew(headers.get("Date"))
        parsed = _json(answer)
        if 200 <= status < 300 and parsed.get("received") == sent:
            return _Answer("done", {name: _size(parsed.get(name)) for name in ("stored", "duplicate", "quarantined", "refused")})
        problem = "problem+json" in (headers.get("Content-Type") or "")
        if status == 413 or (status in (400, 422) and problem):
            return _Answer("split", error="%s answered %d: %s" % (url, status, parsed.get("detail") or parsed.get("title")))
        wait = 0.0
        if status in (429, 503):
            wait = min(300.0, _finite(headers.get("Retry-After")) or 1.0)
        said = " without counting what it received" if 200 <= status < 300 else ""
        return _Answer("later", wait=max(0.0, wait), error="%s answered %d%s" % (url, status, said))

    def _measure_skew(self, date):
        if date:
            try:
                from email.utils import parsedate_to_datetime

                self.skew = round(time.time() - parsedate_to_datetime(date).timestamp())
            except (TypeError, ValueError, OverflowError):
                pass

    def disconnect(self):
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            if connection.sock is not None and not self._is_ours(connection.sock):
                connection.sock.detach()  # the host closed it, and has the number for something of its own
            connection.close()
        except Exception as e:
            _unless_hosts(e)

    def _is_ours(self, socket):
        return _identity(socket.fileno()) == self._socket


def _http():
    import http.client

    return http.client


def _trusts_more(url):
    return url.scheme == "https" and bool(os.environ.get("AECOS_ANALYTICS_CA"))


def _trust(authorities):
    """Trusts what the machine trusts, and the certificates of this PEM file besides."""
    import ssl

    context = ssl.create_default_context()
    context.load_verify_locations(authorities)
    return context


def _gzip(body):
    packer = zlib.compressobj(3, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


def _json(text):
    try:
        parsed = loads(text)
        return parsed if isinstance(parsed, dict) else {}
    except (ValueError, RecursionError):
        return {}


def _size(outcome):
    return outcome if isinstance(outcome, int) else len(outcome) if isinstance(outcome, list) else 0


def _reason(error):
    try:
        return "%s: %s" % (type(error).__name__, error)
    except Exception as e:
        _unless_hosts(e)
        return type(error).__name__


class _Sender:
    """Takes what is in the queue to the server, one batch at a time; used by one thread at a time."""

    SWEEP_EVERY = 5.0

    def __init__(self, queue, counters, server, batch, telling):
        self.queue = queue
        self.counters = counters
        self.server = server
        self.most = batch
        self.telling = telling
        self._untold = {}
        self.failures = 0
        self.error = ""
        self.not_before = 0.0
        self._swept = float("-inf")
        self._saved = float("-inf")

    def cycle(self, deadline=float("inf"), sweep=False):
        """One look at everything there is to do; True when nothing is left to send. A sweep looks at every segment, and
        does not wait for the end of a backoff."""
        now = time.monotonic()
        self.queue.heal()
        self.queue.release()
        if sweep or self.queue.rolled.is_set() or now - self._swept > self.SWEEP_EVERY:
            self._sweep(now)
        sent = (sweep or now >= self.not_before) and self._send_all(deadline)
        self.queue.retire()
        self.counters.report(lambda key, loss: self._tell(key, loss, deadline, sweep))
        if self.counters.dirty() and (sweep or self.counters._unsaved["lost"] or now - self._saved > self.SWEEP_EVERY):
            self._saved = now
            self.counters.save()
        return sent

    def _tell(self, key, loss, deadline, sweep):
        """Tells of a loss through the queue or, when that cannot be written, to the server at once. What may have arrived
        already is told again as it was, with its id, so that it counts once."""
        if key not in self._untold:
            with self.counters.lock:
                self._untold[key] = loss.count, self.telling(key, loss)
        count, event = self._untold[key]
        if self.queue.append(event) is not None:
            if time.monotonic() > deadline or not (sweep or time.monotonic() >= self.not_before):
                return 0
            answer = self.server.post([event], deadline)
            if answer.verdict == "later":
                self._failed(answer)
                return 0
            self.counters.deliver(answer.outcomes)
        del self._untold[key]
        return count

    def _sweep(self, now):
        self.queue.rolled.clear()
        self._swept = now
        for dropped in self.queue.sweep():
            for place in dropped:
                self.counters.lose("dropped", 1, *place)
            self.counters.save()
        self._others = self.queue.names()

    def _send_all(self, deadline):
        for name in self._others[:]:
            segment = self.queue.take_to_send(name)
            self._others.remove(name)
            if segment is not None and not self._send_other(segment, deadline):
                return False
        return self._send_orphans(deadline) and self._send_active(deadline)

    def _send_other(self, segment, deadline):
        if segment.version != VERSION:
            segment.close()
            return True
        stop = "more"
        while stop == "more":
            stop = self._send_batch(segment, segment.size, deadline)
        if stop in ("later", "closed"):
            segment.close()
            return False
        if not segment.only_zeros(segment.acknowledged):
            self.counters.lose("torn")
            self.counters.save()
        segment.delete()
        return True

    def _send_orphans(self, deadline):
        for orphan in self.queue.orphans[:]:
            stop = "more"
            while stop == "more":
                stop = self._send_batch(orphan, orphan.size, deadline)
            if stop == "later":
                return False
            with self.queue.lock:
                self.queue.orphans.remove(orphan)
            orphan.close()
        return True

    def _send_active(self, deadline):
        segment = self.queue.active
        if segment is None:
            return True
        with self.queue.lock:
            size = segment.size
        stop = "more"
        while stop == "more" and segment.acknowledged < size:
            stop = self._send_batch(segment, size, deadline)
        return stop not in ("later", "closed")

    def _send_batch(self, segment, size, deadline):
        """Sends the next batch; answers what stopped the reading, or 'later' when the server did not take it."""
        if time.monotonic() > deadline:
            return "later"
        payloads, end, stop = segment.batch(size, self.most)
        while payloads:
            answer = self.server.post(payloads, deadline)
            if answer.verdict == "later":
                self._failed(answer)
                return "later"
            self.failures, self.error = 0, answer.error
            if answer.verdict == "done":
                self.counters.deliver(answer.outcomes)
                segment.acknowledge(end)
                return stop
            if len(payloads) == 1:
                self.counters.lose("rejected", 1, *_whereabouts(payloads[0]))
                segment.acknowledge(end)
                return stop
            payloads = payloads[: len(payloads) // 2]
            end = segment.acknowledged + sum(PREFIX.size + len(payload) for payload in payloads)
            stop = "more"
        return stop

    def _failed(self, answer):
        self.failures += 1
        self.error = answer.error
        chance = int.from_bytes(os.urandom(2), "little") / 65536
        backoff = min(60.0, 0.5 * 2 ** min(self.failures - 1, 10)) * (0.5 + chance / 2)
        self.not_before = time.monotonic() + max(answer.wait, backoff)


# ---------------------------------------------------------------------------------------------------------------
# What the host calls.

_NOTHING = ({}, {})
_context = contextvars.ContextVar("aecos_analytics", default=_NOTHING)
_WIRE = {
    "user": "user",
    "project": "project",
    "discipline": "discipline",
    "element": "elementGuid",
    "element_type": "elementType",
    "template": "templateId",
    "region": "region",
    "code_edition": "codeEdition",
}
_HEADS = tuple(',"%s":' % wire for wire in _WIRE.values())
_SOURCE_MEMBER = ',"source":%s}' % _quote(SOURCE)
_TAKEN = frozenset(("module", "type", "value"))
_instances = weakref.WeakSet()


class context:
    """What every event in the block carries: `with context(user="maya", project="tower"):`. Follows threads and tasks
    as contextvars do; unknown names become attributes. Usable as a decorator, too."""

    def __init__(self, /, **fields):
        self._fields = fields
        self._tokens = []

    def __enter__(self):
        fields, attributes = (dict(part) for part in _context.get())
        for name, value in self._fields.items():
            (fields if name in _WIRE else attributes)[name] = value
        self._tokens.append(_context.set((fields, attributes)))
        return self

    def __exit__(self, *exception):
        try:
            _context.reset(self._tokens.pop())
        except (ValueError, LookupError):
            pass  # left in another task than it was entered in

    def __call__(self, function):
        @functools.wraps(function)
        def inside(*args, **kwargs):
            with context(**self._fields):
                return function(*args, **kwargs)

        return inside


class _Timer:
    """Measures a block in milliseconds; a block that raises becomes `<module>/operation_failed`."""

    def __init__(self, analytics, module, type_, fields):
        self._analytics = analytics
        self._module = module
        self._type = type_
        self._fields = {}
        self.set(**fields)

    def set(self, /, **fields):
        """Adds what only the block knows, for example the element that came out."""
        for name in _TAKEN.intersection(fields):
            self._fields.setdefault("attributes", {})[name] = fields.pop(name)
        self._fields.update(fields)

    def __enter__(self):
        self._start = time.perf_counter()
        return self

    def __exit__(self, kind, error, trace):
        ms = (time.perf_counter() - self._start) * 1000
        if kind is None:
            self._analytics.record(self._module, self._type, ms, **self._fields)
        else:
            fields = dict(self._fields, operation=self._type, exception=kind.__name__)
            self._analytics.record(self._module, "operation_failed", ms, **fields)


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


def _fork_mark():
    """A byte that is 1 until a fork, and 0 in a child whoever forked it: Linux wipes the page. To read it costs some 30 ns,
    to ask for the process id up to a microsecond. Elsewhere it stays 1, and Python's own fork hooks have to do."""
    mark = bytearray(1)
    if sys.platform.startswith("linux"):
        try:
            import mmap

            page = mmap.mmap(-1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
            page.madvise(18)  # MADV_WIPEONFORK, for which the module has no name; since Linux 4.14
            mark = page
        except (ImportError, OSError, ValueError):
            pass
    mark[0] = 1
    return mark


_unforked = _fork_mark()
_collectors = weakref.WeakSet()


def _after_fork_in_child():
    """Only the thread that forked lives on: a lock that another held would be held for ever, so each is made anew."""
    global _default_lock
    _default_lock = threading.RLock()
    for collector in list(_collectors):
        collector._after_fork()
    for analytics in list(_instances):
        try:
            analytics._after_fork()
        except Exception:
            analytics.enabled = False
    _unforked[0] = 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


# ---------------------------------------------------------------------------------------------------------------
# The doctor.


def _examine(analytics):
    queue, server = analytics._queue, analytics._server
    report = analytics.stats()
    pending = _pending(queue)
    stored = analytics._counters.stored()
    target = server.target()
    report.update(pending, home=analytics._home, server=target[0] if target else None, token=bool(target and target[1]),
                  clock_skew_seconds=server.skew, counted=stored, enabled=analytics.enabled)
    report["findings"] = list(_findings(report, queue))
    return report


def _pending(queue):
    """The segments in the directory and the events in them that wait, without disturbing their holders."""
    found = {"segments": 0, "bytes": 0, "waiting": 0, "unread": [], "oldest": None}
    for name in queue.names():
        path = os.path.join(queue.directory, name)
        try:
            found["bytes"] += os.stat(path).st_size
            found["segments"] += 1
            found["oldest"] = found["oldest"] or int(name[:8] + name[9:13], 16) / 1000
            with queue.moving:
                segment = queue.holding(path)
                if segment is not None and segment.is_open():
                    found["waiting"] += _waiting(segment.fd, segment.acknowledged, queue.lock)
                elif segment is None and path not in _held():
                    _look(path, found, queue.lock)
        except OSError:
            continue
    return found


def _look(path, found, guard):
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        header = _read(fd, HEADER.size, 0, guard)
        if len(header) == HEADER.size and any(header) and HEADER.unpack(header)[:2] != (MAGIC, VERSION):
            found["unread"].append(os.path.basename(path))
        else:
            found["waiting"] += _waiting(fd, _acknowledged(path[:-4] + ".ack", os.fstat(fd).st_size), guard)
    finally:
        os.close(fd)


def _waiting(fd, offset, guard):
    count, stop = 0, "more"
    while stop in ("more", "short"):
        data = _read(fd, MAX_PAYLOAD + PREFIX.size, offset, guard)
        payloads, end, stop = _records(data, 100_000)
        if not payloads:
            break
        count += len(payloads)
        offset += end
    return count


def _findings(report, queue):
    if not report["enabled"]:
        yield "recording is off (AECOS_ANALYTICS_OFF)"
    if not os.path.isdir(queue.directory):
        parent = os.path.dirname(queue.directory)
        if not os.access(parent if os.path.isdir(parent) else os.path.dirname(parent), os.W_OK):
            yield "the queue directory does not exist and cannot be made: " + queue.directory
    elif not os.access(queue.directory, os.W_OK | os.X_OK):
        yield "the queue directory cannot be written: " + queue.directory
    if report["server"] is None:
        yield "no server is known: set AECOS_ANALYTICS_URL, or start one with its data directory at " + report["home"]
    if report["error"]:
        yield "sending: " + report["error"]
    if report["unread"]:
        yield "segments of another version are left alone: " + ", ".join(report["unread"])
    if report["oldest"] and report["waiting"] and time.time() - report["oldest"] > 86_400:
        yield "events have been waiting for %d days" % ((time.time() - report["oldest"]) // 86_400)
    if report["clock_skew_seconds"] is not None and abs(report["clock_skew_seconds"]) > 60:
        yield "this machine's clock is %+d s off the server's" % report["clock_skew_seconds"]
    counted = report["counted"].get("lost")
    lost = dict(counted) if isinstance(counted, dict) else {}
    for reason, count in report["lost"].items():
        lost[reason] = max(count, lost.get(reason, 0))
    for reason, count in sorted(lost.items()):
        yield "lost: %s events, reason %s" % (count, reason)
    for name in ("missing_methods", "unknown_methods"):
        if report.get(name):
            yield "%s of AEC OS: %s" % (name.replace("_", " "), ", ".join(report[name]))


# ---------------------------------------------------------------------------------------------------------------
# The hook of this process, for those who need only one.

_default = None
_default_lock = threading.RLock()  # re-entrant: a signal handler may record while this process makes its hook


def _the():
    global _default
    if _default is None:
        if not _unforked[0]:
            _after_fork_in_child()
        with _default_lock:
            if _default is None:
                made = Analytics()
                if _default is None:  # else a signal handler was first
                    _default = made
    return _default


def configure(**options):
    """Makes the hook of this process with the arguments of Analytics, closing the one before."""
    global _default
    with _default_lock:
        before, _default = _default, Analytics(**options)
    if before is not None:
        before.close()
    return _default


def record(*given, **fields):
    """`record(module, type, value=None, **fields)`: see Analytics.record."""
    return _the().record(*given, **fields)


def record_event(*given, **kwargs):
    """`record_event(module, event_type, value=None, **kwargs)`: see Analytics.record_event."""
    return _the().record_event(*given, **kwargs)


def timer(module, type, /, **fields):
    """See Analytics.timer."""
    return _the().timer(module, type, **fields)


def flush(timeout=5.0):
    """See Analytics.flush."""
    return _the().flush(timeout)


def close(timeout=None):
    """See Analytics.close."""
    if _default is not None:
        _default.close(timeout)


def stats():
    """See Analytics.stats."""
    return _the().stats()


def doctor():
    """See Analytics.doctor."""
    return _the().doctor()


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


# ---------------------------------------------------------------------------------------------------------------
# Instrumenting AEC OS. Each of its operations is wrapped where it can be reached: on the facade and on the parts
# behind it, on the classes that define them, so that copies, subclasses and patches of the host work as they would. One
# happening is one event: an operation inside the same operation stays silent, and events inside a generation or a command
# wait for its element.

_frame = contextvars.ContextVar("aecos_analytics_frame", default=None)

DISCIPLINES = {
    **dict.fromkeys(("IfcBeam", "IfcColumn", "IfcSlab", "IfcFooting", "IfcPile", "IfcMember"), "structural"),
    **dict.fromkeys(("IfcDuctSegment", "IfcPipeSegment", "IfcCableSegment", "IfcPump", "IfcFan", "IfcFlowTerminal",
                     "IfcAirTerminal", "IfcSanitaryTerminal"), "mep"),
    **dict.fromkeys(("IfcCovering", "IfcFurniture", "IfcCurtainWall", "IfcRailing"), "interior"),
    **dict.fromkeys(("IfcGeographicElement", "IfcPavement", "IfcEarthworksElement"), "sitework"),
    **dict.fromkeys(("IfcFireSuppressionTerminal", "IfcProtectiveDevice", "IfcValve"), "fire_protection"),
}


_STATES = {name.replace("-", " ").lower(): code for name, code in (state.split("=") for state in (
    "Alabama=AL Alaska=AK Arizona=AZ Arkansas=AR California=CA Colorado=CO Connecticut=CT Delaware=DE Florida=FL "
    "Georgia=GA Hawaii=HI Idaho=ID Illinois=IL Indiana=IN Iowa=IA Kansas=KS Kentucky=KY Louisiana=LA Maine=ME "
    "Maryland=MD Massachusetts=MA Michigan=MI Minnesota=MN Mississippi=MS Missouri=MO Montana=MT Nebraska=NE "
    "Nevada=NV New-Hampshire=NH New-Jersey=NJ New-Mexico=NM New-York=NY North-Carolina=NC North-Dakota=ND Ohio=OH "
    "Oklahoma=OK Oregon=OR Pennsylvania=PA Rhode-Island=RI South-Carolina=SC South-Dakota=SD Tennessee=TN Texas=TX "
    "Utah=UT Vermont=VT Virginia=VA Washington=WA West-Virginia=WV Wisconsin=WI Wyoming=WY").split())}


def _region(name):
    """One spelling per region: contexts say `Louisiana` or `New York, US` where template tags say `LA` and `NY`."""
    if name is None:
        return None
    plain = re.sub(r"(?i),?\s*\b(US|USA|United States)$", "", _text(name).strip())
    return _STATES.get(plain.lower(), plain) or _text(name)


def _code(name):
    """One spelling per code edition: `IBC-2024` and `ibc 2024` are `IBC2024`. What names no edition stays as it is."""
    if name is None:
        return None
    text = _text(name).strip()
    found = re.fullmatch(r"([A-Za-z]{2,12})[ ._-]*((?:19|20)\d\d)", text)
    return found[1].upper() + found[2] if found else text or None


class _Frame:
    """One wrapped call under way."""

    def __init__(self, operation, parent, hooks, target):
        self.operation = operation
        self.parent = parent
        self.hooks = hooks
        self.target = target
        self.start = time.perf_counter()
        self.args = {}
        self.user = None
        self.region = None
        self.before = None
        self.held = [] if operation.holds else None
        self.seen = parent.seen if parent is not None else []
        self.done = set()
        self.learned = {}
        self.deferring = False
        self.told_inside = False

    def up(self):
        frame = self
        while frame is not None:
            yield frame
            frame = frame.parent

    def ms(self):
        return (time.perf_counter() - self.start) * 1000

    def emit(self, module, type_, value=None, **fields):
        """Records an event, or holds it back while a generation around it is looking for its element."""
        context_ = _context.get()[0]
        fields["user"] = (fields.get("user") or next((f.user for f in self.up() if f.user), None)
                          or context_.get("user") or self.hooks.user)
        fields["region"] = _region(fields.get("region") or next((f.region for f in self.up() if f.region), None))
        fields["code_edition"] = _code(fields.get("code_edition"))
        fields["project"] = context_.get("project") or self.hooks.project
        if fields["project"] == self.hooks.project:
            fields.setdefault("project_root", self.hooks.root)
        fields["discipline"] = fields.get("discipline") or DISCIPLINES.get(_text(fields.get("element_type")))
        fields.setdefault("duration_ms", round(self.ms(), 3))
        fields["at"] = time.time()
        self._pass_on(module, type_, value, fields)

    def let_go(self, **known):
        held, self.held = self.held or [], None
        for module, type_, value, fields in held:
            for name, what in known.items():
                fields[name] = fields.get(name) or (_region(what) if name == "region" else what)
            self._pass_on(module, type_, value, fields)

    def _pass_on(self, module, type_, value, fields):
        holder = next((f for f in self.up() if f.held is not None), None)
        if holder is not None:
            holder.held.append((module, type_, value, fields))
        else:
            self.hooks.record(module, type_, value, fields)


class _Operation:
    """A kind of work: its module, what a role needs to be allowed to do it, how to tell about it, and which other kinds
    of work it does on its way that need no event of their own."""

    def __init__(self, name, module, report, group=None, action=None, before=None, holds=False, quiet=False, covers=(),
                 hooks_of=None):
        self.name = name
        self.module = module
        self.report = report
        self.group = group or name
        self.action = action
        self.before = before
        self.holds = holds
        self.quiet = quiet
        self.covers = covers
        self.hooks_of = hooks_of


#: What stands in the place of a frame where nothing is told: in a facade that nobody instrumented, or that is being made.
_BLIND = object()


def _wrap(function, operation, hooks_of, behind=False, deferring=False):
    """The function with its operation reported. Whatever goes wrong here, the host gets what it would have got.
    `behind`: it is a part behind the facade, whose work under the same work of another is an inner matter.
    `deferring`: it overrides or replaces AEC OS's own, and tells only what nothing inside of it has told."""
    binder = _binder(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        around = _frame.get()
        if around is _BLIND:
            return function(*args, **kwargs)
        frame = _enter(operation, hooks_of, binder, behind, deferring, around, args, kwargs)
        if frame is None:
            return function(*args, **kwargs)
        try:
            _frame.set(frame)
            try:
                result = function(*args, **kwargs)
            except BaseException as e:
                if frame is not _BLIND:
                    _leave(frame, _report_failure, e)
                raise
            if frame is not _BLIND:
                _leave(frame, operation.report, result)
            return result
        finally:
            _frame.set(around)

    wrapper.__code__ = wrapper.__code__.replace(co_name=function.__name__)  # for profiles and tracebacks
    wrapper.__aecos_analytics__ = True
    return wrapper


def _binder(function):
    import inspect

    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None

    def bind(args, kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.arguments

    return bind


def _enter(operation, hooks_of, binder, behind, deferring, parent, args, kwargs):
    hooks = None
    try:
        if parent is not None and _is_inner(operation, parent, behind and not deferring):
            return None
        hooks, target = hooks_of(args, parent)
        if hooks is None:
            return _BLIND
        frame = _Frame(operation, parent, hooks, target)
        frame.deferring = deferring
        if deferring:
            frame.held = None
        try:
            frame.args = binder(args, kwargs) if binder is not None else {}
        except TypeError as e:
            _unless_hosts(e)  # else the call itself will raise
        if operation.before is not None:
            operation.before(frame)
        frame.start = time.perf_counter()
        return frame
    except Exception as e:
        _trouble(e, hooks)
        return None


def _is_inner(operation, parent, behind):
    """Whether a call belongs to what a frame above tells. One that overrides does not hide what it calls; within a
    generation, a part's work that was told before is the generation's own repetition."""
    looking = True
    for frame in parent.up():
        if frame.deferring:
            continue
        if behind and (frame.operation.group == operation.group or operation.group in frame.operation.covers):
            return True
        if looking and frame.operation.module == "generation" != operation.module:
            looking = False
            if behind and operation.group in frame.done:
                return True
            frame.done.add(operation.group)
    return False


def _leave(frame, report, outcome):
    try:
        if frame.deferring and frame.told_inside:
            return
        for outer in frame.up():
            if outer.deferring and outer is not frame and outer.operation.group == frame.operation.group:
                outer.told_inside = True
        report(frame, outcome)
    except BaseException as e:
        _trouble(e, frame.hooks)
    finally:
        if frame.held is not None:
            try:
                frame.let_go()
            except BaseException as e:
                _trouble(e, frame.hooks)


_troubles = {}


def _trouble(error, hooks=None):
    """A report that could not be made: counted as a loss, told by stats(). An exception of the host goes on to the host."""
    hosts = _hosts(error)
    try:
        analytics = getattr(hooks, "analytics", None) or _the()
        if not hosts:
            _add(_troubles, _reason(error)[:MAX_TEXT], 1)
            analytics.note("troubles", dict(list(_troubles.items())[:20]))
        analytics._lose("interrupted" if hosts else "internal")
    except Exception as e:
        _unless_hosts(e)  # else the host comes first
    if hosts:
        raise error


def _report_failure(frame, error):
    operation = frame.operation
    element = _element_of(frame)
    user = frame.user or _first(frame.args, "user_id", "user")
    name = type(error).__name__
    about = dict(element=element.get("guid"), element_type=element.get("class"), user=user)
    if frame.held is not None:
        frame.let_go()
    if any(error is seen for seen in frame.seen):
        if not operation.quiet:
            frame.emit(operation.module, "operation_failed", frame.ms(), operation=operation.name, exception=name, **about)
        return
    frame.seen.append(error)
    if name == "PermissionError" and operation.action:
        frame.emit("security", "permission_denied", action=_action(frame), operation=operation.name,
                   role=_text(_first(frame.args, "role") or _role(frame)), **about)
    elif operation.group in ("lock", "unlock") and "locked by" in str(error):
        frame.emit("sync", "conflict_detected", kind="lock", operation=operation.name, **about)
    elif not operation.quiet:
        frame.emit(operation.module, "operation_failed", frame.ms(), operation=operation.name, exception=name, **about)


def _action(frame):
    """What somebody was not allowed to do; "*" stands for what the call itself names."""
    action = frame.operation.action
    return _text(_first(frame.args, "action")) if action == "*" else action


def _role(frame):
    permissions = getattr(frame.target, "permissions", frame.target)
    users = getattr(permissions, "_users", None)
    user = getattr(frame.target, "user_id", None) or _first(frame.args, "user_id")
    return users.get(user, "") if isinstance(users, dict) else ""


# -- reading what AEC OS hands out, without asking it to do anything


def _get(thing, name, default=None):
    if isinstance(thing, Mapping):
        return thing.get(name, default)
    return getattr(thing, name, default)


def _first(args, *names):
    for name in names:
        value = args.get(name)
        if value not in (None, "", "default"):
            return value
    return None


def _listed(value):
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value] if value else []


def _codes(value):
    """The first code or region, as a dimension has one value; see _several for the rest."""
    return next((_text(code) for code in _listed(value)), None)


def _several(value, spelled=_text):
    """All of them as an attribute, when there are more than one."""
    listed = [spelled(code) for code in _listed(value)]
    return listed[:50] if len(listed) > 1 else None


def _folder_id(path, prefix):
    name = os.path.basename(os.path.normpath(_text(path))) if path else ""
    return name[len(prefix):] if name.startswith(prefix) else name or None


def _small_json(path):
    try:
        if os.stat(path).st_size < 1_000_000:
            with open(path, encoding="utf-8") as file:
                return _json(file.read())
    except (OSError, ValueError) as e:
        _unless_hosts(e)
    return {}


def _safe_name(name):
    return name and not any(c in name for c in "/\\\0") and name not in (".", "..")


def _element_at(folder):
    """What an element folder says about itself."""
    if not folder:
        return {}
    folder = _text(folder)
    metadata = _small_json(os.path.join(folder, "metadata.json"))
    return {"guid": metadata.get("GlobalId") or _folder_id(folder, "element_"), "class": metadata.get("IFCClass"),
            "name": metadata.get("Name")}


def _element_by_id(frame, element_id):
    element_id = _text(element_id)
    if not _safe_name(element_id) or frame.hooks.root is None:
        return {"guid": element_id or None}
    known = {"guid": element_id}
    for kind in ("element", "template"):
        folder = os.path.join(frame.hooks.root, kind + "s", kind + "_" + element_id)
        if os.path.isdir(folder):
            known.setdefault("kind", kind)
            known["class"] = known.get("class") or _element_at(folder)["class"]
    return known


def _element_of(frame):
    """The element that a call's arguments name, whichever way they do it."""
    if frame.before:
        return frame.before
    element_id = _first(frame.args, "element_id")
    if element_id is not None:
        return _element_by_id(frame, element_id)
    folder = _first(frame.args, "element_folder", "folder")
    if folder is None:
        folder = frame.args.get("element_folder_or_spec") or frame.args.get("element_or_spec") or \
            frame.args.get("text_or_spec") or frame.args.get("element")
    if isinstance(folder, os.PathLike) or (isinstance(folder, str) and os.path.basename(folder).startswith("element_")):
        return _element_at(folder)
    if folder is None or isinstance(folder, str):
        return {"class": frame.args.get("ifc_class")}
    return {"guid": _get(folder, "global_id") or None, "class": _get(folder, "ifc_class") or None,
            "codes": _get(folder, "compliance_codes")}


def _template(frame, template_id):
    """A template's tags: the only place where AEC OS keeps region and code edition."""
    template_id = _text(template_id)
    if not _safe_name(template_id) or frame.hooks.root is None:
        return {}
    folder = os.path.join(frame.hooks.root, "templates", "template_" + template_id)
    known = _tags(_small_json(os.path.join(folder, "template_manifest.json")).get("tags"))
    return dict(known, element_type=known["element_type"] or _element_at(folder)["class"])


def _tags(tags):
    return {"element_type": _get(tags, "ifc_class"), "region": _codes(_get(tags, "region")),
            "code_edition": _codes(_get(tags, "compliance_codes"))}


def _place(context_):
    return _first(context_, "region", "jurisdiction") if isinstance(context_, Mapping) else None


def _about(element):
    return {"element": element.get("guid"), "element_type": element.get("class")}


def _words(text):
    """A text as AEC OS keeps it: without the white space at its ends, but otherwise to the letter."""
    return (str.__str__(text) if isinstance(text, str) else _text(text)).strip()


def _sha256(text):
    """The hash of a text to the letter, as a file of AEC OS has it."""
    import hashlib

    text = str.__str__(text) if isinstance(text, str) else _text(text)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _hours_between(start, end):
    try:
        return round((end - start).total_seconds() / 3600, 4)
    except Exception as e:
        _unless_hosts(e)
        return None


def _hours_since(start):
    try:
        from datetime import datetime, timezone

        return _hours_between(start, datetime.now(start.tzinfo or timezone.utc))
    except Exception as e:
        _unless_hosts(e)
        return None


# -- one report per operation


def _before_region(frame):
    frame.region = _place(frame.args.get("context")) or _first(frame.args, "region")


def _before_element(frame):
    frame.before = _element_of(frame)


def _before_command(frame):
    frame.user = _first(frame.args, "user")


def _before_user(frame):
    frame.user = _first(frame.args, "user_id", "user") or getattr(frame.target, "user_id", None)


def _parse_done(frame, spec):
    text = _words(frame.args.get("text"))
    fallback = frame.learned.get("fallback", False)
    provider = getattr(getattr(frame.target, "parser", frame.target), "_provider", None)
    if not text:
        provider = None  # AEC OS asks nobody about an empty prompt
    frame.emit(
        "parser", "parse_completed", _get(spec, "confidence"), element_type=_get(spec, "ifc_class") or None,
        code_edition=_codes(_get(spec, "compliance_codes")), codes=_several(_get(spec, "compliance_codes"), _code),
        intent=_get(spec, "intent"), interaction_id=frame.learned.get("interaction_id"), prompt_sha256=_sha256(text), prompt_length=len(text),
        provider="regex" if fallback else None if provider is None else type(provider).__name__,
        model=None if fallback else getattr(provider, "model", None), warnings=len(_listed(_get(spec, "warnings"))))


def _check_done(frame, report):
    element = _element_of(frame)
    results = _listed(_get(report, "results"))
    states = [_text(_get(result, "status")) for result in results]
    status = _text(_get(report, "status"))
    codes = sorted({_code(_get(result, "code_name")) or "" for result in results})
    about = {"element": element.get("guid"), "element_type": element.get("class") or _get(report, "ifc_class") or None}
    passed, failed = states.count("pass"), states.count("fail")
    frame.emit("compliance", "check_completed", 1.0 if status == "compliant" else 0.0, status=status, codes=_several(codes),
               code_edition=codes[0] if len(codes) == 1 else None, passed=passed, failed=failed, skipped=len(states) - passed - failed, **about)
    for result, state in zip(results, states):
        code = _code(_get(result, "code_name"))
        frame.emit("compliance", "rule_evaluated", {"pass": 1.0, "fail": 0.0}.get(state), code_edition=code, code=code,
                   section=_get(result, "section"), title=_get(result, "title"),
                   result=state if state in ("pass", "fail") else "skip", duration_ms=None, **about)


def _generate_done(frame, folder):
    element = _element_at(folder)
    template_id = _first(frame.args, "template_id") or _template_at(_first(frame.args, "template_folder"))
    tags = _template(frame, template_id) if template_id is not None else {}
    spec = frame.args.get("text_or_spec") or frame.args.get("spec")
    known = {
        "element": element.get("guid"),
        "element_type": element.get("class") or tags.get("element_type"),
        "template": template_id,
        "region": frame.region or tags.get("region"),
        "code_edition": tags.get("code_edition") or _codes(_get(spec, "compliance_codes")) or _held_codes(frame),
    }
    frame.let_go(**{name: known[name] for name in ("element", "template", "region")})
    origin = "template" if template_id is not None else "text" if isinstance(spec, str) else "spec"
    frame.emit("generation", "element_generated", frame.ms(), ifc_name=element.get("name"), origin=origin,
               path="elements/" + os.path.basename(_text(folder)), **known)
    for around in frame.up():
        around.learned["generated"] = element.get("guid")


def _template_at(folder):
    """The template that a folder holds, if it is one of a library."""
    name = os.path.basename(os.path.normpath(_text(folder))) if folder else ""
    return name[len("template_"):] if name.startswith("template_") else None


def _assembly_done(frame, folder):
    frame.emit("generation", "assembly_generated", len(_listed(frame.args.get("specs"))),
               path=os.path.basename(_text(folder)) if folder else None)


def _held_codes(frame):
    return next((fields.get("code_edition") for _, type_, _, fields in frame.held or ()
                 if type_ == "parse_completed" and fields.get("code_edition")), None)


def _validate_done(frame, report):
    issues = [_text(_get(issue, "severity")).lower() for issue in _listed(_get(report, "issues"))]
    status = _text(_get(report, "status")).lower()
    frame.emit("validation", "validation_completed", 1.0 if status in ("passed", "warnings") else 0.0, status=status,
               errors=issues.count("error"), warnings=issues.count("warning"), infos=issues.count("info"),
               clashes=len(_listed(_get(report, "clash_results"))), **_about(_element_of(frame)))


def _cost_done(frame, report):
    element = _element_of(frame)
    frame.emit("cost", "estimate_completed", _get(report, "total_installed_usd"), priced_region=_region(_get(report, "region") or None),
               element=element.get("guid"), element_type=element.get("class") or _get(report, "ifc_class") or None,
               material_usd=_get(report, "material_cost_usd"), labor_usd=_get(report, "labor_cost_usd"),
               labor_hours=_get(report, "labor_hours"), duration_days=_get(report, "duration_days"),
               crew_size=_get(report, "crew_size"))


def _extract_done(frame, elements):
    file = os.path.basename(_text(frame.args.get("ifc_path") or (frame.args.get("args") or ("",))[0]))
    frame.emit("extraction", "elements_extracted", len(_listed(elements)), file=file)


def _element_done(type_):
    def report(frame, result):
        if type_ == "deleted" and not result:
            return
        element = frame.before or {}
        if hasattr(result, "global_id"):
            element = {"guid": result.global_id, "class": _get(result, "ifc_class")}
        frame.emit("element", type_, **_about(element))

    return report


def _template_done(type_):
    def report(frame, result):
        if type_ == "template_removed" and not result:
            return
        template_id = _first(frame.args, "template_id")
        if template_id is None:
            template_id = _folder_id(result, "template_")
        if type_ != "template_removed":
            tags = _template(frame, template_id)
        else:
            tags = frame.before or {}
        element = frame.before if type_ == "template_promoted" and frame.before else {}
        tags["element_type"] = tags.get("element_type") or element.get("class")
        frame.emit("template", type_, template=template_id, element=element.get("guid"),
                   user=_first(frame.args, "author"), **tags)

    return report


def _before_removal(frame):
    frame.before = _template(frame, frame.args.get("template_id"))


def _evaluate_done(frame, report):
    parser = getattr(frame.target, "parser", None)
    frame.emit("finetune", "evaluation_completed", _get(report, "overall_score"), **{
        name: _get(report, name) for name in ("intent_accuracy", "ifc_class_accuracy", "property_accuracy",
                                              "material_accuracy", "total_cases")},
        model=type(getattr(parser, "_fallback", None)).__name__ if parser is not None else None)


def _dataset_done(frame, path):
    train = _text(path)
    frame.emit("finetune", "dataset_built", _lines(train), file=os.path.basename(train),
               validation_examples=_lines(train.replace("_train.jsonl", "_val.jsonl")))


def _lines(path):
    try:
        with open(path, "rb") as file:
            return sum(1 for line in file if line.strip())
    except (OSError, ValueError) as e:
        _unless_hosts(e)
        return None


def _train_done(frame, result):
    config = frame.args.get("config")
    frame.emit("finetune", "training_completed", model=_get(config, "output_name"), success=bool(_get(result, "success")),
               dataset=os.path.basename(_text(_get(config, "dataset_path"))), mock=bool(_get(result, "mock")))


def _register_done(frame, entry):
    if entry is None:
        return  # there was no such version to go back to
    frame.emit("finetune", "model_registered", model=_first(frame.args, "model_name"),
               version=_first(frame.args, "version", "to_version"),
               deployed=str(bool(_get(entry, "deployed"))).lower())


def _regulatory_done(frame, report):
    added, modified, removed = (_get(report, "rules_" + kind) or 0 for kind in ("added", "modified", "removed"))
    code = _code(_get(report, "code_name") or frame.args.get("code_name"))
    frame.emit("regulatory", "update_applied", added + modified + removed, code_edition=code, code=code,
               version=_get(report, "new_version") or _first(frame.args, "version"), added=added, modified=modified, removed=removed,
               templates_affected=_get(report, "affected_templates_count"),
               elements_affected=_get(report, "affected_elements_count"), **frame.learned)


def _updates_checked(frame, results):
    available = sum(bool(_get(result, "new_version_available")) for result in _listed(results))
    frame.emit("regulatory", "updates_checked", available, sources=len(_listed(results)))


def _comment_done(frame, comment):
    text = _words(frame.args.get("text"))
    element = _element_of(frame)
    frame.emit("collaboration", "comment_added", 1, user=_first(frame.args, "user"), comment_id=_get(comment, "id"),
               reply="true" if frame.args.get("reply_to") else "false", body_sha256=_sha256(text), body_length=len(text),
               target=element.get("kind"), **_about(element))


def _task_done(type_):
    def report(frame, task):
        if task is None or (type_ == "task_updated" and _get(task, "status") == "done"):
            if task is None:
                return
            kind, more = "task_completed", {"open_hours": _hours_since(_get(task, "created_at"))}
        else:
            kind, more = type_, {"status": _get(task, "status")}
        element = _element_by_id(frame, _get(task, "element_id")) if _get(task, "element_id") else {}
        frame.emit("collaboration", kind, task_id=_get(task, "id"), assignee=_get(task, "assignee"),
                   priority=_get(task, "priority"), **more, **_about(element))

    return report


def _review_done(type_):
    def report(frame, review):
        if review is None:
            return
        requested = type_ == "review_requested"
        actor = _first(frame.args, "requested_by") if requested else _first(frame.args, "reviewer")
        hours = None if requested else _hours_between(_get(review, "requested_at"), _get(review, "resolved_at"))
        frame.emit("collaboration", type_, user=actor, review_id=_get(review, "id"), reviewer=_get(review, "reviewer"),
                   turnaround_hours=hours, **_about(_element_by_id(frame, _get(review, "element_id"))))

    return report


def _command_done(frame, _):
    text = _text(frame.args.get("text"))
    for module, type_, _, fields in frame.held or ():
        if (module, type_) == ("parser", "parse_completed"):  # a command parses first, then generates from what came out
            fields["element"] = fields.get("element") or frame.learned.get("generated")
    frame.emit("collaboration", "command_executed", command_sha256=_sha256(frame.args.get("text")), command_length=len(text))


def _sync_done(type_):
    def report(frame, result):
        conflicts = _listed(_get(result, "conflicts")) if not isinstance(result, str) else []
        if conflicts or _get(result, "is_clean", True) is False:
            if _merge_stopped(frame, conflicts):
                frame.emit("sync", "conflict_detected", kind="merge", operation=frame.operation.name, conflicts=len(conflicts))
            else:
                frame.emit("sync", "operation_failed", frame.ms(), operation=frame.operation.name)
        else:
            nothing = {"changes": "false"} if result == "" else {}
            frame.emit("sync", type_, **nothing)

    return report


def _merge_stopped(frame, conflicts):
    """AEC OS calls every pull that failed a conflict, one without a remote, too. Git leaves a mark when a merge stops, or
    says that it would overwrite what is not committed."""
    git = os.path.join(frame.hooks.root or "", ".git")
    told = " ".join(_text(_get(conflict, "error")) for conflict in conflicts)
    return not os.path.isdir(git) or os.path.exists(os.path.join(git, "MERGE_HEAD")) or "overwritten by merge" in told


def _lock_done(type_, **fixed):
    def report(frame, result):
        if result is not False:
            frame.emit("sync", type_, user=_first(frame.args, "user_id"), **_about(_element_of(frame)), attributes=fixed or None)

    return report


def _scan_done(frame, report):
    found = [_text(_get(finding, "severity")).lower() for finding in _listed(_get(report, "findings"))]
    frame.emit("security", "scan_completed", len(found), status=_get(report, "overall_status"),
               chain_valid=_get(report, "chain_valid"),
               **{severity: found.count(severity) for severity in ("critical", "high", "medium", "low", "info")})


def _chain_done(frame, valid):
    frame.emit("security", "audit_chain_verified", 1.0 if valid else 0.0)


def _health_done(frame, report):
    status = _text(_get(report, "status"))
    failed = [_text(_get(c, "name")) for c in _listed(_get(report, "checks")) if not _get(c, "passed", True)]
    frame.emit("deployment", "health_check", 1.0 if status == "healthy" else 0.0, status=status, failed_checks=failed,
               checks=len(_listed(_get(report, "checks"))))


def _snapshot_done(frame, metadata):
    frame.emit("deployment", "snapshot_created", label=_first(frame.args, "label"), git_tag=_get(metadata, "git_tag"))


def _rollback_done(frame, done):
    frame.emit("deployment", "rolled_back", 1.0 if done else 0.0, label=_first(frame.args, "label"))


def _plain_done(module, type_, *named, count=None, **fixed):
    """For calls of which only the fact, and a few of their arguments, are worth telling."""

    def report(frame, result):
        value = count(result) if count is not None else None
        frame.emit(module, type_, value, **_about(_element_of(frame)),
                   attributes=dict(fixed, **{name: _text(frame.args.get(name)) for name in named}))

    return report


def _exported(frame, result):
    """One export or several; one that failed says so in its result."""
    for export in result if isinstance(result, list) else [result]:
        about = {"format": _get(export, "format") or frame.args.get("format")}
        if _get(export, "success", True) is False:
            frame.emit("visualization", "operation_failed", frame.ms(), operation=frame.operation.name,
                       **_about(_element_of(frame)), attributes=about)
        else:
            frame.emit("visualization", "exported", **_about(_element_of(frame)), attributes=about)


#: How messages of commits begin that follow the convention; anything else in front of a colon is somebody's own words.
_KINDS = frozenset(("build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "regulatory", "revert", "snapshot",
                    "style", "test"))


def _commit_done(frame, commit):
    if commit:
        kind = re.split(r"[(:!]", _text(frame.args.get("message")), maxsplit=1)[0]
        frame.emit("vcs", "commit_created", commit=_text(commit), kind=kind if kind in _KINDS else None)


def _branch_done(type_):
    def report(frame, _):
        frame.emit("vcs", type_)

    return report


def _merge_done(frame, commit):
    frame.emit("sync", "merge_completed", commit=_text(commit))


def _project_made(frame, root):
    frame.emit("api", "project_initialized")


def _installed(frame, result):
    done = bool(_get(result, "success"))
    frame.emit("deployment", "installed", 1.0 if done else 0.0, version=_get(result, "version") or None,
               warnings=len(_listed(_get(result, "warnings"))))


def _metadata_done(frame, _):
    frame.emit("metadata", "metadata_generated", **_about(_element_of(frame)))


def _count_of_search(result):
    return sum(len(_listed(_get(result, part))) for part in ("elements", "templates")) or _sized(result)


def _sized(result):
    try:
        return len(result)
    except TypeError as e:
        _unless_hosts(e)
        return None


def _feedback_done(frame, done):
    if not done:
        return
    method = frame.operation.name
    verdict = {"record_correction": "corrected", "record_rejection": "rejected", "record_approval": "accepted"}.get(method)
    if verdict is None:
        verdict = "accepted" if frame.args.get("correction") is None else "corrected"
    interaction = _first(frame.args, "interaction_id")
    known = {}
    if frame.hooks.root is not None and _safe_name(_text(interaction)):
        folder = os.path.join(frame.hooks.root, "fine_tuning", "interactions")
        known = _small_json(os.path.join(folder, _text(interaction) + ".jsonl"))
    spec = known.get("parsed_spec")
    frame.emit("parser", "feedback_recorded", 1.0 if verdict == "accepted" else 0.0, verdict=verdict,
               interaction_id=interaction, element_type=_get(spec, "ifc_class") or None,
               region=_place(known.get("context")), code_edition=_codes(_get(spec, "compliance_codes")),
               confidence=known.get("confidence"))


def _cipher_done(type_):
    def report(frame, files):
        if files:
            frame.emit("security", type_, files=len(_listed(files)), **_about(_element_of(frame)))

    return report


def _key_done(type_):
    def report(frame, _):
        frame.emit("security", type_)  # neither its name nor anything of it

    return report


def _denied(frame, allowed):
    if allowed is False:
        frame.emit("security", "permission_denied", action=_first(frame.args, "action"), operation=frame.operation.name,
                   user=_first(frame.args, "user", "user_id"), role=_text(_first(frame.args, "role") or _role(frame)))


def _before_role(frame):
    users = getattr(frame.target, "_users", None)
    frame.before = {"role": users.get(_first(frame.args, "user_id")) if isinstance(users, dict) else None}


def _role_done(frame, _):
    """A role that a person did not have before. With each operation AEC OS sets it again, which is no change, and enters
    whoever is new, which is nobody's decision."""
    users = getattr(frame.target, "_users", None)
    subject = _first(frame.args, "user_id")
    role = users.get(subject) if isinstance(users, dict) else None
    entered = frame.before["role"] is None and any(outer.operation.name == "register" for outer in frame.up())
    if role != frame.before["role"] and not entered:
        frame.emit("security", "role_changed", attributes={"subject": _text(subject), "role": role or "none",
                                                           "before": frame.before["role"] or "none"})


def _rule_done(type_):
    def report(frame, result):
        if result is False:
            return
        rule = frame.args.get("rule")
        code = _code(_get(rule, "code_name"))
        frame.emit("compliance", type_, code_edition=code, code=code, section=_get(rule, "section"))

    return report


def _wrap_guard(require_role):
    """AEC OS's decorator that asks for a role: whatever it guards tells the denials."""

    @functools.wraps(require_role)
    def wrapper(*roles, **named):
        decorate = require_role(*roles, **named)

        def decorator(function):
            guarded = decorate(function)
            name = getattr(function, "__name__", "")
            operation = _Operation(name, "security", _allowed, "permission", name or "guarded", quiet=True)
            return _wrap(guarded, operation, _hooks_of_object, True)

        return decorator

    wrapper.__aecos_analytics__ = True
    return wrapper


def _learn(name, value_of):
    """A part that only teaches the operation around it something."""

    def report(frame, result):
        if frame.parent is not None:
            value_of(frame.parent.learned, result)

    return _Operation(name, "", report, quiet=True)


def _learn_fallback(learned, _):
    learned["fallback"] = True


def _learn_interaction(learned, result):
    learned["interaction_id"] = result


def _learn_impact(learned, result):
    for kind in ("template", "element"):
        folders = _listed(_get(result, "affected_" + kind + "s"))[:100]
        learned["affected_" + kind + "s"] = [_folder_id(folder, kind + "_") for folder in folders]
    learned["affected_classes"] = _listed(_get(result, "affected_ifc_classes"))[:50]


def _allowed(frame, _):
    return None


def _operations():
    """Where each operation can be reached: on the facade first, then on the parts behind it."""
    op = _Operation
    allowed = ("permission",)
    parse = op("parse", "parser", _parse_done, before=_before_region)
    check = op("check_compliance", "compliance", _check_done, before=_before_region)
    validate = op("validate", "validation", _validate_done)
    cost = op("estimate_cost", "cost", _cost_done, before=_before_region)
    comment = op("add_comment", "collaboration", _comment_done)
    create_task = op("create_task", "collaboration", _task_done("task_created"))
    update_task = op("update_task", "collaboration", _task_done("task_updated"))
    request = op("request_review", "collaboration", _review_done("review_requested"))
    approve = op("approve_review", "collaboration", _review_done("review_approved"))
    reject = op("reject_review", "collaboration", _review_done("review_rejected"))
    command = op("execute_command", "collaboration", _command_done, before=_before_command, holds=True)
    promote = op("promote_to_template", "template", _template_done("template_promoted"), "template", before=_before_element)
    add = op("add_template", "template", _template_done("template_added"), "template")
    update = op("update_template", "template", _template_done("template_updated"), "template")
    remove = op("remove_template", "template", _template_done("template_removed"), "template", before=_before_removal)
    export = op("export_visualization", "visualization", _exported)
    viewer = op("generate_viewer", "visualization", _plain_done("visualization", "viewer_generated"))
    dataset = op("build_training_dataset", "finetune", _dataset_done)
    scan = op("scan_security", "security", _scan_done)
    return {
        "parse": parse, "parser.parse": parse,
        "check_compliance": check, "compliance.check": check,
        "generate": op("generate", "generation", _generate_done, before=_before_region, holds=True),
        "generate_from_template": op("generate_from_template", "generation", _generate_done, "generate", holds=True),
        "validate": validate, "validator.validate": validate,
        "estimate_cost": cost, "cost_engine.estimate": cost,
        "promote_to_template": promote, "library.promote_to_template": promote,
        "add_template": add, "library.add_template": add,
        "library.update_template": update,
        "remove_template": remove, "library.remove_template": remove,
        "bulk_promote": op("bulk_promote", "template", _allowed),
        "create_element": op("create_element", "element", _element_done("created")),
        "update_element": op("update_element", "element", _element_done("updated"), before=_before_element),
        "delete_element": op("delete_element", "element", _element_done("deleted"), before=_before_element),
        "extract_ifc": op("extract_ifc", "extraction", _extract_done),
        "evaluate_parser": op("evaluate_parser", "finetune", _evaluate_done),
        "build_training_dataset": dataset, "_dataset_builder.build_dataset": dataset,
        "record_feedback": op("record_feedback", "parser", _feedback_done, "feedback"),
        "submit_regulatory_update": op("submit_regulatory_update", "regulatory", _regulatory_done, covers=("rules",)),
        "check_regulatory_updates": op("check_regulatory_updates", "regulatory", _updates_checked),
        "add_comment": comment, "collaboration.add_comment": comment,
        "create_task": create_task, "collaboration.create_task": create_task,
        "collaboration.update_task": update_task, "collaboration.tasks.update_task": update_task,
        "request_review": request, "collaboration.request_review": request,
        "approve_review": approve, "collaboration.approve_review": approve,
        "reject_review": reject, "collaboration.reject_review": reject,
        "execute_command": command, "collaboration.execute_command": command,
        "sync": op("sync", "sync", _sync_done("pull_completed"), action="pull", before=_before_user, covers=allowed),
        "push_changes": op("push_changes", "sync", _sync_done("push_completed"), action="push", before=_before_user, covers=allowed),
        "pull_latest": op("pull_latest", "sync", _sync_done("pull_completed"), action="pull", before=_before_user, covers=allowed),
        "lock_element": op("lock_element", "sync", _lock_done("lock_acquired"), "lock", "lock", _before_user, covers=allowed),
        "unlock_element": op("unlock_element", "sync", _lock_done("lock_released"), "unlock", "unlock", _before_user, covers=allowed),
        "scan_security": scan, "security_scanner.scan_all": scan,
        "verify_audit_chain": op("verify_audit_chain", "security", _chain_done),
        "encrypt_element": op("encrypt_element", "security", _cipher_done("element_encrypted"), "cipher", before=_before_element),
        "decrypt_element": op("decrypt_element", "security", _cipher_done("element_decrypted"), "cipher"),
        "check_health": op("check_health", "deployment", _health_done),
        "create_snapshot": op("create_snapshot", "deployment", _snapshot_done),
        "rollback": op("rollback", "deployment", _rollback_done),
        "package_system": op("package_system", "deployment", _plain_done("deployment", "packaged")),
        "generate_dockerfile": op("generate_dockerfile", "deployment", _plain_done("deployment", "configuration_written")),
        "generate_ci_config": op("generate_ci_config", "deployment", _plain_done("deployment", "configuration_written")),
        "export_visualization": export, "viz.export": export,
        "generate_viewer": viewer, "viz.generate_viewer": viewer,
        "search": op("search", "api", _plain_done("api", "search_completed", count=_count_of_search)),
        "search_templates": op("search_templates", "api", _plain_done("api", "search_completed", count=_sized), "search"),
        "list_domains": op("list_domains", "domains", _plain_done("domains", "domain_viewed"), "domain"),
        "get_domain_info": op("get_domain_info", "domains", _plain_done("domains", "domain_viewed", "name"), "domain"),
        "commit": op("commit", "vcs", _commit_done),
        "generate_dashboard": op("generate_dashboard", "metrics", _plain_done("metrics", "exported", report="dashboard", format="html")),
        "export_analytics": op("export_analytics", "metrics", _plain_done("metrics", "exported", "format", report="analytics")),
        "parser._fallback.parse": _learn("fallback", _learn_fallback),
        "_collector.log_interaction": _learn("interaction", _learn_interaction),
        "_impact_analyzer.analyze": _learn("impact", _learn_impact),
    }


def _class_operations(operations):
    """What scripts make for themselves, too: AEC OS's engines by module and class, and its functions (class None)."""
    op, of = _Operation, operations
    feedback = {name: op(name, "parser", _feedback_done, "feedback")
                for name in ("record_approval", "record_correction", "record_rejection")}
    register = op("register_model", "finetune", _register_done, "deploy")
    written = _plain_done("deployment", "configuration_written")
    silent = {"hooks_of": _hooks_of_nobody}
    rule = {name + "_rule": op(name + "_rule", "compliance", _rule_done(told), "rules")
            for name, told in (("add", "rule_added"), ("update", "rule_changed"), ("delete", "rule_removed"))}
    collaboration = {name: of[name] for name in ("add_comment", "create_task", "request_review", "approve_review", "reject_review",
                                                 "execute_command")}
    return {
        ("aecos.nlp.parser", "NLParser"): {"parse": of["parse"]},
        ("aecos.nlp.providers.fallback", "FallbackProvider"): {"parse": of["parser._fallback.parse"]},
        ("aecos.compliance.engine", "ComplianceEngine"): {"check": of["check_compliance"], "add_rule": rule["add_rule"]},
        ("aecos.compliance.database", "RuleDatabase"): {**rule, "_seed": op("_seed", "", _allowed, **silent)},
        ("aecos.generation.generator", "ElementGenerator"): {
            "generate": op("generate", "generation", _generate_done, before=_before_region, holds=True),
            "generate_from_template": op("generate_from_template", "generation", _generate_done, "generate", holds=True)},
        ("aecos.generation.assembly", "AssemblyGenerator"): {"generate": op("generate_assembly", "generation", _assembly_done)},
        ("aecos.validation.validator", "Validator"): {"validate": of["validate"]},
        ("aecos.cost.engine", "CostEngine"): {"estimate": of["estimate_cost"]},
        ("aecos.extraction.pipeline", None): {"ifc_to_element_folders": of["extract_ifc"]},
        ("aecos.templates.library", "TemplateLibrary"): {
            **{name: of["library." + name] for name in ("promote_to_template", "add_template", "update_template", "remove_template")},
            "search": of["search_templates"]},
        ("aecos.metadata.generator", None): {"generate_metadata": op("generate_metadata", "metadata", _metadata_done, quiet=True)},
        ("aecos.api.elements", None): {name: of[name] for name in ("create_element", "update_element", "delete_element")},
        ("aecos.api.search", None): {"unified_search": of["search"]},
        ("aecos.api.projects", None): {
            "init_project": op("init_project", "api", _project_made, hooks_of=_hooks_of_place)},
        ("aecos.vcs.commits", None): {name: of["commit"] for name in ("commit_all", "commit_element", "commit_template")},
        ("aecos.vcs.repo", "RepoManager"): {"commit": of["commit"]},
        ("aecos.vcs.branching", None): {
            "create_branch": op("create_branch", "vcs", _branch_done("branch_created")),
            "switch_branch": op("switch_branch", "vcs", _branch_done("branch_switched")),
            "delete_branch": op("delete_branch", "vcs", _branch_done("branch_deleted")),
            "merge_branch": op("merge_branch", "sync", _merge_done)},
        ("aecos.finetune.feedback", "FeedbackManager"): feedback,
        ("aecos.finetune.evaluator", "ModelEvaluator"): {"evaluate": of["evaluate_parser"]},
        ("aecos.finetune.dataset", "DatasetBuilder"): {"build_dataset": of["build_training_dataset"]},
        ("aecos.finetune.collector", "InteractionCollector"): {"log_interaction": of["_collector.log_interaction"]},
        ("aecos.finetune.trainer", "TrainingManager"): {"train": op("train", "finetune", _train_done)},
        ("aecos.finetune.deployer", "ModelDeployer"): {"register_model": register, "rollback": register},
        ("aecos.regulatory.updater", "RuleUpdater"): {
            "apply_update": op("apply_update", "regulatory", _regulatory_done, "submit_regulatory_update", covers=("rules",))},
        ("aecos.regulatory.monitor", "UpdateMonitor"): {"check_all": of["check_regulatory_updates"]},
        ("aecos.domains.registry", "DomainRegistry"): {
            "apply_all": op("apply_all", "", _allowed, **silent), "list_domains": of["list_domains"], "get_domain": of["get_domain_info"]},
        ("aecos.collaboration.manager", "CollaborationManager"): {**collaboration, "update_task": of["collaboration.update_task"]},
        ("aecos.collaboration.comments", "CommentStore"): {"add_comment": of["add_comment"]},
        ("aecos.collaboration.tasks", "TaskManager"): {
            "create_task": of["create_task"], "update_task": of["collaboration.update_task"]},
        ("aecos.collaboration.reviews", "ReviewManager"): {
            "request_review": of["request_review"], "approve": of["approve_review"], "reject": of["reject_review"]},
        ("aecos.sync.manager", "SyncManager"): {
            **{name: of[name] for name in ("sync", "push_changes", "pull_latest", "lock_element", "unlock_element")},
            "__init__": op("register", "", _allowed, quiet=True)},
        ("aecos.sync.locking", "LockManager"): {
            "lock_element": of["lock_element"], "unlock_element": of["unlock_element"],
            "force_unlock": op("force_unlock", "sync", _lock_done("lock_released", forced="true"), "unlock")},
        ("aecos.sync.permissions", "PermissionManager"): {
            "set_role": op("set_role", "security", _role_done, before=_before_role),
            "remove_user": op("remove_user", "security", _role_done, "set_role", before=_before_role),
            "require_permission": op("require_permission", "security", _allowed, "permission", "*", quiet=True)},
        ("aecos.security.rbac", None): {
            "check_permission": op("check_permission", "security", _denied, "permission", quiet=True),
            "require_role": op("require_role", "security", _allowed, "permission", "*", quiet=True)},
        ("aecos.security.scanner", "SecurityScanner"): {"scan_all": of["scan_security"]},
        ("aecos.security.audit", "AuditLogger"): {"verify_chain": of["verify_audit_chain"]},
        ("aecos.security.encryption", "EncryptionManager"): {
            "encrypt_folder": op("encrypt_folder", "security", _cipher_done("files_encrypted"), "cipher"),
            "encrypt_file": op("encrypt_file", "security", _cipher_done("files_encrypted"), "cipher"),
            "decrypt_file": op("decrypt_file", "security", _cipher_done("files_decrypted"), "cipher"),
            "generate_key": op("generate_key", "security", _key_done("key_generated"), "key"),
            "store_key": op("store_key", "security", _key_done("key_stored"), "key")},
        ("aecos.deployment.health", "HealthChecker"): {"check": of["check_health"]},
        ("aecos.deployment.rollback", "RollbackManager"): {"create_snapshot": of["create_snapshot"], "rollback": of["rollback"]},
        ("aecos.deployment.packager", "SystemPackager"): {"package": of["package_system"]},
        ("aecos.deployment.installer", "Installer"): {"install": op("install", "deployment", _installed)},
        ("aecos.deployment.docker", "DockerBuilder"): {
            "generate_dockerfile": of["generate_dockerfile"], "generate_compose": op("generate_compose", "deployment", written)},
        ("aecos.deployment.config_manager", "ConfigManager"): {
            "generate_env_template": op("generate_env_template", "deployment", written)},
        ("aecos.deployment.ci", "CIGenerator"): {"generate_github_actions": of["generate_ci_config"]},
        ("aecos.visualization.bridge", "VisualizationBridge"): {
            "export": of["export_visualization"], "generate_viewer": of["generate_viewer"],
            "export_all": op("export_all", "visualization", _exported, "export_visualization")},
        ("aecos.analytics.dashboard", "DashboardGenerator"): {"generate_html": of["generate_dashboard"]},
    }


#: Public methods of AecOS that only read, so that nothing has to be told about them.
_READS = frozenset((
    "get_element", "list_elements", "get_comments", "get_tasks", "get_activity_feed", "get_audit_log",
    "list_snapshots", "get_metrics", "get_kpis", "status", "is_clean"))


# -- putting the wrappers where AEC OS defines its methods and functions, and taking them off again


def _wrap_facade(facade, operations):
    """Wraps the methods of a facade's class and of the parts behind it; returns the paths that are not there."""
    missing = []
    _wrap_making(type(facade))
    for path, operation in operations.items():
        *way, name = path.split(".")
        try:
            owner = functools.reduce(getattr, way, facade)
            if not callable(getattr(owner, name)):
                raise TypeError("not callable")
            _wrap_method(type(owner), name, operation, _hooks_of_object if way else _hooks_of_facade, bool(way))
        except Exception as e:
            _unless_hosts(e)
            missing.append(path)
    return missing


def _wrap_method(cls, name, operation, hooks_of, behind):
    """Wraps a method on each class that defines it. The one at the root is AEC OS's own; what overrides it defers to it."""
    definers = [owner for owner in cls.__mro__ if name in owner.__dict__ and owner is not object]
    for owner in definers:
        plain = owner.__dict__[name]
        function = plain.__func__ if isinstance(plain, (staticmethod, classmethod)) else plain
        if not isinstance(function, FunctionType) or getattr(function, "__aecos_analytics__", False):
            continue
        if getattr(function, "__isabstractmethod__", False):
            continue
        deferring = owner is not definers[-1] or function.__module__ != owner.__module__
        wrapper = _wrap(function, operation, hooks_of, behind, deferring)
        if plain is function:
            _put(owner, name, plain, wrapper)
        else:
            _put(owner, name, plain, type(plain)(wrapper))


def _put(owner, name, before, after):
    setattr(owner, name, after)
    _wrapped.append((owner, name, before, after))


def _unwrap_all():
    """Puts back what was there, except where somebody else has put something of theirs on top meanwhile."""
    while _wrapped:
        owner, name, before, after = _wrapped.pop()
        if vars(owner).get(name) is after:
            setattr(owner, name, before)
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]


def _wrap_known_modules(operations):
    """Wraps the classes and functions of all of AEC OS's modules that are imported; returns what they do not have."""
    if "aecos" not in sys.modules:
        return []
    missing, functions = [], {}
    classes = _class_operations(operations)
    for module in {module for module, _ in classes}:
        if isinstance(sys.modules.get(module), ModuleType):
            missing += _wrap_module(sys.modules[module], classes, functions)
    _replace(functions)
    _wrap_left_behind(classes)
    return sorted(missing)


def _wrap_left_behind(classes):
    """The classes of a module that was loaded again live on where others had imported them to."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "aecos" and isinstance(module, ModuleType):
            for value in list(vars(module).values()):
                if isinstance(value, type):
                    for method, operation in classes.get((value.__module__, value.__name__), {}).items():
                        _wrap_method(value, method, operation, operation.hooks_of or _hooks_of_object, True)


def _wrap_module(module, classes, functions):
    missing = []
    for (name, cls), methods in classes.items():
        if name != module.__name__:
            continue
        owner = module if cls is None else vars(module).get(cls)
        for method, operation in methods.items():
            function = vars(owner).get(method) if owner is not None else None
            if not callable(function):
                missing.append((cls or name) + "." + method)
            elif cls is not None:
                _wrap_method(owner, method, operation, operation.hooks_of or _hooks_of_object, True)
            elif not getattr(function, "__aecos_analytics__", False):
                hooks_of = operation.hooks_of or _hooks_of_object
                functions[id(function)] = function, (
                    _wrap_guard(function) if method == "require_role" else _wrap(function, operation, hooks_of, True))
    return missing


def _replace(functions):
    """Puts wrapped functions wherever a module has imported them to."""
    if functions:
        for module in list(sys.modules.values()):
            if isinstance(module, ModuleType):
                for name, value in list(vars(module).items()):
                    if id(value) in functions and functions[id(value)][0] is value:
                        _put(module, name, value, functions[id(value)][1])


def _wrap_making(cls):
    """A facade sets itself up silently; then, with everything instrumented, it is, too."""
    owner = next((owner for owner in reversed(cls.__mro__) if owner is not object and "__init__" in owner.__dict__), None)
    made = owner.__dict__["__init__"] if owner is not None else None
    if not isinstance(made, FunctionType) or getattr(made, "__aecos_analytics__", False):
        return

    @functools.wraps(made)
    def __init__(self, *args, **kwargs):
        around = _frame.get()
        try:
            _frame.set(_BLIND)
            made(self, *args, **kwargs)
        finally:
            _frame.set(around)
        if _everything[0]:
            instrument(self)
        else:
            _remember_stranger(self)

    __init__.__aecos_analytics__ = True
    _put(owner, "__init__", made, __init__)
    _remember_made(owner)


class _Hooks:
    """What all events of one facade say, or of the work that belongs to none (facade None)."""

    def __init__(self, facade, analytics, user, project, root=None, given_for=None):
        self.number = next(_numbers)
        self.analytics = analytics
        self.facade = weakref.ref(facade, lambda _: _living.pop(self.number, None)) if facade is not None else _nothing
        self.given = project
        self.given_for = given_for  # the root for which a copy has the name that its original was given
        self.user = user or os.environ.get("AECOS_ANALYTICS_USER") or _login()
        self.missing = []
        self._seen = self
        self.look(root)

    def look(self, root=None):
        """Reads the project off the facade, again when it changed."""
        facade = self.facade()
        root = root if facade is None else getattr(facade, "project_root", None)
        if root is not self._seen:
            self._seen = root
            self.root = os.path.abspath(_text(root)) if root is not None else None
            given = self.given if self.given_for in (None, self.root) else None
            self.project = given or (os.path.basename(self.root) if self.root else None)
        return self

    def record(self, module, type_, value, fields):
        (self.analytics or _the()).record(module, type_, value, **{k: v for k, v in fields.items() if v is not None})


def _nothing():
    return None


def _login():
    """The login of the person at this machine; service accounts are nobody."""
    try:
        import getpass

        if hasattr(os, "getuid") and os.getuid() < 500:
            return None
        return getpass.getuser()
    except Exception as e:
        _unless_hosts(e)
        return None


_MARK = "_aecos_analytics_hooks"  # holds a number, so that an instrumented facade can be copied and pickled as it could before
_numbers = iter(range(1, 2**62))
_living = {}
_strangers = {}  # by id, what refers to a facade that nobody instrumented
_owners = {}  # by id, where something is a part: what refers to the facade, and the names that lead to it
_unowned = {}  # by id, what is no facade's part
_strays = {}
_MOST_PARTS = 2000
_wrapped = []
_told_missing = set()
_everything = [False]


def instrument(aecos, *, analytics=None, user=None, project=None):
    """Makes every module of a live AecOS facade report, and returns the facade. Doing it twice changes nothing.

    `user` is who the events belong to when neither the call nor context() says so (default: AECOS_ANALYTICS_USER,
    else the login name), `project` the project's key (default: the name of its root directory). Methods that this
    AEC OS does not have are reported as `hook/method_missing` and by doctor(). A copy of the facade is told as what
    it is: with its own root.
    """
    try:
        known = _living.get(vars(aecos).get(_MARK))
        if known is not None and known.facade() is aecos:
            return aecos
        hooks = _adopt(aecos, analytics, user, project)
        operations = _operations()
        hooks.missing += _wrap_facade(aecos, operations)
        hooks.missing += _wrap_known_modules(operations)
        _watch_imports()
        _tell_missing(aecos, hooks, operations)
    except Exception as e:
        _unless_hosts(e)
        if analytics is not None:
            analytics.note("not_instrumented", _reason(e))
            analytics._lose("internal")
        else:
            _trouble(e)
    return aecos


def _adopt(facade, analytics, user, project, given_for=None):
    hooks = _Hooks(facade, analytics, user, project, given_for=given_for)
    vars(facade)[_MARK] = hooks.number
    _living[hooks.number] = hooks
    _forget_owners()
    return hooks


def uninstrument(aecos):
    """Takes the hooks off again; the last facade takes those on AEC OS's classes with it."""
    try:
        _living.pop(vars(aecos).pop(_MARK, None), None)
        _strays.clear()
        if not _everything[0] and not any(hooks.facade() is not None for hooks in list(_living.values())):
            _unwrap_all()
    except Exception as e:
        _trouble(e)
    return aecos


def _hooks_of_facade(args, _):
    """The hooks of the facade that was called. A copy of an instrumented one has its mark, and gets hooks of its own."""
    facade = args[0] if args else None
    number = getattr(facade, "__dict__", {}).get(_MARK)
    if number is None:
        _remember_stranger(facade)
        return None, facade
    hooks = _living.get(number)
    if hooks is None:
        hooks = _adopt(facade, None, None, None)
    elif hooks.facade() is not facade:
        hooks = _adopt(facade, hooks.analytics, hooks.user, hooks.given, hooks.given_for or hooks.root)
    return hooks.look(), facade


def _hooks_of_object(args, around):
    """The hooks of the facade to which an object of one of AEC OS's classes, a repository or a folder belongs: of the one
    above, that has it as a part, or whose project it is in. What nothing says that of is told of no project."""
    target = args[0] if args else None
    if around is not None:
        return around.hooks, target
    facades = _facades_with(target)
    if facades:
        return _agreed([_living.get(vars(facade).get(_MARK)) for facade in facades]), target
    living = [hooks.look() for hooks in list(_living.values()) if hooks.facade() is not None]
    root = _place_of(target) or next(filter(None, map(_folder, args[1:2])), None)
    if root is None:
        return (_stray(None) if living or _everything[0] else None), target
    inside = [hooks for hooks in living if hooks.root and (_text(root) + os.sep).startswith(hooks.root + os.sep)]
    if inside:
        nearest = max(len(hooks.root) for hooks in inside)
        return _agreed([hooks for hooks in inside if len(hooks.root) == nearest]), target
    return (_stray(_root_above(root)) if _everything[0] else None), target


def _agreed(found):
    """One's hooks for what several facades have: what they all say. Nothing is told of what is another's alone."""
    known = [hooks.look() for hooks in found if hooks is not None]
    if not known:
        return None
    first = known[0]
    if len(found) == 1 or all((hooks.project, hooks.root, hooks.user) == (first.project, first.root, first.user) for hooks in known):
        return first if len(known) == len(found) else _stray(None)
    same = len(known) == len(found) and all((hooks.project, hooks.root) == (first.project, first.root) for hooks in known)
    return _stray(first.root, first.project) if same else _stray(None)


def _facades_with(target):
    """The facades that have an object as a part, or as a part of a part; instrumented or not. What was found nowhere is
    looked for on the facades themselves from then on, until there is another facade."""
    facades = _owning(target)
    if facades:
        return facades
    unowned = _unowned.get(id(target))
    if unowned is not None and unowned() is target:
        return [facade for facade in _facades_alive() if any(part is target for part in list(vars(facade).values()))]
    _look_for_owners()
    facades = _owning(target)
    if not facades:
        try:
            _unowned[id(target)] = weakref.ref(target, lambda _, number=id(target): _unowned.pop(number, None))
        except TypeError:
            pass  # then it is looked for each time
    return facades


def _owning(target):
    facades = ((reference(), way) for reference, way in _owners.get(id(target), ()))
    return [facade for facade, way in facades if facade is not None and _at_the_end(facade, way) is target]


def _facades_alive():
    alive = [hooks.facade() for hooks in list(_living.values())] + _strangers_alive()
    return [facade for facade in alive if facade is not None]


def _forget_owners():
    _owners.clear()
    _unowned.clear()


def _at_the_end(facade, way):
    found = facade
    for name in way:
        found = getattr(found, "__dict__", {}).get(name)
    return found


def _look_for_owners():
    _owners.clear()
    for facade in _facades_alive():
        reference = weakref.ref(facade)
        for part, way in _parts(facade):
            _owners.setdefault(id(part), []).append((reference, way))


def _parts(facade):
    """The engines behind a facade and the engines in those, with the names that lead to each."""
    seen, waiting = {id(facade)}, [(facade, ())]
    while waiting and len(seen) < _MOST_PARTS:
        owner, way = waiting.pop(0)
        for name, part in list(vars(owner).items()):
            if id(part) not in seen and _is_engine(part):
                seen.add(id(part))
                yield part, (*way, name)
                if len(way) < 3:
                    waiting.append((part, (*way, name)))


def _is_engine(part):
    """Whether it is something of AEC OS's that has parts: no facade, which a part may know."""
    kinds = type(part).__mro__
    return (any(kind.__module__.partition(".")[0] == _FACADE[0].partition(".")[0] for kind in kinds)
            and type(getattr(part, "__dict__", None)) is dict
            and not any((kind.__module__, kind.__name__) == _FACADE for kind in kinds))


def _hooks_of_place(args, around):
    """For what makes a project: its events belong to that one."""
    return _stray(os.path.abspath(_text(args[0]))), None


def _hooks_of_nobody(args, around):
    return None, None


def _stray(root, project=None):
    """Hooks for what belongs to no facade, though perhaps to a project."""
    told = list({id(hooks.analytics): hooks.analytics for hooks in list(_living.values())}.values())
    analytics = told[0] if len(told) == 1 else None
    key = (root, project, id(analytics), os.environ.get("AECOS_ANALYTICS_USER"))
    hooks = _strays.get(key)
    if hooks is None or hooks.analytics is not analytics:
        if len(_strays) > 100:
            _strays.clear()
        hooks = _strays[key] = _Hooks(None, analytics, None, project, root)
    return hooks


def _remember_stranger(facade):
    known = _strangers.get(id(facade))
    if known is not None and known() is facade:
        return
    try:
        _strangers[id(facade)] = weakref.ref(facade, lambda _, number=id(facade): _strangers.pop(number, None))
        _forget_owners()
    except TypeError:
        pass  # it cannot be referred to weakly


def _remember_made(cls):
    """The facades that were made before anything was instrumented."""
    import gc

    kinds = [cls]
    for kind in kinds:
        kinds += [below for below in type.__subclasses__(kind) if below not in kinds]
        for made in gc.get_referrers(kind):
            if type(made) is kind:
                _remember_stranger(made)


def _strangers_alive():
    alive = [reference() for reference in list(_strangers.values())]
    return [facade for facade in alive if facade is not None and _MARK not in getattr(facade, "__dict__", {})]


def _place_of(target):
    """The absolute directory that something of AEC OS stands for, or None."""
    if isinstance(target, (str, os.PathLike)):
        return _folder(target)
    collected = getattr(getattr(target, "collector", None) or getattr(target, "_collector", None), "output_dir", None)
    named = (getattr(target, name, None) for name in (
        "repo_path", "path", "models_dir", "_registry_path", "output_dir", "project_root", "_project_root", "root"))
    return next(filter(None, map(_folder, (collected, *named))), None)


def _folder(place):
    """An absolute path, if it is one."""
    if isinstance(place, os.PathLike) or (isinstance(place, str) and place.startswith(os.sep) and os.path.exists(place)):
        return place if os.path.isabs(place) else None
    return None


def _root_above(place):
    """The project that a place is in: the directory above AEC OS's own folders, or the one with a repository."""
    if place is None:
        return None
    folder = _text(place)
    while os.path.dirname(folder) != folder:
        if os.path.basename(folder) in ("elements", "templates", "fine_tuning"):
            return os.path.dirname(folder)
        if os.path.exists(os.path.join(folder, ".git")) or os.path.exists(os.path.join(folder, "aecos_project.json")):
            return folder
        folder = os.path.dirname(folder)
    return None


def _tell_missing(facade, hooks, operations):
    known = {path for path in operations if "." not in path} | _READS | {"init_project"}
    kind = type(facade)
    unknown = sorted(name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name, None))
                     and name not in known)
    analytics = hooks.analytics or _the()
    analytics.note("missing_methods", sorted(hooks.missing))
    analytics.note("unknown_methods", unknown)
    for path in hooks.missing:
        if (kind, path) not in _told_missing:
            _told_missing.add((kind, path))
            analytics.record("hook", "method_missing", project=hooks.project, method=path)
    _tell_found(analytics, hooks.project, hooks.missing)


def _tell_found(analytics, project, missing):
    """Tells which methods are there again that this queue has told to be missing; missing.json keeps which these are."""
    path = os.path.join(analytics._queue.directory, "missing.json")
    try:
        with open(path, encoding="utf-8") as file:
            known = loads(file.read(1_000_000))
    except (OSError, ValueError):
        known = {}
    known = known if isinstance(known, dict) else {}
    before = known.get(project or "")
    before = before if isinstance(before, list) else []
    for method in before:
        if isinstance(method, str) and method not in missing:
            analytics.record("hook", "method_found", project=project, method=method)
    if set(map(str, before)) == set(missing):
        return
    known[project or ""] = sorted(missing)
    temporary = "%s.%d.tmp" % (path, os.getpid())
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(dumps({name: methods for name, methods in known.items() if methods}))
        os.replace(temporary, path)
    except OSError:
        pass  # then it stays missing until the next start tells otherwise


# ---------------------------------------------------------------------------------------------------------------
# Running a script with every AecOS that it makes instrumented, and with AEC OS's engines, too, where it makes those alone.

_FACADE = ("aecos.api.facade", "AecOS")
_SPAWN = "multiprocessing.spawn"


class _Finder:
    """Waits for modules of AEC OS to be imported, or imported again, however the script sets up its path."""

    def __init__(self):
        self.modules = {module for module, _ in _class_operations(_operations())} | {_FACADE[0], _SPAWN}

    def find_spec(self, name, path=None, target=None):
        if name not in self.modules:
            return None
        for finder in sys.meta_path:
            if not isinstance(finder, _Finder) and hasattr(finder, "find_spec"):
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    if spec.loader is not None and hasattr(spec.loader, "exec_module"):
                        spec.loader = _Loader(spec.loader)
                    return spec
        return None


class _Loader:
    """Loads a module as its own loader does, and wraps what is in it after. The module keeps its own loader."""

    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec) if hasattr(self._loader, "create_module") else None

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        _after_import(module)


def _after_import(module):
    try:
        if module.__name__ == _SPAWN:
            if _everything[0]:
                _follow_children(module)
            return
        functions = {}
        _wrap_module(module, _class_operations(_operations()), functions)
        _replace(functions)
        if module.__name__ == _FACADE[0]:
            _wrap_facade_class(vars(module).get(_FACADE[1]))
    except Exception as e:
        _trouble(e)


def _wrap_facade_class(cls):
    if isinstance(cls, type):
        _wrap_making(cls)
        for path, operation in _operations().items():
            if "." not in path and path in cls.__dict__:
                _wrap_method(cls, path, operation, _hooks_of_facade, False)


def _watch_imports():
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def instrument_all():
    """Instruments every AecOS that is made from now on, in whatever way aecos gets imported, and AEC OS's engines that a
    script makes without one; in the processes that multiprocessing starts, too."""
    _everything[0] = True
    _watch_imports()
    for name in sorted({module for module, _ in _class_operations(_operations())} | {_FACADE[0], _SPAWN}):
        if isinstance(sys.modules.get(name), ModuleType):
            _after_import(sys.modules[name])


#: What a started process does before anything else; nothing in it may fail.
_CHILD = """
try:
    import importlib.util, sys
    hook = sys.modules.get("aecos_analytics")
    if hook is None:
        spec = importlib.util.spec_from_file_location("aecos_analytics", {file!r})
        hook = sys.modules["aecos_analytics"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(hook)
    hook._STARTED_IN = {started_in!r}
    hook.instrument_all()
except Exception:
    pass
"""


class _Child:
    """Comes out of the message with which multiprocessing prepares a process that it has started, as that code run."""

    def __reduce__(self):
        return exec, (_CHILD.format(file=_FILE, started_in=_STARTED_IN), {})


def _follow_children(spawn):
    """Lets the processes that are spawned, or come from a fork server, be instrumented like this one."""
    prepare = spawn.get_preparation_data
    if getattr(prepare, "__aecos_analytics__", False):
        return

    @functools.wraps(prepare)
    def get_preparation_data(*args, **kwargs):
        data = prepare(*args, **kwargs)
        if _everything[0]:
            data["aecos_analytics"] = _Child()
        return data

    get_preparation_data.__aecos_analytics__ = True
    spawn.get_preparation_data = get_preparation_data


def run(script, *args, module=False):
    """Runs a script (or, with module=True, `python -m` of a name) with every AecOS in it instrumented. The script's
    exceptions and exit codes are its own."""
    import runpy

    instrument_all()
    argv, path = sys.argv, list(sys.path)
    sys.argv = [os.fspath(script), *map(str, args)]
    try:
        if module:
            sys.path.insert(0, os.getcwd())
            return runpy.run_module(script, run_name="__main__", alter_sys=True)
        file = os.path.abspath(script)
        if not os.path.isfile(file):
            return runpy.run_path(script, run_name="__main__")
        sys.path.insert(0, os.path.dirname(file))
        return _run_file(file)
    finally:
        sys.argv, sys.path[:] = argv, path
        _the().flush(2.0)


def _run_file(file):
    """The script as Python itself would run it: with the absolute path as its `__file__`, since it may change directory,
    and as the main module that its children look for."""
    import io
    from importlib.machinery import SourceFileLoader

    main_ = ModuleType("__main__")
    main_.__dict__.update(__file__=file, __builtins__=__builtins__, __cached__=None, __annotations__={},
                          __loader__=SourceFileLoader("__main__", file))
    with io.open_code(file) as source:
        code = compile(source.read(), file, "exec", dont_inherit=True)
    before = sys.modules.get("__main__")
    sys.modules["__main__"] = main_
    try:
        exec(code, main_.__dict__)
        return main_.__dict__
    finally:
        if before is not None and vars(before).get("__file__") is not None and not _is_hook(before):
            sys.modules["__main__"] = before


def _is_hook(module):
    return os.path.join(_STARTED_IN, vars(module).get("__file__") or "") == _FILE


USAGE = """usage: python -m aecos_analytics SCRIPT [ARGUMENT]…       run a script with AEC OS instrumented
       python -m aecos_analytics -m MODULE [ARGUMENT]…   the same for a module
       python -m aecos_analytics --doctor [--json]       how the queue and the server are; exit code 1 with findings
       python -m aecos_analytics --flush                 send what the queue holds; exit code 1 if some is left"""


def main(arguments):
    """The command line; returns the exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE)
        return 0 if arguments else 2
    if arguments[0] == "--doctor":
        report = doctor()
        print(dumps(report, indent=2) if "--json" in arguments else _printed(report))
        return 1 if report["findings"] else 0
    if arguments[0] == "--flush":
        done = flush(60.0)
        print(_printed(doctor()))
        return 0 if done else 1
    if arguments[0] == "-m":
        if len(arguments) < 2:
            print(USAGE, file=sys.stderr)
            return 2
        run(arguments[1], *arguments[2:], module=True)
        return 0
    if not os.path.exists(arguments[0]):
        print("aecos_analytics: no such file: " + arguments[0], file=sys.stderr)
        return 2
    run(*arguments)
    return 0


def _printed(report):
    lines = ["queue    %s: %d segments, %d bytes, %d events waiting" % (
        report["queue"], report["segments"], report["bytes"], report["waiting"])]
    lines.append("server   %s" % (report["server"] or "none known"))
    for group in ("sent", "lost"):
        counts = report["counted"].get(group)
        counts = dict(counts) if isinstance(counts, dict) else {}
        lines.append("%-8s %s" % (group, ", ".join("%s %s" % (v, k) for k, v in sorted(counts.items())) or "nothing yet"))
    lines.extend("finding  " + finding for finding in report["findings"] or [])
    return "\n".join(lines)


if __name__ == "__main__":
    import aecos_analytics

    sys.exit(aecos_analytics.main(sys.argv[1:]))
