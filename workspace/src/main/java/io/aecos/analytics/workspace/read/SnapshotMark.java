package io.aecos.analytics.workspace.read;

import java.time.Instant;

/** A snapshot that someone took of the project. */
public record SnapshotMark(String label, Instant at, String gitTag) {}
