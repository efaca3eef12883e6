package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LocalFiles in a process of its own, which can die at any step or run as another user. */
final class WriterProcess {
  private WriterProcess() {}

  /** What it said and how it ended. */
  record Result(int exit, String said) {}

  /**
   * {@code replace PATH OLD NEW [STEP]} replaces a file's content, and dies at a step; {@code lock
   * PATH} takes the lock, says so, and holds it until it is killed; {@code race PATH OLD NEW COUNT}
   * replaces it so many times, there and back, whatever is refused meanwhile.
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
    Path path = Path.of(arguments[1]);
    String fatal = arguments.length > 4 ? arguments[4] : "";
    try {
      LocalFiles files =
          new LocalFiles(
              (step, where) -> {
                if (step.name().equals(fatal)) {
                  // As kill -9: no handler, no finally, no hook.
                  Runtime.getRuntime().halt(137);
                }
              });
      if (arguments[0].equals("race")) {
        race(files, path, content(arguments[2]), content(arguments[3]), Integer.parseInt(fatal));
        return;
      }
      if (arguments[0].equals("lock")) {
        files.lock(path, Duration.ofSeconds(5));
        out.println("locked");
        new CountDownLatch(1).await();
      }
      files.replace(path, content(arguments[2]), content(arguments[3]));
    } catch (Failure e) {
      out.println(e.line());
      System.exit(e.exit().code());
    } catch (InterruptedException e) {
      System.exit(99);
    }
  }

  private static void race(LocalFiles files, Path path, Content one, Content other, int count) {
    int written = 0;
    for (int i = 0; i < count; i++) {
      try {
        files.replace(path, i % 2 == 0 ? one : other, i % 2 == 0 ? other : one);
        written++;
      } catch (Failure e) {
        repair(files, path, i % 2 == 0 ? other : one);
      }
    }
    new PrintStream(new FileOutputStream(FileDescriptor.out)).println(written + " written");
  }

  /** Puts the content there that the next change expects, if the attacker lets it. */
  private static void repair(LocalFiles files, Path path, Content wanted) {
    try {
      files.replace(path, files.content(path), wanted);
    } catch (Failure e) {
      return; // refused again: the next change is refused too, or the name is free by then
    }
  }

  private static Content content(String text) {
    return Content.file(Bytes.utf8(text));
  }

  /** Starts another class of these tests as another user. */
  static Process startAs(List<String> user, String classpath, Class<?> type, String... arguments)
      throws IOException {
    List<String> argv = new ArrayList<>(user);
    argv.add(ProcessHandle.current().info().command().orElse("java"));
    argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath));
    argv.add(type.getName());
    argv.addAll(List.of(arguments));
    return new ProcessBuilder(argv).redirectErrorStream(true).start();
  }

  /** Copies the classes to where any user can read them. */
  static String copyOfClasses(Path directory) throws IOException {
    for (Class<?> type : List.of(LocalFiles.class, WriterProcess.class)) {
      Path from = Path.of(classes(type));
      try (Stream<Path> paths = Files.walk(from)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          Path to = directory.resolve(from.relativize(path).toString());
          Files.createDirectories(to.getParent());
          Files.copy(path, to);
        }
      }
    }
    return directory.toString();
  }

  static ProcessBuilder command(String... arguments) {
    return command(
        List.of(), classes(LocalFiles.class) + ":" + classes(WriterProcess.class), arguments);
  }

  private static ProcessBuilder command(
      List<String> before, String classpath, String... arguments) {
    List<String> argv = new ArrayList<>(before);
    argv.add(ProcessHandle.current().info().command().orElse("java"));
    argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath));
    argv.add(WriterProcess.class.getName());
    argv.addAll(List.of(arguments));
    return new ProcessBuilder(argv).redirectErrorStream(true);
  }

  private static String classes(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }

  static Result run(String... arguments) throws Exception {
    return result(command(arguments));
  }

  /** As another user, with the classes where he can read them. */
  static Result runAs(List<String> user, String classpath, String... arguments) throws Exception {
    return result(command(user, classpath, arguments));
  }

  private static Result result(ProcessBuilder command) throws Exception {
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Result(process.waitFor(), said.trim());
  }
}
