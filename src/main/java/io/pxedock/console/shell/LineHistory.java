package io.pxedock.console.shell;

import io.pxedock.model.RedactedUrl;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** The typed lines of the shell, without those that contain a password or a token. */
final class LineHistory extends DefaultHistory {
  private static final Pattern NAMED =
      Pattern.compile("(?i)(password|passwd|token|secret|api-?key)[=:\\s]\\s*\\S");

  @Override
  public void add(Instant time, String line) {
    if (!RedactedUrl.holdsSecret(line) && !NAMED.matcher(line).find()) {
      super.add(time, line);
    }
  }
}
