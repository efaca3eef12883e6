package io.pxedock.core.setup.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.Undo;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.AnsweredSteps;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootImagesStepTest {
  private static final String CONTAINER = "pxeboot-images";

  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private AnsweredSteps steps;

  /** A server that works, and 911boot with the URL of somebody else's images. */
  @BeforeEach
  void siteWhoseImagesSomebodyElseServes() {
    steps = AnsweredSteps.on(machine);
    steps.detect(steps.answers());
    steps.applyAll();
  }

  private void say(AnswerKey key, String value) {
    steps.detect(steps.answers().with(key, value));
  }

  private void serveFromContainer() {
    say(AnswerKey.IMAGES, "container");
    steps.apply("images");
    steps.apply("settings");
  }

  private Path rescue() {
    return machine.directory().resolve("tftpboot/pxelinux.cfg/911boot");
  }

  private PathLink link() {
    return SiteStatus.of(steps.site().observe(Scope.EVERYTHING)).path().stream()
        .filter(link -> link.name().equals("images"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnswersIsLeftAsItIs() {
    assertThat(steps.check("images").state()).isEqualTo(Check.State.DONE);
    assertThat(steps.check("images").detail())
        .isEqualTo("http://192.168.0.1/images/ has initrd.gz, vmlinuz-4");
  }

  @Test
  void aUrlThatIsDeadIsAWarningWithTheOffer() {
    machine.sandbox().faults().stopWebServers();
    assertThat(steps.check("images").state()).isEqualTo(Check.State.WARNING);
    assertThat(steps.check("images").remedy().words())
        .endsWith("use --images container to serve images/ from this machine");
  }

  @Test
  void theContainerHasTheNextFreeAddressAndNoRightsToSpeakOf() {
    say(AnswerKey.IMAGES, "container");
    assertThat(steps.commands("images"))
        .containsExactly(
            "docker create --name=pxeboot-images --net=pxeboot --ip=192.168.0.241 --cap-drop=ALL"
                + " --cap-add=NET_BIND_SERVICE --security-opt=no-new-privileges --read-only"
                + " --stop-signal=SIGKILL --restart=unless-stopped -v "
                + machine.directory()
                + "/images:/images:ro --entrypoint=busybox pxedock/pxeboot"
                + " httpd -f -vv -p 192.168.0.241:80 -h /images",
            "docker start pxeboot-images");
  }

  @Test
  void onlyTheUrlChangesIn911boot() throws IOException {
    String before = Files.readString(rescue());
    Files.writeString(rescue(), before.replace("\n", "\r\n") + "# http://192.168.0.1/images/");
    before = Files.readString(rescue());
    serveFromContainer();
    assertThat(rescue())
        .content()
        .isEqualTo(before.replace("=http://192.168.0.1/images/", "=http://192.168.0.241/"));
  }

  @Test
  void undoTakesTheUrlBack() throws IOException {
    String before = Files.readString(rescue());
    serveFromContainer();
    JournalEntry change =
        steps.site().engine().journal().entries().stream()
            .filter(entry -> entry.title().equals("setup images"))
            .findFirst()
            .orElseThrow();
    steps.site().engine().run(new Undo(change, true), TestSite.YES);
    assertThat(rescue()).content().isEqualTo(before);
  }

  @Test
  void theSettingsSayWhoServesThem() throws IOException {
    serveFromContainer();
    assertThat(Files.readAllLines(machine.directory().resolve("pxedock.conf")))
        .contains("images=container", "images-address=192.168.0.241");
  }

  @Test
  void theyAreAskedForFromInsideForThisMachineCannotReachThem() {
    serveFromContainer();
    assertThatThrownBy(() -> machine.tools("").urls().ask(URI.create("http://192.168.0.241/")))
        .isInstanceOf(Failure.class);
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
    assertThat(link().detail()).endsWith("asked from pxeboot");
  }

  @Test
  void aSecondTimeThereIsNothingToDo() {
    serveFromContainer();
    assertThat(steps.check("images").state()).isEqualTo(Check.State.DONE);
  }

  @Test
  void aContainerThatIsGoneIsTheReasonAndIsMadeAgain() {
    serveFromContainer();
    machine.sandbox().engine().removeContainer(CONTAINER);
    isTheReasonAndIsFixed("is gone");
  }

  @Test
  void aContainerThatDoesNotRunIsTheReasonAndIsStartedAgain() {
    serveFromContainer();
    machine.sandbox().engine().stop(CONTAINER, Duration.ZERO);
    isTheReasonAndIsFixed("is exited");
  }

  private void isTheReasonAndIsFixed(String why) {
    assertThat(link().state()).isEqualTo(PathLink.State.FAILED);
    assertThat(link().detail())
        .isEqualTo("container pxeboot-images, which serves http://192.168.0.241/, " + why);
    assertThat(link().remedy().words()).isEqualTo("pxedock setup");
    steps.apply("images");
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
  }

  @Test
  void oneThatDiffersIsShownSideBySideAndReplacedOnlyWhenThatWasSaid() {
    serveFromContainer();
    say(AnswerKey.IMAGES_ADDRESS, "192.168.0.250:8080");
    assertThatThrownBy(() -> steps.check("images"))
        .hasMessage(
            "container pxeboot-images differs: it runs 'busybox httpd -f -vv -p 192.168.0.241:80 -h"
                + " /images', not a web server for /images at 192.168.0.250:8080");
    say(AnswerKey.REPLACE, "yes");
    assertThat(steps.check("images").plan().questions().get(0))
        .startsWith("Replace container pxeboot-images?");
    steps.apply("images");
    assertThat(rescue()).content().contains("httproot=http://192.168.0.250:8080/\n");
  }

  private Answers servedAt(String address) throws IOException {
    Path conf = machine.directory().resolve("conf");
    Files.writeString(conf.resolve("hosts"), "# ours\n192.168.0.20 stor-01.lab stor-01\n");
    Files.writeString(
        conf.resolve("dnsmasq.conf"),
        Files.readString(conf.resolve("dnsmasq.conf"))
            + "dhcp-range=192.168.0.100,192.168.0.110\n");
    return steps
        .answers()
        .with(AnswerKey.IMAGES, "container")
        .with(AnswerKey.IMAGES_ADDRESS, address);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.240, is the boot server's",
    "192.168.0.1,   is the gateway's",
    "192.168.0.20,  is stor-01's (conf/hosts:2)",
    "192.168.0.105, in the dhcp-range 192.168.0.100 to 192.168.0.110",
    "192.168.1.5,   is not a host address in 192.168.0.0/24",
  })
  void anAddressThatSomebodyHasIsRefused(String address, String why) throws IOException {
    Answers asked = servedAt(address);
    assertThatThrownBy(
            () -> {
              steps.detect(asked);
              steps.check("images");
            })
        .hasMessageContaining(why);
  }

  @Test
  void anAddressThatNobodyHasIsTaken() throws IOException {
    steps.detect(servedAt("192.168.0.241"));
    assertThat(steps.check("images").state()).isEqualTo(Check.State.OPEN);
  }

  @Test
  void noHostIsGivenTheAddressAfterwards() {
    serveFromContainer();
    assertThatThrownBy(
            () ->
                steps
                    .site()
                    .engine()
                    .plan(
                        new AddHost(
                            "cpu-01",
                            MacAddress.parse("52:54:00:00:00:01"),
                            Ipv4Address.parse("192.168.0.241"),
                            "",
                            true)))
        .hasMessageContaining("is the address that images/ is served at");
  }

  @Test
  void anImageWithoutAWebServerIsNamedWithAWayOut() {
    machine.sandbox().faults().loseWebServer("pxedock/pxeboot");
    say(AnswerKey.IMAGES, "container");
    assertThatThrownBy(() -> steps.check("images"))
        .hasMessage("image pxedock/pxeboot contains no web server that pxedock knows");
    say(AnswerKey.IMAGES_IMAGE, "busybox");
    assertThat(steps.commands("images")).containsExactly("docker pull busybox");
    steps.apply("images");
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
  }

  @Test
  void aHostAddressBesideTheSubnetIsTakenWithANote() {
    say(AnswerKey.IMAGES, "host");
    assertThat(steps.commands("images").get(0))
        .contains("--net=host --cap-drop=ALL")
        .doesNotContain("--ip=");
    assertThat(steps.check("images").plan().notes())
        .containsExactly(
            "10.1.1.11 is not in 192.168.0.0/24: machines reach it only through their gateway"
                + " 192.168.0.1");
  }

  @Test
  void anAddressThatTheHostDoesNotHaveIsRefusedWithThoseThatItHas() {
    say(AnswerKey.IMAGES, "host");
    say(AnswerKey.IMAGES_ADDRESS, "10.1.1.12");
    assertThatThrownBy(() -> steps.check("images"))
        .isInstanceOfSatisfying(
            Failure.class,
            e -> assertThat(e.remedy().words()).startsWith("choose one of 10.1.1.11"));
  }

  @Test
  void thatTheUrlLeadsElsewhereIsToldAndMended() throws IOException {
    serveFromContainer();
    Files.writeString(
        rescue(), Files.readString(rescue()).replace("192.168.0.241", "192.168.0.1/images"));
    assertThat(link().state()).isEqualTo(PathLink.State.WARNING);
    assertThat(link().detail())
        .isEqualTo(
            "911boot points elsewhere: http://192.168.0.1/images/, not to the images served at"
                + " http://192.168.0.241/");
    steps.apply("images");
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
  }

  @Test
  void aUrlOfOnesOwnAndAContainerContradictEachOther() {
    Answers both =
        steps
            .answers()
            .with(AnswerKey.IMAGES, "container")
            .with(AnswerKey.IMAGES_ADDRESS, "192.168.0.241")
            .with(AnswerKey.IMAGES_URL, "http://other/");
    assertThatThrownBy(both::settings).hasMessageContaining("serves at http://192.168.0.241/");
  }
}
