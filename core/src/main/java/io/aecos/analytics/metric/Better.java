package io.aecos.analytics.metric;

/** Which direction of a metric is good news. */
public enum Better {
  UP,
  DOWN,
  NONE
}
