package io.pxedock.model.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a file, as an immutable value. */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Returns the bytes of an array; the array is copied. */
  public static Bytes of(byte[] array) {
    return new Bytes(array.clone());
  }

  /** Returns a text as UTF-8. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the bytes of a text whose characters are one byte each: the inverse of {@link #latin1}.
   */
  public static Bytes ofLatin1(String text) {
    return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns a copy of the bytes. */
  public byte[] toArray() {
    return array.clone();
  }

  /** Returns the number of bytes. */
  public int length() {
    return array.length;
  }

  /** Returns the text with one character a byte, which loses nothing in any encoding. */
  public String latin1() {
    return new String(array, StandardCharsets.ISO_8859_1);
  }

  /** Returns the text for display: as UTF-8, or as Latin-1 if it is not valid UTF-8. */
  public String shown() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array)).toString();
    } catch (CharacterCodingException e) {
      return latin1();
    }
  }

  /** Returns the SHA-256 in lower-case hex. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(array));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes b && Arrays.equals(array, b.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
