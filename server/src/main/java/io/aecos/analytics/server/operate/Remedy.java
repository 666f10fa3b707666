package io.aecos.analytics.server.operate;

/**
 * What puts a finding right. {@code safe} ones cannot lose anything, and are what {@code doctor
 * --fix} does; of all others {@code what} says what people decide or do.
 */
public record Remedy(String name, boolean safe, String what) {
  static final Remedy RECOUNT_MONTHS =
      safe("recount-months", "counts the ledger's months again by its rows");
  static final Remedy REBUILD_PROJECTION =
      safe("rebuild-projection", "makes the projection again from the ledger");
  static final Remedy REMOVE_LEFTOVERS =
      safe("remove-leftovers", "removes what broken-off runs left half written in the archive");
  static final Remedy CLOSE_KEYS = safe("close-keys", "takes from others the right to read keys");

  /** The timetable is made of the schedules. */
  public static final Remedy PLAN_SCHEDULES =
      safe("plan-schedules", "plans the next due time of each schedule");

  /** A report that was not delivered is for its owner to send again. */
  public static final Remedy READ_RUNS =
      people("read-runs", "`schedule runs` tells more; `schedule run` does it again");

  static final Remedy RESTORE =
      people("restore", "`restore --from` a backup; `backup` what is there before");
  static final Remedy USE_WHERE_IT_IS =
      people("use-where-it-is", "start servers where the ledger is now, and stop this one");
  static final Remedy FETCH_FILES =
      people(
          "fetch-files",
          "put the archived files back: from a backup's `archive/`, or by `move-archive` from where"
              + " the archive was before");
  static final Remedy REACH_ARCHIVE =
      people(
          "reach-archive", "see to the archive's directory, or to the bucket, its key and network");

  /** Whether a shorter time was meant is for people to say. */
  public static final Remedy AGREE_RETENTION =
      people(
          "agree-retention",
          "`retain` if it is meant; else put config.yaml right, the same on all servers of a ledger,"
              + " and start the server again");

  static final Remedy SETTLE_QUARANTINE =
      people("settle-quarantine", "`quarantine list`, then correct and `replay`, or `discard`");
  static final Remedy LOOK_AT_SOURCES =
      people("look-at-sources", "the file or database that is named has to be readable and whole");
  static final Remedy MAKE_ROOM = people("make-room", "give the disk more room");
  static final Remedy SET_CLOCK = people("set-clock", "let the machine's clock be set (NTP)");
  static final Remedy KEEP_EVIDENCE =
      people("keep-evidence", "keep a copy as it is, and find out who could write there");

  private static Remedy safe(String name, String what) {
    return new Remedy(name, true, what);
  }

  private static Remedy people(String name, String what) {
    return new Remedy(name, false, what);
  }
}
