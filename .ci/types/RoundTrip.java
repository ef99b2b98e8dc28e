import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;

/** Reads examples as the records of their types, and compares what these write with what was read. */
public final class RoundTrip {
    private RoundTrip() {}

    public static void main(String[] files) throws Exception {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        int count = 0;
        for (String file : files) {
            JsonNode document = mapper.readTree(new File(file));
            if (!document.has("tradelane") || !document.has("type")) continue;
            String type = document.get("type").asText();
            String name = Character.toUpperCase(type.charAt(0)) + type.substring(1);
            Class<?> record;
            try {
                record = Class.forName("Tradelane$" + name + "Document");
            } catch (ClassNotFoundException error) {
                record = Class.forName("Tradelane$" + name);
            }
            JsonNode again = mapper.valueToTree(mapper.treeToValue(document, record));
            if (!again.equals(document)) throw new AssertionError(file + ": " + again);
            count += 1;
        }
        if (count < 40) throw new AssertionError(count + " examples are too few");
        System.out.println(count + " examples come back from Java as they were");
    }
}
