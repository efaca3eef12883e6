package io.pxedock.adapter.fetch;

import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.spi.UrlProbe;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks web and FTP servers for the head of what is at a URL. It fetches no content to speak of,
 * follows at most five redirections and answers within a few seconds whatever the server does.
 */
public final class NetworkUrlProbe implements UrlProbe {
  private final Duration patience;

  /** Creates a probe with the limits of use. */
  public NetworkUrlProbe() {
    this(Duration.ofSeconds(3));
  }

  /** With another patience, for tests. */
  NetworkUrlProbe(Duration patience) {
    this.patience = patience;
  }

  @Override
  public UrlAnswer ask(URI url) {
    // On a thread of its own: a server that sends a byte now and then outlives every read time-out,
    // and the look-up of a name has none.
    HeadRequest asked = new HeadRequest(url, patience);
    FutureTask<UrlAnswer> question = new FutureTask<>(asked);
    Thread thread = new Thread(question, "url-probe");
    thread.setDaemon(true);
    thread.start();
    try {
      return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw silent(url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for " + url, "");
    } catch (ExecutionException e) {
      throw failure(url, e.getCause());
    } finally {
      asked.abandon();
    }
  }

  private Failure silent(URI url) {
    return Failure.unreachable(
        RedactedUrl.of(url.toString()) + " did not answer within " + patience.toSeconds() + " s",
        "check that the server runs, and that the network leads there");
  }

  private Failure failure(URI url, Throwable cause) {
    if (cause instanceof Failure failure) {
      return failure;
    }
    if (cause instanceof SocketTimeoutException) {
      return silent(url).because(cause);
    }
    String said =
        cause instanceof UnknownHostException
            ? "no such host"
            : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return Failure.unreachable(
            RedactedUrl.of(url.toString()) + " cannot be reached: " + said,
            "check that the server runs, and check the URL")
        .because(cause);
  }
}
