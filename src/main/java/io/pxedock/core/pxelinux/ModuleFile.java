package io.pxedock.core.pxelinux;

import io.pxedock.model.text.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module of PXELINUX: an ELF library that names the further libraries it needs. */
final class ModuleFile {
  private static final int SECTION_DYNAMIC = 6;
  private static final int NEEDED = 1;
  private static final int MAX_NEEDED = 16;

  /** For modules whose bytes are not at hand: those of version 6. */
  private static final Map<String, List<String>> DEFAULT =
      Map.of(
          "menu.c32", List.of("libutil.c32"),
          "vesamenu.c32", List.of("libcom32.c32", "libutil.c32"),
          "mboot.c32", List.of("libcom32.c32"),
          "chain.c32", List.of("libcom32.c32", "libutil.c32"));

  private ModuleFile() {}

  /** Returns the libraries that a module loads before it runs. */
  static List<String> needed(String name, Optional<Bytes> whole) {
    return whole
        .map(bytes -> read(ByteBuffer.wrap(bytes.toArray())))
        .orElseGet(
            () -> DEFAULT.getOrDefault(name.substring(name.lastIndexOf('/') + 1), List.of()));
  }

  private static List<String> read(ByteBuffer elf) {
    elf.order(ByteOrder.LITTLE_ENDIAN);
    List<String> names = new ArrayList<>();
    try {
      boolean isWide = elf.get(4) == 2;
      long sections = isWide ? elf.getLong(40) : elf.getInt(32);
      int size = elf.getShort(isWide ? 58 : 46);
      int count = Math.min(elf.getShort(isWide ? 60 : 48), 256);
      for (int i = 0; i < count; i++) {
        int at = Math.toIntExact(sections) + i * size;
        if (elf.getInt(at + 4) == SECTION_DYNAMIC) {
          int text = Math.toIntExact(sections) + elf.getInt(at + (isWide ? 40 : 24)) * size;
          readDynamic(elf, isWide, at, offset(elf, isWide, text), names);
        }
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException | ArithmeticException e) {
      // What is not such a file names nothing.
    }
    return names;
  }

  private static int offset(ByteBuffer elf, boolean isWide, int section) {
    return Math.toIntExact(isWide ? elf.getLong(section + 24) : elf.getInt(section + 16));
  }

  private static void readDynamic(
      ByteBuffer elf, boolean isWide, int section, int text, List<String> names) {
    int step = isWide ? 16 : 8;
    int from = offset(elf, isWide, section);
    long size = isWide ? elf.getLong(section + 32) : elf.getInt(section + 20);
    for (int at = from; at < from + size && names.size() < MAX_NEEDED; at += step) {
      long tag = isWide ? elf.getLong(at) : elf.getInt(at);
      if (tag == NEEDED) {
        long value = isWide ? elf.getLong(at + 8) : elf.getInt(at + 4);
        names.add(name(elf, text + Math.toIntExact(value)));
      }
    }
  }

  private static String name(ByteBuffer elf, int from) {
    StringBuilder name = new StringBuilder();
    for (int at = from; elf.get(at) != 0 && name.length() < 64; at++) {
      name.append((char) (elf.get(at) & 0xff));
    }
    return name.toString();
  }
}
