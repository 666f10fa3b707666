package io.aecos.analytics.workspace.warehouse;

/** How the two kinds of database say the same. */
enum Dialect {
  SQLITE {
    @Override
    String text(String column) {
      return quoted(column);
    }

    @Override
    String isWhole(String column) {
      return "typeof(" + quoted(column) + ") = 'integer'";
    }
  },
  POSTGRESQL {
    @Override
    String text(String column) {
      return quoted(column) + "::text";
    }

    @Override
    String isWhole(String column) {
      return quoted(column) + " IS NOT NULL";
    }
  };

  /** The column as text. */
  abstract String text(String column);

  /** The condition that it holds a whole number. */
  abstract String isWhole(String column);

  /** The name as the database holds it, which is known to be there. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
