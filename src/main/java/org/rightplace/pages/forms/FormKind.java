package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rightplace.schema.InputError;

/**
 * What a kind of draft is filled in with.
 *
 * @param schema name of the JSON Schema of what it will be, and of the kind of draft
 * @param base address below which its pages stand
 * @param thing what it is called: request
 * @param form what is asked, which may depend on what has been answered
 * @param wording of the rulebook in service
 * @param check everything that is wrong with what has been filled in
 * @param tidy mends what was filled in (second) after a page was saved: what refers to what is no longer there; first is how it was before
 */
public record FormKind(
        String schema,
        String base,
        String thing,
        Function<ObjectNode, FormDefinition> form,
        Supplier<Wording> wording,
        Function<ObjectNode, List<InputError>> check,
        BiConsumer<ObjectNode, ObjectNode> tidy) {}
