package io.aecos.analytics.server.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 wants it, with our stable {@code code}, the offending {@code field} and what
 * it may be, and an {@code id} that the server's log repeats.
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String field,
    List<String> allowed,
    String id) {}
