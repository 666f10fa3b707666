package io.aecos.analytics.server.directory;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exclusive use of a data directory. The operating system gives the lock back when the process
 * ends, however it ends.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DataDirectory directory;
  private final FileChannel channel;

  private DirectoryLock(DataDirectory directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Takes the lock, or says who has it. */
  public static DirectoryLock take(DataDirectory directory) {
    directory.create();
    try {
      FileChannel channel =
          FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw inUse(directory);
      }
      return new DirectoryLock(directory, channel);
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "Cannot lock " + directory.lock() + ": " + e.getMessage(), e);
    }
  }

  /** Tells others how to reach the server that holds the lock. */
  public void announce(ServerFile file) {
    try {
      PrivateFiles.write(directory.serverFile(), JSON.writeValueAsBytes(file));
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "Cannot write " + directory.serverFile(), e);
    }
  }

  /** Who announced itself last; it need not be alive. */
  public static Optional<ServerFile> holder(DataDirectory directory) {
    try {
      byte[] content = Files.readAllBytes(directory.serverFile());
      return Optional.of(JSON.readValue(content, ServerFile.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(directory.serverFile());
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "Cannot remove " + directory.serverFile(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static AnalyticsException inUse(DataDirectory directory) {
    String holder = holder(directory).map(ServerFile::toString).orElse("another process");
    return new AnalyticsException(
        ErrorCode.DATA_DIRECTORY_IN_USE,
        "The data directory " + directory.root() + " is in use by " + holder + ".");
  }
}
