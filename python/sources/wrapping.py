#: What stands in the place of a frame where nothing is told: in a facade that nobody instrumented, or that is being made.
_BLIND = object()


def _wrap(function, operation, hooks_of, behind=False, deferring=False):
    """The function with its operation reported. Whatever goes wrong here, the host gets what it would have got.
    `behind`: it is a part behind the facade, whose work under the same work of another is an inner matter.
    `deferring`: it overrides or replaces AEC OS's own, and tells only what nothing inside of it has told."""
    binder = _binder(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        around = _frame.get()
        if around is _BLIND:
            return function(*args, **kwargs)
        frame = _enter(operation, hooks_of, binder, behind, deferring, around, args, kwargs)
        if frame is None:
            return function(*args, **kwargs)
        try:
            _frame.set(frame)
            try:
                result = function(*args, **kwargs)
            except BaseException as e:
                if frame is not _BLIND:
                    _leave(frame, _report_failure, e)
                raise
            if frame is not _BLIND:
                _leave(frame, operation.report, result)
            return result
        finally:
            _frame.set(around)

    wrapper.__code__ = wrapper.__code__.replace(co_name=function.__name__)  # for profiles and tracebacks
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


def _enter(operation, hooks_of, binder, behind, deferring, parent, args, kwargs):
    hooks = None
    try:
        if parent is not None and _is_inner(operation, parent, behind and not deferring):
            return None
        hooks, target = hooks_of(args, parent)
        if hooks is None:
            return _BLIND
        frame = _Frame(operation, parent, hooks, target)
        frame.deferring = deferring
        if deferring:
            frame.held = None
        try:
            frame.args = binder(args, kwargs) if binder is not None else {}
        except TypeError as e:
            _unless_hosts(e)  # else the call itself will raise
        if operation.before is not None:
            operation.before(frame)
        frame.start = time.perf_counter()
        return frame
    except Exception as e:
        _trouble(e, hooks)
        return None


def _is_inner(operation, parent, behind):
    """Whether a call belongs to what a frame above tells. One that overrides does not hide what it calls; within a
    generation, a part's work that was told before is the generation's own repetition."""
    looking = True
    for frame in parent.up():
        if frame.deferring:
            continue
        if behind and (frame.operation.group == operation.group or operation.group in frame.operation.covers):
            return True
        if looking and frame.operation.module == "generation" != operation.module:
            looking = False
            if behind and operation.group in frame.done:
                return True
            frame.done.add(operation.group)
    return False


def _leave(frame, report, outcome):
    try:
        if frame.deferring and frame.told_inside:
            return
        for outer in frame.up():
            if outer.deferring and outer is not frame and outer.operation.group == frame.operation.group:
                outer.told_inside = True
        report(frame, outcome)
    except BaseException as e:
        _trouble(e, frame.hooks)
    finally:
        if frame.held is not None:
            try:
                frame.let_go()
            except BaseException as e:
                _trouble(e, frame.hooks)


_troubles = {}


def _trouble(error, hooks=None):
    """A report that could not be made: counted as a loss, told by stats(). An exception of the host goes on to the host."""
    hosts = _hosts(error)
    try:
        analytics = getattr(hooks, "analytics", None) or _the()
        if not hosts:
            _add(_troubles, _reason(error)[:MAX_TEXT], 1)
            analytics.note("troubles", dict(list(_troubles.items())[:20]))
        analytics._lose("interrupted" if hosts else "internal")
    except Exception as e:
        _unless_hosts(e)  # else the host comes first
    if hosts:
        raise error


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
        frame.emit("security", "permission_denied", action=_action(frame), operation=operation.name,
                   role=_text(_first(frame.args, "role") or _role(frame)), **about)
    elif operation.group in ("lock", "unlock") and "locked by" in str(error):
        frame.emit("sync", "conflict_detected", kind="lock", operation=operation.name, **about)
    elif not operation.quiet:
        frame.emit(operation.module, "operation_failed", frame.ms(), operation=operation.name, exception=name, **about)


def _action(frame):
    """What somebody was not allowed to do; "*" stands for what the call itself names."""
    action = frame.operation.action
    return _text(_first(frame.args, "action")) if action == "*" else action


def _role(frame):
    permissions = getattr(frame.target, "permissions", frame.target)
    users = getattr(permissions, "_users", None)
    user = getattr(frame.target, "user_id", None) or _first(frame.args, "user_id")
    return users.get(user, "") if isinstance(users, dict) else ""
