package io.pxedock.adapter.distribution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the dynamic loader needs to know of a program or library (elf(5)), 64 bits and
 * little-endian.
 *
 * @param interpreter the path of the loader; empty for a library
 * @param needed the names of the libraries that are loaded with it
 */
record ElfFile(String interpreter, List<String> needed) {
  private static final int MAGIC = 0x464c457f;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int PT_INTERP = 3;
  private static final long DT_NEEDED = 1;
  private static final long DT_STRTAB = 5;

  /**
   * @throws IOException if it is not such a file
   */
  static ElfFile read(Path path) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return read(file);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException(path + " is not an ELF file of 64 bits", e);
    }
  }

  private static ElfFile read(ByteBuffer file) throws IOException {
    if (file.getInt(0) != MAGIC || file.get(4) != 2 || file.get(5) != 1) {
      throw new IOException("not an ELF file of 64 bits");
    }
    String interpreter = "";
    List<Long> names = new ArrayList<>();
    long strings = 0;
    for (int at : headers(file, PT_INTERP)) {
      interpreter = text(file, offset(file, at));
    }
    for (int at : headers(file, PT_DYNAMIC)) {
      int entry = offset(file, at);
      for (int end = entry + length(file, at); entry < end; entry += 16) {
        long tag = file.getLong(entry);
        if (tag == DT_NEEDED) {
          names.add(file.getLong(entry + 8));
        } else if (tag == DT_STRTAB) {
          strings = file.getLong(entry + 8);
        }
      }
    }
    List<String> needed = new ArrayList<>();
    for (long name : names) {
      needed.add(text(file, Math.toIntExact(inFile(file, strings) + name)));
    }
    return new ElfFile(interpreter, List.copyOf(needed));
  }

  private static List<Integer> headers(ByteBuffer file, int type) {
    List<Integer> found = new ArrayList<>();
    int first = Math.toIntExact(file.getLong(32));
    int size = file.getShort(54);
    for (int i = 0; i < file.getShort(56); i++) {
      if (file.getInt(first + i * size) == type) {
        found.add(first + i * size);
      }
    }
    return found;
  }

  private static int offset(ByteBuffer file, int header) {
    return Math.toIntExact(file.getLong(header + 8));
  }

  private static int length(ByteBuffer file, int header) {
    return Math.toIntExact(file.getLong(header + 32));
  }

  /** Returns where an address in memory is in the file. */
  private static long inFile(ByteBuffer file, long address) {
    for (int at : headers(file, PT_LOAD)) {
      long start = file.getLong(at + 16);
      if (address >= start && address < start + length(file, at)) {
        return address - start + offset(file, at);
      }
    }
    throw new IllegalArgumentException("an address outside of the file");
  }

  private static String text(ByteBuffer file, int at) {
    int end = at;
    while (file.get(end) != 0) {
      end++;
    }
    return new String(file.array(), at, end - at, StandardCharsets.ISO_8859_1);
  }
}
