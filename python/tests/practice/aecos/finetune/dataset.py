class DatasetBuilder:
    def __init__(self, collector, output_dir):
        self.collector, self.output_dir = collector, output_dir

    def build_dataset(self, *, min_confidence=0.85, include_corrections=True, train_split=0.8, seed=42):
        self.output_dir.mkdir(parents=True, exist_ok=True)
        (self.output_dir / "v1_train.jsonl").write_text("{}\n{}\n{}\n")
        (self.output_dir / "v1_val.jsonl").write_text("{}\n")
        return self.output_dir / "v1_train.jsonl"
