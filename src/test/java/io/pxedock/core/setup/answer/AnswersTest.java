package io.pxedock.core.setup.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  private static final Answers OPEN = new Answers(Map.of());

  private static Answers parse(String text) {
    return Answers.parse(LineText.of(Bytes.utf8(text)), "answers");
  }

  @Test
  void anAnswersFileSaysTheSettingsAndWhatOnlySetupAsksFor() {
    Answers answers = parse("# of rack 4\n tag = 2311 \narchive=/tmp/a b.tgz\n");
    assertThat(answers.settings().tag()).isEqualTo(2311);
    assertThat(answers.get(AnswerKey.ARCHIVE)).isEqualTo("/tmp/a b.tgz");
  }

  @Test
  void aLineThatIsNoAnswerIsNamed() {
    assertThatThrownBy(() -> parse("tag=1\nbrigde=x\n"))
        .hasMessageContaining("'brigde' is not an answer")
        .extracting(e -> ((io.pxedock.model.Failure) e).where().orElseThrow().toString())
        .isEqualTo("answers:2");
  }

  @Test
  void gatewayAndAddressFollowTheSubnet() {
    Answers answers = OPEN.with(AnswerKey.SUBNET, "10.4.0.0/26");
    assertThat(answers.settings().gateway()).hasToString("10.4.0.1");
    assertThat(answers.settings().address()).hasToString("10.4.0.62");
    assertThat(answers.get(AnswerKey.IMAGES_URL)).isEqualTo("http://10.4.0.1/images/");
  }

  @ParameterizedTest
  @CsvSource({
    "GATEWAY,       10.0.0.1,        is not a host address in",
    "ADDRESS,       192.168.0.255,   is not a host address in",
    "ADDRESS,       192.168.0.1,     cannot have the gateway's address",
    "IP_RANGE,      192.168.1.0/25,  is outside",
    "TAG,           4095,            is not a VLAN tag",
    "PERSIST,       rc.local,        is not a value for persist",
    "REPLACE,       maybe,           is not a value for replace",
    "PORT,          '--help',        is not a value for port",
  })
  void whatDoesNotFitIsRefused(AnswerKey key, String value, String why) {
    assertThatThrownBy(() -> OPEN.with(key, value).settings()).hasMessageContaining(why);
  }

  @Test
  void whatIsSaidLaterHoldsOverWhatWasFound() {
    Answers found = OPEN.with(AnswerKey.TAG, "1").with(AnswerKey.PORT, "boot");
    Answers both = OPEN.with(AnswerKey.TAG, "2").over(found);
    assertThat(both.settings().tag()).isEqualTo(2);
    assertThat(both.settings().port()).isEqualTo("boot");
  }
}
