package io.pxedock.model.rescue;

import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.text.LineText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys of a file: a {@code .pub} file or an {@code authorized_keys} (sshd(8)). */
public final class AuthorizedKeys {
  private static final Pattern KEY =
      Pattern.compile(
          "(?:^|.*[\\s,\"])((?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?:\\s.*)?");

  private AuthorizedKeys() {}

  /**
   * Returns the lines with a key; comments and empty lines are left out.
   *
   * @param file the name of the file, for messages
   * @throws Failure REFUSED if a line is not a public key, or if there is none
   */
  public static List<String> parse(LineText text, String file) {
    List<String> keys = new ArrayList<>();
    for (int i = 1; i <= text.size(); i++) {
      String line = text.line(i).strip();
      if (line.contains("PRIVATE KEY")) {
        throw Failure.refused("this is a private key", "give its public key, the file *.pub")
            .at(new FileLine(file, i));
      }
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!isKey(line)) {
        throw Failure.refused("this is not a public ssh key", "give a file as ssh-keygen writes it")
            .at(new FileLine(file, i));
      }
      keys.add(line);
    }
    if (keys.isEmpty()) {
      throw Failure.refused(
          file + " contains no public ssh key", "give a file as ssh-keygen writes it");
    }
    return keys;
  }

  /** A key's data begins with the length and name of its type (RFC 4253, 6.6). */
  private static boolean isKey(String line) {
    Matcher m = KEY.matcher(line);
    if (!m.matches() || line.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    try {
      ByteBuffer data = ByteBuffer.wrap(Base64.getDecoder().decode(m.group(2)));
      byte[] type = m.group(1).getBytes(StandardCharsets.US_ASCII);
      if (data.remaining() < 4 + type.length + 4 || data.getInt() != type.length) {
        return false;
      }
      byte[] named = new byte[type.length];
      data.get(named);
      return java.util.Arrays.equals(type, named);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
