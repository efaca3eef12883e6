package io.pxedock.console.dashboard.state;

import io.pxedock.core.operation.Operation;
import io.pxedock.core.site.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down what effects ask for. */
public final class RecordingWorld implements World {
  public final List<String> asked = new ArrayList<>();
  public final List<Operation> changes = new ArrayList<>();

  @Override
  public void observe(Scope scope) {
    asked.add("observe " + scope);
  }

  @Override
  public void watch(Set<Path> directories) {}

  @Override
  public void change(Operation operation) {
    asked.add(operation.title());
    changes.add(operation);
  }

  @Override
  public void undo(int number) {
    asked.add("undo " + number);
  }

  @Override
  public void undoLast() {
    asked.add("undo last");
  }

  @Override
  public void answer(boolean yes) {
    asked.add("answer " + yes);
  }

  @Override
  public void check(CheckedForm form) {
    asked.add("check");
  }

  @Override
  public void complete(String line) {
    asked.add("complete " + line);
  }

  @Override
  public void command(String line) {
    asked.add("command " + line);
  }

  @Override
  public void history() {
    asked.add("history");
  }

  @Override
  public void showChange(int number) {
    asked.add("change " + number);
  }

  @Override
  public void actions() {
    asked.add("actions");
  }

  @Override
  public void toggleMouse() {
    asked.add("mouse");
  }

  @Override
  public void cancel() {
    asked.add("cancel");
  }

  @Override
  public void suspend() {
    asked.add("suspend");
  }

  @Override
  public void redraw() {
    asked.add("redraw");
  }

  @Override
  public void quit() {
    asked.add("quit");
  }
}
