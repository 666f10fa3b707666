"""Writes a finished project again, record by record in the order of time, as AEC OS wrote it."""
import datetime
import heapq
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess

DATABASES = {"analytics.db": "events", "audit.db": "audit_log"}
LISTS = {".aecos/tasks.json": "created_at", ".aecos/reviews.json": "requested_at"}


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class GrowingProject:
    """`steps` are (time, write) in the order in which AEC OS left its traces; call each `write` once."""

    def __init__(self, finished, growing):
        self.finished, self.growing = pathlib.Path(finished), pathlib.Path(growing)
        (self.growing / ".aecos").mkdir(parents=True)
        self.put(self.finished / "aecos_project.json")
        self.connections = []
        told = [self.database(name, table) for name, table in DATABASES.items()] + [self.activity(), self.commits()]
        written = [self.interactions(), self.files()] + [self.lists(name, key) for name, key in LISTS.items()]
        sources = [appended(source) for source in told] + [sorted(source, key=time_of) for source in written]
        self.steps = list(heapq.merge(*sources, key=time_of))

    def put(self, file):
        copy = self.growing / file.relative_to(self.finished)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)

    def database(self, name, table):
        """Rows in their order, each its own transaction in a write-ahead log that is never folded in."""
        source = sqlite3.connect(f"file:{self.finished / name}?mode=ro&immutable=1", uri=True)
        schema = source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        # Two connections: AEC OS writes while its dashboard has the file open.
        for _ in range(2):
            self.connections.append(sqlite3.connect(self.growing / name, isolation_level=None, check_same_thread=False))
        target = self.connections[-1]
        target.execute("PRAGMA journal_mode=WAL")
        target.execute("PRAGMA synchronous=OFF")
        for (sql,) in schema:
            target.execute(sql)
        self.connections[-2].execute(f"SELECT count(*) FROM {table}").fetchall()
        rows = source.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
        places = ",".join("?" * len(rows[0]))
        for row in rows:
            yield instant(row[1]), lambda row=row: target.execute(f"INSERT INTO {table} VALUES ({places})", row)

    def activity(self):
        """Lines, each in two writes: the last line is cut for a while."""
        file = self.growing / ".aecos/activity.jsonl"

        def append(part):
            with open(file, "ab") as out:
                out.write(part)

        for line in (self.finished / ".aecos/activity.jsonl").read_bytes().splitlines(keepends=True):
            at = instant(json.loads(line)["timestamp"])
            yield at, lambda line=line: append(line[:len(line) // 2])
            yield at, lambda line=line: append(line[len(line) // 2:])

    def commits(self):
        """The repository with its branch moving forward, commit by commit."""
        source, target = self.finished / ".git", self.growing / ".git"
        branch = (source / "HEAD").read_text().split()[1]
        log = subprocess.run(["git", "-C", str(self.finished), "log", "--first-parent", "--reverse",
                              "--format=%H %ct", branch], check=True, capture_output=True, text=True).stdout

        def advance(commit):
            if not (target / "HEAD").exists():
                shutil.copytree(source, target)
            ref = target / branch
            ref.parent.mkdir(parents=True, exist_ok=True)
            lock = ref.with_suffix(".lock")
            lock.write_text(commit + "\n")
            os.replace(lock, ref)

        for line in log.splitlines():
            commit, at = line.split()
            yield float(at), lambda commit=commit: advance(commit)

    def interactions(self):
        """Written when parsed, accepted as AEC OS believes at birth; written again with the verdict."""
        for file in sorted((self.finished / "fine_tuning/interactions").glob("*.jsonl")):
            final = json.loads(file.read_text())
            born = dict(final, accepted=True, corrected=False, correction=None, rejected=False, rejection_reason=None)

            def birth(file=file, born=born):
                copy = self.growing / file.relative_to(self.finished)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(json.dumps(born) + "\n")
                os.utime(copy, (born["timestamp"], born["timestamp"]))

            yield final["timestamp"], birth
            yield max(final["timestamp"], file.stat().st_mtime), lambda file=file: self.put(file)

    def lists(self, name, key):
        """Files that AEC OS rewrites as a whole with each entry, a review first without its verdict."""
        entries = json.loads((self.finished / name).read_text())
        known = {}

        def write(index, entry):
            known[index] = entry
            (self.growing / name).write_text(json.dumps([known[i] for i in sorted(known)], indent=2))

        for index, entry in enumerate(entries):
            resolved = entry.get("resolved_at")
            first = dict(entry, status="pending", resolved_at=None, comments="") if resolved else entry
            yield instant(entry[key]), lambda index=index, first=first: write(index, first)
            if resolved:
                yield instant(resolved), lambda index=index, entry=entry: write(index, entry)

    def files(self):
        """All else, each file at the time it was last written."""
        for folder in ("elements", "templates", "fine_tuning/datasets", "fine_tuning/models", ".aecos/snapshots"):
            for file in sorted((self.finished / folder).rglob("*")):
                if file.is_file():
                    yield file.stat().st_mtime, lambda file=file: self.put(file)
        for name in ("fine_tuning/registry.json", "REGULATORY_UPDATE.md"):
            if (self.finished / name).exists():
                yield (self.finished / name).stat().st_mtime, lambda name=name: self.put(self.finished / name)

    def close(self):
        for connection in self.connections:
            connection.close()


def time_of(step):
    return step[0]


def appended(steps):
    """What is appended keeps its order, also where a clock went back."""
    latest = float("-inf")
    for at, write in steps:
        latest = max(latest, at)
        yield latest, write
