package io.pxedock.adapter.distribution;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program or library that names what it is linked with, and has no code. */
final class TinyElf {
  private static final int HEADER = 64;
  private static final int ENTRY = 56;
  private static final int BASE = 0x1000;

  private TinyElf() {}

  /**
   * Returns its bytes.
   *
   * @param interpreter empty for a library
   */
  static byte[] of(String interpreter, List<String> needed) {
    StringBuilder strings = new StringBuilder("\0");
    int[] names = new int[needed.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = strings.length();
      strings.append(needed.get(i)).append('\0');
    }
    int loader = strings.length();
    strings.append(interpreter).append('\0');
    int dynamicAt = HEADER + 3 * ENTRY;
    int dynamicSize = 16 * (names.length + 2);
    int stringsAt = dynamicAt + dynamicSize;
    int size = stringsAt + strings.length();
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1);
    file.putLong(32, HEADER).putShort(54, (short) ENTRY).putShort(56, (short) 3);
    header(file, 0, 1, 0, size);
    header(file, 1, 2, dynamicAt, dynamicSize);
    header(file, 2, interpreter.isEmpty() ? 0 : 3, stringsAt + loader, interpreter.length() + 1);
    int at = dynamicAt;
    for (int name : names) {
      file.putLong(at, 1).putLong(at + 8, name);
      at += 16;
    }
    file.putLong(at, 5).putLong(at + 8, BASE + stringsAt);
    byte[] bytes = file.array();
    byte[] text = strings.toString().getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, bytes, stringsAt, text.length);
    return bytes;
  }

  private static void header(ByteBuffer file, int number, int type, int offset, int size) {
    int at = HEADER + number * ENTRY;
    file.putInt(at, type);
    file.putLong(at + 8, offset).putLong(at + 16, BASE + offset).putLong(at + 32, size);
  }
}
