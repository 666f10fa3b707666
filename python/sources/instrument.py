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
