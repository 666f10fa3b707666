package io.aecos.analytics.server.move;

import java.util.List;

/**
 * What came of bringing an archive to another place: {@code copied} files of {@code bytes} were,
 * {@code there} had been before; each was read again at {@code to} and has the hash that the ledger
 * knows. {@code missing} are at neither place; {@code whole} says that there are none of these.
 */
public record ArchiveMoveJson(
    boolean whole,
    String from,
    String to,
    int copied,
    int there,
    long bytes,
    List<String> missing) {}
