package io.pxedock.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.text.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operator's editor works on a copy. */
class EditorProcessTest {
  private static final Bytes TEXT = Bytes.utf8("port=0\n");

  private static Bytes edit(Map<String, String> environment, boolean hasTerminal) {
    return new EditorProcess(environment, () -> hasTerminal).edit("dnsmasq.conf", TEXT);
  }

  @Test
  void itsCommandMayHaveArgumentsAndQuotes() {
    assertThat(edit(Map.of("EDITOR", "sed -i 's/port=0/port=53 # \"x\"/'"), false))
        .isEqualTo(Bytes.utf8("port=53 # \"x\"\n"));
  }

  @Test
  void visualComesBeforeEditor() {
    assertThat(edit(Map.of("VISUAL", "sed -i s/0/1/", "EDITOR", "false"), false))
        .isEqualTo(Bytes.utf8("port=1\n"));
  }

  @Test
  void anEditorThatFailsChangesNothing() {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> edit(Map.of("EDITOR", "false"), true));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.line()).contains("'false' ended with exit code 1");
  }

  @Test
  void withoutTerminalAnEditorHasToBeChosen() {
    Failure failure = catchThrowableOfType(Failure.class, () -> edit(Map.of(), false));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
  }
}
