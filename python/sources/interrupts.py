# ---------------------------------------------------------------------------------------------------------------
# Exceptions that are the host's own. A signal handler of the host runs between any two steps of ours, and what it raises
# (a time limit, Ctrl-C) has to arrive there, although nothing else that goes wrong in here may.


def _hosts(error):
    """Whether an exception that came up in here belongs to the host: it is none that programs catch, or a signal handler
    (a function that was given an interrupted frame) raised it."""
    if not isinstance(error, Exception):
        return True
    trace = error.__traceback__
    while trace is not None:
        if _was_given_a_frame(trace.tb_frame):
            return True
        trace = trace.tb_next
    return False


def _was_given_a_frame(frame):
    code = frame.f_code
    if code.co_filename == _CODE_FILE:
        return False
    rest = bool(code.co_flags & 0x04)  # *arguments
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + rest]
    given = [frame.f_locals.get(name) for name in names]
    given += given.pop(-1) if rest and isinstance(given[-1], tuple) else ()
    return any(isinstance(value, FrameType) for value in given)


def _unless_hosts(error):
    """For where an exception is dealt with: the host's own goes on to the host."""
    if _hosts(error):
        raise error


_CODE_FILE = _hosts.__code__.co_filename
