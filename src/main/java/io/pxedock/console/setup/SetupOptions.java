package io.pxedock.console.setup;

import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Adds an option to the command {@code setup} for each of its answers but the work directory. */
public final class SetupOptions implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec command) {
    for (AnswerKey key : AnswerKey.values()) {
      if (key != AnswerKey.WORKDIR) {
        command.addOption(option(key));
      }
    }
    return command;
  }

  private static OptionSpec option(AnswerKey key) {
    OptionSpec.Builder option = OptionSpec.builder(name(key)).description(key.description());
    return key.label().isEmpty()
        ? option.type(Boolean.class).arity("0").build()
        : option.type(String.class).arity("1").paramLabel(key.label()).build();
  }

  private static String name(AnswerKey key) {
    return "--" + key.word();
  }

  /** Returns the answers that were given on the command line. */
  public static Answers answers(CommandSpec command) {
    Map<AnswerKey, String> answers = new EnumMap<>(AnswerKey.class);
    for (AnswerKey key : AnswerKey.values()) {
      OptionSpec option = command.optionsMap().get(name(key));
      Object value = key == AnswerKey.WORKDIR ? null : option.getValue();
      if (value != null) {
        answers.put(key, value instanceof Boolean yes ? yes ? "yes" : "no" : value.toString());
      }
    }
    return new Answers(answers);
  }
}
