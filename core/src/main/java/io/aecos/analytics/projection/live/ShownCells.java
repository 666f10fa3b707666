package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.CellSet.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of an answer as they are shown. Only those that changed are looked at again, so that an
 * answer of many cells costs what is new in it; all others stay the same objects at the same
 * places.
 */
final class ShownCells {
  private final List<CarriedCell> changed = new ArrayList<>();
  private final Map<CarriedCell, Integer> places = new HashMap<>();
  private List<Cell> latest = List.of();

  /** Where cells note that they changed. */
  Collection<CarriedCell> changed() {
    return changed;
  }

  /** Those of {@code all} that are shown, in which every cell is that ever noted a change. */
  List<Cell> of(Collection<CarriedCell> all) {
    List<Cell> now = new ArrayList<>(latest);
    boolean gone = false;
    for (CarriedCell one : changed) {
      Integer place = places.get(one);
      Optional<Cell> cell = one.look();
      if (cell.isEmpty()) {
        gone |= place != null;
      } else if (place == null) {
        places.put(one, now.size());
        now.add(cell.get());
      } else {
        now.set(place, cell.get());
      }
    }
    changed.clear();
    latest = Collections.unmodifiableList(gone ? again(all) : now);
    return latest;
  }

  private List<Cell> again(Collection<CarriedCell> all) {
    List<Cell> now = new ArrayList<>();
    places.clear();
    for (CarriedCell one : all) {
      one.look()
          .ifPresent(
              cell -> {
                places.put(one, now.size());
                now.add(cell);
              });
    }
    return now;
  }
}
