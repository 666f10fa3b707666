package io.aecos.analytics.workspace.read;

import java.time.Instant;

/** A model version in the registry, or (without a version) a training run's folder. */
public record Model(
    String name, String version, Instant at, boolean deployed, String dataset, String folder) {}
