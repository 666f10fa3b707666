"""A small intake over real HTTP that keeps what it is sent, counts ids once, and can misbehave on request."""

import gzip
import json
import socket
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Sink:
    """Serves POST /api/events on a free port (or on `port`, to come back after being down)."""

    def __init__(self, port=0, behave=None, pem=None):
        self.events = []
        self.counts = Counter()
        self.batches = []
        self.behave = behave or (lambda handler, number, events: None)
        self._connections = set()
        self._lock = threading.Lock()
        self._arrived = threading.Condition(self._lock)
        sink = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                sink._post(self)

            def setup(self):
                super().setup()
                sink._connections.add(self.connection)

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            allow_reuse_address = True
            daemon_threads = True

            def handle_error(self, request, address):
                pass

        self._server = Server(("127.0.0.1", port), Handler)
        self.port = self._server.server_address[1]
        self.url = "http%s://127.0.0.1:%d" % ("s" if pem else "", self.port)
        if pem:
            import ssl

            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(pem)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def _post(self, handler):
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        if handler.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        events = [json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip()]
        with self._lock:
            self.batches.append((len(events), dict(handler.headers)))
            number = len(self.batches)
        said = self.behave(handler, number, events)
        if said == "handled":
            return
        receipt = self.store(events)
        if said == "cut":
            handler.close_connection = True  # stored, but the answer never arrives
            handler.connection.close()
            return
        answer(handler, 200, receipt)

    def store(self, events):
        with self._lock:
            new = [event for event in events if self.counts[event["id"]] == 0]
            self.events.extend(new)
            self.counts.update(event["id"] for event in events)
            self._arrived.notify_all()
        return {"received": len(events), "stored": len(new), "duplicate": len(events) - len(new), "quarantined": [], "refused": []}

    def wait_for(self, count, timeout=60):
        with self._arrived:
            return self._arrived.wait_for(lambda: len(self.events) >= count, timeout)

    def ids(self):
        with self._lock:
            return {event["id"] for event in self.events}

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        for connection in self._connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # gone already


def answer(handler, status, body, content_type="application/json", **headers):
    data = json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", content_type)
    handler.send_header("Content-Length", str(len(data)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)
