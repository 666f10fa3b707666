"""A server in a process of its own, and everything that its numbers are made of."""
import collections
import json
import pathlib
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LONGEST = 600
# What a second reading may not change. Where and when the server took a thing in may differ, so may
# the record that told of it first; what happened, to whom and how much may not.
TOLD_BY = ("id", "seq", "receivedAt", "source")


class Server:
    """Starts with a data directory; `kill` is kill -9."""

    jar = ROOT / "cli/target/aecos-analytics.jar"
    running = set()

    def __init__(self, data, workspace=None):
        self.data = pathlib.Path(data)
        self.data.mkdir(parents=True, exist_ok=True)
        command = ["java", "-Xmx400m", "-jar", str(Server.jar), "analytics", "launch", "--no-open", "--port", "0",
                   "--data", str(self.data)]
        if workspace:
            command += ["--workspace", str(workspace)]
        self.log = open(self.data / "server.log", "ab")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, cwd=ROOT)
        Server.running.add(self)

    def answers(self):
        """Waits for the first answer; False when the process ended before."""
        file = self.data / "run/server.json"
        while self.process.poll() is None:
            try:
                told = json.loads(file.read_text())
                # A killed server leaves its file behind.
                if told.get("pid") == self.process.pid and told.get("url"):
                    self.url, self.token = told["url"].rstrip("/"), told["token"]
                    self.get("/api/status")
                    return True
            except (OSError, ValueError):
                pass
            time.sleep(0.02)
        return False

    def get(self, path, **parameters):
        query = "?" + urllib.parse.urlencode(parameters, doseq=True) if parameters else ""
        return self._send(urllib.request.Request(self.url + path + query))

    def post(self, path, body, token=None):
        return self._send(urllib.request.Request(
            self.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}), token)

    def _send(self, request, token=None):
        request.add_header("Authorization", "Bearer " + (token or self.token))
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    def import_again(self, workspace):
        started = self.post("/api/imports", {"workspace": str(workspace), "follow": False})
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            now = self.get("/api/imports/" + started["id"])
            if now["state"] in ("done", "failed"):
                return now
            time.sleep(0.1)
        raise SystemExit("the import does not end")

    def settled(self, quiet=0.0):
        """Waits until all imports follow, the answers hold the whole ledger and nothing came for `quiet` seconds."""
        until = time.monotonic() + LONGEST
        last, since = None, time.monotonic()
        while time.monotonic() < until:
            status = self.get("/api/status")
            states = [one["state"] for one in status["imports"]]
            if "failed" in states:
                raise SystemExit(f"an import failed: {status['imports']}")
            if status["ledgerSeq"] != last:
                last, since = status["ledgerSeq"], time.monotonic()
            done = all(state in ("following", "done") for state in states) and states
            if done and status["behind"] == 0 and time.monotonic() - since >= quiet:
                return status
            time.sleep(0.1)
        raise SystemExit("the server does not come to rest")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()
        Server.running.discard(self)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                print("the server does not end by itself")
        self.kill()

    def events(self):
        """Every event without what merely tells where it came from, and how often it occurs."""
        found = collections.Counter()
        cursor = None
        while True:
            page = self.get("/api/events", period="all", limit=1000, **({"cursor": cursor} if cursor else {}))
            for event in page["events"]:
                event = {key: value for key, value in event.items() if key not in TOLD_BY}
                event["occurredAt"] = event["occurredAt"][:10]
                found[json.dumps(event, sort_keys=True)] += 1
            cursor = page["next"]
            if not cursor:
                assert sum(found.values()) == page["total"], "the pages do not add up"
                return found

    def answers_of_all_metrics(self):
        """Each metric as a whole, by project and day, and by person: what a dashboard would show."""
        found = {}
        for metric in (one["name"] for one in self.get("/api/metrics")["metrics"]):
            for by in ("project", "user"):
                body = {"period": "all", "compare": "none", "grain": "day", "tz": "UTC",
                        "queries": [{"metric": metric, "by": [by], "series": True, "groupSeries": True, "limit": 1000}]}
                result = self.post("/api/metrics/query", body)["results"][0]
                if result.get("error", {}).get("code") == "UNKNOWN_DIMENSION":
                    continue
                found[metric, by] = json.dumps(
                    {key: result.get(key) for key in ("value", "groups", "groupSeries", "series", "error")},
                    sort_keys=True)
        return found

    def accounting(self):
        return self.get("/api/accounting")["total"]

    def resident_mb(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) // 1024
        return 0


