package org.rightplace.placement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rightplace.register.SharedData;
import org.rightplace.rulebook.Concluded;

/** One request over one register, ready to be timed. */
public final class BenchCase implements AutoCloseable {

    private static final String EXAMPLE = "08-no-request-four-local";

    private final MadeUpArea area;
    private final byte[] request;
    private final Evaluation.Gathered gathered;

    private BenchCase(MadeUpArea area, byte[] request) {
        this.area = area;
        this.request = request;
        this.gathered = area.gather(request);
    }

    /**
     * @param register made-up, or gias-873 for the real register of Cambridgeshire
     */
    public static BenchCase open(String register, Path folder) throws IOException {
        if (register.equals("made-up")) {
            return new BenchCase(new MadeUpArea(folder), MadeUpArea.request(EXAMPLE));
        }
        var area = new MadeUpArea(
                folder, SharedData.file("register/gias-873.csv"), SharedData.file("postcodes/onspd-CB.csv.gz"));
        return new BenchCase(area, real());
    }

    /** A request from a real postcode, with nothing consulted yet. */
    private static byte[] real() throws IOException {
        var json = new ObjectMapper();
        var request = (ObjectNode) json.readTree(MadeUpArea.request(EXAMPLE));
        ((ObjectNode) request.at("/person/home")).put("postcode", "CB1 0AA").put("authority", "873");
        for (String list :
                new String[] {"consultations", "quality", "outOfArea", "consider", "exceptions", "transport"}) {
            request.remove(list);
        }
        return json.writeValueAsBytes(request);
    }

    public MadeUpArea area() {
        return area;
    }

    public byte[] request() {
        return request;
    }

    /** Stages 1 and 2 over the facts gathered once. */
    public List<Concluded> engine() {
        var rules = MadeUpArea.rules();
        var findings = rules.find("placement", MadeUpArea.TODAY, gathered.facts());
        return rules.conclude("placement", MadeUpArea.TODAY, findings);
    }

    @Override
    public void close() {
        area.close();
    }
}
