package io.pxedock.core.setup.answer;

import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.net.UrlScheme;
import java.util.function.Function;

/** What a value must be to be an answer at all. */
@FunctionalInterface
interface AnswerRule {
  /** Accepts every text. */
  AnswerRule ANY = (key, value) -> {};

  /** What Open vSwitch and the kernel take for a device (dev_valid_name: up to 15 bytes). */
  AnswerRule DEVICE =
      matching("[A-Za-z0-9_.@+][A-Za-z0-9_.@+-]{0,14}", "a device's name, up to 15 letters");

  /** As Docker's own check of names (RestrictedNamePattern), and no longer than a file's name. */
  AnswerRule DOCKER_NAME = matching("[A-Za-z0-9][A-Za-z0-9_.-]{0,254}", "letters, digits, _ . -");

  /** The letters of an image's reference; whether it is a reference, Docker decides. */
  AnswerRule IMAGE =
      matching(
          "[A-Za-z0-9][A-Za-z0-9_./:@-]{0,511}",
          "an image such as jumpscale/pxeboot or host:5000/name:tag");

  /** As adduser and useradd take names; one with a leading dash would read as an option. */
  AnswerRule USER = matching("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}", "a user's name");

  AnswerRule URL = matching(UrlScheme.pattern() + "\\S+", "a URL such as http://HOST/PATH/");

  AnswerRule SHA256 = matching("[0-9A-Fa-f]{64}", "the 64 digits that sha256sum prints");

  AnswerRule DIRECTORY = matching(".+", "a directory");

  AnswerRule YES_OR_NO = matching("yes|no|true|false|", "yes or no");

  /**
   * @throws Failure REFUSED if the value is not valid, with how it is written
   */
  void check(AnswerKey key, String value);

  /** Accepts what the parser accepts. */
  static AnswerRule parsed(Function<String, ?> parser) {
    return (key, value) -> parser.apply(value);
  }

  /** Accepts the empty text as well. */
  default AnswerRule orEmpty() {
    return (key, value) -> {
      if (!value.isEmpty()) {
        check(key, value);
      }
    };
  }

  private static AnswerRule matching(String pattern, String how) {
    return (key, value) -> {
      if (!value.matches(pattern)) {
        throw Failure.refused(
            "'" + RedactedUrl.of(value) + "' is not a value for " + key.word(), "write " + how);
      }
    };
  }
}
