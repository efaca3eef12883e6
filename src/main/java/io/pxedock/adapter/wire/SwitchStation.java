package io.pxedock.adapter.wire;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The near end of the station's process. */
final class SwitchStation implements Wire.Station {
  private static final int MAX_KEPT_BYTES = 512 * 1024;

  private final Process process;
  private final Runnable onClose;
  private final BufferedReader in;
  private final PrintStream out;

  SwitchStation(List<String> command, Runnable onClose, String name) {
    this.onClose = onClose;
    try {
      this.process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot start a process in the namespace " + name + ": " + e.getMessage(),
              "install it: apt-get install util-linux")
          .because(e);
    }
    this.in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    this.out = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    if (!"ready".equals(line())) {
      throw ended();
    }
  }

  @Override
  public Optional<Wire.Offer> offer(MacAddress mac, int architecture) {
    String[] words = ask("offer " + mac.text() + " " + architecture);
    return words[0].equals("offer")
        ? Optional.of(
            new Wire.Offer(
                Ipv4Address.parse(words[1]), Ipv4Address.parse(words[2]), text(words[3])))
        : Optional.empty();
  }

  @Override
  public Wire.Transfer fetch(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    String[] words = ask("get " + HexFormat.of().formatHex(bytes));
    if (!words[0].equals("sent")) {
      return Wire.Transfer.failed(text(words[1]), words[0].equals("missing"));
    }
    long size = Long.parseLong(words[1]);
    Optional<Bytes> content =
        size > MAX_KEPT_BYTES
            ? Optional.empty()
            : Optional.of(
                Bytes.of(
                    words[4].equals("-") ? new byte[0] : Base64.getDecoder().decode(words[4])));
    return new Wire.Transfer("", false, size, Long.parseLong(words[2]), words[3], content);
  }

  private String[] ask(String question) {
    out.println(question);
    return line().split(" ");
  }

  private String line() {
    try {
      String line = in.readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      throw ended().because(e);
    }
    throw ended();
  }

  private static Failure ended() {
    return Failure.failed("the process on the machines' segment has ended", "run it again");
  }

  private static String text(String hex) {
    return hex.equals("-")
        ? ""
        : new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    out.close();
    process.destroyForcibly();
    onClose.run();
  }
}
