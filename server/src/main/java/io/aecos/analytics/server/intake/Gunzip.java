package io.aecos.analytics.server.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952) to the last byte: all of its members, and nothing that is none. Java's
 * own reader takes what is broken after the first member for the end, so that events would be lost
 * with a receipt that says all is well. What is cut off throws {@link EOFException}, what is no
 * gzip {@link ZipException}.
 */
final class Gunzip extends FilterInputStream {
  private static final int HEADER_CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int FIXED_REST = 6;

  private final PushbackInputStream packed;
  private final byte[] buffer;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private int filled;
  private boolean ended;

  Gunzip(InputStream in, int step) throws IOException {
    this(new PushbackInputStream(in, step), step);
  }

  private Gunzip(PushbackInputStream packed, int step) throws IOException {
    super(packed);
    this.packed = packed;
    this.buffer = new byte[step];
    boolean begun = false;
    try {
      header(next());
      begun = true;
    } finally {
      if (!begun) {
        inflater.end();
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (length > 0 && !ended) {
      int size = inflate(target, offset, length);
      if (size > 0) {
        check.update(target, offset, size);
        return size;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("it needs a dictionary");
      } else if (inflater.needsInput()) {
        fill();
      }
    }
    return length == 0 ? 0 : -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }

  private int inflate(byte[] target, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw (ZipException) new ZipException("its content is damaged").initCause(e);
    }
  }

  private void fill() throws IOException {
    int size = packed.read(buffer, 0, buffer.length);
    if (size < 0) {
      throw new EOFException("it breaks off");
    }
    filled = size;
    inflater.setInput(buffer, 0, size);
  }

  /** Holds the member against its check sum and its size, and begins the next if there is one. */
  private void endMember() throws IOException {
    long size = inflater.getBytesWritten() & 0xffff_ffffL;
    int rest = inflater.getRemaining();
    packed.unread(buffer, filled - rest, rest);
    if (word() != check.getValue() || word() != size) {
      throw new ZipException("its check sum is wrong");
    }
    inflater.reset();
    check.reset();
    filled = 0;
    int first = packed.read();
    if (first < 0) {
      ended = true;
    } else {
      header(first);
    }
  }

  private void header(int first) throws IOException {
    if (first != 0x1f || next() != 0x8b || next() != 8) {
      throw new ZipException("it is no gzip");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("it is of a later kind");
    }
    skip(FIXED_REST);
    if ((flags & EXTRA) != 0) {
      skip(next() + 256 * next());
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECK) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // The text ends with a zero.
    }
  }

  private long word() throws IOException {
    return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    int next = packed.read();
    if (next < 0) {
      throw new EOFException("it breaks off");
    }
    return next;
  }
}
