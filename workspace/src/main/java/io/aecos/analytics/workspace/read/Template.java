package io.aecos.analytics.workspace.read;

import java.util.List;

/** A template in the library with the tags that its author gave it. */
public record Template(
    String id, String ifcClass, List<String> regions, List<String> codes, String author) {}
