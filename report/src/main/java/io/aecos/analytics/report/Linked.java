package io.aecos.analytics.report;

import org.jspecify.annotations.Nullable;

/** A cell, and the address of the dashboard that shows what it is made of. */
public record Linked(@Nullable Object cell, String address) {}
