class _Hooks:
    """What all events of one facade say, or of the work that belongs to none (facade None)."""

    def __init__(self, facade, analytics, user, project, root=None):
        self.number = next(_numbers)
        self.analytics = analytics
        self.facade = weakref.ref(facade, lambda _: _living.pop(self.number, None)) if facade is not None else _nothing
        self.given = project
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
            self.project = self.given or (os.path.basename(self.root) if self.root else None)
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
_strangers = []
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


def _adopt(facade, analytics, user, project):
    hooks = _Hooks(facade, analytics, user, project)
    vars(facade)[_MARK] = hooks.number
    _living[hooks.number] = hooks
    return hooks


def uninstrument(aecos):
    """Takes the hooks off again; the last facade takes those on AEC OS's classes with it."""
    try:
        _living.pop(vars(aecos).pop(_MARK, None), None)
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
        return None, facade
    hooks = _living.get(number)
    if hooks is None:
        hooks = _adopt(facade, None, None, None)
    elif hooks.facade() is not facade:
        hooks = _adopt(facade, hooks.analytics, hooks.user, None)
    return hooks.look(), facade


def _hooks_of_object(args, around):
    """The hooks of the facade to which an object of one of AEC OS's classes, a repository or a folder belongs: of the one
    above, that has it as a part, or whose project it is in; of the newest where nothing says which project it is."""
    target = args[0] if args else None
    if around is not None:
        return around.hooks, target
    living = [hooks.look() for hooks in list(_living.values()) if hooks.facade() is not None]
    for hooks in living[-50:]:
        if any(part is target for part in vars(hooks.facade()).values()):
            return hooks, target
    if any(part is target for facade in _strangers_alive() for part in vars(facade).values()):
        return None, target
    root = _place_of(target) or next(filter(None, map(_folder, args[1:2])), None)
    if root is None and (living or not _everything[0]):
        return (living[-1] if living else None), target
    inside = [hooks for hooks in living if hooks.root and (_text(root) + os.sep).startswith(hooks.root + os.sep)]
    if inside:
        return inside[-1], target
    return (_stray(_root_above(root)) if _everything[0] else None), target


def _hooks_of_place(args, around):
    """For what makes a project: its events belong to that one."""
    return _stray(os.path.abspath(_text(args[0]))), None


def _hooks_of_nobody(args, around):
    return None, None


def _stray(root):
    """Hooks for what belongs to no facade, though perhaps to a project."""
    living = list(_living.values())
    return _Hooks(None, living[-1].analytics if living else None, None, None, root)


def _strangers_alive():
    alive = [facade for facade in (reference() for reference in _strangers[-50:]) if facade is not None]
    return [facade for facade in alive if _MARK not in vars(facade)]


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
