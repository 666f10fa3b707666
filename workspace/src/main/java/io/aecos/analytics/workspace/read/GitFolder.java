package io.aecos.analytics.workspace.read;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A git folder opened with JGit, which knows paths as text alone. A path that the machine's locale
 * cannot write is reached by a link in the scratch folder, for as long as it is open.
 */
record GitFolder(Repository repository, @Nullable Path link) implements AutoCloseable {
  private static final long LONGEST_NAME = 8_192;

  /** Opens {@code git}; throws when it is no repository of a kind that can be read. */
  static GitFolder open(Path git, Path scratch) throws IOException {
    File plain = plain(git);
    if (plain != null) {
      return new GitFolder(repository(plain), null);
    }
    Path link = scratch.resolve("git");
    Files.createDirectories(scratch);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, git);
    try {
      return new GitFolder(repository(link.toFile()), link);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(link);
      throw e;
    }
  }

  /**
   * The git folder of the project in {@code root}: its own, or that of the repository which it is a
   * work tree of. Null where {@code .git} leads anywhere else: a work tree and its repository name
   * each other.
   */
  static @Nullable Path in(Path root) throws IOException {
    Path git = root.resolve(".git");
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return git;
    }
    if (!Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS) || Files.size(git) > LONGEST_NAME) {
      return null;
    }
    String named = Files.readString(git).strip();
    Path folder = root.resolve(named.substring(named.indexOf(' ') + 1)).normalize();
    Path back = folder.resolve("gitdir");
    boolean mutual =
        named.startsWith("gitdir: ")
            && Files.isRegularFile(back)
            && Files.size(back) <= LONGEST_NAME
            && isSame(folder.resolve(Files.readString(back).strip()), git);
    return mutual ? folder : null;
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.isSameFile(one, other);
  }

  private static @Nullable File plain(Path git) {
    try {
      File file = git.toFile();
      return file.toPath().equals(git) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Repository repository(File git) throws IOException {
    Repository repository = new FileRepositoryBuilder().setGitDir(git).setMustExist(true).build();
    Config config = repository.getConfig();
    String format = config.getString("extensions", null, "objectformat");
    if (format != null && !format.equalsIgnoreCase("sha1")) {
      repository.close();
      throw new IOException(
          "it names its objects by " + format + "; only repositories that use SHA-1 can be read");
    }
    return repository;
  }

  /**
   * The commit that HEAD names; null while nothing was ever committed. Throws where a commit was
   * named and the name is lost: an empty file, say, as a crash leaves it.
   */
  static @Nullable ObjectId tip(Repository repository) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null) {
      throw new IOException("its HEAD is missing or empty");
    }
    if (head.getObjectId() != null) {
      return head.getObjectId();
    }
    String branch = head.getLeaf().getName();
    if (new File(repository.getCommonDirectory(), branch).exists()) {
      throw new IOException("the file of the branch " + branch + " is empty or damaged");
    }
    if (new File(repository.getCommonDirectory(), "logs/" + branch).length() > 0) {
      throw new IOException("the branch " + branch + " is not there, though it had commits");
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    repository.close();
    if (link != null) {
      Files.deleteIfExists(link);
    }
  }
}
