package io.pxedock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.image.ImageState;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Provisioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What setup relies on when it makes images, networks and containers. */
abstract class ProvisioningContract {
  @TempDir Path files;
  private StackUnderTest stack;
  private Provisioning maker;
  private ContainerEngine engine;
  private Settings settings;

  /** The stack, whose container runs. */
  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
    maker = stack.provisioning();
    engine = stack.engine();
    settings = stack.settings();
  }

  @AfterEach
  void makeEverythingAndClose() {
    if (engine.network(settings.network()).isEmpty()) {
      if (engine.container(settings.container()).isPresent()) {
        maker.removeContainer(settings.container());
      }
      maker.createNetwork(network());
    }
    if (engine.container(settings.container()).isEmpty()) {
      maker.createContainer(container());
    }
    stack.close();
  }

  private NetworkState network() {
    return new NetworkState(
        settings.network(),
        "macvlan",
        settings.port(),
        settings.subnet().toString(),
        settings.gateway().toString(),
        "");
  }

  private ContainerSpec container() {
    return new ContainerSpec(
        settings.container(),
        settings.image(),
        settings.network(),
        settings.address(),
        ServerBinds.of(stack.workdir()),
        ContainerSpec.Rights.SERVER);
  }

  private static void fails(ExitCode exit, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.exit()).isEqualTo(exit));
  }

  @Test
  void theImageIsThereAndAnotherIsNot() {
    assertThat(maker.hasImage(settings.image())).isTrue();
    assertThat(maker.hasImage("nobody.invalid/pxeboot")).isFalse();
  }

  @Test
  void anImageIsFoundByItsNameAndByItsId() {
    ImageState image = maker.image(settings.image()).orElseThrow();
    assertThat(maker.image(image.id())).contains(image);
    assertThat(maker.images()).anyMatch(name -> name.startsWith(settings.image()));
    assertThat(maker.image("nobody.invalid/pxeboot")).isEmpty();
  }

  @Test
  void anImageThatNobodyHasIsNotPulled() {
    fails(ExitCode.FAILED, () -> maker.pull("nobody.invalid/pxeboot", Progress.NONE));
    assertThat(maker.hasImage("nobody.invalid/pxeboot")).isFalse();
  }

  @Test
  void aFileThatIsNotThereIsNotLoaded() {
    fails(ExitCode.UNREACHABLE, () -> maker.load(files.resolve("image.tar"), Progress.NONE));
  }

  @Test
  void aFileThatIsNoImageIsNotLoaded() throws IOException {
    Path tar = Files.writeString(files.resolve("image.tar"), "hello ".repeat(1000));
    fails(ExitCode.FAILED, () -> maker.load(tar, Progress.NONE));
  }

  @Test
  void aNetworkNamesItsUsers() {
    assertThat(maker.users(settings.network())).containsExactly(settings.container());
  }

  @Test
  void aNetworkInUseIsNotRemoved() {
    fails(ExitCode.FAILED, () -> maker.removeNetwork(settings.network()));
    assertThat(engine.network(settings.network())).isPresent();
  }

  @Test
  void aNetworkIsNotMadeTwice() {
    fails(ExitCode.FAILED, () -> maker.createNetwork(network()));
  }

  @Test
  void aNetworkIsMadeAsItWasWanted() {
    maker.removeContainer(settings.container());
    maker.removeNetwork(settings.network());
    assertThat(engine.network(settings.network())).isEmpty();
    maker.createNetwork(network());
    assertThat(engine.network(settings.network())).contains(network());
    assertThat(maker.users(settings.network())).isEmpty();
  }

  @Test
  void aContainerIsNotMadeTwice() {
    fails(ExitCode.FAILED, () -> maker.createContainer(container()));
  }

  @Test
  void aContainerWithoutItsNetworkDoesNotRun() {
    maker.removeContainer(settings.container());
    maker.removeNetwork(settings.network());
    // Docker says so when it is started only.
    assertThatThrownBy(
            () -> {
              maker.createContainer(container());
              engine.start(settings.container());
            })
        .isInstanceOf(Failure.class);
  }

  @Test
  void aContainerIsMadeAsItWasWantedAndDoesNotRunYet() {
    maker.removeContainer(settings.container());
    assertThat(engine.container(settings.container())).isEmpty();
    maker.createContainer(container());
    ContainerState made = engine.container(settings.container()).orElseThrow();
    assertThat(made.isRunning()).isFalse();
    assertThat(made.image()).isEqualTo(settings.image());
    assertThat(maker.image(made.imageId())).isEqualTo(maker.image(settings.image()));
    assertThat(made.restartPolicy()).isEqualTo(ContainerSpec.RESTART_POLICY);
    assertThat(made.rights()).isEqualTo(container().effective());
    assertThat(made.autoRemove()).isFalse();
    assertThat(made.tty()).isFalse();
    assertThat(made.binds()).containsExactlyInAnyOrderElementsOf(container().binds());
  }

  @Test
  void startedItHasItsAddress() {
    maker.removeContainer(settings.container());
    maker.createContainer(container());
    engine.start(settings.container());
    assertThat(engine.container(settings.container()).orElseThrow().addresses())
        .containsEntry(settings.network(), settings.address().toString());
  }
}
