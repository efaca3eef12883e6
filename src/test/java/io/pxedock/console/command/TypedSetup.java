package io.pxedock.console.command;

import io.pxedock.console.render.Style;
import io.pxedock.fixture.BareMachine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code setup} command lines on a machine with nothing on it, in this process. */
final class TypedSetup {
  private final BareMachine machine;
  private final Deque<String> answers = new ArrayDeque<>();
  private boolean hasPerson;

  /** What is said to every step; null for somebody who goes away when all is typed. */
  private String consent;

  TypedSetup(BareMachine machine) {
    this.machine = machine;
  }

  /** From now on somebody is there, types these lines, and then goes away. */
  TypedSetup typing(String... lines) {
    hasPerson = true;
    consent = null;
    answers.clear();
    answers.addAll(List.of(lines));
    return this;
  }

  /** From now on somebody takes what is offered, and says that to each step. */
  TypedSetup takingAllAndSaying(String toEachStep) {
    typing();
    consent = toEachStep;
    return this;
  }

  Typed.Result run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err), Style.PLAIN);
    try (Session session =
        new Session(streams, around(), new Person(err), new GlobalOptions(), null)) {
      int code = CommandLines.execute(CommandLines.create(session), List.of(words));
      return new Typed.Result(code, out.toString(), err.toString());
    }
  }

  private Launcher around() {
    Class<?>[] type = {Launcher.class};
    return (Launcher)
        Proxy.newProxyInstance(
            TypedSetup.class.getClassLoader(),
            type,
            (proxy, method, arguments) -> {
              if (method.getName().equals("machine")) {
                return machine;
              }
              throw new AssertionError("setup wants " + method.getName());
            });
  }

  private final class Person implements Asker {
    private final StringWriter screen;

    Person(StringWriter screen) {
      this.screen = screen;
    }

    @Override
    public boolean isPresent() {
      return hasPerson;
    }

    @Override
    public Optional<String> line(String prompt) {
      if (!hasPerson) {
        throw new AssertionError("nobody is there to be asked: " + prompt);
      }
      screen.append(prompt + "\n");
      if (consent != null) {
        return Optional.of(prompt.contains("[y, n") ? consent : "");
      }
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public boolean yes(String question) {
      return line(question).orElse("").equals("y");
    }
  }
}
