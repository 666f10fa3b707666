# ---------------------------------------------------------------------------------------------------------------
# Running a script with every AecOS that it makes instrumented, and with AEC OS's engines, too, where it makes those alone.

_FACADE = ("aecos.api.facade", "AecOS")
_SPAWN = "multiprocessing.spawn"


class _Finder:
    """Waits for modules of AEC OS to be imported, or imported again, however the script sets up its path."""

    def __init__(self):
        self.modules = {module for module, _ in _class_operations(_operations())} | {_FACADE[0], _SPAWN}

    def find_spec(self, name, path=None, target=None):
        if name not in self.modules:
            return None
        for finder in sys.meta_path:
            if not isinstance(finder, _Finder) and hasattr(finder, "find_spec"):
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    if spec.loader is not None and hasattr(spec.loader, "exec_module"):
                        spec.loader = _Loader(spec.loader)
                    return spec
        return None


class _Loader:
    """Loads a module as its own loader does, and wraps what is in it after. The module keeps its own loader."""

    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec) if hasattr(self._loader, "create_module") else None

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        _after_import(module)


def _after_import(module):
    try:
        if module.__name__ == _SPAWN:
            if _everything[0]:
                _follow_children(module)
            return
        functions = {}
        _wrap_module(module, _class_operations(_operations()), functions)
        _replace(functions)
        if module.__name__ == _FACADE[0]:
            _wrap_facade_class(vars(module).get(_FACADE[1]))
    except Exception as e:
        _trouble(e)


def _wrap_facade_class(cls):
    if isinstance(cls, type):
        _wrap_making(cls)
        for path, operation in _operations().items():
            if "." not in path and path in cls.__dict__:
                _wrap_method(cls, path, operation, _hooks_of_facade, False)


def _watch_imports():
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def instrument_all():
    """Instruments every AecOS that is made from now on, in whatever way aecos gets imported, and AEC OS's engines that a
    script makes without one; in the processes that multiprocessing starts, too."""
    _everything[0] = True
    _watch_imports()
    for name in sorted({module for module, _ in _class_operations(_operations())} | {_FACADE[0], _SPAWN}):
        if isinstance(sys.modules.get(name), ModuleType):
            _after_import(sys.modules[name])


#: What a started process does before anything else; nothing in it may fail.
_CHILD = """
try:
    import importlib.util, sys
    hook = sys.modules.get("aecos_analytics")
    if hook is None:
        spec = importlib.util.spec_from_file_location("aecos_analytics", {file!r})
        hook = sys.modules["aecos_analytics"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(hook)
    hook._STARTED_IN = {started_in!r}
    hook.instrument_all()
except Exception:
    pass
"""


class _Child:
    """Comes out of the message with which multiprocessing prepares a process that it has started, as that code run."""

    def __reduce__(self):
        return exec, (_CHILD.format(file=_FILE, started_in=_STARTED_IN), {})


def _follow_children(spawn):
    """Lets the processes that are spawned, or come from a fork server, be instrumented like this one."""
    prepare = spawn.get_preparation_data
    if getattr(prepare, "__aecos_analytics__", False):
        return

    @functools.wraps(prepare)
    def get_preparation_data(*args, **kwargs):
        data = prepare(*args, **kwargs)
        if _everything[0]:
            data["aecos_analytics"] = _Child()
        return data

    get_preparation_data.__aecos_analytics__ = True
    spawn.get_preparation_data = get_preparation_data


def run(script, *args, module=False):
    """Runs a script (or, with module=True, `python -m` of a name) with every AecOS in it instrumented. The script's
    exceptions and exit codes are its own."""
    import runpy

    instrument_all()
    argv, path = sys.argv, list(sys.path)
    sys.argv = [os.fspath(script), *map(str, args)]
    try:
        if module:
            sys.path.insert(0, os.getcwd())
            return runpy.run_module(script, run_name="__main__", alter_sys=True)
        file = os.path.abspath(script)
        if not os.path.isfile(file):
            return runpy.run_path(script, run_name="__main__")
        sys.path.insert(0, os.path.dirname(file))
        return _run_file(file)
    finally:
        sys.argv, sys.path[:] = argv, path
        _the().flush(2.0)


def _run_file(file):
    """The script as Python itself would run it: with the absolute path as its `__file__`, since it may change directory,
    and as the main module that its children look for."""
    import io
    from importlib.machinery import SourceFileLoader

    main_ = ModuleType("__main__")
    main_.__dict__.update(__file__=file, __builtins__=__builtins__, __cached__=None, __annotations__={},
                          __loader__=SourceFileLoader("__main__", file))
    with io.open_code(file) as source:
        code = compile(source.read(), file, "exec", dont_inherit=True)
    before = sys.modules.get("__main__")
    sys.modules["__main__"] = main_
    try:
        exec(code, main_.__dict__)
        return main_.__dict__
    finally:
        if before is not None and vars(before).get("__file__") is not None and not _is_hook(before):
            sys.modules["__main__"] = before


def _is_hook(module):
    return os.path.join(_STARTED_IN, vars(module).get("__file__") or "") == _FILE
