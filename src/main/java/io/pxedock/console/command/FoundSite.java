package io.pxedock.console.command;

import java.nio.file.Path;

/**
 * A work directory that was found on this machine.
 *
 * @param owner the user whom it belongs to
 * @param why where it was found, in words
 */
public record FoundSite(Path workdir, String owner, String why) {}
