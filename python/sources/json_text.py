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
