package io.pxedock.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "192.168.0.240", "255.255.255.255", "128.0.0.1"})
  void anAddressPrintsAsItWasRead(String text) {
    assertThat(Ipv4Address.tryParse(text)).map(Ipv4Address::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.04",
        "01.2.3.4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.-4",
        "1.2.3.4/24",
        "1.2.3.*",
        "1.2.3.0-5",
        "0x1.2.3.4",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..3.4",
        "1,2,3,4",
        "::1",
        "16909060",
        "\u0661.2.3.4",
        "1.2.3.\uff14",
        "a.b.c.d",
        "1.2.3.4\n",
        "1.2.3.4\u0000",
        "1.2.3.1e1",
        "+1.2.3.4"
      })
  void whatInetPtonRefusesIsNoAddress(String text) {
    assertThat(Ipv4Address.tryParse(text)).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyAddressReadsBackFromItsPrint(long seed) {
    Ipv4Address address = new Ipv4Address(new Random(seed).nextInt());
    assertThat(Ipv4Address.tryParse(address.toString())).contains(address);
  }

  @Test
  void addressesAreInTheOrderOfTheirNumbers() {
    assertThat(Ipv4Address.parse("9.0.0.1")).isLessThan(Ipv4Address.parse("192.168.0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.0.0/24", "10.0.0.0/8", "10.0.0.4/30", "128.0.0.0/1"})
  void aSubnetPrintsAsItWasRead(String text) {
    assertThat(Ipv4Subnet.tryParse(text)).map(Ipv4Subnet::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "192.168.0.0",
        "192.168.0.0/",
        "192.168.0.1/24",
        "192.168.0.0/31",
        "192.168.0.0/32",
        "192.168.0.0/33",
        "0.0.0.0/0",
        "192.168.0.0/024",
        "192.168.0.0/-1",
        "192.168.0.0/24/24",
        "192.168.0.0/255.255.255.0",
        "192.168.0/24",
        "192.168.0.0/\u0662\u0664",
        "192.168.0.0 /24",
        "fd00::/64"
      })
  void whatIsNoNetworkOfHostsIsNoSubnet(String text) {
    assertThat(Ipv4Subnet.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.0, false",
    "192.168.0.1, true",
    "192.168.0.254, true",
    "192.168.0.255, false",
    "192.168.1.1, false",
    "191.255.255.255, false"
  })
  void aHostAddressLiesBetweenNetworkAndBroadcast(String address, boolean expected) {
    assertThat(Ipv4Subnet.parse("192.168.0.0/24").isHostAddress(Ipv4Address.parse(address)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0.0.0/0", "1, 128.0.0.0/1", "24, 192.168.7.0/24", "32, 192.168.7.9/32"})
  void theNetworkAroundAnAddressHasTheMaskAskedFor(int length, String expected) {
    assertThat(Ipv4Subnet.around(Ipv4Address.parse("192.168.7.9"), length)).hasToString(expected);
  }

  @Test
  void theNetworkOfAllAddressesContainsAny() {
    assertThat(
            Ipv4Subnet.around(Ipv4Address.parse("1.2.3.4"), 0)
                .contains(Ipv4Address.parse("9.9.9.9")))
        .isTrue();
  }

  @Test
  void theFirstFreeAddressIsTheLowestThatIsNotTaken() {
    assertThat(
            Ipv4Subnet.parse("10.0.0.0/29")
                .firstFree(a -> a.compareTo(Ipv4Address.parse("10.0.0.3")) >= 0))
        .contains(Ipv4Address.parse("10.0.0.3"));
  }

  @Test
  void aFullNetworkHasNoFreeAddress() {
    assertThat(Ipv4Subnet.parse("10.0.0.0/29").firstFree(a -> false)).isEmpty();
  }
}
