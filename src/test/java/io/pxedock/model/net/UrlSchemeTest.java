package io.pxedock.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlSchemeTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://a/", "HTTPS://a/", "ftp://a/"})
  void aUrlOfAKnownSchemeMatches(String url) {
    assertThat(url).matches(UrlScheme.pattern() + ".*");
    assertThat(UrlScheme.named(url.substring(0, url.indexOf(':')))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///a", "httpsx://a/", "tftp://a/"})
  void aUrlOfAnotherSchemeDoesNot(String url) {
    assertThat(url).doesNotMatch(UrlScheme.pattern() + ".*");
    assertThat(UrlScheme.named(url.substring(0, url.indexOf(':')))).isEmpty();
  }

  @Test
  void noSchemeIsNotAScheme() {
    assertThat(UrlScheme.named(null)).isEmpty();
  }

  @Test
  void theListIsASentence() {
    assertThat(UrlScheme.listedBeginnings()).isEqualTo("http://, https:// or ftp://");
  }
}
