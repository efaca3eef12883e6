package io.pxedock.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedUrlTest {
  @ParameterizedTest
  @CsvSource({
    "ftp://jan:geheim@files/a.tgz,            ftp://jan:***@files/a.tgz",
    "http://jan:a@b:c@files:8080/a,           http://jan:***@files:8080/a",
    "https://ghp_0123456789@files/a,          https://***@files/a",
    "https://files/a?sig=abc&token=def#x,     https://files/a?sig=***&token=***#x",
    "https://files/a?abcdef,                  https://files/a?***",
    "HTTP://jan:geheim@files/,                HTTP://jan:***@files/",
    "ftp://jan@files/a,                       ftp://jan@files/a",
    "http://192.168.0.1/images/vmlinuz-4,     http://192.168.0.1/images/vmlinuz-4",
    "jan:geheim@files,                        jan:geheim@files"
  })
  void aUrlIsShownWithoutItsSecrets(String url, String shown) {
    assertThat(RedactedUrl.of(url)).isEqualTo(shown);
  }

  @Test
  void eachUrlInATextIsShownWithoutItsSecrets() {
    assertThat(RedactedUrl.within("'ftp://a:$1b@h/x' leads to http://c:d@h/y?z=1; correct it"))
        .isEqualTo("'ftp://a:***@h/x' leads to http://c:***@h/y?z=***; correct it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host list", "setup --archive http://files/a.tgz", "a://", "what? a=b"})
  void aTextWithoutSecretsStaysAsItIs(String text) {
    assertThat(RedactedUrl.within(text)).isEqualTo(text);
    assertThat(RedactedUrl.holdsSecret(text)).isFalse();
  }

  @Test
  void aFailureNeverShowsTheSecretsOfAUrl() {
    Failure failure = Failure.usage("there is no ftp://jan:geheim@files/a", "see http://a:b@c/");
    assertThat(failure.line()).doesNotContain("geheim").doesNotContain("a:b");
    assertThat(failure.getMessage()).doesNotContain("geheim");
  }
}
