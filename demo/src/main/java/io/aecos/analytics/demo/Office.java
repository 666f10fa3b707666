package io.aecos.analytics.demo;

/** The firm's offices, each with the region and the building code that its projects follow. */
enum Office {
  DENVER("CO", "IBC2024"),
  OAKLAND("CA", "CBC2025"),
  NEW_ORLEANS("LA", "IBC2021"),
  NEW_YORK("NY", "NYCBC2022");

  private final String region;
  private final String codeEdition;

  Office(String region, String codeEdition) {
    this.region = region;
    this.codeEdition = codeEdition;
  }

  String region() {
    return region;
  }

  String codeEdition() {
    return codeEdition;
  }

  static Office of(long number) {
    return values()[(int) Math.floorMod(number, (long) values().length)];
  }
}
