package dev.runner.mask;

import java.util.ArrayList;
import java.util.List;

/// All ways of writing all secrets, as one machine: its states are those of its forms, one form's
/// after the other's. Immutable.
final class Machine {
  private final Form[] forms;

  /// Where the states of each form begin.
  private final int[] bases;

  private final int longest;

  private Machine(List<Form> forms) {
    this.forms = forms.toArray(Form[]::new);
    this.bases = new int[forms.size()];
    int most = 0;
    for (int i = 0; i < bases.length; i++) {
      bases[i] = i == 0 ? 0 : bases[i - 1] + this.forms[i - 1].end() + 1;
      most = Math.max(most, this.forms[i].longest(this.forms[i].end()));
    }
    this.longest = most;
  }

  static Machine of(Iterable<Secret> secrets) {
    List<Form> forms = new ArrayList<>();
    for (Secret secret : secrets) {
      forms.addAll(secret.forms());
    }
    return new Machine(forms);
  }

  /// Takes what a byte leads to.
  interface Found {
    /// All of a secret has been read.
    void whole();

    void state(int state);
  }

  /// Adds what a byte leads to where nothing has been read.
  void begin(int octet, Found into) {
    for (int i = 0; i < forms.length; i++) {
      follow(i, Form.START, octet, into);
    }
  }

  /// Adds what a byte leads to from a state.
  void follow(int state, int octet, Found into) {
    int form = form(state);
    follow(form, state - bases[form], octet, into);
  }

  private void follow(int form, int state, int octet, Found into) {
    int end = forms[form].end();
    forms[form].follow(
        state,
        octet,
        next -> {
          if (next == end) {
            into.whole();
          } else {
            into.state(bases[form] + next);
          }
        });
  }

  private int form(int state) {
    int low = 0;
    int high = bases.length - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (bases[middle] <= state) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// No secret is written with more bytes than this.
  int longest() {
    return longest;
  }

  /// More bytes than this have not been read in a state.
  int longest(int state) {
    int form = form(state);
    return forms[form].longest(state - bases[form]);
  }
}
