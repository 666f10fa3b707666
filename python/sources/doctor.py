# ---------------------------------------------------------------------------------------------------------------
# The doctor.


def _examine(analytics):
    queue, server = analytics._queue, analytics._server
    report = analytics.stats()
    pending = _pending(queue)
    stored = analytics._counters.stored()
    target = server.target()
    report.update(pending, home=analytics._home, server=target[0] if target else None, token=bool(target and target[1]),
                  clock_skew_seconds=server.skew, counted=stored, enabled=analytics.enabled)
    report["findings"] = list(_findings(report, queue))
    return report


def _pending(queue):
    """The segments in the directory and the events in them that wait, without disturbing their holders."""
    found = {"segments": 0, "bytes": 0, "waiting": 0, "unread": [], "oldest": None}
    for name in queue.names():
        path = os.path.join(queue.directory, name)
        try:
            found["bytes"] += os.stat(path).st_size
            found["segments"] += 1
            found["oldest"] = found["oldest"] or int(name[:8] + name[9:13], 16) / 1000
            with queue.moving:
                segment = queue.holding(path)
                if segment is not None and segment.is_open():
                    found["waiting"] += _waiting(segment.fd, segment.acknowledged, queue.lock)
                elif segment is None and path not in _held():
                    _look(path, found, queue.lock)
        except OSError:
            continue
    return found


def _look(path, found, guard):
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        header = _read(fd, HEADER.size, 0, guard)
        if len(header) == HEADER.size and any(header) and HEADER.unpack(header)[:2] != (MAGIC, VERSION):
            found["unread"].append(os.path.basename(path))
        else:
            found["waiting"] += _waiting(fd, _acknowledged(path[:-4] + ".ack", os.fstat(fd).st_size), guard)
    finally:
        os.close(fd)


def _waiting(fd, offset, guard):
    count, stop = 0, "more"
    while stop in ("more", "short"):
        data = _read(fd, MAX_PAYLOAD + PREFIX.size, offset, guard)
        payloads, end, stop = _records(data, 100_000)
        if not payloads:
            break
        count += len(payloads)
        offset += end
    return count


def _findings(report, queue):
    if not report["enabled"]:
        yield "recording is off (AECOS_ANALYTICS_OFF)"
    if not os.path.isdir(queue.directory):
        parent = os.path.dirname(queue.directory)
        if not os.access(parent if os.path.isdir(parent) else os.path.dirname(parent), os.W_OK):
            yield "the queue directory does not exist and cannot be made: " + queue.directory
    elif not os.access(queue.directory, os.W_OK | os.X_OK):
        yield "the queue directory cannot be written: " + queue.directory
    if report["server"] is None:
        yield "no server is known: set AECOS_ANALYTICS_URL, or start one with its data directory at " + report["home"]
    if report["error"]:
        yield "sending: " + report["error"]
    if report["unread"]:
        yield "segments of another version are left alone: " + ", ".join(report["unread"])
    if report["oldest"] and report["waiting"] and time.time() - report["oldest"] > 86_400:
        yield "events have been waiting for %d days" % ((time.time() - report["oldest"]) // 86_400)
    if report["clock_skew_seconds"] is not None and abs(report["clock_skew_seconds"]) > 60:
        yield "this machine's clock is %+d s off the server's" % report["clock_skew_seconds"]
    counted = report["counted"].get("lost")
    lost = dict(counted) if isinstance(counted, dict) else {}
    for reason, count in report["lost"].items():
        lost[reason] = max(count, lost.get(reason, 0))
    for reason, count in sorted(lost.items()):
        yield "lost: %s events, reason %s" % (count, reason)
    for name in ("missing_methods", "unknown_methods"):
        if report.get(name):
            yield "%s of AEC OS: %s" % (name.replace("_", " "), ", ".join(report[name]))
