package io.aecos.analytics.projection;

/**
 * One column to order rows by. Texts are ordered by code point; what is not told comes before all
 * else, so last where it is {@code descending}.
 */
public record TableOrder(TableColumn column, boolean descending) {}
