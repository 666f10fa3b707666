package io.aecos.analytics.server.quarantine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.aecos.analytics.intake.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Mapping} as it is sent: every part may be left out. */
public record MappingJson(
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, Object> replace,
    @Nullable Map<String, String> rename,
    @Nullable List<String> toAttributes,
    @Nullable List<String> remove,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, Object> set) {

  Mapping mapping() {
    return new Mapping(
        replace,
        rename == null ? Map.of() : rename,
        toAttributes == null ? List.of() : toAttributes,
        remove == null ? List.of() : remove,
        set == null ? Map.of() : set);
  }
}
