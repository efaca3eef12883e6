package io.pxedock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Provisioning;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pxedock relies on to serve images/ from a container, and to see that it is served. */
abstract class ImagesContract {
  private static final String NAME = "contract-images";
  private static final Endpoint AT = Endpoint.parse("192.168.0.247:8080");

  private StackUnderTest stack;
  private ContainerEngine engine;
  private Provisioning provisioning;
  private Settings settings;

  /** The stack, whose container runs. */
  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
    engine = stack.engine();
    provisioning = stack.provisioning();
    settings = stack.settings();
    Files.writeString(stack.workdir().resolve("images/small"), "seven b");
  }

  @AfterEach
  void removeTheContainer() {
    if (engine.container(NAME).isPresent()) {
      provisioning.removeContainer(NAME);
    }
    stack.close();
  }

  private ContainerSpec spec() {
    return new ContainerSpec(
        NAME,
        settings.image(),
        settings.network(),
        Optional.of(AT.address()),
        List.of(new Bind(stack.workdir().resolve("images").toString(), "/images", false)),
        ContainerSpec.Rights.WEB,
        WebServer.BUSYBOX.command(AT, "/images"));
  }

  private void serve() {
    provisioning.createContainer(spec());
    engine.start(NAME);
    Server.until(
        () -> {
          try {
            return ask("small").found();
          } catch (Failure e) {
            return false;
          }
        });
  }

  private UrlAnswer ask(String file) {
    return engine.ask(settings.container(), URI.create(AT.url() + file));
  }

  @Test
  void theImageIsTriedAndNothingIsLeftOfIt() {
    int before = provisioning.users("none").size();
    assertThat(provisioning.webServer(settings.image())).contains(WebServer.BUSYBOX);
    assertThat(provisioning.users("none")).hasSize(before);
  }

  @Test
  void whatItServesIsSeenFromTheServersContainer() {
    serve();
    assertThat(ask("small")).isEqualTo(UrlAnswer.http(200, 7));
    assertThat(ask("no-such-file").found()).isFalse();
    assertThat(ask("no-such-file").said()).isEqualTo("404");
  }

  @Test
  void itAnswersItself() {
    serve();
    assertThat(engine.ask(NAME, URI.create(AT.url() + "small")).size()).isEqualTo(7);
  }

  @Test
  void itIsSeenAsItWasMade() {
    serve();
    ContainerState state = engine.container(NAME).orElseThrow();
    assertThat(state.command()).isEqualTo(spec().command());
    assertThat(state.network()).isEqualTo(settings.network());
    assertThat(state.binds()).isEqualTo(spec().binds());
    assertThat(state.addresses()).containsEntry(settings.network(), AT.address().toString());
    assertThat(state.restartPolicy()).isEqualTo("unless-stopped");
    assertThat(provisioning.users(settings.network())).contains(NAME);
  }

  @Test
  void onceItIsStoppedNothingAnswersThere() {
    serve();
    engine.stop(NAME, Server.GRACE);
    assertThat(engine.container(NAME).orElseThrow().isRunning()).isFalse();
    Failure failure = catchThrowableOfType(Failure.class, () -> ask("small"));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void aPortOnWhichNobodyListensIsUnreachable() {
    URI closed = URI.create("http://" + settings.address() + ":9/");
    Failure failure =
        catchThrowableOfType(Failure.class, () -> engine.ask(settings.container(), closed));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(failure.what()).contains(closed.toString());
  }

  @Test
  void aContainerThatIsNotThereCannotAsk() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> engine.ask("no-such-container", URI.create(AT.url())));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void theMachineHasAddressesOtherThanTheLoopback() {
    assertThat(stack.virtualSwitch().addresses())
        .isNotEmpty()
        .noneMatch(address -> address.toString().startsWith("127."));
  }
}
