package io.aecos.analytics.client;

/** What "durable" means for the queue file. */
public enum FsyncPolicy {
  /** A written event survives the death of the process, not a power cut. */
  NEVER,
  /** Each group of events is forced to the disk: it survives a power cut too. */
  EACH_WRITE
}
