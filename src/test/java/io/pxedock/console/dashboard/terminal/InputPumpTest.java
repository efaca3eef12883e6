package io.pxedock.console.dashboard.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputPumpTest {
  private final List<Message> heard = new CopyOnWriteArrayList<>();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private ExternalTerminal terminal;
  private InputPump pump;

  @BeforeEach
  void start() throws Exception {
    terminal =
        new ExternalTerminal(
            "test",
            "xterm",
            new PipedInputStream(keyboard, 256 * 1024),
            java.io.OutputStream.nullOutputStream(),
            StandardCharsets.UTF_8);
    terminal.enterRawMode();
    pump = new InputPump(terminal.reader(), heard::add, () -> {});
    pump.start();
  }

  @AfterEach
  void stop() throws Exception {
    keyboard.close();
    pump.stop();
    terminal.close();
  }

  private void type(String text) throws Exception {
    keyboard.write(text.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  private void awaitKey(String name) {
    await().atMost(Duration.ofSeconds(20)).until(() -> heard.contains(new Messages.Key(name)));
  }

  @Test
  void anEscapeThatComesAloneIsEsc() throws Exception {
    type("\u001b");
    awaitKey("Esc");
  }

  @Test
  void aPasteOfAnyLengthIsNoKeys() throws Exception {
    type(KeyDecoder.PASTE_BEGIN + "9\rdq".repeat(40_000) + KeyDecoder.PASTE_END + "j");

    awaitKey("j");

    assertThat(heard).filteredOn(Messages.Key.class::isInstance).hasSize(1);
    assertThat(heard).filteredOn(Messages.Paste.class::isInstance).isNotEmpty();
  }

  @Test
  void aPasteThatIsBrokenOffEndsWithCtrlC() throws Exception {
    type(KeyDecoder.PASTE_BEGIN + "half");
    await().atMost(Duration.ofSeconds(20)).until(() -> heard.contains(new Messages.Paste("half")));

    type("\u0003");

    awaitKey("Ctrl-C");
  }
}
