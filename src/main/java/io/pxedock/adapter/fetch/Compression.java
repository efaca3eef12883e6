package io.pxedock.adapter.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Undoes the compressions whose memory is bounded: gzip (32 KiB), bzip2 (4 MiB) and xz (64 MiB at
 * most). Others of the library reserve what the first bytes of a file ask for.
 */
final class Compression {
  private static final int XZ_KIB = 64 << 10;

  private static final Set<String> UNDONE =
      Set.of(
          CompressorStreamFactory.GZIP, CompressorStreamFactory.BZIP2, CompressorStreamFactory.XZ);

  private Compression() {}

  /**
   * Returns the name of a compression that is not undone here; empty for one that is, and for none.
   *
   * @param file supports marks
   */
  static Optional<String> other(InputStream file) {
    try {
      String name = CompressorStreamFactory.detect(file);
      return Optional.of(name).filter(each -> !UNDONE.contains(each));
    } catch (CompressorException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns what was compressed.
   *
   * @param file supports marks; a file that is compressed in no such way is returned as it is
   */
  static InputStream plain(InputStream file) throws IOException {
    byte[] first = new byte[6];
    file.mark(first.length);
    int length = file.readNBytes(first, 0, first.length);
    file.reset();
    if (GzipCompressorInputStream.matches(first, length)) {
      return GzipCompressorInputStream.builder()
          .setInputStream(file)
          .setDecompressConcatenated(true)
          .get();
    }
    if (BZip2CompressorInputStream.matches(first, length)) {
      return new BZip2CompressorInputStream(file, true);
    }
    if (length == 6 && first[0] == (byte) 0xfd && first[1] == '7' && first[2] == 'z') {
      return new XZInputStream(file, XZ_KIB);
    }
    return file;
  }
}
