# ---------------------------------------------------------------------------------------------------------------
# Running a script with every AecOS that it makes instrumented.

_FACADE = ("aecos.api.facade", "AecOS")


class _Finder:
    """Waits for AEC OS's facade to be imported, however the script sets up its path."""

    def find_spec(self, name, path=None, target=None):
        if name != _FACADE[0]:
            return None
        for finder in sys.meta_path:
            if finder is not self and hasattr(finder, "find_spec"):
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    self._hook(spec.loader)
                    return spec
        return None

    @staticmethod
    def _hook(loader):
        execute = loader.exec_module

        def exec_module(module):
            execute(module)
            _instrument_class(module)

        try:
            loader.exec_module = exec_module
        except Exception as e:
            _trouble(e)


def _instrument_class(module):
    try:
        cls = getattr(module, _FACADE[1])
        made = cls.__init__
        if getattr(made, "__aecos_analytics__", False):
            return

        @functools.wraps(made)
        def __init__(self, *args, **kwargs):
            made(self, *args, **kwargs)
            instrument(self)

        __init__.__aecos_analytics__ = True
        cls.__init__ = __init__
    except Exception as e:
        _trouble(e)


def instrument_all():
    """Instruments every AecOS that is made from now on, in whatever way aecos gets imported."""
    module = sys.modules.get(_FACADE[0])
    if module is not None:
        _instrument_class(module)
    elif not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


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
        sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
        return runpy.run_path(script, run_name="__main__")
    finally:
        sys.argv, sys.path[:] = argv, path
        _the().flush(2.0)
