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
