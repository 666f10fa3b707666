package io.aecos.analytics.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A firm's logo: the content of a PNG or JPEG file. */
public record Logo(byte[] image) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Logo logo && Arrays.equals(logo.image, image);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(image);
  }

  @Override
  public String toString() {
    return "Logo[" + image.length + " bytes]";
  }
}
