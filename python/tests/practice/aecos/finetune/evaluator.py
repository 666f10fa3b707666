from types import SimpleNamespace as Thing


class ModelEvaluator:
    def evaluate(self, provider):
        for prompt in ("a beam", "a wall"):
            provider.parse(prompt)
        return Thing(overall_score=0.897, intent_accuracy=0.9, ifc_class_accuracy=0.8, property_accuracy=0.9,
                     material_accuracy=0.97, total_cases=2)
