package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.LogFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens sites, machines, the dashboard and the shell for the commands. */
public interface Launcher {
  /**
   * Opens the site that the options name.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if no work directory is found
   */
  Site open(GlobalOptions options);

  /**
   * Opens a sandbox, which is removed when it is closed.
   *
   * @param hosts the number of registered hosts
   * @param quiet whether no node boots by itself
   * @param fault what is broken in it, by one of the names of {@link #demoFaults}; empty for
   *     nothing
   */
  Site openDemo(int hosts, boolean quiet, String fault);

  /** Returns the names of the faults that a sandbox can be given, with what each is. */
  Map<String, String> demoFaults();

  /**
   * Lets the operator edit a copy of a text.
   *
   * @param name the name of the file, which editors choose the colours by
   * @return the text as the operator leaves it
   * @throws io.pxedock.model.Failure USAGE if there is no terminal, FAILED if the editor fails
   */
  Bytes edit(String name, Bytes text);

  /**
   * Returns the work directories on this machine that can be opened; empty if the environment names
   * one.
   */
  Optional<List<FoundSite>> foundSites();

  /** Returns the logs that were saved on this machine. */
  LogFiles logFiles();

  /** Returns the machine to set up, as selected by the options. */
  TargetMachine machine(GlobalOptions options);

  /** Returns a pretended machine with nothing set up on it. */
  TargetMachine bareDemo();

  /** Runs the dashboard on a session until the operator leaves it; returns the exit code. */
  int dashboard(Session session);

  /** Runs the shell on a session until the operator leaves it; returns the exit code. */
  int shell(Session session);
}
