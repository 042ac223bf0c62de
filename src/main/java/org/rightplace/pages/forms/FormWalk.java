package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rightplace.schema.Place;

/** Everything a form asks of what has been filled in: each field of each page, and of each thing of each list. */
final class FormWalk {

    private final Wording wording;
    private final JsonNode tree;
    private final List<Stop> stops = new ArrayList<>();

    /**
     * A page with its fields.
     *
     * @param address the last part of its address
     * @param title in full: of one of a list, which one
     * @param none of a list that is known to be empty: the words that say so; null for every other page
     */
    record Stop(FormDefinition.Task task, String address, String title, List<Asked> fields, String none, Place list) {}

    private FormWalk(Wording wording, JsonNode tree) {
        this.wording = wording;
        this.tree = tree;
    }

    /** In the order of the form; pages that are not shown are left out. */
    static List<Stop> of(FormDefinition form, Wording wording, JsonNode tree) {
        var walk = new FormWalk(wording, tree);
        for (var task : form.tasks()) {
            for (var page : task.pages()) {
                if (page.when() == null || page.when().holds(tree)) {
                    walk.page(task, page, page.id(), Place.ROOT, "");
                }
            }
        }
        return walk.stops;
    }

    private void page(FormDefinition.Task task, FormDefinition.Page page, String address, Place base, String before) {
        if (!page.isList()) {
            stops.add(new Stop(task, address, before + page.title(), wording.fields(page, base, tree), null, null));
            return;
        }
        var list = Filled.below(base, FormDefinition.place(page.list()));
        var items = Filled.at(tree, list);
        stops.add(new Stop(
                task,
                address,
                before + page.title(),
                List.of(),
                items.isArray() && items.isEmpty() ? Objects.requireNonNullElse(page.none(), "None") : null,
                list));
        for (int i = 0; i < items.size(); i++) {
            var place = list.then(i);
            var title = before + Wording.plain(page.one()) + " " + (i + 1);
            stops.add(new Stop(task, address + "." + i, title, wording.fields(page, place, tree), null, null));
            for (var within : page.within()) {
                page(task, within, address + "." + i + "." + within.id(), place, title + ": ");
            }
        }
    }
}
