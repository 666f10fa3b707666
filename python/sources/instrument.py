class _Hooks:
    """What is wrapped on one facade, and what all of its events say."""

    def __init__(self, facade, analytics, user, project):
        self.analytics = analytics
        self.facade = weakref.ref(facade)
        root = getattr(facade, "project_root", None)
        self.root = _text(root) if root is not None else None
        self.project = project or (os.path.basename(os.path.abspath(self.root)) if self.root else None)
        self.user = user or os.environ.get("AECOS_ANALYTICS_USER") or _login()
        self.wrapped = []
        self.missing = []

    def record(self, module, type_, value, fields):
        (self.analytics or _the()).record(module, type_, value, **{k: v for k, v in fields.items() if v is not None})

    def wrap(self, facade, operations):
        for path, operation in operations.items():
            *way, name = path.split(".")
            try:
                owner = functools.reduce(getattr, way, facade)
                function = getattr(owner, name)
                if not callable(function):
                    raise TypeError("not callable")
                if not getattr(function, "__aecos_analytics__", False):
                    owned = name in vars(owner)
                    setattr(owner, name, _wrap(function, operation, self._of, bool(way)))
                    self.wrapped.append((owner, name, function if owned else None))
            except Exception:
                self.missing.append(path)

    def _of(self, _):
        return self, self.facade()

    def unwrap(self):
        for owner, name, function in reversed(self.wrapped):
            try:
                if function is None:
                    delattr(owner, name)
                else:
                    setattr(owner, name, function)
            except Exception:
                continue
        self.wrapped = []


def _login():
    """The login of the person at this machine; service accounts are nobody."""
    try:
        import getpass

        if hasattr(os, "getuid") and os.getuid() < 500:
            return None
        return getpass.getuser()
    except Exception:
        return None


_MARK = "_aecos_analytics_hooks"
_classes = {}
_told_missing = set()


def instrument(aecos, *, analytics=None, user=None, project=None):
    """Makes every module of a live AecOS facade report, and returns the facade. Doing it twice changes nothing.

    `user` is who the events belong to when neither the call nor context() says so (default: AECOS_ANALYTICS_USER,
    else the login name), `project` the project's key (default: the name of its root directory). Methods that this
    AEC OS does not have are reported as `hook/method_missing` and by doctor().
    """
    try:
        if isinstance(vars(aecos).get(_MARK), _Hooks):
            return aecos
        hooks = _Hooks(aecos, analytics, user, project)
        operations = _operations()
        hooks.wrap(aecos, operations)
        vars(aecos)[_MARK] = hooks
        _wrap_classes(operations, hooks)
        _tell_missing(aecos, hooks, operations)
    except Exception as e:
        if analytics is not None:
            analytics.note("not_instrumented", _reason(e))
            analytics._lose("internal")
        else:
            _trouble(e)
    return aecos


def uninstrument(aecos):
    """Takes the hooks off again; the last facade takes those on AEC OS's classes with it."""
    try:
        hooks = vars(aecos).pop(_MARK, None)
        if isinstance(hooks, _Hooks):
            hooks.unwrap()
            _classes.pop(id(hooks), None)
        for key, reference in list(_classes.items()):
            if isinstance(key, int) and (reference() is None or reference().facade() is None):
                del _classes[key]
        if not any(isinstance(key, int) for key in _classes):
            for cls, name, function in _classes.pop("wrapped", []):
                setattr(cls, name, function)
    except Exception as e:
        _trouble(e)
    return aecos


def _wrap_classes(operations, hooks):
    _classes[id(hooks)] = weakref.ref(hooks)
    if "wrapped" in _classes or "aecos" not in sys.modules:
        return
    import importlib

    _classes["wrapped"] = []
    for (module, name), methods in _class_operations(operations).items():
        try:
            cls = importlib.import_module(module)
            cls = cls if name is None else getattr(cls, name)
        except Exception:
            hooks.missing.append(".".join(filter(None, (module, name))))
            continue
        for method, operation in methods.items():
            function = cls.__dict__.get(method)
            if not callable(function):
                hooks.missing.append((name or module) + "." + method)
            elif not getattr(function, "__aecos_analytics__", False):
                _classes["wrapped"].append((cls, method, function))
                setattr(cls, method, _wrap(function, operation, _hooks_of_object))


def _hooks_of_object(args):
    """The hooks of the facade whose project an object of one of AEC OS's classes, a repository or a folder belongs to; of
    the newest where that does not say which project it is."""
    target = args[0] if args else None
    around = _frame.get()
    if around is not None:
        return around.hooks, target
    root = _place_of(target)
    living = [hooks for key, reference in list(_classes.items()) if isinstance(key, int) for hooks in [reference()]
              if hooks is not None and hooks.facade() is not None]
    if root is None:
        return (living[-1] if living else None), target
    inside = [hooks for hooks in living if hooks.root and (_text(root) + os.sep).startswith(hooks.root + os.sep)]
    return (inside[-1] if inside else None), target


def _place_of(target):
    """The absolute directory that something of AEC OS stands for, or None."""
    if isinstance(target, (str, os.PathLike)):
        place = target
    else:
        collected = getattr(getattr(target, "collector", None), "output_dir", None)
        named = (getattr(target, name, None) for name in ("repo_path", "path", "models_dir", "_registry_path"))
        place = collected or next(filter(None, named), None)
    return place if isinstance(place, (str, os.PathLike)) and os.path.isabs(place) else None


def _tell_missing(facade, hooks, operations):
    known = {path for path in operations if "." not in path} | _READS
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
