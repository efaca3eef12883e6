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

/** Runs commands as processes of the system. */
public final class ProcessCommands implements CommandRunner {
  /** The maximum number of bytes kept of each output. */
  private static final int MAX_OUTPUT_BYTES = 1 << 20;

  private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

  @Override
  public Outcome run(List<String> argv, Duration deadline) {
    ProcessBuilder builder =
        new ProcessBuilder(argv).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    // Error messages are parsed, so they must be untranslated.
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

  // Looked up before the process ends, because orphans have another parent.
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
      byte[] kept = output.readNBytes(MAX_OUTPUT_BYTES);
      output.transferTo(java.io.OutputStream.nullOutputStream());
      return new String(kept, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  // A process that the command left running can hold the pipe open.
  private static String text(CompletableFuture<String> output) throws InterruptedException {
    try {
      return output.get(AFTER_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return "";
    }
  }
}
