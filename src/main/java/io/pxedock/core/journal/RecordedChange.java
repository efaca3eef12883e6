package io.pxedock.core.journal;

import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.Splice;
import java.util.Optional;

/**
 * A change of a path, with what is needed to undo it exactly.
 *
 * @param path the path, relative to the work directory if it is inside
 * @param splice the difference from the old bytes to the new ones; anything but a file is empty
 */
public record RecordedChange(String path, Mark before, Mark after, Splice splice) {
  /**
   * The identity of the content at a path.
   *
   * @param kind absent, file or link
   * @param value a file's SHA-256, a link's target, or empty
   */
  public record Mark(String kind, String value) {
    static Mark of(Content content) {
      if (content instanceof Content.Regular file) {
        return new Mark("file", file.bytes().digest());
      }
      if (content instanceof Content.Symlink link) {
        return new Mark("link", link.target());
      }
      return new Mark("absent", "");
    }

    boolean matches(Content content) {
      return equals(of(content));
    }
  }

  /** Returns the record of a change; {@code path} is relative to the work directory. */
  public static RecordedChange of(String path, Content before, Content after) {
    Splice splice = Splice.between(bytes(before), bytes(after));
    return new RecordedChange(path, Mark.of(before), Mark.of(after), splice);
  }

  private static Bytes bytes(Content content) {
    return content instanceof Content.Regular file ? file.bytes() : Bytes.EMPTY;
  }

  /** Whether the path still stands as the change left it. */
  public boolean isApplied(Content now) {
    return after.matches(now);
  }

  /** Whether the path stands as it was before the change. */
  public boolean isOld(Content now) {
    return before.matches(now);
  }

  /** What the change was to leave there, worked out from what was there before it. */
  public Optional<Content> carriedOut(Content now) {
    if (!isOld(now)) {
      return Optional.empty();
    }
    return switch (after.kind()) {
      case "absent" -> Optional.of(Content.ABSENT);
      case "link" -> Optional.of(Content.link(after.value()));
      default -> Optional.of(Content.file(splice.apply(bytes(now)))).filter(after::matches);
    };
  }

  /** What stood there before, worked out from what stands there now; nothing if it moved on. */
  public Optional<Content> takenBack(Content now) {
    if (!isApplied(now)) {
      return Optional.empty();
    }
    return switch (before.kind()) {
      case "absent" -> Optional.of(Content.ABSENT);
      case "link" -> Optional.of(Content.link(before.value()));
      default ->
          Optional.of(Content.file(splice.inverse().apply(bytes(now)))).filter(before::matches);
    };
  }
}
