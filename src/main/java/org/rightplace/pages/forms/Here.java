package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.rightplace.schema.Place;

/**
 * A page of a form, as its address names it: {@code consultations} for a list, {@code consultations.0} for the first of it,
 * {@code consultations.new} for one more, {@code consultations.0.costs} for a page below it.
 *
 * @param place what the fields of the page stand below; of a list, the list itself
 * @param address the last part of the address
 * @param up the address of what it stands below: of one of a list, the list; of a page of one, that one; empty for a page of the first level
 * @param list whether the page shows a list, rather than one thing
 * @param top the page of the first level it is, or stands below
 * @param holder the list whose thing it is a page of; null for a page of the first level
 */
record Here(
        FormDefinition.Page page,
        Place place,
        String address,
        String up,
        boolean list,
        FormDefinition.Page top,
        FormDefinition.Page holder) {

    static final String NEW = "new";

    /** Empty where there is no such page. */
    static Optional<Here> of(FormDefinition form, String address, JsonNode tree) {
        var parts = address.split("\\.");
        var top = form.page(parts[0]);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        var page = top.get();
        var base = Place.ROOT;
        var here = parts[0];
        var up = "";
        FormDefinition.Page holder = null;
        for (int i = 1; page.isList(); i++) {
            var list = Filled.below(base, FormDefinition.place(page.list()));
            if (i == parts.length) {
                return Optional.of(new Here(page, list, here, up, true, top.get(), holder));
            }
            var size = Filled.at(tree, list).size();
            var last = i == parts.length - 1;
            boolean fresh = last && parts[i].equals(NEW);
            if (!fresh && !(parts[i].matches("[0-9]{1,3}") && Integer.parseInt(parts[i]) < size)) {
                return Optional.empty();
            }
            base = list.then(fresh ? size : Integer.parseInt(parts[i]));
            up = here;
            here = here + "." + parts[i];
            if (last) {
                return Optional.of(new Here(page, base, here, up, false, top.get(), holder));
            }
            var id = parts[++i];
            var within =
                    page.within().stream().filter(one -> one.id().equals(id)).findFirst();
            if (within.isEmpty()) {
                return Optional.empty();
            }
            holder = page;
            page = within.get();
            up = here;
            here = here + "." + id;
            if (!page.isList()) {
                return i == parts.length - 1
                        ? Optional.of(new Here(page, base, here, up, false, top.get(), holder))
                        : Optional.empty();
            }
        }
        return parts.length == 1
                ? Optional.of(new Here(page, base, here, up, false, top.get(), holder))
                : Optional.empty();
    }

    boolean isFresh() {
        return address.endsWith("." + NEW);
    }

    /** Of one of a list: which. */
    int index() {
        return (Integer) place.steps().get(place.steps().size() - 1);
    }
}
