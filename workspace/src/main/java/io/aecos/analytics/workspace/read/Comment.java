package io.aecos.analytics.workspace.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment file. {@code body} is kept only if the settings ask for the words. */
public record Comment(
    String id,
    String element,
    String author,
    Instant at,
    String replyTo,
    String bodyHash,
    int bodyLength,
    @Nullable String body,
    boolean onTemplate) {}
