def _scan_done(frame, report):
    found = [_text(_get(finding, "severity")).lower() for finding in _listed(_get(report, "findings"))]
    frame.emit("security", "scan_completed", len(found), status=_get(report, "overall_status"),
               chain_valid=_get(report, "chain_valid"),
               **{severity: found.count(severity) for severity in ("critical", "high", "medium", "low", "info")})


def _chain_done(frame, valid):
    frame.emit("security", "audit_chain_verified", 1.0 if valid else 0.0)


def _health_done(frame, report):
    status = _text(_get(report, "status"))
    failed = [_text(_get(c, "name")) for c in _listed(_get(report, "checks")) if not _get(c, "passed", True)]
    frame.emit("deployment", "health_check", 1.0 if status == "healthy" else 0.0, status=status, failed_checks=failed,
               checks=len(_listed(_get(report, "checks"))))


def _snapshot_done(frame, metadata):
    frame.emit("deployment", "snapshot_created", label=_first(frame.args, "label"), git_tag=_get(metadata, "git_tag"))


def _rollback_done(frame, done):
    frame.emit("deployment", "rolled_back", 1.0 if done else 0.0, label=_first(frame.args, "label"))


def _plain_done(module, type_, *named, count=None, **fixed):
    """For calls of which only the fact, and a few of their arguments, are worth telling."""

    def report(frame, result):
        value = count(result) if count is not None else None
        frame.emit(module, type_, value, **_about(_element_of(frame)),
                   attributes=dict(fixed, **{name: _text(frame.args.get(name)) for name in named}))

    return report


def _exported(frame, result):
    """One export or several; one that failed says so in its result."""
    for export in result if isinstance(result, list) else [result]:
        about = {"format": _get(export, "format") or frame.args.get("format")}
        if _get(export, "success", True) is False:
            frame.emit("visualization", "operation_failed", frame.ms(), operation=frame.operation.name,
                       **_about(_element_of(frame)), attributes=about)
        else:
            frame.emit("visualization", "exported", **_about(_element_of(frame)), attributes=about)


#: How messages of commits begin that follow the convention; anything else in front of a colon is somebody's own words.
_KINDS = frozenset(("build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "regulatory", "revert", "snapshot",
                    "style", "test"))


def _commit_done(frame, commit):
    if commit:
        kind = re.split(r"[(:!]", _text(frame.args.get("message")), maxsplit=1)[0]
        frame.emit("vcs", "commit_created", commit=_text(commit), kind=kind if kind in _KINDS else None)


def _branch_done(type_):
    def report(frame, _):
        frame.emit("vcs", type_)

    return report


def _merge_done(frame, commit):
    frame.emit("sync", "merge_completed", commit=_text(commit))


def _project_made(frame, root):
    frame.emit("api", "project_initialized")


def _installed(frame, result):
    done = bool(_get(result, "success"))
    frame.emit("deployment", "installed", 1.0 if done else 0.0, version=_get(result, "version") or None,
               warnings=len(_listed(_get(result, "warnings"))))


def _metadata_done(frame, _):
    frame.emit("metadata", "metadata_generated", **_about(_element_of(frame)))


def _count_of_search(result):
    return sum(len(_listed(_get(result, part))) for part in ("elements", "templates")) or _sized(result)


def _sized(result):
    try:
        return len(result)
    except TypeError as e:
        _unless_hosts(e)
        return None


def _feedback_done(frame, done):
    if not done:
        return
    method = frame.operation.name
    verdict = {"record_correction": "corrected", "record_rejection": "rejected", "record_approval": "accepted"}.get(method)
    if verdict is None:
        verdict = "accepted" if frame.args.get("correction") is None else "corrected"
    interaction = _first(frame.args, "interaction_id")
    known = {}
    if frame.hooks.root is not None and _safe_name(_text(interaction)):
        folder = os.path.join(frame.hooks.root, "fine_tuning", "interactions")
        known = _small_json(os.path.join(folder, _text(interaction) + ".jsonl"))
    spec = known.get("parsed_spec")
    frame.emit("parser", "feedback_recorded", 1.0 if verdict == "accepted" else 0.0, verdict=verdict,
               interaction_id=interaction, element_type=_get(spec, "ifc_class") or None,
               region=_place(known.get("context")), code_edition=_codes(_get(spec, "compliance_codes")),
               confidence=known.get("confidence"))
