package io.pxedock.model.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerRightsTest {
  private static final ContainerRights WANTED = rights(List.of("NET_ADMIN"), List.of("ALL"), true);

  private static ContainerRights rights(List<String> added, List<String> dropped, boolean locked) {
    return ContainerRights.of(false, added, dropped, locked, locked);
  }

  @Test
  void equalRightsHaveNothingMore() {
    assertThat(rights(List.of("CAP_NET_ADMIN"), List.of("all"), true).beyond(WANTED)).isEmpty();
  }

  @Test
  void whatDockerGivesByItselfIsMore() {
    assertThat(rights(List.of("NET_ADMIN"), List.of(), false).beyond(WANTED))
        .containsExactly(
            "capabilities that are not needed: AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL"
                + " MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT",
            "a root file system that can be written",
            "programs in it can gain rights");
  }

  @Test
  void privilegedIsMoreThanEverything() {
    assertThat(ContainerRights.of(true, List.of(), List.of(), true, true).beyond(WANTED))
        .containsExactly("privileged, which is not needed");
  }

  @Test
  void aCapabilityThatIsNeededAndDroppedIsMissing() {
    assertThat(rights(List.of(), List.of("ALL"), true).lacking(WANTED))
        .containsExactly("NET_ADMIN");
    assertThat(ContainerRights.of(true, List.of(), List.of(), false, false).lacking(WANTED))
        .isEmpty();
    assertThat(rights(List.of("ALL"), List.of(), false).lacking(WANTED)).isEmpty();
  }
}
