def _cipher_done(type_):
    def report(frame, files):
        if files:
            frame.emit("security", type_, files=len(_listed(files)), **_about(_element_of(frame)))

    return report


def _key_done(type_):
    def report(frame, _):
        frame.emit("security", type_)  # neither its name nor anything of it

    return report


def _denied(frame, allowed):
    if allowed is False:
        frame.emit("security", "permission_denied", action=_first(frame.args, "action"), operation=frame.operation.name,
                   user=_first(frame.args, "user", "user_id"), role=_text(_first(frame.args, "role") or _role(frame)))


def _before_role(frame):
    users = getattr(frame.target, "_users", None)
    frame.before = {"role": users.get(_first(frame.args, "user_id")) if isinstance(users, dict) else None}


def _role_done(frame, _):
    """A role that a person did not have before. With each operation AEC OS sets it again, which is no change, and enters
    whoever is new, which is nobody's decision."""
    users = getattr(frame.target, "_users", None)
    subject = _first(frame.args, "user_id")
    role = users.get(subject) if isinstance(users, dict) else None
    entered = frame.before["role"] is None and any(outer.operation.name == "register" for outer in frame.up())
    if role != frame.before["role"] and not entered:
        frame.emit("security", "role_changed", attributes={"subject": _text(subject), "role": role or "none",
                                                           "before": frame.before["role"] or "none"})


def _rule_done(type_):
    def report(frame, result):
        if result is False:
            return
        rule = frame.args.get("rule")
        code = _code(_get(rule, "code_name"))
        frame.emit("compliance", type_, code_edition=code, code=code, section=_get(rule, "section"))

    return report


def _wrap_guard(require_role):
    """AEC OS's decorator that asks for a role: whatever it guards tells the denials."""

    @functools.wraps(require_role)
    def wrapper(*roles, **named):
        decorate = require_role(*roles, **named)

        def decorator(function):
            guarded = decorate(function)
            name = getattr(function, "__name__", "")
            operation = _Operation(name, "security", _allowed, "permission", name or "guarded", quiet=True)
            return _wrap(guarded, operation, _hooks_of_object, True)

        return decorator

    wrapper.__aecos_analytics__ = True
    return wrapper
