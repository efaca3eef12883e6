package io.pxedock.core.setup.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.engine.Site;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.operation.Undo;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.StepOperation;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.answer.DetectedAnswers;
import io.pxedock.core.site.Scope;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootImagesStepTest {
  private static final String CONTAINER = "pxeboot-images";

  @TempDir Path temporary;
  private BareMachine machine;
  private Answers answers;
  private Site site;

  /** A server that works, and 911boot with the URL of somebody else's images. */
  @BeforeEach
  void siteWhoseImagesSomebodyElseServes() {
    machine = BareMachine.in(temporary);
    use(
        new Answers(
            Map.of(
                AnswerKey.WORKDIR,
                machine.directory().toString(),
                AnswerKey.ARCHIVE,
                machine.archive().toString())));
    Steps.all().forEach(step -> apply(step.name()));
  }

  private void use(Answers given) {
    answers = DetectedAnswers.complete(machine.tools(""), given);
    site = machine.reopen(answers.settings());
  }

  private void say(AnswerKey key, String value) {
    use(answers.with(key, value));
  }

  private SetupContext situation() {
    return new SetupContext(
        answers, machine.directory(), machine.tools(""), site::observe, Set.of());
  }

  private static SetupStep step(String name) {
    return Steps.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private Check check() {
    return step("images").check(situation());
  }

  private void apply(String name) {
    SetupStep step = step(name);
    for (int go = 0; go < 3 && !step.check(situation()).isSettled(); go++) {
      site.engine().run(new StepOperation(step, situation()), TestSite.YES);
    }
    assertThat(step.check(situation()).isSettled()).isTrue();
  }

  private void serveFromContainer() {
    say(AnswerKey.IMAGES, "container");
    apply("images");
    apply("settings");
  }

  private List<String> commands() {
    return check().plan().deeds().stream()
        .map(SystemChange::commands)
        .flatMap(List::stream)
        .map(argv -> String.join(" ", argv))
        .toList();
  }

  private Path rescue() {
    return machine.directory().resolve("tftpboot/pxelinux.cfg/911boot");
  }

  private PathLink link() {
    return SiteStatus.of(site.observe(Scope.EVERYTHING)).path().get(7);
  }

  @Test
  void whatAnswersIsLeftAsItIs() {
    assertThat(check().state()).isEqualTo(Check.State.DONE);
    assertThat(check().detail()).isEqualTo("http://192.168.0.1/images/ has initrd.gz, vmlinuz-4");
  }

  @Test
  void aUrlThatIsDeadIsAWarningWithTheOffer() {
    machine.sandbox().probe().becomeUnreachable();
    assertThat(check().state()).isEqualTo(Check.State.WARNING);
    assertThat(check().remedy().words())
        .endsWith("use --images container to serve images/ from this machine");
  }

  @Test
  void theContainerHasTheNextFreeAddressAndNoRightsToSpeakOf() {
    say(AnswerKey.IMAGES, "container");
    assertThat(commands())
        .containsExactly(
            "docker create --name=pxeboot-images --net=pxeboot --ip=192.168.0.241 --cap-drop=ALL"
                + " --read-only --security-opt=no-new-privileges --stop-signal=SIGKILL"
                + " --cap-add=NET_BIND_SERVICE --restart=unless-stopped -v "
                + machine.directory()
                + "/images:/images:ro --entrypoint=busybox jumpscale/pxeboot"
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
        site.engine().journal().entries().stream()
            .filter(entry -> entry.title().equals("setup images"))
            .findFirst()
            .orElseThrow();
    site.engine().run(new Undo(change, true), TestSite.YES);
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
    assertThat(check().state()).isEqualTo(Check.State.DONE);
  }

  @ParameterizedTest
  @CsvSource({"true, is gone", "false, is exited"})
  void aContainerThatDoesNotRunIsTheReasonAndIsMended(boolean remove, String why) {
    serveFromContainer();
    if (remove) {
      machine.sandbox().engine().removeContainer(CONTAINER);
    } else {
      machine.sandbox().engine().stop(CONTAINER, Duration.ZERO);
    }
    assertThat(link().state()).isEqualTo(PathLink.State.FAILED);
    assertThat(link().detail())
        .isEqualTo("container pxeboot-images, which serves http://192.168.0.241/, " + why);
    assertThat(link().remedy().words()).isEqualTo("pxedock setup");
    apply("images");
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
  }

  @Test
  void oneThatDiffersIsShownSideBySideAndReplacedOnlyWhenThatWasSaid() {
    serveFromContainer();
    say(AnswerKey.IMAGES_ADDRESS, "192.168.0.250:8080");
    assertThatThrownBy(this::check)
        .hasMessage(
            "container pxeboot-images differs: it runs 'busybox httpd -f -vv -p 192.168.0.241:80 -h"
                + " /images', wanted a web server for /images at 192.168.0.250:8080");
    say(AnswerKey.REPLACE, "yes");
    assertThat(check().plan().questions().get(0)).startsWith("Replace container pxeboot-images?");
    apply("images");
    assertThat(rescue()).content().contains("httproot=http://192.168.0.250:8080/\n");
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.241, free, ''",
    "192.168.0.240, '', is the boot server's own",
    "192.168.0.1,   '', is the gateway's",
    "192.168.0.20,  '', is stor-01's (conf/hosts:2)",
    "192.168.0.105, '', in the dhcp-range 192.168.0.100 to 192.168.0.110",
    "192.168.1.5,   '', is not a host address in 192.168.0.0/24",
  })
  void anAddressThatSomebodyHasIsRefused(String address, String free, String why)
      throws IOException {
    Path conf = machine.directory().resolve("conf");
    Files.writeString(conf.resolve("hosts"), "# ours\n192.168.0.20 stor-01.lab stor-01\n");
    Files.writeString(
        conf.resolve("dnsmasq.conf"),
        Files.readString(conf.resolve("dnsmasq.conf"))
            + "dhcp-range=192.168.0.100,192.168.0.110\n");
    Answers asked =
        answers.with(AnswerKey.IMAGES, "container").with(AnswerKey.IMAGES_ADDRESS, address);
    if (free.isEmpty()) {
      assertThatThrownBy(
              () -> {
                use(asked);
                check();
              })
          .hasMessageContaining(why);
    } else {
      use(asked);
      assertThat(check().state()).isEqualTo(Check.State.OPEN);
    }
  }

  @Test
  void noHostIsGivenTheAddressAfterwards() {
    serveFromContainer();
    assertThatThrownBy(
            () ->
                site.engine()
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
    machine.sandbox().provisioning().loseWebServer("jumpscale/pxeboot");
    say(AnswerKey.IMAGES, "container");
    assertThatThrownBy(this::check)
        .hasMessage("image jumpscale/pxeboot contains no web server that pxedock knows");
    say(AnswerKey.IMAGES_IMAGE, "busybox");
    assertThat(commands()).containsExactly("docker pull busybox");
    apply("images");
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
  }

  @Test
  void aHostAddressBesideTheSubnetIsTakenWithANote() {
    say(AnswerKey.IMAGES, "host");
    assertThat(commands().get(0)).contains("--net=host --cap-drop=ALL").doesNotContain("--ip=");
    assertThat(check().plan().notes())
        .containsExactly(
            "10.1.1.11 is not in 192.168.0.0/24: machines reach it only through their gateway"
                + " 192.168.0.1");
  }

  @Test
  void anAddressThatTheHostDoesNotHaveIsRefusedWithThoseThatItHas() {
    say(AnswerKey.IMAGES, "host");
    say(AnswerKey.IMAGES_ADDRESS, "10.1.1.12");
    assertThatThrownBy(this::check)
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
    apply("images");
    assertThat(link().state()).isEqualTo(PathLink.State.OK);
  }

  @Test
  void aUrlOfOnesOwnAndAContainerContradictEachOther() {
    Answers both =
        answers
            .with(AnswerKey.IMAGES, "container")
            .with(AnswerKey.IMAGES_ADDRESS, "192.168.0.241")
            .with(AnswerKey.IMAGES_URL, "http://other/");
    assertThatThrownBy(both::settings).hasMessageContaining("serves at http://192.168.0.241/");
  }
}
