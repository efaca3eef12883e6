package io.pxedock.console.command;

import io.pxedock.adapter.files.SavedLogFiles;
import io.pxedock.console.render.Style;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Failure;
import io.pxedock.model.text.Bytes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Command lines on a test site, in this process, with everything piped. */
public final class Typed {
  private final TestSite site;
  private final Deque<Boolean> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private final Deque<UnaryOperator<Bytes>> edits = new ArrayDeque<>();
  private boolean hasPerson;

  Typed(TestSite site) {
    this.site = site;
  }

  /** How a command ended and what it said. */
  public record Result(int code, String out, String err) {
    public List<String> errors() {
      return err.lines().toList();
    }
  }

  /** From now on somebody is there, and gives these answers. */
  Typed answering(Boolean... given) {
    hasPerson = true;
    answers.addAll(List.of(given));
    return this;
  }

  /** The next editor does this to the text that it is given. */
  Typed editing(UnaryOperator<Bytes> edit) {
    edits.add(edit);
    return this;
  }

  /** What was asked so far. */
  List<String> questions() {
    return questions;
  }

  Result run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err), Style.PLAIN);
    Session session =
        new Session(streams, launcher(), new Person(), new GlobalOptions(), site.site());
    int code = CommandLines.execute(CommandLines.create(session), List.of(words));
    return new Result(code, out.toString(), err.toString());
  }

  private final class Person implements Asker {
    @Override
    public boolean isPresent() {
      return hasPerson;
    }

    @Override
    public boolean yes(String question) {
      questions.add(question);
      return answers.pop();
    }

    @Override
    public boolean yes(String question, int hosts) {
      return yes(hosts > 1 ? question + " Type " + hosts : question);
    }
  }

  /** Nothing is around but saved logs and an editor: the site is open. */
  private Launcher launcher() {
    Class<?>[] type = {Launcher.class};
    return (Launcher)
        Proxy.newProxyInstance(
            Typed.class.getClassLoader(),
            type,
            (proxy, method, arguments) -> {
              if (method.getName().equals("logFiles")) {
                return new SavedLogFiles();
              }
              if (method.getName().equals("edit")) {
                return edits.pop().apply((Bytes) arguments[1]);
              }
              throw Failure.failed("there is no " + method.getName() + " in this test", "");
            });
  }
}
