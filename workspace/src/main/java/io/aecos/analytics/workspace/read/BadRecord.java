package io.aecos.analytics.workspace.read;

/** A record that cannot be understood; says which field and why. The rest is still read. */
public final class BadRecord extends Exception {
  private static final long serialVersionUID = 1L;
  private final String field;

  public BadRecord(String field, String reason) {
    super(reason);
    this.field = field;
  }

  public String field() {
    return field;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
