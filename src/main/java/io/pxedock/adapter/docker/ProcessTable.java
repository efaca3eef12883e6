package io.pxedock.adapter.docker;

import com.github.dockerjava.api.command.TopContainerResponse;
import io.pxedock.spi.ContainerEngine.ContainerProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parses the output of {@code docker top}: the table of the engine's ps, whose columns may differ.
 */
final class ProcessTable {
  private ProcessTable() {}

  static List<ContainerProcess> parse(TopContainerResponse top) {
    String[] titles = top.getTitles() == null ? new String[0] : top.getTitles();
    String[][] rows = top.getProcesses() == null ? new String[0][] : top.getProcesses();
    int pid = Arrays.asList(titles).indexOf("PID");
    List<ContainerProcess> processes = new ArrayList<>();
    for (String[] row : rows) {
      // The command is the last column in every form of ps, and may contain blanks.
      if (pid >= 0 && row.length > pid + 1 && row[pid].matches("[0-9]{1,18}")) {
        processes.add(new ContainerProcess(Long.parseLong(row[pid]), row[row.length - 1]));
      }
    }
    return List.copyOf(processes);
  }
}
