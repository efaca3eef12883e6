package io.pxedock.core.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cause that keeps machines from booting, or that can: the story behind a code.
 *
 * @param meaning what is wrong, in a sentence
 * @param behaviour what dnsmasq, PXELINUX or Docker does then
 * @param fix how to put it right
 * @param prevention how to keep it from happening
 */
public record Cause(String code, String meaning, String behaviour, String fix, String prevention) {
  private static final String CATALOGUE = "causes.txt";

  /** Returns all causes, in the order of the catalogue. */
  public static List<Cause> all() {
    return List.copyOf(Catalogue.CAUSES.values());
  }

  /** Returns the cause with a code; empty if there is none. */
  public static Optional<Cause> of(String code) {
    return Optional.ofNullable(Catalogue.CAUSES.get(code));
  }

  // Read only when a cause is asked for.
  private static final class Catalogue {
    static final Map<String, Cause> CAUSES = read();

    private static Map<String, Cause> read() {
      Map<String, Cause> causes = new LinkedHashMap<>();
      try (InputStream in = Cause.class.getResourceAsStream(CATALOGUE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        List<String> block = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isBlank() && !line.startsWith("#")) {
            block.add(line);
          }
          if (block.size() == 5) {
            Cause cause = parse(block);
            causes.put(cause.code(), cause);
            block.clear();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return causes;
    }

    private static Cause parse(List<String> block) {
      String code = block.get(0);
      return new Cause(
          code.substring(1, code.length() - 1),
          block.get(1),
          field(block.get(2), '>'),
          field(block.get(3), '!'),
          field(block.get(4), '~'));
    }

    private static String field(String line, char sign) {
      if (line.charAt(0) != sign) {
        throw new IllegalStateException("a line of the catalogue is out of order: " + line);
      }
      return line.substring(2);
    }
  }
}
