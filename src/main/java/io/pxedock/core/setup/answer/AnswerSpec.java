package io.pxedock.core.setup.answer;

import io.pxedock.spi.Tools;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Collects what {@link AnswerKey} declares about one answer. */
final class AnswerSpec {
  final String description;
  String detail = "";
  String label = "";
  String question = "";
  AnswerKey.Part part;
  boolean optional;
  boolean alwaysWritten;
  BiPredicate<Answers, Tools> askedWhen = (answers, tools) -> true;
  AnswerRule rule = AnswerRule.ANY;
  AnswerKey.Candidates candidates = AnswerKey.Candidates.NONE;
  List<String> words = List.of();
  Function<Answers, String> usual = answers -> "";

  private AnswerSpec(String description) {
    this.description = description;
  }

  /**
   * @param description for the help of the option, on one line
   */
  static AnswerSpec of(String description) {
    return new AnswerSpec(description);
  }

  /** What {@code ?} adds to the description. */
  AnswerSpec detail(String more) {
    detail = more;
    return this;
  }

  /** The label of the option's value; without a label the option takes no value and means yes. */
  AnswerSpec label(String name) {
    label = name;
    return this;
  }

  /** The wizard asks for it, in the order of the enum; the first question of a part begins it. */
  AnswerSpec asked(AnswerKey.Part inPart, String text) {
    part = inPart;
    question = text;
    return this;
  }

  /** The wizard asks only then. */
  AnswerSpec when(BiPredicate<Answers, Tools> condition) {
    askedWhen = condition;
    return this;
  }

  /** The wizard takes "none" for an empty answer. */
  AnswerSpec optional() {
    optional = true;
    return this;
  }

  /** A setting that pxedock.conf always has; others only if they were given. */
  AnswerSpec alwaysWritten() {
    alwaysWritten = true;
    return this;
  }

  AnswerSpec rule(AnswerRule checks) {
    rule = checks;
    return this;
  }

  AnswerSpec among(AnswerKey.Candidates kind) {
    candidates = kind;
    return this;
  }

  /** Only these words are answers; the label lists them. */
  AnswerSpec words(List<String> all) {
    words = all;
    return label(String.join("|", all));
  }

  /** The value of an answer that was not given; by default that of the setting, or empty. */
  AnswerSpec usual(Function<Answers, String> value) {
    usual = value;
    return this;
  }
}
