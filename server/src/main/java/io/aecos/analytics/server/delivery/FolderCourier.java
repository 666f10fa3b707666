package io.aecos.analytics.server.delivery;

import io.aecos.analytics.server.delivery.Couriers.Refused;
import io.aecos.analytics.server.delivery.Parcel.Enclosure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Puts files into folders: whole or not at all, never in the place of another, and not again where
 * the same content lies there under the same name.
 */
final class FolderCourier {
  private static final int MOST_OF_A_NAME = 100;

  String hand(Parcel parcel, Destination.Folder to) throws Refused {
    Enclosure file = parcel.file();
    if (file == null) {
      throw Refused.forGood("there is no file to put into a folder");
    }
    try {
      return place(file, to.path()).toString();
    } catch (IOException e) {
      throw Refused.forNow(e.getClass().getSimpleName() + " " + e.getMessage(), e);
    }
  }

  private static Path place(Enclosure file, Path folder) throws IOException {
    Path fresh = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.write(fresh, file.content(), StandardOpenOption.CREATE_NEW);
      for (int number = 1; number <= MOST_OF_A_NAME; number++) {
        Path target = folder.resolve(numbered(file.name(), number));
        if (takes(fresh, target)) {
          return target;
        }
        if (Arrays.equals(Files.readAllBytes(target), file.content())) {
          return target;
        }
      }
      throw new FileAlreadyExistsException(folder.resolve(file.name()).toString());
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** A link is made only where nothing has the name, unlike a move, which would replace it. */
  private static boolean takes(Path fresh, Path target) throws IOException {
    try {
      Files.createLink(target, fresh);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      if (Files.exists(target)) {
        return false;
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  }

  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    return number == 1 ? name : name.substring(0, dot) + "-" + number + name.substring(dot);
  }
}
