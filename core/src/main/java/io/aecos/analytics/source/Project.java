package io.aecos.analytics.source;

/**
 * An AEC OS project. {@code key} is the value of the event field {@code project}: the name of its
 * root directory, made unique by its parent's name where two roots share it. {@code name} is for
 * display; {@code root} is the real path of the directory, which is the project's identity.
 */
public record Project(String key, String name, String root) {}
