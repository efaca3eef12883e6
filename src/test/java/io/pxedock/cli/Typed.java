package io.pxedock.cli;

import io.pxedock.engine.Site;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Failure;
import io.pxedock.render.Style;
import io.pxedock.setup.Ground;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Command lines on a test site, in this process, with everything piped. */
final class Typed {
  private final TestSite site;
  private final Deque<Boolean> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private boolean hasPerson;

  Typed(TestSite site) {
    this.site = site;
  }

  /** How a command ended and what it said. */
  record Result(int code, String out, String err) {
    List<String> errors() {
      return err.lines().toList();
    }
  }

  /** From now on somebody is there, and gives these answers. */
  Typed answering(Boolean... given) {
    hasPerson = true;
    answers.addAll(List.of(given));
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
        new Session(streams, new Around(), new Person(), new GlobalOptions(), site.site());
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
  }

  private static final class Around implements Surroundings {
    @Override
    public Site open(GlobalOptions options) {
      throw new AssertionError("the site is open");
    }

    @Override
    public Site openDemo(int hosts, boolean quiet) {
      throw Failure.failed("no demo in this test", "");
    }

    @Override
    public Ground ground(GlobalOptions options) {
      throw new AssertionError("the site is open");
    }

    @Override
    public Surroundings bareDemo() {
      throw new AssertionError("the site is open");
    }

    @Override
    public int dashboard(Session session) {
      throw Failure.failed("no dashboard in this test", "");
    }

    @Override
    public int shell(Session session) {
      throw Failure.failed("no shell in this test", "");
    }
  }
}
