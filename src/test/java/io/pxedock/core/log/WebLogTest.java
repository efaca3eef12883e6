package io.pxedock.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines as busybox 1.35 and Python 3.11 wrote them. */
class WebLogTest {
  private static final Ipv4Address SERVER = Ipv4Address.parse("192.168.0.240");
  private final WebLog log = new WebLog(Set.of(SERVER));

  private List<LogEvent> read(String... lines) {
    return List.of(lines).stream()
        .flatMap(text -> log.read(new LogLine(Instant.EPOCH, text)).stream())
        .toList();
  }

  private static String brief(List<LogEvent> events) {
    StringBuilder text = new StringBuilder();
    for (LogEvent event : events) {
      LogEvent.Fetched fetched = (LogEvent.Fetched) event;
      text.append(fetched.ip() + " " + fetched.path() + (fetched.found() ? " found;" : " not;"));
    }
    return text.toString();
  }

  @Test
  void busyboxSaysTheFileAndTheAnswerOnTwoLinesPerConnection() {
    assertThat(
            brief(
                read(
                    "192.168.0.11:4711: url:/vmlinuz-4",
                    "192.168.0.12:4711: url:/none",
                    "192.168.0.11:4711: response:200",
                    "192.168.0.12:4711: response:404")))
        .isEqualTo("192.168.0.11 /vmlinuz-4 found;192.168.0.12 /none not;");
  }

  @ParameterizedTest
  @CsvSource({"200, found", "404, not"})
  void pythonSaysBothOnOne(String status, String outcome) {
    String line = "192.168.0.11 - - [22/Nov/2026 23:36:50] \"GET /f.gz HTTP/1.1\" " + status + " -";
    assertThat(brief(read(line))).isEqualTo("192.168.0.11 /f.gz " + outcome + ";");
  }

  @Test
  void whatTheSiteItselfAsksIsNotTold() {
    assertThat(read("192.168.0.240:4711: url:/f", "192.168.0.240:4711: response:200")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.168.0.11:4711: response:200",
        "Serving HTTP on 0.0.0.0 port 80 (http://0.0.0.0:80/) ...",
        "192.168.0.11 - - [22/Nov/2026 23:36:50] code 404, message File not found",
        "192.168.0.11 - - [22/Nov/2026 23:36:50] \"HEAD /f HTTP/1.1\" 200 -",
        "x192.168.0.11:1: url:/f",
        "999.168.0.11 - - [x] \"GET /f HTTP/1.1\" 200 -"
      })
  void nothingElseIsTaken(String line) {
    assertThat(read(line)).isEmpty();
  }

  @Test
  void whoOpensConnectionsWithoutEndFillsNoMemory() {
    for (int port = 1; port <= 1000; port++) {
      read("192.168.0.11:" + port + ": url:/f");
    }
    assertThat(read("192.168.0.11:1: response:200")).isEmpty();
    assertThat(read("192.168.0.11:1000: response:200")).hasSize(1);
  }
}
