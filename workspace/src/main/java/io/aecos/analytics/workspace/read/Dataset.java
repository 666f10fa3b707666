package io.aecos.analytics.workspace.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fine-tuning data set: its file, when it was built and how many examples it holds; null where
 * the file is there but cannot be read.
 */
public record Dataset(
    String file, Instant at, @Nullable Long examples, @Nullable Long validationExamples) {}
