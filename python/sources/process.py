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
