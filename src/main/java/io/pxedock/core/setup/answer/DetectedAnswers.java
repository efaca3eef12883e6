package io.pxedock.core.setup.answer;

import io.pxedock.model.Observed;
import io.pxedock.model.container.NetworkState;
import io.pxedock.spi.Accounts;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds answers on the machine: what exists already is used as it is. */
public final class DetectedAnswers {
  /** The group that may use the socket of Docker. */
  public static final String DOCKER_GROUP = "docker";

  private static final String ARCHIVE = "pxebootbinaries.tgz";

  private final Tools tools;
  private Answers answers;

  private DetectedAnswers(Tools tools, Answers given) {
    this.tools = tools;
    this.answers = given;
  }

  /** Returns the answers, completed by what was found on the machine. */
  public static Answers complete(Tools tools, Answers given) {
    DetectedAnswers found = new DetectedAnswers(tools, given);
    found.archive();
    found.bridge();
    found.network();
    found.port();
    found.container();
    found.imageOrigin();
    return DetectedBootImages.complete(tools, found.answers);
  }

  /**
   * Adds defaults of questions that are never used without asking: a user for group docker, and a
   * 911 system that is built where there is no archive.
   */
  public static Answers offered(Tools tools, Answers known) {
    Answers given =
        known.given().containsKey(AnswerKey.RESCUE_FROM)
            ? known
            : known.with(AnswerKey.RESCUE_FROM, "build");
    return given.given().containsKey(AnswerKey.DOCKER_USER)
        ? given
        : outsider(tools.accounts(), given)
            .map(user -> given.with(AnswerKey.DOCKER_USER, user))
            .orElse(given);
  }

  private void learn(AnswerKey key, String value) {
    if (!value.isEmpty() && !answers.given().containsKey(key)) {
      answers = answers.with(key, value);
    }
  }

  /** Looks for the archive where the procedure puts it. */
  private void archive() {
    if (answers.isGiven(AnswerKey.WORKDIR)) {
      Path workdir = Path.of(answers.get(AnswerKey.WORKDIR)).toAbsolutePath().normalize();
      Stream.of(workdir.resolve(ARCHIVE), workdir.resolveSibling(ARCHIVE))
          .filter(
              path ->
                  Observed.of(() -> tools.files().infoFollowingLinks(path).isPresent())
                      .orElse(false))
          .findFirst()
          .ifPresent(path -> learn(AnswerKey.ARCHIVE, path.toString()));
    }
  }

  private void bridge() {
    List<String> bridges = Observed.of(tools.ovs()::bridges).orElse(List.of());
    if (bridges.size() == 1) {
      learn(AnswerKey.BRIDGE, bridges.get(0));
    }
  }

  private void network() {
    Optional<NetworkState> network =
        Observed.of(() -> tools.docker().network(answers.get(AnswerKey.NETWORK)))
            .orElse(Optional.empty())
            .filter(n -> n.driver().equals("macvlan"));
    network.ifPresent(
        n -> {
          learn(AnswerKey.PORT, n.parent());
          learn(AnswerKey.SUBNET, n.subnet());
          learn(AnswerKey.GATEWAY, n.gateway());
        });
  }

  private void port() {
    Observed.of(() -> tools.ovs().port(answers.get(AnswerKey.PORT)))
        .value()
        .filter(port -> port.exists() && port.tag() > 0)
        .ifPresent(port -> learn(AnswerKey.TAG, Integer.toString(port.tag())));
  }

  private void container() {
    Observed.of(() -> tools.docker().container(answers.get(AnswerKey.CONTAINER)))
        .orElse(Optional.empty())
        .ifPresent(
            container -> {
              learn(AnswerKey.IMAGE, container.image());
              String network = answers.get(AnswerKey.NETWORK);
              learn(AnswerKey.ADDRESS, container.addresses().getOrDefault(network, ""));
            });
  }

  /** Builds a missing image where that is possible and nobody has named one. */
  private void imageOrigin() {
    boolean isNamed =
        answers.given().containsKey(AnswerKey.IMAGE) || answers.isGiven(AnswerKey.IMAGE_TAR);
    boolean isMissing =
        Observed.of(() -> !tools.provisioning().hasImage(answers.get(AnswerKey.IMAGE)))
            .orElse(false);
    if (!isNamed && isMissing && tools.distribution().isPossible()) {
      learn(AnswerKey.IMAGE_FROM, ImageOrigin.BUILD.word());
    }
  }

  /** Returns the user who called pxedock through sudo and is not in group docker. */
  public static Optional<String> outsider(Accounts accounts, Answers answers) {
    if (!answers.get(AnswerKey.DOCKER_HOST).matches("|unix:.*")) {
      return Optional.empty();
    }
    return Observed.of(
            () ->
                accounts
                    .caller()
                    .filter(user -> accounts.isRoot())
                    .filter(
                        user ->
                            accounts
                                .groupsOf(user)
                                .filter(g -> !g.contains(DOCKER_GROUP))
                                .isPresent()))
        .orElse(Optional.empty());
  }
}
