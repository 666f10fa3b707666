package io.aecos.analytics.workspace.read;

import java.time.Instant;

/** A task as it stands now; AEC OS keeps neither its creator nor its history. */
public record Task(
    String id,
    String assignee,
    String element,
    String status,
    String priority,
    Instant createdAt) {}
