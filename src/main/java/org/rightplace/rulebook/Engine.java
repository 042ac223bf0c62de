package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.AgendaFilter;
import org.rightplace.facts.Fact;

/** One compiled set of rules files that are run together: a stage of a theme, or one step of the order of tests. */
final class Engine {

    /** Far above what any rulebook fires in one run; reaching it is a loop. */
    private static final int FIRING_LIMIT = 200_000;

    private static final AtomicLong COMPILED = new AtomicLong();

    /** Each run has a session of its own, which no other thread sees: it needs no locks. */
    private static final KieSessionConfiguration OF_ONE_THREAD =
            KieServices.Factory.get().newKieSessionConfiguration();

    static {
        OF_ONE_THREAD.setOption(ThreadSafeOption.NO);
    }

    private final KieBase base;

    private Engine(KieBase base) {
        this.base = base;
    }

    /**
     * Compiles files together.
     *
     * @param drl text by path; messages name the path
     * @throws RulebookRefused with every message of the compiler
     */
    static Engine compile(Map<String, String> drl) throws RulebookRefused {
        var problems = new ArrayList<Problem>();
        try {
            var kie = KieServices.Factory.get();
            var files = kie.newKieFileSystem();
            // The engine keeps what it compiled under this name for the whole process: two at once must not share it,
            // and none may stay.
            var name = kie.newReleaseId("org.rightplace", "rules", Long.toString(COMPILED.incrementAndGet()));
            files.generateAndWritePomXML(name);
            drl.forEach((path, text) -> files.write("src/main/resources/" + path, text));
            var built = kie.newKieBuilder(files).buildAll(DrlProject.class);
            for (Message message : built.getResults().getMessages(Message.Level.ERROR)) {
                problems.add(new Problem(
                        message.getPath() == null ? "rules" : message.getPath().replace("src/main/resources/", ""),
                        message.getLine(),
                        "does not compile: " + message.getText()));
            }
            try {
                if (problems.isEmpty()) {
                    return new Engine(kie.newKieContainer(name).getKieBase());
                }
            } finally {
                kie.getRepository().removeKieModule(name);
            }
        } catch (RuntimeException | LinkageError e) {
            problems.add(new Problem("rules", 0, "does not compile: " + e.getMessage()));
        }
        throw new RulebookRefused(problems);
    }

    /**
     * What a run gave.
     *
     * @param inserted what the rules inserted, by rule name
     * @param fired names of the rules that fired
     */
    record Run(List<Fact> inserted, Set<String> fired) {}

    /**
     * Puts facts in, in the order given, and fires the rules whose name passes. The order makes no difference to what is inserted, only to
     * the order it comes in; a caller that wants the same order every time sorts before and after.
     *
     * @throws RulebookDefect when the rules do not come to an end or fail
     */
    Run run(Collection<? extends Fact> facts, Predicate<String> inForce) {
        var inserted = new ArrayList<Fact>();
        var fired = fire(facts, inForce, event -> inserted.add((Fact) event.getObject()));
        return new Run(inserted, fired);
    }

    /**
     * Puts facts in, fires every rule, and tells what each inserted. Only for rules none of which reads what another inserts.
     *
     * @return by rule name; nothing for a rule that did not fire
     * @throws RulebookDefect as {@link #run}
     */
    Map<String, List<Fact>> insertedByRule(Collection<? extends Fact> facts) {
        var inserted = new HashMap<String, List<Fact>>();
        fire(
                facts,
                rule -> true,
                event -> inserted.computeIfAbsent(event.getRule().getName(), key -> new ArrayList<>())
                        .add((Fact) event.getObject()));
        return inserted;
    }

    private Set<String> fire(
            Collection<? extends Fact> facts, Predicate<String> inForce, Consumer<ObjectInsertedEvent> inserted) {
        KieSession session = base.newKieSession(OF_ONE_THREAD, null);
        try {
            facts.forEach(session::insert);
            session.addEventListener(new DefaultRuleRuntimeEventListener() {
                @Override
                public void objectInserted(ObjectInsertedEvent event) {
                    inserted.accept(event);
                }
            });
            var fired = new HashSet<String>();
            AgendaFilter filter = match -> {
                var name = match.getRule().getName();
                boolean in = inForce.test(name);
                if (in) {
                    fired.add(name);
                }
                return in;
            };
            if (session.fireAllRules(filter, FIRING_LIMIT) >= FIRING_LIMIT) {
                throw new RulebookDefect("the rules do not come to an end: " + new TreeSet<>(fired));
            }
            return fired;
        } catch (RulebookDefect e) {
            throw e;
        } catch (RuntimeException e) {
            // The engine's own message may quote a fact, and so a child: only the kind of failure is passed on.
            throw new RulebookDefect("a rule failed while it ran: " + kinds(e));
        } finally {
            session.dispose();
        }
    }

    private static String kinds(Throwable thrown) {
        var kinds = new LinkedHashMap<String, Boolean>();
        for (Throwable cause = thrown; cause != null && kinds.size() < 5; cause = cause.getCause()) {
            kinds.put(cause.getClass().getSimpleName(), true);
        }
        return String.join(", caused by ", kinds.keySet());
    }
}
