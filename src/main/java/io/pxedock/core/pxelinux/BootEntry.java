package io.pxedock.core.pxelinux;

import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import java.util.Optional;

/**
 * One name in {@code pxelinux.cfg}.
 *
 * @param content what stands there; a directory or a file too large or unreadable has none
 * @param leadsNowhere whether it is a link to what does not exist, as links are followed here
 */
public record BootEntry(
    String name, FileInfo info, Optional<Content> content, boolean leadsNowhere) {
  /** Returns whether the entry is a symbolic link. */
  public boolean isLink() {
    return info.kind() == FileInfo.Kind.LINK;
  }

  Optional<String> target() {
    return content.flatMap(
        c -> c instanceof Content.Symlink link ? Optional.of(link.target()) : Optional.empty());
  }

  Optional<Bytes> bytes() {
    return content.flatMap(
        c -> c instanceof Content.Regular file ? Optional.of(file.bytes()) : Optional.empty());
  }
}
