package io.aecos.analytics.workspace.read;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from writing. Unasked, it measures the resolution of file times by creating and
 * deleting probe files inside the repository, and keeps the result in a file in the home folder.
 * Here it is told a safe resolution instead, and no configuration of the machine is read.
 */
final class QuietGit extends SystemReader.Delegate {
  private static final long RESOLUTION_MILLIS = 1_000;

  private QuietGit(SystemReader reader) {
    super(reader);
  }

  /** Installs itself for the whole process; doing so again changes nothing. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietGit)) {
      SystemReader.setInstance(new QuietGit(SystemReader.getInstance()));
    }
  }

  @Override
  public StoredConfig getUserConfig() {
    return new Known(FS.DETECTED);
  }

  @Override
  public StoredConfig getJGitConfig() {
    return new Known(FS.DETECTED);
  }

  @Override
  public StoredConfig getSystemConfig() {
    return new Known(FS.DETECTED);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Known(fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Known(fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Known(fs);
  }

  /** An empty configuration that knows the file time resolution of every file system. */
  private static final class Known extends FileBasedConfig {
    Known(FS fs) {
      super(null, null, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit wanted) {
      return "filesystem".equals(section)
          ? wanted.convert(RESOLUTION_MILLIS, TimeUnit.MILLISECONDS)
          : otherwise;
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
