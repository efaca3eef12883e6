package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.ContainerStates;
import io.pxedock.fixture.RelayedEngine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.host.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A bind mount that leads outside the work directory is told, and nothing is changed in it. */
class OutsideBindsTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @TempDir Path temporary;
  private Path elsewhere;

  @BeforeEach
  void resolve() throws IOException {
    elsewhere = temporary.toRealPath();
  }

  private List<String> told() {
    return SiteStatus.of(site.observe(Scope.DAEMON)).problems().stream()
        .filter(problem -> problem.code().equals("outside-bind"))
        .map(Problem::line)
        .toList();
  }

  private void movedAndLinked(String name, String to) throws IOException {
    Path place = site.workdir().resolve(name);
    Files.move(place, elsewhere.resolve(to));
    Files.createSymbolicLink(place, elsewhere.resolve(to));
  }

  /** Puts a bind mount of another place before those of the container. */
  private void bound(Path source, String target) {
    Bind bind = new Bind(source.toString(), target, false);
    site.use(
        new LocalFiles(),
        new RelayedEngine(site.sandbox().engine()) {
          @Override
          public Optional<ContainerState> container(String name) {
            return super.container(name).map(container -> with(container, bind));
          }
        });
  }

  private static ContainerState with(ContainerState c, Bind bind) {
    List<Bind> binds = new ArrayList<>(c.binds());
    binds.removeIf(old -> old.target().equals(bind.target()));
    binds.add(bind);
    return ContainerStates.withBinds(c, binds);
  }

  @Test
  void behindALinkIsToldWithItsRealPath() throws IOException {
    movedAndLinked("tftpboot", "tftp");
    assertThat(told())
        .containsExactly(
            "tftpboot: the container's /tftpboot is "
                + elsewhere.resolve("tftp")
                + ", outside the work directory "
                + site.workdir()
                + "; put the files themselves at tftpboot, in place of a link");
  }

  @Test
  void behindALinkIsNotChanged() throws IOException {
    movedAndLinked("tftpboot", "tftp");
    refused(
        () -> site.run(new SetRescue(List.of("cpu-01"), "")),
        "the container's /tftpboot is "
            + elsewhere.resolve("tftp")
            + ", outside the work directory "
            + site.workdir()
            + " (tftpboot/pxelinux.cfg/01-52-54-00-00-00-01);"
            + " put the files themselves at tftpboot, in place of a link");
    assertThat(elsewhere.resolve("tftp/pxelinux.cfg/01-52-54-00-00-00-01")).doesNotExist();
  }

  @Test
  void ofOtherFilesStopsNoChange() throws IOException {
    movedAndLinked("tftpboot", "tftp");
    assertThatCode(() -> site.run(TestSite.ADD)).doesNotThrowAnyException();
  }

  @Test
  void ofOneFileIsToldAndNotChanged() throws IOException {
    Path hosts = Files.copy(site.workdir().resolve("conf/hosts"), elsewhere.resolve("hosts"));
    String before = Files.readString(hosts);
    bound(hosts, "/conf/hosts");
    assertThat(told())
        .containsExactly(
            hosts
                + ": the container's /conf/hosts is "
                + hosts
                + ", outside the work directory "
                + site.workdir()
                + "; run 'pxedock setup' to make the container again");
    assertThatCode(() -> site.run(TestSite.ADD)).hasMessageContaining("outside the work directory");
    assertThat(hosts).hasContent(before);
  }

  @Test
  void ofABootImageIsTold() throws IOException {
    movedAndLinked("images", "images");
    assertThat(told())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("images/").contains("outside the work"));
  }

  @Test
  void ofAFileThatTheSiteDoesNotUseIsNotTold() throws IOException {
    bound(Files.writeString(elsewhere.resolve("localtime"), ""), "/etc/localtime");
    assertThat(told()).isEmpty();
  }

  @Test
  void aLinkWithinTheWorkDirectoryIsNotTold() throws IOException {
    Path place = site.workdir().resolve("tftpboot");
    Files.move(place, place.resolveSibling("tftp"));
    Files.createSymbolicLink(place, Path.of("tftp"));
    assertThat(told()).isEmpty();
  }
}
