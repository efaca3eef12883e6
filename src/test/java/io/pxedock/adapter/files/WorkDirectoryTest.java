package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds what another user put in its way. */
class WorkDirectoryTest {
  private static final int STRANGER = 12345;

  @TempDir Path directory;
  private Path tree;
  private Path here;
  private int caller;

  @BeforeEach
  void makeATreeAbove() throws IOException {
    directory = directory.toRealPath();
    caller = (Integer) Files.getAttribute(directory, "unix:uid");
    tree = directory.resolve("PXEDOCK");
    Files.createDirectories(tree.resolve("conf"));
    Files.writeString(tree.resolve("conf/dnsmasq.conf"), "");
    Files.writeString(tree.resolve("pxedock.conf"), "");
    here = Files.createDirectories(directory.resolve("a/b"));
  }

  private Path find(Path given, Map<String, String> environment) {
    return WorkDirectory.find(given, environment, here, Trust.of(caller, environment));
  }

  @Test
  void takesUpATreeOfTheCallers() {
    assertThat(find(null, Map.of())).isEqualTo(tree);
  }

  @ParameterizedTest
  @Tag("lab") // needs root, to give files to another user
  @ValueSource(strings = {"", "conf", "conf/dnsmasq.conf", "pxedock.conf"})
  void takesUpNoTreeOfAnotherUserUnlessItIsNamed(String part) throws IOException {
    Files.setAttribute(tree.resolve(part), "unix:uid", STRANGER);
    refuses();
    assertThat(find(tree, Map.of())).isEqualTo(tree);
    assertThat(find(null, Map.of("PXEDOCK_WORKDIR", tree.toString()))).isEqualTo(tree);
    assertThat(find(null, Map.of("SUDO_UID", "" + STRANGER))).isEqualTo(tree);
  }

  @Test
  @Tag("lab") // needs root, to give a link to another user
  void followsNoLinkOfAnotherUserToATreeOfRoots() throws IOException {
    Path real = Files.move(tree, directory.resolve("real"));
    Files.createSymbolicLink(tree, real);
    Files.setAttribute(tree, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);
    refuses();
  }

  private void refuses() {
    assertThatThrownBy(() -> find(null, Map.of()))
        .isInstanceOfSatisfying(
            Failure.class,
            e -> {
              assertThat(e.exit()).isEqualTo(ExitCode.REFUSED);
              assertThat(e.line())
                  .isEqualTo(
                      tree
                          + " belongs to user 12345, and is not used unless it is named;"
                          + " if you mean it, give it with -w "
                          + tree);
            });
  }
}
