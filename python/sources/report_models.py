def _evaluate_done(frame, report):
    parser = getattr(frame.target, "parser", None)
    frame.emit("finetune", "evaluation_completed", _get(report, "overall_score"), **{
        name: _get(report, name) for name in ("intent_accuracy", "ifc_class_accuracy", "property_accuracy",
                                              "material_accuracy", "total_cases")},
        model=type(getattr(parser, "_fallback", None)).__name__ if parser is not None else None)


def _dataset_done(frame, path):
    train = _text(path)
    frame.emit("finetune", "dataset_built", _lines(train), file=os.path.basename(train),
               validation_examples=_lines(train.replace("_train.jsonl", "_val.jsonl")))


def _lines(path):
    try:
        with open(path, "rb") as file:
            return sum(1 for line in file if line.strip())
    except (OSError, ValueError) as e:
        _unless_hosts(e)
        return None


def _train_done(frame, result):
    config = frame.args.get("config")
    frame.emit("finetune", "training_completed", model=_get(config, "output_name"), success=bool(_get(result, "success")),
               dataset=os.path.basename(_text(_get(config, "dataset_path"))), mock=bool(_get(result, "mock")))


def _register_done(frame, entry):
    if entry is None:
        return  # there was no such version to go back to
    frame.emit("finetune", "model_registered", model=_first(frame.args, "model_name"),
               version=_first(frame.args, "version", "to_version"),
               deployed=str(bool(_get(entry, "deployed"))).lower())


def _regulatory_done(frame, report):
    added, modified, removed = (_get(report, "rules_" + kind) or 0 for kind in ("added", "modified", "removed"))
    code = _code(_get(report, "code_name") or frame.args.get("code_name"))
    frame.emit("regulatory", "update_applied", added + modified + removed, code_edition=code, code=code,
               version=_get(report, "new_version") or _first(frame.args, "version"), added=added, modified=modified, removed=removed,
               templates_affected=_get(report, "affected_templates_count"),
               elements_affected=_get(report, "affected_elements_count"), **frame.learned)


def _updates_checked(frame, results):
    available = sum(bool(_get(result, "new_version_available")) for result in _listed(results))
    frame.emit("regulatory", "updates_checked", available, sources=len(_listed(results)))
