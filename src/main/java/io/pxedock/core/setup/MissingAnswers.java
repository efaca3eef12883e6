package io.pxedock.core.setup;

import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.answer.BootImagesAddress;
import io.pxedock.core.setup.answer.DetectedBootImages;
import io.pxedock.core.setup.answer.ImageOrigin;
import io.pxedock.model.Observed;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/** Finds the answers that have no default, cannot be detected, and were not given. */
public final class MissingAnswers {
  private MissingAnswers() {}

  /** Returns each missing answer as its option, with the reason in parentheses. */
  public static List<String> of(TargetMachine machine, Answers answers) {
    List<String> lacking = new ArrayList<>();
    if (!answers.isGiven(AnswerKey.WORKDIR)) {
      lacking.add("--workdir DIR (no work directory was found)");
    }
    List<String> bridges = Observed.of(machine.tools("").ovs()::bridges).orElse(List.of());
    boolean isThere = bridges.contains(answers.get(AnswerKey.BRIDGE));
    if (!isThere && bridges.size() > 1) {
      lacking.add("--bridge NAME (one of " + String.join(", ", bridges) + ")");
    }
    if (answers.isGiven(AnswerKey.HOST) && !answers.isGiven(AnswerKey.HOST_MAC)) {
      lacking.add("--host-mac MAC (of " + answers.get(AnswerKey.HOST) + ")");
    }
    if (answers.get(AnswerKey.RESCUE_FROM).equals("build")
        && !answers.isGiven(AnswerKey.RESCUE_SSH_KEY)) {
      lacking.add("--911-ssh-key FILE (the public key that may log in to the 911 system)");
    }
    if (answers.get(AnswerKey.IMAGE_FROM).equals(ImageOrigin.TAR.word())
        && !answers.isGiven(AnswerKey.IMAGE_TAR)) {
      lacking.add("--image-tar FILE (as 'docker save' writes it)");
    }
    List<Ipv4Address> choice =
        DetectedBootImages.choice(machine.tools(answers.get(AnswerKey.DOCKER_HOST)), answers);
    if (!choice.isEmpty()) {
      lacking.add("--images-address IP (one of " + BootImagesAddress.shown(choice) + ")");
    }
    return lacking;
  }
}
