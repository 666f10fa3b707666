package io.aecos.analytics.demo;

/**
 * The {@code number}th element of a project. All of it follows from project and number, so that the
 * books can close on it months later without remembering it.
 */
record Element(Site site, long number, long hash, ElementClass kind, String guid) {

  static Element of(Site site, long number) {
    long hash = Dice.mix(site.seed(), number);
    return new Element(site, number, hash, ElementClass.of(hash), Ids.guid(hash));
  }

  /** The name that a designer would give it. */
  String ifcName() {
    return kind.ifcClass().substring(3) + '-' + number;
  }

  /** A number of this element for one purpose; the same each time. */
  long trait(int purpose) {
    return Dice.mix(hash, purpose);
  }
}
