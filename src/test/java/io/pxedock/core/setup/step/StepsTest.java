package io.pxedock.core.setup.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.hosts.HostCount;
import io.pxedock.core.operation.Undo;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.StepOperation;
import io.pxedock.core.setup.action.BringArchive;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.AnsweredSteps;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.Failure;
import io.pxedock.model.container.NetworkState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private AnsweredSteps steps;

  @BeforeEach
  void answer() {
    steps = AnsweredSteps.on(machine);
    steps.use(
        steps
            .answers()
            .with(AnswerKey.HOST, "cpu-01")
            .with(AnswerKey.HOST_MAC, "52:54:00:00:00:01"));
  }

  @Test
  void fromNothingToAServerThatIsHealthy() {
    steps.applyAll();
    SiteStatus status = SiteStatus.of(steps.site().observe(Scope.EVERYTHING));
    assertThat(status.problems()).isEmpty();
    assertThat(status.isHealthy()).isTrue();
    assertThat(status.hosts().map(HostCount::text)).contains("1 host");
  }

  @Test
  void lookingChangesNothing() {
    Map<String, String> before = Tree.of(machine.root());
    for (SetupStep step : Steps.all()) {
      try {
        step.check(steps.context());
      } catch (Failure e) {
        assertThat(e.remedy().words()).isNotEmpty();
      }
    }
    assertThat(Tree.of(machine.root())).isEqualTo(before);
  }

  @Test
  void aSecondTimeThereIsNothingToDo() {
    steps.applyAll();
    int changes = steps.site().engine().journal().entries().size();
    steps.applyAll();
    assertThat(steps.site().engine().journal().entries()).hasSize(changes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"directory", "files", "configuration", "port", "network", "image", "container"})
  void cutOffAfterAnyStepTheRestIsDone(String last) {
    for (SetupStep step : Steps.all()) {
      steps.apply(step.name());
      if (step.name().equals(last)) {
        break;
      }
    }
    steps.use(steps.answers());
    steps.applyAll();
    assertThat(SiteStatus.of(steps.site().observe(Scope.EVERYTHING)).isHealthy()).isTrue();
  }

  @Test
  void settingsLandInTheWorkDirectory() throws IOException {
    steps.use(
        steps.answers().with(AnswerKey.TAG, "2311").with(AnswerKey.IP_RANGE, "192.168.0.128/25"));
    steps.apply("settings");
    assertThat(Files.readAllLines(machine.directory().resolve("pxedock.conf")))
        .contains("tag=2311", "ip-range=192.168.0.128/25", "bridge=backplane1")
        .noneMatch(line -> line.startsWith("archive") || line.startsWith("host"));
  }

  @Test
  void anAnswerThatTurnedOutToBeWrongIsNotWritten() {
    otherNetwork();
    assertThatThrownBy(steps::applyAll).isInstanceOf(Failure.class);
    assertThat(machine.directory().resolve("pxedock.conf")).doesNotExist();
  }

  @Test
  void undoTakesTheSettingsBack() throws IOException {
    steps.applyAll();
    String before = Files.readString(machine.directory().resolve("pxedock.conf"));
    steps.use(steps.answers().with(AnswerKey.DOCKER_USER, "").with(AnswerKey.TAG, "7"));
    steps.apply("settings");
    steps
        .site()
        .engine()
        .run(
            new Undo(steps.site().engine().journal().lastStanding().orElseThrow(), true),
            TestSite.YES);
    assertThat(machine.directory().resolve("pxedock.conf")).hasContent(before);
  }

  @Test
  void aCorrectedAnswerTakesThePlaceOfTheWrittenOne() throws IOException {
    Path conf = machine.directory().resolve("pxedock.conf");
    Files.createDirectories(conf.getParent());
    Files.writeString(conf, "# ours\nimage=wrong\nip-range=192.168.0.0/25\ntag=5\n");
    steps.use(
        steps.answers().with(AnswerKey.IP_RANGE, "").with(AnswerKey.IMAGE, "jumpscale/pxeboot"));
    steps.apply("settings");
    assertThat(Files.readAllLines(conf))
        .startsWith("# ours", "image=jumpscale/pxeboot", "tag=0")
        .noneMatch(line -> line.startsWith("ip-range"));
  }

  @Test
  void aNewPortIsInternalFromTheBeginning() {
    steps.use(steps.answers().with(AnswerKey.TAG, "2311"));
    assertThat(steps.commands("port"))
        .containsExactly(
            "ovs-vsctl add-port backplane1 pxeboot tag=2311"
                + " -- set interface pxeboot type=internal",
            "ip link set dev pxeboot up");
  }

  @Test
  void thePortThatTheWrittenCommandLeavesIsMended() {
    machine.sandbox().faults().breakPort();
    assertThat(steps.commands("port"))
        .containsExactly(
            "ovs-vsctl set interface pxeboot type=internal", "ip link set dev pxeboot up");
    steps.apply("port");
  }

  @Test
  void aWrongTagIsCorrected() {
    steps.apply("port");
    machine.sandbox().faults().setTag(99);
    assertThat(steps.commands("port")).containsExactly("ovs-vsctl clear port pxeboot tag");
    steps.apply("port");
  }

  @Test
  void aLinkThatIsDownIsSetUp() {
    steps.apply("port");
    machine.sandbox().faults().takeLinkDown();
    assertThat(steps.commands("port")).containsExactly("ip link set dev pxeboot up");
  }

  @Test
  void aBridgeThatIsNotThereIsNamedWithThoseThatAre() {
    machine.sandbox().faults().removeBridge();
    assertThat(steps.check("port").detail()).isEqualTo("there is no bridge 'backplane1'");
    assertThat(steps.check("port").remedy().words())
        .isEqualTo("create it: ovs-vsctl add-br backplane1");
  }

  private void otherNetwork() {
    machine
        .sandbox()
        .provisioning()
        .createNetwork(
            new NetworkState("pxeboot", "macvlan", "pxeboot", "10.9.0.0/24", "10.9.0.1", ""));
  }

  @Test
  void aNetworkThatDiffersIsShownSideBySide() {
    otherNetwork();
    Check check = steps.check("network");
    assertThat(check.state()).isEqualTo(Check.State.BLOCKED);
    assertThat(check.detail())
        .isEqualTo(
            "Docker network pxeboot differs: subnet is 10.9.0.0/24, not 192.168.0.0/24;"
                + " gateway is 10.9.0.1, not 192.168.0.1");
  }

  @Test
  void itIsReplacedOnlyWhenThatWasSaid() {
    otherNetwork();
    steps.use(steps.answers().with(AnswerKey.REPLACE, "yes"));
    assertThat(steps.commands("network"))
        .containsExactly(
            "docker network rm pxeboot",
            "docker network create -d macvlan --subnet=192.168.0.0/24 --gateway=192.168.0.1"
                + " -o parent=pxeboot pxeboot");
    steps.apply("network");
  }

  @Test
  void aNetworkInUseIsNeverReplaced() {
    steps.applyAll();
    steps.use(
        steps
            .answers()
            .with(AnswerKey.REPLACE, "yes")
            .with(AnswerKey.IP_RANGE, "192.168.0.128/25"));
    assertThat(steps.check("network").detail()).endsWith("; used by pxeboot");
    assertThat(steps.check("network").state()).isEqualTo(Check.State.BLOCKED);
  }

  @Test
  void aBindSourceThatIsMissingIsAnErrorBeforeDockerMakesADirectoryOfIt() throws IOException {
    steps.apply("directory");
    steps.apply("files");
    Files.delete(machine.directory().resolve("images/initrd.gz"));
    assertThat(steps.check("container").state()).isEqualTo(Check.State.BLOCKED);
    assertThat(steps.check("container").detail()).contains("images/initrd.gz");
    assertThatThrownBy(
            () ->
                steps
                    .site()
                    .engine()
                    .run(
                        new StepOperation(AnsweredSteps.step("container"), steps.context()),
                        TestSite.YES))
        .isInstanceOf(Failure.class);
    assertThat(machine.directory().resolve("images/initrd.gz")).doesNotExist();
  }

  @Test
  void aDirectoryThatDockerMadeOfAnImageIsNamed() throws IOException {
    steps.apply("directory");
    steps.use(new Answers(Map.of(AnswerKey.WORKDIR, machine.directory().toString())));
    Files.createDirectory(machine.directory().resolve("images/vmlinuz-4"));
    assertThat(steps.check("files").detail()).startsWith("images/vmlinuz-4 is a directory");
    assertThat(steps.check("files").remedy().words()).contains("rmdir");
  }

  @Test
  void anArchiveThatWasUnpackedButNotMovedInIsMovedIn() throws IOException {
    steps.apply("directory");
    Path unpacked = BringArchive.unpacked(machine.directory());
    Files.createDirectories(unpacked.getParent());
    machine.tools("").archives().unpack(machine.archive(), unpacked, (what, done, total) -> {});
    Files.move(
        unpacked.resolve("images/vmlinuz-4"), machine.directory().resolve("images/vmlinuz-4"));
    steps.apply("files");
    assertThat(unpacked).doesNotExist();
    assertThat(machine.directory().resolve("images/initrd.gz")).isRegularFile();
  }

  @Test
  void anArchiveWithoutTlsAndChecksumIsUnpackedOnlyAfterAQuestionThatShowsItsSum()
      throws IOException, NoSuchAlgorithmException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] archive = Files.readAllBytes(machine.archive());
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    server.start();
    try {
      steps.use(
          steps
              .answers()
              .with(
                  AnswerKey.ARCHIVE,
                  "http://127.0.0.1:" + server.getAddress().getPort() + "/pxebootbinaries.tgz"));
      steps.apply("directory");
      steps
          .site()
          .engine()
          .run(new StepOperation(AnsweredSteps.step("files"), steps.context()), TestSite.YES);
      assertThat(machine.directory().resolve("images/vmlinuz-4")).doesNotExist();
      String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
      assertThat(steps.check("files").plan().questions()).containsExactly("Is this sum right?");
      assertThat(steps.check("files").plan().notes())
          .contains("the archive has the SHA-256 sum " + sum);
      assertThat(steps.check("files").plan().systemChanges())
          .containsExactly(
              new BringArchive(steps.answers().get(AnswerKey.ARCHIVE), sum, machine.directory()));
      steps.apply("files");
      assertThat(machine.directory().resolve("images/vmlinuz-4")).isRegularFile();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aChecksumThatWasGivenIsNotAskedAboutAgain() {
    steps.use(
        steps
            .answers()
            .with(AnswerKey.ARCHIVE, "http://192.0.2.1/pxebootbinaries.tgz")
            .with(AnswerKey.SHA256, "0".repeat(64)));
    assertThat(steps.check("files").plan().questions()).isEmpty();
    assertThat(steps.check("files").plan().systemChanges())
        .hasOnlyElementsOfType(BringArchive.class);
  }

  @Test
  void theLinkComesUpAfterARebootWhenSomebodyIsToldTo() throws IOException {
    steps.use(steps.answers().with(AnswerKey.PERSIST, "networkd"));
    steps.apply("reboot");
    assertThat(machine.root().resolve("etc/systemd/network/50-pxeboot.network"))
        .content()
        .contains("[Match]\nName=pxeboot\n", "ActivationPolicy=always-up");
  }

  @ParameterizedTest
  @CsvSource({
    "networkd, etc/systemd/network/50-pxeboot.network, rw-r--r--",
    "ifupdown, etc/network/interfaces.d/pxeboot,       rw-r--r--",
    "netplan,  etc/netplan/60-pxeboot.yaml,            rw-------"
  })
  void theFileThatBringsTheLinkUpHasTheModeThatItsReaderWants(String who, String file, String mode)
      throws IOException {
    steps.use(steps.answers().with(AnswerKey.PERSIST, who));
    steps.apply("reboot");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(machine.root().resolve(file))))
        .isEqualTo(mode);
  }

  @Test
  void theEquivalentCommandsGiveANetplanFileItsModeFirst() {
    steps.use(steps.answers().with(AnswerKey.PERSIST, "netplan"));
    List<String> commands =
        new EquivalentCommands(steps.answers().settings())
            .of(steps.check("reboot").plan(), machine.directory());
    assertThat(commands)
        .anyMatch(command -> command.matches("install -m 600 /dev/null .*/60-pxeboot.yaml"));
  }

  @Test
  void aFileThatIfupWouldNotReadIsSaid() throws IOException {
    steps.use(steps.answers().with(AnswerKey.PERSIST, "ifupdown"));
    assertThat(steps.check("reboot").plan().notes().get(0)).startsWith("ifup does not read it yet");
    Path interfaces = Files.createDirectories(machine.root().resolve("etc/network"));
    Files.writeString(
        interfaces.resolve("interfaces"), "auto lo\nsource /etc/network/interfaces.d/*\n");
    assertThat(steps.check("reboot").plan().notes()).isEmpty();
  }

  @Test
  void noDockerIsSaidFirst() {
    machine.sandbox().faults().stopDocker();
    assertThat(steps.check("docker").state()).isEqualTo(Check.State.BLOCKED);
    assertThat(steps.check("docker").remedy().words())
        .isEqualTo("start Docker: systemctl start docker");
  }

  @Test
  void imagesThatDoNotAnswerAreAWarning() {
    steps.applyAll();
    machine.sandbox().faults().stopWebServers();
    assertThat(steps.check("images").state()).isEqualTo(Check.State.WARNING);
  }

  @Test
  void aLostContainerIsMadeAgainFromTheSettingsAlone() {
    steps.applyAll();
    machine.sandbox().engine().removeContainer();
    steps
        .site()
        .engine()
        .run(new StepOperation(new ContainerStep(), SetupContext.of(steps.site())), TestSite.YES);
    assertThat(steps.check("container").isSettled()).isTrue();
  }
}
