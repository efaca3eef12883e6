package io.pxedock.console.dashboard.state;

import io.pxedock.core.operation.Operation;
import io.pxedock.core.site.Scope;
import java.nio.file.Path;
import java.util.Set;

/**
 * The actions that an effect can start. None of them waits: long work is done in the background.
 */
public interface World {
  /** Looks at the site; many requests at once are one. */
  void observe(Scope scope);

  /** Watches these directories from now on, and no others. */
  void watch(Set<Path> directories);

  /** Carries a change out, once somebody has seen its plan and said yes. */
  void change(Operation operation);

  /** Takes a change of the journal back, once somebody has said yes. */
  void undo(int number);

  /** Takes the last change that stands back, once somebody has said yes. */
  void undoLast();

  /** Answers the question that is open. */
  void answer(boolean yes);

  /** Tells what is wrong with a form that is being filled in. */
  void check(CheckedForm form);

  /** Tells what can stand at the end of a line of the command line. */
  void complete(String line);

  /** Runs a line of the command line. */
  void command(String line);

  /** Reads the journal. */
  void history();

  /** Shows one change of the journal whole. */
  void showChange(int number);

  /** Works out which shell commands the changes of the journal stand for. */
  void actions();

  /** Lets the mouse speak to the dashboard, or to the terminal alone. */
  void toggleMouse();

  /** Breaks off what runs. */
  void cancel();

  /** Gives the terminal back to the shell that started the program, until that resumes it. */
  void suspend();

  /** Redraws the whole screen. */
  void redraw();

  /** Closes the dashboard. */
  void quit();
}
