"""A hand-written stand-in for AEC OS: the names and signatures of its facade, and just enough behind them to try the
hook. It writes the few files that the hook reads, in the places where AEC OS has them."""

from aecos.api.facade import AecOS  # noqa: F401
