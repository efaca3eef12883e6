package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.view.ScreenPicture;
import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever in {@code pxelinux.cfg} can only be meant as a flag is told wherever flags are told. */
class OddFlagsTest {
  private static final String MAC = "52-54-00-00-00-0a";
  private static final String UUID = "b8945908-d6a6-41a9-611d-74a6ab80b83d";

  private static final List<String> PLACES =
      List.of("status", "conf check", "911 list", "host show cpu-01", "why cpu-01", "dashboard");

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  /** A form of a flag that does not do what it is there for. */
  private enum Form {
    DANGLING("leads nowhere", "dangling", "01-" + MAC, "911boott"),
    ABSOLUTE("leads nowhere", "dangling", "01-" + MAC, "/tftpboot/pxelinux.cfg/911boot"),
    ELSEWHERE("leads nowhere", "dangling", "01-" + MAC, "../911/boot"),
    COLONS("never asks for", "misnamed", "01-52:54:00:00:00:0a", "911boot"),
    CAPITALS("never asks for", "misnamed", "01-52-54-00-00-00-0A", "911boot"),
    WITHOUT_TYPE("never asks for", "misnamed", MAC, "911boot"),
    MISNAMED_DANGLING("never asks for", "misnamed", MAC, "911boott"),
    MISNAMED_DIRECTORY("never asks for", "not-a-file", MAC, null),
    DIRECTORY("a directory has the name", "not-a-file", "01-" + MAC, null),
    UNREADABLE("dnsmasq may not read", "unreadable", "01-" + MAC, null),
    EMPTY("is empty", "empty", "01-" + MAC, null),
    UUID_FILE("the machine with the UUID", "the machine with the UUID", UUID, null);

    private final String words;
    private final String listed;
    private final String name;
    private final String target;

    Form(String words, String listed, String name, String target) {
      this.words = words;
      this.listed = listed;
      this.name = name;
      this.target = target;
    }

    void make(TestSite site) throws IOException {
      Path directory = site.workdir().resolve("tftpboot/pxelinux.cfg");
      Path at = directory.resolve(name);
      switch (this) {
        case DIRECTORY, MISNAMED_DIRECTORY -> Files.createDirectory(at);
        case EMPTY -> Files.createFile(at);
        case UNREADABLE -> {
          Files.copy(directory.resolve("911boot"), at);
          Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rw-------"));
        }
        case UUID_FILE -> {
          link(site, "01-" + MAC, "911boot");
          Files.writeString(at, "DEFAULT own\n");
        }
        default -> link(site, name, target);
      }
    }
  }

  @BeforeEach
  void aHost() {
    site.has("192.168.0.11 cpu-01\n", "52:54:00:00:00:0a,cpu-01\n");
    site.write("tftpboot/menu.cfg", "DEFAULT menu\n");
  }

  static Stream<Arguments> formsAndPlaces() {
    return Stream.of(Form.values()).flatMap(form -> PLACES.stream().map(at -> arguments(form, at)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("formsAndPlaces")
  void isTold(Form form, String place) throws IOException {
    form.make(site);
    assertThat(told(place)).contains(place.equals("911 list") ? form.listed : form.words);
  }

  private String told(String place) {
    if (place.equals("dashboard")) {
      return ScreenPicture.of(new Played(new Size(200, 40)).see(site), false);
    }
    Typed.Result result = new Typed(site).run(place.split(" "));
    return result.out() + result.err();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DIRECTORY", "MISNAMED_DIRECTORY", "UUID_FILE"})
  void isPutRightBy911Set(Form form) throws IOException {
    form.make(site);
    new Typed(site).run("911", "set", "cpu-01", "--yes");
    assertThat(site.flag("52:54:00:00:00:0a")).isEqualTo("-> 911boot");
    assertThat(told("conf check")).contains("no problems found");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORY", "MISNAMED_DIRECTORY"})
  void aDirectoryIsPutRightByTheCommandThatIsShown(Form form) throws IOException {
    form.make(site);
    String shown = "rmdir tftpboot/pxelinux.cfg/" + form.name;
    assertThat(told("conf check")).contains(shown);
    Files.delete(site.workdir().resolve(shown.substring("rmdir ".length())));
    assertThat(told("conf check")).contains("no problems found");
  }

  @Test
  @DisabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "reads all")
  void aFlagThatTheCallerMayNotReadIsNotReplaced() throws IOException {
    Form.UNREADABLE.make(site);
    Path flag = site.workdir().resolve("tftpboot/pxelinux.cfg/01-" + MAC);
    Files.setPosixFilePermissions(flag, PosixFilePermissions.fromString("-w-------"));
    assertThat(told("911 set cpu-01 --yes"))
        .contains("cannot be read", "chmod a+r tftpboot/pxelinux.cfg/01-" + MAC);
    assertThat(Files.isRegularFile(flag, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void aLinkToAnotherConfigurationThatExistsIsNotAFlag() throws IOException {
    link(site, "01-" + MAC, "../menu.cfg");
    assertThat(told("911 list")).contains("no host is armed for 911");
    assertThat(told("911 set cpu-01 --yes")).contains("a PXELINUX configuration of its own");
  }

  private static void link(TestSite site, String name, String target) throws IOException {
    Path directory = site.workdir().resolve("tftpboot/pxelinux.cfg");
    Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }
}
