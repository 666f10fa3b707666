from types import SimpleNamespace as Thing


class Validator:
    def validate(self, element_folder, context_elements=None):
        return Thing(status="warnings", issues=[Thing(severity="warning"), Thing(severity="info")], clash_results=[])
