package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.model.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** An archive such as the field's {@code pxebootbinaries.tgz}, with pretended boot files in it. */
public final class SandboxArchive {
  private static final int KILOBYTE = 1024;

  private SandboxArchive() {}

  /**
   * @throws Failure UNREACHABLE if it cannot be written
   */
  public static void write(Path file) {
    try {
      HeldDirectory.put(file, bytes());
    } catch (IOException e) {
      throw Failure.unreachable("cannot write " + file, "free some space there").because(e);
    }
  }

  /**
   * Puts the distribution's boot loader where its packages have it, for a set-up without archive.
   *
   * @throws Failure UNREACHABLE if it cannot be written
   */
  public static void writeBootLoader(Path root) {
    put(root.resolve("usr/lib/PXELINUX/pxelinux.0"));
    put(root.resolve("usr/lib/syslinux/modules/bios/ldlinux.c32"));
  }

  private static void put(Path file) {
    new LocalFiles().makeDirectory(file.getParent());
    try {
      HeldDirectory.put(file, "of the sandbox\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Failure.unreachable("cannot write " + file, "make room there").because(e);
    }
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
      add(tar, "tftpboot/pxelinux.0", "PXELINUX 6.04 PXE of the sandbox\n".repeat(4));
      add(tar, "tftpboot/ldlinux.c32", "ldlinux.c32 of the sandbox\n".repeat(4));
      add(tar, "images/vmlinuz-4", "kernel\n".repeat(8 * KILOBYTE));
      add(tar, "images/initrd.gz", "initrd\n".repeat(16 * KILOBYTE));
    }
    return out.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
