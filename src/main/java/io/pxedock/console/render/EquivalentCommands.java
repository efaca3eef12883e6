package io.pxedock.console.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.ShellWord;
import io.pxedock.model.file.Content;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shell commands that would do what a plan does, for those who want to see it or to do it by
 * hand. Run in order in a POSIX shell with GNU sed and coreutils they leave the same bytes; shown,
 * they are printable ASCII, but for names of files in other alphabets.
 */
public record EquivalentCommands(Settings settings) {
  /**
   * Returns the lines that a shell would run for a plan, in the order in which the plan does it.
   */
  public List<String> of(Plan plan, Path workdir) {
    List<String> commands = new ArrayList<>();
    commands.addAll(ofSystemChanges(plan));
    if (!plan.changes().isEmpty()) {
      commands.add(ShellWord.line("cd", workdir.toString()));
    }
    plan.changes().forEach(change -> add(commands, change));
    if (plan.action() != DaemonAction.NONE) {
      commands.add(docker(plan.action()));
    }
    return commands;
  }

  /** Returns the commands for ports, networks and containers. */
  public List<String> ofSystemChanges(Plan plan) {
    return plan.systemChanges().stream()
        .flatMap(change -> change.commands().stream())
        .map(this::line)
        .toList();
  }

  private String docker(DaemonAction action) {
    // A signal through 'docker kill' would end the container's restart policy.
    return action == DaemonAction.RELOAD
        ? line(List.of("docker", "exec", settings.container(), "kill", "-HUP", "1"))
        : line(List.of("docker", action.word(), settings.container()));
  }

  /** A command on one line, to the Docker that the settings name. */
  private String line(List<String> argv) {
    List<String> words = new ArrayList<>(argv);
    if (words.get(0).equals("docker") && !settings.dockerHost().isEmpty()) {
      words.addAll(1, List.of("-H", settings.dockerHost()));
    }
    return ShellWord.line(words);
  }

  private static void add(List<String> commands, Change change) {
    String path = ShellWord.quote(change.shown());
    if (change.after() instanceof Content.Symlink link) {
      // -f and -n: what stands there is replaced, and never written into.
      String force = change.before() instanceof Content.Absent ? "-s" : "-sfn";
      commands.add(ShellWord.line("ln", force, link.target(), change.shown()));
    } else if (change.after() instanceof Content.Absent) {
      commands.add(ShellWord.line("rm", change.shown()));
    } else if (change.after() instanceof Content.Regular file) {
      if (change.before() instanceof Content.Symlink) {
        commands.add(ShellWord.line("rm", change.shown()));
      }
      if (change.before() instanceof Content.Absent && change.mode() != 0) {
        commands.add(String.format("install -m %o /dev/null %s", change.mode(), path));
      }
      Bytes before = change.before() instanceof Content.Regular old ? old.bytes() : Bytes.EMPTY;
      addEdit(commands, path, before, file.bytes());
    }
  }

  private static void addEdit(List<String> commands, String path, Bytes before, Bytes after) {
    String old = before.latin1();
    if (after.latin1().startsWith(old)) {
      String more = ShellWord.format(after.latin1().substring(old.length()));
      commands.add("printf " + more + " >> " + path);
      return;
    }
    List<String> lines = lines(before);
    List<String> wanted = lines(after);
    List<AbstractDelta<String>> deltas = DiffUtils.diff(lines, wanted).getDeltas();
    StringBuilder sed = new StringBuilder("sed -i --follow-symlinks");
    deltas.forEach(delta -> sed.append(edit(delta, lines.size())));
    commands.add(sed + " " + path);
    // What sed writes always ends in a newline.
    Chunk<String> last = deltas.get(deltas.size() - 1).getTarget();
    boolean wroteTheEnd = last.getPosition() + last.size() == wanted.size();
    if (wroteTheEnd && !last.getLines().isEmpty() && !after.latin1().endsWith("\n")) {
      commands.add("truncate -s -1 " + path);
    }
  }

  private static String edit(AbstractDelta<String> delta, int size) {
    int from = delta.getSource().getPosition() + 1;
    int to = delta.getSource().getPosition() + delta.getSource().size();
    String range = from == to ? "" + from : from + "," + to;
    List<String> text = delta.getTarget().getLines();
    return switch (delta.getType()) {
      case DELETE -> " -e " + ShellWord.quote(range + "d");
      case CHANGE -> write(range + "c\\", text);
      default -> write(from > size ? "$a\\" : from + "i\\", text);
    };
  }

  // In one piece unless sed would take what the text begins with for part of the command.
  private static String write(String command, List<String> lines) {
    String text = String.join("", lines);
    String shown = ShellWord.sed(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    return shown.isEmpty() || " \\".indexOf(shown.charAt(0)) >= 0
        ? " -e " + ShellWord.quote(command) + " -e " + ShellWord.quote(shown)
        : " -e " + ShellWord.quote(command + shown);
  }

  /** Returns the lines with their newlines, since a last line may lack one. */
  private static List<String> lines(Bytes bytes) {
    List<String> lines = new ArrayList<>(List.of(bytes.latin1().split("(?<=\n)")));
    lines.removeIf(String::isEmpty);
    return lines;
  }
}
