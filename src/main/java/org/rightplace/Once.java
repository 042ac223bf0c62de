package org.rightplace;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something made when it is first asked for, and only once. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private T made;

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = make.get();
        }
        return made;
    }

    synchronized void ifMade(Consumer<T> use) {
        if (made != null) {
            use.accept(made);
        }
    }
}
