class _Sender:
    """Takes what is in the queue to the server, one batch at a time; used by one thread at a time."""

    SWEEP_EVERY = 5.0

    def __init__(self, queue, counters, server, batch, telling):
        self.queue = queue
        self.counters = counters
        self.server = server
        self.most = batch
        self.telling = telling
        self._untold = {}
        self.failures = 0
        self.error = ""
        self.not_before = 0.0
        self._swept = float("-inf")
        self._saved = float("-inf")

    def cycle(self, deadline=float("inf"), sweep=False):
        """One look at everything there is to do; True when nothing is left to send. A sweep looks at every segment, and
        does not wait for the end of a backoff."""
        now = time.monotonic()
        self.queue.heal()
        self.queue.release()
        if sweep or self.queue.rolled.is_set() or now - self._swept > self.SWEEP_EVERY:
            self._sweep(now)
        sent = (sweep or now >= self.not_before) and self._send_all(deadline)
        self.queue.retire()
        self.counters.report(lambda key, loss: self._tell(key, loss, deadline, sweep))
        if self.counters.dirty() and (sweep or self.counters._unsaved["lost"] or now - self._saved > self.SWEEP_EVERY):
            self._saved = now
            self.counters.save()
        return sent

    def _tell(self, key, loss, deadline, sweep):
        """Tells of a loss through the queue or, when that cannot be written, to the server at once. What may have arrived
        already is told again as it was, with its id, so that it counts once."""
        if key not in self._untold:
            with self.counters.lock:
                self._untold[key] = loss.count, self.telling(key, loss)
        count, event = self._untold[key]
        if self.queue.append(event) is not None:
            if time.monotonic() > deadline or not (sweep or time.monotonic() >= self.not_before):
                return 0
            answer = self.server.post([event], deadline)
            if answer.verdict == "later":
                self._failed(answer)
                return 0
            self.counters.deliver(answer.outcomes)
        del self._untold[key]
        return count

    def _sweep(self, now):
        self.queue.rolled.clear()
        self._swept = now
        for dropped in self.queue.sweep():
            for place in dropped:
                self.counters.lose("dropped", 1, *place)
            self.counters.save()
        self._others = self.queue.names()

    def _send_all(self, deadline):
        for name in self._others[:]:
            segment = self.queue.take_to_send(name)
            self._others.remove(name)
            if segment is not None and not self._send_other(segment, deadline):
                return False
        return self._send_orphans(deadline) and self._send_active(deadline)

    def _send_other(self, segment, deadline):
        if segment.version != VERSION:
            segment.close()
            return True
        stop = "more"
        while stop == "more":
            stop = self._send_batch(segment, segment.size, deadline)
        if stop in ("later", "closed"):
            segment.close()
            return False
        if not segment.only_zeros(segment.acknowledged):
            self.counters.lose("torn")
            self.counters.save()
        segment.delete()
        return True

    def _send_orphans(self, deadline):
        for orphan in self.queue.orphans[:]:
            stop = "more"
            while stop == "more":
                stop = self._send_batch(orphan, orphan.size, deadline)
            if stop == "later":
                return False
            with self.queue.lock:
                self.queue.orphans.remove(orphan)
            orphan.close()
        return True

    def _send_active(self, deadline):
        segment = self.queue.active
        if segment is None:
            return True
        with self.queue.lock:
            size = segment.size
        stop = "more"
        while stop == "more" and segment.acknowledged < size:
            stop = self._send_batch(segment, size, deadline)
        return stop not in ("later", "closed")

    def _send_batch(self, segment, size, deadline):
        """Sends the next batch; answers what stopped the reading, or 'later' when the server did not take it."""
        if time.monotonic() > deadline:
            return "later"
        payloads, end, stop = segment.batch(size, self.most)
        while payloads:
            answer = self.server.post(payloads, deadline)
            if answer.verdict == "later":
                self._failed(answer)
                return "later"
            self.failures, self.error = 0, answer.error
            if answer.verdict == "done":
                self.counters.deliver(answer.outcomes)
                segment.acknowledge(end)
                return stop
            if len(payloads) == 1:
                self.counters.lose("rejected", 1, *_whereabouts(payloads[0]))
                segment.acknowledge(end)
                return stop
            payloads = payloads[: len(payloads) // 2]
            end = segment.acknowledged + sum(PREFIX.size + len(payload) for payload in payloads)
            stop = "more"
        return stop

    def _failed(self, answer):
        self.failures += 1
        self.error = answer.error
        chance = int.from_bytes(os.urandom(2), "little") / 65536
        backoff = min(60.0, 0.5 * 2 ** min(self.failures - 1, 10)) * (0.5 + chance / 2)
        self.not_before = time.monotonic() + max(answer.wait, backoff)
