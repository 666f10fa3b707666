def _wrap(function, operation, hooks_of, behind=False):
    """The function with its operation reported. Whatever goes wrong here, the host gets what it would have got.
    `behind`: it is a part behind the facade, whose repetition within one generation is an inner matter."""
    binder = _binder(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        frame = _enter(operation, hooks_of, binder, behind, args, kwargs)
        if frame is None:
            return function(*args, **kwargs)
        token = _frame.set(frame)
        try:
            result = function(*args, **kwargs)
        except BaseException as e:
            _leave(frame, token, _report_failure, e)
            raise
        _leave(frame, token, operation.report, result)
        return result

    wrapper.__aecos_analytics__ = True
    return wrapper


def _binder(function):
    import inspect

    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None

    def bind(args, kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.arguments

    return bind


def _enter(operation, hooks_of, binder, behind, args, kwargs):
    hooks = None
    try:
        parent = _frame.get()
        if parent is not None and _is_inner(operation, parent, behind):
            return None
        hooks, target = hooks_of(args)
        if hooks is None:
            return None
        frame = _Frame(operation, parent, hooks, target)
        try:
            frame.args = binder(args, kwargs) if binder is not None else {}
        except TypeError:
            pass  # the call itself will raise
        if operation.before is not None:
            operation.before(frame)
        frame.start = time.perf_counter()
        return frame
    except Exception as e:
        _trouble(e, hooks)
        return None


def _is_inner(operation, parent, behind):
    for frame in parent.up():
        if frame.operation.group == operation.group:
            return True
        if frame.operation.module == "generation":
            if behind and operation.group in frame.done:
                return True
            frame.done.add(operation.group)
    return False


def _leave(frame, token, report, outcome):
    try:
        report(frame, outcome)
    except Exception as e:
        _trouble(e, frame.hooks)
    try:
        if frame.held is not None:
            frame.let_go()
    except Exception as e:
        _trouble(e, frame.hooks)
    try:
        _frame.reset(token)
    except ValueError:
        pass  # left in another context than it was entered in


_troubles = {}


def _trouble(error, hooks=None):
    """A report that could not be made: counted as a loss, told by stats()."""
    try:
        analytics = getattr(hooks, "analytics", None) or _the()
        _add(_troubles, _reason(error)[:MAX_TEXT], 1)
        analytics._lose("internal")
        analytics.note("troubles", dict(list(_troubles.items())[:20]))
    except Exception:
        pass  # the host comes first


def _report_failure(frame, error):
    operation = frame.operation
    element = _element_of(frame)
    user = frame.user or _first(frame.args, "user_id", "user")
    name = type(error).__name__
    about = dict(element=element.get("guid"), element_type=element.get("class"), user=user)
    if frame.held is not None:
        frame.let_go()
    if any(error is seen for seen in frame.seen):
        if not operation.quiet:
            frame.emit(operation.module, "operation_failed", frame.ms(), operation=operation.name, exception=name, **about)
        return
    frame.seen.append(error)
    if name == "PermissionError" and operation.action:
        frame.emit("security", "permission_denied", action=operation.action, operation=operation.name,
                   role=_text(_first(frame.args, "role") or _role(frame)), **about)
    elif operation.group in ("lock", "unlock") and "locked by" in str(error):
        frame.emit("sync", "conflict_detected", kind="lock", operation=operation.name, **about)
    elif not operation.quiet:
        frame.emit(operation.module, "operation_failed", frame.ms(), operation=operation.name, exception=name, **about)


def _role(frame):
    permissions = getattr(frame.target, "permissions", None)
    users = getattr(permissions, "_users", None)
    return users.get(getattr(frame.target, "user_id", None), "") if isinstance(users, dict) else ""
