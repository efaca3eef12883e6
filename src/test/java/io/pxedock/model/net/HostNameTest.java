package io.pxedock.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "cpu-01", "CPU-01", "ipmi-cpu-01", "cpu_01", "9a", "ab--cd", "1e3"})
  void aNameOfLettersDigitsAndDashesIsTaken(String name) {
    assertThatCode(() -> HostName.checkShort(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-cpu",
        "cpu-",
        "_cpu",
        "cpu.site",
        "cpu 01",
        "cpu,01",
        "cpu#01",
        "cpu/01",
        "cpu:01",
        "caf\u00e9",
        "\u0663",
        "cpu\n",
        "cpu\u0000",
        "\u001b[31m",
        "12",
        "12h",
        "12W",
        "infinite",
        "INFINITE",
        "ignore",
        "5254001a2b3c",
        "52-54-00-1a-2b-3c",
        "AB--cd",
        "*",
        "$(reboot)",
        "..",
        "%s"
      })
  void aNameThatDnsmasqWouldReadOtherwiseIsRefused(String name) {
    assertThatThrownBy(() -> HostName.checkShort(name)).isInstanceOf(Failure.class);
  }

  @Test
  void aNameHas63CharactersAtMost() {
    assertThat(HostName.isShort("a".repeat(63)) && !HostName.isShort("a".repeat(64))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu-01.site.example", "a.b", "1.a"})
  void aNameWithADomainIsAnFqdn(String name) {
    assertThat(HostName.isFqdn(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "cpu", "cpu.", ".cpu", "a..b", "a.-b", "192.168.0.11", "1.2", "x.AB--cd"})
  void whatIsNoNameWithADomainIsNoFqdn(String name) {
    assertThat(HostName.isFqdn(name)).isFalse();
  }

  @Test
  void aHugeNameIsNoFqdn() {
    assertThat(HostName.isFqdn("a.".repeat(100_000) + "a")).isFalse();
  }
}
