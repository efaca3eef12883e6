package io.pxedock.console.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.hosts.HostRange;
import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole screens, compared with files; {@code -Dgolden.write=true} writes them anew. */
class ScreenGoldenTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/pxedock/console/dashboard/view");
  static final String[] LOG = {
    "dnsmasq[1]: read /conf/hosts - 4 names",
    "dnsmasq-dhcp[1]: 5 vendor class: PXEClient:Arch:00000:UNDI:002001",
    "dnsmasq-dhcp[1]: 5 DHCPDISCOVER(eth0) 52:54:00:00:00:01",
    "dnsmasq-dhcp[1]: 5 DHCPOFFER(eth0) 192.168.0.11 52:54:00:00:00:01",
    "dnsmasq-dhcp[1]: 5 DHCPREQUEST(eth0) 192.168.0.11 52:54:00:00:00:01",
    "dnsmasq-dhcp[1]: 5 DHCPACK(eth0) 192.168.0.11 52:54:00:00:00:01 cpu-01",
    "dnsmasq-tftp[1]: sent /tftpboot/pxelinux.0 to 192.168.0.11",
    "dnsmasq-tftp[1]: file /tftpboot/pxelinux.cfg/b13 not found for 192.168.0.11",
    "dnsmasq-tftp[1]: file /tftpboot/pxelinux.cfg/01-52 not found for 192.168.0.11",
    "dnsmasq-tftp[1]: sent /tftpboot/pxelinux.cfg/default to 192.168.0.11",
    "dnsmasq-tftp[1]: sent /tftpboot/vmlinuz-4 to 192.168.0.11",
    "dnsmasq-dhcp[1]: 6 DHCPDISCOVER(eth0) 00:25:90:aa:bb:cc no address available",
    "dnsmasq-dhcp[1]: 6 DHCPDISCOVER(eth0) 00:25:90:aa:bb:cc no address available",
  };

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private Played screen(int columns, int rows) {
    return new Played(new Size(columns, rows)).see(site).log(LOG);
  }

  @Test
  void at80x24() throws IOException {
    compare("hosts-80x24", screen(80, 24), true);
  }

  @Test
  void at120x40() throws IOException {
    compare("hosts-120x40", screen(120, 40), true);
  }

  @Test
  void at200x50() throws IOException {
    compare("hosts-200x50", screen(200, 50), true);
  }

  @Test
  void at60x15() throws IOException {
    compare("hosts-60x15", screen(60, 15), true);
  }

  @Test
  void tooSmall() throws IOException {
    compare("too-small-40x10", screen(40, 10), true);
  }

  @Test
  void inAscii() throws IOException {
    Played screen = screen(80, 24);
    compare("hosts-ascii-80x24", screen, false);
    assertThat(ScreenPicture.of(screen, false)).matches("(?s)[\\x20-\\x7e\\n]*");
  }

  @Test
  void theUnknownMachines() throws IOException {
    compare("unknown-80x24", screen(80, 24).press("3"), true);
  }

  @Test
  void theDetail() throws IOException {
    compare("detail-80x24", screen(80, 24).press("Enter"), true);
  }

  @Test
  void theEvidenceOfALink() throws IOException {
    site.sandbox().faults().breakPort();
    compare("evidence-80x24", screen(80, 24).press("1", "Right", "Right"), true);
  }

  @Test
  void theHelp() throws IOException {
    compare("help-80x24", screen(80, 24).press("?"), true);
  }

  @Test
  void theForm() throws IOException {
    compare(
        "form-80x24", screen(80, 24).press("a").type("cpu-09").press("Tab").type("52:zz"), true);
  }

  @Test
  void aQuestion() throws IOException {
    List<Line> review = List.of(Line.of("+ tftpboot/pxelinux.cfg/01-52 -> 911boot"));
    ConfirmQuestion question =
        ConfirmQuestion.of("911 set cpu-01", review, List.of("Arm 911 for cpu-01?"), 3);
    compare("question-80x24", screen(80, 24).play(new Messages.Asked(question)), true);
  }

  @Test
  void aQuestionAboutManyHosts() throws IOException {
    for (int[] size : new int[][] {{80, 24}, {60, 15}}) {
      Played screen = screen(size[0], size[1]).play(new Messages.Asked(many())).shown();
      compare("many-" + size[0] + "x" + size[1], screen.press("j", "j"), true);
    }
  }

  private static ConfirmQuestion many() {
    List<String> names =
        IntStream.rangeClosed(1, 60).mapToObj(n -> String.format("cpu-%02d", n)).toList();
    List<Line> review = new ArrayList<>();
    names.forEach(name -> review.add(Line.of("+ a link for " + name, Tone.GOOD)));
    String hosts = String.join(", ", HostRange.fold(names));
    return ConfirmQuestion.of(
        "911 set " + hosts,
        review,
        List.of("Arm 911 for 60 hosts (" + hosts + ")? The 911 system can wipe the disks."),
        60);
  }

  @Test
  void aQuestionLongerThanTheScreenIsReadWholeByScrolling() {
    List<String> names = IntStream.range(0, 400).mapToObj(n -> "m" + n * 7919 % 5000).toList();
    ConfirmQuestion question =
        ConfirmQuestion.of("x", List.of(), List.of(String.join(", ", names) + "?"), 400);
    Played screen = screen(80, 24).play(new Messages.Asked(question)).shown();
    OverlayContent shown = screen.model().overlay().orElseThrow().sheet(screen.model());
    assertThat(shown.bottom()).hasSizeLessThan(12);
    assertThat(shown.lines().get(shown.lines().size() - 1).text()).endsWith("?");
  }

  @Test
  void aLostSource() throws IOException {
    Played screen =
        screen(80, 24).play(new Messages.FeedLost(Source.LOG, "the container is not running"));
    compare("lost-80x24", screen, true);
  }

  @Test
  void wideNamesStayAligned() throws IOException {
    Path hosts = site.workdir().resolve("conf/hosts");
    Files.writeString(hosts, "192.168.0.11 机架-01\n192.168.0.12 cpu-02\n");
    // Plainly later than dnsmasq read it, however fast this machine is.
    Files.setLastModifiedTime(hosts, FileTime.from(Instant.now().plusSeconds(60)));
    compare("wide-80x24", screen(80, 24), true);
  }

  private static void compare(String name, Played screen, boolean unicode) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    String picture = ScreenPicture.of(screen, unicode);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, picture, StandardCharsets.UTF_8);
    }
    assertThat(picture).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}
