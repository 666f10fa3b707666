class FeedbackManager:
    def __init__(self, collector):
        self.collector = collector

    def record_correction(self, interaction_id, corrected_spec):
        return interaction_id in self.collector.known

    def record_approval(self, interaction_id):
        return interaction_id in self.collector.known

    def record_rejection(self, interaction_id, reason):
        return interaction_id in self.collector.known
