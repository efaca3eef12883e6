package io.pxedock.setup;

import io.pxedock.controller.Tools;
import io.pxedock.model.Failure;
import java.util.List;
import java.util.Optional;

/** Asks for the answers, with what was found on the machine to choose by a plain Enter. */
public final class Wizard {
  /** A question: what for, and in which words. */
  private record Question(AnswerKey key, String heading, String text) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(AnswerKey.WORKDIR, "1 of 5: Files", "Work directory"),
          new Question(AnswerKey.ARCHIVE, "", "Archive with the boot files, file or URL"),
          new Question(AnswerKey.SHA256, "", "Its SHA-256 sum"),
          new Question(AnswerKey.BRIDGE, "2 of 5: Switch", "Bridge"),
          new Question(AnswerKey.PORT, "", "Port on it"),
          new Question(AnswerKey.TAG, "", "VLAN tag, 0 for none"),
          new Question(
              AnswerKey.PERSIST, "", "Link after a reboot (networkd, ifupdown, netplan, no)"),
          new Question(AnswerKey.NETWORK, "3 of 5: Network", "Docker network"),
          new Question(AnswerKey.SUBNET, "", "Subnet"),
          new Question(AnswerKey.GATEWAY, "", "Gateway"),
          new Question(AnswerKey.ADDRESS, "", "Address of the server"),
          new Question(AnswerKey.CONTAINER, "4 of 5: Container", "Container"),
          new Question(AnswerKey.IMAGE, "", "Image"),
          new Question(AnswerKey.IMAGE_TAR, "", "Tar file to load it from"),
          new Question(AnswerKey.IMAGES, "", "Serve images/ from (as-is, container, host)"),
          new Question(AnswerKey.IMAGES_URL, "", "URL of images/"),
          new Question(AnswerKey.IMAGES_ADDRESS, "", "Address to serve images/ at"),
          new Question(AnswerKey.IMAGES_IMAGE, "", "Image with a web server"),
          new Question(AnswerKey.HOST, "5 of 5: First machine", "Its name"),
          new Question(AnswerKey.HOST_MAC, "", "Its MAC"),
          new Question(AnswerKey.HOST_IP, "", "Its address, empty for the next free one"));

  private final Dialogue dialogue;
  private final Ground ground;

  public Wizard(Dialogue dialogue, Ground ground) {
    this.dialogue = dialogue;
    this.ground = ground;
  }

  /** The answers; nothing when somebody had enough. */
  public Optional<Answers> run(Answers known) {
    dialogue.say("Enter takes what stands in brackets; ? explains, back goes back, quit leaves.");
    dialogue.say("Nothing is changed before you have seen it and said yes.");
    Answers answers = known;
    int at = 0;
    int direction = 1;
    while (at < QUESTIONS.size()) {
      Question question = QUESTIONS.get(at);
      if (isIdle(question.key(), answers)) {
        at += at == 0 ? 1 : direction;
        continue;
      }
      if (!question.heading().isEmpty()) {
        dialogue.heading(question.heading());
      }
      answers = ImagesFound.suggest(question.key(), tools(answers), answers);
      Optional<String> typed = ask(question, answers);
      if (typed.isEmpty()) {
        return quit(answers);
      }
      if (typed.get().equals("back")) {
        direction = -1;
        at = Math.max(0, at - 1);
        continue;
      }
      direction = 1;
      answers = answers.with(question.key(), typed.get());
      at++;
      Optional<Failure> misfit = at == QUESTIONS.size() ? misfit(answers) : Optional.empty();
      if (misfit.isPresent()) {
        dialogue.say(misfit.get().line());
        at = position(AnswerKey.SUBNET);
      }
    }
    return Optional.of(answers);
  }

  private Optional<Answers> quit(Answers answers) {
    dialogue.say("Left; nothing was changed. To go on where you are:");
    dialogue.say("  pxedock setup" + options(answers));
    return Optional.empty();
  }

  private static String options(Answers answers) {
    StringBuilder options = new StringBuilder();
    for (Question question : QUESTIONS) {
      String value = answers.given().getOrDefault(question.key(), "");
      if (!value.isEmpty()) {
        options.append(" --").append(question.key().word()).append(' ').append(value);
      }
    }
    return options.toString();
  }

  /** Whether there is nothing to ask. */
  private boolean isIdle(AnswerKey key, Answers answers) {
    return switch (key) {
      case SHA256 -> !answers.isGiven(AnswerKey.ARCHIVE);
      case HOST_MAC, HOST_IP -> !answers.isGiven(AnswerKey.HOST);
      case IMAGE_TAR -> hasImage(answers);
      case IMAGES_URL -> !answers.get(AnswerKey.IMAGES).equals("as-is");
      case IMAGES_ADDRESS, IMAGES_IMAGE -> answers.get(AnswerKey.IMAGES).equals("as-is");
      default -> false;
    };
  }

  private Tools tools(Answers answers) {
    return ground.tools(answers.get(AnswerKey.DOCKER_HOST));
  }

  private boolean hasImage(Answers answers) {
    try {
      return tools(answers).provisioning().hasImage(answers.get(AnswerKey.IMAGE));
    } catch (Failure e) {
      return true;
    }
  }

  private Optional<String> ask(Question question, Answers answers) {
    String usual = answers.get(question.key());
    String prompt = question.text() + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ";
    while (true) {
      Optional<String> line = dialogue.ask(prompt).map(String::strip);
      if (line.isEmpty() || line.get().equals("quit")) {
        return Optional.empty();
      }
      String typed = line.get().isEmpty() ? usual : line.get();
      if (typed.equals("?")) {
        dialogue.say("  " + question.key().help());
        choices(question.key(), answers)
            .ifPresent(choices -> dialogue.say("  There is: " + choices));
        continue;
      }
      if (typed.equals("back")) {
        return Optional.of(typed);
      }
      try {
        AnswerCheck.check(question.key(), typed);
        return Optional.of(typed);
      } catch (Failure e) {
        dialogue.say("  " + e.line());
      }
    }
  }

  private Optional<String> choices(AnswerKey key, Answers answers) {
    try {
      return switch (key) {
        case BRIDGE -> Optional.of(String.join(", ", ground.tools("").ovs().bridges()));
        case IMAGES_ADDRESS ->
            Optional.of("on this machine " + ImagesFound.onHost(tools(answers), answers));
        default -> Optional.empty();
      };
    } catch (Failure e) {
      return Optional.of(e.line());
    }
  }

  private static Optional<Failure> misfit(Answers answers) {
    try {
      answers.settings();
      return Optional.empty();
    } catch (Failure e) {
      return Optional.of(e);
    }
  }

  private static int position(AnswerKey key) {
    for (int i = 0; i < QUESTIONS.size(); i++) {
      if (QUESTIONS.get(i).key() == key) {
        return i;
      }
    }
    return 0;
  }
}
