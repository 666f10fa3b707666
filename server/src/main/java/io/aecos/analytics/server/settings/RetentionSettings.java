package io.aecos.analytics.server.settings;

import io.aecos.analytics.retention.RetentionRules;

/**
 * How long events stay in the ledger. With {@code removes} they would be removed then instead of
 * archived, which is refused where a figure is made of them.
 */
public record RetentionSettings(RetentionRules rules, boolean removes) {
  public static final RetentionSettings DEFAULTS =
      new RetentionSettings(RetentionRules.EVERYTHING, false);
}
