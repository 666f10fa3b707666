from pathlib import Path

from aecos.api.parts import write


class InteractionCollector:
    def __init__(self, output_dir):
        self.output_dir = Path(output_dir)
        self.known = []

    def log_interaction(self, prompt, context, raw_output, parsed_spec, confidence, *, accepted=True):
        self.known.append("%08x-000" % len(self.known))
        write(self.output_dir, self.known[-1] + ".jsonl",
              {"prompt": prompt, "context": context, "parsed_spec": {"ifc_class": parsed_spec.ifc_class}})
        return self.known[-1]
