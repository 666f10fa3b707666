package io.aecos.analytics.workspace.read;

import java.time.Instant;

/** A fine-tuning data set: its file, when it was built and how many examples it holds. */
public record Dataset(String file, Instant at, long examples, long validationExamples) {}
