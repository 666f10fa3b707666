package io.aecos.analytics.projection;

import java.util.Set;

/** A column of the table of events, and what its cells are in Java; null where nothing is told. */
public sealed interface TableColumn {

  /** Whether no amendment changes it as long as the event is there. */
  boolean isFixed();

  /** What the ledger says of each event: {@code Long}, {@code UUID} and twice {@code Instant}. */
  enum Place implements TableColumn {
    SEQ,
    ID,
    OCCURRED_AT,
    RECEIVED_AT;

    @Override
    public boolean isFixed() {
      return true;
    }
  }

  /** A dimension as {@code String}; any but the team. */
  record Text(Dimension dimension) implements TableColumn {
    private static final Set<Dimension> FIXED =
        Set.of(
            Dimension.of(EventColumn.MODULE),
            Dimension.of(EventColumn.TYPE),
            Dimension.of(EventColumn.SOURCE));

    @Override
    public boolean isFixed() {
      return FIXED.contains(dimension);
    }
  }

  /** A field as {@code Double}. */
  record Number(Field field) implements TableColumn {
    @Override
    public boolean isFixed() {
      return false;
    }
  }

  /**
   * The attributes that no other column gives back as they came, as a JSON object ({@code String});
   * null where there are none. {@code texts} and {@code numbers} are those that the event catalogue
   * declares. Rows cannot be ordered by it.
   */
  record Rest(Set<String> texts, Set<String> numbers) implements TableColumn {
    public Rest {
      texts = Set.copyOf(texts);
      numbers = Set.copyOf(numbers);
    }

    @Override
    public boolean isFixed() {
      return false;
    }
  }
}
