# -- one report per operation


def _before_region(frame):
    frame.region = _place(frame.args.get("context")) or _first(frame.args, "region")


def _before_element(frame):
    frame.before = _element_of(frame)


def _before_command(frame):
    frame.user = _first(frame.args, "user")


def _before_user(frame):
    frame.user = _first(frame.args, "user_id", "user") or getattr(frame.target, "user_id", None)


def _parse_done(frame, spec):
    text = _words(frame.args.get("text"))
    fallback = frame.learned.get("fallback", False)
    provider = getattr(getattr(frame.target, "parser", frame.target), "_provider", None)
    if not text:
        provider = None  # AEC OS asks nobody about an empty prompt
    frame.emit(
        "parser", "parse_completed", _get(spec, "confidence"), element_type=_get(spec, "ifc_class") or None,
        code_edition=_codes(_get(spec, "compliance_codes")), codes=_several(_get(spec, "compliance_codes"), _code),
        intent=_get(spec, "intent"), interaction_id=frame.learned.get("interaction_id"), prompt_sha256=_sha256(text), prompt_length=len(text),
        provider="regex" if fallback else None if provider is None else type(provider).__name__,
        model=None if fallback else getattr(provider, "model", None), warnings=len(_listed(_get(spec, "warnings"))))


def _check_done(frame, report):
    element = _element_of(frame)
    results = _listed(_get(report, "results"))
    states = [_text(_get(result, "status")) for result in results]
    status = _text(_get(report, "status"))
    codes = sorted({_code(_get(result, "code_name")) or "" for result in results})
    about = {"element": element.get("guid"), "element_type": element.get("class") or _get(report, "ifc_class") or None}
    passed, failed = states.count("pass"), states.count("fail")
    frame.emit("compliance", "check_completed", 1.0 if status == "compliant" else 0.0, status=status, codes=_several(codes),
               code_edition=codes[0] if len(codes) == 1 else None, passed=passed, failed=failed, skipped=len(states) - passed - failed, **about)
    for result, state in zip(results, states):
        code = _code(_get(result, "code_name"))
        frame.emit("compliance", "rule_evaluated", {"pass": 1.0, "fail": 0.0}.get(state), code_edition=code, code=code,
                   section=_get(result, "section"), title=_get(result, "title"),
                   result=state if state in ("pass", "fail") else "skip", duration_ms=None, **about)


def _generate_done(frame, folder):
    element = _element_at(folder)
    template_id = _first(frame.args, "template_id") or _template_at(_first(frame.args, "template_folder"))
    tags = _template(frame, template_id) if template_id is not None else {}
    spec = frame.args.get("text_or_spec") or frame.args.get("spec")
    known = {
        "element": element.get("guid"),
        "element_type": element.get("class") or tags.get("element_type"),
        "template": template_id,
        "region": frame.region or tags.get("region"),
        "code_edition": tags.get("code_edition") or _codes(_get(spec, "compliance_codes")) or _held_codes(frame),
    }
    frame.let_go(**{name: known[name] for name in ("element", "template", "region")})
    origin = "template" if template_id is not None else "text" if isinstance(spec, str) else "spec"
    frame.emit("generation", "element_generated", frame.ms(), ifc_name=element.get("name"), origin=origin,
               path="elements/" + os.path.basename(_text(folder)), **known)
    for around in frame.up():
        around.learned["generated"] = element.get("guid")


def _template_at(folder):
    """The template that a folder holds, if it is one of a library."""
    name = os.path.basename(os.path.normpath(_text(folder))) if folder else ""
    return name[len("template_"):] if name.startswith("template_") else None


def _assembly_done(frame, folder):
    frame.emit("generation", "assembly_generated", len(_listed(frame.args.get("specs"))),
               path=os.path.basename(_text(folder)) if folder else None)


def _held_codes(frame):
    return next((fields.get("code_edition") for _, type_, _, fields in frame.held or ()
                 if type_ == "parse_completed" and fields.get("code_edition")), None)


def _validate_done(frame, report):
    issues = [_text(_get(issue, "severity")).lower() for issue in _listed(_get(report, "issues"))]
    status = _text(_get(report, "status")).lower()
    frame.emit("validation", "validation_completed", 1.0 if status in ("passed", "warnings") else 0.0, status=status,
               errors=issues.count("error"), warnings=issues.count("warning"), infos=issues.count("info"),
               clashes=len(_listed(_get(report, "clash_results"))), **_about(_element_of(frame)))


def _cost_done(frame, report):
    element = _element_of(frame)
    frame.emit("cost", "estimate_completed", _get(report, "total_installed_usd"), priced_region=_region(_get(report, "region") or None),
               element=element.get("guid"), element_type=element.get("class") or _get(report, "ifc_class") or None,
               material_usd=_get(report, "material_cost_usd"), labor_usd=_get(report, "labor_cost_usd"),
               labor_hours=_get(report, "labor_hours"), duration_days=_get(report, "duration_days"),
               crew_size=_get(report, "crew_size"))


def _extract_done(frame, elements):
    file = os.path.basename(_text(frame.args.get("ifc_path") or (frame.args.get("args") or ("",))[0]))
    frame.emit("extraction", "elements_extracted", len(_listed(elements)), file=file)


def _element_done(type_):
    def report(frame, result):
        if type_ == "deleted" and not result:
            return
        element = frame.before or {}
        if hasattr(result, "global_id"):
            element = {"guid": result.global_id, "class": _get(result, "ifc_class")}
        frame.emit("element", type_, **_about(element))

    return report


def _template_done(type_):
    def report(frame, result):
        if type_ == "template_removed" and not result:
            return
        template_id = _first(frame.args, "template_id")
        if template_id is None:
            template_id = _folder_id(result, "template_")
        if type_ != "template_removed":
            tags = _template(frame, template_id)
        else:
            tags = frame.before or {}
        element = frame.before if type_ == "template_promoted" and frame.before else {}
        tags["element_type"] = tags.get("element_type") or element.get("class")
        frame.emit("template", type_, template=template_id, element=element.get("guid"),
                   user=_first(frame.args, "author"), **tags)

    return report


def _before_removal(frame):
    frame.before = _template(frame, frame.args.get("template_id"))
