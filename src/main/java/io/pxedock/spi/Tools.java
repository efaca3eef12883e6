package io.pxedock.spi;

import java.nio.file.Path;

/**
 * All interfaces to the outside, for carrying out a plan.
 *
 * @param root the root of the machine's own directories: {@code /}, except in tests and demos
 */
public record Tools(
    WorkFiles files,
    ContainerEngine docker,
    Provisioning provisioning,
    Distribution distribution,
    VirtualSwitch ovs,
    Wire wire,
    Trial trial,
    UrlProbe urls,
    BootArchive archives,
    Accounts accounts,
    RescueBuilder rescue,
    Progress progress,
    Path root) {
  /** Returns these tools with other files: those of one work directory. */
  public Tools with(WorkFiles newFiles) {
    return new Tools(
        newFiles,
        docker,
        provisioning,
        distribution,
        ovs,
        wire,
        trial,
        urls,
        archives,
        accounts,
        rescue,
        progress,
        root);
  }

  /** Returns these tools with another receiver of progress. */
  public Tools reporting(Progress newProgress) {
    return new Tools(
        files,
        docker,
        provisioning,
        distribution,
        ovs,
        wire,
        trial,
        urls,
        archives,
        accounts,
        rescue,
        newProgress,
        root);
  }
}
