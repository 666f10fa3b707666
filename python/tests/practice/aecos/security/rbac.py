import functools

ALLOWED = {"admin": ["create", "delete"], "viewer": ["read"]}


def check_permission(user, role, action, resource="", policy=None):
    return action in ALLOWED.get(role, [])


def require_role(*roles):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            role = kwargs.get("role", "") or args[1]
            if role not in roles:
                raise PermissionError("Role '%s' is not in required roles %s" % (role, roles))
            return function(*args, **kwargs)

        return wrapper

    return decorator
