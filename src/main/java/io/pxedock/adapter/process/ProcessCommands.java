package io.pxedock.adapter.process;

import io.pxedock.model.Failure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Commands as processes. */
public final class ProcessCommands implements CommandRunner {
  /** What is kept of each output, in bytes. */
  private static final int LONGEST = 1 << 20;

  private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

  @Override
  public Outcome run(List<String> argv, Duration deadline) {
    ProcessBuilder builder =
        new ProcessBuilder(argv).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    // The words of an error are looked at, so they must not be translated.
    builder.environment().put("LC_ALL", "C");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Outcome.of(Ending.MISSING);
    }
    try {
      CompletableFuture<String> stdout = collect(process.getInputStream());
      CompletableFuture<String> stderr = collect(process.getErrorStream());
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return Outcome.of(Ending.TIMED_OUT);
      }
      return Outcome.exited(process.exitValue(), text(stdout), text(stderr));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for " + argv.get(0), "");
    } finally {
      end(process);
    }
  }

  // What the process started goes with it: first looked up, since an orphan is nobody's child.
  private static void end(Process process) {
    if (process.isAlive()) {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static CompletableFuture<String> collect(InputStream output) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader = new Thread(() -> text.complete(read(output)), "command-output");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static String read(InputStream output) {
    try (output) {
      byte[] kept = output.readNBytes(LONGEST);
      output.transferTo(java.io.OutputStream.nullOutputStream());
      return new String(kept, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  // Something that the command left running may hold the pipe open for ever.
  private static String text(CompletableFuture<String> output) throws InterruptedException {
    try {
      return output.get(AFTER_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return "";
    }
  }
}
