package io.aecos.analytics.registry;

import java.util.Optional;

/**
 * Files that all nodes of one ledger need alike, by their names: keys, and what one node made that
 * any may be asked for. Safe for use by many threads and nodes. Where the engine fails, it throws
 * {@code REGISTRY_UNAVAILABLE}.
 */
public interface SharedFiles {
  /** Of a server that shares nothing: what it has lies in its own directory. */
  SharedFiles NONE =
      new SharedFiles() {
        @Override
        public Optional<byte[]> find(String name) {
          return Optional.empty();
        }

        @Override
        public byte[] agree(String name, byte[] own) {
          return own;
        }

        @Override
        public void replace(String name, byte[] content) {}

        @Override
        public void remove(String name) {}
      };

  /** What all nodes have under that name. */
  Optional<byte[]> find(String name);

  /** What all nodes have under that name from now on: the first one's. */
  byte[] agree(String name, byte[] own);

  /** All nodes have this under that name from now on, whatever they had. */
  void replace(String name, byte[] content);

  /** No node has anything under that name any more. */
  void remove(String name);
}
