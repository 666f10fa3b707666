# ---------------------------------------------------------------------------------------------------------------
# Instrumenting AEC OS. Each of its operations is wrapped where it can be reached: on the facade and on the parts
# behind it, on the classes that define them, so that copies, subclasses and patches of the host work as they would. One
# happening is one event: an operation inside the same operation stays silent, and events inside a generation or a command
# wait for its element.

_frame = contextvars.ContextVar("aecos_analytics_frame", default=None)

DISCIPLINES = {
    **dict.fromkeys(("IfcBeam", "IfcColumn", "IfcSlab", "IfcFooting", "IfcPile", "IfcMember"), "structural"),
    **dict.fromkeys(("IfcDuctSegment", "IfcPipeSegment", "IfcCableSegment", "IfcPump", "IfcFan", "IfcFlowTerminal",
                     "IfcAirTerminal", "IfcSanitaryTerminal"), "mep"),
    **dict.fromkeys(("IfcCovering", "IfcFurniture", "IfcCurtainWall", "IfcRailing"), "interior"),
    **dict.fromkeys(("IfcGeographicElement", "IfcPavement", "IfcEarthworksElement"), "sitework"),
    **dict.fromkeys(("IfcFireSuppressionTerminal", "IfcProtectiveDevice", "IfcValve"), "fire_protection"),
}


_STATES = {name.replace("-", " ").lower(): code for name, code in (state.split("=") for state in (
    "Alabama=AL Alaska=AK Arizona=AZ Arkansas=AR California=CA Colorado=CO Connecticut=CT Delaware=DE Florida=FL "
    "Georgia=GA Hawaii=HI Idaho=ID Illinois=IL Indiana=IN Iowa=IA Kansas=KS Kentucky=KY Louisiana=LA Maine=ME "
    "Maryland=MD Massachusetts=MA Michigan=MI Minnesota=MN Mississippi=MS Missouri=MO Montana=MT Nebraska=NE "
    "Nevada=NV New-Hampshire=NH New-Jersey=NJ New-Mexico=NM New-York=NY North-Carolina=NC North-Dakota=ND Ohio=OH "
    "Oklahoma=OK Oregon=OR Pennsylvania=PA Rhode-Island=RI South-Carolina=SC South-Dakota=SD Tennessee=TN Texas=TX "
    "Utah=UT Vermont=VT Virginia=VA Washington=WA West-Virginia=WV Wisconsin=WI Wyoming=WY").split())}


def _region(name):
    """One spelling per region: contexts say `Louisiana` or `New York, US` where template tags say `LA` and `NY`."""
    if name is None:
        return None
    plain = re.sub(r"(?i),?\s*\b(US|USA|United States)$", "", _text(name).strip())
    return _STATES.get(plain.lower(), plain) or _text(name)


def _code(name):
    """One spelling per code edition: `IBC-2024` and `ibc 2024` are `IBC2024`. What names no edition stays as it is."""
    if name is None:
        return None
    text = _text(name).strip()
    found = re.fullmatch(r"([A-Za-z]{2,12})[ ._-]*((?:19|20)\d\d)", text)
    return found[1].upper() + found[2] if found else text or None


class _Frame:
    """One wrapped call under way."""

    def __init__(self, operation, parent, hooks, target):
        self.operation = operation
        self.parent = parent
        self.hooks = hooks
        self.target = target
        self.start = time.perf_counter()
        self.args = {}
        self.user = None
        self.region = None
        self.before = None
        self.held = [] if operation.holds else None
        self.seen = parent.seen if parent is not None else []
        self.done = set()
        self.learned = {}
        self.deferring = False
        self.told_inside = False

    def up(self):
        frame = self
        while frame is not None:
            yield frame
            frame = frame.parent

    def ms(self):
        return (time.perf_counter() - self.start) * 1000

    def emit(self, module, type_, value=None, **fields):
        """Records an event, or holds it back while a generation around it is looking for its element."""
        context_ = _context.get()[0]
        fields["user"] = (fields.get("user") or next((f.user for f in self.up() if f.user), None)
                          or context_.get("user") or self.hooks.user)
        fields["region"] = _region(fields.get("region") or next((f.region for f in self.up() if f.region), None))
        fields["code_edition"] = _code(fields.get("code_edition"))
        fields["project"] = context_.get("project") or self.hooks.project
        if fields["project"] == self.hooks.project:
            fields.setdefault("project_root", self.hooks.root)
        fields["discipline"] = fields.get("discipline") or DISCIPLINES.get(_text(fields.get("element_type")))
        fields.setdefault("duration_ms", round(self.ms(), 3))
        fields["at"] = time.time()
        self._pass_on(module, type_, value, fields)

    def let_go(self, **known):
        held, self.held = self.held or [], None
        for module, type_, value, fields in held:
            for name, what in known.items():
                fields[name] = fields.get(name) or (_region(what) if name == "region" else what)
            self._pass_on(module, type_, value, fields)

    def _pass_on(self, module, type_, value, fields):
        holder = next((f for f in self.up() if f.held is not None), None)
        if holder is not None:
            holder.held.append((module, type_, value, fields))
        else:
            self.hooks.record(module, type_, value, fields)


class _Operation:
    """A kind of work: its module, what a role needs to be allowed to do it, how to tell about it, and which other kinds
    of work it does on its way that need no event of their own."""

    def __init__(self, name, module, report, group=None, action=None, before=None, holds=False, quiet=False, covers=(),
                 hooks_of=None):
        self.name = name
        self.module = module
        self.report = report
        self.group = group or name
        self.action = action
        self.before = before
        self.holds = holds
        self.quiet = quiet
        self.covers = covers
        self.hooks_of = hooks_of
