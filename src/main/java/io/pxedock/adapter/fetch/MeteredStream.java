package io.pxedock.adapter.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error when more is read of it than was allowed. */
final class MeteredStream extends FilterInputStream {
  private long left = Long.MAX_VALUE;

  MeteredStream(InputStream in) {
    super(in);
  }

  /** Sets the number of bytes that can still be read. */
  void allow(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, (int) Math.min(length, Math.max(1, left)));
    left -= Math.max(0, read);
    if (left < 0) {
      throw new IOException("the headers of an entry are too long");
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(Math.min(bytes, Math.max(1, left)));
    left -= skipped;
    if (left < 0) {
      throw new IOException("the headers of an entry are too long");
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
