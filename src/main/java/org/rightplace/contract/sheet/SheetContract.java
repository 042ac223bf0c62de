package org.rightplace.contract.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.contract.ContractReader;
import org.rightplace.schema.InputError;

/** One contract being gathered from the rows that bear its reference, and which cell each of its fields comes from. */
final class SheetContract {

    private record From(Cell cell, Column column) {}

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ArrayNode kpis;
    private final Map<String, From> cells = new HashMap<>();

    SheetContract(LocalDate reviewDate) {
        json.put("reviewDate", reviewDate.toString());
        this.kpis = json.putArray("kpis");
    }

    ObjectNode json() {
        return json;
    }

    ArrayNode kpis() {
        return kpis;
    }

    /** Remembers that what stands at a pointer comes from a cell. */
    void from(String pointer, Cell cell, Column column) {
        cells.put(pointer, new From(cell, column));
    }

    /** What the contract's own reader finds wrong with it, told by the cell it comes from. */
    List<InputError> checked(ContractReader reader) {
        return reader.read(json.toString().getBytes(StandardCharsets.UTF_8)).errors().stream()
                .map(this::told)
                .toList();
    }

    private InputError told(InputError error) {
        String pointer = error.pointer();
        while (!pointer.isEmpty() && !cells.containsKey(pointer)) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        var from = cells.get(pointer.isEmpty() ? "/reference" : pointer);
        return from.cell().error(from.column().heading, error.code(), error.detail());
    }
}
