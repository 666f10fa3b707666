package io.aecos.analytics.testkit.query;

import io.aecos.analytics.insight.Trust;
import io.aecos.analytics.query.Note;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An insight without what is said of events that the viewer does not see; that has its own case.
 */
final class WithoutNameless {
  private WithoutNameless() {}

  static Object of(Record insight) {
    RecordComponent[] components = insight.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    @Nullable Object[] values = new @Nullable Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(insight);
        values[i] = value instanceof Trust trust ? of(trust) : value;
      }
      return insight.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Trust of(Trust trust) {
    return new Trust(
        trust.period(),
        trust.watermark(),
        trust.notes().stream().filter(note -> note.code() != Note.Code.NAMES_NOBODY).toList(),
        trust.definition(),
        trust.sql());
  }
}
