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
    allowed = ("permission",)
    parse = op("parse", "parser", _parse_done, before=_before_region)
    check = op("check_compliance", "compliance", _check_done, before=_before_region)
    validate = op("validate", "validation", _validate_done)
    cost = op("estimate_cost", "cost", _cost_done, before=_before_region)
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
        "generate_from_template": op("generate_from_template", "generation", _generate_done, "generate", holds=True),
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
        "submit_regulatory_update": op("submit_regulatory_update", "regulatory", _regulatory_done, covers=("rules",)),
        "check_regulatory_updates": op("check_regulatory_updates", "regulatory", _updates_checked),
        "add_comment": comment, "collaboration.add_comment": comment,
        "create_task": create_task, "collaboration.create_task": create_task,
        "collaboration.update_task": update_task, "collaboration.tasks.update_task": update_task,
        "request_review": request, "collaboration.request_review": request,
        "approve_review": approve, "collaboration.approve_review": approve,
        "reject_review": reject, "collaboration.reject_review": reject,
        "execute_command": command, "collaboration.execute_command": command,
        "sync": op("sync", "sync", _sync_done("pull_completed"), action="pull", before=_before_user, covers=allowed),
        "push_changes": op("push_changes", "sync", _sync_done("push_completed"), action="push", before=_before_user, covers=allowed),
        "pull_latest": op("pull_latest", "sync", _sync_done("pull_completed"), action="pull", before=_before_user, covers=allowed),
        "lock_element": op("lock_element", "sync", _lock_done("lock_acquired"), "lock", "lock", _before_user, covers=allowed),
        "unlock_element": op("unlock_element", "sync", _lock_done("lock_released"), "unlock", "unlock", _before_user, covers=allowed),
        "scan_security": scan, "security_scanner.scan_all": scan,
        "verify_audit_chain": op("verify_audit_chain", "security", _chain_done),
        "encrypt_element": op("encrypt_element", "security", _cipher_done("element_encrypted"), "cipher", before=_before_element),
        "decrypt_element": op("decrypt_element", "security", _cipher_done("element_decrypted"), "cipher"),
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
    """What scripts make for themselves, too: AEC OS's engines by module and class, and its functions (class None)."""
    op, of = _Operation, operations
    feedback = {name: op(name, "parser", _feedback_done, "feedback")
                for name in ("record_approval", "record_correction", "record_rejection")}
    register = op("register_model", "finetune", _register_done, "deploy")
    written = _plain_done("deployment", "configuration_written")
    silent = {"hooks_of": _hooks_of_nobody}
    rule = {name + "_rule": op(name + "_rule", "compliance", _rule_done(told), "rules")
            for name, told in (("add", "rule_added"), ("update", "rule_changed"), ("delete", "rule_removed"))}
    collaboration = {name: of[name] for name in ("add_comment", "create_task", "request_review", "approve_review", "reject_review",
                                                 "execute_command")}
    return {
        ("aecos.nlp.parser", "NLParser"): {"parse": of["parse"]},
        ("aecos.nlp.providers.fallback", "FallbackProvider"): {"parse": of["parser._fallback.parse"]},
        ("aecos.compliance.engine", "ComplianceEngine"): {"check": of["check_compliance"], "add_rule": rule["add_rule"]},
        ("aecos.compliance.database", "RuleDatabase"): {**rule, "_seed": op("_seed", "", _allowed, **silent)},
        ("aecos.generation.generator", "ElementGenerator"): {
            "generate": op("generate", "generation", _generate_done, before=_before_region, holds=True),
            "generate_from_template": op("generate_from_template", "generation", _generate_done, "generate", holds=True)},
        ("aecos.generation.assembly", "AssemblyGenerator"): {"generate": op("generate_assembly", "generation", _assembly_done)},
        ("aecos.validation.validator", "Validator"): {"validate": of["validate"]},
        ("aecos.cost.engine", "CostEngine"): {"estimate": of["estimate_cost"]},
        ("aecos.extraction.pipeline", None): {"ifc_to_element_folders": of["extract_ifc"]},
        ("aecos.templates.library", "TemplateLibrary"): {
            **{name: of["library." + name] for name in ("promote_to_template", "add_template", "update_template", "remove_template")},
            "search": of["search_templates"]},
        ("aecos.metadata.generator", None): {"generate_metadata": op("generate_metadata", "metadata", _metadata_done, quiet=True)},
        ("aecos.api.elements", None): {name: of[name] for name in ("create_element", "update_element", "delete_element")},
        ("aecos.api.search", None): {"unified_search": of["search"]},
        ("aecos.api.projects", None): {
            "init_project": op("init_project", "api", _project_made, hooks_of=_hooks_of_place)},
        ("aecos.vcs.commits", None): {name: of["commit"] for name in ("commit_all", "commit_element", "commit_template")},
        ("aecos.vcs.repo", "RepoManager"): {"commit": of["commit"]},
        ("aecos.vcs.branching", None): {
            "create_branch": op("create_branch", "vcs", _branch_done("branch_created")),
            "switch_branch": op("switch_branch", "vcs", _branch_done("branch_switched")),
            "delete_branch": op("delete_branch", "vcs", _branch_done("branch_deleted")),
            "merge_branch": op("merge_branch", "sync", _merge_done)},
        ("aecos.finetune.feedback", "FeedbackManager"): feedback,
        ("aecos.finetune.evaluator", "ModelEvaluator"): {"evaluate": of["evaluate_parser"]},
        ("aecos.finetune.dataset", "DatasetBuilder"): {"build_dataset": of["build_training_dataset"]},
        ("aecos.finetune.collector", "InteractionCollector"): {"log_interaction": of["_collector.log_interaction"]},
        ("aecos.finetune.trainer", "TrainingManager"): {"train": op("train", "finetune", _train_done)},
        ("aecos.finetune.deployer", "ModelDeployer"): {"register_model": register, "rollback": register},
        ("aecos.regulatory.updater", "RuleUpdater"): {
            "apply_update": op("apply_update", "regulatory", _regulatory_done, "submit_regulatory_update", covers=("rules",))},
        ("aecos.regulatory.monitor", "UpdateMonitor"): {"check_all": of["check_regulatory_updates"]},
        ("aecos.domains.registry", "DomainRegistry"): {
            "apply_all": op("apply_all", "", _allowed, **silent), "list_domains": of["list_domains"], "get_domain": of["get_domain_info"]},
        ("aecos.collaboration.manager", "CollaborationManager"): {**collaboration, "update_task": of["collaboration.update_task"]},
        ("aecos.collaboration.comments", "CommentStore"): {"add_comment": of["add_comment"]},
        ("aecos.collaboration.tasks", "TaskManager"): {
            "create_task": of["create_task"], "update_task": of["collaboration.update_task"]},
        ("aecos.collaboration.reviews", "ReviewManager"): {
            "request_review": of["request_review"], "approve": of["approve_review"], "reject": of["reject_review"]},
        ("aecos.sync.manager", "SyncManager"): {
            **{name: of[name] for name in ("sync", "push_changes", "pull_latest", "lock_element", "unlock_element")},
            "__init__": op("register", "", _allowed, quiet=True)},
        ("aecos.sync.locking", "LockManager"): {
            "lock_element": of["lock_element"], "unlock_element": of["unlock_element"],
            "force_unlock": op("force_unlock", "sync", _lock_done("lock_released", forced="true"), "unlock")},
        ("aecos.sync.permissions", "PermissionManager"): {
            "set_role": op("set_role", "security", _role_done, before=_before_role),
            "remove_user": op("remove_user", "security", _role_done, "set_role", before=_before_role),
            "require_permission": op("require_permission", "security", _allowed, "permission", "*", quiet=True)},
        ("aecos.security.rbac", None): {
            "check_permission": op("check_permission", "security", _denied, "permission", quiet=True),
            "require_role": op("require_role", "security", _allowed, "permission", "*", quiet=True)},
        ("aecos.security.scanner", "SecurityScanner"): {"scan_all": of["scan_security"]},
        ("aecos.security.audit", "AuditLogger"): {"verify_chain": of["verify_audit_chain"]},
        ("aecos.security.encryption", "EncryptionManager"): {
            "encrypt_folder": op("encrypt_folder", "security", _cipher_done("files_encrypted"), "cipher"),
            "encrypt_file": op("encrypt_file", "security", _cipher_done("files_encrypted"), "cipher"),
            "decrypt_file": op("decrypt_file", "security", _cipher_done("files_decrypted"), "cipher"),
            "generate_key": op("generate_key", "security", _key_done("key_generated"), "key"),
            "store_key": op("store_key", "security", _key_done("key_stored"), "key")},
        ("aecos.deployment.health", "HealthChecker"): {"check": of["check_health"]},
        ("aecos.deployment.rollback", "RollbackManager"): {"create_snapshot": of["create_snapshot"], "rollback": of["rollback"]},
        ("aecos.deployment.packager", "SystemPackager"): {"package": of["package_system"]},
        ("aecos.deployment.installer", "Installer"): {"install": op("install", "deployment", _installed)},
        ("aecos.deployment.docker", "DockerBuilder"): {
            "generate_dockerfile": of["generate_dockerfile"], "generate_compose": op("generate_compose", "deployment", written)},
        ("aecos.deployment.config_manager", "ConfigManager"): {
            "generate_env_template": op("generate_env_template", "deployment", written)},
        ("aecos.deployment.ci", "CIGenerator"): {"generate_github_actions": of["generate_ci_config"]},
        ("aecos.visualization.bridge", "VisualizationBridge"): {
            "export": of["export_visualization"], "generate_viewer": of["generate_viewer"],
            "export_all": op("export_all", "visualization", _exported, "export_visualization")},
        ("aecos.analytics.dashboard", "DashboardGenerator"): {"generate_html": of["generate_dashboard"]},
    }


#: Public methods of AecOS that only read, so that nothing has to be told about them.
_READS = frozenset((
    "get_element", "list_elements", "get_comments", "get_tasks", "get_activity_feed", "get_audit_log",
    "list_snapshots", "get_metrics", "get_kpis", "status", "is_clean"))
