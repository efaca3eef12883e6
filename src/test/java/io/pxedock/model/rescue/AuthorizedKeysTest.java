package io.pxedock.model.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.Failure;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedKeysTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+AtgfBjBd/yBiNKlfqK0DWjA0HRaj+FHVPQ4Hr0NYb";

  private static List<String> parse(String text) {
    return AuthorizedKeys.parse(LineText.of(Bytes.utf8(text)), "key.pub");
  }

  @Test
  void aPublicKeyIsTakenAsItIs() {
    assertThat(parse(KEY + " me@here\n")).containsExactly(KEY + " me@here");
  }

  @Test
  void commentsAreLeftOutAndOptionsStay() {
    String restricted = "from=\"10.0.0.1\",no-pty " + KEY;
    assertThat(parse("# mine\n\n" + restricted + "\n")).containsExactly(restricted);
  }

  @Test
  void aPrivateKeyIsRefusedWithWhatToGive() {
    assertThatThrownBy(() -> parse("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("private key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "root:x:0:0:root:/root:/bin/bash\n",
        "ssh-ed25519\n",
        "ssh-ed25519 AAAA\n",
        "ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==\n",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIJ+AtgfBjBd/yBiNKlfqK0DWjA0HRaj+FHVPQ4Hr0NYb\n",
        "ssh-ed25519 \u0001AAAAC3NzaC1lZDI1NTE5\n"
      })
  void whatIsNotAPublicKeyIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(Failure.class);
  }

  @Test
  void theLineThatIsNotAKeyIsNamed() {
    assertThatThrownBy(() -> parse(KEY + "\nnonsense\n"))
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.line()).contains("(key.pub:2)"));
  }
}
