package io.pxedock.core.pxelinux;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.host.RescueFlag.Kind;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootDirectoryTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:1a:2b:3c");
  private static final String NAME = "01-52-54-00-1a-2b-3c";
  private static final String RESCUE =
      "DEFAULT 911\nLABEL 911\nKERNEL vmlinuz-4\nAPPEND initrd=initrd.gz fetch=http://x/new\n";
  private static final String EARLIER = RESCUE.replace("/new", "/old");
  private static final String LOCAL = "DEFAULT local\nLABEL local\nLOCALBOOT 0\n";

  private final Map<String, BootEntry> entries = new HashMap<>();

  @Test
  void aRelativeLinkIsALink() {
    rescue().link(NAME, "911boot");
    assertThat(armed()).contains(Kind.LINK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"./911boot", "../pxelinux.cfg/911boot"})
  void aLinkThatGoesRoundIsALink(String target) {
    rescue().link(NAME, target);
    assertThat(armed()).contains(Kind.LINK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/w/tftpboot/pxelinux.cfg/911boot",
        "/tftpboot/pxelinux.cfg/911boot",
        "../911boot",
        "911boott",
        "no-911boot",
        "/etc/passwd",
        "",
        "."
      })
  void aLinkThatLeadsNowhereInTheContainerDangles(String target) {
    rescue().link(NAME, target);
    assertThat(armed()).contains(Kind.DANGLING);
  }

  @Test
  void aLinkDanglesWithoutA911boot() {
    link(NAME, "911boot");
    assertThat(armed()).contains(Kind.DANGLING);
  }

  @Test
  void aLinkByWayOfAnotherLinkIsALink() {
    rescue().link("default", "911boot").link(NAME, "default");
    assertThat(armed()).contains(Kind.LINK);
  }

  @Test
  void aLinkToA911bootThatIsALinkItselfIsALink() {
    file("911boot-v2", RESCUE).link("911boot", "911boot-v2").link(NAME, "911boot");
    assertThat(armed()).contains(Kind.LINK);
  }

  @Test
  void linksInACircleLeadNowhere() {
    rescue().link(NAME, "x").link("x", NAME);
    assertThat(armed()).contains(Kind.DANGLING);
  }

  @Test
  void aHardLinkIsRecognised() {
    rescue();
    entries.put(NAME, entry(NAME, FileInfo.Kind.FILE, "911boot", content(RESCUE)));
    assertThat(armed()).contains(Kind.HARD_LINK);
  }

  @Test
  void aCopyIsRecognised() {
    rescue().file(NAME, RESCUE);
    assertThat(armed()).contains(Kind.COPY);
  }

  @Test
  void aCopyOfAnEarlier911bootIsStale() {
    rescue().file(NAME, EARLIER);
    assertThat(armed()).contains(Kind.STALE);
  }

  @Test
  void anEarlier911bootThatWasKeptDoesNotHideAStaleFlag() {
    rescue().file("911boot.bak", EARLIER).file(NAME, EARLIER);
    assertThat(armed()).contains(Kind.STALE);
  }

  @Test
  void aCopyOfDefaultIsNotStale() {
    rescue().file("default", EARLIER).file(NAME, EARLIER);
    assertThat(armed()).isEmpty();
  }

  @Test
  void aCopyOfWhatDefaultLinksToIsNotStale() {
    rescue().file("normal", EARLIER).link("default", "normal").file(NAME, EARLIER);
    assertThat(armed()).isEmpty();
  }

  @Test
  void aConfigurationOfAnotherSystemIsNoFlag() {
    rescue().file(NAME, LOCAL);
    assertThat(armed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "../other", "911boot.bak"})
  void aLinkToElsewhereIsNoFlag(String target) {
    rescue().file("default", LOCAL).file("911boot.bak", LOCAL).link(NAME, target);
    assertThat(armed()).isEmpty();
  }

  @Test
  void aDirectoryInItsPlaceIsSaid() {
    rescue();
    entries.put(NAME, entry(NAME, FileInfo.Kind.DIRECTORY, NAME, Optional.empty()));
    assertThat(armed()).contains(Kind.NOT_A_FILE);
  }

  @Test
  void anEmptyFileIsAFlagThatBootsNothing() {
    rescue();
    FileInfo empty =
        new FileInfo(FileInfo.Kind.FILE, 0, NAME, 0, 0644, Instant.EPOCH, Instant.EPOCH);
    entries.put(NAME, new BootEntry(NAME, empty, content(""), false));
    assertThat(armed()).contains(Kind.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52-54-00-1a-2b-3c",
        "52:54:00:1a:2b:3c",
        "01-52:54:00:1a:2b:3c",
        "01-52-54-00-1A-2B-3C",
        "01:52:54:00:1a:2b:3c",
        "01-5254001a2b3c",
        "5254001a2b3c",
        "1-52-54-00-1a-2b-3c",
        "01-52-54-00-1a-2b-3c.cfg"
      })
  void aFlagUnderAnotherNameIsMisnamed(String name) {
    rescue().link(name, "911boot");
    assertThat(armed()).contains(Kind.MISNAMED);
  }

  @Test
  void aConfigurationUnderAnotherNameIsNotAFlag() {
    rescue().file("52-54-00-1a-2b-3c", LOCAL);
    assertThat(armed()).isEmpty();
    assertThat(directory().misnamed(MAC)).hasSize(1);
  }

  @Test
  void filesThatAreCalledByAUuidAreFound() {
    rescue().file("4c4c4544-0031-4a10-8051-b4c04f4a3532", LOCAL);
    assertThat(directory().uuids()).containsExactly("4c4c4544-0031-4a10-8051-b4c04f4a3532");
  }

  @Test
  void anUnreadableFileIsNoFlag() {
    rescue();
    entries.put(NAME, entry(NAME, FileInfo.Kind.FILE, NAME, Optional.empty()));
    assertThat(armed()).isEmpty();
  }

  @Test
  void aMachineWithoutAFileIsNotArmed() {
    rescue();
    assertThat(armed()).isEmpty();
  }

  @Test
  void onlyNamesOfMachinesAreFlags() {
    rescue().link(NAME, "911boot").link("default", "911boot").link("52-54-00", "911boot");
    assertThat(directory().allArmed()).containsOnlyKeys(MAC);
  }

  @ParameterizedTest
  @CsvSource({
    "01-52-54-00-1a-2b-3c, true",
    "01-52-54-00-1A-2B-3C, false",
    "52-54-00-1a-2b-3c, false",
    "01-52-54-00-1a-2b, false",
    "01-52:54:00:1a:2b:3c, false",
    "01-52-54-00-1a-2b-3c.bak, false",
    "06-52-54-00-1a-2b-3c, false",
    "default, false"
  })
  void onlyTheNamePxelinuxLooksForBelongsToAMachine(String name, boolean expected) {
    assertThat(BootDirectory.machineOf(name).isPresent()).isEqualTo(expected);
  }

  @Test
  void theNameOfAMachineReadsBack() {
    assertThat(BootDirectory.machineOf(BootDirectory.nameFor(MAC))).contains(MAC);
  }

  private BootDirectoryTest rescue() {
    return file("911boot", RESCUE);
  }

  private BootDirectoryTest file(String name, String text) {
    entries.put(name, entry(name, FileInfo.Kind.FILE, name, content(text)));
    return this;
  }

  private BootDirectoryTest link(String name, String target) {
    entries.put(name, entry(name, FileInfo.Kind.LINK, name, Optional.of(Content.link(target))));
    return this;
  }

  private static Optional<Content> content(String text) {
    return Optional.of(Content.file(Bytes.utf8(text)));
  }

  private static BootEntry entry(
      String name, FileInfo.Kind kind, String inode, Optional<Content> content) {
    return new BootEntry(
        name, new FileInfo(kind, 1, inode, 0, 0644, Instant.EPOCH, Instant.EPOCH), content, false);
  }

  private BootDirectory directory() {
    return new BootDirectory(Path.of("/w/tftpboot/pxelinux.cfg"), "tftpboot/pxelinux.cfg", entries);
  }

  private Optional<Kind> armed() {
    return directory().armed(MAC).map(RescueFlag::kind);
  }
}
