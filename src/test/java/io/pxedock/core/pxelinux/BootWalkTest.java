package io.pxedock.core.pxelinux;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootWalkTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:1a:2b:3c");
  private static final String FLAG = "pxelinux.cfg/01-52-54-00-1a-2b-3c";
  private static final String RESCUE =
      "DEFAULT 911\nLABEL 911\nKERNEL vmlinuz-4\nINITRD initrd.gz\n";

  private final Map<String, Served> files = new HashMap<>();
  private String bootFile = "pxelinux.0";
  private Firmware firmware = Firmware.BIOS;

  BootWalkTest() {
    file("pxelinux.0", loader("PXELINUX 6.04 PXE 20200816"))
        .file("ldlinux.c32", "x")
        .file("vmlinuz-4", "k")
        .file("initrd.gz", "i")
        .file("pxelinux.cfg/default", "DEFAULT local\nLABEL local\nLOCALBOOT 0\n");
  }

  @Test
  void aFlaggedMachineLoadsKernelAndInitrd() {
    file(FLAG, RESCUE);
    BootTrace trace = walk();
    assertThat(trace.isWhole()).isTrue();
    assertThat(trace.config()).isEqualTo("01-52-54-00-1a-2b-3c");
    assertThat(trace.sent().stream().map(BootTrace.Fetch::name))
        .containsExactly("pxelinux.0", "ldlinux.c32", FLAG, "vmlinuz-4", "initrd.gz");
  }

  @Test
  void theSearchGoesByUuidMacAddressAndDefault() {
    List<String> names = walk().files().stream().map(BootTrace.Fetch::name).toList();
    assertThat(names)
        .containsSubsequence(
            "pxelinux.cfg/4c4c4544-0031",
            FLAG,
            "pxelinux.cfg/C0A80015",
            "pxelinux.cfg/C0A8001",
            "pxelinux.cfg/C",
            "pxelinux.cfg/default");
  }

  @ParameterizedTest
  @CsvSource({
    "pxelinux.0, nbp-missing",
    "ldlinux.c32, core-missing",
    "vmlinuz-4, kernel-missing",
    "initrd.gz, initrd-missing"
  })
  void aFileThatIsMissingStopsTheBootThere(String name, String code) {
    file(FLAG, RESCUE);
    files.remove(name);
    assertThat(stop()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pxelinux.0", "vmlinuz-4", "initrd.gz"})
  void aFileThatCannotBeReadStopsTheBootThere(String name) {
    file(FLAG, RESCUE);
    files.put(name, Served.refused("is a directory"));
    assertThat(stop()).endsWith("-unreadable");
    assertThat(walk().stop().orElseThrow().message()).contains(name).contains("is a directory");
  }

  @Test
  void whatIsNotKnownIsNeitherGreenNorAStop() {
    file(FLAG, RESCUE);
    files.put("initrd.gz", Served.unknown("was not looked at"));
    assertThat(walk().stop()).isEmpty();
    assertThat(walk().isWhole()).isFalse();
  }

  @Test
  void anEmptyFlagIsNoneToPxelinux() {
    file(FLAG, "");
    assertThat(walk().config()).isEqualTo("default");
  }

  @Test
  void anOlderLoaderNeedsNoCore() {
    file("pxelinux.0", loader("PXELINUX 4.05 0x4ee1e8f0"));
    files.remove("ldlinux.c32");
    assertThat(walk().isWhole()).isTrue();
  }

  @Test
  void aUefiMachineCannotRunTheLoaderOfABios() {
    firmware = Firmware.EFI64;
    assertThat(stop()).isEqualTo("wrong-loader");
  }

  @Test
  void aUefiMachineTakesNamesRelativeToItsLoader() {
    firmware = Firmware.EFI64;
    bootFile = "efi64/syslinux.efi";
    file("efi64/syslinux.efi", "MZ" + loader("start ldlinux.e64"))
        .file("efi64/ldlinux.e64", "x")
        .file("efi64/" + FLAG, RESCUE.replace("vmlinuz-4", "/vmlinuz-4"))
        .file("efi64//vmlinuz-4", "k")
        .file("efi64/initrd.gz", "i");
    assertThat(walk().isWhole()).isTrue();
    files.remove("efi64/ldlinux.e64");
    assertThat(stop()).isEqualTo("core-missing");
  }

  @Test
  void anUnknownLoaderIsNotFollowed() {
    bootFile = "grubnetx64.efi";
    firmware = Firmware.EFI64;
    file("grubnetx64.efi", "MZ" + loader("GRUB"));
    assertThat(walk().stop()).isEmpty();
    assertThat(walk().doubt()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INCLUDE missing.cfg;DEFAULT a;LABEL a;KERNEL vmlinuz-4            | ''
          DEFAULT a;LABEL a;CONFIG other.cfg                                | config-missing
          DEFAULT a;LABEL a;CONFIG pxelinux.cfg/default                     | ''
          DEFAULT a;LABEL a;CONFIG pxelinux.cfg/01-52-54-00-1a-2b-3c        | config-loop
          DEFAULT a;PROMPT 1;LABEL a;KERNEL vmlinuz-4                       | waits-for-key
          DEFAULT vmlinuz-4                                                 | ''
          DEFAULT a;LABEL a;KERNEL http://h/vmlinuz                         | kernel-unreachable
          DEFAULT a;LABEL a;KERNEL ::vmlinuz-4                              | ''
          UI menu.c32;TIMEOUT 5;LABEL a;KERNEL vmlinuz-4                    | module-missing
          UI here.c32;LABEL a;KERNEL vmlinuz-4                              | module-missing
          """)
  void theConfigurationIsFollowed(String text, String code) {
    file(FLAG, text.replace(";", "\n"));
    assertThat(walk().stop().map(BootTrace.Stop::code).orElse("")).isEqualTo(code);
  }

  @Test
  void aMenuNeedsItsLibraries() {
    file(FLAG, "UI vesamenu.c32\nTIMEOUT 5\nLABEL a\nKERNEL vmlinuz-4\n");
    file("vesamenu.c32", "").files.put("vesamenu.c32", Served.sent(9, Optional.empty()));
    file("libcom32.c32", "l");
    assertThat(walk().stop().orElseThrow().file()).isEqualTo("libutil.c32");
    file("libutil.c32", "l");
    assertThat(walk().isWhole()).isTrue();
  }

  @Test
  void whatIsBehindAnIncludeThatWasNotReadIsADoubt() {
    file(FLAG, "INCLUDE big\nDEFAULT a\nLABEL a\nKERNEL vmlinuz-4\n");
    files.put("big", Served.sent(1 << 20, Optional.empty()));
    assertThat(walk().isWhole()).isFalse();
  }

  private BootTrace walk() {
    PxeClient client =
        new PxeClient(
            firmware,
            MAC,
            Optional.of(Ipv4Address.parse("192.168.0.21")),
            Optional.of("4C4C4544-0031"));
    return BootWalk.of(client, bootFile, name -> files.getOrDefault(name, Served.missing()));
  }

  private String stop() {
    return walk().stop().map(BootTrace.Stop::code).orElse("");
  }

  private BootWalkTest file(String name, String text) {
    Bytes bytes = Bytes.utf8(text);
    files.put(name, Served.sent(bytes.length(), Optional.of(bytes)));
    return this;
  }

  private static String loader(String banner) {
    return banner + " ".repeat(80);
  }
}
