package io.pxedock.adapter.files;

import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.EditHost;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.RemoveHost;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A change in a process of its own, which stops between two steps of a write to be killed. */
final class ChangeProcess {
  private static final MacAddress CARD = MacAddress.parse("52:54:00:00:00:09");

  static final Map<String, Operation> CHANGES =
      Map.of(
          "add",
          new AddHost("new", CARD, Ipv4Address.parse("192.168.0.19"), "new.pxe.example", true),
          "edit",
          new EditHost("cpu-01", CARD, Ipv4Address.parse("192.168.0.19"), "new", null, true),
          "remove",
          new RemoveHost(List.of("cpu-[01-02]"), true),
          "set",
          new SetRescue(List.of("cpu-02", "stor-01"), ""));

  private ChangeProcess() {}

  /** {@code CHANGE WORKDIR N}: makes the change, and stops for good after the Nth step. */
  public static void main(String[] arguments) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
    try (TestSite site = TestSite.at(Path.of(arguments[1]))) {
      site.use(
          WriteSteps.each(
              () -> {
                if (left.decrementAndGet() == 0) {
                  stop(out);
                }
              }),
          site.sandbox().engine());
      site.run(CHANGES.get(arguments[0]));
    }
  }

  private static void stop(FileOutputStream out) {
    try {
      out.write('.');
      new CountDownLatch(1).await();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs the change up to its Nth step, and kills it there as {@code kill -9} does.
   *
   * @return whether it came that far
   */
  static boolean killAt(String change, Path workdir, int step) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                ChangeProcess.class.getName(),
                change,
                workdir.toString(),
                String.valueOf(step))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream said = process.getInputStream()) {
      boolean reached = said.read() == '.';
      process.destroyForcibly();
      // 137: ended by SIGKILL, with no handler, no finally and no hook.
      return process.waitFor() == 137 && reached;
    } finally {
      process.destroyForcibly();
    }
  }
}
