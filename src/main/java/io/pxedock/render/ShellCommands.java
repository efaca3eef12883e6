package io.pxedock.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import io.pxedock.model.Content;
import io.pxedock.model.Settings;
import io.pxedock.operation.Change;
import io.pxedock.operation.DaemonAction;
import io.pxedock.operation.Plan;
import io.pxedock.text.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shell commands that would do what a plan does, for those who want to see it or to do it by
 * hand. Run in order in a POSIX shell with GNU sed they leave the same bytes.
 */
public record ShellCommands(Settings settings) {
  public List<String> of(Plan plan, Path workdir) {
    List<String> commands = new ArrayList<>();
    commands.addAll(ofDeeds(plan));
    if (!plan.changes().isEmpty()) {
      commands.add("cd " + quote(workdir.toString()));
    }
    plan.changes().forEach(change -> add(commands, change));
    if (plan.action() != DaemonAction.NONE) {
      commands.add(docker(plan.action()));
    }
    return commands;
  }

  /** Those of what is no file of the site: ports, networks, containers. */
  public List<String> ofDeeds(Plan plan) {
    return plan.deeds().stream().flatMap(deed -> deed.commands().stream()).map(this::line).toList();
  }

  private String docker(DaemonAction action) {
    List<String> argv = new ArrayList<>(List.of("docker"));
    argv.addAll(
        action == DaemonAction.RELOAD ? List.of("kill", "-s", "HUP") : List.of(action.word()));
    argv.add(settings.container());
    return line(argv);
  }

  /** A command on one line, to the Docker that the settings name. */
  private String line(List<String> argv) {
    List<String> words = new ArrayList<>(argv);
    if (words.get(0).equals("docker") && !settings.dockerHost().isEmpty()) {
      words.addAll(1, List.of("-H", settings.dockerHost()));
    }
    return words.stream().map(ShellCommands::quote).collect(Collectors.joining(" "));
  }

  private static void add(List<String> commands, Change change) {
    String path = quote(change.shown());
    if (change.after() instanceof Content.Symlink link) {
      // -f and -n: what stands there is replaced, and never written into.
      String force = change.before() instanceof Content.Absent ? "-s" : "-sfn";
      commands.add("ln " + force + " " + quote(link.target()) + " " + path);
    } else if (change.after() instanceof Content.Absent) {
      commands.add("rm " + path);
    } else if (change.after() instanceof Content.Regular file) {
      if (change.before() instanceof Content.Symlink) {
        commands.add("rm " + path);
      }
      Bytes before = change.before() instanceof Content.Regular old ? old.bytes() : Bytes.EMPTY;
      addEdit(commands, path, before, file.bytes());
    }
  }

  private static void addEdit(List<String> commands, String path, Bytes before, Bytes after) {
    String old = before.latin1();
    if (after.latin1().startsWith(old)) {
      commands.add("printf " + format(after.latin1().substring(old.length())) + " >> " + path);
      return;
    }
    List<String> lines = split(before);
    StringBuilder sed = new StringBuilder("sed -i");
    for (AbstractDelta<String> delta : DiffUtils.diff(lines, split(after)).getDeltas()) {
      int from = delta.getSource().getPosition() + 1;
      int to = delta.getSource().getPosition() + delta.getSource().size();
      String range = from == to ? "" + from : from + "," + to;
      String text = sedText(delta.getTarget().getLines());
      if (delta.getType() == DeltaType.DELETE) {
        sed.append(" -e ").append(quote(range + "d"));
      } else if (delta.getType() == DeltaType.CHANGE) {
        sed.append(" -e ").append(quote(range + "c\\" + text));
      } else {
        boolean atEnd = from > lines.size();
        String where = atEnd ? "$a\\" : from + "i\\";
        sed.append(" -e ").append(quote(where + text));
      }
    }
    commands.add(sed + " " + path);
  }

  private static List<String> split(Bytes bytes) {
    String text = bytes.latin1();
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (text.endsWith("\n") || text.isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static String sedText(List<String> lines) {
    return String.join("\n", lines).replace("\\", "\\\\").replace("\n", "\\\n");
  }

  private static String format(String text) {
    String escaped =
        text.replace("\\", "\\\\")
            .replace("%", "%%")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return quote(escaped);
  }

  static String quote(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") && !word.isEmpty()
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
