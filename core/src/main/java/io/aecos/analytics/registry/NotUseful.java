package io.aecos.analytics.registry;

import java.time.Instant;

/** An insight, by its id, that somebody found not useful, of which kind it was, and when. */
public record NotUseful(String insight, String kind, Instant at) {}
