package io.pxedock.console.dashboard;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.render.Style;
import io.pxedock.core.engine.Site;
import io.pxedock.fixture.TestTools;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Tools;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** What a dashboard works on when the site is a sandbox. */
final class OnSandbox {
  private OnSandbox() {}

  /** A session on it, with another container engine in the place of its own. */
  static Session session(Sandbox sandbox, ContainerEngine docker) {
    Tools tools = TestTools.of(sandbox, new LocalFiles(), docker);
    Site site = new Site(sandbox.workdir(), sandbox.settings(), tools, "tester", () -> {});
    PrintWriter none = new PrintWriter(OutputStream.nullOutputStream());
    Streams streams = new Streams(none, none, new Style(true, true));
    return new Session(streams, null, null, new GlobalOptions(), site);
  }

  /** Its container engine, one of whose methods does something else. */
  static ContainerEngine but(Sandbox sandbox, String name, InvocationHandler other) {
    return but(sandbox.engine(), name, other);
  }

  static ContainerEngine but(ContainerEngine engine, String name, InvocationHandler other) {
    return (ContainerEngine)
        Proxy.newProxyInstance(
            OnSandbox.class.getClassLoader(),
            new Class<?>[] {ContainerEngine.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(name)) {
                return other.invoke(proxy, method, arguments);
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
