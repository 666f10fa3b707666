def _comment_done(frame, comment):
    text = _words(frame.args.get("text"))
    element = _element_of(frame)
    frame.emit("collaboration", "comment_added", 1, user=_first(frame.args, "user"), comment_id=_get(comment, "id"),
               reply="true" if frame.args.get("reply_to") else "false", body_sha256=_sha256(text), body_length=len(text),
               target=element.get("kind"), **_about(element))


def _task_done(type_):
    def report(frame, task):
        if task is None or (type_ == "task_updated" and _get(task, "status") == "done"):
            if task is None:
                return
            kind, more = "task_completed", {"open_hours": _hours_since(_get(task, "created_at"))}
        else:
            kind, more = type_, {"status": _get(task, "status")}
        element = _element_by_id(frame, _get(task, "element_id")) if _get(task, "element_id") else {}
        frame.emit("collaboration", kind, task_id=_get(task, "id"), assignee=_get(task, "assignee"),
                   priority=_get(task, "priority"), **more, **_about(element))

    return report


def _review_done(type_):
    def report(frame, review):
        if review is None:
            return
        requested = type_ == "review_requested"
        actor = _first(frame.args, "requested_by") if requested else _first(frame.args, "reviewer")
        hours = None if requested else _hours_between(_get(review, "requested_at"), _get(review, "resolved_at"))
        frame.emit("collaboration", type_, user=actor, review_id=_get(review, "id"), reviewer=_get(review, "reviewer"),
                   turnaround_hours=hours, **_about(_element_by_id(frame, _get(review, "element_id"))))

    return report


def _command_done(frame, _):
    text = _text(frame.args.get("text"))
    for module, type_, _, fields in frame.held or ():
        if (module, type_) == ("parser", "parse_completed"):  # a command parses first, then generates from what came out
            fields["element"] = fields.get("element") or frame.learned.get("generated")
    frame.emit("collaboration", "command_executed", command_sha256=_sha256(frame.args.get("text")), command_length=len(text))


def _sync_done(type_):
    def report(frame, result):
        conflicts = _listed(_get(result, "conflicts")) if not isinstance(result, str) else []
        if conflicts or _get(result, "is_clean", True) is False:
            if _merge_stopped(frame, conflicts):
                frame.emit("sync", "conflict_detected", kind="merge", operation=frame.operation.name, conflicts=len(conflicts))
            else:
                frame.emit("sync", "operation_failed", frame.ms(), operation=frame.operation.name)
        else:
            nothing = {"changes": "false"} if result == "" else {}
            frame.emit("sync", type_, **nothing)

    return report


def _merge_stopped(frame, conflicts):
    """AEC OS calls every pull that failed a conflict, one without a remote, too. Git leaves a mark when a merge stops, or
    says that it would overwrite what is not committed."""
    git = os.path.join(frame.hooks.root or "", ".git")
    told = " ".join(_text(_get(conflict, "error")) for conflict in conflicts)
    return not os.path.isdir(git) or os.path.exists(os.path.join(git, "MERGE_HEAD")) or "overwritten by merge" in told


def _lock_done(type_, **fixed):
    def report(frame, result):
        if result is not False:
            frame.emit("sync", type_, user=_first(frame.args, "user_id"), **_about(_element_of(frame)), attributes=fixed or None)

    return report
