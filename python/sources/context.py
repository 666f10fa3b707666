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
