package io.aecos.analytics.demo;

/**
 * The firm's offices, each with its region, the building code that its projects follow, and the one
 * that they followed before: a project keeps the code that it began under.
 */
enum Office {
  DENVER("CO", "IBC2024", "IBC2021"),
  OAKLAND("CA", "CBC2025", "CBC2022"),
  NEW_ORLEANS("LA", "IBC2021", "IBC2018"),
  NEW_YORK("NY", "NYCBC2022", "NYCBC2014");

  private final String region;
  private final String codeEdition;
  private final String editionBefore;

  Office(String region, String codeEdition, String editionBefore) {
    this.region = region;
    this.codeEdition = codeEdition;
    this.editionBefore = editionBefore;
  }

  String region() {
    return region;
  }

  String codeEdition() {
    return codeEdition;
  }

  String editionBefore() {
    return editionBefore;
  }

  static Office of(long number) {
    return values()[(int) Math.floorMod(number, (long) values().length)];
  }
}
