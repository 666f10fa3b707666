package io.aecos.analytics.server.gate;

/** Whether running an endpoint leaves something changed. */
public enum Effect {
  /** What its HTTP method says: GET and HEAD change nothing, the others do. */
  BY_METHOD,
  /** It changes nothing of anybody's: a question that is too long for an address, say. */
  NOTHING,
  /** It leaves something behind, such as the record that a file was taken. */
  CHANGES
}
