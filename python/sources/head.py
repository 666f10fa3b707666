"""The Python hook of AEC OS Analytics: one file, standard library only, Python 3.9 or newer.

    import aecos_analytics as analytics

    analytics.record("parser", "parse_completed", 0.97, user="maya", project="oakland-transit")

    with analytics.context(user="maya", project="oakland-transit"):
        with analytics.timer("generation", "element_generated", element_type="IfcWall"):
            ...

    analytics.instrument(AecOS("path/to/project"))     # every module reports, none is edited
    python -m aecos_analytics script.py                # the same for a script, untouched

record() appends the event to a queue on disk with one write and returns its id; a daemon thread sends the queue to
the server. The host never waits for the network, never gets an exception from here, and what could not be kept is
counted by reason: see stats() and doctor(). The queue's format is described in docs/hook-queue.md.

In the repository this file is joined from python/sources by python/sources/join.py: change those.
"""

from __future__ import annotations

import atexit
import contextvars
import errno
import functools
import math
import os
import re
import stat
import struct
import sys
import threading
import time
import weakref
import zlib
from collections.abc import Mapping
from json import JSONDecodeError, dumps, loads
from json.encoder import encode_basestring as _quote
from opcode import opmap
from types import FrameType, FunctionType, ModuleType

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

__version__ = "1.0.0"
__all__ = ["Analytics", "MetricsCollector", "close", "configure", "context", "doctor", "flush", "instrument",
           "record", "record_event", "run", "stats", "timer", "uninstrument"]

SOURCE = "hook:python"
MAX_TEXT = 200
MAX_PROJECT = 1024
MAX_ATTRIBUTE_TEXT = 4000
MAX_ATTRIBUTES = 60_000
MAX_MEMBERS = 200
MAX_DEPTH = 6

try:
    _STARTED_IN = os.getcwd()  # what is relative in the environment is meant from here, wherever the host goes later
except OSError:
    _STARTED_IN = os.path.expanduser("~")
_FILE = os.path.join(_STARTED_IN, __file__)
