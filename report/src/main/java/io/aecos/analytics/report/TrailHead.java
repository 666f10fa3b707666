package io.aecos.analytics.report;

/**
 * The last entry of the product's audit trail when a report was made: its number and its hash, on
 * which every entry before it bears. Who holds the report can see later that none of them changed.
 */
public record TrailHead(long entry, String hash) {}
