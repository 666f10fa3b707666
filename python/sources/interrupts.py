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
