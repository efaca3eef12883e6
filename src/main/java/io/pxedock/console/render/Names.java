package io.pxedock.console.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Names as they are read: the files are kept byte by byte, one character each. */
public final class Names {
  private Names() {}

  /** The name as UTF-8, where its bytes are that; else as it is. */
  public static String shown(String bytes) {
    if (bytes.chars().allMatch(c -> c < 0x80) || bytes.chars().anyMatch(c -> c > 0xff)) {
      return bytes;
    }
    try {
      ByteBuffer raw = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
    } catch (CharacterCodingException e) {
      return bytes;
    }
  }
}
