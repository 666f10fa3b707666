def _learn(name, value_of):
    """A part that only teaches the operation around it something."""

    def report(frame, result):
        if frame.parent is not None:
            value_of(frame.parent.learned, result)

    return _Operation(name, "", report, quiet=True)


def _learn_fallback(learned, _):
    learned["fallback"] = True


def _learn_interaction(learned, result):
    learned["interaction_id"] = result


def _learn_impact(learned, result):
    for kind in ("template", "element"):
        folders = _listed(_get(result, "affected_" + kind + "s"))[:100]
        learned["affected_" + kind + "s"] = [_folder_id(folder, kind + "_") for folder in folders]
    learned["affected_classes"] = _listed(_get(result, "affected_ifc_classes"))[:50]


def _allowed(frame, _):
    return None


def _operations():
    """Where each operation can be reached: on the facade first, then on the parts behind it."""
    op = _Operation
    parse = op("parse", "parser", _parse_done, before=_before_region)
    check = op("check_compliance", "compliance", _check_done, before=_before_region)
    validate = op("validate", "validation", _validate_done)
    cost = op("estimate_cost", "cost", _cost_done)
    comment = op("add_comment", "collaboration", _comment_done)
    create_task = op("create_task", "collaboration", _task_done("task_created"))
    update_task = op("update_task", "collaboration", _task_done("task_updated"))
    request = op("request_review", "collaboration", _review_done("review_requested"))
    approve = op("approve_review", "collaboration", _review_done("review_approved"))
    reject = op("reject_review", "collaboration", _review_done("review_rejected"))
    command = op("execute_command", "collaboration", _command_done, before=_before_command, holds=True)
    promote = op("promote_to_template", "template", _template_done("template_promoted"), "template", before=_before_element)
    add = op("add_template", "template", _template_done("template_added"), "template")
    update = op("update_template", "template", _template_done("template_updated"), "template")
    remove = op("remove_template", "template", _template_done("template_removed"), "template", before=_before_removal)
    export = op("export_visualization", "visualization", _exported)
    viewer = op("generate_viewer", "visualization", _plain_done("visualization", "viewer_generated"))
    dataset = op("build_training_dataset", "finetune", _dataset_done)
    scan = op("scan_security", "security", _scan_done)
    return {
        "parse": parse, "parser.parse": parse,
        "check_compliance": check, "compliance.check": check,
        "generate": op("generate", "generation", _generate_done, before=_before_region, holds=True),
        "generate_from_template": op("generate_from_template", "generation", _generate_done, holds=True),
        "validate": validate, "validator.validate": validate,
        "estimate_cost": cost, "cost_engine.estimate": cost,
        "promote_to_template": promote, "library.promote_to_template": promote,
        "add_template": add, "library.add_template": add,
        "library.update_template": update,
        "remove_template": remove, "library.remove_template": remove,
        "bulk_promote": op("bulk_promote", "template", _allowed),
        "create_element": op("create_element", "element", _element_done("created")),
        "update_element": op("update_element", "element", _element_done("updated"), before=_before_element),
        "delete_element": op("delete_element", "element", _element_done("deleted"), before=_before_element),
        "extract_ifc": op("extract_ifc", "extraction", _extract_done),
        "evaluate_parser": op("evaluate_parser", "finetune", _evaluate_done),
        "build_training_dataset": dataset, "_dataset_builder.build_dataset": dataset,
        "record_feedback": op("record_feedback", "parser", _feedback_done, "feedback"),
        "submit_regulatory_update": op("submit_regulatory_update", "regulatory", _regulatory_done),
        "check_regulatory_updates": op("check_regulatory_updates", "regulatory", _updates_checked),
        "add_comment": comment, "collaboration.add_comment": comment,
        "create_task": create_task, "collaboration.create_task": create_task,
        "collaboration.update_task": update_task, "collaboration.tasks.update_task": update_task,
        "request_review": request, "collaboration.request_review": request,
        "approve_review": approve, "collaboration.approve_review": approve,
        "reject_review": reject, "collaboration.reject_review": reject,
        "execute_command": command, "collaboration.execute_command": command,
        "sync": op("sync", "sync", _sync_done("pull_completed"), action="pull", before=_before_user),
        "push_changes": op("push_changes", "sync", _sync_done("push_completed"), action="push", before=_before_user),
        "pull_latest": op("pull_latest", "sync", _sync_done("pull_completed"), action="pull", before=_before_user),
        "lock_element": op("lock_element", "sync", _lock_done("lock_acquired"), "lock", "lock", _before_user),
        "unlock_element": op("unlock_element", "sync", _lock_done("lock_released"), "unlock", "unlock", _before_user),
        "scan_security": scan, "security_scanner.scan_all": scan,
        "verify_audit_chain": op("verify_audit_chain", "security", _chain_done),
        "encrypt_element": op("encrypt_element", "security", _cipher_done("element_encrypted"), before=_before_element),
        "decrypt_element": op("decrypt_element", "security", _cipher_done("element_decrypted")),
        "check_health": op("check_health", "deployment", _health_done),
        "create_snapshot": op("create_snapshot", "deployment", _snapshot_done),
        "rollback": op("rollback", "deployment", _rollback_done),
        "package_system": op("package_system", "deployment", _plain_done("deployment", "packaged")),
        "generate_dockerfile": op("generate_dockerfile", "deployment", _plain_done("deployment", "configuration_written")),
        "generate_ci_config": op("generate_ci_config", "deployment", _plain_done("deployment", "configuration_written")),
        "export_visualization": export, "viz.export": export,
        "generate_viewer": viewer, "viz.generate_viewer": viewer,
        "search": op("search", "api", _plain_done("api", "search_completed", count=_count_of_search)),
        "search_templates": op("search_templates", "api", _plain_done("api", "search_completed", count=_sized), "search"),
        "list_domains": op("list_domains", "domains", _plain_done("domains", "domain_viewed"), "domain"),
        "get_domain_info": op("get_domain_info", "domains", _plain_done("domains", "domain_viewed", "name"), "domain"),
        "commit": op("commit", "vcs", _commit_done),
        "generate_dashboard": op("generate_dashboard", "metrics", _plain_done("metrics", "exported", report="dashboard", format="html")),
        "export_analytics": op("export_analytics", "metrics", _plain_done("metrics", "exported", "format", report="analytics")),
        "parser._fallback.parse": _learn("fallback", _learn_fallback),
        "_collector.log_interaction": _learn("interaction", _learn_interaction),
        "_impact_analyzer.analyze": _learn("impact", _learn_impact),
    }


def _class_operations(operations):
    """What scripts make for themselves, so that it can only be wrapped on its class, and functions, which can only be
    wrapped where they were imported to."""
    op = _Operation
    feedback = {name: op(name, "parser", _feedback_done, "feedback")
                for name in ("record_approval", "record_correction", "record_rejection")}
    register = op("register_model", "finetune", _register_done, "deploy")
    commit = {"commit_all": operations["commit"]}
    metadata = {"generate_metadata": op("generate_metadata", "metadata", _metadata_done, quiet=True)}
    return {
        ("aecos.finetune.feedback", "FeedbackManager"): feedback,
        ("aecos.finetune.trainer", "TrainingManager"): {"train": op("train", "finetune", _train_done)},
        ("aecos.finetune.deployer", "ModelDeployer"): {"register_model": register, "rollback": register},
        ("aecos.sync.manager", "SyncManager"): {
            name: operations[name] for name in ("sync", "push_changes", "pull_latest", "lock_element", "unlock_element")},
        ("aecos.api.facade", None): {**commit, **metadata},
        ("aecos.api.elements", None): metadata,
        ("aecos.api.templates", None): commit,
        ("aecos.api.projects", None): commit,
        ("aecos.templates.library", None): metadata,
    }


#: Public methods of AecOS that only read, so that nothing has to be told about them.
_READS = frozenset((
    "get_element", "list_elements", "init_project", "get_comments", "get_tasks", "get_activity_feed", "get_audit_log",
    "list_snapshots", "get_metrics", "get_kpis", "status", "is_clean"))
