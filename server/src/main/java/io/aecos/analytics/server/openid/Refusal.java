package io.aecos.analytics.server.openid;

/** Why somebody whom the provider knows, or who says so, is not let in. */
enum Refusal {
  /** What came back belongs to no sign-in that this browser began here within ten minutes. */
  STATE("openid-state"),
  /** The provider refused, or what it sent does not hold. */
  PROVIDER("openid-provider"),
  /** The provider does not answer. */
  UNREACHABLE("openid-unreachable"),
  /** None of their groups has a role. */
  NO_GROUP("openid-group"),
  /** The provider does not say how they are called. */
  NO_NAME("openid-name"),
  /** The name is that of an account with a password, or of another one of the provider's people. */
  TAKEN("openid-taken"),
  /** Nobody here is called so, and groups give no roles. */
  UNKNOWN("openid-unknown"),
  /** They were deactivated. */
  INACTIVE("openid-inactive");

  private final String word;

  Refusal(String word) {
    this.word = word;
  }

  /** What the sign-in page is told. */
  String word() {
    return word;
  }

  /** Carries a refusal to the one place where it is told. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    Refused(Refusal refusal, String why) {
      super(why);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }
}
