package io.pxedock.core.setup.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.operation.Undo;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.AnsweredSteps;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ServerBinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rights of the server's container, and how one with more is taken over. */
class ContainerStepTest {
  private static final String LEASE = "0 52:54:00:00:00:01 192.168.0.1 cpu-01 *\n";

  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private AnsweredSteps steps;

  @BeforeEach
  void answer() {
    steps = AnsweredSteps.on(machine);
  }

  @Test
  void theContainerHasNoMoreRightsThanItNeeds() {
    steps.apply("directory");
    steps.apply("files");
    String create = steps.commands("container").get(1);
    assertThat(create)
        .startsWith(
            "docker create --name=pxeboot --net=pxeboot --ip=192.168.0.240 --cap-drop=ALL"
                + " --cap-add=NET_ADMIN --cap-add=NET_RAW --cap-add=NET_BIND_SERVICE"
                + " --cap-add=SETGID --cap-add=SETUID ")
        .contains(
            " --security-opt=no-new-privileges --read-only"
                + " --tmpfs=/var/run:rw,noexec,nosuid,nodev,size=1m,mode=755 ",
            "/tftpboot:/tftpboot:ro -v ",
            "/conf:/conf:ro -v ",
            "/leases:/leases -v ",
            "/images/vmlinuz-4:/tftpboot/vmlinuz-4:ro -v ")
        .doesNotContain("privileged");
  }

  /** As the written procedure made it: privileged, everything writable, the leases in conf/. */
  private void serveAsTheProcedureDid() throws IOException {
    steps.applyAll();
    Path conf = machine.directory().resolve("conf/dnsmasq.conf");
    Files.writeString(
        conf,
        Files.readString(conf)
            .replace("/leases/dnsmasq.leases", "/conf/leases # kept through a restart"));
    Files.writeString(machine.directory().resolve("conf/leases"), LEASE);
    machine.sandbox().engine().removeContainer();
    List<Bind> binds =
        ServerBinds.of(machine.directory()).stream()
            .filter(bind -> !bind.target().equals("/leases"))
            .map(bind -> new Bind(bind.source(), bind.target(), true))
            .toList();
    machine
        .sandbox()
        .provisioning()
        .createContainer(
            new ContainerSpec(
                "pxeboot",
                "jumpscale/pxeboot",
                "pxeboot",
                steps.site().settings().address(),
                binds,
                ContainerSpec.Rights.PRIVILEGED));
    machine.sandbox().engine().start("pxeboot");
  }

  @Test
  void aContainerThatHasMoreRightsIsUsedAsItIsAndEachIsNamed() throws IOException {
    serveAsTheProcedureDid();
    assertThat(steps.check("container").state()).isEqualTo(Check.State.WARNING);
    assertThat(steps.check("container").detail())
        .contains(
            "privileged, which is not needed",
            "no bind of " + machine.directory().resolve("leases") + " to /leases",
            "it can write /tftpboot, /conf, /tftpboot/vmlinuz-4, /tftpboot/initrd.gz");
    assertThat(steps.check("configuration").isSettled()).isTrue();
  }

  @Test
  void replacedItHasFewRightsAndItsLeasesAreKept() throws IOException {
    serveAsTheProcedureDid();
    steps.use(steps.answers().with(AnswerKey.REPLACE, "yes"));
    steps.apply("container");
    assertThat(machine.directory().resolve("leases/dnsmasq.leases")).hasContent(LEASE);
    assertThat(machine.directory().resolve("conf/leases")).doesNotExist();
    assertThat(machine.directory().resolve("conf/dnsmasq.conf"))
        .content()
        .contains("\ndhcp-leasefile=/leases/dnsmasq.leases # kept through a restart\n");
    assertThat(machine.sandbox().engine().container("pxeboot").orElseThrow().isRunning()).isTrue();
    assertThat(steps.site().observe(Scope.FILES).files().orThrow().leases().orThrow()).hasSize(1);
  }

  @Test
  void whatMovesTheLeasesIsShownFirst() throws IOException {
    serveAsTheProcedureDid();
    steps.use(steps.answers().with(AnswerKey.REPLACE, "yes"));
    assertThat(steps.commands("container"))
        .contains("docker rm -f pxeboot")
        .last()
        .asString()
        .matches("mv .*/conf/leases .*/leases/dnsmasq.leases");
    assertThat(steps.check("container").plan().changes()).hasSize(1);
    assertThat(steps.check("container").plan().questions()).hasSize(1);
  }

  @Test
  void aReplacementThatWasCutOffBeforeTheLeasesMovedIsCompleted() throws IOException {
    serveAsTheProcedureDid();
    steps.use(steps.answers().with(AnswerKey.REPLACE, "yes"));
    List<SystemChange> systemChanges = steps.check("container").plan().systemChanges();
    systemChanges
        .subList(0, systemChanges.size() - 1)
        .forEach(change -> change.carryOut(machine.tools("")));
    steps.use(steps.answers().with(AnswerKey.REPLACE, ""));
    steps.applyAll();
    assertThat(machine.directory().resolve("leases/dnsmasq.leases")).hasContent(LEASE);
    assertThat(machine.sandbox().engine().container("pxeboot").orElseThrow().isRunning()).isTrue();
  }

  @Test
  void aReplacementIsNotUndoneIntoAServerThatCannotStart() throws IOException {
    serveAsTheProcedureDid();
    steps.use(steps.answers().with(AnswerKey.REPLACE, "yes"));
    steps.apply("container");
    JournalEntry last =
        steps.site().engine().journal().entries().stream().reduce((a, b) -> b).orElseThrow();
    assertThatThrownBy(() -> steps.site().engine().run(new Undo(last, true), TestSite.YES))
        .hasMessageContaining("cannot write /conf/leases");
  }

  @Test
  void aFileThatDnsmasqCouldNotWriteAnyMoreStopsTheReplacement() throws IOException {
    serveAsTheProcedureDid();
    Path conf = machine.directory().resolve("conf/dnsmasq.conf");
    Files.writeString(conf, Files.readString(conf) + "log-facility=/conf/log\n");
    steps.use(steps.answers().with(AnswerKey.REPLACE, "yes"));
    assertThat(steps.check("container").state()).isEqualTo(Check.State.BLOCKED);
    assertThat(steps.check("container").failure().line()).contains("dnsmasq.conf:", "/conf/log");
  }

  @Test
  void theImagesHaveAPlaceToBeMountedAtInATreeThatTheContainerCannotWrite() throws IOException {
    steps.apply("directory");
    steps.apply("files");
    Files.deleteIfExists(machine.directory().resolve("tftpboot/vmlinuz-4"));
    steps.applyAll();
    assertThat(machine.directory().resolve("tftpboot/vmlinuz-4")).isEmptyFile();
  }
}
