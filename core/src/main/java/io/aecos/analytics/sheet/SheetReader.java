package io.aecos.analytics.sheet;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.metric.YamlPart;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code sheets} of catalogue files one after the other; a later one overrides. */
final class SheetReader {
  private static final List<String> MEMBERS =
      List.of(
          "title",
          "number",
          "question",
          "own",
          "for",
          "home",
          "lead",
          "cards",
          "uncarded",
          "panels",
          "sections");
  private static final Set<String> OF_SECTION = Set.of("title", "open", "for", "panels");

  private final Known known;
  private final PanelReader panels;
  private final Map<String, Sheet> sheets = new LinkedHashMap<>();

  SheetReader(Known known) {
    this.known = known;
    this.panels = new PanelReader(known);
  }

  /** Reads one file; parts other than {@code sheets} belong to other readers. */
  void read(String file, String yaml) {
    YamlPart root = YamlPart.parse(file, yaml).orElse(null);
    YamlPart own = root == null ? null : root.members().get("sheets");
    if (own != null) {
      own.members().forEach((name, part) -> sheets.put(name, sheet(name, part)));
    }
  }

  Collection<Sheet> sheets() {
    return sheets.values();
  }

  private Sheet sheet(String name, YamlPart whole) {
    if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
      throw whole.invalid("'" + name + "' is no name of a sheet: lower-case letters, digits and -");
    }
    Map<String, YamlPart> members = whole.members(new java.util.TreeSet<>(MEMBERS));
    return new Sheet(
        name,
        new Sheet.Heading(
            needed(whole, members, "title"),
            needed(whole, members, "number"),
            needed(whole, members, "question")),
        new Sheet.Audience(
            roles(members.get("for"), EnumSet.allOf(Role.class)),
            roles(members.get("home"), Set.of()),
            flag(members.get("own"))),
        new Sheet.Cards(
            known.metrics(members.get("cards")), known.metrics(members.get("uncarded"))),
        new Sheet.Content(
            panels(members.get("lead")),
            panels(members.get("panels")),
            items(members.get("sections")).map(this::section).toList()),
        whole.location());
  }

  private Section section(YamlPart whole) {
    Map<String, YamlPart> members = whole.members(OF_SECTION);
    return new Section(
        needed(whole, members, "title"),
        flag(members.get("open")),
        panels(members.get("panels")),
        roles(members.get("for"), EnumSet.allOf(Role.class)));
  }

  private List<Panel> panels(@Nullable YamlPart part) {
    return items(part).map(panels::panel).toList();
  }

  static String needed(YamlPart whole, Map<String, YamlPart> members, String name) {
    YamlPart part = members.get(name);
    if (part == null || part.text().isBlank()) {
      throw whole.invalid("'" + name + "' is missing");
    }
    return part.text();
  }

  /** Roles as the API writes them: {@code team-lead}. */
  static Set<Role> roles(@Nullable YamlPart part, Set<Role> otherwise) {
    if (part == null) {
      return otherwise;
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    items(part).forEach(item -> roles.add(role(item)));
    return roles;
  }

  private static Role role(YamlPart item) {
    List<String> known = Stream.of(Role.values()).map(SheetReader::word).toList();
    int index = known.indexOf(item.text());
    if (index < 0) {
      throw item.invalid("'" + item.text() + "' is none of " + String.join(", ", known));
    }
    return Role.values()[index];
  }

  /** How a role is written. */
  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean flag(@Nullable YamlPart part) {
    if (part == null || part.text().equals("false")) {
      return false;
    }
    if (part.text().equals("true")) {
      return true;
    }
    throw part.invalid("'" + part.text() + "' is none of true, false");
  }

  private static Stream<YamlPart> items(@Nullable YamlPart part) {
    return part == null ? Stream.of() : part.items().stream();
  }
}
