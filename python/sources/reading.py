# -- reading what AEC OS hands out, without asking it to do anything


def _get(thing, name, default=None):
    if isinstance(thing, Mapping):
        return thing.get(name, default)
    return getattr(thing, name, default)


def _first(args, *names):
    for name in names:
        value = args.get(name)
        if value not in (None, "", "default"):
            return value
    return None


def _listed(value):
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value] if value else []


def _codes(value):
    """The first code or region, as a dimension has one value; see _several for the rest."""
    return next((_text(code) for code in _listed(value)), None)


def _several(value, spelled=_text):
    """All of them as an attribute, when there are more than one."""
    listed = [spelled(code) for code in _listed(value)]
    return listed[:50] if len(listed) > 1 else None


def _folder_id(path, prefix):
    name = os.path.basename(os.path.normpath(_text(path))) if path else ""
    return name[len(prefix):] if name.startswith(prefix) else name or None


def _small_json(path):
    try:
        if os.stat(path).st_size < 1_000_000:
            with open(path, encoding="utf-8") as file:
                return _json(file.read())
    except (OSError, ValueError) as e:
        _unless_hosts(e)
    return {}


def _safe_name(name):
    return name and not any(c in name for c in "/\\\0") and name not in (".", "..")


def _element_at(folder):
    """What an element folder says about itself."""
    if not folder:
        return {}
    folder = _text(folder)
    metadata = _small_json(os.path.join(folder, "metadata.json"))
    return {"guid": metadata.get("GlobalId") or _folder_id(folder, "element_"), "class": metadata.get("IFCClass"),
            "name": metadata.get("Name")}


def _element_by_id(frame, element_id):
    element_id = _text(element_id)
    if not _safe_name(element_id) or frame.hooks.root is None:
        return {"guid": element_id or None}
    known = {"guid": element_id}
    for kind in ("element", "template"):
        folder = os.path.join(frame.hooks.root, kind + "s", kind + "_" + element_id)
        if os.path.isdir(folder):
            known.setdefault("kind", kind)
            known["class"] = known.get("class") or _element_at(folder)["class"]
    return known


def _element_of(frame):
    """The element that a call's arguments name, whichever way they do it."""
    if frame.before:
        return frame.before
    element_id = _first(frame.args, "element_id")
    if element_id is not None:
        return _element_by_id(frame, element_id)
    folder = _first(frame.args, "element_folder", "folder")
    if folder is None:
        folder = frame.args.get("element_folder_or_spec") or frame.args.get("element_or_spec") or \
            frame.args.get("text_or_spec") or frame.args.get("element")
    if isinstance(folder, os.PathLike) or (isinstance(folder, str) and os.path.basename(folder).startswith("element_")):
        return _element_at(folder)
    if folder is None or isinstance(folder, str):
        return {"class": frame.args.get("ifc_class")}
    return {"guid": _get(folder, "global_id") or None, "class": _get(folder, "ifc_class") or None,
            "codes": _get(folder, "compliance_codes")}


def _template(frame, template_id):
    """A template's tags: the only place where AEC OS keeps region and code edition."""
    template_id = _text(template_id)
    if not _safe_name(template_id) or frame.hooks.root is None:
        return {}
    folder = os.path.join(frame.hooks.root, "templates", "template_" + template_id)
    known = _tags(_small_json(os.path.join(folder, "template_manifest.json")).get("tags"))
    return dict(known, element_type=known["element_type"] or _element_at(folder)["class"])


def _tags(tags):
    return {"element_type": _get(tags, "ifc_class"), "region": _codes(_get(tags, "region")),
            "code_edition": _codes(_get(tags, "compliance_codes"))}


def _place(context_):
    return _first(context_, "region", "jurisdiction") if isinstance(context_, Mapping) else None


def _about(element):
    return {"element": element.get("guid"), "element_type": element.get("class")}


def _words(text):
    """A text as AEC OS keeps it: without the white space at its ends, but otherwise to the letter."""
    return (str.__str__(text) if isinstance(text, str) else _text(text)).strip()


def _sha256(text):
    """The hash of a text to the letter, as a file of AEC OS has it."""
    import hashlib

    text = str.__str__(text) if isinstance(text, str) else _text(text)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _hours_between(start, end):
    try:
        return round((end - start).total_seconds() / 3600, 4)
    except Exception as e:
        _unless_hosts(e)
        return None


def _hours_since(start):
    try:
        from datetime import datetime, timezone

        return _hours_between(start, datetime.now(start.tzinfo or timezone.utc))
    except Exception as e:
        _unless_hosts(e)
        return None
