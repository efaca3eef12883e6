package io.pxedock.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree of another user that names where containers run as root. */
@Tag("lab") // needs root, to give files to another user
class DockerHostOfAStrangerTest {
  private static final int STRANGER = 12345;
  private static final String EVIL = "docker-host=unix:///tmp/evil.sock\n";

  @TempDir Path temporary;
  private final WorkFiles files = new LocalFiles();
  private Path conf;

  @BeforeEach
  void makeAFileOfAStranger() throws IOException {
    conf = temporary.toRealPath().resolve("pxedock.conf");
    Files.writeString(conf, EVIL);
    Files.setAttribute(conf, "unix:uid", STRANGER);
  }

  private static void refuses(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
              assertThat(failure.line()).contains("docker-host is given by user 12345");
            });
  }

  @Test
  void isRefused() {
    refuses(() -> Wiring.settings(files, conf));
  }

  @Test
  void isRefusedBehindALinkOfRoots() throws IOException {
    Path link = Files.createSymbolicLink(conf.resolveSibling("link"), conf);
    refuses(() -> Wiring.settings(files, link));
  }

  @Test
  void isNotUsedWhenAFileOfRootsTakesItsPlaceAfterTheReading() throws IOException {
    Path roots = Files.writeString(conf.resolveSibling("roots"), "container=dhcp\n");
    WorkFiles swapping =
        (WorkFiles)
            Proxy.newProxyInstance(
                WorkFiles.class.getClassLoader(),
                new Class<?>[] {WorkFiles.class},
                (proxy, method, arguments) -> {
                  try {
                    Object result = method.invoke(files, arguments);
                    if (method.getName().equals("read")) {
                      Files.move(roots, conf, StandardCopyOption.ATOMIC_MOVE);
                    }
                    return result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    assertThat(Wiring.settings(swapping, conf).dockerHost()).isEmpty();
  }

  @Test
  void isUsedInAFileOfRoots() throws IOException {
    Files.setAttribute(conf, "unix:uid", 0);
    assertThat(Wiring.settings(files, conf).dockerHost()).isEqualTo("unix:///tmp/evil.sock");
  }
}
