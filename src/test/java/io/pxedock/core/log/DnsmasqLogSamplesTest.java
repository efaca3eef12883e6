package io.pxedock.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.log.LogEvent.Complaint;
import io.pxedock.core.log.LogEvent.Dhcp;
import io.pxedock.core.log.LogEvent.Tftp;
import io.pxedock.model.container.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that dnsmasq 2.90 was seen to write, and what is read out of them. */
class DnsmasqLogSamplesTest {
  private static final Pattern LINE = Pattern.compile("line (\\d+)");
  private static final Pattern PATH = Pattern.compile("/(?:conf|tftpboot)[^: ]*");

  private static List<String> sample(String name) {
    try (InputStream in = DnsmasqLogSamplesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LogEvent parse(String text) {
    return DnsmasqLog.parse(new LogLine(Instant.EPOCH, text));
  }

  static Stream<String> complaints() {
    return sample("complaints.log").stream();
  }

  @ParameterizedTest
  @MethodSource("complaints")
  void aComplaintIsReadWithItsFileAndLine(String text) {
    assertThat(parse(text))
        .isInstanceOfSatisfying(
            Complaint.class,
            complaint -> {
              Matcher line = LINE.matcher(text);
              Matcher path = PATH.matcher(text);
              assertThat(complaint.number())
                  .isEqualTo(line.find() ? Integer.parseInt(line.group(1)) : 0);
              assertThat(complaint.path()).isEqualTo(path.find() ? path.group() : "");
            });
  }

  @Test
  void aMachineThatBoots911IsReadFromItsFirstQuestionToItsLastFile() {
    List<LogEvent> events = sample("boot-911.log").stream().map(l -> parse(l)).toList();

    assertThat(events.stream().filter(Dhcp.class::isInstance).map(e -> ((Dhcp) e).type()))
        .containsExactly(
            "DHCPDISCOVER", "DHCPOFFER", "DHCPDISCOVER", "DHCPOFFER", "DHCPREQUEST", "DHCPACK");
    assertThat(events.stream().filter(Dhcp.class::isInstance).map(e -> ((Dhcp) e).xid()))
        .containsOnly("3866625317");
    assertThat(events.stream().filter(Tftp.class::isInstance).map(e -> ((Tftp) e).path()))
        .containsExactly(
            "/tftpboot/pxelinux.0",
            "/tftpboot/ldlinux.c32",
            "/tftpboot/pxelinux.cfg/01-52-54-00-c0-00-02",
            "/tftpboot/vmlinuz-4",
            "/tftpboot/initrd.gz");
    assertThat(events).noneMatch(Complaint.class::isInstance);
  }
}
