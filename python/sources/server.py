# ---------------------------------------------------------------------------------------------------------------
# Sending.


class _Answer:
    """What the server said to one batch: 'done', 'split' or 'later'."""

    def __init__(self, verdict, outcomes=None, wait=0.0, error=""):
        self.verdict = verdict
        self.outcomes = outcomes or {}
        self.wait = wait
        self.error = error


class _Server:
    """The HTTP side: finds the server, keeps one connection, understands its answers."""

    def __init__(self, url, token, home, timeout):
        self._url = url
        self._token = token
        self._home = home
        self.timeout = timeout
        self._connection = None
        self._target = None
        self._socket = None
        self.skew = None

    def target(self):
        """(url, token), or None while there is no server to be found."""
        url = self._url or os.environ.get("AECOS_ANALYTICS_URL")
        token = self._token or os.environ.get("AECOS_ANALYTICS_TOKEN")
        if url:
            return url.rstrip("/"), token
        try:
            with open(os.path.join(self._home, "run", "server.json"), encoding="utf-8") as file:
                known = loads(file.read(65536))
            url = known.get("url")
            return (url.rstrip("/"), token or known.get("token")) if url else None
        except (OSError, ValueError, AttributeError):
            return None

    def post(self, payloads, deadline=float("inf")):
        target = self.target()
        if target is None:
            self.disconnect()
            return _Answer("later", error="no server: set AECOS_ANALYTICS_URL, or start one on " + self._home)
        body = _gzip(b"\n".join(payloads) + b"\n")
        try:
            fresh = self._connect(target, deadline)
            try:
                status, headers, answer = self._exchange(target, body)
            except (OSError, ValueError, _http().HTTPException) as e:
                if fresh or _hosts(e):
                    raise
                self.disconnect()  # a kept connection that the server had closed meanwhile
                self._connect(target, deadline)
                status, headers, answer = self._exchange(target, body)
        except Exception as e:
            self.disconnect()
            _unless_hosts(e)
            return _Answer("later", error="%s: %s" % (target[0], _reason(e)))
        return self._understand(status, headers, answer, len(payloads), target[0])

    def _connect(self, target, deadline):
        timeout = max(0.05, min(self.timeout, deadline - time.monotonic()))
        if self._connection is not None and self._target == target:
            if self._connection.sock is not None and not self._is_ours(self._connection.sock):
                self.disconnect()
                return self._connect(target, deadline)
            if self._connection.sock is not None:
                self._connection.sock.settimeout(timeout)
            return False
        self.disconnect()
        from urllib.parse import urlsplit

        url = urlsplit(target[0])
        kind = {"http": "HTTPConnection", "https": "HTTPSConnection"}.get(url.scheme)
        if kind is None or not url.hostname:
            raise ValueError("not an http or https URL: " + target[0])
        trust = {"context": _trust(os.environ["AECOS_ANALYTICS_CA"])} if _trusts_more(url) else {}
        self._connection = getattr(_http(), kind)(url.hostname, url.port, timeout=timeout, **trust)
        self._target = target
        self._path = url.path.rstrip("/") + "/api/events"
        return True

    def _exchange(self, target, body):
        headers = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "gzip",
            "User-Agent": "aecos-analytics-python/" + __version__,
        }
        if target[1]:
            headers["Authorization"] = "Bearer " + target[1]
        if self._connection.sock is None:
            self._connection.connect()
            self._socket = _identity(self._connection.sock.fileno())
        self._connection.request("POST", self._path, body, headers)
        response = self._connection.getresponse()
        answer = response.read(8 * 1024 * 1024)
        if response.read(1):
            self.disconnect()
        elif response.length:
            raise OSError("the answer stopped half way")  # http.client does not mind
        return response.status, response.headers, answer

    def _understand(self, status, headers, answer, sent, url):
        self._measure_skew(headers.get("Date"))
        parsed = _json(answer)
        if 200 <= status < 300 and parsed.get("received") == sent:
            return _Answer("done", {name: _size(parsed.get(name)) for name in ("stored", "duplicate", "quarantined", "refused")})
        problem = "problem+json" in (headers.get("Content-Type") or "")
        if status == 413 or (status in (400, 422) and problem):
            return _Answer("split", error="%s answered %d: %s" % (url, status, parsed.get("detail") or parsed.get("title")))
        wait = 0.0
        if status in (429, 503):
            wait = min(300.0, _finite(headers.get("Retry-After")) or 1.0)
        said = " without counting what it received" if 200 <= status < 300 else ""
        return _Answer("later", wait=max(0.0, wait), error="%s answered %d%s" % (url, status, said))

    def _measure_skew(self, date):
        if date:
            try:
                from email.utils import parsedate_to_datetime

                self.skew = round(time.time() - parsedate_to_datetime(date).timestamp())
            except (TypeError, ValueError, OverflowError):
                pass

    def disconnect(self):
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            if connection.sock is not None and not self._is_ours(connection.sock):
                connection.sock.detach()  # the host closed it, and has the number for something of its own
            connection.close()
        except Exception as e:
            _unless_hosts(e)

    def _is_ours(self, socket):
        return _identity(socket.fileno()) == self._socket


def _http():
    import http.client

    return http.client


def _trusts_more(url):
    return url.scheme == "https" and bool(os.environ.get("AECOS_ANALYTICS_CA"))


def _trust(authorities):
    """Trusts what the machine trusts, and the certificates of this PEM file besides."""
    import ssl

    context = ssl.create_default_context()
    context.load_verify_locations(authorities)
    return context


def _gzip(body):
    packer = zlib.compressobj(3, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


def _json(text):
    try:
        parsed = loads(text)
        return parsed if isinstance(parsed, dict) else {}
    except (ValueError, RecursionError):
        return {}


def _size(outcome):
    return outcome if isinstance(outcome, int) else len(outcome) if isinstance(outcome, list) else 0


def _reason(error):
    try:
        return "%s: %s" % (type(error).__name__, error)
    except Exception as e:
        _unless_hosts(e)
        return type(error).__name__
