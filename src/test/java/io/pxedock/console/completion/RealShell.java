package io.pxedock.console.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** bash, zsh or fish at a terminal of tmux, with the completion script loaded. */
final class RealShell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROMPT = "READY>";

  private final String server = "pxedock-test-" + UUID.randomUUID();
  private final Path home;

  /**
   * @param home of a user who has configured nothing
   * @param directory where the shell starts
   */
  RealShell(CompletionScript shell, Path home, Path directory) {
    this.home = home;
    Path script = write(home, shell);
    List<String> command =
        switch (shell) {
          case bash -> List.of("bash", "--norc", "--noprofile", "-i");
          case zsh -> List.of("zsh", "-f", "-i");
          case fish -> List.of("fish", "--no-config", "-i");
        };
    String load =
        switch (shell) {
          case bash -> "PS1='READY> '; . " + script;
          case zsh ->
              "PS1='READY> '; fpath=("
                  + home
                  + " $fpath); autoload -Uz compinit; compinit -u -d "
                  + home.resolve("dump");
          case fish -> "function fish_prompt; echo 'READY> '; end; source " + script;
        };
    tmux("new-session", "-d", "-s", "s", "-x", "120", "-y", "40", "-c", directory.toString());
    tmux("set-option", "-g", "remain-on-exit", "on");
    List<String> respawn = new ArrayList<>(List.of("respawn-pane", "-k", "-t", "s"));
    respawn.addAll(List.of("-c", directory.toString(), "-e", "HOME=" + home));
    respawn.addAll(List.of("-e", "PXEDOCK_WORKDIR=", "-e", "LC_ALL=C.UTF-8"));
    respawn.addAll(command);
    tmux(respawn.toArray(String[]::new));
    type(load);
    press("Enter");
    seeLine(line -> line.startsWith(PROMPT) && line.length() == PROMPT.length());
  }

  private static Path write(Path home, CompletionScript shell) {
    try {
      return Files.copy(Path.of("completions").resolve(shell.file()), home.resolve(shell.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void type(String text) {
    tmux("send-keys", "-t", "s", "-l", "--", text);
  }

  void press(String key) {
    tmux("send-keys", "-t", "s", key);
  }

  /** Types a line, presses Tab, and waits until the line at the prompt is the expected one. */
  void completesTo(String typed, String line) {
    type(typed);
    press("Tab");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(lineAtPrompt()).as(screen()).isEqualTo(line));
  }

  /** The line that is being typed; empty while there is no prompt. */
  private String lineAtPrompt() {
    return screen()
        .lines()
        .filter(line -> line.startsWith(PROMPT.strip()))
        .reduce((a, b) -> b)
        .map(line -> line.substring(PROMPT.strip().length()).strip())
        .orElse("");
  }

  void see(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen()).contains(text));
  }

  private void seeLine(Predicate<String> test) {
    await().atMost(PATIENCE).until(() -> screen().lines().map(String::strip).anyMatch(test));
  }

  /** An empty line again. */
  void clear() {
    press("C-c");
    // What is typed before the shell has given a new prompt can be taken with the old line.
    await().atMost(PATIENCE).until(() -> lineAtPrompt().isEmpty());
    press("C-u");
    tmux("clear-history", "-t", "s");
  }

  String screen() {
    return tmux("capture-pane", "-p", "-t", "s");
  }

  private String tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", server, "-f", "/dev/null"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the shell, and waits until it has written its history: its home is removed next. */
  @Override
  public void close() {
    String pid = tmux("display-message", "-p", "-t", "s", "#{pane_pid}").strip();
    tmux("kill-server");
    await()
        .atMost(PATIENCE)
        .until(
            () -> ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty());
  }
}
