package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code host show} says of a machine that is not registered. */
class UnregisteredShowTest {
  private static final String MAC = "52:54:00:12:f8:04";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private Typed.Result show(String word, String... options) {
    String[] words = new String[options.length + 3];
    System.arraycopy(new String[] {"host", "show", word}, 0, words, 0, 3);
    System.arraycopy(options, 0, words, 3, options.length);
    return new Typed(site).run(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {MAC, "5254.0012.f804", "f8:04"})
  void aMachineThatAskedIsShownWithWhenAndWhatItAsked(String word) throws Exception {
    site.sandbox().node(MacAddress.parse(MAC)).boot();
    Typed.Result result = show(word);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsPattern("name +not registered")
        .containsPattern("mac +" + MAC)
        .containsPattern("seen +.* \\(\\d+ s ago\\)")
        .containsPattern("asked +.* from BIOS firmware, and got no address")
        .contains("DISCOVER")
        .contains("pxedock host add NAME --mac " + MAC);
  }

  @Test
  void asJsonItSaysThatTheMachineIsNotRegistered() throws Exception {
    site.sandbox().node(MacAddress.parse(MAC)).boot();
    assertThat(show(MAC, "-o", "json").out())
        .contains("\"registered\" : false")
        .contains("\"mac\" : \"" + MAC + "\"");
  }

  @Test
  void anAddressThatAnUnregisteredMachineHoldsIsShownWithIt() {
    site.write("conf/leases", "0 " + MAC + " 192.168.0.77 * *\n");
    site.write(
        "conf/dnsmasq.conf",
        site.text("conf/dnsmasq.conf").replaceAll("(?m)^dhcp-leasefile=.*", "")
            + "dhcp-leasefile=/conf/leases\n");
    assertThat(show("192.168.0.77").out())
        .containsPattern("mac +" + MAC)
        .containsPattern("lease +192.168.0.77 without end");
  }

  @Test
  void anArmedMacOfNoHostIsShownWithItsFlag() {
    site.link(MAC, "911boot");
    assertThat(show(MAC).out()).containsPattern("911 +armed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"52:54:00:99:99:99", "192.168.0.78"})
  void aMachineOfWhichNothingIsKnownIsStillRefused(String word) {
    Typed.Result result = show(word);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("there is no host '" + word + "', and nothing is known of it");
  }
}
