package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.pxedock.adapter.files.Trust;
import io.pxedock.model.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The connection to one Docker engine. The client is created at the first call, because it costs
 * 0.5 s, and created again after a failure, so that an engine that starts later is found.
 */
final class DockerConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final String dockerHost;
  private final Trust trust = Trust.ofProcess();
  private final ExecutorService calls =
      Executors.newCachedThreadPool(task -> daemon(task, "docker-call"));
  private Open open;
  private boolean closed;

  private record Open(DockerClientConfig config, DockerClient client) {
    URI host() {
      return config.getDockerHost();
    }
  }

  /**
   * @param dockerHost a Docker address, empty for Docker's default
   */
  DockerConnection(String dockerHost) {
    this.dockerHost = dockerHost;
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Makes a call that only reads, with a deadline of pxedock's own: docker-java ignores its
   * timeouts on unix sockets. Makes the call a second time if the connection breaks, as it does
   * after the daemon was restarted.
   *
   * @throws Failure with the code that {@link EngineFailure} gives
   */
  <T> T look(Duration deadline, Function<DockerClient, T> question) {
    return within(
        deadline,
        () -> {
          try {
            return once(question);
          } catch (RuntimeException e) {
            if (isBroken(e)) {
              return once(question);
            }
            throw e;
          }
        });
  }

  /** Makes a call that changes something, at most once; call {@link #look} before it. */
  <T> T act(Duration deadline, Function<DockerClient, T> change) {
    return within(deadline, () -> once(change));
  }

  private <T> T once(Function<DockerClient, T> call) {
    Open used = open();
    try {
      return call.apply(used.client());
    } catch (RuntimeException e) {
      if (isBroken(e)) {
        forget(used);
      }
      throw e;
    }
  }

  // The client stays open, because other calls may still wait for answers on it.
  private synchronized void forget(Open used) {
    if (open == used) {
      open = null;
    }
  }

  private static boolean isBroken(RuntimeException e) {
    return !(e instanceof Failure)
        && !Thread.currentThread().isInterrupted()
        && EngineFailure.root(e) instanceof IOException;
  }

  /** Returns a separate client for a stream that may not end; the caller closes it. */
  DockerClient another() {
    Open first = open();
    return DockerClientImpl.getInstance(first.config(), transport(first.config()));
  }

  private <T> T within(Duration deadline, Callable<T> call) {
    Future<T> answer;
    try {
      answer = calls.submit(call);
    } catch (RejectedExecutionException e) {
      throw closed();
    }
    try {
      return await(answer, deadline);
    } finally {
      // An interrupt closes the socket on which the call waits.
      answer.cancel(true);
    }
  }

  /** Waits for an answer of the engine until the deadline. */
  <T> T await(Future<T> answer, Duration deadline) {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw silent(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for Docker", "");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** Returns the Unix socket of the engine; empty for another kind of address. */
  Optional<Path> socket() {
    URI host = open().host();
    return "unix".equals(host.getScheme())
        ? Optional.of(Path.of(host.getPath()))
        : Optional.empty();
  }

  Failure silent(Duration deadline) {
    return EngineFailure.silent(address(), deadline);
  }

  /** Returns the failure with a message for the operator. */
  RuntimeException failure(Throwable cause) {
    return EngineFailure.of(address(), cause);
  }

  private synchronized String address() {
    return open != null ? open.host().toString() : configured();
  }

  private String configured() {
    String host = dockerHost.isEmpty() ? System.getenv("DOCKER_HOST") : dockerHost;
    return host == null || host.isEmpty() ? "unix:///var/run/docker.sock" : host;
  }

  private synchronized Open open() {
    if (closed) {
      throw closed();
    }
    if (open == null) {
      open = connect();
    }
    URI host = open.host();
    if ("unix".equals(host.getScheme())) {
      checkSocket(Path.of(host.getPath()));
    }
    return open;
  }

  // The process behind the socket runs containers with root's rights, and its answers are trusted.
  private void checkSocket(Path socket) {
    // Checked first, because the HTTP client tries a missing socket several times.
    if (!Files.exists(socket)) {
      throw EngineFailure.noSocket(socket.toString());
    }
    try {
      trust
          .strangerAt(socket)
          .ifPresent(
              owner -> {
                throw EngineFailure.foreignSocket(socket, owner);
              });
    } catch (IOException e) {
      throw EngineFailure.noSocket(socket.toString());
    }
  }

  private static Failure closed() {
    return Failure.failed("the connection to Docker is closed", "");
  }

  private Open connect() {
    if (configured().startsWith("ssh:")) {
      throw EngineFailure.ssh(configured());
    }
    try {
      DefaultDockerClientConfig.Builder builder =
          DefaultDockerClientConfig.createDefaultConfigBuilder();
      if (!dockerHost.isEmpty()) {
        builder.withDockerHost(dockerHost);
      }
      DockerClientConfig config = builder.build();
      return new Open(config, DockerClientImpl.getInstance(config, transport(config)));
    } catch (RuntimeException e) {
      throw EngineFailure.badAddress(configured(), e);
    }
  }

  private static DockerHttpClient transport(DockerClientConfig config) {
    return new ZerodepDockerHttpClient.Builder()
        .dockerHost(config.getDockerHost())
        .sslConfig(config.getSSLConfig())
        .connectionTimeout(CONNECT_TIMEOUT)
        .build();
  }

  @Override
  public void close() {
    Open last;
    synchronized (this) {
      closed = true;
      last = open;
      open = null;
    }
    calls.shutdownNow();
    if (last != null) {
      try {
        last.client().close();
      } catch (IOException e) {
        // The client is not used again.
      }
    }
  }
}
