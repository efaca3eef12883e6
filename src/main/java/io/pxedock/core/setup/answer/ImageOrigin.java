package io.pxedock.core.setup.answer;

import io.pxedock.model.Failure;
import io.pxedock.model.image.ImageRecipe;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways to bring an image, with what each costs. */
public enum ImageOrigin {
  PULL("from its registry: 5 to 60 MB, seconds to minutes"),
  TAR("from a file that 'docker save' wrote: no network, 1 s"),
  BUILD("from this distribution's packages: 20 MB the first time, 30 s");

  private final String cost;

  ImageOrigin(String cost) {
    this.cost = cost;
  }

  /** Returns where the image comes from, with the bytes that are fetched and the time. */
  public String cost() {
    return cost;
  }

  /** Returns the way as it is written in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the ways, each with its cost. */
  static String costs() {
    return Arrays.stream(values())
        .map(origin -> origin.word() + ": " + origin.cost)
        .collect(Collectors.joining("; "));
  }

  /** Returns the way that follows from the other answers. */
  static ImageOrigin usual(Answers answers) {
    if (answers.isGiven(AnswerKey.IMAGE_TAR)) {
      return TAR;
    }
    String named = answers.given().getOrDefault(AnswerKey.IMAGE, "");
    return named.equals(ImageRecipe.REPOSITORY) ? BUILD : PULL;
  }

  /**
   * @throws Failure REFUSED if it is not the word of a way
   */
  public static ImageOrigin named(String word) {
    return Arrays.stream(values())
        .filter(origin -> origin.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.refused(
                    "'" + word + "' is not a way to bring an image", "write pull, tar or build"));
  }
}
