package org.rightplace.governance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.DatedParameter;
import org.rightplace.rulebook.ParsedRule;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/rulebook}: what is in force, with sources and dates. */
public final class RulebookApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UNCHANGED = "The rulebook is the one named in If-None-Match.";

    private final Supplier<Rulebook> rulebook;

    public RulebookApi(Supplier<Rulebook> rulebook) {
        this.rulebook = rulebook;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/rulebook", this::whole)
                        .open()
                        .does("The rulebook in service: its principles, steps, parameters, tables and sources")
                        .answers(200, "The rulebook.", "rulebook")
                        .answers(304, UNCHANGED),
                Route.get("/api/v1/rulebook/principles/{id}", this::principle)
                        .open()
                        .does("One principle in each of its dated versions, with sources, outcomes and words")
                        .answers(200, "The principle.", "principle")
                        .answers(304, UNCHANGED),
                Route.get("/api/v1/rulebook/parameters/{id}", this::parameter)
                        .open()
                        .does("One parameter with each of its dated values")
                        .answers(200, "The parameter.", "parameter")
                        .answers(304, UNCHANGED));
    }

    /** Taken once for each answer, which names it: another may be put in service before the answer is whole. */
    private Rulebook taken(Context context) {
        var book = rulebook.get();
        book.catalogue().headers().forEach(context::header);
        return book;
    }

    /** The digest of the rulebook is the tag: an answer changes only when the rulebook does. */
    private static void cacheable(Context context, Rulebook book, ObjectNode body) {
        var tag = "\"" + book.catalogue().digest() + "\"";
        context.header("ETag", tag).header("Cache-Control", "no-cache");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            Json.send(context, body);
        }
    }

    private void whole(Context context) {
        var book = taken(context);
        cacheable(context, book, whole(book.catalogue()));
    }

    private static ObjectNode whole(Catalogue catalogue) {
        var manifest = catalogue.manifest();
        var node = JSON.objectNode();
        node.put("name", manifest.name());
        node.put("version", manifest.version());
        node.put("approvedBy", manifest.approvedBy());
        node.put("approvedOn", Objects.toString(manifest.approvedOn(), null));
        node.put("digest", catalogue.digest());
        var principles = node.putArray("principles");
        catalogue
                .principles()
                .forEach(p -> principles
                        .addObject()
                        .put("id", p.id())
                        .put("title", p.words().title())
                        .put("question", p.question())
                        .put("subject", p.subject())
                        .put("basis", p.basis())
                        .put("effect", p.effect())
                        .put("from", p.from().toString())
                        .put("to", Objects.toString(p.to(), null)));
        var steps = node.putArray("steps");
        catalogue
                .steps()
                .forEach(step -> steps.addObject()
                        .put("number", step.number())
                        .put("name", step.name())
                        .put("title", step.words().title())
                        .put("question", step.words().question()));
        texts(node.putArray("parameters"), catalogue.parameters().keySet());
        texts(node.putArray("tables"), catalogue.tables().keySet());
        texts(node.putArray("sources"), catalogue.sources().keySet());
        return node;
    }

    /** Every dated version of one principle, newest last. */
    private void principle(Context context) {
        var id = context.pathParam("id");
        var book = taken(context);
        var versions = book.catalogue().principles().stream()
                .filter(p -> p.id().equals(id))
                .toList();
        if (versions.isEmpty()) {
            throw new Problem(404, "There is no principle with that id");
        }
        var node = JSON.objectNode();
        node.put("id", id);
        var array = node.putArray("versions");
        versions.forEach(p -> array.add(version(book, p)));
        cacheable(context, book, node);
    }

    private static ObjectNode version(Rulebook book, Principle p) {
        var node = JSON.objectNode();
        node.put("title", p.words().title());
        node.put("question", p.question());
        node.put("subject", p.subject());
        node.put("basis", p.basis());
        node.put("effect", p.effect());
        node.put("from", p.from().toString());
        node.put("to", Objects.toString(p.to(), null));
        node.put("owner", p.owner());
        node.put("reviewBy", p.reviewBy().toString());
        node.put("judgement", p.judgement());
        var cites = node.putArray("cites");
        p.cites()
                .forEach(cite -> book.catalogue()
                        .provision(cite)
                        .ifPresent(provision -> cites.addObject()
                                .put("key", cite)
                                .put("title", provision.title())
                                .put("checked", provision.checked())));
        texts(node.putArray("reads"), p.reads());
        texts(node.putArray("parameters"), p.parameters());
        var outcomes = node.putArray("outcomes");
        for (ParsedRule rule : p.siblings()) {
            var words = p.words().reasons().get(rule.reason());
            outcomes.addObject()
                    .put("outcome", rule.outcome())
                    .put("reason", rule.reason())
                    .put("officer", words.officer())
                    .put("panel", words.panel())
                    .put("family", words.family());
        }
        texts(node.putArray("scenarios"), book.scenarioNames(p));
        return node;
    }

    private void parameter(Context context) {
        var book = taken(context);
        var parameter = book.catalogue().parameters().get(context.pathParam("id"));
        if (parameter == null) {
            throw new Problem(404, "There is no parameter with that id");
        }
        cacheable(context, book, parameter(parameter));
    }

    private static ObjectNode parameter(DatedParameter parameter) {
        var node = JSON.objectNode();
        node.put("id", parameter.parameter());
        node.put("title", parameter.title());
        node.put("unit", parameter.unit());
        node.put("owner", parameter.owner());
        node.put("reviewBy", Objects.toString(parameter.reviewBy(), null));
        var values = node.putArray("values");
        for (DatedParameter.Value value : parameter.values()) {
            var dated = values.addObject();
            dated.put("from", value.from().toString());
            dated.put("cites", value.cites());
            dated.put("unsure", value.unsure());
            if (value.value() != null) {
                dated.put("value", value.value());
            }
            if (value.words() != null) {
                texts(dated.putArray("words"), value.words());
            }
            if (value.of() != null) {
                var of = dated.putObject("of");
                value.of().forEach((key, one) -> {
                    if (one instanceof Number number) {
                        of.put(key, number.longValue());
                    } else {
                        of.put(key, one.toString());
                    }
                });
            }
        }
        return node;
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
