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
